"""What tools like this one get wrong: each mistake once, held to be none of ours.

Of weights from ranks, from comparisons in pairs and from best and worst there is nothing yet.
"""

import re
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from criteria import catalog
from decision import edits
from decision.analysis import analyse
from decision.engine.dominance import best_margins
from decision.engine.one_way import NOBODY, stability_intervals
from decision.engine.other_methods import promethee2, topsis, vikor
from decision.engine.smaa import regret_sums
from decision.engine.smallest_weight_change import smallest_weight_change
from decision.engine.weight_draws import overall_in_draws
from decision.findings.draw_sums import QUANTILES
from decision.findings.findings import Findings
from decision.findings.robustness import robustness
from decision.findings.weight_changes import CanBeBest
from decision.model import Answer, Rating, revised
from decision.terminal.answer_text import shares, switches
from decision.words.statement import as_text, statement
from decision.words.verdicts import Verdict, verdict_of
from tests.decisions import FIVE, decisions, founding_case, rated
from tests.repetitions import examples

FEW = 1024
TWO = FIVE[:2]
IMPORTANCE = dict(zip(FIVE, [50, 10, 20, 20, 30], strict=True))
SWEPT = {"Lab": [4, 0, 4, 5, 0], "Startup": [4, 5, 5, 1, 1], "Stay": [2, 5, 2, 5, 0]}


def sure_of(decision):
    return robustness(analyse(decision, all_offers=True), FEW)


def swept_case():
    table = {
        name: dict(zip(FIVE, (2 * n for n in row), strict=True)) for name, row in SWEPT.items()
    }
    return edits.set_points(rated(table), IMPORTANCE)


def test_no_offer_is_eliminated_by_sweeping_one_weight_at_a_time():
    """Stay is never alone in front while one weight moves, and leads where two do."""
    analysis = analyse(swept_case())
    for criterion, weight in product(range(5), np.linspace(0, 1, 1001)):
        rest = np.delete(analysis.weights, criterion)
        weights = np.insert(rest / rest.sum() * (1 - weight), criterion, weight)
        overall = analysis.expected @ weights
        assert overall[2] <= overall[:2].max() + 1e-12
    found = stability_intervals(analysis.weights, analysis.expected)
    assert 2 not in {*found.below.tolist(), *found.above.tolist()}
    half = analyse(edits.weigh_only(swept_case(), {"learning": 50, "stability": 50}))
    assert half.overall == pytest.approx([50, 60, 100])
    sure = sure_of(swept_case())
    assert sure.can_be_best[2] is CanBeBest.YES
    assert sure.any_weights[2] > 0.05
    assert smallest_weight_change(analysis.weights, analysis.expected, 2) is not None


def test_what_flips_within_four_points_is_not_called_robust_beside_it():
    table = {"A": {"impact": 9, "learning": 2}, "B": {"impact": 2, "learning": 9}}
    decision = edits.set_points(rated(table, TWO), {"impact": 53.0, "learning": 50.0})
    findings = Findings(analyse(decision), FEW)
    sure = findings.robustness
    found = stability_intervals(sure.analysis.weights, sure.analysis.expected)
    assert found.below[0] == 1
    assert 0 < sure.analysis.weights[0] - found.lower[0] < 0.04
    assert 0.5 < sure.weights_only[0] < 0.6
    assert verdict_of(sure) is Verdict.TOO_CLOSE
    report = "\n".join([as_text(statement(findings)), shares(findings, sure), switches(findings)])
    told_of_weights = report.replace(switches(findings), "")
    assert not re.search(r"\b(robust|stable|100 %|certain|always|never)", told_of_weights)


@settings(max_examples=examples(100))
@given(decisions(min_offers=2))
def test_what_some_weight_flips_is_never_best_whatever_the_weights(decision):
    sure = sure_of(decision)
    found = stability_intervals(sure.analysis.weights, sure.analysis.expected)
    takers = np.unique([*found.below, *found.above])
    if takers.max() != NOBODY:
        assert verdict_of(sure) is not Verdict.ALWAYS
        assert all(sure.can_be_best[taker] is not CanBeBest.NO for taker in takers[takers >= 0])


def test_a_missing_rating_is_read_neither_as_the_middle_nor_as_zero():
    table = {"Unknown": {}, "Middle": {"impact": 5}, "Zero": {"impact": 0}}
    sure = sure_of(rated(table, ("impact",)))
    assert sure.analysis.unknown[:, 0].tolist() == [True, False, False]
    assert (sure.analysis.worst[0, 0], sure.analysis.best[0, 0]) == (0, 1)
    assert sure.first_place == pytest.approx([0.5, 0.5, 0], abs=0.01)
    assert sure.quantiles[0] == pytest.approx(100 * np.array(QUANTILES), abs=0.5)
    aimed = analyse(revised(rated(table, ("impact",)), ideal_points={"impact": 5}), all_offers=True)
    assert aimed.overall.tolist() == [50, 100, 0]


