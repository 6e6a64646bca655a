import numpy as np
import pytest
from decision.words.asking import CANNOT
from decision.words.guesses import doubt_sentences, guess_sentences, guess_table
from decision.words.shares import Word, word_of
from hypothesis import given, settings

from decision import edits
from decision.analysis import analyse
from decision.findings.doubt import DoubtBySource, decisive_facts, doubt_by_source
from decision.findings.information import rank_information
from decision.findings.robustness import robustness
from decision.words.text import as_plain
from tests.decisions import decisions, founding_case, of_twenty_criteria, rated, unmarked

TWO = ("impact", "learning")
CROSSED = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 2, "learning": 8}}


def sure_of(decision, n_draws=1024):
    return robustness(analyse(decision), n_draws)


def doubts_said(decision, n_draws=1024):
    sure = sure_of(decision, n_draws)
    return [
        as_plain(line)
        for line in doubt_sentences(sure, doubt_by_source(sure), guesses_in(sure.analysis))
    ]


def sentences(analysis):
    return guess_sentences(analysis, guesses_in(analysis))


def guesses_in(analysis):
    return decisive_facts(analysis, rank_information(analysis))


def grid(low, likely, high, steps=1500):
    """Values of a triangular belief at evenly spaced probabilities."""
    shares = (np.arange(steps) + 0.5) / steps
    turn = (likely - low) / (high - low)
    rising = low + np.sqrt(shares * (high - low) * (likely - low))
    falling = high - np.sqrt((1 - shares) * (high - low) * (high - likely))
    return np.where(shares < turn, rising, falling)


def rare(guess, chance):
    return guess._replace(asking=guess.asking._replace(chance=chance))


def guesses_said(decision):
    return [as_plain(line) for line in sentences(analyse(decision))]


def test_facts_alone_in_doubt_send_to_asking():
    table = {"A": {"impact": (0, 2, 10)}, "B": {"impact": 6}}
    assert doubts_said(rated(table, ("impact",)), 16_384) == [
        "B is first in 80 of 100 worlds. If your weights were exactly right, it would be in 80 of "
        "100 worlds; if all facts were as they look, in over 99.9 % of the worlds.",
        "So the doubt is more about the facts than about your weights: asking helps more than "
        "going over the sliders again.",
    ]


def test_weights_alone_in_doubt_send_to_the_weights():
    first, second = doubts_said(rated(CROSSED, TWO))
    assert first.endswith("if all facts were as they look, in 88 of 100 worlds.")
    assert "exactly right, it would be in over 99.9 % of the worlds;" in first
    assert second.startswith("So the doubt is more about your weights than about the facts")


@pytest.mark.parametrize(
    ("of_weights", "of_facts", "said"),
    [
        (0.3, 0.25, "about your weights and about the facts alike"),
        (0.31, 0.20, "more about your weights"),
        (0.2, 0.31, "more about the facts"),
        (0.01, 0.0, "hardly any doubt"),
    ],
)
def test_the_larger_source_of_doubt_is_named_from_one_and_a_half_times_on(
    of_weights, of_facts, said
):
    sure = sure_of(rated(CROSSED, TWO))
    assert said in as_plain(
        doubt_sentences(sure, DoubtBySource((0,), 0.3, of_weights, of_facts), ())[1]
    )


def test_what_is_best_whatever_the_weights_rests_on_no_guess():
    table = {"A": {"impact": (7, 8, 9)}, "B": {"impact": (1, 2, 6)}}
    assert doubts_said(rated(table, ("impact",))) == [
        "No doubt is left, within the ranges you gave: nothing rests on guesses."
    ]


def test_an_employer_that_is_sure_leaves_the_doubt_among_its_offers():
    table = {"A": {"impact": (6, 8, 10)}, "Near A": {"impact": (6, 7, 8)}, "B": {"impact": 1}}
    sure = sure_of(edits.set_employer(rated(table, ("impact",)), "near_a", "A"), 16_384)
    assert word_of(sure) is Word.ALWAYS
    (line,) = doubt_sentences(sure, doubt_by_source(sure), guesses_in(sure.analysis))
    x, y = np.meshgrid(grid(6, 8, 10), grid(6, 7, 8))
    assert as_plain(line) == (
        "No doubt is left, within the ranges you gave, that an offer of A is best. Which of them "
        f"is not as sure: among them, A is first in {100 * np.mean(x > y):.0f} of 100 worlds."
    )


