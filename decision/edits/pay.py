"""What does an offer pay? Edits of the components of pay, and of how pay is compared.

What is left out of a component stays as it is. Nothing is changed where the result would not fit
together, as a bonus in percent of a base that is not there.
"""

from decision.edits.offers import change_offer, offer_of
from decision.model import Decision, Pay, PayBasis, revised


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
