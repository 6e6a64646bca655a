"""What is found of pay: three offers by hand, and what holds of any pay."""

import numpy as np
import pytest
from hypothesis import given

from decision.analysis import analyse
from decision.edits import change_offer, change_pay, change_pay_basis, pay_in
from decision.findings.findings import Findings
from decision.findings.pay import Missing, offers_pay, range_of
from decision.words.pay import pay_sentences
from decision.words.text import as_plain
from tests.decisions import founding_case
from tests.pays import pays, three_offers

SALE = {"low": 1e7, "likely": 5e7, "high": 3e8}


def pay_of(decision, place=0):
    return offers_pay(decision)[place]


def test_findings_hold_the_pay_of_every_offer_also_of_those_not_ranked():
    decision = three_offers()
    bare = [offer.model_copy(update={"ratings": {}}) for offer in decision.offers[:1]]
    decision = decision.model_copy(update={"offers": (*bare, *decision.offers[1:])})
    findings = Findings(analyse(decision))
    assert len(findings.analysis.offers) == 2
    assert [each.offer.name for each in findings.pay] == ["Fintech", "Bank", "Stay"]
    assert findings.pay is findings.pay


def test_three_offers_by_hand():
    fintech, bank, stay = offers_pay(three_offers())
    assert [each.streams.sure_equivalent for each in (fintech, bank, stay)] == [92e3, 105e3, 85e3]
    # 12 % of 105,000, of which .185 x .5 + .63 x 1 + .185 x 1.2 is paid on average.
    assert bank.mixture.mean == pytest.approx(105_000 + 12_600 * 0.9445)
    assert range_of(bank.mixture) == pytest.approx((105_000 + 6_300, 105_000 + 15_120))
    assert fintech.mixture.mean == 92_000
    assert fintech.stake.missing == (Missing.SALE, Missing.CHANCE)
    assert fintech.stake.least_sale == pytest.approx(6e6)
    assert stay.stake is None


def test_a_stake_counts_once_it_has_a_chance_and_a_sale():
    without = pay_of(change_pay(three_offers(), "fintech", "stake", sale=SALE))
    assert without.mixture.mean == 92_000
    counted = pay_of(change_pay(three_offers(), "fintech", "stake", sale=SALE, chance=0.2))
    # 0.3 % of what the company fetches above 6 million, once in four years.
    likely, high, low = (0.003 * (sale - 6e6) for sale in (5e7, 3e8, 1e7))
    mean = 0.2 * (0.185 * low + 0.63 * likely + 0.185 * high)
    assert counted.mixture.mean == pytest.approx(92_000 + mean / 4)
    assert counted.stake.worths == pytest.approx((low, likely, high))


@pytest.mark.parametrize(
    ("fields", "is_never_paid"),
    [
        ({"company_strike": 3e8}, True),
        ({"company_strike": 2.9e8}, False),
        ({"sale_year": 1, "schedule": "own", "own_schedule": [[24, 1.0]]}, False),
    ],
)
def test_a_strike_above_every_sale_is_never_paid(fields, is_never_paid):
    decision = change_pay(three_offers(), "fintech", "stake", sale=SALE, chance=0.5, **fields)
    assert pay_of(decision).stake.is_never_paid is is_never_paid


def test_without_what_investors_hold_it_is_a_lower_bound():
    decision = change_pay(three_offers(), "fintech", "stake", sale=SALE, paid_first=2e7)
    bound = pay_of(decision).stake
    exact = pay_of(change_pay(decision, "fintech", "stake", preferred=0.25)).stake
    assert (bound.is_lower_bound, exact.is_lower_bound) == (True, False)
    assert all(np.array(bound.worths) <= exact.worths)
    assert (bound.least_sale, exact.least_sale) == pytest.approx((26e6, 24.5e6))


def test_what_vests_after_the_years_compared_is_named():
    decision = change_pay(three_offers(), "bank", "listed_shares", total=1.0)
    assert [each.vests_later for each in offers_pay(decision)] == [0, 0, 0]
    two_years = offers_pay(change_pay_basis(decision, years=2))
    assert two_years[1].vests_later == 0.5
    assert two_years[0].stake.vested == 0.5


