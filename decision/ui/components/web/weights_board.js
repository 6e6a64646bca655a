// A slider each criterion. One that is being moved, or was just now, keeps its place.
import { arrange, followFocus, make, say } from "./elements.js";
import { beTheHand, drawInFrame, holdWeights, leaveHand, stir } from "./hand.js";
import { acknowledge, flush, newChanges, pend, stop } from "./pending_changes.js";

const boards = new WeakMap();
const SAME_GESTURE_MS = 2000;

export default function (component) {
  const root = component.parentElement.querySelector(".board");
  const board = boards.get(root) ?? newBoard(root);
  board.moves.send = component.setStateValue;
  receive(board, component.data);
  // A run that was overtaken is cleaned up while its element is still in use: leave it alone then.
  return () => {
    if (!root.isConnected) close(board);
  };
}

function newBoard(root) {
  const board = { root, rows: new Map(), order: [], server: new Map() };
  board.moves = newChanges("moved", () => message(board));
  Object.assign(board, { lastMove: 0, gestures: 0, lastKey: null, dragged: null });
  board.release = () => release(board);
  for (const name of ["pointerup", "pointercancel"]) window.addEventListener(name, board.release);
  boards.set(root, board);
  followFocus(root);
  beTheHand(root, () => draw(board));
  return board;
}

function close(board) {
  stop(board.moves);
  for (const name of ["pointerup", "pointercancel"]) {
    window.removeEventListener(name, board.release);
  }
  boards.delete(board.root);
  leaveHand(board.root);
  holdWeights(null);
  settle(board);
}

// From Python ------------------------------------------------------------------------------------

function receive(board, data) {
  acknowledge(board.moves, data.acknowledged);
  board.server = new Map(data.rows.map((row) => [row.key, row]));
  board.order = data.rows.map((row) => row.key);
  for (const key of board.rows.keys()) if (!board.server.has(key)) forget(board, key);
  arrange(board.root, board.order.map((key) => (board.rows.get(key) ?? newRow(board, key)).box));
  adopt(board);
}

function forget(board, key) {
  board.rows.delete(key);
  board.moves.pending.delete(key);
}

function adopt(board) {
  for (const [key, told] of board.server) {
    const row = board.rows.get(key);
    row.spread = told.spread;
    describe(row, told);
    if (!board.moves.pending.has(key) && board.dragged !== key) row.points = told.points;
  }
  hold(board);
  draw(board);
}

// To Python --------------------------------------------------------------------------------------

function press(board, key) {
  board.dragged = key;
  startGesture(board, key);
}

function release(board) {
  if (board.dragged === null) return;
  board.dragged = null;
  flush(board.moves);
  adopt(board);
}

function startGesture(board, key) {
  flush(board.moves); // the last moves still belong to the gesture before
  board.gestures += 1;
  board.lastKey = key;
}

function moved(board, key) {
  const now = performance.now();
  const paused = board.dragged === null && now - board.lastMove > SAME_GESTURE_MS;
  if (board.lastKey !== key || paused) startGesture(board, key);
  board.lastMove = now;
  const row = board.rows.get(key);
  row.points = Number(row.slider.value);
  pend(board.moves, key);
  hold(board);
  drawInFrame(); // the board with all the rest
}

function message(board) {
  const { seq, client, pending } = board.moves;
  const moved = [...pending.keys()].map((key) => [key, board.rows.get(key).points]);
  return { seq, gesture: `${client}-${board.gestures}`, points: Object.fromEntries(moved) };
}

// On the screen ----------------------------------------------------------------------------------

function hold(board) {
  const shares = sharesOf(board);
  holdWeights(new Map(board.order.map((key, i) => [key, shares[i]])));
}

function sharesOf({ order, rows }) {
  return parts(order.map((key) => rows.get(key).points), 1 / order.length);
}

function draw(board) {
  const rows = board.order.map((key) => board.rows.get(key));
  const shares = sharesOf(board);
  const decides = parts(rows.map((row, i) => shares[i] * row.spread), 0);
  // Where the offers are not apart on anything, no criterion decides.
  const apart = rows.some((row) => row.spread > 0);
  rows.forEach((row, i) => drawRow(row, shares[i], apart ? decides[i] : null));
  settle(board);
}

