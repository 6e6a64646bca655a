// A table to fill in: a column an offer, a row a question or a criterion, and in each cell the
// fields that say what is known. Python says which: `select` with its options, or `text`.
import { countBeyond } from "./beyond.js";
import { changed, newCells, receiveCells, show, typedIn, valueOf } from "./cells.js";
import { arrange, make, say } from "./elements.js";
import { stop } from "./pending_changes.js";

const tables = new WeakMap();

export default function (component) {
  const root = component.parentElement.querySelector(".side-by-side");
  const table = tables.get(root) ?? newTable(root);
  table.fields.send = component.setStateValue;
  receive(table, component.data);
  // A run that was overtaken is cleaned up while its element is still in use: leave it alone then.
  return () => {
    if (root.isConnected) return;
    stop(table.fields);
    table.beyond.stop();
    tables.delete(root);
  };
}

function newTable(root) {
  const frame = make("div", "frame", root, { tabIndex: 0, role: "region" });
  const grid = make("table", "", frame);
  const table = { root, frame, grid, fields: newCells(), parts: new Map(), data: null };
  const offers = () => [...table.head.children].slice(1);
  table.beyond = countBeyond(root, frame, offers);
  Object.assign(table, { head: make("tr", "", make("thead", "", grid)), cells: new Map() });
  tables.set(root, table);
  return table;
}

function receive(table, data) {
  receiveCells(table.fields, data);
  table.data = data;
  table.frame.setAttribute("aria-label", data.label);
  drawHead(table);
  for (const cell of table.cells.keys()) if (!(cell in data.cells)) table.cells.delete(cell);
  const bodies = data.parts.map((part) => drawPart(table, part));
  arrange(table.grid, [table.head.parentElement, ...bodies]);
  drawCells(table);
  table.beyond.count();
}

function drawHead(table) {
  const heads = table.data.columns.map((name, place) => {
    const head = table.head.children[place] ?? make("th", "", null, { scope: "col", dir: "auto" });
    say(head, name);
    return head;
  });
  arrange(table.head, heads);
}

// Parts ------------------------------------------------------------------------------------------

function drawPart(table, part) {
  const drawn = table.parts.get(part.key) ?? newPart(table, part);
  drawn.part = part;
  say(drawn.fold, `${drawn.isOpen ? "▾" : "▸"} ${part.name}`);
  drawn.fold.setAttribute("aria-expanded", String(drawn.isOpen));
  drawn.heading.hidden = !part.name;
  drawn.heading.firstChild.colSpan = table.data.columns.length;
  const rows = drawn.isOpen ? part.rows.map((row) => drawRow(table, drawn, row)) : [];
  arrange(drawn.body, [drawn.heading, ...rows]);
  return drawn.body;
}

function newPart(table, part) {
  const body = make("tbody");
  const heading = make("tr", "unfolds", body);
  const fold = make("button", "fold", make("th", "", heading, { scope: "rowgroup" }), {
    type: "button",
  });
  const drawn = { body, heading, fold, isOpen: !part.folded, rows: new Map(), part };
  fold.onclick = () => {
    drawn.isOpen = !drawn.isOpen;
    drawPart(table, drawn.part);
    drawCells(table);
  };
  table.parts.set(part.key, drawn);
  return drawn;
}

function drawRow(table, drawn, row) {
  const line = drawn.rows.get(row.key) ?? newRow();
  drawn.rows.set(row.key, line);
  say(line.name, row.name);
  line.name.title = row.help;
  const cells = row.cells.map((cell) => table.cells.get(cell) ?? newCell(table, cell));
  arrange(line.row, [line.name, ...cells.map((cell) => cell.box)]);
  return line.row;
}

function newRow() {
  const row = make("tr", "");
  return { row, name: make("th", "name", row, { scope: "row", dir: "auto" }) };
}

// Cells ------------------------------------------------------------------------------------------

function newCell(table, key) {
  const box = make("td", "cell");
  const cell = { key, box, inputs: new Map() };
  const fields = make("div", "fields", box);
  for (const asked of table.data.cells[key].asks) {
    cell.inputs.set(asked.field, newInput(table, cell, fields, asked));
  }
  cell.says = make("small", "says", box, { dir: "auto" });
  table.cells.set(key, cell);
  return cell;
}

function newInput(table, cell, parent, asked) {
  const isList = asked.options.length > 0;
  const input = make(isList ? "select" : "input", asked.field, parent);
  const take = (value, was) => {
    changed(table.fields, cell.key, asked.field, value, was);
    drawCells(table);
  };
  if (isList) {
    for (const option of asked.options) make("option", "", input, { value: option.key });
    input.onchange = () => take(input.value);
  } else {
    Object.assign(input, { placeholder: asked.hint, maxLength: 40 });
    typedIn(input, take);
  }
  return input;
}

function isAnswered(table, cell, asked) {
  return asked.answers.includes(valueOf(table.fields, cell, asked.field));
}

function drawCells(table) {
  for (const cell of table.cells.values()) if (cell.box.isConnected) drawCell(table, cell);
}

function drawCell(table, cell) {
  const told = table.data.cells[cell.key];
  for (const asked of told.asks) {
    const input = cell.inputs.get(asked.field);
    input.setAttribute("aria-label", asked.name);
    const value = valueOf(table.fields, cell.key, asked.field);
    asked.options.forEach((option, place) => say(input.children[place], option.label));
    if (asked.options.length) input.value = value;
    else show(input, value);
    input.hidden = Boolean(asked.if) && !isAnswered(table, cell.key, told.asks[0]);
  }
  say(cell.says, told.says);
  cell.says.hidden = !told.says;
}
