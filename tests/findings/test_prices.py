"""What an offer would have to pay, or be: put in, it ties."""

from math import isnan

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from criteria.criterion import PAY_KEY
from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.findings.prices import FIELDS, MOST, Means
from decision.model import Decision, PayCurve
from decision.words.amounts import rounded_down, rounded_up
from tests.pays import pays
from tests.repetitions import examples

NEAR = 1e-7  # points of 100: 1e-9 of what all of it is worth
CURVES = st.builds(
    lambda least, first, second: PayCurve(
        least=least, middle=least + first, enough=least + first + second
    ),
    *[st.integers(1_000, 200_000).map(float)] * 3,
)


def offered(*paid, curve, impact=(5.0, 5.0)):
    """Offers A and B, which pay differently and are rated on impact, with pay counted."""
    decision = Decision(title="Pay", criteria=("impact",))
    parts = [
        (name, {"pay": pay, "ratings": {"impact": {"likely": rating}}})
        for name, pay, rating in zip("AB", paid, impact, strict=True)
    ]
    return edits.count_pay(edits.add_offers(decision, parts), curve)


def base(amount, **rest):
    return {"base": {"amount": float(amount)}, **rest}


def lead(decision):
    """By how many points the first offer is ahead of the second."""
    overall = analyse(decision).overall
    return overall[0] - overall[1]


def price_of_pay(decision, place):
    findings = Findings(analyse(decision))
    column = [each.key for each in findings.analysis.criteria].index(PAY_KEY)
    return next(p for p in findings.prices if (p.offer, p.criterion) == (place, column))


def paying(decision, more):
    """Offer A pays so much more a year, for sure; or costs so much more."""
    pay = decision.offers[0].pay
    if more >= 0:
        today = pay.paid_in.pension if pay.paid_in else 0.0
        return edits.change_pay(decision, "a", "paid_in", pension=today + more)
    today = pay.costs.living if pay.costs else 0.0
    return edits.change_pay(decision, "a", "costs", living=today - more)


LINEAR = PayCurve(least=50_000, enough=150_000)
random_decisions = st.builds(
    lambda first, second, curve, impact: offered(first, second, curve=curve, impact=impact),
    pays, pays, CURVES, st.tuples(*[st.integers(0, 10).map(float)] * 2),
)  # fmt: skip


def test_sure_pay_has_the_price_that_one_works_out_by_hand():
    # One point of impact is a tenth of its scale, worth as much as a tenth of 100,000 a year.
    decision = offered(base(90_000), base(100_000), curve=LINEAR, impact=(4.0, 5.0))
    price = price_of_pay(decision, 0)
    assert (price.today, price.needed) == pytest.approx((90_000, 110_000))


def test_a_leader_can_pay_less_before_it_is_caught_up_with():
    decision = offered(base(90_000), base(100_000), curve=LINEAR, impact=(4.0, 5.0))
    assert price_of_pay(decision, 1).needed == pytest.approx(80_000)
    assert Findings(analyse(decision)).demands(1) == ()


def test_what_no_pay_makes_up_for_is_not_within_range():
    decision = offered(base(140_000), base(140_000), curve=LINEAR, impact=(1.0, 9.0))
    price = price_of_pay(decision, 0)
    assert not price.is_within_range
    assert isnan(price.needed)
    means = [demand.means for demand in Findings(analyse(decision)).demands(0)]
    assert means == [Means.CRITERION]


def test_of_pay_that_is_not_known_the_price_is_a_sure_amount():
    decision = offered({}, base(100_000), curve=LINEAR)
    price = price_of_pay(decision, 0)
    assert price.needed == pytest.approx(100_000)


@settings(max_examples=examples(200))
@given(random_decisions)
def test_the_price_put_in_ties(decision):
    price = price_of_pay(decision, 0)
    assume(price.is_within_range)
    assert lead(paying(decision, price.needed - price.today)) == pytest.approx(0, abs=NEAR)


