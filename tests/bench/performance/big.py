"""How does the cost grow, from 5 offers by 5 criteria to 100 by 30? Opened, and moved."""

import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from decision.model import Decision, OwnCriterion, revised
from decision.store.store import Store
from tests.bench.performance.in_browser import PATIENCE_MS, WATCH, WEIGHTS, Way, press
from tests.bench.performance.load import resident
from tests.bench.performance.observing import ObservedServer
from tests.bench.performance.openings import new_page, open_until_drawn, visit
from tests.bench.performance.spending import SCRIPT_IS_DONE, Spent, spent
from tests.browser.find_browser import ARGUMENTS, executable
from tests.decisions import FIVE, rated

SIZES = ((5, 5), (30, 15), (100, 30))
MOVES, RESTS_MS = 2, 1_500


class Big(NamedTuple):
    """A decision of so many offers and criteria: what it takes to open it, and to move a slider.

    ``there`` are the milliseconds until it is open, ``settled`` those until a move is settled,
    ``memory`` the server's megabytes. What is spent is of another one of the same size, for whoever
    looks where time goes makes it longer.
    """

    offers: int
    criteria: int
    there: float
    settled: float
    memory: float
    opened: Spent
    moved: Spent


def decision_of(offers: int, criteria: int, another: int = 0) -> Decision:
    """Return a decision in which all is rated, with ranges, and no two offers are alike.

    ``another`` makes other ones of the same size.
    """
    own = [OwnCriterion(key=f"mine_{n}", name=f"Mine {n}") for n in range(criteria - len(FIVE))]
    keys = (*FIVE, *(criterion.key for criterion in own))
    table: dict[str, dict[str, object]] = {
        f"Offer {place}": {
            key: (max(rating - 1, 0), rating, min(rating + 1, 10))
            for n, key in enumerate(keys)
            for rating in [(7 * place + 3 * (n + another) + place // 11) % 10 + 0.5]
        }
        for place in range(offers)
    }
    return revised(rated(table), criteria=keys, own_criteria=own)


def big(folder: Path) -> list[Big]:
    """Open and move decisions of each size, on one server, the smallest first."""
    path, server = executable(), ObservedServer(folder / "big").start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
            visit(browser, _address(server, SIZES[0]))
            found = [_size(browser, server, size) for size in SIZES]
            browser.close()
    finally:
        server.stop()
    return found


def _size(browser: Browser, server: ObservedServer, size: tuple[int, int]) -> Big:
    page = _page(browser, server)
    start = time.perf_counter()
    open_until_drawn(page, _address(server, size))
    there = 1e3 * (time.perf_counter() - start)
    settled = _at_a_slider(page)
    memory = resident(server)
    page.context.close()
    return Big(*size, there, median(settled), memory, *_looked_at(browser, server, size))


def _looked_at(
    browser: Browser, server: ObservedServer, size: tuple[int, int]
) -> tuple[Spent, Spent]:
    """Return what opening and moving another decision of that size takes."""
    page, address = _page(browser, server), _address(server, size, another=1)
    opened = spent(browser, page, server, lambda: open_until_drawn(page, address))
    moved = spent(browser, page, server, lambda: _at_a_slider(page))
    page.context.close()
    return opened, _each(moved)


def _page(browser: Browser, server: ObservedServer) -> Page:
    """Return a page of a browser that knows the app already, as of whoever has filled it in."""
    page = new_page(browser)
    page.add_init_script(path=WATCH)
    open_until_drawn(page, _address(server, SIZES[0]))
    page.wait_for_timeout(RESTS_MS)
    return page


def _address(server: ObservedServer, size: tuple[int, int], another: int = 0) -> str:
    return f"{server.url}?d={Store(server.folder).create(decision_of(*size, another))}"


def _at_a_slider(page: Page) -> list[float]:
    """Move a slider, once the page is at rest, and return the milliseconds until it was settled."""
    page.wait_for_timeout(RESTS_MS)
    page.wait_for_function(SCRIPT_IS_DONE)
    page.get_by_role("slider", name="Impact").first.focus()
    # The weights are in sight, whatever the size; what is not waits until it is.
    return _moves(page, Way(page.url, WEIGHTS, WEIGHTS, is_ours=True))


def _moves(page: Page, way: Way) -> list[float]:
    page.evaluate("(most) => { window.bench.limit = most; }", PATIENCE_MS)
    settled = []
    for turn in range(MOVES):
        settled.append(press(page, way, turn).settled)
        # Once the hand rests the page is drawn anew; a key meanwhile would wait for that, too.
        page.wait_for_timeout(RESTS_MS)
        page.wait_for_function(SCRIPT_IS_DONE)
    return settled


def _each(all_moves: Spent) -> Spent:
    """Return what one move takes; with it comes the page, drawn anew once the hand rests."""

    def share(steps: Mapping[str, float]) -> Mapping[str, float]:
        return {step: took / MOVES for step, took in steps.items()}

    return all_moves._replace(
        clock=all_moves.clock / MOVES,
        server=all_moves.server / MOVES,
        steps=share(all_moves.steps),
        drawn=all_moves.drawn / MOVES,
    )
