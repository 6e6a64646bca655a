import numpy as np
import pytest
from hypothesis import given, settings

from decision import edits
from decision.analysis import analyse
from decision.files import decision_json
from decision.findings.findings import Findings
from decision.findings.information import Provenance
from decision.findings.robustness import DoubtBySource
from decision.home import samples
from decision.words.doubt import doubt_sentence, doubt_sentences
from decision.words.text import as_plain
from decision.words.verdicts import Verdict, verdict_of
from tests.decisions import decisions, rated, unmarked
from tests.repetitions import examples

TWO = ("impact", "learning")
CROSSED = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 2, "learning": 8}}


def findings_of(decision, n_draws=1024, **results):
    """The findings of a decision, some of its results replaced by those of a case."""
    findings = Findings(analyse(decision), n_draws)
    vars(findings).update(results)
    return findings


def plain(sentences):
    return [as_plain(sentence) for sentence in sentences]


def doubts_said(decision, n_draws=1024, **results):
    return plain(doubt_sentences(findings_of(decision, n_draws, **results)))


def grid(low, likely, high, steps=1500):
    """Values of a triangular belief at evenly spaced probabilities."""
    shares = (np.arange(steps) + 0.5) / steps
    turn = (likely - low) / (high - low)
    rising = low + np.sqrt(shares * (high - low) * (likely - low))
    falling = high - np.sqrt((1 - shares) * (high - low) * (high - likely))
    return np.where(shares < turn, rising, falling)


def rare(fact, chance):
    return fact._replace(chance=chance)


def test_facts_alone_in_doubt_send_to_asking():
    table = {"A": {"impact": (0, 2, 10)}, "B": {"impact": 6}}
    assert doubts_said(rated(table, ("impact",)), 16_384) == [
        "Most of the doubt is about the facts (1 rating with a range): with them certain, B would "
        "be first in over 99.9 %, not 80 %.",
        "Asking helps more than going over the sliders again.",
    ]


def test_weights_alone_in_doubt_send_to_the_weights():
    first, second = doubts_said(rated(CROSSED, TWO))
    assert first == (
        "Most of the doubt is about your weights: with them certain, A would be first in over "
        "99.9 %, not 88 %."
    )
    assert second == "Thinking about what matters to you helps more than asking."


@pytest.mark.parametrize(
    ("of_weights", "of_facts", "said"),
    [
        (
            0.3,
            0.25,
            "about your weights and the facts alike: A would be first in 75 % with ",
        ),
        (
            0.31,
            0.20,
            "Most of the doubt is about your weights: with them certain, A would be",
        ),
        (
            0.2,
            0.31,
            "Most of the doubt is about the facts: with them certain, A would be",
        ),
        (0.01, 0.0, "hardly any doubt"),
    ],
)
def test_the_larger_source_of_doubt_is_named_from_one_and_a_half_times_on(
    of_weights, of_facts, said
):
    doubt = DoubtBySource((0,), 0.3, of_weights, of_facts)
    lines = doubts_said(rated(CROSSED, TWO), doubt_by_source=doubt, decisive_facts=())
    assert said in lines[0]


def test_what_is_best_whatever_the_weights_rests_on_no_guess():
    table = {"A": {"impact": (7, 8, 9)}, "B": {"impact": (1, 2, 6)}}
    assert doubts_said(rated(table, ("impact",))) == [
        "Within your ranges no doubt is left: nothing rests on guesses."
    ]


def test_an_employer_that_is_sure_leaves_the_doubt_among_its_offers():
    table = {"A": {"impact": (6, 8, 10)}, "Near A": {"impact": (6, 7, 8)}, "B": {"impact": 1}}
    findings = findings_of(edits.set_employer(rated(table, ("impact",)), "near_a", "A"), 16_384)
    assert verdict_of(findings.robustness) is Verdict.ALWAYS
    (line,) = plain(doubt_sentences(findings))
    x, y = np.meshgrid(grid(6, 8, 10), grid(6, 7, 8))
    assert line == (
        "Within your ranges, an offer from A is certainly best. Which one is less certain: among "
        f"them, A is first in {100 * np.mean(x > y):.0f} of 100 simulations."
    )


def test_a_chance_below_one_in_twenty_is_not_called_a_reason_to_ask():
    decision = rated({"A": {"impact": (0, 2, 10)}, "B": {"impact": 6}}, ("impact",))
    doubt = DoubtBySource((1,), 0.2, 0.0, 0.2)
    (fact,) = findings_of(decision).decisive_facts

    def said(*facts):
        return doubts_said(decision, doubt_by_source=doubt, decisive_facts=facts)[1]

    assert said(rare(fact, 0.04)).endswith(
        "Knowing more helps more than going over the sliders again, but it takes several answers: "
        "no single one is likely to change the choice."
    )
    assert said(rare(fact, 0.05)).endswith("Asking helps more than going over the sliders again.")
    assert "no single one can change" in said()


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.path.stem)
def test_no_sample_says_that_asking_helps_where_no_answer_is_likely_to(sample):
    decision = decision_json.read("", sample.path.read_bytes())
    likeliest = max(fact.chance for fact in findings_of(decision).decisive_facts)
    rare_ones = [rare(fact, 0.04) for fact in findings_of(decision).decisive_facts]
    if likeliest < 0.05:
        assert not any("Asking helps" in line for line in doubts_said(decision))
    said = doubts_said(decision, decisive_facts=rare_ones)
    assert not any("Asking helps" in line for line in said)


def test_offers_of_the_leading_employer_are_taken_together():
    twice = edits.set_employer(rated({**CROSSED, "Copy": CROSSED["A"]}, TWO), "copy", "A")
    assert "with them certain, A and Copy, taken together, would be first" in doubts_said(twice)[0]


def test_the_kinds_of_facts_in_doubt_are_counted():
    sure, guess = Provenance.RANGE, Provenance.GUESS
    decision = rated({"A": {"impact": (0, 2, 10)}, "B": {"impact": 6}}, ("impact",))
    (fact,) = findings_of(decision).decisive_facts
    facts = [fact._replace(footing=each) for each in (guess, sure, sure)]
    assert (
        "the facts (2 ratings with a range and 1 guess):"
        in doubts_said(decision, decisive_facts=facts)[0]
    )


def test_a_tie_is_the_doubt_of_neither_weights_nor_facts():
    mirrored = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 4, "learning": 8}}
    assert doubts_said(rated(mirrored, TWO)) == [
        "A and B are tied: the smallest change of a weight or a fact decides."
    ]


def test_between_offers_alike_on_every_criterion_no_weight_is_said_to_decide():
    assert doubts_said(rated({"A": {"impact": 5}, "B": {"impact": 5}}, TWO)) == [
        "A and B are tied on every criterion. No weight decides; only a fact could."
    ]


def test_one_offer_is_nothing_to_say():
    assert doubts_said(rated({"A": {}})) == []
    assert doubt_sentence(findings_of(rated({"A": {}}))) == ()


@settings(max_examples=examples(40))
@given(decisions(min_offers=1))
def test_offers_not_in_hand_are_named_as_such(decision):
    findings = findings_of(decision)
    assert not unmarked(findings.analysis, doubt_sentences(findings))
