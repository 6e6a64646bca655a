import numpy as np
import pytest
from hypothesis import given, settings

from decision import edits
from decision.analysis import analyse
from decision.files import decision_json
from decision.findings.findings import Findings
from decision.findings.robustness import DoubtBySource
from decision.home import samples
from decision.words.doubt import doubt_sentences, fact_sentences, fact_table
from decision.words.questions import CANNOT
from decision.words.text import as_plain
from decision.words.verdicts import Verdict, verdict_of
from tests.decisions import decisions, founding_case, of_twenty_criteria, rated, unmarked
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


def facts_said(decision, **results):
    return plain(fact_sentences(findings_of(decision, **results)))


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
        "B is first in 80 of 100 simulations. With your weights taken as exact it leads in 80 % of "
        "cases; with the facts taken as exact, in over 99.9 %.",
        "The doubt is more about the facts than about your weights. Asking helps more than going "
        "over the sliders again.",
    ]


def test_weights_alone_in_doubt_send_to_the_weights():
    first, second = doubts_said(rated(CROSSED, TWO))
    assert first.endswith("with the facts taken as exact, in 88 %.")
    assert "With your weights taken as exact it leads in over 99.9 % of cases;" in first
    assert second.startswith("The doubt is more about your weights than about the facts")


@pytest.mark.parametrize(
    ("of_weights", "of_facts", "said"),
    [
        (0.3, 0.25, "about your weights and the facts alike"),
        (0.31, 0.20, "more about your weights"),
        (0.2, 0.31, "more about the facts"),
        (0.01, 0.0, "hardly any doubt"),
    ],
)
def test_the_larger_source_of_doubt_is_named_from_one_and_a_half_times_on(
    of_weights, of_facts, said
):
    doubt = DoubtBySource((0,), 0.3, of_weights, of_facts)
    lines = doubts_said(rated(CROSSED, TWO), doubt_by_source=doubt, decisive_facts=())
    assert said in lines[1]


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


def test_a_close_call_is_said_to_be_one_and_a_family_is_taken_together():
    close = rated({"A": {"impact": (2, 5, 8.5)}, "B": {"impact": 5}}, ("impact",))
    assert verdict_of(findings_of(close).robustness) is Verdict.TOO_CLOSE
    assert doubts_said(close, decisive_facts=())[0].startswith("It is close: A is first")
    twice = edits.set_employer(rated({**CROSSED, "Copy": CROSSED["A"]}, TWO), "copy", "A")
    assert doubts_said(twice)[0].startswith("A and Copy, taken together, are first in 8")


def test_a_tie_is_the_doubt_of_neither_weights_nor_facts():
    mirrored = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 4, "learning": 8}}
    assert doubts_said(rated(mirrored, TWO)) == [
        "A and B are tied: the smallest change of a weight or a fact decides."
    ]


def test_between_offers_alike_on_every_criterion_no_weight_is_said_to_decide():
    assert doubts_said(rated({"A": {"impact": 5}, "B": {"impact": 5}}, TWO)) == [
        "A and B are tied on every criterion. No weight decides; only a fact could."
    ]


def test_facts_are_named_by_how_surely_they_are_known():
    table = {"A": {"impact": (2, 5, 8)}, "B": {}, "C": {"impact": 5}}
    decision = rated({name: {**row, "learning": 5} for name, row in table.items()}, TWO)
    decision = edits.set_points(decision, {"learning": 0})
    facts = findings_of(decision).decisive_facts
    own = [fact for fact in facts if fact.about.key == "impact"]
    assert facts_said(decision, decisive_facts=own) == [
        "At your present weights, 2 open facts could each change the choice on their own. The "
        "likeliest has a chance of 50 %.",
        "Not known at all: “Impact” of B.",
        "You rated with a range: “Impact” of A.",
    ]
    assert facts_said(decision, decisive_facts=own[:1])[0] == (
        "At your present weights, only one open fact could change the choice on its own. Its "
        "chance of doing so is 50 %."
    )


def test_of_many_facts_a_few_are_named():
    table = {name: {"impact": (0, 5, 10)} for name in "ABCDE"}
    assert facts_said(rated(table, ("impact",)))[1] == (
        "You rated with a range: “Impact” of A, “Impact” of B and 3 more."
    )


def test_facts_that_cannot_change_the_choice_are_not_named():
    table = {"A": {"impact": (7, 8, 9)}, "B": {"impact": (1, 2, 6)}}
    assert facts_said(rated(table, ("impact",))) == [CANNOT]


def test_one_offer_is_nothing_to_say():
    assert facts_said(rated({"A": {}})) == doubts_said(rated({"A": {}})) == []


@settings(max_examples=examples(40))
@given(decisions(min_offers=1))
def test_offers_not_in_hand_are_named_as_such(decision):
    findings = findings_of(decision)
    said = [*doubt_sentences(findings), *fact_sentences(findings)]
    assert not unmarked(findings.analysis, said)


def test_the_table_has_a_row_for_each_fact_that_counts():
    for decision in (founding_case(), of_twenty_criteria()):
        findings = findings_of(decision)
        table = fact_table(findings)
        assert len(table.rows) == len(findings.decisive_facts) > 0
        assert all(len(row) == len(table.columns) for row in table.rows)
    assert fact_table(findings_of(founding_case(), decisive_facts=())).rows == []