@settings(max_examples=examples(200))
@given(random_decisions)
def test_where_there_is_no_price_nothing_paid_for_sure_would_tie(decision):
    price = price_of_pay(decision, 0)
    assume(not price.is_within_range)
    leads = lead(decision) > 0
    assert (lead(paying(decision, -1e7 if leads else 1e7)) > 0) == leads


@settings(max_examples=examples(200))
@given(random_decisions)
def test_each_demand_put_in_ties(decision):
    demands = Findings(analyse(decision)).demands(0)
    assume(demands)
    assert len(demands) <= MOST
    for demand in demands:
        if demand.means is Means.CRITERION:
            rated = edits.rate(decision, "a", "impact", *[demand.needed] * 3)
        else:
            component, field = FIELDS[demand.means]
            rated = edits.change_pay(decision, "a", component, **{field: demand.needed})
        assert demand.needed > demand.today
        assert lead(rated) == pytest.approx(0, abs=NEAR)


def test_options_are_demanded_at_the_chance_that_was_given():
    # 10,000 of 1,000,000 at a strike of 1, sold for 11 M with an even chance: 10 each, 5 a year
    # over four years for two; B pays 10,000 a year more, which are 8,000 options more.
    stake = {
        "number": 10_000.0, "fully_diluted": 1e6, "strike": 1.0, "chance": 0.5,
        "sale": {"low": 11e6, "likely": 11e6, "high": 11e6}, "schedule": "monthly",
    }  # fmt: skip
    wide = PayCurve(least=0, enough=1e6)
    decision = offered(base(90_000, stake=stake), base(112_500), curve=wide)
    demands = {each.means: each.needed for each in Findings(analyse(decision)).demands(0)}
    # 90,000 and 10,000 x 10 x .5 / 4 = 12,500 a year make 102,500; 10,000 more are 8,000 options.
    assert demands[Means.BASE] == pytest.approx(100_000)
    assert demands[Means.SIGN_ON] == pytest.approx(40_000)
    assert demands[Means.STAKE] == pytest.approx(18_000)


def test_no_more_options_are_demanded_than_there_are():
    stake = {
        "number": 10.0, "fully_diluted": 20.0, "strike": 0.0, "chance": 0.5,
        "sale": {"low": 20.0, "likely": 20.0, "high": 20.0},
    }  # fmt: skip
    decision = offered(base(90_000, stake=stake), base(112_500), curve=LINEAR)
    means = [demand.means for demand in Findings(analyse(decision)).demands(0)]
    assert means == [Means.BASE, Means.SIGN_ON, Means.CRITERION]


bases = st.fixed_dictionaries(
    {
        "years": st.integers(1, 6),
        "discount_percent": st.sampled_from([0.0, 5.0, 40.0]),
        "cash_kept": st.sampled_from([1.0, 0.6]),
        "equity_kept": st.sampled_from([1.0, 0.3]),
    }
)


def compared_by(decision, basis, factor):
    """The decision with another basis, in which offer A is paid in another currency."""
    changed = edits.change_pay_basis(decision, currency="€", **basis)
    return edits.pay_in(changed, "a", "$", factor)


@settings(max_examples=examples(200))
@given(random_decisions, bases, st.sampled_from([0.9, 25.0]))
def test_in_another_currency_after_tax_and_discounted_each_demand_ties_too(decision, basis, factor):
    decision = compared_by(decision, basis, factor)
    demands = Findings(analyse(decision)).demands(0)
    for demand in demands:
        if demand.means is Means.CRITERION:
            continue
        component, field = FIELDS[demand.means]
        raised = edits.change_pay(decision, "a", component, **{field: demand.needed})
        assert lead(raised) == pytest.approx(0, abs=NEAR)


@settings(max_examples=examples(200))
@given(random_decisions)
def test_what_is_said_rounded_is_never_too_little_to_ask_nor_too_much_to_give_up(decision):
    price = price_of_pay(decision, 0)
    assume(price.is_within_range and price.is_said)
    more = price.needed - price.today
    change = rounded_up(more) if more > 0 else -rounded_down(-more)
    assert lead(paying(decision, change)) >= -NEAR
