"""What does the app look like? Every page in both themes at four widths, each as a whole.

``python -m tests.browser.pictures FOLDER [NAME ...]`` takes the pictures of all views, or of those
named, as FOLDER/name-theme-width.png.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import Browser, Page, expect, sync_playwright

from decision import edits
from decision.files.decision_json import first_decision
from decision.model import Decision
from decision.store.store import Store
from decision.ui import places
from tests.browser.app_server import CHECKOUT, AppServer
from tests.browser.find_browser import ARGUMENTS, executable
from tests.browser.on_page import open_folds, own_ratings, settled
from tests.decisions import case_to_wait_for, founding_case
from tests.pays import three_offers

THEMES = ("light", "dark")
WIDTHS = (360, 768, 1280, 1600)
LOW, TRIES = 900, 5  # so high is a window at least (pixels), and so often it is made higher
TIMEOUT_MS = 60_000
STILL_MS = 500  # what a page does on its own, like charts that follow its width, is over by then
NEEDED = """() => Math.ceil(Math.max(
  document.querySelector('[data-testid=stMain]').scrollHeight,
  ...[...document.querySelectorAll('[role=dialog]')]
    .map((dialog) => dialog.getBoundingClientRect().bottom)))"""
TABLE = CHECKOUT / "tests" / "imports" / "tables" / "14_careers_hours_and_text.csv"


class View(NamedTuple):
    """What a picture shows: a page, of which decision, and what is clicked before.

    Without a decision it is what somebody sees who opens the app for the first time.
    """

    place: str
    decision: Callable[[], Decision] | None = founding_case
    click: Callable[[Page], None] = settled


def _side_by_side(page: Page) -> None:
    page.get_by_text("Side by side", exact=True).first.click()
    settled(page)


def _start(page: Page) -> None:
    page.get_by_role("button", name="Start my own").click()
    page.get_by_role("dialog").wait_for()


def _import(page: Page) -> None:
    page.locator("input[type=file]").first.set_input_files(TABLE)
    page.locator(".preview").wait_for()


def _pay_in_pictures(page: Page) -> None:
    open_folds(page, "Pay in pictures")


def _empty() -> Decision:
    return edits.started("Friday")


def _to_wait() -> Decision:
    return case_to_wait_for(date.today())


VIEWS = {
    "first-start": View(places.COMPARE, None),
    "compare": View(places.COMPARE),
    "pay-in-pictures": View(places.COMPARE, three_offers, _pay_in_pictures),
    "offers": View(places.OFFERS),
    "offers-ratings": View(places.OFFERS, click=own_ratings),
    "offers-side-by-side": View(places.OFFERS, click=_side_by_side),
    "what-matters": View(places.WHAT_MATTERS),
    "how-sure": View(places.HOW_SURE),
    "ask": View(places.ASK),
    "compare-to-wait": View(places.COMPARE, _to_wait),
    "how-sure-to-wait": View(places.HOW_SURE, _to_wait),
    "ask-to-wait": View(places.ASK, _to_wait),
    "files": View(places.FILES),
    "how-it-works": View(places.HOW_IT_WORKS),
    "start": View(places.COMPARE, first_decision, _start),
    "import": View(places.FILES, click=_import),
    "empty-offers": View(places.OFFERS, _empty),
    "empty-compare": View(places.COMPARE, _empty),
}


@contextmanager
def app_and_browser() -> Iterator[tuple[AppServer, Browser]]:
    """Start the app with an empty store, and a browser to look at it."""
    path = executable()
    expect.set_options(timeout=TIMEOUT_MS)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = AppServer(Path(folder) / "data").start()
        try:
            browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
            yield server, browser
            browser.close()
        finally:
            server.stop()


def take(server: AppServer, browser: Browser, name: str, folder: Path) -> Iterator[Path]:
    """Take a view's pictures, in each theme at each width; yield where each lies."""
    for theme in THEMES:
        with shown(server, browser, VIEWS[name], theme) as page:
            for width in WIDTHS:
                path = folder / f"{name}-{theme}-{width}.png"
                make_whole(page, width)
                page.screenshot(path=path)
                yield path


@contextmanager
def shown(server: AppServer, browser: Browser, view: View, theme: str) -> Iterator[Page]:
    """Open a view in a browser that has seen nothing before."""
    made = view.decision and Store(server.folder).create(view.decision())
    with browser.new_context(
        color_scheme=theme, viewport={"width": 1280, "height": LOW}
    ) as context:
        context.set_default_timeout(TIMEOUT_MS)
        page = context.new_page()
        page.goto(f"{server.url}{view.place}{f'?d={made}' if made else ''}")
        settled(page)
        view.click(page)
        page.wait_for_load_state("networkidle")
        # What stands for a part that is still being drawn.
        expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
        yield page


def make_whole(page: Page, width: int) -> None:
    """Make the window so wide, and so high that all of the page is in it."""
    height = LOW
    for _ in range(TRIES):
        page.set_viewport_size({"width": width, "height": height})
        settled(page)
        page.wait_for_timeout(STILL_MS)
        needed = max(LOW, page.evaluate(NEEDED))
        if needed == height:
            return
        height = needed


def main(folder: str, *names: str) -> None:
    """Take the pictures of these views, or of all."""
    Path(folder).mkdir(exist_ok=True)
    with app_and_browser() as (server, browser):
        for name in names or VIEWS:
            for path in take(server, browser, name, Path(folder)):
                sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
