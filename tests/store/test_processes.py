"""Is anything lost when a process is killed, or when many write at once?"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from decision.home import home

KILLS, KILLS_OF_A_SOAK = 20, 200
WRITERS, EDITS, EDITS_OF_A_SOAK = 20, 5, 25


@pytest.fixture
def run(where):
    """Run a command of `processes` on a store, and return what it measured."""
    place = str(where) if isinstance(where, Path) else where.render_as_string(hide_password=False)

    def ran(command, *numbers):
        words = [sys.executable, "-m", "tests.store.processes", command, place]
        done = subprocess.run(
            [*words, *map(str, numbers)],
            capture_output=True,
            text=True,
            cwd=home(),
            env={**os.environ, "PYTHONPATH": str(home()), "OPENBLAS_NUM_THREADS": "1"},
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout), done.stderr

    return ran


def test_who_is_killed_loses_at_most_the_edit_in_flight(run, soak):
    seed = random.randrange(10**6) if soak else 1
    results, _ = run("killed", KILLS_OF_A_SOAK if soak else KILLS, seed)
    for each in results["kills"]:
        assert each["sure"] <= each["there"] <= each["sure"] + 1, (seed, each)
        assert each["whole"], (seed, each)
    numbers = list(map(int, results["history"]))
    assert numbers == sorted(set(numbers), reverse=True)
    assert numbers[0] == results["kills"][-1]["there"] >= KILLS


def test_of_twenty_who_write_at_once_none_is_refused_and_nothing_is_lost(run, soak):
    edits = EDITS_OF_A_SOAK if soak else EDITS
    result, why = run("at_once", WRITERS, edits)
    every = WRITERS * edits
    assert result == {"failed": 0, "points": every, "changes": every}, why
