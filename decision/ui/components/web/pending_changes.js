// The browser owns what was just changed, Python owns the rest: what was changed keeps its value
// here until Python has acknowledged it, and follows Python at all other times.
//
// `pending` has what is not acknowledged yet, by its name; `message` says it all to Python.
const SEND_EVERY_MS = 60;
const SEND_AGAIN_AFTER_MS = 5000;

export function newChanges(event, message) {
  // Counting from the clock keeps the numbers growing over a reload of the page.
  const changes = { event, message, pending: new Map(), seq: Date.now(), sent: 0, sentAt: 0 };
  const client = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
  return Object.assign(changes, { client, attempt: 0, timer: 0, again: 0, send: null });
}

export function acknowledge(changes, acknowledged) {
  changes.seq = Math.max(changes.seq, acknowledged); // should the clock have been set back
  for (const [name, { seq }] of changes.pending) {
    if (seq <= acknowledged) changes.pending.delete(name);
  }
  sendAgainLater(changes);
}

export function pend(changes, name, change = {}) {
  changes.seq += 1;
  changes.pending.delete(name); // in the order in which they were made
  changes.pending.set(name, { ...change, seq: changes.seq });
  if (changes.timer) return; // that call will send the newest values
  const wait = SEND_EVERY_MS - (performance.now() - changes.sentAt);
  if (wait <= 0) flush(changes);
  else changes.timer = setTimeout(() => flush(changes), wait);
}

export function flush(changes) {
  clearTimeout(changes.timer);
  changes.timer = 0;
  if (!changes.pending.size || changes.sent === changes.seq) return;
  changes.sent = changes.seq;
  dispatch(changes);
}

function dispatch(changes) {
  changes.sentAt = performance.now();
  changes.attempt += 1; // one that is sent again is another message
  atOnce(() => changes.send(changes.event, { attempt: changes.attempt, ...changes.message() }));
  sendAgainLater(changes);
}

// Streamlit sends by a timer of no time, and a browser draws a frame before it looks at timers where a
// key was pressed: the answer would come so much later.
function atOnce(act) {
  const later = window.setTimeout;
  window.setTimeout = (work, ms = 0) => (ms ? later(work, ms) : queueMicrotask(work));
  try {
    act();
  } finally {
    window.setTimeout = later;
  }
}

// What was on its way while the server was out of reach is not lost.
function sendAgainLater(changes) {
  clearTimeout(changes.again);
  if (!changes.pending.size) return;
  changes.again = setTimeout(() => dispatch(changes), SEND_AGAIN_AFTER_MS);
}

export function stop(changes) {
  clearTimeout(changes.timer);
  clearTimeout(changes.again);
}
