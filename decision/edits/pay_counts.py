"""Does pay count, and what is it worth? Edits of pay as a criterion, and of its three amounts."""

from criteria.criterion import PAY_KEY
from decision.edits.criteria import switch_off, switch_on
from decision.edits.pay import change_pay_basis
from decision.model import Decision, PayCurve

STEPS, DECIMALS = 10, 2


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


def raise_means_more(decision: Decision, *, first: bool) -> Decision:
    """Return the decision in which the amount worth half moves a tenth of the way between the ends.

    Down if the first raise, from the least to it, means more, else up; never onto an end.

    Raises
    ------
    LookupError
        If pay was never counted.
    """
    curve = _curve_of(decision)
    span, before = curve.enough - curve.least, curve.middle
    before = curve.least + span / 2 if before is None else before
    step = -span / STEPS if first else span / STEPS
    within = curve.least + span / STEPS, curve.enough - span / STEPS
    middle = round(min(max(before + step, within[0]), within[1]), DECIMALS)
    return change_pay_curve(decision, middle=middle)


def change_pay_curve(decision: Decision, **fields: float | None) -> Decision:
    """Return the decision with some of the three amounts replaced that say what pay is worth.

    Raises
    ------
    LookupError
        If pay was never counted.
    pydantic.ValidationError
        If the amounts are out of order.
    """
    curve = _curve_of(decision)
    return change_pay_basis(decision, curve=PayCurve.model_validate({**dict(curve), **fields}))


def _curve_of(decision: Decision) -> PayCurve:
    curve = decision.pay_basis.curve
    if curve is None:
        raise LookupError("pay does not count any more")
    return curve
