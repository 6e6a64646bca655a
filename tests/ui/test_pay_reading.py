"""What is typed into the fields of pay: percents, counts, and schedules that read back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.imports.reading.amounts import NoAmountError
from decision.ui.pay import reading


@given(st.sets(st.integers(0, 120), min_size=1, max_size=8))
def test_what_is_written_of_a_schedule_is_read_as_the_same(months):
    shares = [100 // len(months)] * len(months)
    shares[-1] += 100 - sum(shares)
    pairs = tuple((at, share / 100) for at, share in zip(sorted(months), shares, strict=True))
    assert reading.schedule(reading.written_schedule(pairs)) == pairs


@given(st.integers(0, 10**6).map(lambda n: n / 10**6))
def test_what_is_written_of_a_share_is_read_as_the_same(share):
    assert reading.percent(reading.written_percent(share)) == pytest.approx(100 * share)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("25, 25, 25, 25", tuple((12 * year, 0.25) for year in range(1, 5))),
        ("12,5; 87,5", ((12, 0.125), (24, 0.875))),
        ("6 months: 50 %; 18: 50 %", ((6, 0.5), (18, 0.5))),
        ("0: 100", ((0, 1.0),)),
        ("", None),
    ],
)
def test_schedules_are_read_as_people_write_them(text, pairs):
    assert reading.schedule(text) == pairs


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("10 / 20 / 30", "add up to 100 %; found 60 %"),
        ("18: 50; 6: 50", "expected months that rise; found 18, 6"),
        ("soon", 'found "soon"; expected percents by year'),
        ("1.5: 100", "expected percents by year"),
        ("120", "expected percents by year"),
    ],
)
def test_what_is_no_schedule_is_refused(text, message):
    with pytest.raises(NoAmountError, match=message):
        reading.schedule(text)


def test_counts_and_money_are_from_0_upwards_and_one_number():
    assert (reading.count("15k"), reading.count("15.000")) == (15_000, 15_000)
    assert reading.whole("12 months", "months") == 12
    for text, message in (("-3", "from 0 upwards"), ("2-3", "one number and no range")):
        with pytest.raises(NoAmountError, match=message):
            reading.count(text)
    with pytest.raises(NoAmountError, match="expected a whole number"):
        reading.whole("2.5", "")


@pytest.mark.parametrize(
    ("text", "currency"),
    [("$92k a year", "$"), ("92k", ""), ("105 000 EUR", "EUR"), ("US$5", "US$")],
)
def test_the_currency_is_found_where_one_is_typed(text, currency):
    assert reading.currency_in(text) == currency
