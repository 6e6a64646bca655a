import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.analysis import analyse
from decision.model import OwnCriterion, OwnMeasure
from decision.words.amounts import amount, amount_change, amount_range
from decision.words.text import Typed, as_html, as_markdown, as_plain, rating
from tests.decisions import HOSTILE, founding_case, measured_case

RATED = analyse(founding_case()).criteria[0]
COMMUTE, PAY, HOURS = analyse(measured_case()).criteria[:3]


def measured(unit, worst, best):
    measure = OwnMeasure(unit=unit, worst=worst, best=best)
    return OwnCriterion(key="mine", name="Mine", measure=measure).as_criterion()


def test_amounts_read_as_people_write_them():
    assert amount(COMMUTE, 45.0) == "45 min"
    assert amount(PAY, 85_000.0) == "$85,000 a year"
    assert amount(HOURS, 37.5) == "37.5 h a week"
    assert amount(measured("%", 0, 100), 75.0) == "75 %"
    assert amount(measured("", 0, 3000), 1250.0) == "1,250"
    assert amount(measured("°C", -20, 30), -4.5) == "−4.5 °C"
    assert amount(measured("€", -900, 900), -450.0) == "−€450"
    assert amount(measured("km", 0, 2000), -0.2) == "0 km"


def test_decimals_are_as_many_as_the_scale_is_worth():
    numbers = [amount(measured("u", 0, span), span / 3) for span in (0.03, 0.5, 8, 80, 800, 8e6)]
    assert numbers == ["0.01 u", "0.167 u", "2.67 u", "26.7 u", "267 u", "2,666,667 u"]
    assert amount(COMMUTE, 45.0, decimals=2) == "45.00 min"


def test_the_unit_of_a_range_is_said_once():
    assert amount_range(COMMUTE, 30, 60) == "30–60 min"
    assert amount_range(COMMUTE, 65, 15, " to ") == "65 to 15 min"
    assert amount_range(PAY, 70_000, 85_500) == "$70,000–85,500 a year"
    assert amount_range(measured("°C", -20, 30), -5, 10) == "−5 to 10 °C"


def test_a_change_has_its_sign():
    changes = [amount_change(COMMUTE, by) for by in (12, -12, 0.01)]
    assert changes == ["+12 min", "−12 min", "0 min"]
    assert amount_change(PAY, -6500) == "−$6,500 a year"
    assert amount_change(RATED, -1.5) == "−1.5"


@given(st.floats(0, 10), st.floats(0, 10))
def test_numbers_of_a_rated_criterion_are_ratings(low, high):
    assert amount(RATED, low) == rating(low)
    assert amount_range(RATED, low, high) == f"{rating(low)}–{rating(high)}"
    assert not isinstance(amount(RATED, low), Typed)


@given(st.floats(-1e6, 1e6), st.integers(-4, 6).map(lambda power: 10.0**power))
def test_an_amount_is_as_close_as_a_hundredth_of_the_scale(number, span):
    shown = amount(measured("u", 0, span), number)
    digits = shown.removesuffix(" u").replace(",", "").replace("−", "-")
    assert float(digits) == pytest.approx(number, abs=span / 100, rel=1e-12)
    assert not re.search(r"\.\d*0$|\.$|^-0$", digits)


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hostile_unit_is_only_text(unit):
    criterion = measured(unit[:20], 0, 100)
    for text in (amount(criterion, 5), amount_range(criterion, 5, 6), amount_change(criterion, 5)):
        shown = as_html(("at ", text, "."))
        assert set(re.findall(r"<[^>]*>", shown)) == {"<bdi>", "</bdi>"}
        assert "\u202e" not in as_plain((text,))
        assert not re.search(r"(?<!\\)[*`\[\]<$:]", as_markdown((text,)))
