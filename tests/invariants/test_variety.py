"""Are the random decisions of every sort, so that no invariant holds for want of cases?"""

from collections import Counter

import numpy as np

from criteria.belief import Certainty
from decision.findings.weight_changes import CanBeBest, potential_optimality
from tests.invariants.examined import examined

MANY = 100  # as many as each invariant is held to


def sorts(one):
    decision, analysis = one.decision, one.analysis
    points = [decision.points_of(key) for key in decision.criteria]
    answers = [a for each in (*decision.offers, *decision.employers) for a in each.answers.values()]
    certain = potential_optimality(analysis)
    yield f"{len(decision.offers)} offers"
    yield f"{len(decision.criteria)} criteria"
    yield from {answer.certainty for answer in answers if answer.option}
    yield from {
        name
        for name, holds in {
            "a family": len(decision.employers) < len(decision.offers),
            "does not apply": any(answer.does_not_apply for answer in answers),
            "nothing known": analysis.unknown.all(),
            "points": (analysis.ratings[0] == analysis.ratings[2]).any(),
            "ranges": (analysis.ratings[0] < analysis.ratings[2])[~analysis.from_answers].any(),
            "answers": analysis.from_answers.any(),
            "all zero": not any(points),
            "a zero": 0 in points and any(points),
            "all equal": len(set(points)) == 1 and any(points),
            "ideal point": bool(decision.ideal_points),
            "own criterion": not {"own_one", "own_two"}.isdisjoint(decision.criteria),
            "our questions": len(one.case.catalog.questions) > 30,
            "outclassed": one.outclassing is not None,
            "never best": certain.never_best.any(),
            "shared lead": len(analysis.leaders) > 1,
            "switch": max(one.switching.below.max(), one.switching.above.max()) >= 0,
        }.items()
        if holds
    }
    yield from set(certain.can_be_best)


def test_every_sort_of_decision_is_among_them():
    found = Counter(sort for seed in range(MANY) for sort in sorts(examined(seed)))
    wanted = {f"{n} offers" for n in range(1, 7)} | {f"{n} criteria" for n in range(2, 8)}
    wanted |= {*Certainty, *CanBeBest, "a family", "does not apply", "nothing known", "points"}
    wanted |= {"ranges", "answers", "all zero", "a zero", "all equal", "ideal point", "switch"}
    wanted |= {"own criterion", "our questions", "outclassed", "never best", "shared lead"}
    assert wanted == set(found)
    assert min(found.values()) >= MANY / 25


def test_a_seed_makes_the_identical_decision():
    one, other = examined(7), examined(7)
    assert one.decision == other.decision
    np.testing.assert_array_equal(one.analysis.expected, other.analysis.expected)
