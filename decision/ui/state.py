"""What does this browser tab know? Which decision is open; all else is read from the store.

The only module that touches Streamlit's session state, which is why it is a long one. The open
decision's id is in the URL and in the session; its newest revision in the store is the only truth.
Widgets are drawn from it (`bound`) and change it in callbacks, by an edit applied to the newest one
(`change`). What a select box shows is no part of the decision: the tab remembers it (`choice`).
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple
from zlib import crc32

import streamlit as st

from decision import edits
from decision.files.decision_json import first_decision
from decision.model import Decision
from decision.store.store import Edit, Revision
from decision.ui import saving
from decision.ui.echoes import Echoes
from decision.words.text import legible

LINK = "d"
_OPEN, _ACKNOWLEDGED, _MESSAGE, _BROUGHT = "open_decision", "acknowledged", "message", "brought"
_PAGE, _DRAWN, _ECHOES = "page", "page_is_drawn", "echoes"
_session: Any = st.session_state  # noqa: TID251 (the one place)


class Message(NamedTuple):
    """What a callback has to say, and whether it is bad news."""

    text: str
    is_bad: bool


def open_decision() -> str:
    """Return the id of the open decision: the link's, else this tab's, else the last, else new.

    With that a run begins: what is doubtful in what the browser reports is settled.

    Raises
    ------
    UnknownDecisionError
        If the link names none of this machine.
    """
    _echoes().settled()
    identity = st.query_params.get(LINK) or _session.get(_OPEN) or saving.store().last_opened()
    if identity is None:
        identity = saving.store().create(first_decision())
    if _session.get(_OPEN) != identity:
        saving.work().open(identity)
        _session[_OPEN] = identity
    st.query_params[LINK] = identity
    return identity


def open_new(made: Callable[[], Decision], label: str = "started") -> bool:
    """Make a decision, open it as a new one of this machine, and tell whether it is open."""
    return attempt(lambda: go_to(saving.store().create(made(), label)))


def incoming_key(kind: str) -> str:
    """Return the key of the field where something is brought in."""
    return f"incoming_{kind}_{_session.get(_BROUGHT, 0)}"


def empty_incoming() -> None:
    """Draw an empty field next, as what stood in it has come in; for callbacks."""
    _session[_BROUGHT] = _session.get(_BROUGHT, 0) + 1


def go_to(identity: str | None) -> None:
    """Open another decision; None: the last one, or the sample."""
    _session.pop(_OPEN, None)
    if identity is None:
        st.query_params.pop(LINK, None)
    else:
        st.query_params[LINK] = identity


def enter(page: str) -> None:
    """Say which page is drawn: a widget that two pages have is another one on each.

    The browser draws it anew, and would show its default where the session knows its value already.
    """
    if _session.get(_PAGE) != page:
        _session[_PAGE], _session[_DRAWN] = page, False


def drawn() -> None:
    """Say that all of the page is drawn."""
    _session[_DRAWN] = True


def is_open(identity: str) -> bool:
    """Tell whether this tab shows the decision of this id."""
    return _session.get(_OPEN) == identity


def newest(identity: str) -> Revision:
    """Return the open decision as it stands in the store."""
    return saving.work().newest(identity)


def change(identity: str, edit: Edit, label: str) -> None:
    """Apply an edit to the newest revision; for callbacks."""
    changed(identity, edit, label)


def changed(identity: str, edit: Edit, label: str) -> bool:
    """Apply an edit to the newest revision, and tell whether it could be; for callbacks."""
    return attempt(lambda: saving.work().apply(identity, saving.sound(edit), label), label)


def attempt(action: Callable[[], None], what: str = "") -> bool:
    """Do something to the store, or keep the reason why not, about ``what``, for the next run."""
    _echoes().acted()
    refusal = saving.refusal(action, what)
    if refusal:
        _session[_MESSAGE] = Message(refusal, is_bad=True)
    return refusal is None


def say(text: str) -> None:
    """Show this on the next run; for callbacks."""
    _session[_MESSAGE] = Message(text, is_bad=False)


def last_message() -> Message | None:
    """Return what the last callback has to say, once."""
    return _session.pop(_MESSAGE, None)


def bound(
    identity: str, name: str, value: object, edit: Callable[[Decision, Any], Decision], label: str
) -> dict[str, Any]:
    """Return what ties a widget to the document: drawn from it, changing it in its callback.

    ``edit`` takes the newest decision and the widget's value. A refused value leaves the document
    as it is, and the widget shows the document again.
    """
    key = f"{name}_{_session.get(_PAGE, '')}_{identity}"
    _seed(key, value)
    return {"key": key, "on_change": _typed, "args": (identity, key, edit, label)}


def _seed(key: str, value: object) -> None:
    """Let a widget show a value.

    Doing so on every run would lose fast changes that are still on their way. A run that another
    one broke off may have done so without the browser's hearing of it, so until a page is drawn
    whole it is done again.
    """
    if key in _session and _session[key] != value:
        _echoes().told(key, _session[key])
    elif _session.get(_DRAWN):
        _echoes().heard(key)
    if key not in _session or _session[key] != value or not _session.get(_DRAWN):
        _session[key] = value


def _echoes() -> Echoes:
    return _session.setdefault(_ECHOES, Echoes())


def _typed(identity: str, key: str, edit: Callable[[Decision, Any], Decision], label: str) -> None:
    value = _session[key]
    edited = partial(change, identity, lambda decision: edit(decision, value), label)
    _echoes().act(key, value, edited)


def empty(*keys: str) -> None:
    """Empty fields of no document; for callbacks."""
    for key in keys:
        _session[key] = ""


def typed(key: str) -> str:
    """Return what was typed into a field of no document; for callbacks."""
    return str(_session.get(key) or "")


def board_key(identity: str) -> str:
    """Return the key of a decision's weights board."""
    return f"weights_board_{identity}"


