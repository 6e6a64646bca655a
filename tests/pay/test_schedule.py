"""When a grant vests, and which schedules are none."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.pay import schedule
from decision.pay.schedule import refuse_bad_schedule, vested, vested_by_year

USUAL = ["FLAT", "MONTHLY", "CLIFF", "BACK_LOADED", "FRONT_LOADED"]
months = st.integers(0, 120)


@st.composite
def schedules(draw):
    at = sorted(draw(st.sets(months, min_size=1, max_size=8)))
    parts = draw(st.lists(st.integers(1, 100), min_size=len(at), max_size=len(at)))
    return [(month, part / sum(parts)) for month, part in zip(at, parts, strict=True)]


@pytest.mark.parametrize("name", USUAL)
def test_the_usual_schedules_are_some(name):
    usual = getattr(schedule, name)
    refuse_bad_schedule(usual)
    assert vested(usual, 0) == 0
    assert vested(usual, 48) == pytest.approx(1)


@given(schedules(), months, months)
def test_more_time_never_lowers_what_has_vested(any_schedule, month, more):
    refuse_bad_schedule(any_schedule)
    assert 0 <= vested(any_schedule, month) <= vested(any_schedule, month + more) <= 1


@given(schedules(), st.integers(1, 12))
def test_what_vests_by_year_adds_up_to_what_has_vested(any_schedule, years):
    by_year = vested_by_year(any_schedule, years)
    assert len(by_year) == years
    assert sum(by_year) == pytest.approx(vested(any_schedule, 12 * years), abs=1e-12)


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ([], "expected at least one month in which something vests; found none"),
        ([(12, 0.5), (24, 0.4)], "expected shares that add up to 100 %; found 90 %"),
        ([(12, 0.5), (24, 0.6)], "expected shares that add up to 100 %; found 110 %"),
        ([(24, 0.5), (12, 0.5)], "expected months that rise; found 24, 12"),
        ([(12, 0.5), (12, 0.5)], "expected months that rise; found 12, 12"),
        ([(-1, 1.0)], "expected months from 0 upwards; found -1"),
        ([(12, -0.5), (24, 1.5)], "expected shares above 0 up to 100 %; found -50 %"),
        ([(12, 0.0), (24, 1.0)], "expected shares above 0 up to 100 %; found 0 %"),
        ([(12, 1.5), (24, 0.5)], "expected shares above 0 up to 100 %; found 150 %"),
        ([(12, math.nan)], "expected shares above 0 up to 100 %; found nan %"),
    ],
)
def test_a_schedule_that_is_none_is_refused_with_found_and_expected(bad, message):
    with pytest.raises(ValueError, match=f"^{message}$"):
        refuse_bad_schedule(bad)
