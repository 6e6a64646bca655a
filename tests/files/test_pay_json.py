"""Pay in files and in the store: out and back in, and refused with place, found and expected."""

import json

import pytest
from hypothesis import given

from decision.edits import change_offer, change_pay, change_pay_basis, pay_in
from decision.files import decision_json
from decision.files.problems import BadFileError
from decision.store.store import Store
from tests.pays import pays, three_offers


def round_trip(decision):
    return decision_json.read("x.json", decision_json.written(decision).encode())


@given(pays)
def test_pay_written_and_read_again_is_the_same(pay):
    decision = change_offer(three_offers(), "bank", pay=pay)
    assert round_trip(decision) == decision


def abroad():
    decision = change_pay_basis(three_offers(), currency="EUR", discount_percent=3.0, years=5)
    return pay_in(decision, "bank", "US$", 0.9)


def test_the_basis_and_other_currencies_are_written_and_read():
    assert round_trip(abroad()) == abroad()


def test_pay_is_kept_and_an_edit_of_it_taken_back(tmp_path):
    store = Store(tmp_path)
    kept = store.create(abroad())
    store.apply(kept, lambda d: change_pay(d, "stay", "base", amount=90_000.0), "base pay changed")
    newest = Store(tmp_path).newest(kept)
    assert newest.decision.offers[2].pay.base.amount == 90_000
    assert newest.undo == "base pay changed"
    assert store.undo(kept).decision == abroad()


def refusal(change):
    document = json.loads(decision_json.written(abroad()))
    change(document)
    with pytest.raises(BadFileError) as refused:
        decision_json.read("my.json", json.dumps(document).encode())
    return str(refused.value)


def with_pay(**parts):
    return lambda document: document["offers"][0]["pay"].update(parts)


PAY = 'my.json, offers → 1 ("Fintech") → pay'


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            with_pay(base={"amount": -5}),
            f'{PAY} → base → amount: found "-5"; expected input should be greater than or equal',
        ),
        (
            with_pay(base={"amount": "92k"}),
            f'{PAY} → base → amount: found "92k"; expected a number',
        ),
        (with_pay(base=92_000), f'{PAY} → base: found "92000"; expected '),
        (
            with_pay(stake={"percent": 120}),
            f'{PAY} → stake → percent: found "120"; expected input should be less than or equal',
        ),
        (
            with_pay(stake={"chance": 3}),
            f'{PAY} → stake → chance: found "3"; expected input should be less than or equal to 1',
        ),
        (
            with_pay(stake={"sale": {"low": 9, "likely": 5, "high": 6}}),
            f"{PAY} → stake → sale: found 9, 5, 6; expected low <= likely <= high",
        ),
        (
            with_pay(listed_shares={"total": 1, "own_schedule": [[12, 0.5], [24, 0.3]]}),
            f"{PAY} → listed_shares → own_schedule: found 80 %; expected shares that add up to",
        ),
        (
            with_pay(bonus={"percent": 12, "amount": 3}),
            f"{PAY} → bonus: found both; expected either percent or amount",
        ),
        (with_pay(perks=[]), f'{PAY} → perks: found "[]"; expected no such entry'),
        (
            with_pay(currency="CHF"),
            f'{PAY} → currency: found "CHF"; expected the currency of the decision, or one with',
        ),
        (
            lambda document: document["pay_basis"].update(factors={"EUR": 2, "US$": 1}),
            "my.json, pay_basis: found EUR; expected factors of other currencies",
        ),
        (
            lambda document: document["pay_basis"].update(years=0),
            'my.json, pay_basis → years: found "0"; expected input should be greater than',
        ),
        (
            lambda document: document["pay_basis"].update(curve={"least": 9.0, "enough": 2.0}),
            "my.json, pay_basis → curve: found 9, 2; expected amounts that rise, least and enough",
        ),
        (
            lambda document: document["criteria"].append("offer_pay"),
            "my.json, pay_basis → curve: found nothing; expected a curve where offer_pay counts",
        ),
        (
            lambda document: document["offers"][0]["ratings"].update(offer_pay={"likely": 5.0}),
            '→ ratings → offer_pay: found "a rating"; expected no rating on what is made of pay',
        ),
    ],
)
def test_bad_pay_is_refused_with_place_found_and_expected(change, message):
    assert message in refusal(change)


def test_a_hostile_currency_steers_no_terminal():
    message = refusal(with_pay(currency="\u202e\x1b[31m"))
    assert message.isprintable()
