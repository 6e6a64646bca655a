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

export default function (component) {
  const root = component.parentElement.querySelector(".aim");
  const { at, time } = component.data;
  if (drawn.get(root) === time) return;
  drawn.set(root, time);
  aim(root.getRootNode().host, TARGETS[at], newHand(), 0);
}

// From the first key or press on the focus is the user's. Until then whatever else takes it, like a
// dialog that closes or a list that is made anew, has it only until we look again.
function newHand() {
  const hand = { isFelt: false, brought: null };
  const feel = () => (hand.isFelt = true);
  for (const kind of ["keydown", "pointerdown"]) {
    document.addEventListener(kind, feel, { capture: true, once: true });
  }
  return hand;
}

function aim(marker, find, hand, tried) {
  if (!marker.isConnected || tried > TRIES || hand.isFelt) return;
  if (!hand.brought || document.activeElement !== hand.brought) {
    const target = find(marker, tried);
    if (target) target.focus();
    hand.brought = target ? document.activeElement : null;
  }
  setTimeout(() => aim(marker, find, hand, tried + 1), EVERY_MS);
}

function firstField(marker) {
  return marker.closest("[role=dialog]")?.querySelector("input[type=text], textarea");
}

function firstQuestion() {
  const list = document.querySelector('[class*="st-key-questions_"] [data-testid*="Isolated"]');
  return list?.shadowRoot.querySelector(".option input");
}

// Not one of the page before: that is gone once the run is over.
function heading(marker) {
  if (!document.querySelector("[data-test-script-state=notRunning]")) return null;
  const below = (each) => marker.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING;
  const found = [...document.querySelectorAll("h2, h3")].find(below);
  if (found) found.tabIndex = -1;
  return found;
}
