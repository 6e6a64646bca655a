"""The figures of pay and the sums they open to: each amount with its currency and period."""

import re

import pytest
from hypothesis import given

from decision.edits import change_offer, change_pay, change_pay_basis, pay_in
from decision.findings.pay import offers_pay
from decision.findings.repaying_sale import repaying_sale
from decision.pay_fields import ScheduleName
from decision.pay_parts import Pay, Stake
from decision.words import pay_terms
from decision.words.pay_sums import figures, in_short, repaying_sentence
from decision.words.text import Typed, as_plain
from tests.decisions import HOSTILE
from tests.pays import pays, three_offers

SALE = {"low": 1e7, "likely": 5e7, "high": 3e8}


def figures_of(decision, place=0):
    found = figures(offers_pay(decision)[place])
    return {as_plain(each.says): [as_plain(line) for line in each.lines] for each in found}


def short(decision, place=0):
    return as_plain(in_short(offers_pay(decision)[place]))


def test_the_line_of_an_offer_says_its_figure_once_there_is_one():
    decision = change_pay_basis(three_offers(), currency="$")
    assert short(decision) == "Pay: $92,000 a year for sure, mean of years 1–4"
    assert short(decision, 1) == (
        "Pay: $105,000 a year for sure and $11,901 hoped for, mean of years 1–4"
    )
    assert short(change_pay_basis(decision, years=1)) == "Pay: $92,000 for sure, in year 1"
    bare = change_offer(decision, "fintech", pay=Pay())
    assert short(bare) == "Pay: nothing entered yet"
    assert figures_of(bare) == {}


def test_each_figure_opens_to_its_sum():
    decision = change_pay(three_offers(), "bank", "sign_on", first_year=20_000.0)
    decision = change_pay(decision, "bank", "costs", way=1_200.0)
    assert figures_of(decision, 1) == {
        "Sure: 108,800 a year, mean of years 1–4; 103,800 in the worst year.": [
            "Base: 105,000 a year",
            "Sign-on, year 1: 20,000 ÷ 4 years = 5,000 a year",
            "Way to work: −1,200 a year",
            "Sum: 108,800 a year",
        ],
        "Hoped: 11,901 a year on average, mean of years 1–4; nine times in ten 6,300 to 15,120 a "
        "year.": [
            "Bonus really paid: 105,000 a year × 12 % × 94.45 % really paid on average = 11,901 a "
            "year",
        ],
        "Together: 120,701 a year on average, mean of years 1–4.": [
            "Sure: 108,800 a year",
            "Hoped: 11,901 a year",
            "Sum: 120,701 a year",
        ],
    }


def test_a_stake_is_worth_what_its_sales_make_of_it():
    decision = change_pay(three_offers(), "fintech", "stake", sale=SALE, chance=0.2)
    assert list(figures_of(decision).values())[1] == [
        "Sold for 10,000,000 (low, weight 18.5 %): 0.3 % × (10,000,000 − 6,000,000 strike) = "
        "12,000",
        "Sold for 50,000,000 (likely, weight 63 %): 0.3 % × (50,000,000 − 6,000,000 strike) = "
        "132,000",
        "Sold for 300,000,000 (high, weight 18.5 %): 0.3 % × (300,000,000 − 6,000,000 strike) = "
        "882,000",
        "Options of a private company: 248,550 on average after a sale × 20 % chance ÷ 4 years = "
        "12,428 a year",
    ]


def test_counted_options_are_worth_what_a_share_fetches_above_their_strike():
    counted = {"percent": None, "company_strike": None, "number": 15e3, "fully_diluted": 5e6}
    decision = change_pay(three_offers(), "fintech", "stake", sale=SALE, chance=0.2, **counted)
    options = change_pay(decision, "fintech", "stake", strike=5.0, kept=0.8)
    assert list(figures_of(options).values())[1][:2] == [
        "Sold for 10,000,000 (low, weight 18.5 %), a share is worth 10,000,000 ÷ 5,000,000 × 80 % "
        "left of your part = 1.6: 0, as 1.6 is no more than the strike of 5",
        "Sold for 50,000,000 (likely, weight 63 %), a share is worth 50,000,000 ÷ 5,000,000 × 80 % "
        "left of your part = 8: 15,000 × (8 − 5 strike) = 45,000",
    ]
    shares = change_pay(decision, "fintech", "stake", kind="shares", strike=None)
    assert list(figures_of(shares).values())[1][0] == (
        "Sold for 10,000,000 (low, weight 18.5 %), a share is worth 10,000,000 ÷ 5,000,000 = 2: "
        "15,000 × 2 = 30,000"
    )


