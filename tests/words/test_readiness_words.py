"""What the statement says while the answer is not fit to use, and what it then leaves out."""

import pytest

from criteria import catalog as words
from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import Answer, Status, revised
from decision.words.break_even import trade_off_sentence
from decision.words.central_weights import central_sentences
from decision.words.ratings import comparison, known_part
from decision.words.readiness import missing_sentences
from decision.words.reasons import behind, why
from decision.words.statement import as_text, in_brief, statement
from decision.words.text import as_plain
from decision.words.weight_changes import weight_change_sentences
from tests.decisions import FIVE, founding_case, rated
from tests.evidence_cases import catalog_of, with_offers
from tests.questionnaires import question

TABLE = {"A": dict.fromkeys(FIVE, 7), "B": {**dict.fromkeys(FIVE, 5), "impact": 9}}
TEN = tuple(
    question(f"q{n}", ratings={"impact": (0, 4, 7, 10)}, shares={"impact": share})
    for n, share in enumerate((30, 20, 10, 10, 5, 5, 5, 5, 5, 5))
)


def findings_of(decision, catalog=None):
    return Findings(analyse(decision, catalog), 1024)


def unweighed(decision):
    return revised(decision, equal_is_right=False)


def missing(decision, catalog=None):
    return [as_plain(line) for line in missing_sentences(findings_of(decision, catalog))]


def said(decision, catalog=None):
    return as_text(statement(findings_of(decision, catalog))).splitlines()


def told(decision, offer, *questions):
    for asked in questions:
        decision = edits.answer(decision, offer, asked, Answer(option="c"))
    return decision


@pytest.mark.parametrize(("table", "opening"), [
    (TABLE, "So far nearly certain: A."),
    ({"A": TABLE["A"], "B": dict.fromkeys(FIVE, 5)}, "So far A is best whatever the weights."),
    ({"A": TABLE["A"], "B": TABLE["A"]}, "So far too close to call."),
])  # fmt: skip
def test_until_all_is_fit_the_statement_opens_so_far(table, opening):
    decision = rated(table)
    headline, *_ = said(unweighed(decision))
    assert headline == opening
    assert "So far" not in "".join(said(decision))
    assert as_plain(in_brief(findings_of(unweighed(decision)))).startswith(opening)


def test_what_is_missing_is_said_behind_the_first_two_lines():
    decision = unweighed(rated(TABLE))
    line = "All criteria count the same so far: you have not said what matters more to you."
    assert said(decision)[2] == line
    assert [each for each in said(decision) if each != line][2:] == said(rated(TABLE))[2:]


def test_a_slider_moved_a_profile_or_a_word_ends_it():
    decision = unweighed(rated(TABLE))
    assert missing(decision)
    for edit in (
        lambda d: edits.set_points(d, {"impact": 51}),
        lambda d: revised(d, equal_is_right=True),
        lambda d: edits.take_profile(d, words.load().profiles[0]),
    ):
        assert missing(edit(decision)) == []
        assert not said(edit(decision))[0].startswith("So far")


def test_sliders_all_at_0_are_said_once():
    decision = edits.set_points(unweighed(rated(TABLE)), dict.fromkeys(FIVE, 0.0))
    alike = [
        line for line in said(decision) if "counts the same" in line or "count the same" in line
    ]
    assert alike == ["All weights are 0, so every criterion counts the same."]


def test_missing_answers_are_counted_offer_by_offer():
    catalog = catalog_of(TEN)
    decision = revised(with_offers(1, 1, 1), equal_is_right=True)
    decision = told(told(decision, "offer_00", *TEN[:7]), "offer_10", *TEN[:8])
    assert missing(decision, catalog) == [
        "Nothing is known about Offer 20 yet. Answer questions about it, or rate it yourself.",
        "Still missing: 1 answer about Offer 00.",
    ]
    decision = told(decision, "offer_20", *TEN[:1])
    assert missing(decision, catalog) == [
        "Still missing: 1 answer about Offer 00 and 7 answers about Offer 20."
    ]


