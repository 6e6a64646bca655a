"""What does an offer pay? Edits of the components of pay, and of how pay is compared.

What is left out of a component stays as it is. Nothing is changed where the result would not fit
together, as a bonus in percent of a base that is not there.
"""

from decision.edits.offers import change_offer, offer_of
from decision.edits.ranges import pushed
from decision.fields import Part
from decision.model import Decision, Pay, PayBasis, revised
from decision.pay_fields import Range
from decision.pay_parts import Costs, PaidIn

EMPTY = {"paid_in": PaidIn(), "costs": Costs()}  # in which nothing is said


def change_pay(decision: Decision, offer: str, component: str, **fields: object) -> Decision:
    """Return the decision with some fields of a component of an offer's pay replaced.

    A component that is not there yet is made of them. ``component`` is a field of `Pay`.

    Raises
    ------
    LookupError
        If the offer is no longer there.
    pydantic.ValidationError
        If the result would be no pay.
    """
    before = getattr(offer_of(decision, offer).pay, component, None)
    parts = dict(before) if before is not None else {}
    return _with_pay(decision, offer, **{component: {**parts, **fields}})


def drop_pay(decision: Decision, offer: str, component: str) -> Decision:
    """Return the decision without a component of an offer's pay; raises as `change_pay`."""
    return _with_pay(decision, offer, **{component: None})


def clear_pay(decision: Decision, offer: str, component: str, field: str) -> Decision:
    """Return the decision with a field of a component empty; raises as `change_pay`.

    A component that cannot be without the field, or in which nothing is left, goes with it; but
    what a stake is of stays asked.
    """
    part = getattr(offer_of(decision, offer).pay, component)
    if part is None:
        return decision
    if type(part).model_fields[field].is_required():
        return drop_pay(decision, offer, component)
    after = _with_pay(decision, offer, **{component: _without(part, field)})
    left = getattr(offer_of(after, offer).pay, component)
    is_kept = left != EMPTY.get(component)
    return after if is_kept else drop_pay(decision, offer, component)


def _without(part: Part, field: str) -> dict[str, object]:
    return {name: value for name, value in part if name != field}


def move_pay(
    decision: Decision, offer: str, place: tuple[str, str], end: str, number: float
) -> Decision:
    """Return the decision with one end of a range of pay moved, pushing the others along.

    Parameters
    ----------
    place
        The component and its field, a range.
    end
        low, likely or high. Of a range that is not known yet it is all three.
    """
    component, field = place
    part = getattr(offer_of(decision, offer).pay, component)
    known: Range | None = getattr(part, field, None)
    before = known or Range(low=number, likely=number, high=number)
    return change_pay(decision, offer, component, **{field: pushed(dict(before), end, number)})


def pay_in(decision: Decision, offer: str, currency: str, factor: float | None = None) -> Decision:
    """Return the decision with an offer paid in another currency; raises as `change_pay`.

    Parameters
    ----------
    currency
        Empty: that of the decision.
    factor
        What a unit of it is worth in the decision's currency; None where that was said before.
    """
    if factor is not None:
        factors = {**decision.pay_basis.factors, currency: factor}
        decision = change_pay_basis(decision, factors=factors)
    return _with_pay(decision, offer, currency=currency)


def change_pay_basis(decision: Decision, **fields: object) -> Decision:
    """Return the decision with some fields of how pay is compared replaced.

    Raises
    ------
    pydantic.ValidationError
        If one is out of range, or an offer's currency would have no factor any more.
    """
    basis = PayBasis.model_validate({**dict(decision.pay_basis), **fields})
    return revised(decision, pay_basis=basis)


def _with_pay(decision: Decision, offer: str, **fields: object) -> Decision:
    pay = Pay.model_validate({**dict(offer_of(decision, offer).pay), **fields})
    return change_offer(decision, offer, pay=pay)
