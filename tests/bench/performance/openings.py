"""Where does the opening of a page go? Compare, and one plain chart, first and loaded again."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from decision.store.store import Store
from tests.bench.performance.apps import ONE_CHART
from tests.bench.performance.in_browser import WINDOW
from tests.bench.performance.observing import ObservedServer
from tests.bench.performance.scripts import scripts_in
from tests.bench.performance.spending import SCRIPT_IS_DONE, Spent, spent
from tests.bench.performance.starts import FIRST_CHART, PATIENCE_MS, SETTLE_MS
from tests.browser.find_browser import ARGUMENTS, executable
from tests.decisions import founding_case


class Openings(NamedTuple):
    """What it takes to open Compare, and a page with one chart.

    In a browser that knows no page, and loaded again; and of Compare loaded again what the scripts
    take until the first chart is there, in milliseconds, by whose they are.
    """

    first: tuple[Spent, Spent]
    again: tuple[Spent, Spent]
    scripts: Mapping[str, float]


def openings(folder: Path) -> Openings:
    """Open both, once the servers have loaded all."""
    path = executable()
    ours, plain = ObservedServer(folder / "opened"), ObservedServer(folder / "chart", ONE_CHART)
    try:
        identity = Store(ours.start().folder).create(founding_case())
        addresses = {ours: f"{ours.url}?d={identity}", plain.start(): plain.url}
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
            for address in addresses.values():
                visit(browser, address)
            found = [_opened(browser, server, at) for server, at in addresses.items()]
            scripts = _scripts(browser, addresses[ours])
            browser.close()
    finally:
        ours.stop()
        plain.stop()
    (ours_first, ours_again), (plain_first, plain_again) = found
    return Openings((ours_first, plain_first), (ours_again, plain_again), scripts)


def visit(browser: Browser, address: str) -> None:
    """Open a page once, so that the server has loaded all.

    Nobody may observe that: whoever samples a Python that is importing can break it down.
    """
    page = new_page(browser)
    open_until_drawn(page, address)
    page.context.close()


def _opened(browser: Browser, server: ObservedServer, address: str) -> tuple[Spent, Spent]:
    page = new_page(browser)
    first = spent(browser, page, server, lambda: open_until_drawn(page, address))
    page.wait_for_timeout(SETTLE_MS)  # what comes after the chart is to be in the cache, too
    again = spent(browser, page, server, lambda: _load_again(page))
    page.context.close()
    return first, again


def _scripts(browser: Browser, address: str) -> Mapping[str, float]:
    page = new_page(browser)
    open_until_drawn(page, address)
    page.wait_for_timeout(SETTLE_MS)
    found = scripts_in(page, lambda: (page.reload(wait_until="commit"), _first_chart(page)))
    page.context.close()
    return found


def new_page(browser: Browser) -> Page:
    """Return a page of a browser that knows none."""
    context = browser.new_context(viewport=WINDOW)
    context.set_default_timeout(PATIENCE_MS)
    return context.new_page()


def open_until_drawn(page: Page, address: str) -> None:
    """Open a page and wait until its first chart is there and its script is done."""
    page.goto(address, wait_until="commit")
    _until_drawn(page)


def _load_again(page: Page) -> None:
    page.reload(wait_until="commit")
    _until_drawn(page)


def _until_drawn(page: Page) -> None:
    _first_chart(page)
    page.wait_for_function(SCRIPT_IS_DONE)


def _first_chart(page: Page) -> None:
    page.wait_for_function(FIRST_CHART)
