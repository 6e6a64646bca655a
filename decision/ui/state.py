"""What does this browser tab know? Which decision is open; all else is read from the store.

The only module that touches Streamlit's session state. The open decision's id is in the URL and
in the session; its newest revision in the store is the only truth. Widgets are drawn from it and
change it in callbacks, by an edit applied to the newest revision.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from decision import edits
from decision.files import decision_json
from decision.files.store import Edit, Revision, Store, UnreadableDecisionError, data_folder
from decision.home import sample

LINK = "d"
BOARD = "weights_board"
_OPEN, _ACKNOWLEDGED, _TOLD = "open_decision", "acknowledged", "told"
_session: Any = st.session_state  # noqa: TID251 (the one place)


@st.cache_resource
def store() -> Store:
    """Return the store of this machine."""
    return Store(data_folder())


def open_decision() -> str:
    """Return the id of the open decision: the link's, else this tab's, else the last, else new.

    Raises
    ------
    UnknownDecisionError
        If the link names none of this machine.
    """
    identity = st.query_params.get(LINK) or _session.get(_OPEN) or store().last_opened()
    if identity is None:
        identity = start_sample()
    if _session.get(_OPEN) != identity:
        store().open(identity)
        _session[_OPEN] = identity
    st.query_params[LINK] = identity
    return identity


def start_sample() -> str:
    """Keep a new copy of the sample decision and return its id."""
    return store().create(decision_json.read(sample().name, sample().read_bytes()))


def go_to(identity: str | None) -> None:
    """Open another decision; None: the last one, or the sample."""
    _session.pop(_OPEN, None)
    if identity is None:
        st.query_params.pop(LINK, None)
    else:
        st.query_params[LINK] = identity


def newest(identity: str) -> Revision:
    """Return the open decision as it stands in the store."""
    return store().newest(identity)


def change(identity: str, edit: Edit, label: str) -> None:
    """Apply an edit to the newest revision; for callbacks."""
    _attempt(lambda: store().apply(identity, edit, label))


def undo(identity: str) -> None:
    """Take the newest edit back; for callbacks."""
    _attempt(lambda: store().undo(identity))


def redo(identity: str) -> None:
    """Do again what was taken back last; for callbacks."""
    _attempt(lambda: store().redo(identity))


def _attempt(action: Callable[[], None]) -> None:
    """Do something to the store, or keep the reason why not for the next run."""
    try:
        action()
    except (OSError, SQLAlchemyError) as error:
        _session[_TOLD] = f"This could not be saved: {getattr(error, 'orig', None) or error}."
    except (LookupError, UnreadableDecisionError):
        pass  # the page finds the same when it is drawn, and says what can be done


def told() -> str | None:
    """Return what the last callback has to say, once."""
    message: str | None = _session.pop(_TOLD, None)
    return message


def board_key(identity: str) -> str:
    """Return the key of a decision's weights board."""
    return f"{BOARD}_{identity}"


def board_moved(identity: str) -> None:
    """Apply the slider moves that the weights board reports; for its callback."""
    moved = _session[board_key(identity)].moved
    if not moved or moved["seq"] <= acknowledged(identity):
        return
    points, gesture = moved["points"], moved["gesture"]
    _attempt(
        lambda: store().apply(
            identity, lambda decision: edits.set_points(decision, points), "weights moved", gesture
        )
    )
    # A move that was refused is acknowledged too: its slider goes back to where the document is.
    _session[f"{_ACKNOWLEDGED}_{identity}"] = moved["seq"]


def acknowledged(identity: str) -> int:
    """Return the last move of the weights board that was applied, 0 before the first."""
    return int(_session.get(f"{_ACKNOWLEDGED}_{identity}", 0))


def keep_among(key: str, options: list[str], otherwise: str) -> None:
    """Give a select box, before it is drawn, a choice that is among its options."""
    if _session.get(key) not in options:
        _session[key] = otherwise
