// Offers in rows, criteria in columns. A number opens to what lies behind it, in a row below. The
// scrolling frame stays, the table in it is built anew.
import { countBeyond } from "./beyond.js";
import { make, say } from "./elements.js";
import { followHand, inHand, leaveHand } from "./hand.js";
import { contributions, points, ranked, sum } from "./linear.js";
import { isSame } from "./same.js";

const tables = new WeakMap();

export default function (component) {
  const root = component.parentElement.querySelector(".comparison");
  const shown = tables.get(root) ?? newFrame(root);
  shown.told = component.data;
  shown.open = (cell) => component.setTriggerValue("opened", cell);
  draw(shown);
  return () => {
    if (root.isConnected) return;
    shown.beyond.stop();
    leaveHand(root);
    tables.delete(root);
  };
}

function draw(shown) {
  const table = inHandOf(shown.told);
  if (isSame(shown.drawn, table) || writeOver(shown, table)) return;
  shown.drawn = table;
  const { root, frame } = shown;
  const { scrollLeft } = frame;
  const focused = root.getRootNode().activeElement?.dataset?.cell;
  frame.setAttribute("aria-label", table.caption);
  frame.replaceChildren(newTable(table, (cell) => shown.open(cell)));
  frame.scrollLeft = scrollLeft;
  if (focused) frame.querySelector(`[data-cell="${focused}"]`)?.focus({ preventScroll: true });
  shown.beyond.count();
}

// Where only weights and points differ, they are written over those that stand there.
function writeOver(shown, table) {
  if (!shown.drawn || !isSame(framework(shown.drawn), framework(table))) return false;
  shown.drawn = table;
  const heads = shown.frame.querySelectorAll("thead .criterion");
  table.columns.forEach((column, place) => writeWeight(heads[place], column));
  const lines = shown.frame.querySelectorAll("tbody td.overall");
  table.rows.forEach((row, place) => writeOverall(lines[place], row));
  return true;
}

function framework({ columns, rows, ...rest }) {
  return {
    ...rest,
    columns: columns.map((column) => ({ ...column, weight: 0 })),
    rows: rows.map((row) => ({ ...row, overall: "", rank: Boolean(row.rank), total: 0 })),
  };
}

// The same with the weights in the hand, where these differ.
function inHandOf(told) {
  const weights = inHand({
    keys: told.columns.map(({ key }) => key),
    weights: told.columns.map(({ weight }) => weight),
  });
  if (!weights) return told;
  const columns = told.columns.map((column, place) => ({ ...column, weight: weights[place] }));
  return { ...told, columns, rows: movedRows(told.rows, weights) };
}

function movedRows(rows, weights) {
  const moved = rows.map((row) => {
    if (!row.values) return row;
    return { ...row, total: sum(contributions(weights, [row.values])[0]) };
  });
  const inOrder = moved.filter(({ rank }) => rank);
  const { ranks, order } = ranked(inOrder.map(({ total }) => total), inOrder.map(({ place }) => place));
  const said = (row) => ({ ...row, overall: points(row.total) });
  return [
    ...order.map((row) => ({ ...said(inOrder[row]), rank: `rank ${ranks[row]}` })),
    ...moved.filter(({ rank }) => !rank).map((row) => (row.values ? said(row) : row)),
  ];
}

function newFrame(root) {
  const frame = make("div", "frame", root, { tabIndex: 0 });
  frame.setAttribute("role", "region");
  const criteria = () => [...frame.querySelectorAll("thead .criterion")];
  const shown = { root, frame, drawn: null, beyond: countBeyond(root, frame, criteria) };
  tables.set(root, shown);
  followHand(root, () => draw(shown));
  return shown;
}