def board_moved(identity: str) -> None:
    """Apply the slider moves that the weights board reports; for its callback.

    ``seq`` grows with every move, ``gesture`` names the drag or the run of key presses, and
    ``points`` holds every slider moved since the last acknowledged ``seq``.
    """
    moved = _session[board_key(identity)].moved
    if not moved or moved["seq"] <= acknowledged(identity):
        return
    points, gesture = moved["points"], moved["gesture"]
    attempt(
        lambda: saving.work().apply(
            identity, lambda decision: edits.set_points(decision, points), "weights moved", gesture
        )
    )
    # A move that was refused is acknowledged too: its slider goes back to where the document is.
    _session[f"{_ACKNOWLEDGED}_{identity}"] = moved["seq"]


def acknowledged(identity: str) -> int:
    """Return the last move of the weights board that was applied, 0 before the first."""
    return int(_session.get(f"{_ACKNOWLEDGED}_{identity}", 0))


# What this tab chose ---------------------------------------------------------------------------


def choice(key: str, names: Mapping[str, str], otherwise: str | None = None) -> dict[str, Any]:
    """Return what ties a select box to what this tab chose, as long as that is among its options.

    ``names`` are the options and how they are shown; otherwise it is ``otherwise``, or the first
    where that is none of them. The choice is kept apart from the widget, whose own state is lost
    when its page is left. In the browser a select box remembers the text it shows, so with other
    options, another order or other names it is another widget.
    """
    names, place = _distinct(names), _chosen_key(key)
    if _session.get(place) not in names:
        _session[place] = otherwise if otherwise in names else next(iter(names))
    widget = f"{key}_{crc32(repr(list(names.items())).encode())}"
    _seed(widget, _session[place])
    return {
        "options": list(names),
        "format_func": names.__getitem__,
        "key": widget,
        "on_change": _copy_choice,
        "args": (key, widget),
    }


def _distinct(names: Mapping[str, str]) -> dict[str, str]:
    """Return legible names, numbered where two look the same: the browser tells what it shows."""
    shown: dict[str, str] = {}
    for option, name in names.items():
        looks, number = legible(name), 1
        while looks in shown.values():
            number += 1
            looks = f"{legible(name)} ({number})"
        shown[option] = looks
    return shown


def _copy_choice(key: str, widget: str) -> None:
    _echoes().act(widget, _session[widget], partial(choose, key, _session[widget]))


def choose(key: str, option: str) -> None:
    """Choose in place of the user what `choice` ties to this key; for callbacks."""
    _session[_chosen_key(key)] = option


def chosen(key: str, otherwise: str) -> str:
    """Return what was chosen under this key by `choice` or `choose`."""
    return str(_session.get(_chosen_key(key), otherwise))


def _chosen_key(key: str) -> str:
    return f"{key}_kept"
