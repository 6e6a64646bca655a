"""How does what a list or a table reports reach the decision? Each change once, in its order.

A component sends every change that was not acknowledged yet, so that none is lost where runs are
interrupted or a message goes astray. Each says which field of which cell it is about, the new
value, and what stood there when it was begun.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from decision.model import Decision, Offer
from decision.ui import sending, session
from decision.ui.sending import FieldChange

BETWEEN = "."  # keys have none


class Change(NamedTuple):
    """What somebody changed: one field of one cell. ``was`` is what stood there before."""

    seq: int
    cell: str
    field: str
    value: Any
    was: Any


class Fields(Protocol):
    """What the cells of a list are to the decision."""

    def edit(self, decision: Decision, change: Change) -> Decision:
        """Return the decision with one field of a cell changed."""

    def label(self, change: Change) -> str:
        """Return what was changed, as undo names it."""


def named(thing: str, field: str, offer: str, offers: Sequence[Offer] = ()) -> str:
    """Return what is changed of an offer, as undo names it.

    >>> named("Runway", "note", "lab")
    'Runway: note'
    """
    names = [each.name for each in offers if each.key == offer]
    return f"{thing}{''.join(f' of {name}' for name in names)}: {field}"


def cell(offer: str, about: str) -> str:
    """Return the name of a cell: what is known of an offer about a question or a criterion."""
    return f"{offer}{BETWEEN}{about}"


def offer_and_about(cell: str) -> tuple[str, str]:
    """Return the keys in the name of a cell.

    >>> offer_and_about(cell("lab", "runway"))
    ('lab', 'runway')
    """
    offer, _, about = cell.partition(BETWEEN)
    return offer, about


class Tied(NamedTuple):
    """What ties a component to the decision: the component's key, and what its cells are."""

    identity: str
    key: str
    fields: Fields

    @property
    def acknowledged(self) -> int:
        """The number of the last change that is done, 0 before the first."""
        return sending.acknowledged(self.identity, self.key)

    def take(self) -> None:
        """Do once what the component asks for; for its callback."""
        self._is_new()

    def _is_new(self) -> bool:
        """Do what is asked for, and tell whether there was anything new."""
        sent = session.values[self.key].changed
        if not sent:
            return False
        changes = [field_change(self.fields, Change(**each)) for each in sent["changes"]]
        return sending.apply_fields(self.identity, self.key, sent["client"], changes)

    def drawn(self) -> None:
        """Take what was changed while the server was away; for when the component is drawn."""
        if self._is_new():
            session.draw_anew()


def field_change(fields: Fields, change: Change) -> FieldChange:
    """Return what a change does to the decision."""

    def edit(decision: Decision, value: Any) -> Decision:  # noqa: ANN401
        return fields.edit(decision, change._replace(value=value))

    return FieldChange(change.seq, edit, change.value, fields.label(change), change.was)
