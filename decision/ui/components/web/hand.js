// What the sliders stand at right now. Whatever is linear in the weights follows it in the frame of the
// move; Python's answer comes later, and says the same.
const NEAR = 1e-9;
const REST_MS = 400;
// Of the page as a whole; as a class it would have the styles of all that stands on it looked up again.
const STIRRED = "data-stirred";
const followers = new Map();
// What is out of sight waits for Python. To ask where each part stands would lay the page out.
const sight = new IntersectionObserver(look);
let weights = null;
let frame = 0;
let [stirred, timer, resting] = [false, 0, null];

// Weights by the criterion's key, sum 1; null where there are no sliders.
export function holdWeights(next) {
  if (!isHeld(next)) drawInFrame();
  weights = next;
}

// The sliders and all that follows them; a move is to be seen even where it leaves the weights alone.
export function drawInFrame() {
  frame ||= requestAnimationFrame(redraw);
}

function isHeld(next) {
  if (!weights || !next) return weights === next;
  const isAsBefore = ([key, weight]) => weights.get(key) === weight;
  return weights.size === next.size && [...next].every(isAsBefore);
}

// The sliders are drawn with every move, wherever they are.
export function beTheHand(root, draw) {
  followers.set(root, { draw, isInSight: true });
}

// What of the page is drawn again with every move, as long as it is in sight; and once more, with true,
// when it comes into sight.
export function followHand(root, draw) {
  followers.set(root, { draw, isInSight: true });
  sight.observe(root);
}

export function leaveHand(root) {
  followers.delete(root);
  sight.unobserve(root);
}

export function isInSight(root) {
  return followers.get(root)?.isInSight ?? false;
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
  if (stirred && resting) document.documentElement.toggleAttribute(STIRRED, true);
}

// All of the page is drawn again.
export function drawnAtRest() {
  document.documentElement.removeAttribute(STIRRED);
}

function rest() {
  stirred = false;
  resting?.act();
}

function redraw() {
  frame = 0;
  for (const { draw, isInSight: isSeen } of followers.values()) if (isSeen) draw(false);
}

function look(changes) {
  for (const { target, isIntersecting } of changes) {
    const follower = followers.get(target);
    if (!follower || follower.isInSight === isIntersecting) continue;
    follower.isInSight = isIntersecting;
    if (isIntersecting) follower.draw(true);
  }
}
