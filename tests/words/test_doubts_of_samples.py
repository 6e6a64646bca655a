"""All that is said of doubts, of every sample and of decisions at the edges of what is."""

import re

import pytest

from decision import edits
from decision.analysis import analyse
from decision.files import decision_json
from decision.findings.break_even import break_even_ratings
from decision.findings.doubt import decisive_facts, doubt_by_source
from decision.findings.information import rank_information
from decision.findings.other_methods import method_rankings
from decision.findings.robustness import robustness
from decision.findings.break_even import trade_offs
from decision.findings.weight_changes import slider_crossovers, smallest_weight_changes
from decision.home import samples
from decision.words.central_weights import central_sentences, central_table
from decision.words.guesses import doubt_sentences, guess_sentences, guess_table
from decision.words.opinions import opinion_sentences, opinion_table
from decision.words.shifts import (
    shift_sentences,
    shift_table,
    slider_sentences,
    slider_table,
)
from decision.words.switching_ratings import rating_sentences, rating_table
from decision.words.text import as_plain
from decision.words.trade_offs import trade_off_sentence, trade_off_table
from tests.decisions import of_twenty_criteria, rated, unmarked

TWO = ("impact", "learning")
ALIKE = {"A": {"impact": 5, "learning": 5}, "B": {"impact": 5, "learning": 5}}
EDGES = {
    "one offer": rated({"A": {"impact": 5}}),
    "one offer of which nothing is known": rated({"A": {}}),
    "tied": rated(ALIKE, TWO),
    "all unknown": rated({"A": {}, "B": {}, "C": {}}),
    "all weights at zero": edits.set_points(
        rated({"A": {"impact": 9}, "B": {"learning": 9}}, TWO), dict.fromkeys(TWO, 0.0)
    ),
    "one criterion": rated({"A": {"impact": 9}, "B": {"impact": (2, 5, 9)}}, ("impact",)),
    "one employer sure and its offers not": edits.set_employer(
        rated({"A": {"impact": (7, 8, 9)}, "Near A": {"impact": (6, 8, 9)}, "B": {}}, ("impact",)),
        "near_a",
        "A",
    ),
    "one employer": edits.set_employer(rated(ALIKE, TWO), "b", "A"),
    "twenty criteria": of_twenty_criteria(),
}
CASES = {
    **{found.path.name: decision_json.read("", found.path.read_bytes()) for found in samples()},
    **EDGES,
}
STRAY = re.compile(r"\bnan\b|\binf\b|  |-0\b|\{|\}|,,|\.\.| \.| ,")


def all_that_is_said(decision):
    analysis = analyse(decision)
    sure = robustness(analysis, 1024)
    moved, slid, level = (
        smallest_weight_changes(analysis),
        slider_crossovers(analysis),
        break_even_ratings(analysis),
    )
    found, others, traded = (
        rank_information(analysis),
        method_rankings(analysis),
        trade_offs(analysis),
    )
    rests = decisive_facts(analysis, found)
    sentences = [
        *shift_sentences(analysis, moved), *slider_sentences(analysis, slid),
        *central_sentences(sure), *doubt_sentences(sure, doubt_by_source(sure), rests),
        *guess_sentences(analysis, rests), *rating_sentences(analysis, level),
        trade_off_sentence(analysis, traded), *opinion_sentences(analysis, others),
    ]  # fmt: skip
    tables = [
        shift_table(analysis, moved), slider_table(analysis, slid), central_table(sure),
        guess_table(analysis, rests), rating_table(analysis, level),
        trade_off_table(analysis, traded), opinion_table(analysis, others),
    ]  # fmt: skip
    return analysis, [line for line in sentences if line], tables


@pytest.mark.parametrize("name", CASES)
def test_sentences_are_whole_and_mark_who_is_not_in_hand(name):
    analysis, sentences, _ = all_that_is_said(CASES[name])
    assert not unmarked(analysis, sentences)
    for line in map(as_plain, sentences):
        assert line[0].isupper() or line[0].isdigit()
        assert line.endswith(".")
        assert not STRAY.search(line)


@pytest.mark.parametrize("name", CASES)
def test_tables_have_a_cell_for_every_column(name):
    for table in all_that_is_said(CASES[name])[2]:
        for row in table.rows:
            assert len(row) == len(table.columns)
            assert not any(STRAY.search(cell) for cell in row)


def test_of_one_offer_only_trades_are_said():
    _, sentences, _ = all_that_is_said(EDGES["one offer"])
    assert [as_plain(line)[:13] for line in sentences] == ["Going from 5 "]
