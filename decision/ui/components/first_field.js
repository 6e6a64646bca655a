// Puts the cursor into the first field of the dialog that it stands in, once: who opens a dialog
// types at once, and outside of fields a letter may be a shortcut.
const drawn = new WeakSet();
const EVERY_MS = 50;
const TRIES = 40; // the dialog comes into sight by and by, and takes the focus itself first

export default function (component) {
  const root = component.parentElement.querySelector(".first-field");
  if (drawn.has(root)) return;
  drawn.add(root);
  aim(root, TRIES);
}

function aim(root, tries) {
  const dialog = root.getRootNode().host?.closest("[role=dialog]");
  const field = dialog?.querySelector("input[type=text], textarea");
  const elsewhere = dialog?.contains(document.activeElement) && document.activeElement !== dialog;
  if (!elsewhere) field?.focus();
  if (tries && !elsewhere) setTimeout(() => aim(root, tries - 1), EVERY_MS);
}
