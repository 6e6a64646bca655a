"""Does pay count, and what is it worth? Edits of pay as a criterion, and of its three amounts."""

from criteria.criterion import PAY_KEY
from decision.edits.criteria import switch_off, switch_on
from decision.edits.pay import change_pay_basis
from decision.model import Decision, PayCurve


def pay_counts(decision: Decision) -> bool:
    """Tell whether pay is one of the criteria in use."""
    return PAY_KEY in decision.criteria


def count_pay(decision: Decision, proposed: PayCurve) -> Decision:
    """Return the decision in which pay counts, as a criterion with a slider, last in order.

    Parameters
    ----------
    proposed
        What it is worth, if that was not said before.
    """
    curve = decision.pay_basis.curve or proposed
    return switch_on(change_pay_basis(decision, curve=curve), PAY_KEY)


def stop_counting_pay(decision: Decision) -> Decision:
    """Return the decision in which pay does not count; the last criterion in use stays.

    Its amounts and its slider are kept for when it counts again.
    """
    return switch_off(decision, PAY_KEY)


def change_pay_curve(decision: Decision, **fields: float | None) -> Decision:
    """Return the decision with some of the three amounts replaced that say what pay is worth.

    Raises
    ------
    LookupError
        If pay was never counted.
    pydantic.ValidationError
        If the amounts are out of order.
    """
    curve = decision.pay_basis.curve
    if curve is None:
        raise LookupError("pay does not count any more")
    return change_pay_basis(decision, curve=PayCurve.model_validate({**dict(curve), **fields}))
