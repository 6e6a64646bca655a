"""How long from a key press until the page shows it, and until all of it is settled?

And how often a second are the bars drawn while the mouse drags? Where does the time go? Ours and
the others in turn, in one browser, on one machine.
"""

from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from decision.store.store import Store
from tests.bench.performance.apps import EMPTY, PLAIN, PlainServer
from tests.bench.performance.load import processor_seconds
from tests.bench.performance.move_profile import Trace, in_all, moments, steps
from tests.browser.app_server import AppServer
from tests.browser.find_browser import ARGUMENTS, executable
from tests.decisions import founding_case

PRESSES, TRACED, PAUSE_MS, PATIENCE_MS, DRAG_SECONDS = 20, 5, 900, 120_000, 4
COMPARE, HOW_SURE, NOTHING, CHARTS = "Compare", "How sure", "empty app", "four plain charts"
PROFILED = (COMPARE, HOW_SURE, NOTHING)
WINDOW: ViewportSize = {"width": 1280, "height": 1300}  # the bars are all in sight
BARS, DOTS = ".st-key-points .barlayer", ".st-key-points .scatterlayer .trace:last-child"
WEIGHTS = ".st-key-weights [data-testid*=Isolated] >>> .row"
STATEMENT = ".verdict"
SHARES = ".st-key-how_sure .barlayer"
EMPTY_TEXT = "[data-testid=stMarkdown] code"
PLAIN_FIRST, PLAIN_LAST = (f".st-key-chart{place} .barlayer" for place in (0, 3))
WATCH = Path(__file__).parents[1] / "watch.js"


# Settled is what has changed last, and of ours also when the page says so itself: its mark goes
# once the statement is that of the move.
AWAIT = """([first, last, isOurs]) => {
  const bench = window.bench;
  bench.awaitKey([first]);
  const one = bench.took;
  bench.awaitKey([last]);
  const all = [bench.took];
  if (isOurs) all.push(new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("not settled")), bench.limit);
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


# As a mouse does that says 125 times a second where it is; once to and fro takes two seconds.
DRAG = """(slider, seconds) => new Promise((done) => {
  const start = performance.now();
  const say = (kind, of = Event) => {
    slider.dispatchEvent(new of(kind, { bubbles: true, composed: true }));
  };
  say("pointerdown", PointerEvent);
  const timer = setInterval(() => {
    const at = (performance.now() - start) / 1000;
    slider.value = Math.round(100 * Math.abs((at % 2) - 1));
    say("input");
    if (at < seconds) return;
    clearInterval(timer);
    say("pointerup", PointerEvent);
    done();
  }, 8);
})"""


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


class Drag(NamedTuple):
    """How often a second the bars and the statement change while the mouse drags, and the frames.

    ``steps`` are milliseconds a frame of the page's thread on the processor, ``drawn`` what the
    browser's other threads and processes take beside it, and ``server`` what the server takes.
    """

    bars: float
    statement: float
    frames: float
    steps: Mapping[str, float]
    drawn: float
    server: float


class Profile(NamedTuple):
    """Medians of a move: its steps on the processor, and when it is sent and answered (ms)."""

    steps: Mapping[str, float]
    moments: Mapping[str, float]


class InBrowser(NamedTuple):
    """All that is measured in the browser, the times and profiles by the page's name."""

    times: Mapping[str, Times]
    drag: Drag
    profiles: Mapping[str, Profile]


