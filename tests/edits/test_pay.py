"""Edits of pay: each changes what it says, all of it or nothing."""

import pytest
from hypothesis import given
from pydantic import ValidationError

from decision.edits import (
    change_offer,
    change_pay,
    change_pay_basis,
    clear_pay,
    drop_pay,
    duplicate_offer,
    move_pay,
    offer_of,
    overlap,
    pay_in,
    renegotiate,
)
from decision.edits.overlap import changed_fields
from decision.model import Pay, PayBasis
from decision.pay_fields import Range
from decision.pay_parts import Base, Bonus, Costs, ListedShares, Stake
from decision.ui.clashes import worded
from tests.decisions import founding_case
from tests.pays import pays, three_offers


def pay_of(decision, key):
    return offer_of(decision, key).pay


def test_a_component_is_made_of_its_first_field_and_keeps_the_others():
    decision = change_pay(founding_case(), "lab", "base", amount=92_000.0)
    decision = change_pay(decision, "lab", "base", raise_percent=2.0)
    assert pay_of(decision, "lab") == Pay(base=Base(amount=92_000, raise_percent=2))
    others = [offer.pay for offer in decision.offers if offer.key != "lab"]
    assert others == [Pay()] * 3


def test_a_range_is_replaced_whole_and_a_likely_share_alone_is_sure():
    decision = change_pay(three_offers(), "bank", "bonus", paid={"likely": 0.8})
    assert pay_of(decision, "bank").bonus.paid == Range(low=0.8, likely=0.8, high=0.8)


def test_a_component_is_dropped_and_nothing_else():
    decision = drop_pay(three_offers(), "fintech", "stake")
    assert pay_of(decision, "fintech") == Pay(base=Base(amount=92_000))
    assert drop_pay(decision, "fintech", "stake") == decision


def test_a_field_that_is_cleared_takes_along_what_cannot_be_without_it():
    decision = change_pay(three_offers(), "bank", "bonus", percent=None, amount=5_000.0)
    decision = change_pay(decision, "bank", "base", raise_percent=3.0)
    assert (
        pay_of(clear_pay(decision, "bank", "base", "raise_percent"), "bank").base.raise_percent == 0
    )
    assert pay_of(clear_pay(decision, "bank", "base", "amount"), "bank").base is None
    assert clear_pay(decision, "stay", "costs", "way") == decision
    costs = change_pay(decision, "stay", "costs", way=900.0, moving=50.0)
    one = clear_pay(costs, "stay", "costs", "way")
    assert pay_of(one, "stay").costs == Costs(moving=50)
    assert clear_pay(one, "stay", "costs", "moving") == decision
    stake = clear_pay(decision, "fintech", "stake", "percent")
    assert (
        pay_of(clear_pay(stake, "fintech", "stake", "company_strike"), "fintech").stake == Stake()
    )


@pytest.mark.parametrize(
    ("end", "number", "expected"),
    [
        ("low", 0.8, (0.8, 1, 1.2)),
        ("low", 1.1, (1.1, 1.1, 1.2)),
        ("likely", 0.4, (0.4, 0.4, 1.2)),
        ("high", 0.3, (0.3, 0.3, 0.3)),
    ],
)
def test_an_end_of_a_range_pushes_the_others_along(end, number, expected):
    moved = move_pay(three_offers(), "bank", ("bonus", "paid"), end, number)
    assert pay_of(moved, "bank").bonus.paid.three == expected
    first = move_pay(three_offers(), "fintech", ("stake", "sale"), end, number)
    assert pay_of(first, "fintech").stake.sale.three == (number,) * 3


@given(pays)
def test_a_copy_is_paid_alike_until_one_is_changed(pay):
    decision = change_offer(three_offers(), "bank", pay=pay)
    for copied in (duplicate_offer, renegotiate):
        after = copied(decision, "bank")
        copy = after.offers[2].key
        assert pay_of(after, copy) == pay
        richer = change_pay(after, copy, "base", amount=1.0)
        assert pay_of(richer, "bank") == pay


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda d: change_pay(d, "bank", "base", amount=-1.0), "greater than or equal to 0"),
        (lambda d: change_pay(d, "stay", "bonus", paid=Range(low=1, likely=1, high=1)), "neither"),
        (lambda d: change_pay(d, "bank", "bonus", amount=5.0), "percent or amount; found both"),
        (lambda d: drop_pay(d, "bank", "base"), "a base for a bonus in percent of it; found none"),
        (lambda d: change_pay(d, "bank", "perks", amount=1.0), "Extra inputs"),
        (lambda d: pay_in(d, "bank", "USD"), "the currency of the decision, or one with a factor"),
        (lambda d: pay_in(d, "bank", "USD", 0.0), "greater than or equal to"),
        (lambda d: pay_in(d, "bank", "", 2.0), "at least one visible character"),
        (lambda d: change_pay_basis(d, years=11), "less than or equal to 10"),
    ],
)
def test_what_does_not_fit_changes_nothing(edit, message):
    decision = three_offers()
    with pytest.raises(ValidationError, match=message):
        edit(decision)
    assert decision == three_offers()


def test_pay_of_an_offer_that_is_gone_is_refused():
    with pytest.raises(LookupError, match="not there any more"):
        change_pay(three_offers(), "gone", "base", amount=1.0)


