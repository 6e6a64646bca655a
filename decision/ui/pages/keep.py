"""What goes home, what comes in, and which decisions are there? All files, and the list of all."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from decision.analysis import analyse
from decision.files import decision_json, ratings_csv, reports
from decision.files.spreadsheet_text import write_table
from decision.findings.findings import Findings
from decision.model import Decision
from decision.text_rules import free_key
from decision.ui import answer_page, bring_in, frame, my_decisions, state


class Taken(NamedTuple):
    """A file to take home: what the button says, its name, what it is for, how it is made."""

    label: str
    name: str
    tip: str
    made: Callable[[], str]


def show() -> None:
    """Put the page on screen."""
    identity = state.open_decision()
    revision = state.newest(identity)
    frame.message(identity)
    answer_page.in_brief(revision.decision)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("Take home", anchor=False)
        frame.history_buttons(identity, revision)
    _take_home(identity, revision.decision)
    st.subheader("Bring in", anchor=False)
    st.caption("You see what would change before anything does. Nothing in a file is ever run.")
    bring_in.show(identity, revision.decision)
    st.subheader("My decisions", anchor=False)
    my_decisions.show(identity)


def _take_home(identity: str, decision: Decision) -> None:
    stem = free_key(decision.title, [], "decision")

    def newest() -> Decision:
        return state.newest(identity).decision

    files = [
        Taken(
            "Summary (CSV)",
            f"{stem}_summary.csv",
            "Ranking, ratings, weights and points, one row an offer: for reading.",
            lambda: write_table(*reports.summary(Findings(analyse(newest())))),
        ),
        Taken(
            "Ratings (CSV)",
            f"{stem}_ratings.csv",
            "The ratings that count, as a table: to change in a spreadsheet and bring in again.",
            lambda: ratings_csv.written(analyse(newest())),
        ),
        Taken(
            "Decision (JSON)",
            f"{stem}.json",
            "All that you said, to save or to open on another machine.",
            lambda: decision_json.written(newest()),
        ),
    ]
    with st.container(horizontal=True):
        for file in files:
            _download(identity, file)
    st.caption("The decision as JSON is the only one of the three that holds everything.")


def _download(identity: str, file: Taken) -> None:
    st.download_button(
        file.label,
        data=file.made,
        file_name=file.name,
        help=file.tip,
        icon=":material/download:",
        on_click="ignore",
        key=f"{file.label}_{identity}",
    )