def test_own_ratings_are_asked_for_where_they_are_fewer():
    table = {"A": dict.fromkeys(FIVE, 5), "B": dict.fromkeys(FIVE[1:], 5), "C": {"impact": 5}}
    assert missing(rated(table)) == ["Still missing: 1 own rating of B and 4 own ratings of C."]


def test_of_many_offers_a_few_are_named():
    table = {name: dict.fromkeys(FIVE[1:], 5) for name in "ABCDE"}
    assert missing(rated(table)) == [
        "Still missing: 1 own rating of A, 1 own rating of B and some about 3 more offers."
    ]


def test_an_offer_that_is_missing_and_not_in_hand_says_so():
    decision = edits.add_offers(rated(TABLE), [("Bank", {"status": Status.TO_BE_ASKED_FOR})])
    assert missing(decision)[0].startswith("Nothing is known about Bank (not offered yet) yet.")


def sentences(decision):
    """What is said of weights, line by line."""
    findings = findings_of(decision)
    lines = (*central_sentences(findings), *weight_change_sentences(findings))
    return [as_plain(line) for line in (*lines, trade_off_sentence(findings))] + said(decision)


OF_WEIGHTS = (
    "you allow",
    "You give",
    "Your own weights",
    "At your",
)


@pytest.mark.parametrize("words_of_weights", OF_WEIGHTS)
def test_weights_that_nobody_set_are_not_called_yours(words_of_weights):
    table = {**TABLE, "C": {**dict.fromkeys(FIVE, 6), "learning": 9}}
    decisions = [rated(table), edits.set_points(founding_case(), dict.fromkeys(FIVE, 50.0))]
    decisions[1] = revised(decisions[1], equal_is_right=True, profile=None)
    assert any(words_of_weights in line for each in decisions for line in sentences(each))
    for decision in decisions:
        lines = sentences(unweighed(decision))
        assert not any(words_of_weights in line for line in lines)
        assert all(line == line.strip() and "  " not in line for line in lines)


def test_of_a_single_criterion_no_doubt_about_weights_is_spoken_of():
    unsure = {"A": {"impact": (2, 6, 9)}, "B": {"impact": 5}}
    first, how_often, *_ = said(unweighed(rated(unsure, ("impact",))))
    assert not first.startswith("So far")
    assert "weights uncertain" not in how_often


# How much is known of a rating -----------------------------------------------------------------


@pytest.mark.parametrize(("answered", "shown"), [
    ((2,), "1 of 10 answered"),
    ((2, 3, 4), "3 of 10 answered"),
    ((0,), "1 of 10 answered"),
    ((0, 1), ""),
    ((1, 2, 3, 4, 5), ""),
    ((1, 2, 3, 4), "4 of 10 answered"),
])  # fmt: skip
def test_a_rating_of_which_less_than_half_is_answered_says_so(answered, shown):
    decision = told(with_offers(1), "offer_00", *(TEN[n] for n in answered))
    analysis = analyse(decision, catalog_of(TEN))
    assert known_part(analysis, 0, 0) == shown
    assert comparison(analysis)[0].cells[0].known == shown
    assert (shown in behind(analysis, 0, 0)) == bool(shown)
    assert why(analysis, 0, 0).startswith(f"{shown}; " if shown else "q")


def test_what_does_not_apply_is_not_counted():
    decision = told(with_offers(1), "offer_00", TEN[2])
    for asked in TEN[3:]:
        decision = edits.answer(decision, "offer_00", asked, Answer(does_not_apply=True))
    assert known_part(analyse(decision, catalog_of(TEN)), 0, 0) == "1 of 3 answered"
    decision = edits.answer(decision, "offer_00", TEN[0], Answer(does_not_apply=True))
    assert known_part(analyse(decision, catalog_of(TEN)), 0, 0) == "1 of 2 answered"


def test_own_ratings_and_what_nobody_asks_about_are_not_marked():
    decision = told(with_offers(1), "offer_00", TEN[2])
    assert known_part(analyse(decision, catalog_of(TEN)), 0, 1) == ""
    own = edits.move_rating(decision, "offer_00", "impact", "likely", 5)
    assert known_part(analyse(own, catalog_of(TEN)), 0, 0) == ""
