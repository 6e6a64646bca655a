"""What is said of pay: amounts with currency and period, nothing hoped for said as sure."""

import re

import pytest
from hypothesis import given

from decision.edits import change_offer, change_pay, change_pay_basis, pay_in
from decision.findings.pay import offers_pay
from decision.model import PayBasis
from decision.words.pay import InCurrency, basis_sentence, pay_by_year, pay_sentences
from decision.words.text import Typed, as_plain
from tests.decisions import HOSTILE
from tests.pays import pays, three_offers

SALE = {"low": 1e7, "likely": 5e7, "high": 3e8}


def said(decision, place=0):
    return [as_plain(sentence) for sentence in pay_sentences(offers_pay(decision)[place])]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Pay a year, mean of years 1–4, before tax."),
        ({"years": 1, "currency": "EUR"}, "Pay of year 1, in EUR, before tax."),
        (
            {"currency": "$", "discount_percent": 2.5},
            "Pay a year, mean of years 1–4, in $, before tax, discounted by 2.5 % a year.",
        ),
        (
            {"cash_kept": 0.6, "equity_kept": 0.75},
            "Pay a year, mean of years 1–4, after tax, which leaves 60 % of cash and 75 % of "
            "shares.",
        ),
    ],
)
def test_the_basis_says_years_currency_tax_and_discount(fields, expected):
    assert as_plain(basis_sentence(PayBasis(**fields))) == expected


def test_what_three_offers_pay_is_said_in_their_terms():
    assert said(three_offers()) == [
        "Sure: 92,000 a year.",
        "Beside it nothing is hoped for that counts.",
        "The stake counts nothing until you say what the company may be sold for and how likely a "
        "sale is.",
        "The options are worth nothing unless the company is sold for more than 6,000,000.",
    ]
    dollars = change_pay_basis(three_offers(), currency="$")
    assert said(dollars, 1) == [
        "Sure: $105,000 a year.",
        "Hoped: $11,901 a year on average; nine times in ten $6,300 to $15,120 a year.",
        "Together: $116,901 a year on average.",
    ]


def test_an_offer_of_which_nothing_is_said_says_so():
    bare = change_pay(three_offers(), "stay", "base", amount=0.0)
    assert said(bare, 2)[0] == "Sure: 0 a year."
    from_scratch = change_offer(bare, "stay", pay={})
    assert said(from_scratch, 2) == ["Nothing is said of its pay yet."]


def test_one_time_money_costs_and_the_worst_year_are_told_apart():
    decision = change_pay(three_offers(), "bank", "sign_on", first_year=20_000.0)
    decision = change_pay(decision, "bank", "costs", living=3_000.0, moving=30_000.0)
    assert said(decision, 1)[:2] == [
        "Sure: 99,500 a year, after 10,500 a year of costs; 92,000 in the worst year.",
        "Without what comes once it is 102,000 a year.",
    ]


def test_another_currency_is_said_in_both():
    decision = pay_in(change_pay_basis(three_offers(), currency="EUR"), "bank", "$", 0.9)
    assert said(decision, 1)[:2] == [
        "Sure: 94,500 EUR a year.",
        "It is paid in another currency: $105,000 a year is sure, and $1 counts as 0.9 EUR.",
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"company_strike": None}, "at which value of the whole company your options may be"),
        ({"number": 5.0, "company_strike": None}, "what it costs to exercise one option"),
        ({"percent": None, "number": 5.0}, "how many shares the company has in all, or what"),
        (
            {"sale": SALE, "company_strike": 4e8},
            "None of the sales you named is high enough, so the stake is worth nothing.",
        ),
        ({"sale": SALE, "paid_first": 1e6}, "The stake is worth at least what is counted"),
        ({"paid_first": 1e6}, "certain to be worth something only if the company is sold for"),
        (
            {
                "sale": SALE,
                "sale_year": 6,
                "schedule": "own",
                "own_schedule": [[12, 0.5], [60, 0.5]],
            },
            "Only what has vested of the stake by the end of year 4 counts: 50 %. The sale, in "
            "year 6, is after the years compared, and counts all the same.",
        ),
        (
            {"sale": SALE, "sale_year": 1, "schedule": "own", "own_schedule": [[24, 1.0]]},
            "Only what has vested of the stake by the sale, in year 1, counts: 0 %.",
        ),
    ],
)
def test_what_is_to_be_known_of_a_stake_is_said(fields, expected):
    decision = change_pay(three_offers(), "fintech", "stake", **fields)
    assert expected in " ".join(said(decision))


