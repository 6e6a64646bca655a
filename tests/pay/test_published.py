"""Published examples of pay, recomputed: reference/pay_cases.json names the source of each.

Where a source prints a figure that its own inputs do not give, the case has both.
"""

from itertools import pairwise

import numpy as np
import pytest

from decision.beliefs.pay_values import pay_rating, pay_values
from decision.engine.indifference import break_even_rating
from decision.engine.value_functions import piecewise_linear, values
from decision.home import home
from decision.pay import outcomes, stake, stream
from decision.pay.mixture import mixture
from decision.pay.schedule import BACK_LOADED, CLIFF, FLAT, vested, vested_by_year
from decision.pay.stake import break_even_sale, common, fully_diluted_of, worth
from decision.pay.streams import Hoped, Streams
from decision.pay.together import in_step, pay_table

LEFT_OUT = {
    "P21": "gives no inputs, only its two sums",
    "H4": "is about the points of offers, not about their pay",
}


def expected(pay_cases, name):
    return pytest.approx(pay_cases[name]["expected"], rel=1e-9)


def test_every_case_is_used_or_left_out_for_a_reason_and_names_its_source(pay_cases):
    text = (home() / "tests" / "pay" / "test_published.py").read_text(encoding="utf-8")
    assert [name for name in pay_cases if f'"{name}"' not in text] == []
    assert set(LEFT_OUT) <= set(pay_cases)
    assert all(case["source"] for case in pay_cases.values())


def test_a_year_s_cliff_then_monthly(pay_cases):
    months = (11, 12, 13, 24, 36, 48, 60)
    assert [vested(CLIFF, month) for month in months] == expected(pay_cases, "P1")


def test_options_after_three_years_and_the_cash_to_keep_them(pay_cases):
    options = 500_000 * vested(CLIFF, 36)
    spread = worth(options, strike=1, fully_diluted=1, sale=10)
    assert [options, options * 1, spread] == expected(pay_cases, "P2")


def test_a_refresher_adds_to_what_vests(pay_cases):
    second_year = 100 * vested_by_year(FLAT, 2)[1] + stream.refreshers(80, 2)[1]
    assert [second_year] == expected(pay_cases, "P4")


def test_a_back_loaded_schedule(pay_cases):
    months = (11, 12, 24, 29, 30, 36, 48)
    assert [vested(BACK_LOADED, month) for month in months] == expected(pay_cases, "P6")


def test_a_share_of_a_large_company(pay_cases):
    one, all_ = (worth(number, 0, 250e6, 1e9) for number in (1, 100_000))
    assert [all_ / 1e9, one, all_] == expected(pay_cases, "P7")


def test_options_after_dilution_and_their_break_even_sale(pay_cases):
    net = worth(5_000, 1, 10e6, 100e6, kept=0.8)
    assert [net, break_even_sale(1, 10e6, kept=0.8)] == expected(pay_cases, "P8")


def test_options_after_two_rounds(pay_cases):
    kept = 0.8 * 0.8
    before, after = (worth(25_000, 0, 12e6, 1, each) for each in (1, kept))
    net = worth(25_000, 0.75, 12e6, 400e6, kept)
    found = [before, after, net, break_even_sale(0.75, 12e6, kept)]
    assert found == expected(pay_cases, "P9")


def payoffs(pay_cases):
    inputs = pay_cases["P10"]["inputs"]
    terms = (inputs["options"], inputs["strike"], inputs["fully_diluted"])
    return mixture([worth(*terms, sale) for sale in inputs["sales"]], inputs["chances"])


def test_four_outcomes_of_a_startup(pay_cases):
    found = payoffs(pay_cases)
    assert [*found.amounts, found.mean] == expected(pay_cases, "P10")


def test_ten_percent_of_dilution_said_in_two_ways(pay_cases):
    sold = worth(5, 0, 100, 100, kept=0.9)
    issued = worth(5, 0, 100 * 1.1, 100)
    assert [sold, issued] == expected(pay_cases, "P14")


def test_what_is_left_beside_preferred_shares(pay_cases):
    left = [(1 - 0.4) * common(sale, 8, 0.4) for sale in (12, 20, 80)]
    assert left == expected(pay_cases, "P15")


def test_one_percent_of_it_exactly_and_as_a_lower_bound(pay_cases):
    sales = (4e6, 12e6, 20e6, 80e6)
    found = [worth(1, 0, 100, sale, 1.0, 8e6, q) for q in (0.4, None) for sale in sales]
    assert found == expected(pay_cases, "P15b")


def test_preferred_shares_that_do_not_participate(pay_cases):
    """Of each case only that line: participating and stacked preferences are left out."""
    left = (1 - 0.6) * common(100, 50, 0.6)
    investor = 15 - (1 - 1 / 7) * common(15, 2, 1 / 7)
    assert left == pytest.approx(pay_cases["P16"]["expected"][0])
    assert investor == pytest.approx(pay_cases["P18"]["expected"][1])


