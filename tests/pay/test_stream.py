"""What a stream is worth, held to closed forms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.pay.stream import (
    growing,
    in_years,
    present_value,
    refreshers,
    yearly_equivalent,
)

amounts = st.floats(-1e6, 1e6)
streams = st.lists(amounts, min_size=1, max_size=10)
rates = st.floats(0, 0.5)
years_ = st.integers(1, 10)


@given(amounts, st.floats(0.001, 0.5), years_)
def test_the_same_each_year_is_an_annuity(amount, rate, years):
    annuity = amount * (1 - (1 + rate) ** -years) / rate
    assert present_value([amount] * years, rate) == pytest.approx(annuity, rel=1e-9, abs=1e-6)
    assert yearly_equivalent([amount] * years, rate) == pytest.approx(amount, rel=1e-9, abs=1e-9)


@given(streams, amounts)
def test_without_a_discount_it_is_the_mean_of_the_years(stream, at_start):
    mean = (sum(stream) + at_start) / len(stream)
    assert yearly_equivalent(stream, 0, at_start) == pytest.approx(mean, rel=1e-9, abs=1e-6)


@given(streams, rates, amounts)
def test_the_yearly_equivalent_paid_each_year_has_the_same_present_value(stream, rate, at_start):
    level = [yearly_equivalent(stream, rate, at_start)] * len(stream)
    same = present_value(stream, rate, at_start)
    assert present_value(level, rate) == pytest.approx(same, rel=1e-9, abs=1e-6)


@given(st.floats(0, 1e6), st.floats(0.01, 0.5), years_)
def test_growing_pay_is_a_geometric_series(amount, rise, years):
    series = amount * ((1 + rise) ** years - 1) / rise
    assert growing(amount, rise, years).sum() == pytest.approx(series, rel=1e-9, abs=1e-6)


def test_one_time_money_is_in_its_year_alone():
    assert in_years([80, 60], 4).tolist() == [80, 60, 0, 0]
    assert in_years([80, 60], 1).tolist() == [80]


@given(years_)
def test_refreshers_are_as_many_grants_as_still_vest(years):
    """Each of the grants, at the ends of years 1, 2, ..., vests in the four years behind it."""
    counted = np.zeros(years + 5)
    for given_at in range(1, years + 1):
        counted[given_at : given_at + 4] += 25
    assert refreshers(100, years) == pytest.approx(counted[:years])
