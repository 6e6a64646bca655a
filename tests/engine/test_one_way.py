from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings

from decision.engine.additive import effective_weights
from decision.engine.one_way import NOBODY, leader_intervals, stability_intervals
from tests.engine.test_weight_stability import points_of_five, swept_weights, tables
from tests.repetitions import examples


def ends_of(leads):
    return [lead.start for lead in leads] + [leads[-1].end]


@pytest.mark.parametrize("seed", range(25))
def test_the_leads_are_what_a_grid_of_100000_weights_finds(seed):
    rng = np.random.default_rng(seed)
    expected, weights = rng.random((6, 4)), rng.dirichlet(np.ones(4))
    steps = np.linspace(0, 1, 100_001)
    for criterion in range(4):
        first = (expected @ swept_weights(weights, criterion, steps).T).argmax(axis=0)
        changes = np.flatnonzero(np.diff(first))
        leads = leader_intervals(weights, expected, criterion)
        assert [lead.offers for lead in leads] == [(first[0],), *((first[c + 1],) for c in changes)]
        assert ends_of(leads)[1:-1] == pytest.approx(steps[changes], abs=1e-5)


@settings(max_examples=examples(300))
@given(points_of_five, tables)
def test_leads_have_no_gaps_and_all_who_lead_are_level_and_ahead_of_the_others(points, expected):
    weights = effective_weights(points)
    for criterion in range(5):
        leads = leader_intervals(weights, expected, criterion)
        assert leads[0].start == 0
        assert leads[-1].end == 1
        assert all(a.end == b.start for a, b in pairwise(leads))
        middles = np.array([(lead.start + lead.end) / 2 for lead in leads])
        overall = swept_weights(weights, criterion, middles) @ expected.T
        for lead, values in zip(leads, overall, strict=True):
            level = np.flatnonzero(values >= values.max() - 1e-11)
            assert level.tolist() == list(lead.offers)


@settings(max_examples=examples(300))
@given(points_of_five, tables)
def test_the_leader_leads_on_the_interval_of_its_switching_weights(points, expected):
    weights = effective_weights(points)
    overall = expected @ weights
    found = stability_intervals(weights, expected)
    leaders = np.flatnonzero(overall >= overall.max() - 1e-11)
    for criterion in range(5):
        leads = leader_intervals(weights, expected, criterion)
        lower, upper = found.lower[criterion], found.upper[criterion]
        for end, taker, side in [(lower, "below", -1e-7), (upper, "above", 1e-7)]:
            other = getattr(found, taker)[criterion]
            if other != NOBODY:
                beyond = next(lead for lead in leads if lead.start <= end + side <= lead.end)
                assert other in beyond.offers
                assert min(abs(end - each) for each in ends_of(leads)) < 1e-7
        if len(leaders) == 1:
            own = [lead for lead in leads if lower + 1e-7 < (lead.start + lead.end) / 2 < upper]
            assert all(leaders[0] in lead.offers for lead in own)


def test_offers_that_are_equal_lead_together():
    leads = leader_intervals(
        np.array([0.5, 0.5]), np.array([[0.9, 0.1], [0.2, 0.6], [0.2, 0.6]]), 0
    )
    assert [lead.offers for lead in leads] == [(1, 2), (0,)]


def test_where_three_meet_in_a_point_there_is_no_stretch_between_them():
    expected = np.array([[0.0, 1.0], [0.5, 0.5], [1.0, 0.0]])
    leads = leader_intervals(np.array([0.3, 0.7]), expected, 0)
    assert [(lead.end, lead.offers) for lead in leads] == [(0.5, (0,)), (1.0, (2,))]


def test_the_only_criterion_has_one_lead_all_along():
    leads = leader_intervals(np.array([1.0]), np.array([[0.4], [0.7]]), 0)
    assert leads == [(0.0, 1.0, (1,))]
