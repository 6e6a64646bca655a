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
BARS, SHARES = ".st-key-points .barlayer", ".st-key-how_sure .barlayer"
EMPTY_TEXT, PLAIN_BARS = "[data-testid=stMarkdown] code", ".js-plotly-plot .barlayer"
WATCH = Path(__file__).parents[1] / "watch.js"


# Ours says itself when it is settled: the page's class goes once the statement is that of the move.
AWAIT = """([first, last]) => {
  const bench = window.bench;
  bench.awaitKey([first]);
  const one = bench.took;
  if (last) {
    bench.awaitKey([last]);
    bench.both = Promise.all([one, bench.took]);
    return;
  }
  const isBehind = () => document.documentElement.classList.contains("settling");
  const settled = new Promise((resolve) => {
    const begun = ({ timeStamp }) =>
      bench.onceTrue(isBehind, () =>
        bench.onceTrue(() => !isBehind(), () => resolve(performance.now() - timeStamp)));
    window.addEventListener("keydown", begun, { once: true, capture: true });
  });
  bench.both = Promise.all([one, settled]);
}"""


class Way(NamedTuple):
    """An app's page: its address, what is repainted first, and what last; ours says so itself."""

    address: str
    first: str
    last: str = ""


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
        "Compare": Way(f"{ours.url}?d={identity}", BARS),
        "How sure": Way(f"{ours.url}how-sure?d={identity}", SHARES),
        "empty app": Way(servers[1].url, EMPTY_TEXT, EMPTY_TEXT),
        "four plain charts": Way(servers[2].url, PLAIN_BARS, PLAIN_BARS),
    }
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_path, args=list(ARGUMENTS))
            context = browser.new_context(viewport={"width": 1280, "height": 900})
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
    page.locator(way.first).first.wait_for()
    page.get_by_role("slider", name="Impact").first.focus()
    return page


def _press(page: Page, way: Way, turn: int) -> Times:
    """Press a key; the last to change is watched apart: it may come in the same frame."""
    page.bring_to_front()
    page.wait_for_timeout(PAUSE_MS)
    page.evaluate(AWAIT, [way.first, way.last])
    page.keyboard.press("ArrowRight" if turn % 2 else "ArrowLeft")
    first, last = page.evaluate("() => window.bench.both")
    return Times(first, max(first, last))
