"""What is said of leaving: who has paid most when, and what options cost then."""

import pytest

from decision.analysis import analyse
from decision.edits import change_offer, change_pay, change_pay_basis
from decision.findings.findings import Findings
from decision.model import Status
from decision.words.pay_leaving import adding_up, ahead_sentence, exercise_sentences
from decision.words.pay_pictures import by_year_caption, unsaid_sentence
from decision.words.text import as_plain
from tests.pays import three_offers


def findings_of(decision):
    return Findings(analyse(decision))


def ahead(decision):
    return as_plain(ahead_sentence(findings_of(decision)))


def test_who_has_paid_most_is_said_of_all_months():
    assert ahead(three_offers()) == "Bank has paid most whenever you leave."
    bare = change_offer(three_offers(), "bank", pay={"base": {"amount": 105_000.0}})
    shares = change_pay(bare, "stay", "listed_shares", total=120_000.0)
    assert ahead(shares) == (
        "Paid most if you leave: Bank after 1–11 months, Stay after 12–17 months, Bank and Stay "
        "(the same) after 18 months, Bank after 19–23 months and Stay after 24–48 months."
    )


def test_two_that_pay_the_same_are_said_to():
    same = change_offer(three_offers(), "bank", pay={"base": {"amount": 92_000.0}})
    same = change_offer(same, "fintech", status=Status.TO_BE_ASKED_FOR)
    assert ahead(same) == (
        "Fintech (not offered yet) and Bank have paid the same whenever you leave."
    )


def test_with_one_offer_nobody_is_ahead():
    alone = change_offer(change_offer(three_offers(), "bank", pay={}), "stay", pay={})
    assert ahead_sentence(findings_of(alone)) == ()
    assert as_plain(unsaid_sentence(findings_of(alone))) == (
        "Nothing is said yet of the pay of Bank and Stay."
    )
    assert unsaid_sentence(findings_of(three_offers())) == ()


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (None, "Ask within how many months after leaving you have to pay for them."),
        (0, "They have to be paid for on the day you leave, or they are gone."),
        (1, "They have to be paid for within a month of leaving, or they are gone."),
        (3, "They have to be paid for within 3 months of leaving, or they are gone."),
    ],
)
def test_what_options_cost_is_said_with_the_time_to_pay_for_them(months, said):
    decision = change_pay_basis(three_offers(), currency="€")
    decision = change_pay(decision, "fintech", "stake", exercise_months=months)
    needed, within = exercise_sentences(findings_of(decision))
    assert as_plain(needed) == (
        "To take the options of Fintech along you need €4,500 after 12 months, €18,000 after "
        "48 months."
    )
    assert as_plain(within) == said


def test_of_a_single_year_its_end_is_said_once():
    one_year = change_pay_basis(three_offers(), years=1)
    needed, _ = exercise_sentences(findings_of(one_year))
    assert as_plain(needed) == (
        "To take the options of Fintech along you need 4,500 after 12 months."
    )


def test_only_what_is_there_is_said_to_add_up():
    bases = three_offers()
    for key in ("fintech", "bank"):
        bases = change_offer(bases, key, pay={"base": {"amount": 90_000.0}})
    assert [sentence.split()[0] for sentence in adding_up(findings_of(bases))] == ["Added", "The"]
    said = " ".join(adding_up(findings_of(three_offers())))
    assert "A bonus counts once its year is full" in said
    assert "A stake in a private company counts nothing" in said
    assert "vest" not in said
    assert "no year counts less" not in said
    more = change_pay_basis(three_offers(), discount_percent=3.0)
    more = change_pay(more, "stay", "refreshers", amount=9_000.0, chance=0.5)
    more = change_pay(more, "stay", "sign_on", first_year=9_000.0, repay_months=12)
    said = " ".join(adding_up(findings_of(more)))
    assert "What you would have to pay back is left out. Shares count as they vest" in said
    assert "Further grants count by their chance" in said
    assert "Here no year counts less than another." in said


def test_by_year_no_year_counts_less_even_where_others_are_discounted():
    plain = by_year_caption(findings_of(three_offers()))
    discounted = by_year_caption(
        findings_of(change_pay_basis(three_offers(), discount_percent=3.0))
    )
    assert discounted == f"{plain} Here no year counts less than another."
