"""What does our own part of a move cost, step by step, and how does it grow?"""

import json
import time
from collections.abc import Callable, Iterable
from itertools import cycle
from statistics import median
from typing import Any

import numpy as np

from decision import charts, edits
from decision.analysis import analyse
from decision.engine.smaa import ranks_in_draws
from decision.engine.weight_draws import overall_in_draws, uniform_weights
from decision.findings.findings import Findings
from decision.model import Decision
from decision.words.statement import statement
from tests.decisions import founding_case

TURNS = 60
WORLDS, OFFERS = (10_000, 100_000, 1_000_000), (5, 100, 1_000)
CHUNK = 2**14


def steps_of_a_move() -> dict[str, float]:
    """Return the median milliseconds of each step of a move, one built upon the other."""
    moved = cycle(
        [edits.set_points(founding_case(), {"impact": points}) for points in (50.0, 51.0, 52.0)]
    )
    taken: dict[str, list[float]] = {}
    for _ in range(TURNS):
        for name, seconds in _steps(next(moved)):
            taken.setdefault(name, []).append(1_000 * seconds)
    return {name: median(times) for name, times in taken.items()}


def _steps(decision: Decision) -> Iterable[tuple[str, float]]:
    start = time.perf_counter()
    findings = Findings(analyse(decision))
    yield "analysis", time.perf_counter() - start
    for name, step in (
        ("simulations", lambda: findings.robustness),
        ("statement", lambda: statement(findings)),
        ("what to ask", lambda: findings.information),
        (
            "bars with dots, as JSON",
            lambda: json.dumps(charts.contributions_chart(findings).figure),
        ),
    ):
        start = time.perf_counter()
        step()
        yield name, time.perf_counter() - start


def worlds() -> list[tuple[int, int, float, float]]:
    """Return offers, worlds, and nanoseconds a world and offer: ours, and plain numpy's."""
    found = []
    for offers in OFFERS:
        for number in WORLDS:
            if offers * number <= 100_000_000:
                table = np.random.default_rng(0).random((offers, 5))
                per = 1e9 / (offers * number)
                found.append(
                    (offers, number, per * _ours(table, number), per * _plain(table, number))
                )
    return found


def _chunks(number: int) -> Iterable[int]:
    yield from (min(CHUNK, number - done) for done in range(0, number, CHUNK))


def _timed(step: Callable[[], Any]) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def _ours(table: Any, number: int) -> float:
    cube = np.random.default_rng(1).random((CHUNK, table.shape[1] - 1))

    def counted() -> None:
        for size in _chunks(number):
            ranks_in_draws(overall_in_draws(uniform_weights(cube[:size]), table))

    return _timed(counted)


def _plain(table: Any, number: int) -> float:
    rng = np.random.default_rng(1)

    def counted() -> None:
        for size in _chunks(number):
            weights = rng.dirichlet(np.ones(table.shape[1]), size)
            np.argsort(-(weights @ table.T), axis=1)

    return _timed(counted)
