// Asks the server now and then whether the page still shows what is true, and asks for a run where
// it does not. After a break of the connection a run is due as well: what was typed while it lasted
// goes along with it.
const watchers = new WeakMap();
const EVERY_MS = 2000;
const CONNECTED = "CONNECTED";
const STATE = "data-test-connection-state";

export default function (component) {
  const root = component.parentElement.querySelector(".watcher");
  const watcher = watchers.get(root) ?? newWatcher(root);
  watcher.address = component.data.address;
  watcher.run = () => component.setTriggerValue("outdated", Date.now());
  return () => {
    if (!root.isConnected) close(watcher);
  };
}

function newWatcher(root) {
  const watcher = { root, asking: false, broken: false };
  const look = () => ask(watcher);
  watcher.timer = setInterval(look, EVERY_MS);
  watcher.look = look;
  document.addEventListener("visibilitychange", look);
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
  watchers.delete(watcher.root);
}

function connectionChanged(watcher, app) {
  if (app.getAttribute(STATE) !== CONNECTED) watcher.broken = true;
  else if (watcher.broken) ask(watcher);
}

function isConnected() {
  return document.querySelector(`[${STATE}]`)?.getAttribute(STATE) === CONNECTED;
}

async function ask(watcher) {
  if (!watcher.root.isConnected) return close(watcher);
  if (watcher.asking || document.hidden || !isConnected()) return;
  watcher.asking = true;
  const current = await answer(watcher.address);
  watcher.asking = false;
  if (!isConnected() || (current && !watcher.broken)) return;
  watcher.broken = false;
  watcher.run();
}

// Without an answer nothing is known: the connection then tells of a break.
async function answer(address) {
  try {
    const response = await fetch(address, { cache: "no-store" });
    return !response.ok || (await response.json()).isCurrent;
  } catch {
    return true;
  }
}
