"""How warnings about pay read: what was found, both readings with their figures, what to do."""

import re

import pytest
from hypothesis import given

from decision.analysis import analyse
from decision.edits import change_offer, change_pay, change_pay_basis
from decision.findings.findings import Findings
from decision.findings.pay_warning_kinds import MetOnlyLocked, MetOnlyOnce
from decision.words.pay_warnings import warning_sentence
from decision.words.text import Typed, as_plain
from tests.pays import pays, three_offers

SALE = {"low": 1e7, "likely": 5e7, "high": 3e8}
MEAN = "mean of years 1–4"


def sentences(decision, place):
    findings = Findings(analyse(decision))
    pay = findings.pay[place]
    return [warning_sentence(pay, each) for each in findings.pay_warnings[place]]


def said(decision, place=0):
    return [as_plain(sentence) for sentence in sentences(decision, place)]


def test_a_base_or_grants_that_may_be_a_total_are_asked_about():
    high = change_pay(three_offers(), "fintech", "base", amount=420_000.0)
    assert said(high) == [
        "Is the base of 420,000 a year the pay of one year? The next highest is 105,000 a year "
        "(Bank). If it is the pay of 4 years, enter 105,000 a year."
    ]
    decision = change_pay(three_offers(), "bank", "listed_shares", total=120_000.0)
    grants = change_pay(decision, "bank", "refreshers", amount=120_000.0, is_written=True)
    assert said(grants, 1) == [
        "Are the further grants worth 120,000 a year, or is that their total for 4 years? The "
        f"first grant is 120,000 in all. As entered, they make 45,000 a year, {MEAN}. If it is the "
        f"total, enter 30,000 a year, which makes 11,250 a year, {MEAN}."
    ]


def test_units_of_a_private_company_are_said_to_be_no_cash():
    beside = change_pay(three_offers(), "fintech", "listed_shares", total=120_000.0)
    (warning,) = said(beside)
    assert warning.startswith("Can these shares be sold on the day they vest? They count 30,000 a")
    sale = {"low": 106e6, "likely": 106e6, "high": 106e6}  # 0.3 % of 100 million are 300,000
    for chance, how in ((1.0, "certain (100 %)"), (0.96, "nearly certain (96 %)")):
        decision = change_pay(three_offers(), "fintech", "stake", sale=sale, chance=chance)
        (warning,) = said(decision)
        made = f"{75_000 * chance:,.0f}"
        assert warning.startswith(f"You count the sale as {how}, so the stake makes {made} a year")
        assert "5.2 % were bought or listed within six years; at that chance" in warning
        assert "it would make 3,900 a year, mean of years 1–4." in warning


def test_a_percent_and_counts_that_differ_are_both_said():
    counts = {"number": 15e3, "fully_diluted": 2e6, "percent": 0.4, "strike": 1.0}
    assert said(change_pay(three_offers(), "fintech", "stake", **counts)) == [
        "You entered 0.4 % of the company, but 15,000 of 2,000,000 shares make 0.75 %. The counts "
        "are used. Ask which of the three is wrong."
    ]


def test_what_comes_once_is_told_apart_from_what_comes_each_year():
    decision = change_pay(three_offers(), "fintech", "sign_on", first_year=60_000.0)
    assert said(decision) == [
        "Only what comes once puts this offer above Bank in sure pay: 107,000 a year against "
        f"105,000 a year, {MEAN}. Without it, it is 92,000 a year against 105,000 a year."
    ]
    bare = change_offer(three_offers(), "bank", pay={"base": {"amount": 105_000.0}})
    same = change_pay(bare, "bank", "bonus", amount=20_000.0)
    same = change_pay(same, "bank", "sign_on", first_year=20_000.0)
    assert said(same, 1) == [
        f"Are the bonus and the sign-on the same 20,000? Each year it makes 20,000 a year, {MEAN}, "
        f"once it makes 5,000 a year, {MEAN}. If it is one payment, enter it once."
    ]


def test_a_must_have_that_only_one_time_money_meets_says_both_years():
    pay = Findings(analyse(change_pay_basis(three_offers(), currency="€"))).pay[0]
    warning = MetOnlyOnce(100_000, 1, 112_000, 92_000)
    assert as_plain(warning_sentence(pay, warning)) == (
        "You need €100,000 a year, sure. Only what comes once makes it up: €112,000 in year 1, but "
        "€92,000 without it in the worst year."
    )
    locked = MetOnlyLocked(95_000, 103_000, 91_000)
    assert as_plain(warning_sentence(pay, locked)) == (
        "You need €95,000 a year, sure. Only what is paid in for you makes it up: €103,000 with it "
        "in the worst year, but €91,000 that can be spent."
    )


@pytest.mark.parametrize(
    ("stake", "later"),
    [
        ({}, "80 %"),
        ({"number": 5e3}, "4,000 options"),
        ({"number": 5e3, "kind": "shares"}, "4,000 shares"),
    ],
)
def test_what_vests_late_is_said_with_what_even_shares_would_be(stake, later):
    decision = change_pay_basis(three_offers(), years=2, currency="€")
    listed = change_pay(decision, "bank", "listed_shares", total=1e5, schedule="back_loaded")
    assert said(listed, 1) == [
        "Much of the listed shares comes late: 20 % vests by the end of year 2, where it would be "
        "50 % if it were spread evenly. What comes after that, up to month 48, counts nothing "
        "here: €80,000."
    ]
    options = change_pay(decision, "fintech", "stake", schedule="back_loaded", **stake)
    (warning,) = said(options)
    assert warning.endswith(f"counts nothing here: {later}.")


@given(pays, pays)
def test_every_amount_has_its_currency(first, second):
    decision = change_pay_basis(three_offers(), currency="€", years=3)
    decision = change_offer(change_offer(decision, "fintech", pay=first), "bank", pay=second)
    for place in range(3):
        for sentence in sentences(decision, place):
            typed = [part for part in sentence if isinstance(part, Typed)]
            names = {offer.name for offer in decision.offers}
            assert all(part in names or re.match(r"−?€[\d,.]+", part) for part in typed)
