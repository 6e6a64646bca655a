// What was unfolded stays so where Streamlit writes its part of the page anew: an element with
// data-kept is known again by it.
const KEPT = "details[data-kept]";
const opened = new Set();

export default function (component) {
  window.crossroadsKeptOpen ??= watch();
}

function watch() {
  document.addEventListener("toggle", remember, { capture: true });
  const observer = new MutationObserver(openAgain);
  observer.observe(document.body, { childList: true, subtree: true });
  return observer;
}

function remember({ target }) {
  const { kept } = target.dataset;
  if (kept === undefined) return;
  if (target.open) opened.add(kept);
  else opened.delete(kept);
}

// Only what is new: what was closed a moment ago is still to be told so by its event.
// Only what is new: what was closed a moment ago is still to be told so by its event.
function openAgain(changes) {
  if (!opened.size) return; // charts are drawn of thousands of parts
  for (const added of changes.flatMap((change) => [...change.addedNodes])) {
    if (added.nodeType !== Node.ELEMENT_NODE) continue;
    for (const part of [added, ...added.querySelectorAll(KEPT)]) {
      if (part.matches(KEPT) && opened.has(part.dataset.kept)) part.open = true;
    }
  }
}
