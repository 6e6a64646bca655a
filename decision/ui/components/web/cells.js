// Lists and tables that people fill in. A cell is what one thing is known by, such as an offer and a
// question; its fields are what can be changed of it.
import { acknowledge, newChanges, pend } from "./pending_changes.js";

export function newCells() {
  const message = () => ({ client: cells.client, changes: [...cells.pending.values()] });
  const cells = Object.assign(newChanges("changed", message), { told: {} });
  return cells;
}

export function receiveCells(cells, data) {
  cells.told = data.cells;
  acknowledge(cells, data.acknowledged);
}

export function valueOf(cells, cell, field) {
  const pending = cells.pending.get(`${cell} ${field}`);
  return pending ? pending.value : cells.told[cell].fields[field];
}

// `was` is what stood there when the user began: what somebody else wrote meanwhile is not lost.
export function changed(cells, cell, field, value, was) {
  const name = `${cell} ${field}`;
  const before = cells.pending.get(name);
  const first = before ? before.was : was ?? cells.told[cell].fields[field];
  pend(cells, name, { cell, field, value, was: first });
}

// A field that is being typed in is left alone.
export function show(input, value) {
  if (!input.dataset.typing && input.value !== value) input.value = value;
}

// Texts that are handed over when the field is left, or at Enter where it has one line.
export function typedIn(input, take) {
  let was = input.value;
  input.onfocus = () => (was = input.value);
  input.oninput = () => (input.dataset.typing = "yes");
  input.onchange = () => {
    delete input.dataset.typing;
    take(input.value, was);
    was = input.value;
  };
}
