"""Is a page fit for everybody? What axe-core finds on it, and whether names tell things apart.

No rule is switched off, and no place is left out: nothing serious of Streamlit's is left, either.
"""

from collections import Counter

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

IS_BAD = {"moderate", "serious", "critical"}
# The same in both themes but for colours, so that in the dark only these are looked at.
ALL = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}

# On top of the page and beside what was deleted: both take back the last change.
THE_SAME = {"button |  | Undo"}

# A page that is fading from one colour to another has neither.
AT_REST = """() => Promise.all(document.getAnimations()
  .filter((each) => Number.isFinite(each.effect.getComputedTiming().endTime))
  .map((each) => each.finished.catch(() => {})))"""
IS_IN = """(theme) =>
  getComputedStyle(document.querySelector('[data-testid=stApp]')).colorScheme === theme"""

# What can be used, with its role and its name; an answer is one of its group.
NAMES = """() => {
  axe.setup(document.documentElement);
  const KINDS = 'input, select, textarea, button, a[href], summary, [role=radiogroup], ' +
    '[role=region], [role=img]';
  // Parts of Streamlit's own fields, which say by their group which one they belong to.
  const PARTS = '[tabindex="-1"], [type=hidden], [type=date], [type=file]';
  const named = [];
  const isOut = (root, element) => element.closest('[aria-hidden=true], [inert]') !== null ||
    (root.host !== undefined && isOut(root.host.getRootNode(), root.host));
  const look = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (!element.matches(KINDS) || element.matches(PARTS)) continue;
      if (isOut(root, element) || !element.checkVisibility()) continue;
      const name = (each) => axe.commons.text.accessibleText(each);
      const group = element.matches('[type=radio], [role=radio]')
        ? name(element.closest('[role=radiogroup]')) : '';
      const role = axe.commons.aria.getRole(element) ?? '';
      named.push([role, group, name(element)].join(' | '));
    }
  };
  look(document);
  axe.teardown();
  return named;
}"""


def findings(page: Page, options: dict[str, object]) -> list[str]:
    """Return what axe finds, each as its rule, its place, and why."""
    violations = page.evaluate("(options) => axe.run(document, options)", options)["violations"]
    return [
        f"{each['id']} at {node['target']}: {node['failureSummary']}"
        for each in violations
        if each["impact"] in IS_BAD
        for node in each["nodes"]
    ]


def same_names(page: Page) -> dict[str, int]:
    """Return what can be used and has no name, or one that something else of its kind has, too."""
    count = Counter(page.evaluate(NAMES))
    return {
        name: n
        for name, n in count.items()
        if (n > 1 and name not in THE_SAME) or name.endswith("| ")
    }


def audited(page: Page) -> list[str]:
    """Return what is wrong with a page as it stands, in either theme."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE_SCRIPT)
    page.evaluate(AT_REST)
    wrong = [f"{n} of this name: {name}" for name, n in same_names(page).items()]
    for theme, options in (("light", ALL), ("dark", COLOURS)):
        page.emulate_media(color_scheme=theme)
        page.wait_for_function(IS_IN, arg=theme)
        page.evaluate(AT_REST)
        wrong += [f"{theme}: {each}" for each in findings(page, options)]
    return wrong
