"""What has been paid if one leaves: three offers by hand, and the same sums as by year."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.analysis import analyse
from decision.edits import change_offer, change_pay, change_pay_basis, pay_in
from decision.findings.findings import Findings
from decision.findings.pay import offers_pay
from decision.findings.pay_course import Ahead, ahead, exercise_cost, pay_courses
from decision.pay_fields import Range
from tests.pays import pays, three_offers

BONUS = 12_600 * 0.9445
AT_TODAYS = Range(low=1.0, likely=1.0, high=1.0)


def courses_of(decision):
    return pay_courses(offers_pay(decision))


def cost_of(decision, place=0):
    return exercise_cost(offers_pay(decision)[place])


def test_findings_follow_the_offers_of_which_pay_is_said():
    decision = change_offer(three_offers(), "bank", pay={})
    found = Findings(analyse(decision))
    assert [course.pay.offer.name for course in found.pay_courses] == ["Fintech", "Stay"]
    assert found.ahead_by_month == (Ahead(1, 48, (0,)),)
    assert [cost.pay.offer.name for cost in found.exercise_costs] == ["Fintech"]


def test_base_comes_by_month_and_a_bonus_once_its_year_is_full():
    _, bank, stay = courses_of(three_offers())
    assert bank.total[[0, 1, 11]] == pytest.approx([0, 105_000 / 12, 105_000 * 11 / 12])
    assert bank.total[[12, 23]] == pytest.approx([105_000 + BONUS, 105_000 * 23 / 12 + BONUS])
    assert bank.by_year == pytest.approx([n * (105_000 + BONUS) for n in (1, 2, 3, 4)])
    assert stay.by_year == pytest.approx([85_000, 170_000, 255_000, 340_000])


def test_a_sign_on_that_is_paid_back_is_yours_as_time_goes_by():
    decision = change_pay(three_offers(), "stay", "sign_on", first_year=24_000.0, repay_months=24)
    by_part = courses_of(decision)[2].total - courses_of(three_offers())[2].total
    assert by_part[[0, 1, 12, 24, 48]] == pytest.approx([0, 1_000, 12_000, 24_000, 24_000])
    whole = courses_of(change_pay(decision, "stay", "sign_on", repay_whole=True))[2].total
    assert (whole - courses_of(three_offers())[2].total)[[1, 23, 24]] == pytest.approx(
        [0, 0, 24_000], abs=1e-6
    )


def test_shares_count_at_today_s_price_and_a_stake_not_at_all():
    decision = change_pay(
        three_offers(), "stay", "listed_shares", total=120_000.0, schedule="cliff"
    )
    decision = change_pay(decision, "stay", "listed_shares", price={"low": 0, "likely": 2})
    shares = courses_of(decision)[2].shares
    assert shares[[11, 12, 13, 48]] == pytest.approx([0, 30_000, 32_500, 120_000])
    sale = {"low": 1e7, "likely": 5e7, "high": 3e8}
    sold = change_pay(three_offers(), "fintech", "stake", sale=sale, chance=1.0)
    fintech, unsold = courses_of(sold)[0], courses_of(three_offers())[0]
    np.testing.assert_array_equal(fintech.total, unsold.total)


def test_who_is_ahead_changes_at_the_cliff():
    """30,000 at the end of each year outweigh 20,000 a year more, but not at once."""
    decision = change_pay(three_offers(), "stay", "listed_shares", total=120_000.0, schedule="flat")
    bare = change_offer(decision, "bank", pay={"base": {"amount": 105_000.0}})
    assert ahead(courses_of(bare)) == (
        Ahead(1, 11, (1,)),
        Ahead(12, 17, (2,)),
        Ahead(18, 18, (1, 2)),  # 1.5 years at 20,000 are 30,000
        Ahead(19, 23, (1,)),
        Ahead(24, 48, (2,)),
    )


def test_one_course_is_ahead_of_nobody():
    assert ahead(courses_of(three_offers())[:1]) == ()


def test_options_cost_their_strike_times_what_has_vested():
    counts = {"number": 15_000.0, "fully_diluted": 5e6, "strike": 1.45, "percent": None}
    decision = change_pay(three_offers(), "fintech", "stake", schedule="cliff", **counts)
    cost = cost_of(decision)
    assert cost.number[[11, 12, 48]] == pytest.approx([0, 3_750, 15_000])
    assert cost.cost[[11, 12, 48]] == pytest.approx([0, 5_437.5, 21_750])
    # 0.3 % of a company whose options may be exercised at 6 million.
    assert cost_of(three_offers()).cost[-1] == pytest.approx(18_000)


@pytest.mark.parametrize("stake", [{"kind": "shares"}, {"company_strike": None}])
def test_shares_cost_nothing_and_without_a_strike_nothing_is_known(stake):
    assert cost_of(change_pay(three_offers(), "fintech", "stake", **stake)) is None
    assert cost_of(three_offers(), 1) is None


@given(pays)
def test_full_years_add_up_as_they_are_paid_by_year(pay):
    """At today's price, and without a stake, by_year counts the same in another way."""
    known = pay.model_copy(update={"stake": None})
    if pay.listed_shares:
        at_todays = pay.listed_shares.model_copy(update={"price": AT_TODAYS})
        known = known.model_copy(update={"listed_shares": at_todays})
    decision = change_offer(three_offers(), "fintech", pay=known)
    (found, *_), (course, *_) = offers_pay(decision), courses_of(decision)
    expected = np.cumsum([row.sure - row.costs + row.hoped_mean for row in found.by_year])
    assert course.by_year == pytest.approx(expected, rel=1e-9, abs=1e-6)


@given(pays)
def test_nothing_but_costs_makes_less_of_what_has_been_paid(pay):
    costless = pay.model_copy(update={"costs": None})
    course = courses_of(change_offer(three_offers(), "fintech", pay=costless))[0]
    assert (np.diff(course.total) >= -1e-6).all()


@given(pays)
def test_another_currency_and_taxes_scale_what_is_paid(pay):
    decision = change_pay_basis(change_offer(three_offers(), "fintech", pay=pay), currency="EUR")
    home, costs = courses_of(decision)[0], cost_of(decision)
    away = pay_in(decision, "fintech", "USD", 0.5)
    assert courses_of(away)[0].total == pytest.approx(home.total / 2, rel=1e-9, abs=1e-6)
    taxed = courses_of(change_pay_basis(decision, cash_kept=0.5, equity_kept=0.25))[0]
    assert taxed.shares == pytest.approx(home.shares / 4, rel=1e-9, abs=1e-6)
    if costs is not None:
        assert cost_of(away).cost == pytest.approx(costs.cost / 2)


@given(pays, st.integers(1, 48), st.booleans())
def test_paying_back_only_ever_takes_and_ends_with_its_time(pay, months, whole):
    """What is missing is the one-time money, whole or by the part of the time that is left."""
    bare = change_offer(three_offers(), "fintech", pay=pay)
    bare = change_pay(bare, "fintech", "sign_on", first_year=24_000.0, second_year=12_000.0)
    bound = change_pay(bare, "fintech", "sign_on", repay_months=months, repay_whole=whole)
    missing = courses_of(bare)[0].total - courses_of(bound)[0].total
    for month in range(49):
        received = 24_000 * (month > 0) + 12_000 * (month > 12)
        left = 0 if month >= months else 1 if whole else 1 - month / months
        assert missing[month] == pytest.approx(received * left, rel=1e-9, abs=1e-3)