def test_vesting_beyond_the_years_compared_and_open_grants_are_said_not_refused():
    decision = change_pay_basis(three_offers(), years=3)
    decision = change_pay(decision, "bank", "listed_shares", total=40_000.0)
    decision = change_pay(decision, "bank", "refreshers", amount=9_000.0)
    assert said(decision, 1)[-2:] == [
        "25 % of the listed shares vests after year 3 and does not count.",
        "Further grants of shares count nothing yet. Say how likely they are, or that they are in "
        "writing.",
    ]


def test_an_hour_s_pay_is_said_to_count_nowhere():
    decision = change_pay(three_offers(), "stay", "working_time", hours=40.0)
    hourly = "What is sure makes {} an hour at work{}; hours count nowhere else."
    assert said(decision, 2)[-1] == hourly.format("40.87", "")
    # 85,000 in 52 weeks of 40 hours and 10 on the way.
    further = change_pay(decision, "stay", "working_time", way_hours=10.0)
    assert said(further, 2)[-1] == hourly.format("32.69", " and on the way")


@given(pays)
def test_every_amount_has_its_currency_and_its_period(pay):
    decision = change_pay_basis(three_offers(), currency="€")
    sentences = pay_sentences(offers_pay(change_offer(decision, "fintech", pay=pay))[0])
    amounts = [part for sentence in sentences for part in sentence if isinstance(part, Typed)]
    assert all(re.match(r"−?€[\d,.]+", part) for part in amounts)
    sure, *_ = map(as_plain, sentences)
    assert " a year" in sure


@pytest.mark.parametrize("name", [each[:12] for each in HOSTILE])
def test_a_currency_is_only_ever_text_of_the_user_s(name):
    decision = change_pay_basis(three_offers(), currency=name)
    sentences = [basis_sentence(decision.pay_basis), *pay_sentences(offers_pay(decision)[1])]
    ours = "".join(p for sentence in sentences for p in sentence if not isinstance(p, Typed))
    assert decision.pay_basis.currency not in ours


def test_by_year_it_is_a_table():
    table = pay_by_year(offers_pay(three_offers())[1])
    assert table.columns == ["year", "sure", "costs", "hoped: low", "mean", "high"]
    assert table.rows[0] == ["1", "105,000", "0", "6,300", "11,901", "15,120"]
    assert len(table.rows) == 4


def test_by_year_costs_are_taken_off_what_is_sure():
    costs = change_pay(three_offers(), "stay", "costs", living=5_000.0, moving=3_000.0)
    table = pay_by_year(offers_pay(costs)[2])
    assert table.columns[:4] == ["year", "sure", "costs", "after costs"]
    assert [row[:4] for row in table.rows[:2]] == [
        ["1", "85,000", "8,000", "77,000"],
        ["2", "85,000", "5,000", "80,000"],
    ]
    assert "77,000 in the worst year" in said(costs, 2)[0]


def test_what_is_paid_in_is_said_to_be_no_cash():
    decision = change_pay(three_offers(), "stay", "paid_in", pension=10_000.0, health=2_000.0)
    abroad = pay_in(change_pay_basis(decision, currency="€"), "stay", "$", 0.5)
    locked = "Of what is sure, €6,000 a year is paid in for you, and cannot be spent now."
    assert said(abroad, 2)[1] == locked


def test_a_strike_of_less_than_a_cent_is_not_nothing():
    terms = {"number": 1e6, "fully_diluted": 1e9, "percent": None, "company_strike": None}
    decision = change_pay(three_offers(), "fintech", "stake", strike=0.00012, **terms)
    assert as_plain(InCurrency("$")(0.00012)) == "$0.00012"
    assert said(decision)[-1].endswith("unless the company is sold for more than 120,000.")


def test_who_types_in_thousands_sees_hundreds_too():
    decision = change_pay(three_offers(), "stay", "base", amount=85.5)
    assert said(decision, 2)[0] == "Sure: 85.5 a year."


def test_of_a_sale_after_the_years_compared_nothing_else_is_said_of_its_year():
    stake = {"sale": SALE, "chance": 0.2, "sale_year": 6}
    pay = offers_pay(change_pay(three_offers(), "fintech", "stake", **stake))[0]
    rows = pay_by_year(pay).rows
    assert rows[3][:3] == ["4", "92,000", "0"]
    assert rows[4] == ["5", "–", "–", "0", "0", "0"]
    # .2 x .3 % of 6, 44 and 294 M above the strike
    assert rows[5][:3] + rows[5][4:5] == ["6", "–", "–", "49,710"]


def test_what_is_hoped_for_without_a_range_has_none():
    grants = {"amount": 20_000.0, "is_written": True}
    decision = change_pay(three_offers(), "stay", "refreshers", **grants)
    # A quarter of 20,000 more in each year from the second on: 0, 5, 10 and 15 thousand.
    assert said(decision, 2)[1] == "Hoped: 7,500 a year."
