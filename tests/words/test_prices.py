"""What an offer would have to pay, in words."""

import pytest

from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import PayCurve
from decision.words.prices import in_one_line, negotiations
from decision.words.text import as_plain
from tests.pays import three_offers


@pytest.fixture
def decision():
    """Fintech for 92k, the bank for 105k and 12 %, 85k today; a step of impact is 12,000 a year."""
    in_dollars = edits.change_pay_basis(three_offers(), currency="$")
    return edits.count_pay(in_dollars, PayCurve(least=60_000, enough=180_000))


def said(decision):
    return {
        as_plain(each.name): [as_plain(line) for line in (each.price, *each.demands)]
        for each in negotiations(Findings(analyse(decision)))
    }


def test_each_offer_has_its_price_and_what_is_worth_as_much(decision):
    # The bank pays 105,000 x (1 + .12 x .9445) = 116,900.70: 24,900.70 more, 2.075 steps of ten.
    assert said(decision)["Fintech"] == [
        "Fintech would tie with Bank if it paid $25,000 a year more for sure: $117,000 a year "
        "instead of $92,000, mean of years 1–4.",
        "base: $25,000 a year more, $117,000 a year in all",
        "sign-on: $99,700 more in year 1",
        "Impact: 7.1 instead of 5",
        "Learning: 7.1 instead of 5",
        "Specialization: 7.1 instead of 5",
    ]


def test_what_is_asked_for_is_rounded_up_and_what_can_be_cut_down(decision):
    assert said(decision)["Bank"] == [
        "Bank would still lead if it paid $24,900 a year less: $92,000 a year instead of $116,901, "
        "mean of years 1–4. Then Fintech ties."
    ]


def test_of_a_stake_more_of_the_company_is_asked_for(decision):
    sale = {"low": 1e7, "likely": 1e7, "high": 1e7}
    stake = {"company_strike": 0.0, "chance": 1.0, "sale": sale}
    # For certain .3 % of 10 M are 30,000, 7,500 a year; .7 % more are the 17,400.70 that lack.
    lines = said(edits.change_pay(decision, "fintech", "stake", **stake))["Fintech"]
    assert "options: 0.697 % of the company more at your chance of a sale, 0.997 % in all" in lines


def test_where_no_pay_is_enough_that_is_said(decision):
    sure = edits.rate(decision, "fintech", "impact", 0.0, 0.0, 0.0)
    far = edits.set_points(sure, {"impact": 100, "offer_pay": 10})
    no_pay = "No pay within your range would make Fintech tie with Bank."
    assert said(far)["Fintech"][0] == no_pay


def test_tied_offers_have_no_price_but_are_called_tied(decision):
    same = edits.change_offer(decision, "bank", pay=decision.offers[0].pay)
    alike = edits.drop_pay(edits.drop_pay(same, "bank", "stake"), "fintech", "stake")
    assert said(alike)["Bank"] == ["Bank is tied today."]


def test_without_pay_only_other_criteria_are_named():
    decision = edits.rate(three_offers(), "bank", "impact", 7.0, 7.0, 7.0)
    assert said(decision)["Fintech"][:2] == ["", "Impact: 7 instead of 5"]


def test_one_line_names_whatever_would_do(decision):
    fintech = negotiations(Findings(analyse(decision)))[1]
    line = as_plain(in_one_line(fintech))
    assert line.startswith("Fintech would tie with any one of these: base: $25,000 a year more, ")
    assert line.endswith(" or Specialization: 7.1 instead of 5.")
