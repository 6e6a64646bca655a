"""How long does it take to start, in the browser's eyes and on the command line?"""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.bench.performance.apps import ONE_CHART, PlainServer
from tests.browser.app_server import CHECKOUT, AppServer

TIMES = 5
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
