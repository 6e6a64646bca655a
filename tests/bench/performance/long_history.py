"""What does a long history cost: a move in it, and room on the disk?"""

import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from decision.edits import set_points
from decision.model import Decision
from decision.store.sqlite_file import FILE
from decision.store.store import Edit, Step, Store
from tests.decisions import FIVE, founding_case

REVISIONS = (10, 1_000, 10_000)
TURNS = 40
_AT_ONCE = 1_000


class History(NamedTuple):
    """How many revisions, the median milliseconds of a further move, and megabytes on the disk."""

    revisions: int
    move: float
    size: float


def histories(folder: Path) -> list[History]:
    """Return what a move costs after so many; the histories are moved in turn."""
    stores = {number: Store(folder / str(number)) for number in REVISIONS}
    decisions = {number: _moved(store, number) for number, store in stores.items()}
    taken: dict[int, list[float]] = {number: [] for number in REVISIONS}
    for turn in range(TURNS):
        for number, store in stores.items():
            start = time.perf_counter()
            store.apply(decisions[number], _to(turn), "weights moved")
            taken[number].append(1_000 * (time.perf_counter() - start))
    for store in stores.values():
        store.place.swept()  # all of it into the file
    return [
        History(number, median(taken[number]), _size(folder / str(number))) for number in REVISIONS
    ]


def _moved(store: Store, number: int) -> str:
    identity = store.create(founding_case())
    steps = [Step(_to(place), "weights moved") for place in range(number)]
    for start in range(0, number, _AT_ONCE):
        store.apply_all(identity, steps[start : start + _AT_ONCE])
    return identity


def _to(place: int) -> Edit:
    def moved(decision: Decision) -> Decision:
        return set_points(decision, {FIVE[place % len(FIVE)]: (37 * place) % 100})

    return moved


def _size(folder: Path) -> float:
    return (folder / FILE).stat().st_size / 1e6


def table(measured: list[History]) -> Iterable[str]:
    """Yield the lines of a table."""
    first = measured[0].move
    yield "| revisions | a move | of the shortest history's | file |"
    yield "|---|---|---|---|"
    for each in measured:
        ratio = f"**{each.move / first:.2f}**"
        yield f"| {each.revisions:,} | {each.move:.1f} ms | {ratio} | {each.size:.1f} MB |"
