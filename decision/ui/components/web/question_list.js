// Questions, a row each: the question, its answers, how sure it is, and a note behind a button.
import { changed, newCells, receiveCells, show, typedIn, valueOf } from "./cells.js";
import { arrange, followFocus, make, say } from "./elements.js";
import { stop } from "./pending_changes.js";

const lists = new WeakMap();
const NO_ANSWER = "";
// After that whoever was not led on goes on here.
const LEADING_MS = 5_000;
const IF_INAPT =
  "The question has no meaning for this offer. If you only do not know, leave it open.";

export default function (component) {
  const root = component.parentElement.querySelector(".list");
  const list = lists.get(root) ?? newList(root);
  list.fields.send = component.setStateValue;
  list.lead = () => component.setTriggerValue("onward", true);
  receive(list, component.data);
  // A run that was overtaken is cleaned up while its element is still in use: leave it alone then.
  return () => {
    if (root.isConnected) return;
    stop(list.fields);
    lists.delete(root);
  };
}

function newList(root) {
  const list = { root, fields: newCells(), parts: new Map(), rows: new Map(), data: null };
  list.ledFrom = null;
  lists.set(root, list);
  followFocus(root);
  return list;
}

function receive(list, data) {
  const focused = list.root.getRootNode().activeElement;
  receiveCells(list.fields, data);
  list.data = data;
  if (!(list.ledFrom in data.cells)) list.root.inert = false;
  for (const cell of list.rows.keys()) if (!(cell in data.cells)) list.rows.delete(cell);
  arrange(list.root, data.parts.map((part) => drawPart(list, part)));
  drawRows(list);
  if (list.ledFrom && !(list.ledFrom in data.cells)) begin(list);
  else if (focused) keepFocus(list.root.getRootNode(), focused);
}

// What was moved or made anew has lost it.
function keepFocus(root, focused) {
  if (root.activeElement) return;
  (focused.isConnected ? focused : likeness(root, focused))?.focus({ preventScroll: true });
}


// Who was led on to other questions answers the first of them next, and sees whose they are.
function begin(list) {
  list.ledFrom = null;
  list.root.querySelector(".option input")?.focus();
  document.querySelector('[class*="st-key-tabs_"]')?.scrollIntoView({ block: "nearest" });
}

// Parts ------------------------------------------------------------------------------------------

function drawPart(list, part) {
  const drawn = list.parts.get(part.key) ?? newPart(list, part);
  say(drawn.name, part.name);
  say(drawn.progress, part.progress);
  say(drawn.says, part.says);
  say(drawn.onward, part.onward);
  drawn.summary.hidden = !part.name;
  drawn.says.hidden = !part.says;
  drawn.onward.hidden = !part.onward;
  drawn.cells = part.cells;
  unfold(list, drawn);
  return drawn.box;
}

function newPart(list, part) {
  const box = make("details", "part", null, { open: !part.folded });
  const summary = make("summary", "", box);
  const drawn = { box, summary, cells: part.cells };
  drawn.name = make("span", "name", summary);
  drawn.progress = make("span", "progress", summary);
  drawn.rows = make("div", "rows", box);
  const foot = make("div", "foot", box);
  drawn.says = make("p", "says", foot, { dir: "auto" });
  drawn.onward = make("button", "onward", foot, { type: "button", dir: "auto" });
  drawn.onward.onclick = () => {
    [list.ledFrom] = drawn.cells;
    // Until the other questions come, a click would answer these once more.
    list.root.inert = true;
    setTimeout(() => (list.root.inert = false), LEADING_MS);
    list.lead();
  };
  box.ontoggle = () => {
    unfold(list, drawn);
    drawRows(list);
  };
  list.parts.set(part.key, drawn);
  return drawn;
}

// What is folded is not built.
function unfold(list, drawn) {
  if (!drawn.box.open) return;
  const rows = drawn.cells.map((cell) => list.rows.get(cell) ?? newRow(list, cell));
  arrange(drawn.rows, rows.map((row) => row.box));
}

// Rows -------------------------------------------------------------------------------------------

function newRow(list, cell) {
  const { question } = list.data.cells[cell];
  const asked = list.data.questions[question];
  const box = make("div", "row");
  const row = { cell, box, asked, choices: new Map(), sure: new Map() };
  const line = make("div", "asked", box);
  const names = { id: `asked-${cell}`, textContent: asked.text, dir: "auto" };
  row.text = make("span", "text", line, names);
  const about = button(line, "about", "i", `About: ${asked.short}`);
  row.shared = make("span", "shared", line, { dir: "auto" });
  row.certainty = radios(list, row, line, "certainty", list.data.certainties, row.sure);
  row.certainty.setAttribute("aria-label", `How sure: ${asked.short}`);
  row.inapt = button(line, "inapt", "does not apply", `Does not apply: ${asked.short}`);
  row.inapt.title = IF_INAPT;
  row.inapt.onclick = () => mark(list, row, list.data.notApply);
  row.noted = button(line, "noted", "✎", `Note: ${asked.short}`);
  const options = radios(list, row, box, "option", asked.options, row.choices);
  options.setAttribute("aria-labelledby", names.id);
  row.mark = make("button", "mark", options, { type: "button" });
  row.mark.onclick = () => mark(list, row, NO_ANSWER);
  row.kept = make("p", "kept", box, { dir: "auto" });
  unfolds(about, () => aboutPanel(asked, list.data.cells[cell].who), box);
  unfolds(row.noted, () => notePanel(list, row), box);
  list.rows.set(cell, row);
  return row;
}

