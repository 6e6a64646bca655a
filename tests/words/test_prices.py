"""What an offer would have to pay, in words."""

import pytest

from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import PayCurve
from decision.words.prices import ONE_OFFER, before_prices, in_one_line, negotiations
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
        "sign-on: $99,700 once, in year 1",
        "Impact: a rating of 7.1 instead of 5",
        "Learning: a rating of 7.1 instead of 5",
        "Specialization: a rating of 7.1 instead of 5",
    ]


def test_what_is_asked_for_is_rounded_up_and_what_can_be_cut_down(decision):
    assert said(decision)["Bank"] == [
        "Bank could pay $24,900 a year less for sure and still lead Fintech: $92,001 a year on "
        "average instead of $116,901, mean of years 1–4."
    ]


def test_of_a_stake_more_of_the_company_is_asked_for(decision):
    sale = {"low": 1e7, "likely": 1e7, "high": 1e7}
    stake = {"company_strike": 0.0, "chance": 1.0, "sale": sale}
    # For certain .3 % of 10 M are 30,000, 7,500 a year; .7 % more are the 17,400.70 that lack.
    lines = said(edits.change_pay(decision, "fintech", "stake", **stake))["Fintech"]
    assert (
        "options: 0.697 % more of the company, 0.997 % in all, at your chance of a sale of 100 %"
    ) in lines


def test_where_no_pay_is_enough_that_is_said(decision):
    sure = edits.rate(decision, "fintech", "impact", 0.0, 0.0, 0.0)
    far = edits.set_points(sure, {"impact": 100, "offer_pay": 10})
    no_pay = "No pay within your range would make Fintech tie with Bank."
    assert said(far)["Fintech"][0] == no_pay


def test_tied_offers_have_no_price_but_are_called_tied(decision):
    same = edits.change_offer(decision, "bank", pay=decision.offers[0].pay)
    alike = edits.drop_pay(edits.drop_pay(same, "bank", "stake"), "fintech", "stake")
    assert said(alike)["Bank"] == ["Bank is tied with Fintech today."]


def test_without_pay_only_other_criteria_are_named():
    decision = edits.rate(three_offers(), "bank", "impact", 7.0, 7.0, 7.0)
    assert said(decision)["Fintech"][:2] == ["", "Impact: a rating of 7 instead of 5"]


def test_one_line_says_with_whom_it_ties_and_holds_apart_what_has_commas(decision):
    fintech = negotiations(Findings(analyse(decision)))[1]
    line = as_plain(in_one_line(fintech))
    assert line.startswith(
        "Any one of these would make Fintech tie with Bank: base: $25,000 a year more, $117,000 a "
        "year in all; sign-on: "
    )
    assert line.endswith("; or Specialization: a rating of 7.1 instead of 5.")


def test_pay_of_which_nothing_is_said_is_not_made_up(decision):
    behind = edits.rate(decision, "stay", "impact", 4.0, 4.0, 4.0)
    price = said(edits.change_offer(behind, "stay", pay={}))["Stay"][0]
    # A step of impact, 12,000 a year, on top of the bank's 116,900.70.
    assert price == (
        "Nothing is said of the pay of Stay. It would tie with Bank at $128,901 a year for sure, "
        "mean of years 1–4."
    )


def test_a_leader_that_nothing_is_said_of_has_the_pay_from_which_it_leads(decision):
    unknown = edits.change_offer(decision, "stay", pay={})
    ahead = edits.rate(unknown, "stay", "impact", 9.0, 9.0, 9.0)
    # Four steps of impact are worth 4 x 12,000 a year: 116,900.70 - 48,000.
    assert said(ahead)["Stay"] == [
        "Nothing is said of the pay of Stay. It would lead Bank from $68,901 a year for sure, mean "
        "of years 1–4."
    ]


def test_a_leader_can_pay_no_less_than_its_must_have_asks_for(decision):
    needing = edits.add_must_have(decision, pay_at_least=90_000.0)
    least = "it would fail your must-have, sure pay of at least $90,000 a year, in every year."
    assert said(needing)["Bank"] == [
        "Bank could pay $15,000 a year less for sure, and would lead Fintech till then. If it paid "
        f"less than that, {least}"
    ]
    none_left = edits.change_pay(needing, "bank", "base", amount=90_000.0)
    lines = said(edits.rate(none_left, "bank", "impact", 9.0, 9.0, 9.0))["Bank"]
    assert lines == [f"Bank leads, but if it paid any less {least}"]


def test_a_soft_must_have_bounds_no_price(decision):
    wished = edits.add_must_have(decision, pay_at_least=90_000.0, is_hard=False)
    assert said(wished)["Bank"] == said(decision)["Bank"]


def test_who_is_out_by_a_must_have_is_named_beside_the_prices(decision):
    needing = Findings(analyse(edits.add_must_have(decision, pay_at_least=90_000.0)))
    assert [as_plain(line) for line in before_prices(needing)] == [
        "Stay is out: it fails your must-have, sure pay of at least $90,000 a year, in every year. "
        "$85,000 a year is sure in the worst year, $5,000 a year too little."
    ]


def test_one_offer_has_no_price_and_that_is_said(decision):
    alone = edits.delete_offer(edits.delete_offer(decision, "stay"), "fintech")
    assert before_prices(Findings(analyse(alone))) == [(ONE_OFFER,)]


def test_after_tax_what_is_negotiated_is_before_it(decision):
    # Of base and bonus alike 60 % are left, so the leader is 24,900.70 x .6 ahead, as before.
    lines = said(edits.change_pay_basis(decision, cash_kept=0.6))["Fintech"]
    assert lines[0].startswith("Fintech would tie with Bank if it paid $15,000 a year more for ")
    assert "for sure after tax: " in lines[0]
    assert lines[1] == "base: $25,000 a year more before tax, $117,000 a year in all"


def test_more_base_says_that_the_bonus_grows_with_it(decision):
    better = edits.rate(decision, "fintech", "impact", 9.0, 9.0, 9.0)
    # 48,000 - 24,900.70 = 23,099.30 lack; each unit of base makes 1 + .12 x .9445.
    assert said(better)["Bank"][1] == (
        "base: $20,800 a year more, $125,800 a year in all, as the bonus grows with it"
    )


def test_the_present_employer_is_asked_for_no_sign_on(decision):
    lines = said(edits.mark_present_job(decision, "stay"))["Stay"]
    assert lines[2] == "bonus for staying: $128,000 once, in year 1"


def test_nothing_to_negotiate_is_not_listed():
    assert negotiations(Findings(analyse(three_offers()))) == []
