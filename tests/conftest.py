import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Without a clock, for other programs may keep the machine busy. The usual run is the same every
# time; a soak looks for what no run has seen.
CLOCKLESS = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("usual", **CLOCKLESS, derandomize=True, max_examples=30)
settings.register_profile("soak", **CLOCKLESS, max_examples=1000)
DECISIONS, DECISIONS_OF_A_SOAK = 100, 10_000


# The workers share the processors already; more threads of algebra in each only wait for a turn.
# numpy reads this when it is loaded, as do the servers and commands that tests start.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def pytest_addoption(parser):
    parser.addoption("--soak", action="store_true", help="repeat everything at full count")
    help_text = "how many random decisions each invariant is held to"
    parser.addoption("--decisions", type=int, help=help_text)


def pytest_configure(config):
    soak = config.getoption("soak")
    settings.load_profile("soak" if soak else "usual")
    if config.option.decisions is None:
        config.option.decisions = DECISIONS_OF_A_SOAK if soak else DECISIONS
    # What ends the tests otherwise than Ctrl-C lets them end their servers, too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@pytest.fixture(scope="session")
def soak(pytestconfig) -> bool:
    """Whether everything is repeated at full count."""
    return pytestconfig.getoption("soak")


@pytest.fixture(scope="session")
def published() -> dict[str, dict[str, Any]]:
    """The published cases by name; each carries its source."""
    return {case["name"]: case for case in _reference("cases.json")}


@pytest.fixture(scope="session")
def pay_cases() -> dict[str, dict[str, Any]]:
    """The published cases of pay by id; each carries its source."""
    return {case["id"]: case for case in _reference("pay_cases.json")}


def _reference(name):
    path = Path(__file__).parent / "reference" / name
    return json.loads(path.read_text(encoding="utf-8"))
