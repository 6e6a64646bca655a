// Offers as tabs, each with how far it is. The arrow keys go from one to the next.
import { arrange, make, say } from "./elements.js";

const rows = new WeakMap();

export default function (component) {
  const root = component.parentElement.querySelector(".tabs");
  const row = rows.get(root) ?? newRow(root);
  row.choose = (key) => component.setTriggerValue("chosen", key);
  receive(row, component.data);
}

function newRow(root) {
  root.setAttribute("role", "tablist");
  const row = { root, tabs: new Map(), chosen: "" };
  root.onkeydown = (event) => step(row, event);
  rows.set(root, row);
  return row;
}

function receive(row, data) {
  row.root.setAttribute("aria-label", data.label);
  const buttons = data.tabs.map((told) => {
    const tab = row.tabs.get(told.key) ?? newTab(row, told.key);
    say(tab.name, told.name);
    say(tab.progress, told.progress);
    tab.button.title = told.says;
    tab.button.classList.toggle("done", told.done);
    return tab.button;
  });
  arrange(row.root, buttons);
  if (row.chosen !== data.chosen) mark(row, data.chosen);
}

function newTab(row, key) {
  const button = make("button", "tab", null, { type: "button" });
  button.setAttribute("role", "tab");
  const name = make("span", "name", button, { dir: "auto" });
  button.append(" ");
  const progress = make("span", "progress", button);
  button.onclick = () => choose(row, key);
  button.dataset.key = key;
  const tab = { button, name, progress };
  row.tabs.set(key, tab);
  return tab;
}

// Marked at once; what Python says comes after.
function choose(row, key) {
  mark(row, key);
  row.choose(key);
}

function mark(row, key) {
  row.chosen = key;
  for (const button of row.root.children) {
    const isChosen = button.dataset.key === key;
    button.setAttribute("aria-selected", String(isChosen));
    button.tabIndex = isChosen ? 0 : -1;
    if (isChosen) bringIntoRow(row.root, button);
  }
}

// Where not all fit side by side, the row alone moves: where the page stands is the user's.
function bringIntoRow(root, button) {
  const [frame, tab] = [root, button].map((each) => each.getBoundingClientRect());
  root.scrollLeft += Math.max(tab.right - frame.right, 0);
  root.scrollLeft -= Math.max(frame.left - button.getBoundingClientRect().left, 0);
}

function step(row, event) {
  const steps = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!steps) return;
  event.preventDefault();
  const buttons = [...row.root.children];
  const at = buttons.findIndex((button) => button.dataset.key === row.chosen);
  const next = buttons[(at + steps + buttons.length) % buttons.length];
  next.focus();
  choose(row, next.dataset.key);
}
