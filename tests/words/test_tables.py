import numpy as np
import pytest

from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.terminal.answer_text import shares
from decision.words.first_places import pairwise_table, share_table
from tests.decisions import founding_case, rated

ABOVE = {"A": {"impact": (7, 8, 9)}, "B": {"impact": (1, 2, 6)}, "C": {"impact": 0}}


@pytest.mark.parametrize("decision", [founding_case(), rated(ABOVE, ("impact",))])
def test_page_and_terminal_say_the_same_share_of_being_first(decision):
    findings = Findings(analyse(decision), 1024)
    on_page = [row[1] for row in share_table(findings).rows]
    of_terminal = shares(findings, findings.robustness).splitlines()[-len(on_page) :]
    for said, line in zip(on_page, of_terminal, strict=True):
        assert line.startswith(f"{said:>12}  ")


def test_the_only_one_that_can_be_first_is_so_in_all_simulations():
    rows = share_table(Findings(analyse(rated(ABOVE, ("impact",))), 1024)).rows
    assert [row[1] for row in rows] == ["100 %", "0 %", "0 %"]


def test_each_pair_is_said_both_ways_best_offer_first():
    findings = Findings(analyse(founding_case()))
    table, robustness = pairwise_table(findings), findings.robustness
    assert table.columns[:2] == ["Beats", "Research lab"]
    assert [row[0] for row in table.rows] == table.columns[1:]
    first, second = findings.analysis.order[:2]
    share = 100 * robustness.pairwise_winning[first, second]
    assert int(table.rows[0][2].removesuffix(" %")) == pytest.approx(share, abs=0.5)
    assert np.trace(robustness.pairwise_winning) == 0
    assert [row[place + 1] for place, row in enumerate(table.rows)] == [""] * 4


def test_what_wins_on_all_ranges_always_beats_the_other():
    two = {"A": {"impact": (7, 8, 9)}, "B": {"impact": (1, 2, 6)}}
    table = pairwise_table(Findings(analyse(rated(two, ("impact",)))))
    assert table.rows == [["A", "", "100 %"], ["B", "0 %", ""]]
