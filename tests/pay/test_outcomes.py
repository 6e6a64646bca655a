"""What may be paid beside what is sure: exact, held to enumeration."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.engine.value_functions import piecewise_linear, values
from decision.pay import outcomes
from decision.pay.mixture import THREE_POINTS, mixture, plus
from decision.pay.streams import Hoped, Streams
from tests.repetitions import examples

YEARS = 4
money = st.integers(0, 10_000).map(float)
chances = st.sampled_from([0.0, 0.1, 0.25, 0.5, 1.0])
rates = st.sampled_from([0.0, 0.03, 0.1])
threes = st.tuples(*[st.integers(0, 30)] * 3).map(
    lambda three: tuple(n / 20 for n in sorted(three))
)
by_year = st.lists(money, min_size=YEARS, max_size=YEARS).map(np.array)
sales = st.tuples(money, money, money).map(lambda three: tuple(sorted(three)))


@st.composite
def offers(draw):
    """The parts of an offer's pay, as numbers, with a stake that may be sold late."""
    return {
        "sure": draw(by_year), "costs": draw(by_year), "target": draw(by_year),
        "paid": draw(threes), "granted": draw(by_year), "refreshed": draw(by_year),
        "factor": draw(threes), "further": draw(chances), "worths": draw(sales),
        "chance": draw(chances), "year": draw(st.integers(1, 7)), "rate": draw(rates),
    }  # fmt: skip


def streams(offer, scale=1.0):
    sure, costs, target, granted, refreshed = (
        scale * offer[part] for part in ("sure", "costs", "target", "granted", "refreshed")
    )
    worths = tuple(scale * each for each in offer["worths"])
    hoped = Hoped(
        outcomes.bonus(target, offer["paid"]),
        outcomes.shares(granted, refreshed, offer["factor"], offer["further"]),
        outcomes.stake(worths, offer["chance"], offer["year"]),
    )
    once = np.zeros(YEARS)
    return Streams(offer["rate"], sure, once, costs, once, hoped)


def enumerated(offer):
    """Every combination with its chance, and its yearly equivalent by plain sums."""
    three = list(enumerate(THREE_POINTS))
    sold = [(0.0, 1 - offer["chance"])]
    sold += [
        (worth, offer["chance"] * p) for worth, (_, p) in zip(offer["worths"], three, strict=True)
    ]
    more = [(0, 1 - offer["further"]), (1, offer["further"])]
    level = sum((1 + offer["rate"]) ** -year for year in range(1, YEARS + 1))
    for (b, p), (s, q), (further, r), (worth, t) in product(three, three, more, sold):
        value = 0.0
        for year in range(1, max(YEARS, offer["year"]) + 1):
            paid = worth if year == offer["year"] else 0.0
            if year <= YEARS:
                at = year - 1
                vests = offer["granted"][at] + further * offer["refreshed"][at]
                paid += offer["sure"][at] - offer["costs"][at]
                paid += offer["paid"][b] * offer["target"][at] + offer["factor"][s] * vests
            value += paid * (1 + offer["rate"]) ** -year
        yield value / level, p * q * r * t


@settings(max_examples=examples(150))
@given(offers())
def test_the_mixture_is_that_of_all_combinations(offer):
    found = streams(offer).equivalent
    amounts, weights = np.array(list(enumerated(offer))).T
    assert found.chances.sum() == pytest.approx(1, abs=1e-12)
    assert found.mean == pytest.approx(weights @ amounts, rel=1e-9, abs=1e-9)
    # Distribution functions agree wherever no point lies.
    for cut in np.quantile(amounts, [0.05, 0.3, 0.5, 0.7, 0.95]) + 1e-3:
        if np.abs(amounts - cut).min() > 1e-6:
            share = found.chances[found.amounts < cut].sum()
            assert share == pytest.approx(weights[amounts < cut].sum(), abs=1e-9)
    curve = piecewise_linear([0, 4_000, 15_000], [0, 0.7, 1])
    expected = weights @ values(amounts, curve)
    assert found.chances @ values(found.amounts, curve) == pytest.approx(expected, abs=1e-9)


@given(offers())
def test_what_is_hoped_for_in_each_year_adds_up(offer):
    found = streams(offer)
    sums = sum(each.mean for each in found.hoped_by_year)
    plain = streams({**offer, "rate": 0.0})
    assert sums == pytest.approx(YEARS * plain.hoped_equivalent.mean, rel=1e-9, abs=1e-6)
    assert plain.equivalent.mean == pytest.approx(plain.sure_equivalent + sums / YEARS, abs=1e-6)


@given(offers())
def test_without_any_chance_only_what_is_sure_counts(offer):
    nothing = {**offer, "paid": (0, 0, 0), "factor": (0, 0, 0), "chance": 0.0}
    found = streams(nothing).equivalent
    assert found.amounts.tolist() == [streams(nothing).sure_equivalent]
    assert found.chances.tolist() == pytest.approx([1])


@given(offers(), money)
def test_with_certainty_and_one_outcome_it_is_the_plain_sum(offer, worth):
    all_sure = {**offer, "paid": (1, 1, 1), "factor": (1, 1, 1), "further": 1.0, "rate": 0.0}
    all_sure |= {"worths": (worth, worth, worth), "chance": 1.0}
    plain = sum(offer[part].sum() for part in ("sure", "target", "granted", "refreshed"))
    plain = (plain - offer["costs"].sum() + worth) / YEARS
    found = streams(all_sure).equivalent
    assert found.amounts == pytest.approx(plain, rel=1e-9, abs=1e-9)
    assert found.chances.sum() == pytest.approx(1)


@given(offers(), st.floats(0.01, 100))
def test_other_money_with_other_anchors_is_the_same(offer, scale):
    curve, scaled = (
        piecewise_linear(np.array([0, 4_000, 15_000]) * factor, [0, 0.7, 1])
        for factor in (1.0, scale)
    )
    before, after = streams(offer).equivalent, streams(offer, scale).equivalent
    worth = before.chances @ values(before.amounts, curve)
    assert after.chances @ values(after.amounts, scaled) == pytest.approx(worth, abs=1e-9)


@given(offers())
def test_a_stake_never_lowers_what_pay_is_worth(offer):
    curve = piecewise_linear([0, 4_000, 15_000], [0, 0.7, 1])
    without, with_it = (
        float(each.chances @ values(each.amounts, curve))
        for each in (streams({**offer, "chance": 0.0}).equivalent, streams(offer).equivalent)
    )
    assert with_it >= without - 1e-12


@given(offers(), by_year)
def test_one_time_money_changes_no_recurring_pay(offer, once):
    found = streams(offer)
    richer = replace(found, one_time=once, one_time_costs=once / 2)
    assert richer.recurring_equivalent == found.recurring_equivalent
    assert richer.net.sum() == pytest.approx(found.net.sum() + once.sum() / 2)


def test_three_points_have_the_variance_of_a_normal_distribution():
    """Pearson and Tukey chose the weights so, to three digits."""
    z = 1.6448536269514722
    three = mixture([-z, 0, z], THREE_POINTS)
    assert three.mean == pytest.approx(0, abs=1e-15)
    assert three.chances @ three.amounts**2 == pytest.approx(1, abs=2e-3)


def test_a_quantile_is_an_amount_that_may_be_paid():
    found = plus(mixture([0, 10], [0.95, 0.05]), mixture([1], [1]))
    assert [found.quantile(share) for share in (0, 0.05, 0.95, 0.9501, 1)] == [1, 1, 1, 11, 11]
