"""Does the same decision give the identical result, whatever was computed in between?"""

import re
import sys

import pytest

from decision import edits
from decision.analysis import analyse
from decision.beliefs import cache
from decision.findings.robustness import robustness
from tests.all_numbers import numbers
from tests.random_decisions import random_case
from tests.repetitions import examples

FEW = 1024


def found(decision, catalog):
    return robustness(analyse(decision, catalog, all_offers=True), FEW)


@pytest.mark.parametrize("seed", range(examples(40)))
@pytest.mark.parametrize("is_emptied", [False, True])
def test_one_point_and_back_gives_the_identical_result(seed, is_emptied):
    case, key = random_case(seed), random_case(seed).decision.criteria[0]
    before = found(case.decision, case.catalog)
    points = case.decision.points_of(key)
    moved = edits.set_points(case.decision, {key: points - 1 if points else 1.0})
    other = random_case(seed + 1)
    for decision, catalog in ((moved, case.catalog), (other.decision, other.catalog)):
        found(decision, catalog)
    if is_emptied:
        forget_everything()
    back = edits.set_points(moved, {key: points})
    after = found(back, case.catalog)
    assert [each.tobytes() for each in numbers(after)] == [
        each.tobytes() for each in numbers(before)
    ]
    assert after.evpi == before.evpi
    assert len(numbers(before)) == 18
    assert after.can_be_best == before.can_be_best


def forget_everything():
    """Empty all that is kept between two results."""
    cache.forget()
    computing = [
        name
        for name in sys.modules
        if re.fullmatch(r"decision\.((engine|findings|beliefs)\.)?\w+", name)
    ]
    for each in [each for name in computing for each in vars(sys.modules[name]).values()]:
        if hasattr(each, "cache_clear"):
            each.cache_clear()
