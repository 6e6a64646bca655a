// Draws a figure once and changes it in place afterwards, in the colours of the theme.
import { make } from "./elements.js";
import { followHand, inHand, leaveHand } from "./hand.js";
import { movedFigure } from "./moved_figure.js";

const charts = new WeakMap();
const NARROW = 480;
const CONFIG = {
  displayModeBar: false,
  displaylogo: false,
  doubleClick: "reset",
  responsive: false,
  scrollZoom: false,
  showTips: false,
};
const LEGEND = {
  bgcolor: "rgba(0,0,0,0)",
  orientation: "h",
  traceorder: "normal",
  x: 0,
  y: 1.02,
  yanchor: "bottom",
};

export default function (component) {
  const root = component.parentElement.querySelector(".crossroads-chart");
  const chart = charts.get(root) ?? newChart(root);
  chart.unfold = (unfolded) => component.setStateValue("unfolded", unfolded);
  chart.wanted = component.data;
  Object.assign(chart, { stale: true, theme: null });
  describe(chart, component.data);
  loadPlotly(component.data.source).then(
    (plotly) => draw(chart, plotly),
    () => giveUp(chart),
  );
  // A run that was overtaken is cleaned up while its element is still in use: leave it alone then.
  return () => {
    if (!root.isConnected) remove(chart);
  };
}

function newChart(root) {
  const plot = make("div", "crossroads-plot", root);
  plot.setAttribute("role", "img");
  const failed = make("p", "crossroads-plot-failed", root, { hidden: true });
  failed.textContent = "The chart could not be drawn. Its numbers are in the table below.";
  const details = make("details", "crossroads-numbers", root);
  const opener = make("summary", "", details, { textContent: "Show as table" });
  const scroll = make("div", "crossroads-numbers-scroll", details, { tabIndex: 0 });
  scroll.setAttribute("role", "region");
  const chart = { root, plot, failed, details, opener, scroll, width: 0, drawn: false };
  chart.asked = null;
  chart.observer = new ResizeObserver(() => requestAnimationFrame(() => fit(chart)));
  chart.observer.observe(plot);
  details.addEventListener("toggle", () => {
    if (chart.wanted.table.opens) chart.unfold(details.open);
  });
  charts.set(root, chart);
  followHand(root, () => follow(chart));
  return chart;
}

function remove(chart) {
  leaveHand(chart.root);
  chart.observer.disconnect();
  if (chart.drawn) chart.plotly.purge(chart.plot);
  chart.removed = true;
  charts.delete(chart.root);
}

// One script per page, however many charts wait for it.
function loadPlotly(source) {
  window.crossroadsPlotly ??= new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: source });
    script.onload = () => (window.Plotly ? resolve(window.Plotly) : reject(new Error(source)));
    script.onerror = () => reject(new Error(source));
    document.head.append(script);
  });
  window.crossroadsPlotly.catch(() => delete window.crossroadsPlotly); // the next run tries again
  return window.crossroadsPlotly;
}

// The drawing ------------------------------------------------------------------------------------

function fit(chart) {
  if (chart.plot.clientWidth === chart.width || !chart.plotly) return;
  chart.stale = true;
  draw(chart, chart.plotly);
}

// A slider moved: Python will say the same by and by, and bring the words.
function follow(chart) {
  if (!chart.wanted?.linear || !chart.plotly) return;
  chart.stale = true;
  draw(chart, chart.plotly);
}

function draw(chart, plotly) {
  chart.plotly = plotly;
  const width = chart.plot.clientWidth;
  // In a closed tab there is no width; the observer comes back when it is opened.
  if (chart.removed || !chart.stale || !width) return;
  Object.assign(chart, { stale: false, width });
  const { data, layout } = themed(chart, width);
  const way = chart.drawn ? plotly.react : plotly.newPlot;
  chart.drawn = true;
  chart.failed.hidden = true;
  Promise.resolve()
    .then(() => way(chart.plot, data, layout, CONFIG))
    .then(() => openOnClick(chart))
    .catch(() => giveUp(chart));
}

// A bar opens to what lies behind it, in the table; the table's rows open by keyboard.
function openOnClick(chart) {
  const isOfBars = chart.wanted.figure.data[0]?.type === "bar"; // then a point's index is its row
  if (chart.clickable || !isOfBars || !chart.wanted.table.opens) return;
  chart.clickable = true;
  chart.root.classList.add("opens");
  chart.plot.on("plotly_click", ({ points }) => {
    chart.asked = points[0].customdata ?? points[0].pointIndex; // what lies by a bar names its row
    chart.details.open = true;
    openAsked(chart);
  });
}

// What a row opens to is there once Python has heard that the table is unfolded.
function openAsked(chart) {
  const row = chart.scroll.querySelectorAll("tbody details")[chart.asked];
  if (!row) return;
  chart.asked = null;
  row.open = true;
  row.scrollIntoView({ block: "nearest" });
}

function giveUp(chart) {
  chart.failed.hidden = false;
  chart.details.open = true;
}

function themed(chart, width) {
  // Reading it makes the browser lay the page out, so not in every frame of a slider's move.
  const theme = (chart.theme ??= themeOf(chart.root));
  const { data, layout } = recoloured(figureOf(chart), theme);
  const style = { layout: styleOf(theme, width < NARROW) };
  layout.template = layout.template ? merged(style, layout.template) : style;
  layout.uirevision ??= "kept";
  Object.assign(layout, { width, height: chart.wanted.height, autosize: false });
  if (width < NARROW) capMargins(layout, width);
  return { data, layout };
}

