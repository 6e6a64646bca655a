"""How does what a list or a table reports reach the decision? Each change once, in its order.

A component sends every change that was not acknowledged yet, so that none is lost where runs are
interrupted or a message goes astray. Each says which field of which cell it is about, the new
value, and what stood there when it was begun.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, Protocol

from decision.model import Decision
from decision.ui import session, state

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


def acknowledged(key: str) -> int:
    """Return the last change of a component that was taken, 0 before the first."""
    return int(session.values.get(_acknowledged(key), 0))


def receiver(identity: str, key: str, fields: Fields) -> Callable[[], None]:
    """Return the callback that takes what a component reports."""
    return lambda: _take(identity, key, fields)


def _take(identity: str, key: str, fields: Fields) -> None:
    sent = session.values[key].changed
    if not sent:
        return
    for change in _new(key, sent["changes"]):
        state.change(identity, _edit(fields, change), fields.label(change))
        # One that was refused is acknowledged too: its field shows the document again.
        session.values[_acknowledged(key)] = change.seq


def _edit(fields: Fields, change: Change) -> Callable[[Decision], Decision]:
    return lambda decision: fields.edit(decision, change)


def _new(key: str, sent: Iterable[dict[str, Any]]) -> list[Change]:
    changes = sorted(Change(**each) for each in sent)
    return [change for change in changes if change.seq > acknowledged(key)]


def _acknowledged(key: str) -> str:
    return f"acknowledged_{key}"
