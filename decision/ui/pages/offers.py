"""One's own offers: which are on the table, who makes them, and how good each is.

Choose an offer and edit it, or rate all offers on one criterion side by side: people judge better
comparatively.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import streamlit as st

from criteria import catalog
from decision import edits
from decision.analysis import analyse
from decision.files import interview_sheet
from decision.files.interview_sheet import OpenQuestion
from decision.files.store import Revision
from decision.model import NAME_LIMIT, NOTE_LIMIT, Decision, Offer, Status
from decision.naming import free_key
from decision.ui import actions, frame, gallery, lens_card, question_widgets, rating_widgets, state
from decision.words.questions import asked
from decision.words.text import Named, as_html

QUESTIONS, RATINGS = "Questions", "Own ratings"
ONE, ALL = "One offer at a time", "All offers side by side"
TIPS = {
    "Up": "Lists the offer earlier.",
    "Down": "Lists the offer later.",
    "Duplicate": "Adds a copy, of the same employer.",
    "Renegotiated": "Adds the same job, renegotiated: same employer, yet to be asked for.",
    "Delete": "Takes the offer away. Undo brings it back.",
}
STATUS_WORDS = {Status.IN_HAND: "In hand", Status.TO_BE_ASKED_FOR: "To be asked for"}


def show() -> None:
    """Put the page on screen."""
    identity = state.open_decision()
    revision = state.newest(identity)
    frame.message(identity)
    decision = revision.decision
    _decision(identity, revision)
    if not decision.offers:
        st.info("No offers yet. Name the first one; staying where you are counts too.")
        _add(identity)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("How good is each offer?", anchor=False)
        by = _view("By", [QUESTIONS, RATINGS])
        of = _view("Of", [ONE, ALL])
    if of == ONE:
        _one_offer(identity, decision, by)
    elif by == QUESTIONS:
        question_widgets.one_question(identity, decision)
    else:
        rating_widgets.all_offers_on_one_criterion(identity, decision)
    question_widgets.retired(decision)


def _view(label: str, ways: list[str]) -> str | None:
    return st.segmented_control(
        label,
        ways,
        default=ways[0],
        required=True,
        label_visibility="collapsed",
        key=f"view_{label}",
        persist_state="session",
    )


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
            _new_decision()


@st.dialog("New decision")
def _new_decision() -> None:
    with st.form("new_decision", border=False):
        title = st.text_input("What is to be decided?", key="new_title", max_chars=NAME_LIMIT)
        if st.form_submit_button("Start", type="primary"):
            frame.closed_if(actions.start_new(title))
    st.caption("Or look at a sample. A table or a saved decision comes in on the page Keep.")
    gallery.show()


def _add(identity: str) -> None:
    with (
        st.form(f"add_{identity}", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input("A further offer", key="added_name", max_chars=NAME_LIMIT)
        st.form_submit_button("Add", icon=":material/add:", on_click=_added, args=(identity,))


def _added(identity: str) -> None:
    name = state.typed("added_name")
    edit = state.sound(lambda decision: edits.add_offers(decision, [(name, {})]))

    def add() -> None:
        state.work().apply(identity, edit, "offer added")
        # Chosen after the edit, not in it: an edit that waits is done again when it is saved.
        state.show_offer(identity, state.newest(identity).decision.offers[-1].key)

    state.attempt(add)


def _one_offer(identity: str, decision: Decision, by: str | None) -> None:
    left, right = st.columns([1, 2], gap="large")
    with left, st.container(key="offer_details"):
        offer = _chosen(identity, decision)
        _arrange(identity, decision, offer)
        _details(identity, decision, offer)
        _interview_sheet(identity, offer)
        _add(identity)
    with right:
        st.html(f"<p class='chosen'>{as_html((Named(offer.name),))}</p>")
        analysis = analyse(decision)
        lens_card.show(analysis, offer)
        if by == QUESTIONS:
            question_widgets.one_offer(identity, decision, offer)
        else:
            rating_widgets.all_criteria_of_one_offer(identity, analysis, offer)


def _chosen(identity: str, decision: Decision) -> Offer:
    names = {offer.key: offer.name for offer in decision.offers}
    first = next(iter(names))
    chosen = st.selectbox("Offer", **state.choice(state.offer_choice(identity), names, first))
    return edits.offer_of(decision, chosen)


def _arrange(identity: str, decision: Decision, offer: Offer) -> None:
    place = [known.key for known in decision.offers].index(offer.key)
    last = len(decision.offers) - 1
    act = partial(_act, identity, offer.key)
    with st.container(horizontal=True, gap="small"):
        act("Up", ":material/arrow_upward:", partial(_moved, -1), disabled=place == 0)
        act("Down", ":material/arrow_downward:", partial(_moved, 1), disabled=place == last)
        act("Duplicate", ":material/content_copy:", edits.duplicate_offer)
        act("Renegotiated", ":material/handshake:", edits.renegotiate)
        act("Delete", ":material/delete:", edits.delete_offer)


def _moved(steps: int, decision: Decision, key: str) -> Decision:
    return edits.move_offer(decision, key, steps)


def _act(
    identity: str, key: str, word: str, icon: str, edit: frame.EditOfOne, *, disabled: bool = False
) -> None:
    frame.edit_button(
        identity, (word, icon, TIPS[word]), edit, key, f"{word}: an offer", disabled=disabled
    )


def _details(identity: str, decision: Decision, offer: Offer) -> None:
    field = partial(_field, identity, offer)
    st.text_input("Name", max_chars=NAME_LIMIT, **field("name", offer.name))
    st.text_input(
        "Employer",
        max_chars=NAME_LIMIT,
        help="Offers of one employer are a family: what you learn about it counts for all.",
        **field("employer", decision.employer_of(offer).name, edits.set_employer),
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


def _interview_sheet(identity: str, offer: Offer) -> None:
    """Show what to take to the interview: open questions and guesses to confirm."""
    stem = free_key(offer.name, [], "offer")
    with st.container(horizontal=True):
        for word, written, ending, mime in (
            ("Interview sheet", interview_sheet.as_markdown, "md", "text/markdown"),
            ("as CSV", interview_sheet.as_csv, "csv", "text/csv"),
        ):
            st.download_button(
                word,
                data=partial(_sheet, identity, offer.key, written),
                file_name=f"ask_{stem}.{ending}",
                mime=mime,
                icon=":material/contact_support:" if ending == "md" else None,
                help="What is open or guessed about this offer, in ready wording, with room.",
                on_click="ignore",
                key=f"sheet_{ending}_{identity}",
            )


def _sheet(identity: str, key: str, written: Callable[[Iterable[OpenQuestion]], str]) -> str:
    decision = state.newest(identity).decision
    questions = asked(decision, catalog.load())
    return written(interview_sheet.open_questions(decision, questions, key))


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

    return state.bound(identity, f"{name}_{offer.key}", value, changed, f"{name} of an offer")
