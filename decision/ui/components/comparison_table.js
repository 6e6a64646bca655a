// Offers in rows, criteria in columns. The scrolling frame stays, the table in it is built anew.
export default function (component) {
  const root = component.parentElement.querySelector(".comparison");
  const frame = root.firstElementChild ?? newFrame(root);
  const { scrollLeft } = frame;
  frame.setAttribute("aria-label", component.data.caption);
  frame.replaceChildren(newTable(component.data));
  frame.scrollLeft = scrollLeft;
}

function newFrame(root) {
  const frame = make("div", "frame", root, { tabIndex: 0 });
  frame.setAttribute("role", "region");
  return frame;
}

function newTable({ caption, columns, rows }) {
  const table = document.createElement("table");
  table.style.setProperty("--criteria", columns.length);
  make("caption", "unseen", table, { textContent: caption, dir: "auto" });
  const head = make("tr", "", make("thead", "", table));
  make("th", "offer", head, { scope: "col", textContent: "Offer" });
  make("th", "overall", head, { scope: "col", textContent: "Overall" });
  columns.forEach((column) => addCriterion(head, column));
  const body = make("tbody", "", table);
  rows.forEach((row) => addOffer(make("tr", row.rank ? "" : "below", body), row, columns));
  return table;
}

function addCriterion(line, { name, weight, help }) {
  const cell = make("th", "criterion", line, { scope: "col", title: `${name}\n${help}`.trim() });
  make("span", "name", cell, { textContent: name, dir: "auto", lang: "en" });
  const bar = make("span", "weight", cell);
  bar.style.setProperty("--weight", weight);
  make("i", "", bar);
  make("span", "unseen", bar, { textContent: "weight " });
  make("span", "", bar, { textContent: `${Math.round(100 * weight)} %` });
}

function addOffer(line, row, columns) {
  const cell = make("th", "offer", line, { scope: "row", title: row.name });
  const swatch = make("i", "swatch", cell);
  swatch.style.backgroundColor = row.colour;
  const words = make("div", "words", cell);
  make("span", "name", words, { textContent: row.name, dir: "auto" });
  const marks = make("span", "marks", words);
  row.marks.forEach((mark) => make("span", "mark", marks, { textContent: mark, dir: "auto" }));
  const overall = make("td", "overall", line);
  make("span", "number", overall, { textContent: row.overall });
  make("span", "under", overall, { textContent: row.rank });
  row.cells.forEach((rating, place) => addRating(line, rating, columns[place]));
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
  const number = make("span", "number", cell);
  const shown = make("span", "", number, { textContent: rating.is_unknown ? "?" : rating.rating });
  if (rating.is_unknown) alone(number, shown, "unknown");
  if (rating.is_best) alone(number, make("span", "star", number, { textContent: "★" }), "best");
  if (rating.note) alone(number, make("i", "dot", number), `note: ${rating.note}`);
  // An empty second line keeps the numbers of a row on one height.
  if (!rating.is_unknown) make("span", "under", cell, { textContent: rating.range || "\u00a0" });
  if (rating.known) make("span", "known", cell, { textContent: rating.known });
}

// The sign for the eye, the word for the ear.
function alone(parent, sign, word) {
  sign.setAttribute("aria-hidden", "true");
  make("span", "unseen", parent, { textContent: ` ${word}`, dir: "auto" });
}
