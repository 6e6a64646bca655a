"""What does this browser tab know? Which decision is open; all else is read from the store.

The only module that touches Streamlit's session state. The open decision's id is in the URL and
in the session; its newest revision in the store is the only truth. Widgets are drawn from it and
change it in callbacks, by an edit applied to the newest revision.
"""

from typing import Any

import streamlit as st

from decision import edits
from decision.files import decision_json
from decision.files.store import Edit, Revision, Store, data_folder
from decision.home import sample

LINK = "d"
BOARD = "weights_board"
_OPEN, _ACKNOWLEDGED = "open_decision", "acknowledged"
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
        del st.query_params[LINK]
    else:
        st.query_params[LINK] = identity


def newest(identity: str) -> Revision:
    """Return the open decision as it stands in the store."""
    return store().newest(identity)


def change(identity: str, edit: Edit, label: str) -> None:
    """Apply an edit to the newest revision; for callbacks."""
    store().apply(identity, edit, label)


def undo(identity: str) -> None:
    """Take the newest edit back; for callbacks."""
    store().undo(identity)


def redo(identity: str) -> None:
    """Do again what was taken back last; for callbacks."""
    store().redo(identity)


def board_key(identity: str) -> str:
    """Return the key of a decision's weights board."""
    return f"{BOARD}_{identity}"


def board_moved(identity: str) -> None:
    """Apply the slider moves that the weights board reports; for its callback."""
    moved = _session[board_key(identity)].moved
    if not moved or moved["seq"] <= acknowledged(identity):
        return
    points = moved["points"]
    store().apply(
        identity,
        lambda decision: edits.set_points(decision, points),
        "weights moved",
        gesture=moved["gesture"],
    )
    _session[f"{_ACKNOWLEDGED}_{identity}"] = moved["seq"]


def acknowledged(identity: str) -> int:
    """Return the last move of the weights board that was applied, 0 before the first."""
    return int(_session.get(f"{_ACKNOWLEDGED}_{identity}", 0))


def keep_among(key: str, options: list[str], otherwise: str) -> None:
    """Give a select box, before it is drawn, a choice that is among its options."""
    if _session.get(key) not in options:
        _session[key] = otherwise
