// A chart's numbers as a table behind a toggle, and what is said of it by ear.
import { make } from "./elements.js";
import { isSame } from "./same.js";

export function newNumbers(root) {
  const details = make("details", "crossroads-numbers", root);
  const opener = make("summary", "", details, { textContent: "Show as table" });
  const scroll = make("div", "crossroads-numbers-scroll", details, { tabIndex: 0 });
  scroll.setAttribute("role", "region");
  return { details, opener, scroll };
}

export function describe({ plot, scroll, opener }, { alt, height }) {
  plot.style.height = `${height}px`;
  plot.setAttribute("aria-label", alt);
  scroll.setAttribute("aria-label", `Table: ${alt}`);
  opener.setAttribute("aria-label", `Show as table: ${alt.split(/[:.]/)[0]}`);
}

// The table is made anew where it differs.
export function tabulate(chart, { alt, table }) {
  const says = { alt, table };
  if (isSame(chart.says, says)) return;
  chart.says = says;
  const opened = [...chart.scroll.querySelectorAll("tbody details[open] summary")];
  const names = new Set(opened.map((summary) => summary.textContent));
  const focused = chart.scroll.querySelector("summary:focus")?.textContent;
  chart.scroll.replaceChildren(newTable(alt, table));
  // What was open stays open.
  for (const summary of chart.scroll.querySelectorAll("tbody summary")) {
    summary.parentElement.open = names.has(summary.textContent);
    if (summary.textContent === focused) summary.focus({ preventScroll: true });
  }
  openAsked(chart);
}

// What a row opens to is there once Python has heard that the table is unfolded.
export function openAsked(chart) {
  const row = chart.scroll.querySelectorAll("tbody details")[chart.asked];
  if (!row) return;
  chart.asked = null;
  row.open = true;
  row.scrollIntoView({ block: "nearest" });
}

function newTable(alt, { columns, rows, behind }) {
  const table = document.createElement("table");
  make("caption", "", table, { textContent: alt, dir: "auto" });
  const head = make("tr", "", make("thead", "", table));
  for (const column of columns) cell("th", head, column, "col");
  const body = make("tbody", "", table);
  rows.forEach((row, place) => fill(make("tr", "", body), row, behind[place] ?? []));
  return table;
}

function fill(line, [name, ...others], behind) {
  const head = cell("th", line, behind.length ? "" : name, "row");
  if (behind.length) unfolding(head, name, behind);
  for (const text of others) cell("td", line, text);
}

function unfolding(parent, name, lines) {
  const details = make("details", "", parent);
  make("summary", "", details, { textContent: name, dir: "auto" });
  // Made when it is opened: there can be hundreds of lines, and the numbers change while dragging.
  const list = make("ul", "", details);
  details.addEventListener("toggle", () => {
    if (!details.open || list.childElementCount) return;
    for (const line of lines) make("li", "", list, { textContent: line, dir: "auto" });
  });
}

function cell(tag, line, text, scope) {
  const made = make(tag, "", line, { textContent: text ?? "", dir: "auto" });
  if (scope) made.scope = scope;
  return made;
}
