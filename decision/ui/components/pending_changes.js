// The browser owns what was just changed, Python owns the rest: a field keeps its value here until
// Python has acknowledged its change, and follows Python at all other times.
//
// Put in front of the scripts of lists and tables that people fill in. A cell is what one thing is
// known by, such as an offer and a question; its fields are what can be changed of it.
const SEND_EVERY_MS = 60;
const SEND_AGAIN_AFTER_MS = 5000;

function newChanges() {
  // Counting from the clock keeps the numbers growing over a reload of the page.
  const changes = { pending: new Map(), cells: {}, seq: Date.now(), sent: 0, sentAt: 0 };
  const client = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
  return Object.assign(changes, { client, attempt: 0, timer: 0, again: 0, send: null });
}

function acknowledge(changes, data) {
  changes.cells = data.cells;
  changes.seq = Math.max(changes.seq, data.acknowledged); // should the clock have been set back
  for (const [name, change] of changes.pending) {
    if (change.seq <= data.acknowledged) changes.pending.delete(name);
  }
  sendAgainLater(changes);
}

function valueOf(changes, cell, field) {
  const pending = changes.pending.get(`${cell} ${field}`);
  return pending ? pending.value : changes.cells[cell].fields[field];
}

// `was` is what stood there when the user began: what somebody else wrote meanwhile is not lost.
function changed(changes, cell, field, value, was) {
  const name = `${cell} ${field}`;
  const before = changes.pending.get(name);
  changes.seq += 1;
  const first = before ? before.was : was ?? changes.cells[cell].fields[field];
  changes.pending.delete(name); // in the order in which they were made
  changes.pending.set(name, { seq: changes.seq, cell, field, value, was: first });
  if (changes.timer) return; // that call will send the newest values
  const wait = SEND_EVERY_MS - (performance.now() - changes.sentAt);
  if (wait <= 0) flush(changes);
  else changes.timer = setTimeout(() => flush(changes), wait);
}

function flush(changes) {
  clearTimeout(changes.timer);
  changes.timer = 0;
  if (!changes.pending.size || changes.sent === changes.seq) return;
  changes.sent = changes.seq;
  dispatch(changes);
}

function dispatch(changes) {
  changes.sentAt = performance.now();
  changes.attempt += 1; // one that is sent again is another message
  const { client, attempt } = changes;
  changes.send("changed", { client, attempt, changes: [...changes.pending.values()] });
  sendAgainLater(changes);
}

// What was on its way while the server was out of reach is not lost.
function sendAgainLater(changes) {
  clearTimeout(changes.again);
  if (!changes.pending.size) return;
  changes.again = setTimeout(() => dispatch(changes), SEND_AGAIN_AFTER_MS);
}

function stop(changes) {
  clearTimeout(changes.timer);
  clearTimeout(changes.again);
}

// On the screen ----------------------------------------------------------------------------------

function make(tag, className, parent, properties = {}) {
  const element = Object.assign(document.createElement(tag), { className }, properties);
  parent?.append(element);
  return element;
}

function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// A field that is being typed in is left alone.
function show(input, value) {
  if (!input.dataset.typing && input.value !== value) input.value = value;
}

// Children in this order; moving an element takes the focus away from it, so only those in the
// wrong place move.
function arrange(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, place) => {
    const there = parent.children[place];
    if (there !== child) parent.insertBefore(child, there ?? null);
  });
}

// Texts that are handed over when the field is left, or at Enter where it has one line.
function typedIn(input, take) {
  let was = input.value;
  input.onfocus = () => (was = input.value);
  input.oninput = () => (input.dataset.typing = "yes");
  input.onchange = () => {
    delete input.dataset.typing;
    take(input.value, was);
    was = input.value;
  };
}