def measured(folder: Path) -> InBrowser:
    """Measure Compare, How sure, an empty app and one of plain charts, press by press in turn."""
    browser_path = executable()
    ours = AppServer(folder / "ours" / "data")
    (folder / "ours").mkdir()
    servers = [ours.start(), PlainServer(folder / "empty", EMPTY).start()]
    servers.append(PlainServer(folder / "plain", PLAIN).start())
    # Of one decision each: where another tab has moved it, all of a page is drawn anew.
    first, other = (Store(ours.folder).create(founding_case()) for _ in range(2))
    ways = {
        COMPARE: Way(f"{ours.url}?d={first}", BARS, DOTS, is_ours=True),
        HOW_SURE: Way(f"{ours.url}how-sure?d={other}", WEIGHTS, SHARES, is_ours=True),
        NOTHING: Way(servers[1].url, EMPTY_TEXT, EMPTY_TEXT),
        CHARTS: Way(servers[2].url, PLAIN_FIRST, PLAIN_LAST),
    }
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_path, args=list(ARGUMENTS))
            context = browser.new_context(viewport=WINDOW)
            context.set_default_timeout(PATIENCE_MS)
            context.add_init_script(path=WATCH)
            pages = {name: _opened(context.new_page(), way) for name, way in ways.items()}
            times = _times(pages, ways)
            profiles = {name: _profile(pages[name], ways[name]) for name in PROFILED}
            drag = _drag(browser, pages[COMPARE], ours)
            browser.close()
    finally:
        for server in servers:
            server.stop()
    return InBrowser(times, drag, profiles)


def _opened(page: Page, way: Way) -> Page:
    page.goto(way.address)
    page.locator(way.last).first.wait_for(state="attached")
    page.get_by_role("slider", name="Impact").first.focus()
    page.wait_for_timeout(PAUSE_MS)
    return page


def _times(pages: Mapping[str, Page], ways: Mapping[str, Way]) -> Mapping[str, Times]:
    taken: dict[str, list[Times]] = {name: [] for name in pages}
    for turn in range(PRESSES):
        for name, page in pages.items():
            taken[name].append(press(page, ways[name], turn))
    return {
        name: Times(median(t.first for t in times), median(t.settled for t in times))
        for name, times in taken.items()
    }


def press(page: Page, way: Way, turn: int) -> Times:
    """Press a key; the last to change is watched apart: it may come in the same frame."""
    page.bring_to_front()
    page.wait_for_timeout(PAUSE_MS)
    page.evaluate(AWAIT, [way.first, way.last, way.is_ours])
    page.keyboard.press("ArrowRight" if turn % 2 else "ArrowLeft")
    first, last = page.evaluate("() => window.bench.both")
    return Times(first, max(first, last))


def _profile(page: Page, way: Way) -> Profile:
    """Press again under the browser's own trace, which makes all of it somewhat slower."""
    page.bring_to_front()
    trace = Trace(page)
    settled = [press(page, way, turn).settled for turn in range(TRACED)]
    events = trace.events()
    return Profile(steps(events, settled), moments(events, settled))


def _drag(browser: Browser, page: Page, server: AppServer) -> Drag:
    """Drag a slider to and fro; moves of Playwright's mouse each wait for the browser instead.

    Once as it is, and once more under the browser's trace, which makes it slower.
    """
    bars, statement, frames, _ = _dragged(page)
    before, there = browser_seconds(browser), processor_seconds(server)
    trace = Trace(page)
    traced = _dragged(page)[-1]
    spent, served = browser_seconds(browser) - before, processor_seconds(server) - there
    steps = in_all(trace.events())
    drawn = max(1e3 * spent - sum(steps.values()), 0.0)
    each = {step: took / traced for step, took in steps.items()}
    return Drag(bars, statement, frames, each, drawn / traced, 1e3 * served / traced)


def _dragged(page: Page) -> tuple[float, float, float, float]:
    """Return how often a second bars, statement and frames come, and how many frames there were."""
    page.bring_to_front()
    page.wait_for_timeout(PAUSE_MS)
    page.evaluate("(watched) => window.bench.startCounting(watched)", [BARS, STATEMENT])
    page.get_by_role("slider", name="Impact").first.evaluate(DRAG, DRAG_SECONDS)
    bars, statement = page.evaluate("() => window.bench.rates()")
    frames = page.evaluate("() => window.bench.frameRate")
    return bars, statement, frames, frames * DRAG_SECONDS


def browser_seconds(browser: Browser) -> float:
    """Return the processor seconds of the browser's processes that draw pages."""
    session = browser.new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return sum(each["cpuTime"] for each in told if each["type"] in ("renderer", "GPU"))
