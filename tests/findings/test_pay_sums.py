"""How pay adds up: each line is a product, and the lines make what the offer pays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.edits import change_offer, change_pay, change_pay_basis, pay_in
from decision.findings.pay import offers_pay
from decision.findings.pay_sums import Kind, Times
from decision.findings.repaying_sale import repaying_sale
from tests.pays import pays, three_offers

SALE = {"low": 1e7, "likely": 5e7, "high": 3e8}
bases = st.fixed_dictionaries(
    {
        "years": st.integers(1, 10),
        "discount_percent": st.sampled_from([0.0, 3.0]),
        "cash_kept": st.sampled_from([1.0, 0.6]),
        "equity_kept": st.sampled_from([1.0, 0.75]),
    }
)


def lines_of(decision, place=0):
    return offers_pay(decision)[place].lines


def made(lines, *, hoped):
    return sum(line.makes for line in lines if line.is_hoped is hoped)


@given(pays, bases, st.sampled_from([1.0, 0.5]))
def test_the_lines_make_what_is_sure_and_the_mean_of_what_is_hoped(pay, basis, factor):
    decision = change_pay_basis(change_offer(three_offers(), "fintech", pay=pay), **basis)
    found = offers_pay(pay_in(decision, "fintech", "USD", factor))[0]
    expected = found.streams.sure_equivalent, found.streams.hoped_equivalent.mean
    sums = made(found.lines, hoped=False), made(found.lines, hoped=True)
    assert sums == pytest.approx(expected, rel=1e-9, abs=1e-6)


def test_three_offers_add_up_line_by_line():
    fintech, bank = lines_of(three_offers()), lines_of(three_offers(), 1)
    assert [(line.component, line.makes) for line in fintech] == [("base", 92_000)]
    bonus = bank[1]
    assert (bonus.amount, bonus.times[0]) == (105_000, Times(Kind.PERCENT, 0.12))
    assert bonus.makes == pytest.approx(105_000 * 0.12 * 0.9445)


def test_what_comes_once_is_spread_over_the_years_and_a_grant_by_what_vests():
    decision = change_pay(three_offers(), "bank", "sign_on", first_year=20_000.0)
    decision = change_pay(decision, "bank", "listed_shares", total=120_000.0)
    *_, sign_on, bonus, shares = lines_of(change_pay_basis(decision, years=2), 1)
    assert (sign_on.times, sign_on.makes) == ((Times(Kind.SPREAD, 0.5),), 10_000)
    assert bonus.component == "bonus"
    assert shares.times == (Times(Kind.VESTED, 0.5), Times(Kind.SPREAD, 0.5))
    assert shares.makes == 30_000


def test_the_sale_that_repays_is_the_published_one(pay_cases):
    """5,250 more options for 10,000 a year less, over four years: sure, and at 10 %."""
    sure, _, at_ten_percent, diluted = pay_cases["P28b"]["expected"]
    options = {"number": 5_250.0, "fully_diluted": 3_750_000.0, "strike": 1.4478}
    decision = change_pay(three_offers(), "fintech", "base", amount=95_000.0)
    gone = {"percent": None, "company_strike": None}
    decision = change_pay(decision, "fintech", "stake", **options, **gone)
    found = repaying_sale(offers_pay(decision), 0)
    assert (found.other.name, found.given_up, found.chance) == ("Bank", 10_000, 1)
    assert found.sale == pytest.approx(sure)
    for fields, expected in (({"chance": 0.1}, at_ten_percent), ({"kept": 0.64}, diluted)):
        decision = change_pay(decision, "fintech", "stake", **fields)
        assert repaying_sale(offers_pay(decision), 0).sale == pytest.approx(expected)


@given(pays, bases)
def test_a_sale_that_repays_makes_two_offers_pay_the_same(pay, basis):
    decision = change_pay_basis(change_offer(three_offers(), "fintech", pay=pay), **basis)
    found = repaying_sale(offers_pay(decision), 0)
    if found is None or found.sale > 1e15:
        return
    sale = {"low": found.sale, "likely": found.sale, "high": found.sale}
    after = change_pay(decision, "fintech", "stake", sale=sale, chance=found.chance)
    stake = [line for line in lines_of(after) if line.component == "stake"]
    assert sum(line.makes for line in stake) == pytest.approx(found.given_up, rel=1e-6)


@pytest.mark.parametrize(
    ("offer", "fields"),
    [
        ("bank", {"percent": 0.3, "company_strike": 6e6}),  # nothing is given up
        ("fintech", {"chance": 0.0}),
        ("fintech", {"percent": None}),
        ("fintech", {"company_strike": None}),
        ("fintech", {"schedule": "own", "own_schedule": [[60, 1.0]]}),
    ],
)
def test_where_nothing_is_given_up_or_nothing_repays_it_there_is_no_such_sale(offer, fields):
    decision = change_pay(three_offers(), offer, "stake", **fields)
    place = 0 if offer == "fintech" else 1
    assert repaying_sale(offers_pay(decision), place) is None


@given(pays)
def test_a_stake_is_its_number_times_what_a_share_is_worth_above_the_strike(pay):
    found = offers_pay(change_offer(three_offers(), "fintech", pay=pay))[0].stake
    for made in found.by_sale if found is not None else ():
        worth = made.number * max(0.0, made.share_price - made.strike)
        assert made.worth == pytest.approx(worth, rel=1e-5, abs=1e-6)
