"""How long from a key press to the repainted page, beside an empty Streamlit app with one slider?

Both are measured in one run, in one browser, turn by turn; what counts is the ratio. And how many
times a second does the page follow a slider while the mouse drags it?
"""

import math
import statistics
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from decision.store.store import Store
from tests.bench.performance.apps import EMPTY as EMPTY_APP
from tests.bench.performance.apps import PlainServer
from tests.browser.app_server import AppServer
from tests.browser.find_browser import ARGUMENTS, executable
from tests.decisions import founding_case

PRESSES = 20
SETTLE_MS = 250
DRAG_SECONDS = 3  # slow for a hand, so fast that every update has something to change
WATCH = Path(__file__).with_name("watch.js")
# The bars drawn first and those drawn last; the trade-off chart is drawn between them.
CHARTS = [".st-key-points .barlayer", ".st-key-difference .barlayer"]
VERDICT = ".verdict"
EMPTY = ["[data-testid=stMarkdown] code"]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = AppServer(tmp_path_factory.mktemp("ours") / "data").start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def empty_server(tmp_path_factory):
    server = PlainServer(tmp_path_factory.mktemp("empty") / "empty", EMPTY_APP).start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def browser():
    path = executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def context(browser):
    # Tall enough for all charts: while a slider is dragged, what is out of sight waits.
    context = browser.new_context(viewport={"width": 1280, "height": 2400})
    context.add_init_script(path=WATCH)
    yield context
    context.close()


@pytest.fixture
def ours(context, server):
    identity = Store(server.folder).create(founding_case())
    return opened(context, f"{server.url}?d={identity}", CHARTS)


@pytest.fixture
def empty(context, empty_server):
    return opened(context, empty_server.url, EMPTY)


def opened(context, url, watched):
    page = context.new_page()
    page.goto(url)
    for css in watched:
        page.locator(css).first.wait_for()
    page.get_by_role("slider", name="Impact").focus()
    return page


def press(page, watched):
    page.bring_to_front()  # in the background a page gets a frame a second, or none
    page.wait_for_timeout(SETTLE_MS)
    page.evaluate("(watched) => window.bench.awaitKey(watched)", watched)
    page.keyboard.press("ArrowRight")
    return page.evaluate("() => window.bench.took")


def drag_rates(page, watched):
    """Drag the slider from end to end; return how often a second each watched element changed."""
    box = page.get_by_role("slider", name="Impact").bounding_box()
    height = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 1, height)
    page.mouse.down()
    page.wait_for_timeout(SETTLE_MS)
    page.evaluate("(watched) => window.bench.startCounting(watched)", watched)
    for part in swept():
        page.mouse.move(box["x"] + part * box["width"], height)
    rates = page.evaluate("() => window.bench.rates()")
    page.mouse.up()
    return rates


def swept():
    """From 0 to 1 by the clock: a slow page makes the steps larger, not the drag longer."""
    start = time.monotonic()
    while (part := (time.monotonic() - start) / DRAG_SECONDS) < 1:
        yield part


def test_from_a_key_press_to_the_repainted_page(ours, empty, capsys):
    pairs = [(press(ours, CHARTS), press(empty, EMPTY)) for _ in range(PRESSES)]
    mine, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    with capsys.disabled():
        sys.stdout.write(
            f"\nkey press to repainted page, median of {PRESSES}: ours {mine:.0f} ms, "
            f"empty app {theirs:.0f} ms, ratio {mine / theirs:.2f}\n"
        )
    assert all(math.isfinite(time) and time > 0 for pair in pairs for time in pair)


def test_while_the_mouse_drags(ours, capsys):
    rates = drag_rates(ours, [VERDICT, *CHARTS])
    with capsys.disabled():
        sys.stdout.write(
            f"\nupdates a second while the mouse drags: verdict {rates[0]:.1f}, "
            f"charts {min(rates[1:]):.1f}\n"
        )
    assert all(math.isfinite(rate) and rate > 0 for rate in rates)
