// Draws a figure once, in the colours of the theme, and changes it in place afterwards. Where only
// numbers change, its marks are moved; Plotly draws the same once all is at rest, so that what it says
// when pointed at is of those numbers, too. What is out of sight waits.
import { styled, themeOf } from "./chart_style.js";
import { describe, newNumbers, openAsked, tabulate } from "./chart_table.js";
import { make } from "./elements.js";
import { followHand, inHand, isInSight, leaveHand } from "./hand.js";
import { moveMarks } from "./marks.js";
import { movedFigure } from "./moved_figure.js";
import { isSame } from "./same.js";

const charts = new WeakMap();
let drawn = Promise.resolve(); // all charts that have come so far
const REST_MS = 500;
const CONFIG = {
  displayModeBar: false,
  displaylogo: false,
  doubleClick: "reset",
  responsive: false,
  scrollZoom: false,
  showTips: false,
};

export default function (component) {
  const root = component.parentElement.querySelector(".crossroads-chart");
  const chart = charts.get(root) ?? newChart(root);
  chart.unfold = (unfolded) => component.setStateValue("unfolded", unfolded);
  Object.assign(chart, { wanted: component.data, theme: null });
  describe(chart, chart.wanted);
  loadPlotly(chart.wanted.source).then(
    (plotly) => receive(chart, plotly),
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
  const chart = { root, plot, failed, ...newNumbers(root), width: 0, asked: null };
  Object.assign(chart, { shown: null, isDrawn: false, isExact: false, timer: 0 });
  chart.observer = new ResizeObserver(() => fit(chart));
  chart.observer.observe(plot);
  chart.details.addEventListener("toggle", () => {
    tabulate(chart, chart.wanted);
    if (chart.wanted.table.opens) chart.unfold(chart.details.open);
  });
  plot.addEventListener("pointerenter", () => finish(chart));
  charts.set(root, chart);
  followHand(root, (arrives) => follow(chart, arrives));
  return chart;
}

function remove(chart) {
  leaveHand(chart.root);
  chart.observer.disconnect();
  clearTimeout(chart.timer);
  if (chart.isDrawn) chart.plotly.purge(chart.plot);
  chart.removed = true;
  charts.delete(chart.root);
}

// One script per page, however many charts wait for it. As a module it is read while the page starts
// (called_ahead.py). A browser may not ask for a module again that failed once, but for a script.
function loadPlotly(source) {
  window.crossroadsPlotly ??= import(new URL(source, document.baseURI))
    .catch(() => loadScript(source))
    .then(() => window.Plotly ?? Promise.reject(new Error(source)));
  window.crossroadsPlotly.catch(() => delete window.crossroadsPlotly); // the next run tries again
  return window.crossroadsPlotly;
}

function loadScript(source) {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: source });
    script.onload = resolve;
    script.onerror = () => reject(new Error(source));
    document.head.append(script);
  });
}

// When it is drawn ----------------------------------------------------------------------------------

function receive(chart, plotly) {
  chart.plotly = plotly;
  if (!chart.shown) drawFirst(chart);
  else if (isInSight(chart.root)) draw(chart);
  if (!chart.says || chart.details.open) tabulate(chart, chart.wanted);
  finishLater(chart);
}

// One takes long. The browser has a moment after each, so that the first is seen before the last is there.
function drawFirst(chart) {
  drawn = drawn.then(() => {
    if (!chart.shown) draw(chart);
    return new Promise((resolve) => setTimeout(resolve));
  });
}

// A slider moved: Python will say the same by and by, and bring the words. Or it came into sight.
function follow(chart, arrives) {
  if (!chart.plotly || !(chart.wanted.linear || arrives)) return;
  draw(chart);
  if (!chart.isExact) finishLater(chart);
}

// In a closed tab there is no width. A frame later, so that it never widens its box in turn.
function fit(chart) {
  const { clientWidth } = chart.plot;
  if (clientWidth === chart.width) return;
  chart.width = clientWidth;
  requestAnimationFrame(() => chart.plotly && draw(chart));
}

// There is no hurry once all that is seen is there.
function finishLater(chart) {
  clearTimeout(chart.timer);
  const soon = window.requestIdleCallback ?? setTimeout;
  chart.timer = setTimeout(() => soon(() => finish(chart)), REST_MS);
}

function finish(chart) {
  clearTimeout(chart.timer);
  chart.timer = 0;
  if (chart.removed || !chart.plotly) return;
  draw(chart);
  tabulate(chart, chart.wanted);
  if (chart.shown && !chart.isExact) drawExactly(chart);
}

// The drawing ---------------------------------------------------------------------------------------

function draw(chart) {
  chart.width ||= chart.plot.clientWidth;
  if (chart.removed || !chart.width) return;
  const figure = themed(chart);
  const { shown } = chart;
  if (shown && isSame(shown, figure)) return;
  chart.shown = figure;
  if (shown && moveMarks(chart.plot, shown, figure)) chart.isExact = false;
  else drawExactly(chart);
}

// Plotly notes in a figure what it makes of it, so it gets a copy.
function drawExactly(chart) {
  const { data, layout } = structuredClone(chart.shown);
  const way = chart.isDrawn ? chart.plotly.react : chart.plotly.newPlot;
  Object.assign(chart, { isDrawn: true, isExact: true });
  chart.failed.hidden = true;
  Promise.resolve()
    .then(() => way(chart.plot, data, layout, CONFIG))
    .then(() => openOnClick(chart))
    .catch(() => giveUp(chart));
}

// Its theme is read when there is news of it: for that the browser lays the page out.
function themed(chart) {
  chart.theme ??= themeOf(chart.root);
  return styled(figureOf(chart), chart.theme, chart.width, chart.wanted.height);
}

function figureOf({ root, wanted: { figure, linear } }) {
  const weights = linear ? inHand(linear) : null;
  root.toggleAttribute("data-ahead", weights !== null);
  return weights ? movedFigure(figure, linear, weights) : figure;
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

function giveUp(chart) {
  chart.shown = null;
  chart.failed.hidden = false;
  chart.details.open = true;
}
