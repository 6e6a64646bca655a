"""How is the pay of all offers compared? Over which years, in which currency, and before what?"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from decision import edits
from decision.imports.reading.amounts import NoAmountError
from decision.model import Decision
from decision.pay_basis import MOST_YEARS
from decision.pay_fields import CURRENCY_LIMIT
from decision.ui import amount_fields, frame, state
from decision.ui.pay import reading
from decision.ui.pay.fields import WIDTH, beside
from decision.words.pay import basis_sentence
from decision.words.text import as_markdown

OPENED = "How the pay of all offers is compared"
LATER = "Money a year later is worth so much less to you. Most leave it at 0."
KEPT = "What is left of it after tax, by your own reckoning. 100 compares before tax."


def show(identity: str, decision: Decision) -> None:
    """Show in one line how pay is compared; unfolded, what there is to change about it."""
    basis = decision.pay_basis
    line = frame.folded(as_markdown(basis_sentence(basis)), f"pay_basis_{identity}", OPENED)
    if not line.open:
        return
    with line, beside():
        _years(identity, basis.years)
        _text(identity, "currency", "Currency", basis.currency, str, max_chars=CURRENCY_LIMIT)
        share = reading.written_percent
        for name, label, shown, tip in (
            ("cash_kept", "Left of cash after tax, %", share(basis.cash_kept), KEPT),
            ("equity_kept", "Left of shares after tax, %", share(basis.equity_kept), KEPT),
        ):
            _text(identity, name, label, shown, _kept, help=tip)
        discount = amount_fields.written(basis.discount_percent)
        _text(identity, "discount_percent", "Discount, % a year", discount, _discount, help=LATER)


def _years(identity: str, years: int) -> None:
    def changed(decision: Decision, chosen: int) -> Decision:
        return edits.change_pay_basis(decision, years=chosen)

    options = list(range(1, MOST_YEARS + 1))
    tied = state.bound_choice(identity, "pay_years", years, changed, "years compared")
    st.selectbox("First years compared", options, index=options.index(years), width=WIDTH, **tied)


def _text(
    identity: str,
    name: str,
    label: str,
    shown: str,
    read: Callable[[str], object],
    **options: Any,  # noqa: ANN401
) -> None:
    def changed(decision: Decision, typed: str) -> Decision:
        try:
            value = read(typed)
        except NoAmountError as error:
            raise NoAmountError(f"{label}: {error}") from None
        return edits.change_pay_basis(decision, **{name: value})

    tied = state.bound(identity, f"pay_basis_{name}", shown, changed, label.lower())
    st.text_input(label, width=WIDTH, **options, **tied)


def _kept(typed: str) -> float:
    share = reading.share(typed, reading.SOME)
    return 1.0 if share is None else share


def _discount(typed: str) -> float:
    return reading.percent(typed) or 0.0
