// Puts the focus to where the next thing is to be done, where it would be nowhere: into the first
// field of the dialog that it stands in (outside of fields a letter may be a shortcut), or on the page
// that somebody was led to, at its first question or at its heading.
const drawn = new WeakMap();
const EVERY_MS = 50;
const TRIES = 400; // it comes into sight by and by, and a dialog takes the focus itself first
const PATIENCE = 40; // tries before a heading will do where there may be no question
const TARGETS = {
  dialog: firstField,
  questions: (marker, tried) => firstQuestion() ?? (tried > PATIENCE ? heading(marker) : null),
  page: heading,
};

// When the last dialog closed; kept by the page, as the code of a component may come anew.
const DIALOG = (window.crossroadsDialog ??= { closed: -Infinity });
const CLOSING_MS = 1500;
const FIELDS = "input, textarea"; // within a dialog whoever is in one, wants to be

export default function (component) {
  const root = component.parentElement.querySelector(".aim");
  const { at, time } = component.data;
  if (drawn.get(root) !== time) {
    drawn.set(root, time);
    const hand = { ours: new Set([document.activeElement]), brought: null, isUsers: false };
    const marker = root.getRootNode().host;
    if (at === "dialog") yieldToUser(hand, marker.closest("[role=dialog]"));
    aim(marker, TARGETS[at], 0, hand);
  }
  return () => {
    if (at === "dialog") DIALOG.closed = performance.now();
  };
}

// The focus may still be on what led here, and what was aimed at may go with the page before: so both
// are watched for a while. Wherever else the focus is, the user has put it, and from the first key or
// press on after it was brought somewhere it is the user's. But a dialog that opens puts the focus
// on any of its buttons.
function aim(marker, find, tried, hand) {
  if (!marker.isConnected || tried > TRIES || hand.isUsers) return;
  const around = marker.closest("[role=dialog]") ?? document.body;
  const focused = document.activeElement;
  const isNowhere = focused === around || !around.contains(focused);
  const isGiven = around === document.body ? isStray(focused, hand) : !focused.matches(FIELDS);
  if (!isNowhere && !isGiven && !hand.ours.has(focused)) return;
  const target = isNowhere || isGiven ? find(marker, tried) : null;
  if (target) bring(target, hand);
  setTimeout(() => aim(marker, find, tried + 1, hand), EVERY_MS);
}

// A dialog that closes gives the focus to what happens to stand there.
function isStray(focused, hand) {
  return performance.now() - DIALOG.closed < CLOSING_MS && focused !== hand.brought;
}

function bring(target, hand) {
  target.focus();
  hand.brought = document.activeElement;
  hand.ours.add(hand.brought);
  yieldToUser(hand, document);
}

// From the first key or press there on, the focus is where the user wants it.
function yieldToUser(hand, place) {
  for (const kind of ["keydown", "pointerdown"]) {
    place?.addEventListener(kind, () => (hand.isUsers = true), { capture: true, once: true });
  }
}

function firstField(marker) {
  return marker.closest("[role=dialog]")?.querySelector("input[type=text], textarea");
}

function firstQuestion() {
  const list = document.querySelector('[class*="st-key-questions_"] [data-testid*="Isolated"]');
  return list?.shadowRoot?.querySelector(".option input");
}

// Not one of the page before: that is gone once the run is over.
function heading(marker) {
  if (!document.querySelector("[data-test-script-state=notRunning]")) return null;
  const below = (each) => marker.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING;
  const found = [...document.querySelectorAll("h2, h3")].find(below);
  if (found) found.tabIndex = -1;
  return found;
}
