"""From what is said of pay to streams: held to plain sums over every combination."""

from itertools import product

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
from tests.pays import pays
from tests.repetitions import examples

bases = st.builds(
    PayBasis,
    years=st.integers(1, 6),
    discount_percent=st.sampled_from([0.0, 4.0]),
    cash_kept=st.sampled_from([1.0, 0.6]),
    equity_kept=st.sampled_from([1.0, 0.7]),
)
POINTS = (0.185, 0.63, 0.185)


def net(pay, basis, year):
    """What is sure in a year, less costs, as a person would add it up."""
    base = pay.base.amount * (1 + pay.base.raise_percent / 100) ** (year - 1)
    cash, rest = base, 0.0
    if pay.sign_on:
        cash += {1: pay.sign_on.first_year, 2: pay.sign_on.second_year}.get(year, 0)
    if pay.paid_in:
        rest += pay.paid_in.pension + pay.paid_in.health
    if pay.costs:
        rest -= pay.costs.living + pay.costs.way
        if year == 1:
            rest -= pay.costs.moving + pay.costs.unpaid + pay.costs.repaid
    return basis.cash_kept * cash + rest


def vested_in(pairs, year):
    first = 12 * (year - 1) if year > 1 else -1
    return sum(share for month, share in pairs if first < month <= 12 * year)


def hoped(pay, basis, year, bonus, price, further):
    """What comes beside it, if so much of the bonus is paid, and so on."""
    total = 0.0
    if pay.bonus:
        target = pay.bonus.amount
        if target is None:
            base = pay.base.amount * (1 + pay.base.raise_percent / 100) ** (year - 1)
            target = base * pay.bonus.percent / 100
        total += basis.cash_kept * target * pay.bonus.paid.three[bonus]
    factor, listed = 1.0, pay.listed_shares
    if listed:
        factor = listed.price.three[price]
        total += basis.equity_kept * factor * listed.total * vested_in(listed.pairs, year)
    if pay.refreshers and further:
        running = min(year - 1, 4)
        total += basis.equity_kept * factor * pay.refreshers.amount * running / 4
    return total


def stake_paid(pay, basis, sale):
    three = None if pay.stake is None else worths(pay.stake, basis.years)
    return 0.0 if three is None or sale is None else basis.equity_kept * three[sale]


def combinations(pay, basis):
    """The yearly equivalent of every combination, with its chance."""
    late = pay.stake.chance if pay.stake and pay.stake.chance is not None else 0.0
    more = 0.0 if pay.refreshers is None else pay.refreshers.chance or 0.0
    more = 1.0 if pay.refreshers and pay.refreshers.is_written else more
    year_of_sale = (pay.stake.sale_year if pay.stake else None) or basis.years
    discounts = [(1 + basis.discount_percent / 100) ** -year for year in range(50)]
    level = sum(discounts[1 : basis.years + 1])
    three, sales = list(enumerate(POINTS)), [(None, 1 - late)]
    sales += [(place, late * chance) for place, chance in enumerate(POINTS)]
    for (b, p), (s, q), (f, r), (sale, t) in product(
        three, three, [(0, 1 - more), (1, more)], sales
    ):
        value = sum(
            discounts[year] * (net(pay, basis, year) + hoped(pay, basis, year, b, s, f))
            for year in range(1, basis.years + 1)
        )
        value += discounts[year_of_sale] * stake_paid(pay, basis, sale)
        yield value / level, p * q * r * t


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
