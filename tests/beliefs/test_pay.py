"""From what is said of pay to streams: held to plain sums over every combination."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.beliefs.pay import is_said, pay_streams
from decision.beliefs.stakes import (
    Missing,
    Terms,
    contradiction,
    least_sale,
    missing,
    terms,
    worths,
)
from decision.model import Pay, PayBasis
from decision.pay.stake import worth
from decision.pay_parts import Costs, Refreshers, SignOn, Stake, StakeKind, WorkingTime
from tests.pay_worlds import bases, combinations
from tests.pays import pays
from tests.repetitions import examples


@settings(max_examples=examples(150))
@given(pays, bases)
def test_pay_is_the_plain_sum_over_all_combinations(pay, basis):
    found = pay_streams(pay, basis).equivalent
    amounts, chances = np.array(list(combinations(pay, basis))).T
    scale = 1 + np.abs(amounts).max()
    assert chances.sum() == pytest.approx(1)
    assert found.mean == pytest.approx(chances @ amounts, abs=1e-9 * scale)
    spread = chances @ np.abs(amounts - amounts[0])
    same = found.chances @ np.abs(found.amounts - amounts[0])
    assert same == pytest.approx(spread, abs=1e-9 * scale)
    square, other = (
        p @ (a / scale) ** 2 for p, a in ((chances, amounts), (found.chances, found.amounts))
    )
    assert other == pytest.approx(square, abs=1e-9)


@given(pays, bases, st.integers(0, 10**5))
def test_a_sign_on_never_changes_recurring_pay(pay, basis, amount):
    richer = pay.model_copy(update={"sign_on": SignOn(first_year=amount, second_year=amount)})
    before, after = (pay_streams(each, basis) for each in (pay, richer))
    assert after.recurring_equivalent == before.recurring_equivalent
    assert (after.recurring == before.recurring).all()


@given(pays, bases, st.sampled_from([0.01, 0.9, 160.0]))
def test_another_currency_scales_everything(pay, basis, factor):
    abroad = basis.model_copy(update={"factors": {"X": factor}})
    before = pay_streams(pay, basis).equivalent
    after = pay_streams(pay.model_copy(update={"currency": "X"}), abroad).equivalent
    assert after.mean == pytest.approx(factor * before.mean, rel=1e-9, abs=1e-6)
    ends = [factor * before.amounts[0], factor * before.amounts[-1]]
    assert [after.amounts[0], after.amounts[-1]] == pytest.approx(ends, rel=1e-9, abs=1e-6)


def test_a_currency_without_a_factor_is_refused():
    with pytest.raises(ValueError, match="expected a factor for the currency; found none for X"):
        pay_streams(Pay(currency="X"), PayBasis())


def test_costs_are_paid_of_what_is_left_after_tax():
    pay = Pay.model_validate({"base": {"amount": 100}, "costs": {"living": 10, "moving": 40}})
    found = pay_streams(pay, PayBasis(years=2, cash_kept=0.5))
    assert found.net.tolist() == [0, 40]
    assert found.recurring_equivalent == 40


def test_hours_and_a_currency_alone_say_nothing_of_pay():
    assert not is_said(Pay())
    assert not is_said(Pay(currency="EUR", working_time=WorkingTime(hours=40)))
    assert is_said(Pay(costs=Costs()))


def test_further_grants_count_by_their_chance_alone_and_in_writing_for_sure():
    def mean(**fields):
        pay = Pay(refreshers=Refreshers(amount=40, **fields))
        return pay_streams(pay, PayBasis(years=2)).equivalent.mean

    assert mean() == 0
    assert mean(chance=0.5) == pytest.approx(2.5)
    assert mean(is_written=True) == mean(chance=1) == pytest.approx(5)


SALE = {"low": 10e6, "likely": 50e6, "high": 100e6}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"number": 1000, "fully_diluted": 1e6, "strike": 2}, Terms(1000, 1e6, 2)),
        ({"number": 1000, "percent": 0.1, "strike": 2}, Terms(1000, 1e6, 2)),
        ({"fully_diluted": 1e6, "percent": 0.1, "strike": 2}, Terms(1000, 1e6, 2)),
        ({"number": 1000, "percent": 0.1, "company_strike": 2e6}, Terms(1000, 1e6, 2)),
        ({"percent": 0.1, "company_strike": 2e6}, Terms(0.001, 1, 2e6)),
        ({"percent": 0.1, "kind": StakeKind.SHARES}, Terms(0.001, 1, 0)),
        ({"percent": 0.1, "strike": 0}, Terms(0.001, 1, 0)),
        ({"number": 1000, "strike": 2}, None),
        ({"number": 1000, "fully_diluted": 1e6}, None),
        ({"percent": 0.1, "strike": 2}, None),
    ],
)
def test_a_stake_is_of_a_count_or_of_the_whole_company(fields, expected):
    found = terms(Stake(**fields))
    assert found == (expected and pytest.approx(expected))


def test_however_a_stake_is_said_it_is_worth_the_same():
    ways = [
        {"number": 1000, "fully_diluted": 1e6, "strike": 2},
        {"number": 1000, "percent": 0.1, "strike": 2},
        {"percent": 0.1, "company_strike": 2e6},
    ]
    found = [worths(Stake(sale=SALE, kept=0.8, **way), 4) for way in ways]
    same = [worth(1000, 2, 1e6, sale, kept=0.8) for sale in SALE.values()]
    assert [list(each) for each in found] == [pytest.approx(same)] * 3
    assert {least_sale(Stake(kept=0.8, **way)) for way in ways} == {2.5e6}


def test_a_sale_within_the_years_compared_finds_less_vested_and_a_late_one_no_more():
    stake = {"number": 1000, "fully_diluted": 1e6, "strike": 0, "sale": SALE, "schedule": "cliff"}
    likely = [worths(Stake(**stake, sale_year=year), 3)[1] for year in (1, 2, 3, 4, 9)]
    assert likely == pytest.approx([12_500, 25_000, 37_500, 37_500, 37_500])
    assert worths(Stake(**stake), 3)[1] == pytest.approx(37_500)


def test_what_is_missing_is_asked_in_order():
    assert missing(Stake()) == tuple(Missing)
    assert missing(Stake(number=5, strike=1)) == (Missing.SIZE, Missing.SALE, Missing.CHANCE)
    assert missing(Stake(percent=1, strike=1, chance=0)) == (Missing.STRIKE, Missing.SALE)
    full = Stake(percent=1, company_strike=1, chance=0.5, sale={"likely": 1})
    assert missing(full) == ()


def test_a_percent_that_the_counts_contradict_is_named_and_a_rounded_one_is_not():
    packages = [(15_000, 0.4), (20_250, 0.56), (32_000, 0.89)]
    rounded = [Stake(number=n, percent=p, fully_diluted=3_600_000) for n, p in packages]
    assert [contradiction(each) for each in rounded] == [None] * 3
    wrong = Stake(number=15_000, percent=0.4, fully_diluted=2_000_000)
    assert contradiction(wrong) == pytest.approx(0.75)
