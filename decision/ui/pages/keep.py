"""What goes home, what comes in, and which decisions are there? All files, and the list of all."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from decision import edits
from decision.analysis import analyse
from decision.files import decision_json, ratings_csv, summary_csv
from decision.files.store import Kept
from decision.model import NAME_LIMIT, Decision
from decision.naming import free_key
from decision.ui import actions, bring_in, frame, state
from decision.words.text import Named, as_html

LISTED = 10


def show() -> None:
    """Put the page on screen."""
    identity = state.open_decision()
    revision = state.newest(identity)
    frame.message(identity)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("Take home", anchor=False)
        frame.history_buttons(identity, revision)
    _take_home(identity, revision.decision)
    st.subheader("Bring in", anchor=False)
    st.caption("You see what would change before anything does. Nothing in a file is ever run.")
    bring_in.show(identity, revision.decision)
    st.subheader("My decisions", anchor=False)
    _my_decisions(identity)


def _take_home(identity: str, decision: Decision) -> None:
    stem = free_key(decision.title, [], "decision")

    def newest() -> Decision:
        return state.newest(identity).decision

    files = {
        "Summary (CSV)": (
            lambda: summary_csv.written(analyse(newest())),
            f"{stem}_summary.csv",
            "Ranking, ratings, weights and points, one row an offer: for reading.",
        ),
        "Ratings (CSV)": (
            lambda: ratings_csv.written(newest()),
            f"{stem}_ratings.csv",
            "Your own ratings as a table: to change in a spreadsheet and bring in again.",
        ),
        "Decision (JSON)": (
            lambda: decision_json.written(newest()),
            f"{stem}.json",
            "All that you said, to save or to open on another machine.",
        ),
    }
    with st.container(horizontal=True):
        for label, (made, name, tip) in files.items():
            st.download_button(
                label,
                data=made,
                file_name=name,
                help=tip,
                icon=":material/download:",
                on_click="ignore",
                key=f"{label}_{identity}",
            )
    st.caption("The decision as JSON is the only one of the three that holds everything.")


# The list of all --------------------------------------------------------------------------------


def _my_decisions(identity: str) -> None:
    kept = state.work().all()
    st.caption(
        f"{len(kept)} on this machine, the one opened last first. Nothing leaves this machine."
    )
    every = len(kept) <= LISTED or st.toggle(f"Show all {len(kept)}", key="every_decision")
    for one in kept if every else kept[:LISTED]:
        _one(one, is_open=one.identity == identity)


def _one(kept: Kept, *, is_open: bool) -> None:
    title = as_html((Named(kept.title or "cannot be read by this version"),))
    state_of_it = "open now" if is_open else f"opened {_when(kept.opened)}"
    with (
        st.container(border=True, key=f"kept_{kept.identity}"),
        st.container(horizontal=True, vertical_alignment="center"),
    ):
        st.html(f"<p class='one'>{title}<small>{state_of_it}</small></p>", width="stretch")
        readable = kept.title is not None
        _button("Open", ":material/folder_open:", state.go_to, kept, usable=not is_open)
        with st.popover("Rename", icon=":material/edit:", disabled=not readable):
            _rename(kept)
        _button("Duplicate", ":material/content_copy:", actions.duplicate, kept, usable=readable)
        with st.popover("Delete", icon=":material/delete:"):
            st.html(f"<p>Delete {title} for good? There is no undo for this.</p>")
            _button(
                "Delete for good", ":material/delete_forever:", actions.delete, kept, usable=True
            )


def _button(word: str, icon: str, action: actions.OnDecision, kept: Kept, *, usable: bool) -> None:
    st.button(
        word,
        icon=icon,
        on_click=action,
        args=(kept.identity,),
        disabled=not usable,
        key=f"{word}_{kept.identity}",
    )


def _rename(kept: Kept) -> None:
    st.text_input(
        "New title",
        max_chars=NAME_LIMIT,
        **state.bound(
            kept.identity, "kept_title", kept.title or "", edits.set_title, "title changed"
        ),
    )


def _when(opened: str) -> str:
    time = datetime.fromisoformat(opened).astimezone(_zone())
    return f"{time.day} {time:%b %Y, %H:%M}"


def _zone() -> tzinfo:
    """Return the time zone of the browser, as far as this machine knows it."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):  # of "America" there is a folder
        return UTC