def test_pay_per_hour(pay_cases):
    found = [
        stream.per_hour(60_000, weeks=52, hours_a_week=40),
        stream.per_hour(80_000, 49, 40, way_a_week=5 * 20 / 60),
        stream.per_hour(80_000, 49, 45, way_a_week=5 * 90 / 60),
    ]
    assert found == expected(pay_cases, "P25")


def test_three_packages_of_one_startup(pay_cases):
    packages = pay_cases["P28"]["inputs"]["packages"]
    each = [package["value"] / package["options"] for package in packages]
    counts = [fully_diluted_of(p["options"], p["percent"] / 100) for p in packages]
    assert [*each, *counts] == expected(pay_cases, "P28")


def test_the_sale_at_which_more_options_repay_a_lower_salary(pay_cases):
    strike, count = 1.4478, 3_750_000
    small, large = 4 * 10_000 / 5_250, 4 * 20_000 / 17_000
    found = [
        break_even_sale(strike, count, extra_per_option=small),
        break_even_sale(strike, count, extra_per_option=large),
        break_even_sale(strike, count, extra_per_option=small, chance=0.1),
        break_even_sale(strike, count, 0.64, extra_per_option=small, chance=0.1),
    ]
    assert found == expected(pay_cases, "P28b")


def test_skewed_pay_is_worth_less_than_its_mean(pay_cases):
    inputs, paid = pay_cases["H1"]["inputs"], payoffs(pay_cases)
    years = inputs["years"]
    streams = np.zeros((paid.amounts.size, years))
    streams[:, -1] = paid.amounts
    sure, nothing = np.full(years, inputs["sure_a_year"], dtype=float), np.zeros(years)
    hoped = outcomes.Outcomes(paid.chances, streams)
    belief = Streams(0.0, sure, nothing, nothing, nothing, Hoped(stake=hoped)).equivalent
    curve = piecewise_linear(*zip(*inputs["value_curve"], strict=True))
    value = float(belief.chances @ values(belief.amounts, curve))
    worth_the_same = break_even_rating(value, 0.0, 0.0, curve)
    found = [belief.mean, float(values(belief.mean, curve)), value, worth_the_same]
    assert found == expected(pay_cases, "H1")


def test_the_same_stake_as_a_criterion_is_worth_as_much(pay_cases):
    inputs, paid = pay_cases["H1"]["inputs"], payoffs(pay_cases)
    years, curve = inputs["years"], piecewise_linear(*zip(*inputs["value_curve"], strict=True))
    streams = np.zeros((paid.amounts.size, years))
    streams[:, -1] = paid.amounts
    sure, nothing = np.full(years, inputs["sure_a_year"], dtype=float), np.zeros(years)
    hoped = Hoped(stake=outcomes.Outcomes(paid.chances, streams))
    sales, (places,) = in_step([paid.chances])
    table = pay_table(Streams(0.0, sure, nothing, nothing, nothing, hoped), sales, places)
    value, worst, best = pay_values(table, curve)
    assert (worst, best) == pytest.approx((0.4, 1))
    _, mean, _ = pay_rating(table)
    worth_the_same = break_even_rating(value, 0.0, 0.0, curve)
    found = [mean, float(values(mean, curve)), value, worth_the_same]
    assert found == expected(pay_cases, "H1")


def paid_by_year(inputs, schedule):
    vests = inputs["listed_shares"] * np.array(vested_by_year(schedule, 4))
    return stream.growing(inputs["base"], 0, 4) + stream.in_years(inputs["sign_on"], 4) + vests


def test_who_is_ahead_after_each_year_and_the_worst_of_them(pay_cases):
    inputs = pay_cases["H2"]["inputs"]
    late = paid_by_year(inputs["back_loaded"], inputs["back_loaded"]["schedule"])
    even = paid_by_year(inputs["level"], FLAT)
    lead = np.cumsum(late - even)
    assert [*lead, late.min(), even.min()] == expected(pay_cases, "H2")


def test_the_schedule_of_that_case_is_ours(pay_cases):
    assert pay_cases["H2"]["inputs"]["back_loaded"]["schedule"] == [list(s) for s in BACK_LOADED]
    assert all(before < after for before, after in pairwise(month for month, _ in BACK_LOADED))


def test_a_stake_s_three_sales_are_weighed_by_its_chance():
    low, likely, high = (stake.worth(1_000, 5, 100_000, sale) for sale in (0, 10e6, 50e6))
    part = outcomes.stake((low, likely, high), 0.5, 4)
    mean = 0.5 * (0.63 * 95_000 + 0.185 * 495_000)
    assert outcomes.equivalent([part], 0, 1).mean == pytest.approx(mean)
