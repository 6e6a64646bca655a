"""Is the pay of an offer known, and what follows: whether it is ranked, and what is missing."""

import pytest

from criteria.criterion import PAY_KEY
from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.findings.readiness import readiness
from decision.model import PayCurve, revised
from decision.standings import Reason
from decision.words.next_steps import next_step
from decision.words.readiness import missing_sentences, until_enough
from decision.words.text import as_plain
from tests.pays import three_offers

CURVE = PayCurve(least=40_000, middle=90_000, enough=240_000)


def unrated(**component):
    decision = edits.add_offers(three_offers(), [("New", {})])
    for name, fields in component.items():
        decision = edits.change_pay(decision, "new", name, **fields)
    return edits.count_pay(decision, CURVE)


@pytest.mark.parametrize(
    ("component", "is_ranked"),
    [
        ({}, False),
        ({"base": {"amount": 0.0}}, True),
        ({"sign_on": {"first_year": 9_000.0}}, True),
        ({"costs": {"living": 9_000.0}}, False),
        ({"stake": {"percent": 1.0, "company_strike": 0.0, "sale": {"likely": 1e6}}}, False),
        ({"stake": {"percent": 1.0, "company_strike": 0.0, "sale": {"likely": 1e6},
                    "chance": 0.1}}, True),
    ],
)  # fmt: skip
def test_an_offer_with_pay_alone_is_ranked_once_its_pay_is_known(component, is_ranked):
    decision = unrated(**component)
    reason = analyse(decision).standings["new"].reason
    assert reason is (None if is_ranked else Reason.NOT_RATED)
    uncounted = edits.stop_counting_pay(decision)
    assert analyse(uncounted).standings["new"].reason is Reason.NOT_RATED


def test_pay_alone_does_not_make_an_offer_fit_to_use():
    decision = unrated(base={"amount": 90_000.0})
    missing = readiness(decision)
    assert missing.offers["new"] == 8
    assert "new" not in missing.to_be_rated
    assert missing.ratings["new"] == 5
    without = readiness(unrated())
    assert (without.offers["new"], without.ratings["new"]) == (8, 6)


def said(decision):
    return " ".join(as_plain(line) for line in missing_sentences(Findings(analyse(decision))))


def test_pay_that_is_missing_is_no_own_rating_and_is_asked_for_by_its_name():
    decision = edits.rate(unrated(), "new", "impact", 5.0, 5.0, 5.0)
    decision = revised(decision, criteria=("impact", PAY_KEY))
    ready = readiness(decision)
    assert said(decision) == "Still missing: the pay of New."
    assert as_plain(next_step(decision, ready).says) == "Next: enter what New pays."
    assert until_enough(ready, decision.offers[3]) == "Enter its pay. Then enough is known."
    both = revised(decision, criteria=("impact", "learning", PAY_KEY))
    both = edits.delete_offer(edits.delete_offer(both, "fintech"), "bank")
    assert "1 own rating of Stay and 1 own rating and the pay of New." in said(both)
    assert as_plain(next_step(both, readiness(both)).says) == "Next: rate Stay."


def test_pay_that_is_entered_is_missing_no_more():
    decision = edits.rate(unrated(base={"amount": 90_000.0}), "new", "impact", 5.0, 5.0, 5.0)
    decision = revised(decision, criteria=("impact", PAY_KEY))
    assert readiness(decision).is_fit
    assert readiness(decision).without_pay == frozenset()
