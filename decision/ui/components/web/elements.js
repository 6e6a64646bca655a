// Elements of a page: made, filled and put in order.
export function make(tag, className, parent, properties = {}) {
  const element = Object.assign(document.createElement(tag), { className }, properties);
  parent?.append(element);
  return element;
}

// A text that stands there alone is written over: for a new one the page's styles are looked up again.
export function say(element, text) {
  const [only, other] = element.childNodes;
  if (element.textContent === text) return;
  if (only?.nodeType === Node.TEXT_NODE && !other) only.data = text;
  else element.textContent = text;
}

// Children in this order; moving an element takes the focus away from it, so only those in the
// wrong place move.
export function arrange(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, place) => {
    const there = parent.children[place];
    if (there !== child) parent.insertBefore(child, there ?? null);
  });
}

// Streamlit makes a component anew now and then, and with it goes the focus. What had it last is kept
// by the page, as the code of a component may come anew, too.
const FOCUS = (window.crossroadsFocus ??= { last: null });
const LOOK_MS = 50;
const LOOKS = 200; // what was there before may go, and this come into sight, by and by

export function followFocus(root) {
  root.addEventListener("focusin", ({ target }) => (FOCUS.last = target));
  // Where it went elsewhere, it is not lost.
  root.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget) FOCUS.last = null;
  });
  if (FOCUS.last) takeOver(root, FOCUS.last, LOOKS);
}

// What is made anew takes the focus over from what was there before, once that is gone.
function takeOver(root, focused, looks) {
  const isNowhere = !focused.isConnected && document.activeElement === document.body;
  if (isNowhere) likeness(root, focused)?.focus({ preventScroll: true });
  const isDone = FOCUS.last !== focused || root.getRootNode().activeElement;
  if (!isDone && looks) setTimeout(() => takeOver(root, focused, looks - 1), LOOK_MS);
}

function likeness(root, last) {
  return [...root.querySelectorAll(last.localName)].find((each) => isLike(each, last));
}

// A slider has an id; an answer its group and what it stands for; a button what it says.
function isLike(each, last) {
  if (last.id) return each.id === last.id;
  return each.name === last.name && each.value === last.value && says(each) === says(last);
}

function says(element) {
  return element.getAttribute("aria-label") ?? element.textContent.trim();
}
