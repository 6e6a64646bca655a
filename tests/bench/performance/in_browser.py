"""How long from a key press until the page shows it, and until all of it is settled?

Ours and the others in turn, in one browser, on one machine.
"""

from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

from decision.store.store import Store
from tests.bench.performance.apps import EMPTY, PLAIN, PlainServer
from tests.browser.app_server import AppServer
from tests.browser.find_browser import ARGUMENTS, executable
from tests.decisions import founding_case

PRESSES, PAUSE_MS, PATIENCE_MS = 20, 900, 20_000
BARS, DOTS = ".st-key-points .barlayer", ".st-key-points .scatterlayer .trace:last-child"
WEIGHTS = ".st-key-weights [data-testid*=Isolated] >>> .row"
SHARES = ".st-key-how_sure .barlayer"
EMPTY_TEXT, PLAIN_BARS = "[data-testid=stMarkdown] code", ".js-plotly-plot .barlayer"
WATCH = Path(__file__).parents[1] / "watch.js"


# Settled is what has changed last. Of ours the page also says so itself: its mark goes once the
# statement is that of the move.
AWAIT = """([first, last, isOurs]) => {
  const bench = window.bench;
  bench.awaitKey([first]);
  const one = bench.took;
  bench.awaitKey([last]);
  const all = [bench.took];
  if (isOurs) all.push(new Promise((resolve) => {
    const root = document.documentElement;
    const begun = ({ timeStamp }) => {
      const seen = new MutationObserver(() => {
        if (root.hasAttribute("data-settling")) return;
        seen.disconnect();
        bench.onceTrue(() => true, () => resolve(performance.now() - timeStamp));
      });
      seen.observe(root, { attributeFilter: ["data-settling"] });
    };
    window.addEventListener("keydown", begun, { once: true, capture: true });
  }));
  bench.both = Promise.all([one, Promise.all(all).then((times) => Math.max(...times))]);
}"""


class Way(NamedTuple):
    """An app's page: its address, what is repainted first and what last, and whether it is ours."""

    address: str
    first: str
    last: str
    is_ours: bool = False


class Times(NamedTuple):
    """Milliseconds from a key press to the first repaint, and until all is settled, medians."""

    first: float
    settled: float


def key_presses(folder: Path) -> Mapping[str, Times]:
    """Measure a key press on Compare, How sure, an empty app and one of plain charts."""
    browser_path = executable()
    ours = AppServer(folder / "ours" / "data")
    (folder / "ours").mkdir()
    servers = [ours.start(), PlainServer(folder / "empty", EMPTY).start()]
    servers.append(PlainServer(folder / "plain", PLAIN).start())
    identity = Store(ours.folder).create(founding_case())
    ways = {
        "Compare": Way(f"{ours.url}?d={identity}", BARS, DOTS, is_ours=True),
        "How sure": Way(f"{ours.url}how-sure?d={identity}", WEIGHTS, SHARES, is_ours=True),
        "empty app": Way(servers[1].url, EMPTY_TEXT, EMPTY_TEXT),
        "four plain charts": Way(servers[2].url, PLAIN_BARS, PLAIN_BARS),
    }
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_path, args=list(ARGUMENTS))
            context = browser.new_context(viewport={"width": 1280, "height": 1300})
            context.add_init_script(path=WATCH)
            pages = {name: _opened(context.new_page(), way) for name, way in ways.items()}
            taken: dict[str, list[Times]] = {name: [] for name in ways}
            for turn in range(PRESSES):
                for name, page in pages.items():
                    taken[name].append(_press(page, ways[name], turn))
            browser.close()
    finally:
        for server in servers:
            server.stop()
    return {
        name: Times(median(t.first for t in times), median(t.settled for t in times))
        for name, times in taken.items()
    }


def _opened(page: Page, way: Way) -> Page:
    page.goto(way.address)
    page.locator(way.last).first.wait_for()
    page.get_by_role("slider", name="Impact").first.focus()
    return page


def _press(page: Page, way: Way, turn: int) -> Times:
    """Press a key; the last to change is watched apart: it may come in the same frame."""
    page.bring_to_front()
    page.wait_for_timeout(PAUSE_MS)
    page.evaluate(AWAIT, [way.first, way.last, way.is_ours])
    page.keyboard.press("ArrowRight" if turn % 2 else "ArrowLeft")
    first, last = page.evaluate("() => window.bench.both")
    return Times(first, max(first, last))
