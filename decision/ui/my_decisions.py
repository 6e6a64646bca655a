"""Which decisions are on this machine? Each can be opened, renamed, copied, deleted for good."""

from datetime import UTC, datetime, tzinfo
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from decision import edits
from decision.model import NAME_LIMIT
from decision.store.store import StoredDecision
from decision.ui import actions, frame, state
from decision.words.text import Named, as_html

LISTED = 10


def show(identity: str) -> None:
    """Show the list, the decision opened last first."""
    kept = state.work().all()
    st.caption(
        f"{len(kept)} on this machine, the one opened last first. Nothing leaves this machine."
    )
    every = len(kept) <= LISTED or st.toggle(f"Show all {len(kept)}", key="every_decision")
    for one in kept if every else kept[:LISTED]:
        _one(one, is_open=one.identity == identity)


def _one(kept: StoredDecision, *, is_open: bool) -> None:
    state_of_it = "open now" if is_open else f"opened {_when(kept.opened)}"
    with (
        st.container(border=True, key=f"kept_{kept.identity}"),
        st.container(horizontal=True, vertical_alignment="center"),
    ):
        st.html(f"<p class='one'>{_title(kept)}<small>{state_of_it}</small></p>", width="stretch")
        readable = kept.title is not None
        if _button("Open", ":material/folder_open:", kept, usable=not is_open):
            state.go_to(kept.identity)
            st.rerun()
        if _button("Rename", ":material/edit:", kept, usable=readable):
            _rename(kept)
        if _button("Duplicate", ":material/content_copy:", kept, usable=readable):
            actions.duplicate(kept.identity)
            st.rerun()
        if _button("Delete", ":material/delete:", kept, usable=True):
            _delete(kept)


def _button(word: str, icon: str, kept: StoredDecision, *, usable: bool) -> bool:
    return st.button(word, icon=icon, disabled=not usable, key=f"{word}_{kept.identity}")


@st.dialog("Rename")
def _rename(kept: StoredDecision) -> None:
    with st.form("rename", border=False):
        title = st.text_input("New title", value=kept.title or "", max_chars=NAME_LIMIT)
        if st.form_submit_button("Rename", type="primary"):
            edit = partial(edits.set_title, title=title)
            frame.closed_if(state.changed(kept.identity, edit, "title changed"))


@st.dialog("Delete for good?")
def _delete(kept: StoredDecision) -> None:
    st.html(f"<p>{_title(kept)}</p><p>There is no undo for this.</p>")
    if st.button("Delete for good", type="primary", icon=":material/delete_forever:"):
        frame.closed_if(actions.delete(kept.identity))


def _title(kept: StoredDecision) -> str:
    return as_html((Named(kept.title or "cannot be read by this version"),))


def _when(opened: str) -> str:
    time = datetime.fromisoformat(opened).astimezone(_zone())
    return f"{time.day} {time:%b %Y, %H:%M}"


def _zone() -> tzinfo:
    """Return the time zone of the browser, as far as this machine knows it."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):  # of "America" there is a folder
        return UTC
