import re

import pytest

from criteria.criterion import Direction
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import OwnCriterion, OwnMeasure
from decision.terminal.answer_text import ranking
from decision.words.lexicon import LEXICON, aim, swing, worst_and_best
from decision.words.ratings import comparison
from decision.words.text import Named, as_html, as_plain, legible, listed, percent, say
from tests.decisions import HOSTILE, founding_case, rated


def test_a_sentence_keeps_names_apart_wherever_its_parts_come_from():
    offer = say("{name} (not offered yet)", name=Named("{lead}"))
    sentence = say("{offers} lead by {lead}.", offers=listed([offer, "B"]), lead="2 points")
    assert as_plain(sentence) == "{lead} (not offered yet) and B lead by 2 points."
    assert [part for part in sentence if isinstance(part, Named)] == ["{lead}"]


def test_an_empty_part_adds_nothing_and_braces_can_be_said():
    assert say("A{more} {{so}}", more=()) == say("A{more} {{so}}", more="")
    assert as_plain(say("A{more} {{so}}", more=())) == "A {so}"


@pytest.mark.parametrize(
    ("template", "parts"),
    [
        ("{a} leads.", {}),
        ("{a} leads.", {"a": "A", "b": "B"}),
        ("{a} leads.", {"b": "B"}),
        ("{} leads.", {"a": "A"}),
        ("{0} leads.", {"a": "A"}),
        ("{a:>3} leads.", {"a": "A"}),
        ("{a!r} leads.", {"a": "A"}),
        ("{a.b} leads.", {"a": "A"}),
    ],
)
def test_a_template_and_parts_that_do_not_fit_are_refused(template, parts):
    with pytest.raises(ValueError, match="expected the parts of"):
        say(template, **parts)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_only_text_in_html(name):
    shown = as_html(("Before ", Named(name), " after <ours>."))
    assert set(re.findall(r"<[^>]*>", shown)) == {"<b>", "<bdi>", "</bdi>", "</b>"}
    assert shown.endswith(" after &lt;ours&gt;.")


def test_a_name_cannot_turn_the_text_around_it():
    assert legible("\u202eabc\u2069") == "abc"
    hebrew = "\u05e9\u05dc\u05d5\u05dd"
    assert as_plain((Named(hebrew), " leads.")) == f"\u2068{hebrew}\u2069 leads."


def test_the_ranking_shows_points_weights_and_verdict():
    text = ranking(Findings(analyse(founding_case())))
    assert "   1    66.5  Research lab" in text
    assert "(not offered yet)" in text
    assert "  28 %     43 %  Learning" in text
    assert "\nLeaning: Research lab.\n" in text


def test_the_table_marks_the_unknown_the_best_and_the_tied():
    table = {"A": {"impact": (1, 2, 3), "learning": 5}, "B": {"learning": 5}}
    rows = comparison(analyse(rated(table, ("impact", "learning"))))
    assert [(row.rank, row.offer.name) for row in rows] == [("1", "B"), ("2", "A")]
    assert (rows[0].cells[0].rating, rows[0].cells[0].is_unknown) == ("?", True)
    assert not rows[0].cells[0].is_best
    assert (rows[1].cells[0].rating, rows[1].cells[0].range) == ("2", "1–3")
    tied = comparison(analyse(rated({"A": {"impact": 2}, "B": {"impact": 2}}, ("impact",))))
    assert [row.rank for row in tied] == ["1=", "1="]
    assert not any(row.cells[0].is_best for row in tied)


def test_help_is_there_for_every_criterion():
    for criterion in analyse(founding_case()).criteria:
        assert criterion.levels[0].says in swing(criterion)
        assert aim(criterion) == "more is better"
    assert all(text.endswith(".") for text in LEXICON.values())


def test_a_step_goes_from_worst_to_best_in_few_words():
    impact = analyse(founding_case()).criteria[0]
    assert worst_and_best(impact) == ("nobody would notice", "no product without you")
    assert worst_and_best(impact.aimed_at(4)) == ("far off your best", "your best, 4")
    less = OwnCriterion(key="noise", name="Noise", at_high="a drill", direction=Direction.LESS)
    assert worst_and_best(less.as_criterion()) == ("a drill", "0")
    minutes = OwnMeasure(unit="min", worst=90, best=10)
    commute = OwnCriterion(key="commute", name="Commute", measure=minutes)
    assert worst_and_best(commute.as_criterion()) == ("90 min", "10 min")


def test_percents_are_rounded_as_the_browser_rounds_them():
    assert [percent(share) for share in (0.125, 0.135, 0.5, 0, 1)] == [
        "13 %",
        "14 %",
        "50 %",
        "0 %",
        "100 %",
    ]


@pytest.mark.parametrize("name", ["\u0645\u0631\u062d\u0628\u0627", "\u05e9\u05dc\u05d5\u05dd"])
def test_arabic_and_hebrew_are_set_apart(name):
    assert legible(name) == f"\u2068{name}\u2069"
