import numpy as np
import pytest

from decision.analysis import analyse
from decision.findings.robustness import robustness
from decision.words.pairwise import pairwise_table
from tests.decisions import founding_case, rated


def test_each_pair_is_said_both_ways_best_offer_first():
    sure = robustness(analyse(founding_case()))
    found = pairwise_table(sure)
    assert found.columns[:2] == ["Beats", "Research lab"]
    assert [row[0] for row in found.rows] == found.columns[1:]
    first, second = sure.analysis.order[:2]
    share = 100 * sure.pairwise_winning[first, second]
    assert int(found.rows[0][2].removesuffix(" %")) == pytest.approx(share, abs=0.5)
    assert np.trace(sure.pairwise_winning) == 0
    assert [row[place + 1] for place, row in enumerate(found.rows)] == [""] * 4


def test_what_wins_on_all_ranges_always_beats_the_other():
    table = {"A": {"impact": (7, 8, 9)}, "B": {"impact": (1, 2, 6)}}
    found = pairwise_table(robustness(analyse(rated(table, ("impact",)))))
    assert found.rows == [["A", "", "100 %"], ["B", "0 %", ""]]
