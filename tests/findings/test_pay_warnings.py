"""What is to be looked at again in an offer's pay: only on evidence, and with its figures."""

import pytest
from hypothesis import given

from decision.analysis import analyse
from decision.edits import add_must_have, change_offer, change_pay, change_pay_basis, pay_in
from decision.findings.findings import Findings
from decision.findings.pay import offers_pay
from decision.findings.pay_warning_kinds import (
    BaseLikeTotal,
    ComesLate,
    GrantsLikeTotal,
    ListedBesidePrivate,
    MetOnlyLocked,
    MetOnlyOnce,
    OnceDecides,
    PercentAgainstCount,
    SaleForCertain,
    SameAmountTwice,
)
from decision.findings.pay_warnings import pay_warnings
from tests.pays import pays, three_offers

SALE = {"low": 1e7, "likely": 5e7, "high": 3e8}
STAKE_OF = {"number": 15e3, "fully_diluted": 2e6}


def warned(decision, place):
    return pay_warnings(offers_pay(decision), place)


def test_pay_as_people_tell_it_raises_no_warning():
    assert Findings(analyse(three_offers())).pay_warnings == ((), (), ())
    usual = change_pay(three_offers(), "bank", "listed_shares", total=120_000.0)
    usual = change_pay(usual, "bank", "refreshers", amount=30_000.0, chance=0.5)
    usual = change_pay(usual, "bank", "sign_on", first_year=20_000.0)
    usual = change_pay(usual, "fintech", "stake", sale=SALE, chance=0.2)
    assert Findings(analyse(usual)).pay_warnings == ((), (), ())


def test_a_base_three_times_that_of_all_others_may_be_of_several_years():
    decision = change_pay(three_offers(), "fintech", "base", amount=420_000.0)
    bank = decision.offers[1]
    assert warned(decision, 0) == (BaseLikeTotal(420_000, 105_000, bank, 105_000),)
    for amount in (315_000.0, 314_999.0):
        near = change_pay(three_offers(), "fintech", "base", amount=amount)
        assert bool(warned(near, 0)) is (amount == 315_000)


def test_one_other_base_is_no_evidence_as_it_may_be_a_small_one():
    decision = change_pay(three_offers(), "fintech", "base", amount=420_000.0)
    assert warned(change_offer(decision, "stay", pay={}), 0) == ()


def test_bases_are_compared_in_one_currency():
    decision = change_pay_basis(three_offers(), currency="EUR")
    decision = change_pay(decision, "fintech", "base", amount=4_200_000.0)
    assert warned(pay_in(decision, "fintech", "SEK", 0.025), 0) == ()
    (warning,) = warned(pay_in(decision, "fintech", "SEK", 0.1), 0)
    assert (warning.base, warning.base_if_total) == (420_000, 105_000)


def test_further_grants_a_year_as_large_as_the_first_in_all_may_be_a_total():
    decision = change_pay(three_offers(), "bank", "listed_shares", total=120_000.0)
    written = change_pay(decision, "bank", "refreshers", amount=120_000.0, is_written=True)
    # 0, 30, 60 and 90 thousand vest in years 1 to 4: 45 thousand a year.
    assert warned(written, 1) == (GrantsLikeTotal(120_000, 120_000, 45_000, 11_250),)
    assert warned(change_pay(written, "bank", "refreshers", amount=119_999.0), 1) == ()
    uncounted = change_pay(decision, "bank", "refreshers", amount=120_000.0)
    assert warned(uncounted, 1) == ()


def test_listed_shares_beside_a_private_stake_may_be_no_cash():
    decision = change_pay(three_offers(), "fintech", "listed_shares", total=120_000.0)
    assert warned(decision, 0) == (ListedBesidePrivate(30_000),)


@pytest.mark.parametrize(("chance", "is_warned"), [(0.94, False), (0.95, True), (1.0, True)])
def test_a_sale_as_good_as_certain_is_compared_with_what_is_usual(chance, is_warned):
    decision = change_pay(three_offers(), "fintech", "stake", sale=SALE, chance=chance)
    found = warned(decision, 0)
    assert bool(found) is is_warned
    if found:
        usual = change_pay(decision, "fintech", "stake", chance=0.052)
        makes, usually = (
            offers_pay(each)[0].streams.hoped_equivalent.mean for each in (decision, usual)
        )
        assert found == (SaleForCertain(chance, pytest.approx(makes), pytest.approx(usually)),)


def test_a_percent_that_the_counts_contradict_is_named_with_all_numbers():
    decision = change_pay(three_offers(), "fintech", "stake", percent=0.4, strike=1.0, **STAKE_OF)
    assert warned(decision, 0) == (PercentAgainstCount(0.4, 0.75, 15e3, 2e6),)
    assert warned(change_pay(decision, "fintech", "stake", percent=0.75), 0) == ()


def test_what_comes_once_may_decide_who_pays_most():
    decision = change_pay(three_offers(), "fintech", "sign_on", first_year=60_000.0)
    bank = decision.offers[1]
    assert warned(decision, 0) == (OnceDecides(107_000, 92_000, bank, 105_000, 105_000),)
    for amount in (52_000.0, 40_000.0):  # 13,000 a year for four years are level
        assert warned(change_pay(decision, "fintech", "sign_on", first_year=amount), 0) == ()


def test_of_several_that_are_overtaken_the_best_is_named():
    decision = change_pay(three_offers(), "stay", "sign_on", first_year=200_000.0)
    (warning,) = warned(decision, 2)
    assert (warning.other.key, warning.sure, warning.recurring) == ("bank", 135_000, 85_000)


