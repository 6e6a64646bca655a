// Moves what is drawn of a figure to where another figure has it: bars, points and texts, each as Plotly
// places it. That takes a small part of the time of a whole drawing. It can be done where nothing but
// numbers, their texts and their colours differs; else the figure has to be drawn.
import { say } from "./elements.js";
import { isSame } from "./same.js";

const TEXT_PAD = 3; // pixels between a bar's end and its text, as Plotly has it
const NEAR = 1e-9;
const MOVED = {
  bar: ["x", "text", "hovertext", "customdata"],
  scatter: ["x", "y", "text", "opacity", "hovertext", "customdata"],
};

// Move the marks; false where that cannot be done, and then some may have moved.
export function moveMarks(plot, from, to) {
  if (!isMovable(plot, from, to)) return false;
  const drawn = { plot, layout: to.layout, x: plot._fullLayout.xaxis, y: plot._fullLayout.yaxis };
  const layers = { bar: [...plot.querySelectorAll(".barlayer > .trace")] };
  layers.scatter = [...plot.querySelectorAll(".scatterlayer > .trace")];
  const starts = new Map(); // where the next part of each bar begins
  plot.data = to.data; // what Plotly says that it shows is what there is to see
  return to.data.every((trace, place) => {
    const layer = layers[trace.type]?.shift();
    if (trace.type === "bar") return moveBars(drawn, layer, from.data[place], trace, starts);
    return isSame(from.data[place], trace) || moveScatter(drawn, layer, from.data[place], trace);
  });
}

function isMovable(plot, from, to) {
  return (
    from.data.length === to.data.length &&
    isSame(from.layout, to.layout) &&
    plot._fullData?.every(({ visible }) => visible === true) &&
    ["xaxis", "yaxis"].every((axis) => isWhole(plot._fullLayout[axis], to.layout[axis])) &&
    areSimple(to) &&
    to.data.every((trace, place) => isLike(from.data[place], trace))
  );
}

// Bars to the right or the left on one pair of axes, alone or end to end.
function areSimple({ data, layout }) {
  const bars = data.filter(({ type }) => type === "bar");
  const isBeside = bars.length > 1 && layout.barmode !== "stack";
  const isOther = ({ orientation, base, offset, width = 1 - layout.bargap }) =>
    orientation !== "h" || base || offset || !Number.isFinite(width);
  return !isBeside && !bars.some(isOther) && !data.some(({ xaxis, yaxis }) => xaxis || yaxis);
}

// Whether all of an axis is in sight, where the figure says from where to where.
function isWhole(axis, { range } = {}) {
  return axis && range?.every((end, place) => Math.abs(end - axis.range[place]) < NEAR);
}

function isLike(before, after) {
  if (isSame(before, after)) return true;
  if (/lines/.test(after.mode)) return false;
  return after.type in MOVED && isSame(fixed(before), fixed(after));
}

// A trace without what can be moved; how many marks it has stays.
function fixed(trace) {
  const rest = { ...trace, length: trace.x.length };
  for (const field of MOVED[trace.type]) delete rest[field];
  if (Array.isArray(trace.marker?.color)) rest.marker = { ...trace.marker, color: "of each" };
  return rest;
}

// Bars ----------------------------------------------------------------------------------------------

function moveBars(drawn, layer, before, after, starts) {
  const points = [...(layer?.querySelectorAll(".point") ?? [])];
  if (points.length !== after.x.length) return false;
  const isStacked = drawn.layout.barmode === "stack";
  if (isStacked && after.x.some((length) => length < 0)) return false;
  return points.every((point, place) => {
    const start = isStacked ? (starts.get(after.y[place]) ?? 0) : 0;
    starts.set(after.y[place], start + after.x[place]);
    const bar = barOf(drawn, after, place, start);
    const path = point.querySelector("path");
    set(path, "d", `M${bar.start},${bar.top}V${bar.bottom}H${bar.end}V${bar.top}Z`);
    colour(path, before, after, place);
    return !after.text || moveBarText(drawn, point, after, place, bar);
  });
}

