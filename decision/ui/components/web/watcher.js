// Asks the server now and then whether the page still shows what is true, and asks for a run where
// it does not. While something waits to be saved it asks behind another tab as well. After a break of
// the connection a run is due as well: what was handed over to nobody goes along with it. A field that
// was being typed into is left without being handed over when Streamlit switches it off for the break,
// so it gets the focus back.
const watchers = new WeakMap();
const EVERY_MS = 2000;
const CONNECTED = "CONNECTED";
const STATE = "data-test-connection-state";
const IDLE = "[data-test-script-state=notRunning]";
const SOON_MS = 100;
const DELETES = '[class*="st-key-Delete_"]';
const SAME_CLICK_MS = 1000;
const SAME_PLACE_PX = 10;

export default function (component) {
  const root = component.parentElement.querySelector(".watcher");
  const watcher = watchers.get(root) ?? newWatcher(root);
  watcher.address = component.data.address;
  watcher.waits = component.data.waits;
  watcher.run = () => component.setTriggerValue("outdated", Date.now());
  if (isConnected()) watcher.broken = false; // this is the run that was due
  return () => {
    if (!root.isConnected) close(watcher);
  };
}

function newWatcher(root) {
  const watcher = { root, asking: false, broken: false, field: null, deleted: null };
  const look = () => ask(watcher);
  watcher.timer = setInterval(look, EVERY_MS);
  watcher.look = look;
  document.addEventListener("visibilitychange", look);
  watcher.focused = (event) => (watcher.field = event.target);
  document.addEventListener("focusin", watcher.focused);
  watcher.clicked = (event) => swallowSecond(watcher, event);
  document.addEventListener("click", watcher.clicked, true);
  const app = document.querySelector(`[${STATE}]`);
  watcher.observer = new MutationObserver(() => connectionChanged(watcher, app));
  if (app) watcher.observer.observe(app, { attributeFilter: [STATE] });
  watchers.set(root, watcher);
  return watcher;
}

function close(watcher) {
  clearInterval(watcher.timer);
  watcher.observer.disconnect();
  document.removeEventListener("visibilitychange", watcher.look);
  document.removeEventListener("focusin", watcher.focused);
  document.removeEventListener("click", watcher.clicked, true);
  watchers.delete(watcher.root);
}

function connectionChanged(watcher, app) {
  if (app.getAttribute(STATE) !== CONNECTED) watcher.broken = true;
  else if (watcher.broken) {
    refocus(watcher);
    setTimeout(watcher.look, SOON_MS); // Streamlit may ask for a run itself
  }
}

function refocus(watcher) {
  const { field, root } = watcher;
  const elsewhere = document.activeElement !== document.body && document.activeElement !== field;
  if (!field?.isConnected || !root.isConnected || !isConnected() || elsewhere) return;
  if (field.disabled) setTimeout(() => refocus(watcher), SOON_MS);
  else field.focus({ preventScroll: true });
}

function isConnected() {
  return document.querySelector(`[${STATE}]`)?.getAttribute(STATE) === CONNECTED;
}

function isIdle() {
  return isConnected() && document.querySelector(IDLE) !== null;
}

async function ask(watcher) {
  if (!watcher.root.isConnected) return close(watcher);
  if (watcher.asking || (document.hidden && !watcher.waits) || !isIdle()) return;
  watcher.asking = true;
  const current = await answer(watcher.address);
  watcher.asking = false;
  if (!isIdle() || (current && !watcher.broken)) return;
  watcher.broken = false;
  watcher.run();
}

// Without an answer nothing is known: the connection then tells of a break.
async function answer(address) {
  try {
    // Seen from the page, as it may lie below a path that this server or one before it puts there.
    const response = await fetch(new URL(address, document.baseURI), { cache: "no-store" });
    return !response.ok || (await response.json()).isCurrent;
  } catch {
    return true;
  }
}

// After a click that deletes, a second one at the same place would hit what has slid there. Only the
// browser knows how long after the first it came: the server may hear of it much later. A key hits
// what has the focus, wherever it lies; so of a key's clicks only one that deletes again is held back.
function swallowSecond(watcher, event) {
  const before = watcher.deleted;
  const deletes = event.target.closest?.(DELETES);
  const slidThere = deletes || !isByKey(event);
  if (before && isSecond(before, event) && slidThere) {
    event.stopPropagation();
    event.preventDefault();
  } else if (deletes) watcher.deleted = event;
}

function isByKey(click) {
  return click.detail === 0;
}

function isSecond(before, event) {
  const apart = Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY);
  return event.timeStamp - before.timeStamp < SAME_CLICK_MS && apart < SAME_PLACE_PX;
}
