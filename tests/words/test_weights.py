import re

import numpy as np
import pytest

from decision.analysis import analyse
from decision.edits import set_firmness, set_points
from decision.engine.weight_draws import slider_weights
from decision.findings.draw_sums import weight_ranges
from decision.findings.findings import Findings
from decision.words.text import as_plain
from decision.words.weights import changing, weight_ranges_sentence
from tests.decisions import founding_case, rated

TWO = ("impact", "learning")


def test_two_weights_range_as_the_ratio_of_two_lognormals_does():
    decision = set_points(rated({"A": {}}, TWO), {"impact": 30, "learning": 10})
    # The log of the ratio of two sliders, each off by ln(1.5) / 1.645, is off by sqrt(2) times it.
    shift = 1.5 ** (2**0.5)
    found = weight_ranges(analyse(decision))
    assert found[:, 0] == pytest.approx([1 / (1 + shift / 3), 1 / (1 + 1 / (3 * shift))], abs=1e-3)
    assert found[:, 1] == pytest.approx(1 - found[::-1, 0], abs=1e-12)


def test_nine_in_ten_random_worlds_lie_within_the_ranges():
    analysis = analyse(set_firmness(founding_case(), 2.5))
    points = [analysis.decision.points_of(criterion.key) for criterion in analysis.criteria]
    noise = np.random.default_rng(1).normal(size=(len(points), 100_000))
    weights = slider_weights(points, np.exp(np.log(2.5) / 1.645 * noise))
    low, high = weight_ranges(analysis)
    assert ((low <= weights.T) & (high >= weights.T)).mean(axis=0) == pytest.approx(0.9, abs=5e-3)


def test_a_slider_at_zero_is_not_named_and_a_firmer_weight_ranges_less():
    decision = set_points(founding_case(), {"stability": 0})
    said = as_plain(weight_ranges_sentence(Findings(analyse(decision))))
    assert "Stability" not in said
    assert re.search(r"Learning 2\d to 4\d %", said)
    loose, firm = (weight_ranges(analyse(set_firmness(decision, f))) for f in (3.0, 1.2))
    assert (loose[0] <= firm[0]).all()
    assert (loose[1] >= firm[1]).all()


def test_of_the_weight_of_the_only_criterion_there_is_nothing_to_say():
    analysis = analyse(rated({"A": {"impact": 5}}, ("impact",)))
    assert weight_ranges_sentence(Findings(analysis)) == ()


@pytest.mark.parametrize(
    ("off", "said"),
    [
        (10.0, "less than 50 % of the weight (now 55 %)"),
        (0.3, "less than 50.0 % of the weight (now 50.1 %)"),
        (0.01, "a little less of the weight (now 50 %)"),
    ],
)
def test_a_weight_that_changes_the_answer_never_reads_like_that_of_today(off, said):
    table = {"A": {"impact": 9, "learning": 1}, "B": {"impact": 1, "learning": 9}}
    decision = set_points(rated(table, TWO), {"impact": 50 + off, "learning": 50})
    assert as_plain(changing(Findings(analyse(decision)))) == f"B would lead if Impact had {said}."