// What is not linear in the weights, such as the statement, is behind until Python has answered.
function settle({ root, moves, dragged }) {
  const isBehind = root.isConnected && moves.pending.size > 0;
  document.documentElement.toggleAttribute("data-settling", isBehind);
  stir(isBehind || dragged !== null);
}

function parts(amounts, otherwise) {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return amounts.map((amount) => (total > 0 ? amount / total : otherwise));
}

function drawRow(row, share, decides) {
  const points = Math.round(row.points);
  if (row.slider.value !== String(points)) row.slider.value = points;
  const said = `${points} ${points === 1 ? "point" : "points"}, ${percent(share)} of the total`;
  const makes = decides === null ? "" : `makes ${percent(decides)} of the difference`;
  row.slider.setAttribute("aria-valuetext", [said, makes].filter(Boolean).join(", "));
  row.slider.style.setProperty("--at", points / 100);
  say(row.points_, String(points));
  say(row.share.lastChild, percent(share));
  row.share.style.setProperty("--length", share);
  row.share.title = ["Share of all points", makes].filter(Boolean).join("; ");
  say(row.makes, makes && `${row.name.textContent} ${makes} between these offers.`);
}

function percent(part) {
  return `${Math.round(100 * part)} %`;
}

function describe(row, told) {
  say(row.name, told.name);
  say(row.help, told.help);
  row.name.title = told.help;
  row.slider.setAttribute("aria-label", told.name);
  row.about.setAttribute("aria-label", `What ${told.name} means`);
  row.about.hidden = !told.help;
  row.swing.hidden = !told.swing;
  say(row.worst, told.swing?.[0] ?? "");
  say(row.best, told.swing?.[1] ?? "");
  describeLevels(row, told.levels);
}

function describeLevels(row, levels) {
  if (row.described === JSON.stringify(levels)) return;
  row.described = JSON.stringify(levels);
  row.levels.replaceChildren();
  for (const [rating, says, example] of levels) {
    make("dt", "", row.levels, { textContent: rating });
    const level = make("dd", "", row.levels, { textContent: says, dir: "auto" });
    if (example) make("small", "", level, { textContent: example });
  }
}

function newRow(board, key) {
  const id = `criterion-${key}`;
  const box = make("div", "row", board.root);
  const heading = make("div", "heading", box);
  const name = make("label", "name", heading, { htmlFor: id, dir: "auto" });
  const about = make("button", "about", heading, { type: "button", textContent: "i" });
  const share = make("span", "share", box);
  share.append(make("i"), make("span"));
  const track = make("div", "track", box);
  const slider = make("input", "slider", track, { type: "range", min: 0, max: 100, step: 1, id });
  const points_ = make("span", "points", track, { title: "Points" });
  const row = { box, name, about, share, slider, points_, ...newWords(box, id) };
  Object.assign(row, { points: 0, spread: 0 });
  slider.setAttribute("aria-describedby", `${row.swing.id} ${row.help.id}`);
  listen(board, key, row);
  board.rows.set(key, row);
  return row;
}

// What the slider weighs in one line, and all else folded.
function newWords(box, id) {
  const swing = make("p", "swing", box, { id: `${id}-swing`, hidden: true });
  const [from, worst] = [make("span", "", swing), make("em", "", swing, { dir: "auto" })];
  const [to, best] = [make("span", "", swing), make("em", "", swing, { dir: "auto" })];
  say(from, "From ");
  say(to, " to ");
  const more = make("div", "more", box, { hidden: true });
  const help = make("p", "", more, { id: `${id}-help`, dir: "auto" });
  const makes = make("p", "", more, { dir: "auto" });
  return { swing, worst, best, more, help, makes, levels: make("dl", "", more) };
}

function listen(board, key, row) {
  row.slider.onpointerdown = () => press(board, key);
  row.slider.oninput = () => moved(board, key);
  row.slider.onchange = () => flush(board.moves);
  row.slider.onblur = () => flush(board.moves);
  row.about.onclick = () => toggleMore(row);
  row.about.setAttribute("aria-expanded", "false");
}

function toggleMore(row) {
  row.more.hidden = !row.more.hidden;
  row.about.setAttribute("aria-expanded", String(!row.more.hidden));
}