def test_what_investors_are_paid_first_stands_in_the_sum():
    terms = {"number": 15e3, "fully_diluted": 5e6, "percent": None, "company_strike": None}
    decision = change_pay(three_offers(), "fintech", "stake", sale=SALE, chance=0.2, **terms)
    decision = change_pay(decision, "fintech", "stake", strike=0.0, paid_first=8e6)
    assert list(figures_of(decision).values())[1][0] == (
        "Sold for 10,000,000 (low, weight 18.5 %), a share is worth (10,000,000 − 8,000,000 paid "
        "first) ÷ 5,000,000 = 0.4: 15,000 × 0.4 = 6,000"
    )
    known = change_pay(decision, "fintech", "stake", preferred=0.2)
    lines = list(figures_of(known).values())[1]
    assert lines[0].endswith(
        "a share is worth (10,000,000 − 8,000,000 paid first) ÷ 80 % held by others ÷ 5,000,000 = "
        "0.5: 15,000 × 0.5 = 7,500"
    )
    # From a sale of 40 M on, a fifth of it is more than the 8 M: nobody is paid first.
    assert lines[1].endswith("a share is worth 50,000,000 ÷ 5,000,000 = 10: 15,000 × 10 = 150,000")


def test_a_part_alone_is_a_part_of_what_the_company_counts_as():
    decision = change_pay(three_offers(), "fintech", "stake", sale=SALE, chance=0.2, kept=0.5)
    assert list(figures_of(decision).values())[1][1] == (
        "Sold for 50,000,000 (likely, weight 63 %), the company counts as 50,000,000 × 50 % left "
        "of your part = 25,000,000: 0.3 % × (25,000,000 − 6,000,000 strike) = 57,000"
    )


def test_who_multiplies_what_is_printed_arrives_at_what_it_makes():
    rising = change_pay(three_offers(), "bank", "base", amount=120_000.0, raise_percent=2.0)
    base = next(iter(figures_of(rising, 1).values()))[0]
    # (1 + 1.02 + 1.0404 + 1.061208) / 4 = 1.030402
    assert base == "Base: 120,000 a year × 103.0402 %, as it rises = 123,648 a year"
    assert round(120_000 * 1.030402) == 123_648


def test_tax_currency_and_discount_stand_in_the_sum():
    decision = change_pay_basis(
        three_offers(), currency="EUR", discount_percent=5.0, cash_kept=0.6, years=2
    )
    decision = change_pay(decision, "bank", "sign_on", first_year=20_000.0)
    decision = pay_in(decision, "bank", "$", 0.9)
    assert next(iter(figures_of(decision, 1).values())) == [
        "Base: $105,000 a year × 60 % kept after tax × 0.9 for $1 = 56,700 EUR a year",
        "Sign-on, year 1: $20,000 ÷ 1.952381 (2 years, discounted) × 60 % kept after tax × 0.9 for "
        "$1 = 5,532 EUR a year",
        "Sum: 62,232 EUR a year",
    ]


@given(pays)
def test_every_amount_of_a_sum_has_its_currency(pay):
    decision = change_pay_basis(three_offers(), currency="€")
    found = figures(offers_pay(change_offer(decision, "fintech", pay=pay))[0])
    lines = [line for each in found for line in (each.says, *each.lines)]
    amounts = [part for line in lines for part in line if isinstance(part, Typed)]
    assert all(re.match(r"−?€[\d,.]+", part) for part in amounts)
    assert all("mean of years 1–4" in as_plain(each.says) for each in found)


@pytest.mark.parametrize("name", [each[:12] for each in HOSTILE])
def test_a_currency_in_a_sum_is_only_ever_text_of_the_user_s(name):
    decision = pay_in(change_pay_basis(three_offers(), currency="X"), "bank", name, 2.0)
    currency = decision.offers[1].pay.currency
    found = figures(offers_pay(decision)[1])
    parts = [p for each in found for line in (each.says, *each.lines) for p in line]
    assert currency not in "".join(p for p in parts if not isinstance(p, Typed))


def test_what_must_be_true_first_names_sale_and_rival():
    pay = offers_pay(three_offers())
    said = as_plain(repaying_sentence(pay[0], repaying_sale(pay, 0)))
    assert said == (
        "For these options to repay the 13,000 a year (mean of years 1–4) that Bank pays more for "
        "sure, the company must be sold for at least 23,400,000, even if a sale is certain."
    )
    likely = offers_pay(change_pay(three_offers(), "fintech", "stake", chance=0.25))
    assert as_plain(repaying_sentence(likely[0], repaying_sale(likely, 0))).endswith(
        "must be sold for at least 75,400,000, at your chance of 25 %."
    )
    assert repaying_sentence(pay[1], repaying_sale(pay, 1)) == ()


def test_every_component_and_schedule_has_a_name():
    named = {name.partition(".")[0] for name in pay_terms.LINES}
    components = set(Pay.model_fields) - {"currency", "working_time", "stake"}
    assert named == components
    assert set(pay_terms.SCHEDULES) == set(ScheduleName)
    assert Stake().kind in pay_terms.STAKES


def test_what_has_vested_of_a_stake_is_said_to_be_that():
    early = {"sale": SALE, "chance": 0.2, "sale_year": 2}
    decision = change_pay(three_offers(), "fintech", "stake", **early)
    # Two quarters of .3 %.
    assert list(figures_of(decision).values())[1][0] == (
        "Sold for 10,000,000 (low, weight 18.5 %): 0.15 % vested × (10,000,000 − 6,000,000 strike) "
        "= 6,000"
    )
