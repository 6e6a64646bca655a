"""What a private stake is worth: the sums that hold for any company."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from decision.pay.stake import (
    break_even_sale,
    common,
    fully_diluted_of,
    sale_leaving,
    worth,
)

money = st.integers(0, 10**11).map(lambda cents: cents / 100)
shares_ = st.floats(0, 0.95)
parts = st.floats(0.01, 1)
counts = st.floats(1, 1e6)


@given(money, money, money, st.none() | shares_)
def test_a_higher_sale_never_leaves_less(sale, more, paid_first, preferred):
    low, high = (common(each, paid_first, preferred) for each in (sale, sale + more))
    assert low <= high * (1 + 1e-12)


@given(money, money, shares_)
def test_where_preferences_are_not_known_it_is_a_lower_bound(sale, paid_first, preferred):
    exact = common(sale, paid_first, preferred)
    assert 0 <= common(sale, paid_first) <= exact <= sale * (1 + 1e-9)


@given(st.floats(1, 1e9), st.floats(0.01, 0.95))
def test_nothing_jumps_where_investors_begin_to_share(paid_first, preferred):
    turn = paid_first / preferred
    below, above = (common(turn * (1 + step), paid_first, preferred) for step in (-1e-9, 1e-9))
    assert below == pytest.approx(turn, rel=1e-6)
    assert above == pytest.approx(turn, rel=1e-6)


@given(st.floats(1, 1e9), money, st.none() | shares_)
def test_a_sale_leaves_exactly_what_is_wanted_and_a_lower_one_less(wanted, paid_first, preferred):
    sale = sale_leaving(wanted, paid_first, preferred)
    assert common(sale, paid_first, preferred) == pytest.approx(wanted, rel=1e-6, abs=1e-6)
    assert common(0.999 * sale, paid_first, preferred) < wanted


@given(counts, money, counts, parts, money, parts)
def test_the_break_even_sale_repays_exactly_what_is_missing(
    number, strike, count, kept, extra, chance
):
    sale = break_even_sale(strike, count, kept, extra, chance)
    back = chance * worth(number, strike, count, sale, kept)
    # What is left of a strike far above it has few digits.
    assert back == pytest.approx(number * extra, rel=1e-9, abs=1e-9 * number * (strike + extra))


@given(counts, st.floats(1, 1e6), counts, parts)
def test_below_the_break_even_sale_options_are_worth_nothing(number, strike, count, kept):
    sale = break_even_sale(strike, count, kept)
    assert worth(number, strike, count, 0.999 * sale, kept) == 0
    assert worth(number, strike, count, 1.001 * sale, kept) > 0


@given(counts, parts)
def test_a_percent_and_the_count_that_it_implies_agree(number, share):
    assert number / fully_diluted_of(number, share) == pytest.approx(share)


@given(counts, money, counts, money, parts, st.floats(0.1, 1000))
def test_other_money_is_the_same_stake(number, strike, count, sale, kept, scale):
    plain = worth(number, strike, count, sale, kept, sale / 3)
    scaled = worth(number, scale * strike, count, scale * sale, kept, scale * sale / 3)
    tiny = 1e-9 * number * (strike + sale / count)
    assume(plain == 0 or plain > tiny)
    assert scaled == pytest.approx(scale * plain, rel=1e-6, abs=scale * tiny)


@pytest.mark.parametrize(
    ("refused", "message"),
    [
        (lambda: common(1, 1, 1.0), "a preferred share from 0 to below 1; found 1"),
        (lambda: common(1, 1, -0.5), "a preferred share from 0 to below 1; found -0.5"),
        (lambda: worth(1, 1, 0, 1), "a fully diluted count above 0; found 0"),
        (lambda: worth(1, 1, 10, 1, kept=0), "a share still held above 0 up to 1; found 0"),
        (lambda: worth(1, 1, 10, 1, kept=1.5), "a share still held above 0 up to 1; found 1.5"),
        (lambda: break_even_sale(1, 10, chance=0), "a chance above 0 up to 1; found 0"),
        (lambda: break_even_sale(1, -1), "a fully diluted count above 0; found -1"),
        (lambda: fully_diluted_of(1, 1.2), "a share above 0 up to 100 %; found 120 %"),
    ],
)
def test_what_is_no_company_is_refused_with_found_and_expected(refused, message):
    with pytest.raises(ValueError, match=f"^expected {message}$"):
        refused()
