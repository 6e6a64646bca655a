"""Pay as a criterion: what the document holds of it, and what is refused."""

import pytest
from pydantic import ValidationError

from criteria.criterion import PAY_KEY
from decision.describing import criteria_in_use
from decision.edits import (
    add_own_criterion,
    change_pay_basis,
    change_pay_curve,
    count_pay,
    pay_counts,
    set_points,
    stop_counting_pay,
)
from decision.files import decision_json
from decision.model import Decision, OwnCriterion, PayBasis, PayCurve, Rating, revised
from tests.pays import three_offers

CURVE = PayCurve(least=60_000, middle=80_000, enough=120_000)


def counted():
    return count_pay(three_offers(), CURVE)


def test_pay_that_counts_is_a_measured_criterion_with_its_three_amounts():
    decision = change_pay_basis(counted(), currency="EUR")
    made = criteria_in_use(decision)[-1]
    assert (made.key, made.name, made.measure.unit) == (PAY_KEY, "Pay", "EUR a year")
    assert made.meaning.endswith("less what it costs you, mean of years 1–4.")
    assert (made.measure.worst, made.measure.half, made.measure.best) == (60_000, 80_000, 120_000)


def test_pay_that_stops_counting_keeps_its_amounts_and_its_slider():
    decision = set_points(counted(), {PAY_KEY: 80.0})
    out = stop_counting_pay(decision)
    assert not pay_counts(out)
    assert count_pay(out, PayCurve(least=0, enough=1)) == decision


def test_the_last_criterion_in_use_stays():
    alone = revised(counted(), criteria=(PAY_KEY,))
    assert stop_counting_pay(alone) == alone


def test_an_own_criterion_of_the_same_name_is_told_apart():
    decision = add_own_criterion(counted(), "pay", ())
    assert [each.name for each in criteria_in_use(decision)][-2:] == ["Pay (worked out)", "pay"]
    assert add_own_criterion(counted(), "Offer pay", ()).criteria[-1] == f"{PAY_KEY}_2"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"least": 130_000.0},
            "expected amounts that rise, least, middle and enough; found 130,000, 80,000, 120,000",
        ),
        (
            {"middle": 60_000.0},
            "expected amounts that rise, least, middle and enough; found 60,000, 60,000, 120,000",
        ),
        (
            {"middle": None, "least": 120_000.0},
            "expected amounts that rise, least and enough; found 120,000, 120,000",
        ),
        ({"middle": None, "least": 120_000 - 1e-9}, "expected amounts further apart"),
        ({"least": -1.0}, "greater than or equal to 0"),
        ({"enough": 1e13}, "less than or equal to 1000000000000"),
    ],
)
def test_amounts_out_of_order_are_refused_with_what_was_found(fields, message):
    with pytest.raises(ValidationError, match=message):
        change_pay_curve(counted(), **fields)


def test_a_curve_that_is_not_there_cannot_be_changed():
    with pytest.raises(LookupError, match="does not count"):
        change_pay_curve(three_offers(), least=1.0)


def test_a_document_cannot_count_pay_without_a_curve_or_rate_it():
    with pytest.raises(ValidationError, match=r"pay_basis\.curve\n  expected a curve"):
        revised(counted(), pay_basis=PayBasis())
    offers = [
        offer.model_copy(update={"ratings": {PAY_KEY: Rating(likely=5)}})
        for offer in counted().offers[:1]
    ]
    with pytest.raises(ValidationError, match=r"ratings\.offer_pay\n  expected no rating"):
        revised(counted(), offers=offers)
    with pytest.raises(ValidationError, match=r"expected another key than .*offer_pay"):
        OwnCriterion(key=PAY_KEY, name="Mine")


def test_pay_that_counts_is_the_same_when_it_is_read_again():
    decision = set_points(counted(), {PAY_KEY: 80.0})
    assert decision_json.read("x.json", decision_json.written(decision).encode()) == decision
    assert Decision.model_validate_json(decision.model_dump_json()) == decision


def test_equal_bases_have_equal_hashes():
    first, second = (PayBasis(currency="EUR", factors={"USD": 0.9}, curve=CURVE) for _ in "ab")
    assert hash(first) == hash(second)
    assert len({first, second, PayBasis(), PayBasis(curve=CURVE)}) == 3
