// What the sliders stand at right now. Whatever is linear in the weights follows it in the frame of the
// move; Python's answer comes later, and says the same.
const NEAR = 1e-9;
const REST_MS = 400;
const STIRRED = "stirred";
const followers = new Map();
let weights = null;
let frame = 0;
let [stirred, timer, resting] = [false, 0, null];

// Weights by the criterion's key, sum 1; null where there are no sliders.
export function holdWeights(next) {
  weights = next;
  frame ||= requestAnimationFrame(redraw);
}

export function followHand(root, draw) {
  followers.set(root, draw);
}

export function leaveHand(root) {
  followers.delete(root);
}

// The weights in the hand, in the order of these keys, where they differ from those that something
// was drawn with; else null.
export function inHand({ keys, weights: drawn }) {
  if (!weights || weights.size !== keys.length || !keys.every((key) => weights.has(key))) return null;
  const held = keys.map((key) => weights.get(key));
  return held.some((weight, place) => Math.abs(weight - drawn[place]) > NEAR) ? held : null;
}

// What is to be done once the hand rests, by the part of the page that asks for it; null: nothing.
export function atRest(root, act) {
  if (act) resting = { root, act };
  else if (resting?.root === root) resting = null;
}

// The hand moves a slider, or Python has not answered yet; else it may be at rest.
export function stir(isMoving) {
  clearTimeout(timer);
  if (isMoving) stirred = true;
  else if (stirred) timer = setTimeout(rest, REST_MS);
  if (stirred && resting) document.documentElement.classList.add(STIRRED);
}

// All of the page is drawn again.
export function drawnAtRest() {
  document.documentElement.classList.remove(STIRRED);
}

function rest() {
  stirred = false;
  resting?.act();
}

function redraw() {
  frame = 0;
  for (const [root, draw] of followers) if (isInSight(root)) draw();
}

// What is out of sight waits for Python.
function isInSight(root) {
  const { top, bottom, height } = root.getBoundingClientRect();
  return height > 0 && bottom > 0 && top < window.innerHeight;
}
