import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.imports.reading.amounts import Amount, NoAmountError, amount, evidence
from decision.imports.reading.numerals import COMMA, POINT


def sure(number, unit="", whole=None):
    return Amount(number, number, number, unit, whole)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("7.5", sure(7.5)),
        ("7,5", sure(7.5)),
        (" 10 ", sure(10)),
        ("-3", sure(-3)),
        ("−3", sure(-3)),
        ("85k", sure(85_000)),
        ("85 K", sure(85_000)),
        ("1.5M", sure(1_500_000)),
        ("2 Mio. €", sure(2_000_000, "€")),
        ("$85,000", sure(85_000, "$")),
        ("85.000 €", sure(85_000, "€")),
        ("-$3", sure(-3, "$")),
        ("$85,000 per year", sure(85_000, "$ a year")),
        ("€85k/year", sure(85_000, "€ a year")),
        ("CHF 120'000", sure(120_000, "CHF")),
        ("1.234.567,89", sure(1_234_567.89)),
        ("1,234,567.89", sure(1_234_567.89)),
        ("12,50,000", sure(1_250_000)),
        ("1 500", sure(1500)),
        ("1\u202f500,5", sure(1500.5)),
        ("45 min", sure(45, "min")),
        ("38 hours", sure(38, "h")),
        ("5 h a week", sure(5, "h a week")),
        ("80 %", sure(80, "%")),
        ("7.5/10", sure(7.5, whole=10)),
        ("3 out of 5", sure(3, whole=5)),
        ("6-8", Amount(6, 7, 8)),
        ("6 – 8", Amount(6, 7, 8)),
        ("6 to 8 km", Amount(6, 7, 8, "km")),
        ("6 ± 1", Amount(5, 6, 7)),
        ("$80-90k", Amount(80_000, 85_000, 90_000, "$")),
        ("-5 - -3", Amount(-5, -4, -3)),
        ("80 ± 5k", Amount(75_000, 80_000, 85_000)),
        ("$80k ± 10 %", Amount(72_000, 80_000, 88_000, "$")),
        ("50 % ± 10 %", Amount(40, 50, 60, "%")),
        ("$80-90k a year", Amount(80_000, 85_000, 90_000, "$ a year")),
    ],
)
def test_amounts_are_read_as_people_type_them(text, meant):
    assert amount(text) == meant


@pytest.mark.parametrize("text", ["", "?", "-", "–", "n/a", "NA", "TBD", "tbc", "Don’t know", " "])
def test_what_nobody_knows_is_unknown_and_never_zero(text):
    assert amount(text).is_unknown


@pytest.mark.parametrize(
    "text",
    ["seven", "nan", "inf", "1e1", "7_0", "\u0667", "1.500.00", "1,23,45", "1-2-3", "++", "8-6",
     "1 h - 90 min", "$80k-€90k", "80k ± 5", "1 h 20", "A", "1 50", "--3", "6 ± -1",
     "9" * 40 + "x1", "€58,000 + equity", "$85,000 +bonus"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(NoAmountError, match=r"a number|a range"):
        amount(text)


@pytest.mark.parametrize(
    ("text", "guess"),
    [("6-May", "5-6 or 6.5"), ("07. Mai", "5-7 or 7.5"), ("9/12", "9-12"), ("2026-05-07", "5-7")],
)
def test_dates_are_refused_as_dates_with_what_they_were(text, guess):
    with pytest.raises(NoAmountError, match=f"made this date of {guess}"):
        amount(text)


def test_three_digits_behind_a_separator_are_read_as_the_file_does():
    assert [amount("1.500", decimal).likely for decimal in (POINT, COMMA)] == [1.5, 1500]
    assert [amount("1,500", decimal).likely for decimal in (POINT, COMMA)] == [1500, 1.5]
    assert [evidence(text) for text in ("1.500", "0.500", "1500.5", "$1.500")] == [
        "both", "point", "point", "comma",
    ]  # fmt: skip


@given(
    st.integers(0, 10**9), st.integers(0, 99), st.sampled_from([(",", "."), (".", ","), ("'", ".")])
)
def test_grouped_thousands_read_back(whole, hundredths, marks):
    thousands, decimal = marks
    text = f"{whole:,}".replace(",", thousands) + f"{decimal}{hundredths:02}"
    assert amount(text).likely == pytest.approx(whole + hundredths / 100, abs=1e-6)


@given(st.text(max_size=40))
def test_any_text_is_an_amount_or_refused(text):
    try:
        read = amount(text)
    except NoAmountError:
        return
    assert read.is_unknown or read.low <= read.likely <= read.high