function barOf({ layout, x, y }, trace, place, start) {
  const half = (trace.width ?? 1 - layout.bargap) / 2;
  const [from, to] = [start, start + trace.x[place]].map((value) => pixel(x, value));
  const [top, bottom] = [-half, half].map((off) => pixel(y, trace.y[place] + off));
  return { start: from, end: to, top, bottom, middle: (top + bottom) / 2 };
}

function moveBarText(drawn, point, trace, place, bar) {
  const said = trace.text[place];
  if (/[<&]/.test(said) || !/^(in|out)side$/.test(trace.textposition)) return false;
  const text = point.querySelector("text") ?? (said ? newBarText(drawn, point, trace) : null);
  if (!text) return !said;
  say(text, said);
  const [, height] = placeOf(text);
  drawn.rise ??= height - middleOf(point);
  const x = trace.textposition === "inside" ? (bar.start + bar.end) / 2 : besideBar(text, said, bar);
  set(text, "transform", `translate(${x},${bar.middle + drawn.rise})`);
  return true;
}

// Of a bar that had no room for a text before, it looks like that of another one.
function newBarText(drawn, point, trace) {
  const others = [...point.parentElement.querySelectorAll("text")];
  const other = others[0] ?? drawn.plot.querySelector(".barlayer text");
  if (!other) return null;
  drawn.rise ??= placeOf(other)[1] - middleOf(other.parentElement);
  const text = other.cloneNode(true);
  if (trace.textfont?.color) text.style.fill = trace.textfont.color;
  point.append(text);
  return text;
}

function besideBar(text, said, { start, end }) {
  const away = TEXT_PAD + widthOf(text, said) / 2;
  return end < start ? end - away : end + away;
}

function middleOf(point) {
  const [, top, bottom] = point.querySelector("path").getAttribute("d").match(/,([^V]+)V([^H]+)H/);
  return (Number(top) + Number(bottom)) / 2;
}

function placeOf(text) {
  return text.getAttribute("transform").match(/-?[\d.]+(e-?\d+)?/g).map(Number);
}

// Points and texts ----------------------------------------------------------------------------------

function moveScatter({ x, y }, layer, before, after) {
  const points = [...(layer?.querySelectorAll(".points > path") ?? [])];
  const texts = [...(layer?.querySelectorAll(".text > .textpoint > text") ?? [])];
  const hasPoints = after.mode.includes("markers");
  const hasTexts = after.mode.includes("text");
  const { length } = after.x;
  if (points.length !== (hasPoints ? length : 0)) return false;
  if (texts.length !== (hasTexts ? length : 0)) return false;
  layer.style.opacity = after.opacity ?? 1;
  return after.x.every((value, place) => {
    const [across, down] = [pixel(x, value), pixel(y, after.y[place])];
    if (hasPoints) {
      set(points[place], "transform", `translate(${across},${down})`);
      colour(points[place], before, after, place);
    }
    if (!hasTexts) return true;
    set(texts[place], "x", across);
    set(texts[place], "y", down);
    return rewrite(texts[place], before.text[place], after.text[place]);
  });
}

// A text is plain, or one part of it is bold.
function rewrite(text, before, after) {
  if (before === after) return true;
  const [old, now] = [before, after].map((said) => said.match(/^([^<&]*)<b>([^<&]+)<\/b>([^<&]*)$/));
  if (now) {
    if (old?.[1] !== now[1] || old[3] !== now[3]) return false;
    say(text.querySelector("tspan"), now[2]);
    return true;
  }
  if (!after || !before || /[<&]/.test(before + after)) return false;
  say(text, after);
  return true;
}

// One mark ------------------------------------------------------------------------------------------

function pixel(axis, value) {
  return Number(axis.c2p(value).toFixed(2));
}

function set(mark, name, value) {
  const said = String(value);
  if (mark.getAttribute(name) !== said) mark.setAttribute(name, said);
}

function colour(path, before, after, place) {
  const [old, now] = [before.marker?.color, after.marker?.color];
  if (Array.isArray(now) && old[place] !== now[place]) path.style.fill = now[place];
}

// Measured apart from the page, which would have to be laid out for it.
const ruler = document.createElement("canvas").getContext("2d");

function widthOf({ style }, said) {
  ruler.font = `${style.fontSize} ${style.fontFamily}`;
  return ruler.measureText(said).width;
}
