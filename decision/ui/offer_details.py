"""What is known of an offer as such? Its name, employer, status, deadline, note; what to ask."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import streamlit as st

from criteria.catalog import Catalog
from decision import edits
from decision.analysis import Analysis
from decision.files import interview_sheet
from decision.files.interview_sheet import OpenQuestion
from decision.model import NAME_LIMIT, NOTE_LIMIT, Decision, Offer, Status
from decision.text_rules import free_key
from decision.ui import frame, state
from decision.ui.frame import Download
from decision.words.questions import asked

# Each field as undo names it.
EDITS = {
    "name": "name of an offer",
    "employer": "employer of an offer",
    "status": "whether an offer is in hand",
    "is_present_job": "present job",
    "deadline": "deadline of an offer",
    "note": "note of an offer",
}
STATUS_WORDS = {Status.IN_HAND: "In hand", Status.TO_BE_ASKED_FOR: "To be asked for"}


def show(identity: str, analysis: Analysis, offer: Offer) -> None:
    """Show the fields of an offer, and its interview sheet to take along."""
    field = partial(_field, identity, offer)
    st.text_input("Name", max_chars=NAME_LIMIT, **field("name", offer.name))
    st.text_input(
        "Employer",
        max_chars=NAME_LIMIT,
        help="Offers of one employer are a family: what you learn about it counts for all of them.",
        **field("employer", analysis.decision.employer_of(offer).name, edits.set_employer),
    )
    st.segmented_control(
        "This offer is",
        list(Status),
        format_func=STATUS_WORDS.__getitem__,
        required=True,
        **field("status", offer.status),
    )
    st.toggle(
        "This is my present job",
        **field("is_present_job", offer.is_present_job, _mark_present),
    )
    st.date_input("Decide until", value=None, **field("deadline", offer.deadline))
    st.text_area("Note", max_chars=NOTE_LIMIT, height=100, **field("note", offer.note))
    _interview_sheet(identity, analysis.catalog, offer)


def _interview_sheet(identity: str, catalog: Catalog, offer: Offer) -> None:
    """Show what to take to the interview: open questions and guesses to confirm."""

    def sheet(written: Callable[[Iterable[OpenQuestion]], str]) -> str:
        decision = state.newest(identity).decision
        questions = asked(decision, catalog)
        return written(interview_sheet.open_questions(decision, questions, offer.key))

    stem = free_key(offer.name, [], "offer")
    tip = "Open questions and guesses about this offer, ready to ask, with space for the answers."
    markdown, csv = (
        partial(sheet, written) for written in (interview_sheet.as_markdown, interview_sheet.as_csv)
    )
    icon = ":material/contact_support:"
    files = [
        Download("Interview sheet", f"ask_{stem}.md", tip, markdown, icon, "text/markdown"),
        Download("as CSV", f"ask_{stem}.csv", tip, csv, None, "text/csv"),
    ]
    frame.downloads(identity, files)


def _mark_present(decision: Decision, key: str, present: bool) -> Decision:
    return edits.mark_present_job(decision, key if present else None)


def _field(
    identity: str,
    offer: Offer,
    name: str,
    value: object,
    edit: Callable[[Decision, str, Any], Decision] | None = None,
) -> dict[str, Any]:
    """Return what ties a widget to a field of an offer."""

    def changed(decision: Decision, new: object) -> Decision:
        if edit is not None:
            return edit(decision, offer.key, new)
        return edits.change_offer(decision, offer.key, **{name: new})

    return state.bound(identity, f"{name}_{offer.key}", value, changed, EDITS[name])