function button(parent, className, sign, label) {
  const made = make("button", className, parent, { type: "button", textContent: sign });
  made.setAttribute("aria-label", label);
  made.title = label;
  return made;
}

function radios(list, row, parent, field, options, made) {
  const group = make("div", field, parent);
  group.setAttribute("role", "radiogroup");
  for (const option of options) {
    const label = make("label", "choice", group, { title: option.says });
    const name = `${row.cell} ${field}`;
    const input = make("input", "", label, { type: "radio", name, value: option.key });
    make("span", "", label, { textContent: option.label, dir: "auto" });
    input.onclick = () => clicked(list, row, field, option.key);
    // A browser hears no click where the space bar is pressed on what is picked already.
    input.onkeydown = (event) => {
      if (event.key !== " " || !input.checked) return;
      event.preventDefault();
      clicked(list, row, field, option.key);
    };
    made.set(option.key, input);
  }
  return group;
}

// The answer that is picked, clicked again, is taken back.
function clicked(list, row, field, key) {
  const again = field === "option" && valueOf(list.fields, row.cell, field) === key;
  pick(list, row, field, again ? NO_ANSWER : key);
}

// Of the two buttons that say so, each hides itself and shows the other, which has the focus then.
function mark(list, row, key) {
  pick(list, row, "option", key);
  (row.mark.hidden ? row.inapt : row.mark).focus();
}

function pick(list, row, field, key) {
  changed(list.fields, row.cell, field, key);
  drawRow(list, row);
}

function drawRows(list) {
  for (const row of list.rows.values()) if (row.box.isConnected) drawRow(list, row);
}

function drawRow(list, row) {
  const value = (field) => valueOf(list.fields, row.cell, field);
  const told = list.data.cells[row.cell];
  const picked = value("option");
  const isAnswered = row.choices.has(picked);
  for (const [key, input] of row.choices) input.checked = key === picked;
  const wasAnswered = row.choices.has(told.fields.option);
  const isNew = !wasAnswered && !list.fields.pending.has(`${row.cell} certainty`);
  const certainty = isNew ? told.usual : value("certainty");
  for (const [key, input] of row.sure) input.checked = key === certainty;
  row.certainty.hidden = !isAnswered;
  // What does not apply by itself is not taken back: an answer replaces it.
  const isFixed = picked === NO_ANSWER && Boolean(told.byItself);
  const isInapt = picked === list.data.notApply || isFixed;
  row.inapt.hidden = isAnswered || isInapt;
  row.box.classList.toggle("answered", isAnswered || isInapt);
  say(row.mark, isFixed ? `Does not apply: ${told.byItself}` : isInapt ? "Does not apply ×" : "");
  row.mark.hidden = !isInapt;
  row.mark.disabled = isFixed;
  say(row.shared, told.shared);
  say(row.kept, told.kept);
  row.kept.hidden = !told.kept;
  const notes = [value("note"), value("source"), value("date")].filter(Boolean);
  row.noted.classList.toggle("is-there", notes.length > 0);
  row.noted.title = notes.join(" · ") || `Note: ${row.asked.short}`;
  if (row.fields) drawNote(list, row);
}

// Behind the buttons -----------------------------------------------------------------------------

function unfolds(opener, build, box) {
  let panel = null;
  opener.setAttribute("aria-expanded", "false");
  opener.onclick = () => {
    if (panel === null) box.append((panel = build()));
    else panel.hidden = !panel.hidden;
    opener.setAttribute("aria-expanded", String(!panel.hidden));
  };
}

function aboutPanel(asked, who) {
  const panel = make("div", "panel");
  make("p", "", panel, { textContent: asked.why, dir: "auto" });
  make("p", "", panel, { textContent: `Who can tell: ${who}`, dir: "auto" });
  const answers = make("dl", "", panel);
  for (const option of asked.options) {
    make("dt", "", answers, { textContent: option.label, dir: "auto" });
    make("dd", "", answers, { textContent: option.says, dir: "auto" });
  }
  return panel;
}

function notePanel(list, row) {
  const panel = make("div", "panel notes");
  const field = (tag, name, label, properties) => {
    const holder = make("label", `field ${name}`, panel);
    make("span", "", holder, { textContent: label });
    const input = make(tag, "", holder, properties);
    input.setAttribute("aria-label", `${label}: ${row.asked.short}`);
    typedIn(input, (value, was) => {
      changed(list.fields, row.cell, name, value, was);
      drawRow(list, row);
    });
    return [name, input];
  };
  const { note, source } = list.data.limits;
  row.fields = [
    field("textarea", "note", "Note", { rows: 2, maxLength: note, dir: "auto" }),
    field("input", "source", "Who said so, or where it stands", { maxLength: source, dir: "auto" }),
    field("input", "date", "When", { type: "date", max: "9999-12-31" }),
  ];
  drawNote(list, row);
  return panel;
}

function drawNote(list, row) {
  for (const [name, input] of row.fields) show(input, valueOf(list.fields, row.cell, name));
}
