"""What does something that a page does cost: by the clock, on the server, and in the browser?"""

import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from tests.bench.performance.in_browser import browser_seconds
from tests.bench.performance.load import processor_seconds
from tests.bench.performance.move_profile import OURS, PLOTLY, Trace, in_all
from tests.bench.performance.observing import OURS as OURS_THERE
from tests.bench.performance.observing import ObservedServer, shares

SCRIPT_IS_DONE = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  return app?.dataset.testScriptState === "notRunning";
}"""
REST_MS = 300  # what the page still does once the script is done


class Spent(NamedTuple):
    """Milliseconds by the clock, and on the processor: of the server, and of the page's thread.

    ``drawn`` is what the browser does beside that thread to bring it on screen. The server's shares
    and the thread's steps say where it goes.
    """

    clock: float
    server: float
    shares: Mapping[str, float]
    steps: Mapping[str, float]
    drawn: float

    @property
    def page(self) -> float:
        """Of the page's main thread."""
        return sum(self.steps.values())

    @property
    def ours_there(self) -> float:
        """What our own code takes on the server."""
        return self.server * sum(self.shares[step] for step in OURS_THERE)

    @property
    def ours_here(self) -> float:
        """What our own scripts take in the browser, with Plotly, as we ask for it."""
        return self.steps[OURS] + self.steps[PLOTLY]

    @property
    def ours(self) -> float:
        """Both."""
        return self.ours_there + self.ours_here

    @property
    def whole(self) -> float:
        """All that is spent on the processor."""
        return self.server + self.page + self.drawn


def spent(browser: Browser, page: Page, server: ObservedServer, act: Callable[[], object]) -> Spent:
    """Do something with a page, and return what it takes until the page is at rest."""
    before, there = browser_seconds(browser), processor_seconds(server)
    trace = Trace(page)
    with server.sampled() as stacks:
        start = time.perf_counter()
        act()
        clock = time.perf_counter() - start
        page.wait_for_timeout(REST_MS)
    steps = in_all(trace.events())
    drawn = max(1e3 * (browser_seconds(browser) - before) - sum(steps.values()), 0.0)
    server_ms = 1e3 * (processor_seconds(server) - there)
    return Spent(1e3 * clock, server_ms, shares(stacks), steps, drawn)
