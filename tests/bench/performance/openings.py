"""Where does the opening of a page go? Compare, and one plain chart, in a new browser."""

from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from decision.store.store import Store
from tests.bench.performance.apps import ONE_CHART
from tests.bench.performance.in_browser import WINDOW
from tests.bench.performance.observing import ObservedServer
from tests.bench.performance.spending import SCRIPT_IS_DONE, Spent, spent
from tests.bench.performance.starts import FIRST_CHART, PATIENCE_MS
from tests.browser.find_browser import ARGUMENTS, executable
from tests.decisions import founding_case


def openings(folder: Path) -> tuple[Spent, Spent]:
    """Return what it takes to open Compare, and a page with one chart; the second time each."""
    path = executable()
    ours, plain = ObservedServer(folder / "opened"), ObservedServer(folder / "chart", ONE_CHART)
    try:
        identity = Store(ours.start().folder).create(founding_case())
        addresses = {ours: f"{ours.url}?d={identity}", plain.start(): plain.url}
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
            turns = [
                {server: _opening(browser, server, at) for server, at in addresses.items()}
                for _ in range(2)  # the first, until the server has loaded all
            ]
            browser.close()
    finally:
        ours.stop()
        plain.stop()
    return turns[-1][ours], turns[-1][plain]


def _opening(browser: Browser, server: ObservedServer, address: str) -> Spent:
    context = browser.new_context(viewport=WINDOW)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    found = spent(browser, page, server, lambda: _open(page, address))
    context.close()
    return found


def _open(page: Page, address: str) -> None:
    page.goto(address, wait_until="commit")
    page.locator(FIRST_CHART).first.wait_for(state="attached")
    page.wait_for_function(SCRIPT_IS_DONE)
