// A figure as it is with other weights than those it was made with. What each trace stands for is said
// by its `meta`; a row is an offer, or a criterion, in the order of the figure that Python made.
import { contributions, points, ranked, signed, sum } from "./linear.js";

const BEHIND = 0.35; // how visible the simulations are, which only Python can draw anew

export function movedFigure(figure, linear, weights) {
  return linear.kind === "difference"
    ? movedDifference(figure, linear, weights)
    : movedBars(figure, linear, weights);
}

// Stacked bars --------------------------------------------------------------------------------------

function movedBars(figure, { values, places, names, legible }, weights) {
  const parts = contributions(weights, values);
  const totals = parts.map(sum);
  const { order } = ranked(totals, places);
  const moved = { parts, totals, names, legible, order };
  return { ...figure, data: figure.data.map((trace) => movedTrace(trace, moved)) };
}

function movedTrace(trace, moved) {
  const { order, totals } = moved;
  switch (trace.meta?.role) {
    case "segment":
      return movedSegment(trace, moved);
    case "total":
      return { ...trace, ...totalsOf(order.map((row) => totals[row])) };
    case "names":
      return { ...trace, ...inOrder(trace, order) };
    case "dots": {
      const shift = order.indexOf(trace.meta.row) - trace.meta.row;
      return { ...trace, y: trace.y.map((height) => height + shift), opacity: BEHIND };
    }
    default:
      return trace;
  }
}

function movedSegment(trace, { parts, names, legible, order }) {
  const { criteria } = trace.meta;
  const x = order.map((row) => sum(criteria.map((place) => parts[row][place])));
  const text = x.map((part) => (part >= legible ? points(part) : ""));
  const hovertext = x.map((part, place) => {
    return `${names[order[place]]}<br>${trace.name}: ${points(part)} points`;
  });
  return { ...trace, x, text, hovertext, customdata: order };
}

function totalsOf(totals) {
  return { x: totals, text: totals.map((total) => `<b> ${points(total)}</b>`) };
}

function inOrder({ text, marker }, order) {
  const colours = order.map((row) => marker.color[row]);
  return { text: order.map((row) => text[row]), marker: { ...marker, color: colours } };
}

// One against the other -------------------------------------------------------------------------------

function movedDifference(figure, { values, places, colours, room, step }, weights) {
  const [parts] = contributions(weights, values);
  const gaps = places.map((criterion) => parts[criterion]);
  const order = [...gaps.keys()].sort((a, b) => gaps[b] - gaps[a] || places[a] - places[b]);
  const x = order.map((row) => gaps[row]);
  const color = x.map((gap) => colours[gap >= 0 ? 0 : 1]);
  const [trace] = figure.data;
  const moved = { ...trace, x, text: x.map(signed), marker: { color }, customdata: order };
  return { ...figure, data: [moved], layout: movedAxes(figure.layout, x, order, room, step) };
}

function movedAxes(layout, gaps, order, room, step) {
  const reach = step * Math.max(Math.ceil((room * Math.max(...gaps.map(Math.abs))) / step), 1);
  const ticktext = order.map((row) => layout.yaxis.ticktext[row]);
  const xaxis = { ...layout.xaxis, range: [-reach, reach] };
  return { ...layout, xaxis, yaxis: { ...layout.yaxis, ticktext } };
}
