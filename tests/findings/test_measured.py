"""Amounts in a unit are worth what ratings are worth that stand as far between the same ends."""

import numpy as np
import pytest

from criteria.criterion import Direction
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import OwnMeasure, revised
from tests.random_decisions import OWN, measured, random_case
from tests.repetitions import examples


def without_answers_about_own(seed):
    return all(
        OWN[0] not in q.shares and OWN[1] not in q.shares
        for q in random_case(seed).catalog.questions
    )


LOOKED_AT = examples(250)
SEEDS = [seed for seed in range(LOOKED_AT) if without_answers_about_own(seed)]
POINTS_OFF = 1e-9


def rated(seed):
    """A random decision with ratings alone, and both criteria of one's own in use, none aimed."""
    case = random_case(seed)
    own = [
        each.model_copy(update={"measure": None, "direction": way, "ideal_point": None})
        for each, way in zip(
            case.decision.own_criteria, (Direction.MORE, Direction.LESS), strict=True
        )
    ]
    offers = [
        offer.model_copy(update={"ratings": {k: r for k, r in offer.ratings.items() if _fits(r)}})
        for offer in case.decision.offers
    ]
    keys = dict.fromkeys([*case.decision.criteria, *OWN])
    changes = {"own_criteria": own, "offers": offers, "criteria": list(keys), "ideal_points": {}}
    return revised(case.decision, **changes), case.catalog


def _fits(rating):
    return rating.is_unknown or (rating.low >= 0 and rating.high <= 10)


def in_unit(decision, unit, low, high):
    """The same decision with its own criteria measured between two ends."""
    decision = measured(decision, OWN[0], OwnMeasure(unit=unit, worst=low, best=high))
    return measured(decision, OWN[1], OwnMeasure(unit=unit, worst=high, best=low))


def arrays(findings):
    analysis, robustness = findings.analysis, findings.robustness
    yield from (analysis.expected, analysis.worst, analysis.best, analysis.overall)
    yield from (robustness.first_place, robustness.expected_regret, robustness.rank_acceptability)
    yield np.array([[each.value, each.chance] for each in findings.information])
    yield np.array([[each.is_possible, each.is_believed] for each in findings.break_even_ratings])


@pytest.mark.parametrize("seed", SEEDS)
def test_ends_of_0_and_10_make_amounts_exactly_ratings(seed):
    decision, catalog = rated(seed)
    plain = Findings(analyse(decision, catalog, all_offers=True))
    amounts = Findings(analyse(in_unit(decision, "", 0, 10), catalog, all_offers=True))
    for expected, found in zip(arrays(plain), arrays(amounts), strict=True):
        np.testing.assert_array_equal(found, expected)
    np.testing.assert_array_equal(amounts.analysis.ratings, plain.analysis.ratings)
    assert repr(amounts.break_even_ratings) == repr(plain.break_even_ratings)
    assert repr(amounts.trade_offs) == repr(plain.trade_offs)


def test_there_are_many_such_decisions():
    assert len(SEEDS) > LOOKED_AT / 5


@pytest.mark.parametrize("seed", SEEDS)
def test_minutes_or_hours_change_nothing_but_the_numbers(seed):
    decision, catalog = rated(seed)
    minutes = Findings(analyse(in_unit(decision, "min", 15, 105), catalog, all_offers=True))
    hours = Findings(analyse(in_unit(decision, "h", 0.25, 1.75), catalog, all_offers=True))
    for expected, found in zip(arrays(minutes), arrays(hours), strict=True):
        np.testing.assert_allclose(found, expected, atol=POINTS_OFF)
    for each, other in zip(minutes.break_even_ratings, hours.break_even_ratings, strict=True):
        scale = 60 if minutes.analysis.criteria[each.criterion].key in OWN else 1
        assert other.rating * scale == pytest.approx(each.rating, nan_ok=True)
        assert other.today * scale == pytest.approx(each.today)


def test_answers_say_nothing_of_a_measured_criterion():
    seed = next(seed for seed in range(250) if not without_answers_about_own(seed))
    decision, catalog = rated(seed)
    analysis = analyse(in_unit(decision, "min", 15, 105), catalog, all_offers=True)
    columns = [n for n, each in enumerate(analysis.criteria) if each.key in OWN]
    assert not analysis.from_answers[:, columns].any()