def test_a_late_sale_has_a_year_of_its_own_and_counts():
    decision = change_pay(three_offers(), "fintech", "stake", sale=SALE, chance=1.0, sale_year=6)
    late = pay_of(decision)
    assert [row.year for row in late.by_year] == [1, 2, 3, 4, 5, 6]
    assert [row.sure for row in late.by_year] == [92_000] * 4 + [0] * 2
    early = pay_of(change_pay(decision, "fintech", "stake", sale_year=4))
    assert late.mixture.mean == pytest.approx(early.mixture.mean)
    discounted = change_pay_basis(decision, discount_percent=5.0)
    assert pay_of(discounted).mixture.mean < late.mixture.mean


def test_refreshers_that_were_only_named_are_open():
    decision = change_pay(three_offers(), "stay", "refreshers", amount=8_000.0)
    assert pay_of(decision, 2).counts_no_refreshers
    for said in ({"chance": 0.0}, {"is_written": True}):
        after = change_pay(decision, "stay", "refreshers", **said)
        assert not pay_of(after, 2).counts_no_refreshers


def test_the_pay_of_an_hour_is_of_what_is_sure():
    decision = change_pay(three_offers(), "bank", "working_time", hours=40.0, weeks=47.0)
    decision = change_pay(decision, "bank", "working_time", way_hours=5.0)
    assert pay_of(decision, 1).an_hour == pytest.approx(105_000 / (47 * 45))
    assert pay_of(decision, 0).an_hour is None


@given(pays)
def test_years_add_up_to_the_mean_of_the_years(pay):
    found = pay_of(change_offer(three_offers(), "fintech", pay=pay))
    total = sum(row.sure - row.costs + row.hoped_mean for row in found.by_year)
    assert found.mixture.mean == pytest.approx(total / 4, rel=1e-9, abs=1e-6)
    for row in found.by_year:
        assert 0 <= row.hoped_low <= row.hoped_high
        assert min(row.sure, row.costs) >= 0


@given(pays)
def test_another_currency_is_worth_its_factor(pay):
    decision = change_pay_basis(three_offers(), currency="EUR")
    home = pay_of(change_offer(decision, "fintech", pay=pay))
    away = pay_of(pay_in(change_offer(decision, "fintech", pay=pay), "fintech", "USD", 0.5))
    assert away.mixture.mean == pytest.approx(home.mixture.mean / 2, rel=1e-9, abs=1e-6)
    assert away.factor == 0.5


TINY, HUGE = 1e-6, 1e15
EXTREMES = [
    {"number": 1e-3, "fully_diluted": 1e-3, "strike": HUGE, "kept": TINY},
    {"number": HUGE, "percent": TINY, "strike": HUGE, "kept": TINY},
    {"percent": TINY, "company_strike": HUGE, "kept": TINY, "paid_first": HUGE},
    {"percent": 100.0, "kind": "shares", "preferred": 0.999999, "paid_first": HUGE},
]


@pytest.mark.parametrize("stake", EXTREMES)
def test_the_most_that_can_be_typed_is_still_a_number(stake):
    sale = {"low": 0.0, "likely": HUGE, "high": HUGE}
    pay = {
        "currency": "X",
        "base": {"amount": HUGE, "raise_percent": 100.0},
        "bonus": {"percent": 1000.0, "paid": {"likely": 1.5}},
        "stake": {**stake, "sale": sale, "chance": TINY, "sale_year": 30},
        "working_time": {"hours": 0.1, "weeks": 0.1},
    }
    decision = change_pay_basis(
        three_offers(), factors={"X": 1e9}, years=10, discount_percent=100.0
    )
    found = pay_of(change_offer(decision, "fintech", pay=pay))
    numbers = [found.mixture.mean, found.an_hour, found.stake.least_sale, *found.stake.worths]
    numbers += [each for row in found.by_year for each in row]
    assert np.isfinite([*numbers, *found.mixture.amounts]).all()
    assert all(as_plain(sentence) for sentence in pay_sentences(found))


def test_pay_changes_no_points_and_no_order():
    before = founding_case()
    after = change_pay(before, "lab", "base", amount=1e6)
    np.testing.assert_array_equal(analyse(before).overall, analyse(after).overall)