function figureOf({ root, wanted: { figure, linear } }) {
  const weights = linear ? inHand(linear) : null;
  root.classList.toggle("ahead", weights !== null);
  return weights ? movedFigure(figure, linear, weights) : figure;
}

// Room kept for long names on a wide screen would leave none for the drawing on a phone; the axes
// still take what their labels need.
function capMargins(layout, width) {
  for (const side of ["l", "r"]) {
    if (layout.margin?.[side] > width / 4) layout.margin[side] = Math.round(width / 4);
  }
}

function themeOf(root) {
  const styles = getComputedStyle(root);
  const read = (name) => styles.getPropertyValue(name).trim();
  const [text, background] = [read("--st-text-color"), read("--st-background-color")];
  const muted = mixed(root, text, background, 0.6);
  return { text, background, muted, border: read("--st-border-color"), font: read("--st-font") };
}

// Plotly does not know color-mix(), so the mixing is done here.
function mixed(root, one, other, part) {
  const [a, b] = [channels(root, one), channels(root, other)];
  return `rgb(${a.map((channel, i) => Math.round(part * channel + (1 - part) * b[i])).join(",")})`;
}

function channels(root, colour) {
  const probe = make("span", "", root);
  probe.style.color = colour;
  const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
  probe.remove();
  return [red, green, blue];
}

function recoloured(value, theme) {
  if (Array.isArray(value)) return value.map((item) => recoloured(item, theme));
  if (value !== null && typeof value === "object") {
    const pairs = Object.entries(value).map(([key, item]) => [key, recoloured(item, theme)]);
    return Object.fromEntries(pairs);
  }
  const isName = typeof value === "string" && value.startsWith("theme:");
  return isName ? (theme[value.slice("theme:".length)] ?? value) : value;
}

// A template only fills what the figure leaves open.
function styleOf(theme, narrow) {
  const line = { gridcolor: theme.border, zerolinecolor: theme.border, linecolor: theme.border };
  const touch = matchMedia("(pointer: coarse)").matches;
  const size = narrow ? 12 : 13;
  const axis = { ...line, ...axisOf(theme, size), fixedrange: touch };
  return {
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { color: theme.text, family: theme.font, size },
    hoverlabel: hoverOf(theme),
    legend: { ...LEGEND, font: { size: size - 1 } },
    margin: { l: 48, r: 16, t: 16, b: 40 },
    dragmode: touch ? false : "zoom", // a finger that passes over the chart scrolls the page
    ...axesOf(axis, line),
  };
}

function axisOf(theme, size) {
  const title = { standoff: 10, font: { size, color: theme.muted } };
  return { automargin: true, ticks: "outside", ticklen: 5, tickcolor: "rgba(0,0,0,0)", title };
}

function axesOf(axis, line) {
  const ternary = { bgcolor: "rgba(0,0,0,0)", aaxis: line, baxis: line, caxis: line };
  const polar = { bgcolor: "rgba(0,0,0,0)", radialaxis: line, angularaxis: line };
  return { xaxis: axis, yaxis: axis, ternary, polar };
}

function hoverOf(theme) {
  const font = { color: theme.text, family: theme.font, size: 13 };
  const style = { bgcolor: theme.background, bordercolor: theme.border, font, align: "left" };
  return { ...style, namelength: -1 }; // shortening would cut an escaped sign in two
}

function merged(base, over) {
  const both = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const deeper = isPlain(value) && isPlain(base[key]);
    both[key] = deeper ? merged(base[key], value) : value;
  }
  return both;
}

function isPlain(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

// Its words --------------------------------------------------------------------------------------

function describe(chart, { alt, table, height }) {
  chart.plot.style.height = `${height}px`;
  chart.plot.setAttribute("aria-label", alt);
  chart.scroll.setAttribute("aria-label", `Table: ${alt}`);
  chart.opener.setAttribute("aria-label", `Show as table: ${alt.split(/[:.]/)[0]}`);
  const opened = [...chart.scroll.querySelectorAll("tbody details[open] summary")];
  const names = new Set(opened.map((summary) => summary.textContent));
  const focused = chart.scroll.querySelector("summary:focus")?.textContent;
  chart.scroll.replaceChildren(newTable(alt, table));
  // The table is made anew whenever the numbers change; what was open stays open.
  for (const summary of chart.scroll.querySelectorAll("tbody summary")) {
    summary.parentElement.open = names.has(summary.textContent);
    if (summary.textContent === focused) summary.focus({ preventScroll: true });
  }
  openAsked(chart);
}

function newTable(alt, { columns, rows, behind }) {
  const table = document.createElement("table");
  make("caption", "", table, { textContent: alt, dir: "auto" });
  const head = make("tr", "", make("thead", "", table));
  for (const column of columns) cell("th", head, column, "col");
  const body = make("tbody", "", table);
  rows.forEach((row, place) => fill(make("tr", "", body), row, behind[place] ?? []));
  return table;
}

function fill(line, [name, ...others], behind) {
  const head = cell("th", line, behind.length ? "" : name, "row");
  if (behind.length) unfolding(head, name, behind);
  for (const text of others) cell("td", line, text);
}

function unfolding(parent, name, lines) {
  const details = make("details", "", parent);
  make("summary", "", details, { textContent: name, dir: "auto" });
  // Made when it is opened: there can be hundreds of lines, and the numbers change while dragging.
  const list = make("ul", "", details);
  details.addEventListener("toggle", () => {
    if (!details.open || list.childElementCount) return;
    for (const line of lines) make("li", "", list, { textContent: line, dir: "auto" });
  });
}

function cell(tag, line, text, scope) {
  const made = make(tag, "", line, { textContent: text ?? "", dir: "auto" });
  if (scope) made.scope = scope;
  return made;
}
