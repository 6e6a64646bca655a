"""Amounts as people type them, in the unit of a criterion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.imports.reading.amounts import Amount, NoAmountError
from decision.ui.amount_fields import single, typed, unit_in, written


@given(
    st.integers(-(10**12), 10**12).map(float) | st.integers(-(10**9), 10**9).map(lambda n: n / 4)
)
def test_what_is_written_in_a_field_is_read_as_the_same(number):
    read = typed(written(number), "min")
    assert (read.low, read.likely, read.high) == (number, number, number)


def test_no_digit_is_lost_and_none_is_added():
    assert [written(n) for n in (85_000.0, 0.755, -12.5, 1e12, 1e-7)] == [
        "85,000",
        "0.755",
        "-12.5",
        "1,000,000,000,000",
        "0.0000001",
    ]
    assert written(None) == ""


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("45 min", "min", 45),
        ("45 Minuten", "minutes", 45),
        ("1 h", "min", 60),
        ("1.5 hours", "minutes", 90),
        ("90 min", "h", 1.5),
        ("30 min a day", "h a day", 0.5),
        ("85k", "$ a year", 85_000),
        ("$85,000", "$ a year", 85_000),
        ("85.000", "€", 85_000),
        ("85.000 €", "€ a year", 85_000),
        ("EUR 1.5M", "€", 1_500_000),
        ("1,408", "km", 1408),
        ("1.408", "km", 1.408),
        ("7,5", "days", 7.5),
        ("75 %", "%", 75),
        ("1.2m", "€ a year", 1_200_000),
        ("$ 3 m", "$", 3_000_000),
        ("1.5b", "$", 1.5e9),
        ("85.000 a year", "€ a year", 85_000),
        ("105 000", "$", 105_000),
        ("3 m", "m", 3),
        ("12", "", 12),
    ],
)
def test_amounts_are_read_as_people_type_them(text, unit, expected):
    assert single(typed(text, unit)) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["", " ", "?", "n/a"])
def test_nothing_typed_is_unknown(text):
    assert typed(text, "min").is_unknown
    assert single(typed(text, "min")) is None


def test_a_range_is_read_in_the_unit():
    assert typed("1 to 1.5 h", "min") == Amount(60, 75, 90, unit="min")
    with pytest.raises(NoAmountError, match="found a range; expected a number"):
        single(typed("30-60", "min"))


@pytest.mark.parametrize(
    ("text", "unit", "message"),
    [
        ("a lot", "min", 'found "a lot"; expected a number, such as'),
        ("€50k", "$", 'found "€50k"; expected an amount in \\$'),
        ("45 min", "km", "expected an amount in km"),
        ("2 h a week", "min", "expected an amount in min"),
        ("45 min", "", "expected an amount without a unit"),
        ("7/10", "min", "expected an amount in min"),
        ("x" * 1000, "min", "1000 characters"),
    ],
)
def test_what_is_no_amount_in_the_unit_is_refused(text, unit, message):
    with pytest.raises(NoAmountError, match=message):
        typed(text, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("105.000", 105_000), ("105,000", 105_000), ("1.2m", 1.2e6), ("92k", 92e3)],
)
def test_money_is_read_as_such_where_no_currency_is_said(text, expected):
    assert single(typed(text, "", in_money=True)) == expected


def test_a_unit_is_found_where_one_is_typed():
    assert unit_in("a lot", "", "45", "1 h", "3 km") == "h"
    assert unit_in() == ""
