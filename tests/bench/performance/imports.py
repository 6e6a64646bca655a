"""Whose are the imports that a start waits for? By library, from Python's own list of them."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from tests.bench.performance.apps import ONE_CHART, PlainServer
from tests.browser.app_server import AppServer

ASKED_FOR = {"PYTHONPROFILEIMPORTTIME": "1"}
BEGIN = "import time:"
OURS = ("decision", "criteria")


def imports(folder: Path) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Return the milliseconds that each library takes, ours and an app with one chart's.

    Until the server answers. To list them takes time itself, so all are somewhat too long.
    """
    home = folder / "imports"
    home.mkdir()
    return (
        _imports(AppServer(home / "data", ASKED_FOR)),
        _imports(PlainServer(home / "plain", ONE_CHART, environment=ASKED_FOR)),
    )


def _imports(server: AppServer) -> Mapping[str, float]:
    server.start()
    listed = server.log()
    server.stop()
    return by_library(listed)


def by_library(listed: str) -> Mapping[str, float]:
    """Return the milliseconds of each library; each module's own, without what it imports.

    >>> by_library("import time: 2000 | 9000 | numpy\\nimport time: 500 | 500 |   numpy.linalg")
    {'numpy': 2.5}
    """
    taken = Counter[str]()
    for line in listed.splitlines():
        own, _, name = line.removeprefix(BEGIN).partition("|")[0], *line.rpartition("|")[1:]
        if line.startswith(BEGIN) and own.strip().isdigit():
            library = name.strip().partition(".")[0]
            taken["Crossroads" if library in OURS else library] += int(own) / 1000
    return dict(taken.most_common())
