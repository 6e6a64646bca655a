// Names for the ear where the eye sees by the place what is meant. Streamlit calls every heading's
// help "Help", lets buttons that read the same be told apart by nothing, and speaks the signs of
// Markdown in the label of a field. Names begin with what is read, so that they can be called out.
const BOXES = {
  '[data-testid="stHeading"]': "h2, h3, h4",
  '[class*="st-key-card_"]': "h3",
  '[class*="st-key-criterion_"]': "summary strong",
  '[class*="st-key-limit_line_"]': "summary strong",
  '[class*="st-key-off_"]': "b",
  '.stVerticalBlock[class*="st-key-kept_"]': "b",
};
const ANY_BOX = Object.keys(BOXES).join();
const OF_BOX = "button:not([role]):is([data-testid^=stBaseButton], [aria-label=Help], [data-named])";
const MARKDOWN = '[aria-label*="\\\\"], [aria-label*="**"]';
let isDue = false;

export default function (component) {
  window.crossroadsNames ??= watch();
}

function watch() {
  const observer = new MutationObserver(() => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(nameAll);
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  requestAnimationFrame(nameAll);
  return observer;
}

function nameAll() {
  isDue = false;
  for (const button of document.querySelectorAll(OF_BOX)) {
    const box = button.closest(ANY_BOX);
    if (box) nameAfter(button, box);
  }
  for (const field of document.querySelectorAll(MARKDOWN)) {
    call(field, unmarked(field.getAttribute("aria-label")));
  }
}

function nameAfter(button, box) {
  const [, heading] = Object.entries(BOXES).find(([kind]) => box.matches(kind));
  const what = box.querySelector(heading)?.textContent.trim();
  const reads = button.querySelector("[data-testid=stMarkdownContainer]")?.textContent.trim();
  if (what) call(button, `${reads ?? "Help"}: ${what}`);
}

function call(element, name) {
  if (element.getAttribute("aria-label") === name) return;
  element.setAttribute("aria-label", name);
  element.dataset.named = "";
}

function unmarked(label) {
  return label.replaceAll("**", "").replace(/\\([^\w\s])/g, "$1");
}
