"""What has been paid in all by the month in which one leaves: by hand, and what always holds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.pay import leaving
from decision.pay.schedule import BACK_LOADED, CLIFF, vested

streams = st.lists(st.integers(0, 200_000).map(float), min_size=1, max_size=10)
spreads = st.sampled_from([leaving.evenly, leaving.when_full, leaving.at_start])


@given(streams, spreads)
def test_a_full_year_has_paid_all_of_its_stream_however_it_is_spread(stream, spread):
    paid = spread(stream)
    assert paid.shape == (12 * len(stream) + 1,)
    np.testing.assert_allclose(paid[::12], [0, *np.cumsum(stream)], rtol=1e-12)
    assert (np.diff(paid) >= 0).all()


@given(streams)
def test_what_is_paid_at_the_start_is_there_first_and_when_full_last(stream):
    early, even, late = (
        spread(stream) for spread in (leaving.at_start, leaving.evenly, leaving.when_full)
    )
    assert (early >= even - 1e-6).all()
    assert (even >= late - 1e-6).all()


@given(streams)
def test_an_even_year_is_paid_in_twelfths(stream):
    months = np.diff(leaving.evenly(stream))
    np.testing.assert_allclose(months, np.repeat(np.divide(stream, 12), 12), rtol=1e-9, atol=1e-6)


@pytest.mark.parametrize("months", [1, 12, 18, 24])
def test_a_sign_on_is_paid_back_in_proportion_or_whole(months):
    by_part, whole = leaving.kept(3, months), leaving.kept(3, months, whole=True)
    for month in range(37):
        assert by_part[month] == pytest.approx(min(month / months, 1))
        assert whole[month] == (month >= months)


def test_nothing_is_paid_back_where_nobody_has_to():
    assert leaving.kept(2, 0).tolist() == leaving.kept(2, 0, whole=True).tolist() == [1.0] * 25


@pytest.mark.parametrize("schedule", [CLIFF, BACK_LOADED, ((0, 1.0),)])
def test_what_has_vested_is_that_of_the_schedule(schedule):
    so_far = leaving.vested_so_far(schedule, 4)
    assert so_far.tolist() == [vested(schedule, month) for month in range(49)]