@pytest.mark.parametrize(
    ("least", "found"),
    [(92_000.0, None), (92_001.0, (1, 112_000)), (110_000.0, (1, 112_000)), (112_001.0, None)],
)
def test_a_must_have_on_pay_may_be_met_by_one_time_money_alone(least, found):
    decision = change_pay(three_offers(), "fintech", "sign_on", first_year=20_000.0)
    warnings = pay_warnings(offers_pay(decision), 0, [least])
    assert warnings == (() if found is None else (MetOnlyOnce(least, *found, 92_000),))
    assert pay_warnings(offers_pay(three_offers()), 0, [least]) == ()


@pytest.mark.parametrize("least", [91_000, 91_001, 103_000, 103_001])
def test_a_must_have_that_only_a_pension_meets_is_looked_at(least):
    # 92,000 and 12,000 paid in, less 1,000 for the way: 91,000 can be spent, 103,000 are sure.
    decision = change_pay(three_offers(), "fintech", "paid_in", pension=10_000.0, health=2_000.0)
    decision = change_pay(decision, "fintech", "costs", way=1_000.0, moving=50_000.0)
    is_met_by_it = least in {91_001, 103_000}
    found = (MetOnlyLocked(least, 103_000, 91_000),) if is_met_by_it else ()
    assert pay_warnings(offers_pay(decision), 0, [least]) == found


def test_the_must_haves_of_the_decision_are_looked_at():
    decision = change_pay(three_offers(), "fintech", "sign_on", first_year=20_000.0)
    asked = add_must_have(decision, pay_at_least=95_000.0)
    (warnings, *_) = Findings(analyse(asked, all_offers=True)).pay_warnings
    assert [type(warning) for warning in warnings] == [MetOnlyOnce]


def test_a_must_have_is_looked_at_after_yearly_costs_in_the_year_that_makes_it_up():
    once = {"first_year": 0.0, "second_year": 30_000.0}
    decision = change_pay(three_offers(), "fintech", "sign_on", **once)
    decision = change_pay(decision, "fintech", "costs", living=2_000.0, moving=50_000.0)
    (warning,) = pay_warnings(offers_pay(decision), 0, [100_000.0])
    assert warning == MetOnlyOnce(100_000, 2, 120_000, 90_000)


@pytest.mark.parametrize("field", ["first_year", "second_year"])
@pytest.mark.parametrize("bonus", [{"amount": 12_600.0}, {"percent": 12.0}])
def test_a_bonus_of_the_same_amount_as_the_sign_on_may_be_the_same_money(field, bonus):
    bare = change_offer(three_offers(), "bank", pay={"base": {"amount": 105_000.0}})
    decision = change_pay(bare, "bank", "bonus", **bonus)
    amounts = {"first_year": 1.0, field: 12_600.0}
    decision = change_pay(decision, "bank", "sign_on", **amounts)
    expected = SameAmountTwice(12_600, pytest.approx(12_600), pytest.approx(3_150))
    assert warned(decision, 1) == (expected,)
    other = change_pay(decision, "bank", "sign_on", **{**amounts, field: 12_000.0})
    assert warned(other, 1) == ()


@pytest.mark.parametrize(
    ("schedule", "years", "shares"),
    [
        ("back_loaded", 2, (0.2, 0.5)),
        ("back_loaded", 3, (0.6, 0.75)),
        ("back_loaded", 4, None),
        ("flat", 2, None),
        ("cliff", 2, None),
        ("monthly", 1, None),
        ("front_loaded", 2, None),
    ],
)
def test_a_grant_that_vests_late_and_ends_after_the_years_compared_is_named(
    schedule, years, shares
):
    decision = change_pay_basis(three_offers(), years=years)
    decision = change_pay(decision, "bank", "listed_shares", total=1e5, schedule=schedule)
    if shares is None:
        assert warned(decision, 1) == ()
        return
    vested, evenly = shares
    (found,) = warned(decision, 1)
    assert isinstance(found, ComesLate)
    assert (found.component, found.last_month) == ("listed_shares", 48)
    assert (found.vested, found.evenly) == pytest.approx((vested, evenly))
    assert found.later == pytest.approx(1e5 * (1 - vested))


def test_options_that_vest_late_are_counted_where_their_number_is_known():
    decision = change_pay_basis(three_offers(), years=2)
    decision = change_pay(decision, "fintech", "stake", schedule="back_loaded")
    (by_percent,) = warned(decision, 0)
    assert (by_percent.component, by_percent.later) == ("stake", None)
    (counted,) = warned(change_pay(decision, "fintech", "stake", number=5_000.0), 0)
    assert counted.later == pytest.approx(4_000)


@given(pays, pays)
def test_a_warning_is_of_a_part_of_pay_that_is_there(first, second):
    decision = change_offer(three_offers(), "bank", pay=first)
    decision = change_offer(decision, "stay", pay=second)
    for place, offer in enumerate(decision.offers):
        for warning in warned(decision, place):
            assert getattr(offer.pay, warning.component) is not None


@given(pays)
def test_nobody_is_overtaken_both_ways(pay):
    decision = change_offer(three_offers(), "fintech", pay=pay)
    found = Findings(analyse(decision)).pay_warnings
    for place, warnings in enumerate(found):
        for warning in warnings:
            if isinstance(warning, OnceDecides):
                assert warning.sure > warning.other_sure
                assert warning.recurring < warning.other_recurring
                assert warning.other != decision.offers[place]
