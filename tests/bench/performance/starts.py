"""How long does it take to start, in the browser's eyes and on the command line?"""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from decision.store.store import Store
from tests.bench.performance.apps import ONE_CHART, PlainServer
from tests.browser.app_server import CHECKOUT, AppServer
from tests.browser.find_browser import ARGUMENTS, executable
from tests.decisions import founding_case

TIMES, SETTLE_MS, PATIENCE_MS = 4, 1500, 120_000
# Looked at in every frame: a locator would look ever more rarely.
FIRST_CHART = "() => document.querySelector('.barlayer .point path')"
TABLE = CHECKOUT / "sample_offers" / "ratings.csv"


def servers(folder: Path) -> tuple[float, float]:
    """Return the seconds to the first HTTP answer, ours and that of an app with one chart."""
    ours, plain = [], []
    for turn in range(3):
        home = folder / f"start_{turn}"
        home.mkdir()
        ours.append(_start(AppServer(home / "data")))
        plain.append(_start(PlainServer(home / "plain", ONE_CHART)))
    return median(ours), median(plain)


def _start(server: AppServer) -> float:
    begin = time.perf_counter()
    server.start()
    took = time.perf_counter() - begin
    server.stop()
    return took


Pair = tuple[float, float]


class Started(NamedTuple):
    """Seconds of ours, and of what stands beside it.

    Until the server answers; until a page's first chart is there, opened and loaded again; and of
    the command line.
    """

    server: Pair
    cold: Pair
    warm: Pair
    command: Pair


def started(folder: Path) -> Started:
    """Measure all of it."""
    return Started(servers(folder), *pages(folder), command_line())


def pages(folder: Path) -> tuple[Pair, Pair]:
    """Open a page of ours and one with a plain chart in turn, each in a browser that knows none."""
    home = folder / "pages"
    home.mkdir()
    ours, plain = AppServer(home / "data").start(), PlainServer(home / "plain", ONE_CHART).start()
    addresses = f"{ours.url}?d={Store(ours.folder).create(founding_case())}", plain.url
    path = executable()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
            taken = [[_opened(browser, address) for address in addresses] for _ in range(TIMES)]
            browser.close()
    finally:
        ours.stop()
        plain.stop()
    cold, warm = (
        tuple(median(pair[whose][load] for pair in taken) for whose in (0, 1)) for load in (0, 1)
    )
    return (cold[0], cold[1]), (warm[0], warm[1])


def _opened(browser: Browser, address: str) -> tuple[float, float]:
    """Return the seconds until the first chart is there, the first time and loaded again."""
    context = browser.new_context(viewport={"width": 1280, "height": 1300})
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    taken = []
    for load in (
        lambda: page.goto(address, wait_until="commit"),
        lambda: page.reload(wait_until="commit"),
    ):
        if taken:  # what comes after the chart is to be in the cache, too
            page.wait_for_timeout(SETTLE_MS)
        begin = time.perf_counter()
        load()
        page.wait_for_function(FIRST_CHART)
        taken.append(time.perf_counter() - begin)
    context.close()
    return taken[0], taken[1]


def command_line() -> tuple[float, float]:
    """Return the seconds of `compare` of a small table, and of importing numpy and pydantic."""
    compare = [sys.executable, "-m", "decision", "compare", str(TABLE)]
    imports = [sys.executable, "-c", "import numpy, pydantic"]
    pairs = [(_run(compare), _run(imports)) for _ in range(TIMES)]
    ours, theirs = zip(*pairs, strict=True)
    return median(ours), median(theirs)


def _run(command: Sequence[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=CHECKOUT)
    return time.perf_counter() - begin
