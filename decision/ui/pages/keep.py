"""What goes home, what comes in, and which decisions are there? All files, and the list of all."""

import streamlit as st

from decision.analysis import analyse
from decision.files import decision_json, ratings_csv, reports
from decision.files.spreadsheet_text import write_table
from decision.findings.findings import Findings
from decision.model import Decision
from decision.text_rules import free_key
from decision.ui import bring_in, frame, my_decisions, state
from decision.ui.frame import Download
from decision.ui.pages import begin


def show() -> None:
    """Put the page on screen."""
    identity, revision = begin("Take home")
    _take_home(identity, revision.decision)
    st.subheader("Bring in", anchor=False)
    st.caption("You see what would change before anything changes. Nothing in a file is ever run.")
    bring_in.show(identity, revision.decision)
    st.subheader("My decisions", anchor=False)
    my_decisions.show(identity)


def _take_home(identity: str, decision: Decision) -> None:
    stem = free_key(decision.title, [], "decision")

    def newest() -> Decision:
        return state.newest(identity).decision

    files = [
        Download(
            "Summary (CSV)",
            f"{stem}_summary.csv",
            "Ranking, ratings, weights and points, one row per offer. For reading.",
            lambda: write_table(*reports.summary(Findings(analyse(newest())))),
        ),
        Download(
            "Ratings (CSV)",
            f"{stem}_ratings.csv",
            "The ratings that count, as a table. Change it in a spreadsheet and bring it in again.",
            lambda: ratings_csv.written(analyse(newest())),
        ),
        Download(
            "Decision (JSON)",
            f"{stem}.json",
            "Everything you entered, to save or to open on another machine.",
            lambda: decision_json.written(newest()),
        ),
    ]
    frame.downloads(identity, files)
    st.caption("Only the decision (JSON) holds everything.")
