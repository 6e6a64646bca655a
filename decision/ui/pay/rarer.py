"""What is rarer of an offer's pay? Raises, repayment, further grants, costs, hours, and such.

What belongs to something else is asked once that is there.
"""

from collections.abc import Iterator

import streamlit as st

from decision import edits
from decision.files.problems import quoted
from decision.imports.reading.amounts import NoAmountError
from decision.model import Decision
from decision.ui import amount_fields, frame, state
from decision.ui.pay import described, fields, reading
from decision.ui.pay.fields import Field, OfOffer

CURRENCY = "Paid in another currency"
EXAMPLE = "such as USD 0.92"


def show(of: OfOffer) -> None:
    """Show what is rarer, folded."""
    more = frame.folded("More of its pay", f"pay_more_{of.identity}")
    if not more.open:
        return
    with more:
        fields.show(of, list(_promised(of)))
        _toggles(of)
        fields.show(of, described.PAID_IN)
        fields.show(of, described.COSTS)
        fields.show(of, list(_hours(of)))
        _currency(of)


def _promised(of: OfOffer) -> Iterator[Field]:
    if of.part("base") is not None:
        yield described.RAISE
    yield described.SECOND_YEAR
    if of.part("sign_on") is not None:
        yield described.REPAID_WITHIN
    yield described.REFRESHERS
    if of.part("refreshers") is not None and not of.holds("refreshers", "is_written"):
        yield described.REFRESHER_CHANCE


def _hours(of: OfOffer) -> Iterator[Field]:
    yield described.WORK_HOURS
    if of.part("working_time") is not None:
        yield from described.WAY_HOURS


def _toggles(of: OfOffer) -> None:
    if of.holds("sign_on", "repay_months"):
        _toggle(of, "sign_on", "repay_whole", "All of it is paid back, however late")
    if of.part("refreshers") is not None:
        _toggle(of, "refreshers", "is_written", "Further grants are in writing")


def _toggle(of: OfOffer, component: str, name: str, label: str) -> None:
    def changed(decision: Decision, on: bool) -> Decision:
        return edits.change_pay(decision, of.offer.key, component, **{name: on})

    key, undo = f"pay_{component}_{name}_{of.offer.key}", f"{label} of {of.offer.name}"
    st.toggle(label, **state.bound(of.identity, key, of.holds(component, name), changed, undo))


def _currency(of: OfOffer) -> None:
    """Show in which other currency an offer is paid, and what one of it counts as."""
    currency, basis = of.offer.pay.currency, of.decision.pay_basis
    factor = amount_fields.written(basis.factor(currency)) if currency else ""
    home = fields.in_label(basis.currency) or "the currency of the others"
    said = CURRENCY, f"and what one of it is worth in {home}"
    shown = f"{currency} {factor}".strip()
    fields.text(of, "currency", said, shown, lambda d, t: _paid_in(of, d, t), placeholder=EXAMPLE)


def _paid_in(of: OfOffer, decision: Decision, typed: str) -> Decision:
    if not typed:
        return edits.pay_in(decision, of.offer.key, "")
    currency, _, factor = typed.rpartition(" ")
    number = reading.number(factor, "") if currency else None
    if number is None:
        found = quoted(typed)
        raise NoAmountError(f"found {found}; expected a currency and a number, {EXAMPLE}")
    return edits.pay_in(decision, of.offer.key, currency.strip(), number)
