"""Which decision does this browser tab show? All else is read from the store.

The open decision's id is in the URL and in the session; its newest revision in the store is the
only truth. Widgets are drawn from it (`bound`) and change it in callbacks, by an edit applied to
the newest one (`change`). What another tab changed is said (`open_decision`), and neither replaced
nor undone unseen (`shown`).
"""

from collections.abc import Callable
from math import inf
from time import monotonic
from typing import Any, NamedTuple

import streamlit as st

from decision.files.decision_json import first_decision
from decision.model import Decision
from decision.store.store import Edit, Revision
from decision.ui import saving, session, shown
from decision.ui.shown import Sending, SetField
from decision.ui.way_back import LINK as LINK

_OPEN, _MESSAGE, _BROUGHT = "open_decision", "message", "brought"
_SAID_FOR = "said_for"  # runs, of the message that stands on the page
_RESUMED_AT = "resumed_at"
RESUMED_SECONDS = 30.0  # in which it is said
RESUMED = (
    "This page had lost its connection to Crossroads. Now it shows what is saved. "
    "If you have just changed something, see whether it is there."
)


class Message(NamedTuple):
    """What a callback has to say, and whether it is bad news."""

    text: str
    is_bad: bool


def open_decision() -> str:
    """Return the id of the open decision; as `open_newest`."""
    return open_newest()[0]


def open_newest() -> tuple[str, Revision]:
    """Return the open decision: the link's, else this tab's, else the last, else a new one.

    With that a run begins: what is doubtful in what the browser reports is settled. From now on
    the page shows the newest revision, which is returned with the id.

    Raises
    ------
    UnknownDecisionError
        If the link names none of this machine.
    """
    session.echoes().settled()
    if session.is_new() and session.reported():
        session.values[_RESUMED_AT] = monotonic()
    identity = (
        st.query_params.get(LINK) or session.values.get(_OPEN) or saving.store().last_opened()
    )
    if identity is None:
        identity = saving.store().create(first_decision())
    if session.values.get(_OPEN) != identity:
        saving.work().open(identity)
        session.values[_OPEN] = identity
    st.query_params[LINK] = identity
    return identity, _look(identity)


def is_anything_open() -> bool:
    """Tell whether the address or this tab names a decision."""
    return bool(st.query_params.get(LINK) or session.values.get(_OPEN))


def _look(identity: str) -> Revision:
    """Show the newest revision from now on, and say what another tab changed."""
    session.tab()
    newest, is_changed = shown.look(identity)
    if is_changed:
        say(f"Changed in another tab: {shown.last_change(newest)}. Now shown.")
    return newest


def open_new(made: Callable[[], Decision], label: str = "started") -> bool:
    """Make a decision, open it as a new one of this machine, and tell whether it is open."""
    return attempt(lambda: go_to(saving.store().create(made(), label)))


def incoming_key(kind: str) -> str:
    """Return the key of the field where something is brought in."""
    return f"incoming_{kind}_{session.values.get(_BROUGHT, 0)}"


def empty_incoming() -> None:
    """Draw an empty field next, as what stood in it has come in; for callbacks."""
    session.values[_BROUGHT] = session.values.get(_BROUGHT, 0) + 1


def go_to(identity: str | None) -> None:
    """Open another decision; None: the last one, or the sample."""
    session.values.pop(_OPEN, None)
    if identity is None:
        st.query_params.pop(LINK, None)
    else:
        st.query_params[LINK] = identity


def is_open(identity: str) -> bool:
    """Tell whether this tab shows the decision of this id."""
    return session.values.get(_OPEN) == identity


def newest(identity: str) -> Revision:
    """Return the open decision as it stands in the store."""
    return saving.work().newest(identity)


def at_hand(identity: str) -> Revision:
    """Return the open decision as this server saw it last; the store is asked if it never did.

    What another server changes since, the browser hears of by itself (`watching`).
    """
    work = saving.work()
    return work.at_hand(identity) or work.newest(identity)


def change(identity: str, edit: Edit, label: str) -> None:
    """Apply an edit to the newest revision; for callbacks."""
    changed(identity, edit, label)


def changed(identity: str, edit: Edit, label: str) -> bool:
    """Apply an edit to the newest revision, and tell whether it could be; for callbacks."""
    return attempt(lambda: shown.apply(identity, edit, label), label)


def attempt(action: Callable[[], object], what: str = "") -> bool:
    """Do something to the store, or keep the reason why not, about ``what``, for the next run."""
    session.echoes().acted()
    refusal = saving.refusal(action, what)
    if refusal:
        session.values[_MESSAGE] = Message(refusal, is_bad=True)
    return refusal is None


def say(text: str) -> None:
    """Show this on the next run, below what is to be said already."""
    before = session.values.get(_MESSAGE, Message("", is_bad=False))
    session.values[_MESSAGE] = before._replace(text=f"{before.text}\n{text}".strip())


def is_resumed() -> bool:
    """Tell whether this page outlived its session a moment ago."""
    return monotonic() - session.values.get(_RESUMED_AT, -inf) < RESUMED_SECONDS


def has_message() -> bool:
    """Tell whether the last callback has something to say."""
    return _MESSAGE in session.values


def last_message() -> Message | None:
    """Return what the last callback has to say, once."""
    message: Message | None = session.values.pop(_MESSAGE, None)
    session.values[_SAID_FOR] = 1 if message else 0
    return message


def has_been_said() -> bool:
    """Tell whether a message has stood through a run of a part already: it stands for one."""
    runs = session.values.get(_SAID_FOR, 0)
    session.values[_SAID_FOR] = runs and runs + 1
    return bool(runs > 1)


def bound(identity: str, name: str, value: object, edit: SetField, label: str) -> dict[str, Any]:
    """Return what ties a field to the document: drawn from it, changing it in its callback.

    ``edit`` takes the newest decision and the field's value. A refused value leaves the document
    as it is, and the field shows the document again. One that another tab changed since it was
    drawn is left, too; then the user picks (`notices`).
    """
    # A browser that missed what the session told shows this, and would report anything else.
    return {"value": value, **bound_choice(identity, name, value, edit, label)}


def bound_choice(
    identity: str, name: str, value: object, edit: SetField, label: str
) -> dict[str, Any]:
    """Return what ties a choice among options to the document, as `bound` does a field.

    The widget is to have the same value as its ``index`` or ``default``.
    """
    key = f"{name}_{session.page()}_{identity}"
    if shown.is_resumed(key):
        shown.resumed(key, identity, value, edit, label)
    else:
        session.seed(key, value)
    return {"key": key, "on_change": _typed, "args": (identity, key, value, edit, label)}


def _typed(identity: str, key: str, was: object, edit: SetField, label: str) -> None:
    session.report(key, lambda value: set_field(identity, edit, value, label, Sending(was=was)))


def set_field(
    identity: str,
    edit: SetField,
    value: Any,  # noqa: ANN401
    label: str,
    how: Sending | None = None,
) -> None:
    """Change a field, unless another tab changed it since it was shown; for callbacks."""
    attempt(lambda: shown.set_field(identity, edit, value, label, how), label)


def settle() -> None:
    """Once a page is drawn: show again if it brings what the document does not hold."""
    if shown.settle_resumed():
        session.draw_anew()


def empty(*keys: str) -> None:
    """Empty fields of no document; for callbacks."""
    for key in keys:
        session.values[key] = ""


def typed(key: str) -> str:
    """Return what was typed into a field of no document; for callbacks."""
    return str(session.values.get(key) or "")