def test_what_is_not_a_number_does_not_pass_silently():
    with pytest.raises(ValidationError, match="finite"):
        Rating(likely=float("nan"))
    with pytest.raises(ValidationError, match="finite"):
        edits.set_points(founding_case(), {"impact": float("nan")})
    overall = overall_in_draws(np.full((2, 64), 0.5), np.array([[np.nan, 1.0], [0.5, 0.5]]))
    assert np.isnan(overall[0]).all()
    assert np.isnan(regret_sums(overall)[1])


@pytest.mark.parametrize("rating", [0, 3, 10])
def test_a_criterion_on_which_all_are_equal_does_not_score_full_points(rating):
    table = {"A": {"impact": rating, "learning": 8}, "B": {"impact": rating, "learning": 2}}
    analysis = analyse(rated(table, TWO))
    assert analysis.expected[:, 0].tolist() == [rating / 10, rating / 10]
    assert analysis.deciding_shares.tolist() == [0, 1]
    for method in (topsis, vikor, promethee2):
        without = method(np.array([1.0]), analysis.expected[:, 1:])
        assert method(analysis.weights, analysis.expected).argmax() == without.argmax()
    assert topsis(analysis.weights, analysis.expected).tolist() == [1, 0]


def test_values_do_not_depend_on_the_best_offer_present():
    table = {"A": {"impact": 6, "learning": 2}, "B": {"impact": 2, "learning": 5}}
    alone = analyse(rated(table, TWO))
    beside = analyse(rated({**table, "C": {"impact": 10, "learning": 0}}, TWO))
    np.testing.assert_array_equal(beside.expected[:2], alone.expected)
    assert alone.expected.tolist() == [[0.6, 0.2], [0.2, 0.5]]
    assert beside.overall[:2].tolist() == alone.overall.tolist()


def test_the_same_money_told_of_three_offers_of_one_employer_counts_once():
    questions = {question.key: question for question in catalog.load().questions}
    budget = Answer(option=questions["ml_budget"].answers[-1].key, certainty="said")
    missed = Answer(option=questions["would_miss"].answers[-1].key, certainty="said")
    decision = rated({"A": {}, "B": {}})
    decision = edits.answer(decision, "a", questions["ml_budget"], budget)
    once = edits.answer(decision, "a", questions["would_miss"], missed)
    thrice = edits.duplicate_offer(edits.duplicate_offer(once, "a"), "a")
    before, after = analyse(once), analyse(thrice)
    assert after.beliefs.kinds["a"] == before.beliefs.kinds["a"]
    assert after.overall[:3].tolist() == [before.overall[0]] * 3


def test_the_same_criterion_cannot_be_counted_twice():
    with pytest.raises(ValidationError, match="criterion in use used twice: impact"):
        revised(founding_case(), criteria=("impact", "learning", "impact"))


def test_no_weight_is_negative_whichever_slider_moves():
    decision = swept_case()
    for key, points in [("impact", 100.0), ("learning", 0.0), ("impact", 0.0), ("stability", 1.0)]:
        decision = edits.set_points(decision, {key: points})
        sure = sure_of(decision)
        assert sure.analysis.weights.min() >= 0
        assert sure.analysis.weights.sum() == pytest.approx(1, abs=1e-12)
        for offer in range(3):
            shifted = smallest_weight_change(sure.analysis.weights, sure.analysis.expected, offer)
            assert shifted is None or shifted.min() >= 0


def test_all_sliders_at_zero_count_equally_and_give_numbers():
    nothing = edits.set_points(swept_case(), dict.fromkeys(FIVE, 0.0))
    alike = edits.set_points(swept_case(), dict.fromkeys(FIVE, 50.0))
    sure, other = sure_of(nothing), sure_of(alike)
    assert sure.analysis.weights.tolist() == [0.2] * 5
    assert np.isfinite(sure.analysis.overall).all()
    assert sure.first_place == pytest.approx(other.first_place, abs=1e-12)
    assert sure.any_weights == pytest.approx(other.any_weights, abs=1e-12)
    found = stability_intervals(sure.analysis.weights, sure.analysis.expected)
    assert np.isfinite([*found.lower, *found.upper]).all()


def test_no_middle_offer_is_written_off_because_no_other_dominates_it():
    """Beaten by no single other everywhere, an offer may still be best with no weights at all."""
    table = {"A": {"impact": 10, "learning": 0}, "B": {"impact": 0, "learning": 10}}
    beaten = {**table, "C": {"impact": 4, "learning": 4}}
    sure = sure_of(rated(beaten, TWO))
    assert not sure.analysis.dominated.any()
    assert best_margins(sure.analysis.expected)[2] == pytest.approx(-0.1, abs=1e-9)
    assert sure.can_be_best[2] is CanBeBest.NO
    assert sure.any_weights[2] == 0