def test_another_currency_comes_with_its_factor_which_it_holds():
    decision = change_pay_basis(three_offers(), currency="EUR")
    decision = pay_in(decision, "bank", " USD ", 0.9)
    assert pay_of(decision, "bank").currency == "USD"
    assert decision.pay_basis == PayBasis(currency="EUR", factors={"USD": 0.9})
    assert pay_of(pay_in(decision, "stay", "USD"), "stay").currency == "USD"
    assert decision.pay_basis.factor("USD") == 0.9
    assert decision.pay_basis.factor("EUR") == decision.pay_basis.factor("") == 1
    with pytest.raises(ValidationError, match="or one with a factor"):
        change_pay_basis(decision, factors={})
    with pytest.raises(ValidationError, match="factors of other currencies; found USD"):
        change_pay_basis(decision, currency="USD")
    back = change_pay_basis(pay_in(decision, "bank", ""), factors={})
    assert back.pay_basis == PayBasis(currency="EUR")


def test_every_field_of_pay_is_one_of_its_own_where_two_edits_meet():
    shown = three_offers()
    mine = change_pay(shown, "fintech", "stake", chance=0.2)
    theirs = change_pay(shown, "fintech", "stake", sale_year=6)
    assert changed_fields(shown, mine) == {("offers", "fintech", "pay", "stake", "chance"): 0.2}
    assert overlap(shown, theirs, mine) == {}
    other = change_pay(shown, "fintech", "stake", chance=0.1)
    clash = {("offers", "fintech", "pay", "stake", "chance"): 0.1}
    assert overlap(shown, other, mine) == clash
    assert worded(clash) == "0.1"


def test_two_edits_that_both_begin_a_component_meet_in_the_fields_they_set():
    shown = three_offers()
    mine = change_pay(shown, "stay", "bonus", amount=5_000.0)
    theirs = change_pay(shown, "stay", "bonus", amount=6_000.0)
    assert overlap(shown, theirs, mine) == {("offers", "stay", "pay", "bonus", "amount"): 6_000}
    assert overlap(shown, change_pay(shown, "stay", "paid_in", pension=1.0), mine) == {}


def test_currencies_that_two_edits_set_are_put_into_words():
    shown = three_offers()
    euros, pounds = (change_pay_basis(shown, currency=name) for name in ("EUR", "GBP"))
    clash = overlap(shown, euros, pounds)
    assert clash == {("pay_basis", "currency"): "EUR"}
    assert worded(clash) == "EUR"
    five, six = (change_pay_basis(shown, years=years) for years in (5, 6))
    assert worded(overlap(shown, five, six)) == "5"


@pytest.mark.parametrize(
    ("part", "fields", "message"),
    [
        (Base, {"amount": float("nan")}, "finite"),
        (Base, {"amount": "92k"}, "valid number"),
        (Base, {"amount": True}, "valid number"),
        (Base, {"amount": 1e16}, "less than or equal to 1000000000000000"),
        (Base, {"amount": 1, "raise_percent": 101}, "less than or equal to 100"),
        (Bonus, {}, "expected either percent or amount; found neither"),
        (Bonus, {"percent": 10, "paid": {"likely": 2}}, "shares from 0 to 1.5; found 2"),
        (Bonus, {"percent": 10, "paid": {"low": 1}}, "Field required"),
        (Range, {"low": 3, "likely": 2, "high": 4}, "low <= likely <= high; found 3, 2, 4"),
        (ListedShares, {"total": 1, "schedule": "soon"}, "'flat', 'monthly'"),
        (ListedShares, {"total": 1, "schedule": "own"}, "months and shares in own_schedule"),
        (
            ListedShares,
            {"total": 1, "own_schedule": [[12, 0.5], [24, 0.4]]},
            "expected shares that add up to 100 %; found 90 %",
        ),
        (ListedShares, {"total": 1, "own_schedule": [[12.5, 1]]}, "valid integer"),
        (ListedShares, {"total": 1, "own_schedule": [[12]]}, "own_schedule.0.1"),
        (ListedShares, {"total": 1, "own_schedule": [[0, 1]] * 241}, "at most 240"),
        (Stake, {"percent": 120}, "less than or equal to 100"),
        (Stake, {"percent": 0}, "greater than or equal to 0.000001"),
        (Stake, {"chance": 1.5}, "less than or equal to 1"),
        (Stake, {"chance": -0.1}, "greater than or equal to 0"),
        (Stake, {"kept": 0}, "greater than or equal to 0.000001"),
        (Stake, {"preferred": 1}, "less than or equal to 0.999999"),
        (Stake, {"number": 20, "fully_diluted": 10}, "fully diluted count; found 20 of 10"),
        (Stake, {"sale_year": 0}, "greater than or equal to 1"),
        (PayBasis, {"years": 0}, "greater than or equal to 1"),
        (PayBasis, {"years": 4.0}, "valid integer"),
        (PayBasis, {"factors": {"": 1}}, "at least one visible character"),
        (PayBasis, {"factors": {str(n): 1 for n in range(21)}}, "at most 20"),
    ],
)
def test_pay_that_is_none_is_refused(part, fields, message):
    with pytest.raises(ValidationError, match=message):
        part.model_validate(fields)


@pytest.mark.parametrize("chance", [0, 1])
def test_a_chance_may_be_none_at_all_or_certain(chance):
    assert Stake(chance=chance).chance == chance
