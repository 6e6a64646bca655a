import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from decision.arrays import DRAWN_POINTS_TIE, POINTS, VALUE_STEPS
from decision.engine.packed_values import packed, unpacked

VALUES = arrays(np.float32, st.integers(1, 40), elements=st.floats(0, 1, width=32))
SEVEN_DIGITS = 1e-7


@given(VALUES)
def test_values_come_back_within_half_a_step_and_in_order(values):
    kept = packed(values)
    back = unpacked(kept)
    assert kept.nbytes == values.nbytes / 2
    assert back.dtype == values.dtype
    assert np.abs(back.astype(float) - values).max() <= 0.5 / VALUE_STEPS + SEVEN_DIGITS
    assert (np.diff(back[np.argsort(values)]) >= 0).all()
    np.testing.assert_array_equal(packed(back), kept)


@given(VALUES, st.data())
def test_two_sums_that_are_level_miss_each_other_by_less_than_a_tie(values, data):
    weights = np.array(
        data.draw(st.lists(st.floats(0, 1), min_size=len(values), max_size=len(values)))
    )
    weights /= max(weights.sum(), 1e-9)
    missed = POINTS * abs(weights @ unpacked(packed(values)) - weights @ values)
    assert 2 * missed < DRAWN_POINTS_TIE


def test_ends_stay_ends():
    assert unpacked(packed(np.array([0, 1], dtype=np.float32))).tolist() == [0, 1]
