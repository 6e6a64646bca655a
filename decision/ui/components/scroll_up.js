// Scrolls up to where it stands when what it marks has changed. On the first draw it stays put.
const shown = new WeakMap();

export default function (component) {
  const root = component.parentElement.querySelector(".top");
  const { part } = component.data;
  const before = shown.get(root);
  shown.set(root, part);
  if (before === undefined || before === part) return;
  if (root.getBoundingClientRect().top < 0) root.scrollIntoView({ block: "start" });
}