function newTable({ caption, columns, rows, behind }, open) {
  const table = make("table", columns.length > 5 ? "many" : "");
  table.style.setProperty("--criteria", columns.length);
  make("caption", "unseen", table, { textContent: caption, dir: "auto" });
  const head = make("tr", "", make("thead", "", table));
  make("th", "offer", head, { scope: "col", textContent: "Offer" });
  make("th", "overall", head, { scope: "col", textContent: "Overall" });
  columns.forEach((column) => addCriterion(head, column));
  const body = make("tbody", "", table);
  for (const row of rows) {
    addOffer(make("tr", row.rank ? "" : `below ${row.looks}`.trim(), body), row, columns);
    if (row.key === behind?.offer) addBehind(make("tr", "behind", body), behind, columns.length + 2);
  }
  for (const number of body.querySelectorAll("button.number")) {
    number.onclick = () => open(number.dataset.cell);
    number.setAttribute("aria-expanded", String(number.dataset.cell === behind?.cell));
  }
  return table;
}

function addCriterion(line, { name, unit, weight, help }) {
  const cell = make("th", "criterion", line, { scope: "col", title: `${name}\n${help}`.trim() });
  make("span", "name", cell, { textContent: name, dir: "auto", lang: "en" });
  if (unit) make("span", "unit", cell, { textContent: unit, dir: "auto" });
  const bar = make("span", "weight", cell);
  make("i", "", bar);
  make("span", "unseen", bar, { textContent: "weight " });
  make("span", "", bar);
  writeWeight(cell, { weight });
}

function writeWeight(cell, { weight }) {
  const bar = cell.querySelector(".weight");
  bar.style.setProperty("--weight", weight);
  say(bar.lastChild, `${Math.round(100 * weight)} %`);
}

function addOffer(line, row, columns) {
  const cell = make("th", "offer", line, { scope: "row", title: row.name });
  const swatch = make("i", "swatch", cell);
  swatch.style.setProperty("--offer", row.colour);
  const words = make("div", "words", cell);
  make("span", "name", words, { textContent: row.name, dir: "auto" });
  const marks = make("span", "marks", words);
  row.marks.forEach((mark) => make("span", "mark", marks, { textContent: mark, dir: "auto" }));
  const overall = make("td", "overall", line);
  addNumber(overall, row.opens);
  make("span", "under", overall);
  writeOverall(overall, row);
  row.cells.forEach((rating, place) => addRating(line, rating, columns[place]));
}

function writeOverall(cell, { overall, rank }) {
  say(cell.querySelector(".number"), overall);
  say(cell.querySelector(".under"), rank);
}

function addRating(line, rating, column) {
  const kinds = [
    "rating",
    rating.is_unknown && "unknown",
    rating.is_best && "best",
    rating.known && "usual",
  ];
  const cell = make("td", kinds.filter(Boolean).join(" "), line);
  cell.title = rating.note || (column?.name ?? "");
  const number = addNumber(cell, rating.opens);
  const shown = make("span", "", number, { textContent: rating.is_unknown ? "?" : rating.rating });
  if (rating.is_unknown) alone(number, shown, "unknown");
  if (rating.is_best) alone(number, make("span", "star", number, { textContent: "★" }), "best");
  if (rating.note) alone(number, make("i", "dot", number), `note: ${rating.note}`);
  // An empty second line keeps the numbers of a row on one height.
  if (!rating.is_unknown) make("span", "under", cell, { textContent: rating.range || "\u00a0" });
  if (rating.known) make("span", "known", cell, { textContent: rating.known });
}

// What stands below the line has nothing behind it.
function addNumber(cell, opens) {
  if (!opens) return make("span", "number", cell);
  const number = make("button", "number", cell, { type: "button" });
  number.dataset.cell = opens;
  return number;
}

function addBehind(line, { title, lines }, columns) {
  const box = make("div", "answers", make("td", "", line, { colSpan: columns }));
  make("strong", "", box, { textContent: title, dir: "auto" });
  const list = make("ul", "", box);
  for (const each of lines) make("li", "", list, { textContent: each, dir: "auto" });
}

// The sign for the eye, the word for the ear.
function alone(parent, sign, word) {
  sign.setAttribute("aria-hidden", "true");
  make("span", "unseen", parent, { textContent: ` ${word}`, dir: "auto" });
}
