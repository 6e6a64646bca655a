"""What turned out is set against what was expected, and a few of it say little."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from decision import edits
from decision.analysis import analyse
from decision.engine.calibration import hit_rate_interval
from decision.findings.looking_back import calibration, expectations, outcomes
from decision.words.choosing import (
    NOTHING_TO_LOOK_BACK_ON,
    TOO_FEW,
    calibration_sentences,
    outcome_table,
)
from decision.words.text import as_plain
from tests.decisions import founding_case, measured_case, rated

DAY = date(2027, 5, 29)


def looked_back(decision, turned_out, again=None, share=0.7):
    analysis = analyse(decision)
    offer = analysis.offers[0]
    decision = edits.choose(decision, offer.key, DAY, expectations(analysis, 0), share)
    for key, amount in turned_out.items():
        decision = edits.look_back(decision, key, amount, DAY)
    return edits.change_choice(decision, would_choose_again=again)


@given(st.integers(0, 40), st.integers(0, 40), st.sampled_from([0.5, 0.9, 0.99]))
def test_the_interval_is_the_exact_one(hits, misses, level):
    n = hits + misses
    if n == 0:
        assert hit_rate_interval(0, 0, level) == (0, 1)
        return
    exact = binomtest(hits, n).proportion_ci(level, "exact")
    assert hit_rate_interval(hits, n, level) == pytest.approx((exact.low, exact.high), abs=1e-9)


def test_it_is_better_or_worse_by_what_it_is_worth_whichever_way_the_scale_goes():
    decision = measured_case()  # the Lab: 120 min, of 90 to 10; 38 to 45 h, of 60 to 35; learning 9
    turned_out = {"commute": 50.0, "hours": 50.0, "learning": 7.5}
    by_key = {each.criterion.key: each for each in outcomes(looked_back(decision, turned_out))}
    # 90 min count as much as 120: from there to 50 is half of the way from worst to best.
    assert by_key["commute"].better == pytest.approx(5.0)
    assert by_key["hours"].better == pytest.approx(10 * (10 - 20) / 25)
    assert by_key["learning"].better == pytest.approx(-1.5)
    assert [by_key[key].within for key in ("commute", "hours", "learning")] == [None, False, None]
    assert by_key["pay"].turned_out is by_key["pay"].better is None


def test_a_criterion_that_does_not_count_any_more_is_looked_back_on_all_the_same():
    decision = edits.switch_off(looked_back(founding_case(), {"impact": 5.0}), "impact")
    assert "impact" in [each.criterion.key for each in outcomes(decision)]


def ranged(turned_out, **more):
    table = {"Lab": {"impact": (2, 5, 8), "learning": (4, 6, 8)}, "Stay": {"impact": 1}}
    return looked_back(rated(table), turned_out, **more)


def test_hits_and_directions_are_counted_over_all_choices():
    decisions = [
        ranged({"impact": 5.0, "learning": 9.0}, again=True, share=0.8),
        ranged({"impact": 2.0}, again=False, share=0.6),
        founding_case(),
        looked_back(founding_case(), {}),
    ]
    counted = calibration(decisions)
    assert (counted.n_choices, counted.n_ranges, counted.n_within) == (2, 3, 2)
    assert (counted.n_better, counted.n_alike, counted.n_worse) == (1, 1, 1)
    assert counted.better == pytest.approx((0 + 3 - 3) / 3)
    assert (counted.n_again, counted.n_said) == (1, 2)
    assert counted.likely == pytest.approx(0.7)


def words(decisions):
    return " ".join(map(as_plain, calibration_sentences(calibration(decisions))))


def test_few_are_called_few_and_many_are_judged():
    assert words([founding_case()]) == NOTHING_TO_LOOK_BACK_ON
    few = words([ranged({"impact": 5.0}, again=True)])
    assert "1 of 1 ranges held what turned out" in few
    assert TOO_FEW in few
    assert "You would make that choice again. The simulations had it first 70 %" in few
    narrow = words([ranged({"impact": 9.0, "learning": 6.0})] * 10)
    assert "10 of 20 ranges held what turned out" in narrow
    # By Clopper and Pearson 10 of 20 leave 30 to 70 %, as every table of them says.
    assert "yours hold 30 % to 70 % of the time. So they are too narrow" in narrow
    wide = words([ranged({"impact": 5.0, "learning": 6.0})] * 30)
    assert "So they could be narrower." in wide
    fits = words([ranged({"impact": 5.0, "learning": 6.0})] * 9 + [ranged({"impact": 9.0})])
    assert "That fits." in fits


def test_the_table_says_what_was_expected_and_how_it_turned_out():
    rows = outcome_table(outcomes(ranged({"impact": 8.0}))).rows
    assert rows == [
        ["Impact", "5 (2–8)", "8", "better, within the range"],
        ["Learning", "6 (4–8)", "not said", ""],
    ]
