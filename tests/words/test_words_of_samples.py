"""All that is said of doubts, of every sample and of decisions at the edges of what is."""

import re

import pytest

from decision import edits
from decision.analysis import analyse
from decision.files import decision_json
from decision.findings.findings import Findings
from decision.home import samples
from decision.words.break_even import (
    break_even_sentences,
    break_even_table,
    trade_off_sentence,
    trade_off_table,
)
from decision.words.central_weights import central_sentences, central_table, suited_sentences
from decision.words.decisive_facts import decisive_fact_sentence, fact_sentences, fact_table
from decision.words.doubt import doubt_sentences
from decision.words.other_methods import method_sentences, method_table
from decision.words.text import as_plain
from decision.words.weight_changes import (
    smallest_change_sentence,
    weight_change_sentences,
    weight_change_table,
)
from decision.words.weights import (
    slider_sentences,
    slider_table,
)
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
    **{sample.path.name: decision_json.read("", sample.path.read_bytes()) for sample in samples()},
    **EDGES,
}
STRAY = re.compile(r"\bnan\b|\binf\b|  |-0\b|\{|\}|,,|\.\.| \.| ,")


SENTENCES = [
    weight_change_sentences,
    slider_sentences,
    central_sentences,
    doubt_sentences,
    fact_sentences,
    suited_sentences,
    break_even_sentences,
    method_sentences,
]
SINGLE = [trade_off_sentence, smallest_change_sentence, decisive_fact_sentence]
TABLES = [
    weight_change_table,
    slider_table,
    central_table,
    fact_table,
    break_even_table,
    trade_off_table,
    method_table,
]


def all_that_is_said(decision):
    findings = Findings(analyse(decision), 1024)
    sentences = [line for said in SENTENCES for line in said(findings)]
    sentences += [said(findings) for said in SINGLE]
    tables = [table(findings) for table in TABLES]
    return findings.analysis, [line for line in sentences if line], tables


@pytest.mark.parametrize("name", CASES)
def test_sentences_are_whole_and_mark_who_is_not_in_hand(name):
    analysis, sentences, _ = all_that_is_said(CASES[name])
    assert not unmarked(analysis, sentences)
    for line in map(as_plain, sentences):
        first = line.removeprefix("“")[0]
        assert first.isupper() or first.isdigit()
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
    assert [as_plain(line)[:31] for line in sentences] == ["At your weights, going from 5 t"]
