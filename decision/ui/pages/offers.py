"""Which offers are on the table, what is known of each as such, and how good is it?

Choose an offer and edit it, or rate all offers on one criterion side by side: people judge better
when they compare.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from decision import edits
from decision.analysis import Analysis, analyse
from decision.files import interview_sheet
from decision.findings.findings import Findings
from decision.model import NAME_LIMIT, NOTE_LIMIT, Decision, Offer, Status
from decision.store.store import Revision
from decision.text_rules import free_key
from decision.ui import (
    choices,
    frame,
    html,
    lens_card,
    question_widgets,
    rating_widgets,
    state,
)
from decision.ui.pages import ask_next, begin, keep

QUESTIONS, RATINGS = "Questions", "Own ratings"
# Each field of an offer as undo names it.
FIELDS = {
    "name": "name of an offer",
    "employer": "employer of an offer",
    "status": "whether an offer is in hand",
    "is_present_job": "present job",
    "deadline": "deadline of an offer",
    "note": "note of an offer",
}
STATUS_WORDS = {Status.IN_HAND: "In hand", Status.TO_BE_ASKED_FOR: "To be asked for"}
ONE, ALL = "One offer at a time", "All offers side by side"


def show() -> None:
    """Put the page on screen."""
    identity, revision = begin()
    _decision(identity, revision)
    if not revision.decision.offers:
        st.info("No offers yet. Name the first one. Staying where you are counts as one, too.")
        _add(identity)
        return
    analysis = analyse(revision.decision)
    with st.container(horizontal=True, vertical_alignment="center"):
        frame.heading("How good is each offer?")
        by = frame.view("By", [QUESTIONS, RATINGS], "view_By")
        of = frame.view("Of", [ONE, ALL], "view_Of")
    if of == ONE:
        _one_offer(identity, analysis, by)
    elif by == QUESTIONS:
        question_widgets.one_question(identity, analysis)
    else:
        rating_widgets.all_offers_on_one_criterion(identity, analysis)
    question_widgets.retired(analysis)


def _decision(identity: str, revision: Revision) -> None:
    title = revision.decision.title
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "What is to be decided?",
            max_chars=NAME_LIMIT,
            **state.bound(identity, "title", title, edits.set_title, "title changed"),
        )
        frame.history_buttons(identity, revision)
        if st.button("New decision", icon=":material/add:"):
            keep.new()


def _add(identity: str) -> None:
    frame.add_field("A further offer", "added_name", NAME_LIMIT, partial(_added, identity))


def _added(identity: str, name: str) -> None:
    if state.changed(identity, lambda d: edits.add_offers(d, [(name, {})]), f"{name} added"):
        # Chosen after the edit, not in it: an edit that waits is done again when it is saved.
        choices.choose(_choice(identity), state.newest(identity).decision.offers[-1].key)


def _one_offer(identity: str, analysis: Analysis, by: str | None) -> None:
    decision = analysis.decision
    left, right = st.columns([1, 2], gap="large")
    with left, st.container(key="offer_details"):
        offer = _chosen(identity, decision)
        _arrange(identity, decision, offer)
        _details(identity, decision, offer)
        _interview_sheet(identity, offer)
        _add(identity)
    with right:
        st.html(Markup("<p class='chosen'>{}</p>").format(html.name(offer.name)))
        lens_card.show(Findings(analysis), offer)
        if by == QUESTIONS:
            question_widgets.one_offer(identity, analysis, offer)
        else:
            rating_widgets.all_criteria_of_one_offer(identity, analysis, offer)


def _chosen(identity: str, decision: Decision) -> Offer:
    names = {offer.key: offer.name for offer in decision.offers}
    return edits.offer_of(decision, frame.select("Offer", _choice(identity), names))


def _choice(identity: str) -> str:
    return f"offer_{identity}"


def _arrange(identity: str, decision: Decision, offer: Offer) -> None:
    place, last = decision.offers.index(offer), len(decision.offers) - 1
    moving = frame.move_buttons("Lists the offer {}.", edits.move_offer, place, last)
    copied = "Adds a copy, of the same employer."
    renegotiated = "Adds the same job, renegotiated: same employer, yet to be asked for."
    removed = "Removes the offer. Undo brings it back."
    with st.container(horizontal=True, gap="small"):
        frame.edit_buttons(identity, offer.key, offer.name, moving)
        for word, icon, tip, edit in (
            ("Duplicate", "content_copy", copied, edits.duplicate_offer),
            ("Renegotiated", "handshake", renegotiated, edits.renegotiate),
        ):
            st.button(
                word,
                icon=f":material/{icon}:",
                help=tip,
                on_click=_related,
                args=(identity, decision, offer.key, edit),
                key=f"{word}_{identity}",
            )
        frame.delete_button(identity, offer.key, offer.name, edits.delete_offer, removed)


def _related(identity: str, before: Decision, key: str, edit: frame.EditOfOne) -> None:
    """Add an offer made from another, and choose it."""
    if state.changed(identity, lambda decision: edit(decision, key), "offer added"):
        old = {offer.key for offer in before.offers}
        added = [o.key for o in state.newest(identity).decision.offers if o.key not in old]
        choices.choose(_choice(identity), added[0] if added else key)


# What is known of an offer as such -------------------------------------------------------------


def _details(identity: str, decision: Decision, offer: Offer) -> None:
    field = partial(_field, identity, offer)
    st.text_input("Name", max_chars=NAME_LIMIT, **field("name", offer.name))
    st.text_input(
        "Employer",
        max_chars=NAME_LIMIT,
        help="Offers of one employer are a family: what you learn about it counts for all of them.",
        **field("employer", decision.employer_of(offer).name, edits.set_employer),
    )
    st.segmented_control(
        "This offer is",
        list(Status),
        format_func=STATUS_WORDS.__getitem__,
        required=True,
        **field("status", offer.status),
    )
    present_job = field("is_present_job", offer.is_present_job, _mark_present)
    st.toggle("This is my present job", **present_job)
    st.date_input("Decide until", value=None, **field("deadline", offer.deadline))
    st.text_area("Note", max_chars=NOTE_LIMIT, height=100, **field("note", offer.note))


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

    return state.bound(identity, f"{name}_{offer.key}", value, changed, FIELDS[name])


def _mark_present(decision: Decision, key: str, present: bool) -> Decision:
    return edits.mark_present_job(decision, key if present else None)


def _interview_sheet(identity: str, offer: Offer) -> None:
    """Show what to take to the interview: open questions and guesses to confirm."""
    file = f"ask_{free_key(offer.name, [], 'offer')}"
    tip = "Open questions and guesses about this offer, ready to ask, with space for the answers."
    icon = ":material/contact_support:"
    markdown = ("Interview sheet", interview_sheet.as_markdown, f"{file}.md", "text/markdown", icon)
    csv = ("as CSV", interview_sheet.as_csv, f"{file}.csv", "text/csv", None)
    with st.container(horizontal=True):
        for label, written, name, mime, shown in (markdown, csv):
            sheet = partial(ask_next.sheet, only=offer.key, written=written)
            key = f"{label}_{identity}"
            data = frame.when_asked(identity, sheet)
            frame.download(label, data, name, mime, help=tip, icon=shown, key=key)
