"""How are the fields of an offer's pay tied to the document? Drawn from it, read when typed.

What was typed is taken whole or not at all; a refusal names the field. The first currency that is
typed becomes the decision's.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from decision import edits
from decision.fields import Part
from decision.imports.reading.amounts import Amount, NoAmountError
from decision.imports.reading.units import MONEY
from decision.model import Decision, Offer
from decision.ui import amount_fields, state
from decision.ui.pay import reading
from decision.words.text import as_label

WIDTH = 210
ENDS = ("low", "likely", "high")
Edit = Callable[[Decision, str], Decision]


class OfOffer(NamedTuple):
    """Whose pay is shown."""

    identity: str
    decision: Decision
    offer: Offer

    @property
    def currency(self) -> str:
        """The currency in which the offer is paid; empty if nobody said."""
        return self.decision.pay_basis.currency_of(self.offer.pay)

    def part(self, component: str) -> Part | None:
        """Return a component of the offer's pay."""
        return getattr(self.offer.pay, component)

    def holds(self, component: str, field: str) -> Any:  # noqa: ANN401
        """Return what a field of a component holds; None where there is no such component."""
        return getattr(self.part(component), field, None)


class Kind(NamedTuple):
    """What is typed into a field, and how it is written there again.

    Attributes
    ----------
    unit
        Stands behind the label; that of money begins with ``{currency}``.
    read
        Takes the text and the unit.
    is_range
        Whether a low, a likely and a high one are asked for.
    """

    unit: str
    read: Callable[[str, str], Any]
    written: Callable[[Any], str] = amount_fields.written
    is_range: bool = False

    @property
    def is_money(self) -> bool:
        """Whether it is typed in a currency."""
        return self.unit.startswith("{currency}")

    def unit_in(self, currency: str) -> str:
        """Return the unit of amounts in a currency."""
        return self.unit.format(currency=currency).strip()


class Field(NamedTuple):
    """A field of a component of pay: what it is called, what may be typed, and what is said of it.

    ``begins`` is what the component holds beside, if it is made by this field.
    """

    component: str
    name: str
    label: str
    kind: Kind
    help: str = ""
    example: str = ""
    begins: tuple[tuple[str, object], ...] = ()


def show(of: OfOffer, fields: Sequence[Field]) -> None:
    """Show fields of an offer's pay side by side, as far as there is room."""
    with beside():
        for field in fields:
            for end in ENDS if field.kind.is_range else ("",):
                show_one(of, field, end)


def beside() -> DeltaGenerator:
    """Return a place for fields side by side, as far as there is room."""
    return st.container(horizontal=True, vertical_alignment="bottom", gap="small")


def show_one(of: OfOffer, field: Field, end: str = "") -> None:
    """Show a field of an offer's pay, or one end of a range."""
    holds = of.holds(field.component, field.name)
    holds = getattr(holds, end, None) if end else holds
    label = f"{field.label}: {end}" if end else field.label
    text(
        of,
        f"{field.component}_{field.name}{end}",
        (label, field.kind.unit_in(in_label(of.currency))),
        "" if holds is None else field.kind.written(holds),
        lambda decision, typed: _changed(of, field, end, decision, typed),
        help=field.help,
        placeholder=field.example,
    )


def text(
    of: OfOffer,
    name: str,
    said: tuple[str, str],
    shown: str,
    edit: Edit,
    **options: Any,  # noqa: ANN401
) -> None:
    """Show a field of text; ``edit`` takes what is typed.

    ``said`` is its label and its unit, a currency in them as `in_label` has it.
    """
    label, unit = said

    def changed(decision: Decision, typed: str) -> Decision:
        try:
            return edit(decision, typed.strip())
        except NoAmountError as error:
            raise NoAmountError(f"{label}: {error}") from None

    undo = f"{label} of {of.offer.name}"
    tied = state.bound(of.identity, f"pay_{name}_{of.offer.key}", shown, changed, undo)
    with_unit = f"{label}, {unit}" if unit else label
    st.text_input(with_unit, **{"width": WIDTH, **options}, **tied)


def in_label(currency: str) -> str:
    """Return a currency for a label.

    One that is well known stands as it is: what is escaped is also read aloud.
    """
    return currency if re.fullmatch(MONEY, currency) else as_label(currency)


def _changed(of: OfOffer, field: Field, end: str, decision: Decision, typed: str) -> Decision:
    """Return the decision with what was typed; what is cleared is as if it had never been said."""
    decision, currency = in_currency(of, decision, typed) if field.kind.is_money else (decision, "")
    value = field.kind.read(typed, field.kind.unit_in(currency or "money"))
    offer, place = of.offer.key, (field.component, field.name)
    if value is None or (isinstance(value, Amount) and value.is_unknown):
        return edits.clear_pay(decision, offer, *place)
    if isinstance(value, Amount):
        return _range(decision, offer, place, end, value)
    begins = {} if of_component(decision, offer, field.component) else dict(field.begins)
    return edits.change_pay(decision, offer, field.component, **begins, **{field.name: value})


def of_component(decision: Decision, offer: str, component: str) -> Part | None:
    """Return a component of the pay of an offer, by the offer's key; raises as `offer_of`."""
    return getattr(edits.offer_of(decision, offer).pay, component)


def in_currency(of: OfOffer, decision: Decision, typed: str) -> tuple[Decision, str]:
    """Return the decision and an amount's currency; the first that is typed is everybody's."""
    currency = decision.pay_basis.currency_of(edits.offer_of(decision, of.offer.key).pay)
    first = "" if currency else reading.currency_in(typed)
    if first:
        decision = edits.change_pay_basis(decision, currency=first)
    return decision, currency or first


def _range(
    decision: Decision, offer: str, place: tuple[str, str], end: str, typed: Amount
) -> Decision:
    """Return the decision with a range, or with one end of it moved."""
    component, name = place
    if typed.low == typed.high:
        return edits.move_pay(decision, offer, place, end, float(typed.likely or 0.0))
    ends = {each: getattr(typed, each) for each in ENDS}
    return edits.change_pay(decision, offer, component, **{name: ends})