def test_a_chance_below_one_in_twenty_is_not_called_a_reason_to_ask():
    sure = sure_of(rated({"A": {"impact": (0, 2, 10)}, "B": {"impact": 6}}, ("impact",)))
    found = DoubtBySource((1,), 0.2, 0.0, 0.2)
    (guess,) = guesses_in(sure.analysis)
    said = {
        chance: as_plain(doubt_sentences(sure, found, [rare(guess, chance)])[1])
        for chance in (0.04, 0.05)
    }
    assert said[0.04].endswith(
        "knowing more helps more than going over the sliders again, though it takes several "
        "answers: no single one is likely to change the choice."
    )
    assert said[0.05].endswith("asking helps more than going over the sliders again.")
    assert "no single one can change" in as_plain(doubt_sentences(sure, found, ())[1])


def test_the_founding_case_does_not_say_that_asking_one_thing_helps():
    analysis = analyse(founding_case())
    assert max(one.asking.chance for one in guesses_in(analysis)) < 0.05
    assert not any("asking helps" in line for line in doubts_said(founding_case()))


def test_a_close_call_is_said_to_be_one_and_a_family_is_taken_together():
    sure = sure_of(rated({"A": {"impact": (2, 5, 8.5)}, "B": {"impact": 5}}, ("impact",)))
    assert word_of(sure) is Word.TOO_CLOSE
    assert as_plain(doubt_sentences(sure, doubt_by_source(sure), ())[0]).startswith(
        "It is close: A is first"
    )
    twice = edits.set_employer(rated({**CROSSED, "Copy": CROSSED["A"]}, TWO), "copy", "A")
    assert doubts_said(twice)[0].startswith("A and Copy, taken together, are first in 8")


def test_a_tie_is_the_doubt_of_neither_weights_nor_facts():
    mirrored = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 4, "learning": 8}}
    assert doubts_said(rated(mirrored, TWO)) == [
        "A and B are level as things look: the least change of a weight or a fact decides."
    ]


def test_between_offers_alike_on_every_criterion_no_weight_is_said_to_decide():
    assert doubts_said(rated({"A": {}, "B": {}}, TWO)) == [
        "A and B are level on every criterion, as things look: no weight decides between them, "
        "only a fact could."
    ]


def test_facts_are_named_by_how_surely_they_are_known():
    table = {"A": {"impact": (2, 5, 8)}, "B": {}, "C": {"impact": 5}}
    analysis = analyse(rated(table, ("impact",)))
    found = [one for one in guesses_in(analysis) if one.asking.about.key == "impact"]
    assert [as_plain(line) for line in guess_sentences(analysis, found)] == [
        "2 open facts could each change the choice by themselves, at your present weights; the "
        "likeliest of them with a chance of 50 %.",
        "Not known at all: “Impact” of B.",
        "Rated by you with a range: “Impact” of A.",
    ]
    assert as_plain(guess_sentences(analysis, found[:1])[0]).startswith("Only one open fact could")


def test_of_many_facts_a_few_are_named():
    table = {name: {"impact": (0, 5, 10)} for name in "ABCDE"}
    assert guesses_said(rated(table, ("impact",)))[1] == (
        "Rated by you with a range: “Impact” of A, “Impact” of B and 3 more."
    )


def test_facts_that_cannot_change_the_choice_are_not_named():
    table = {"A": {"impact": (7, 8, 9)}, "B": {"impact": (1, 2, 6)}}
    assert guesses_said(rated(table, ("impact",))) == [CANNOT]


def test_one_offer_is_nothing_to_say():
    assert guesses_said(rated({"A": {}})) == doubts_said(rated({"A": {}})) == []


@settings(max_examples=40)
@given(decisions(min_offers=1))
def test_offers_not_in_hand_are_named_as_such(decision):
    sure = sure_of(decision)
    found = guesses_in(sure.analysis)
    said = [*doubt_sentences(sure, doubt_by_source(sure), found), *sentences(sure.analysis)]
    assert not unmarked(sure.analysis, said)


def test_the_table_has_a_row_for_each_fact_that_counts():
    for decision in (founding_case(), of_twenty_criteria()):
        analysis = analyse(decision)
        found = guesses_in(analysis)
        table = guess_table(analysis, found)
        assert len(table.rows) == len(found) > 0
        assert all(len(row) == len(table.columns) for row in table.rows)
    assert guess_table(analyse(founding_case()), ()).rows == []
