// What a figure looks like in the colours of the theme, and in the width that there is.
import { make } from "./elements.js";

const NARROW = 480;
const LETTER = 7; // pixels of room that a number in a bar needs for each of its letters
const LEGEND = {
  bgcolor: "rgba(0,0,0,0)",
  orientation: "h",
  traceorder: "normal",
  x: 0,
  y: 1.02,
  yanchor: "bottom",
};

export function styled(figure, theme, width, height) {
  const { data, layout } = recoloured(figure, theme);
  const style = { layout: styleOf(theme, width < NARROW) };
  layout.template = layout.template ? merged(style, layout.template) : style;
  layout.uirevision ??= "kept";
  Object.assign(layout, { width, height, autosize: false });
  if (width < NARROW) capMargins(layout, width);
  return { data: data.map((trace) => fitted(trace, layout)), layout };
}

// In a bar a number is as large as the others or, where it has no room, left out.
function fitted(trace, { width, margin = {}, xaxis = {} }) {
  if (trace.type !== "bar" || trace.textposition !== "inside" || !xaxis.range) return trace;
  const [from, to] = xaxis.range;
  const scale = (width - (margin.l ?? 0) - (margin.r ?? 0)) / (to - from);
  const text = trace.text.map((said, place) => {
    return scale * trace.x[place] < LETTER * said.length ? "" : said;
  });
  return { ...trace, text, constraintext: "none" };
}

// Room kept for long names on a wide screen would leave none for the drawing on a phone; the axes
// still take what their labels need.
function capMargins(layout, width) {
  for (const side of ["l", "r"]) {
    if (layout.margin?.[side] > width / 4) layout.margin[side] = Math.round(width / 4);
  }
}

export function themeOf(root) {
  const styles = getComputedStyle(root);
  const read = (name) => styles.getPropertyValue(name).trim();
  const [text, background] = [read("--st-text-color"), read("--st-background-color")];
  const muted = mutedOf(root, text, background);
  return { text, background, muted, border: read("--st-border-color"), font: read("--st-font") };
}

// The browser has to work out what a colour's name stands for, so once for each theme.
const muted = new Map();

function mutedOf(root, text, background) {
  const name = `${text} ${background}`;
  if (!muted.has(name)) muted.set(name, mixed(root, text, background, 0.6));
  return muted.get(name);
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
