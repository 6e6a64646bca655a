import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.engine.waiting import break_even_chance, value_of_more_time, value_of_waiting
from tests.repetitions import examples

points = st.integers(0, 100).map(float)
chances = st.integers(0, 20).map(lambda n: n / 20)


def tree(offer, expected, fallback, chance):
    """What to accept and to wait are worth, and to accept or refuse once it is known: by branch."""
    branches = [(chance, [fallback, expected]), (1 - chance, [fallback])]
    waiting = sum(share * max(left) for share, left in branches)
    with_more_time = sum(share * max([*left, offer]) for share, left in branches)
    return offer, waiting, with_more_time


def test_waiting_has_to_be_likelier_than_what_it_costs_by_what_it_can_gain():
    lost, gained = 62 - 50, 71 - 50
    assert break_even_chance(62, 71, 50) == pytest.approx(lost / gained)
    assert break_even_chance(62, 71, 50) == pytest.approx(0.5714, abs=5e-5)


def test_at_the_break_even_chance_half_a_million_draws_are_worth_the_offer_in_hand():
    chance = break_even_chance(62, 71, 50)
    comes = np.random.default_rng(0).random(500_000) < chance
    drawn = np.where(comes, 71, 50)
    assert drawn.mean() == pytest.approx(62, abs=4 * drawn.std() / 500_000**0.5)


@settings(max_examples=examples(500))
@given(points, points, points, chances)
def test_waiting_and_more_time_are_worth_what_going_through_the_tree_says(x, y, f, chance):
    accepting, waiting, with_more_time = tree(x, y, f, chance)
    assert value_of_waiting(y, f, chance) == pytest.approx(waiting)
    gained = with_more_time - max(accepting, waiting)
    assert value_of_more_time(x, y, f, chance) == pytest.approx(gained, abs=1e-9)


@settings(max_examples=examples(500))
@given(points, points, points)
def test_waiting_pays_in_the_tree_exactly_above_the_break_even_chance(x, y, f):
    found = float(break_even_chance(x, y, f))
    if not (y > x and y > f):
        assert np.isnan(found)
        return
    assert 0 <= found < 1
    if found > 0:
        accepting, waiting, _ = tree(x, y, f, found)
        assert waiting == pytest.approx(accepting)
    for chance, pays in ((found + 1e-6, True), (found - 1e-6, False)):
        if 0 <= chance <= 1:
            accepting, waiting, _ = tree(x, y, f, chance)
            assert (waiting > accepting) == pays


@pytest.mark.parametrize(("x", "y", "f", "expected"), [
    (62, 62, 50, np.nan),
    (62, 55, 50, np.nan),
    (62, 71, 71, np.nan),
    (40, 71, 80, np.nan),
    (50, 71, 50, 0.0),
    (40, 71, 50, 0.0),
    (50, 100, 0, 0.5),
], ids=["as good", "worse", "no better than the fallback", "the fallback is best",
        "any, as good as the fallback", "any, worse than the fallback", "half way"])  # fmt: skip
def test_at_the_limits_no_chance_is_enough_or_any_is(x, y, f, expected):
    np.testing.assert_equal(break_even_chance(x, y, f), expected)


def test_below_the_break_even_chance_more_time_is_worth_what_the_other_one_is_more():
    assert value_of_more_time(62, 71, 50, 0.4) == pytest.approx(0.4 * (71 - 62))
    # Above it one would wait anyway; time saves who waits from the fallback.
    assert value_of_more_time(62, 71, 50, 0.9) == pytest.approx(0.1 * (62 - 50))


@settings(max_examples=examples(100))
@given(st.lists(st.tuples(points, points, points), min_size=1, max_size=5), chances)
def test_arrays_give_what_their_numbers_give_one_by_one(rows, chance):
    x, y, f = np.array(rows).T
    each = [float(break_even_chance(*row)) for row in rows]
    np.testing.assert_array_equal(break_even_chance(x, y, f), each)
    times = [float(value_of_more_time(*row, chance)) for row in rows]
    np.testing.assert_allclose(value_of_more_time(x, y, f, chance), times)
    np.testing.assert_array_equal(
        break_even_chance(62.0, y, f), break_even_chance(0 * x + 62, y, f)
    )
