import pytest
from hypothesis import given, settings

from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.words.decisive_facts import decisive_fact_sentence, fact_sentences, fact_table
from decision.words.questions import CANNOT
from decision.words.text import as_plain
from tests.decisions import decisions, founding_case, of_twenty_criteria, rated, unmarked
from tests.repetitions import examples

TWO = ("impact", "learning")


def findings_of(decision, **results):
    """The findings of a decision, some of its results replaced by those of a case."""
    findings = Findings(analyse(decision), 1024)
    vars(findings).update(results)
    return findings


def facts_said(decision, **results):
    return [as_plain(line) for line in fact_sentences(findings_of(decision, **results))]


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


def test_the_table_has_a_row_for_each_fact_that_counts():
    for decision in (founding_case(), of_twenty_criteria()):
        findings = findings_of(decision)
        table = fact_table(findings)
        assert len(table.rows) == len(findings.decisive_facts) > 0
        assert all(len(row) == len(table.columns) for row in table.rows)
    assert fact_table(findings_of(founding_case(), decisive_facts=())).rows == []


def test_one_offer_has_no_facts_to_name():
    assert facts_said(rated({"A": {}})) == []


@settings(max_examples=examples(40))
@given(decisions(min_offers=2))
def test_offers_not_in_hand_are_named_as_such(decision):
    findings = findings_of(decision)
    said = [*fact_sentences(findings), decisive_fact_sentence(findings)]
    assert not unmarked(findings.analysis, said)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        # The triangle from 0 over 2 to 10 is above 6 with probability (10 - 6)^2 / (10 * 8).
        (
            {"A": {"impact": (0, 2, 10)}, "B": {"impact": 6}},
            "A would catch up with B at 6 on Impact (now 4): a chance of 20 %.",
        ),
        ({"A": {"impact": (7, 8, 9)}, "B": {"impact": (1, 2, 6)}}, CANNOT),
    ],
)
def test_an_own_rating_is_said_with_where_it_turns_and_how_likely_that_is(table, said):
    assert as_plain(decisive_fact_sentence(findings_of(rated(table, ("impact",))))) == said


def test_a_question_is_said_with_the_answers_that_turn_it():
    findings = Findings(analyse(founding_case()))
    tools = next(fact for fact in findings.decisive_facts if fact.about.key == "tools")
    line = as_plain(decisive_fact_sentence(findings_of(founding_case(), decisive_facts=(tools,))))
    labels = [f"“{option.label}”" for option in findings.turning_answers(tools)]
    assert line.startswith("“Whose tools” of Present employer changes the choice if the answer is ")
    assert all(label in line for label in labels)
