"""One's own offers: which are on the table, who makes them, and how good each is.

Choose an offer and edit it, or rate all offers on one criterion side by side: people judge better
comparatively.
"""

from functools import partial

import streamlit as st

from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import NAME_LIMIT, Decision, Offer
from decision.store.store import Revision
from decision.ui import (
    actions,
    answer_page,
    frame,
    gallery,
    lens_card,
    offer_details,
    question_widgets,
    rating_widgets,
    state,
)
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


def show() -> None:
    """Put the page on screen."""
    identity = state.open_decision()
    revision = state.newest(identity)
    frame.message(identity)
    answer_page.in_brief(revision.decision)
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
        offer_details.show(identity, decision, offer)
        _add(identity)
    with right:
        st.html(f"<p class='chosen'>{as_html((Named(offer.name),))}</p>")
        analysis = analyse(decision)
        lens_card.show(Findings(analysis), offer)
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
        for word, icon, edit in (
            ("Duplicate", ":material/content_copy:", edits.duplicate_offer),
            ("Renegotiated", ":material/handshake:", edits.renegotiate),
        ):
            st.button(
                word,
                icon=icon,
                help=TIPS[word],
                on_click=_related,
                args=(identity, decision, offer.key, edit),
                key=f"{word}_{identity}",
            )
        act("Delete", ":material/delete:", edits.delete_offer)


def _related(identity: str, before: Decision, key: str, edit: frame.EditOfOne) -> None:
    """Add an offer made from another, and choose it."""
    if state.changed(identity, lambda decision: edit(decision, key), "offer added"):
        known = {offer.key for offer in before.offers}
        added = [o.key for o in state.newest(identity).decision.offers if o.key not in known]
        state.show_offer(identity, added[0] if added else key)


def _moved(steps: int, decision: Decision, key: str) -> Decision:
    return edits.move_offer(decision, key, steps)


def _act(
    identity: str, key: str, word: str, icon: str, edit: frame.EditOfOne, *, disabled: bool = False
) -> None:
    frame.edit_button(
        identity, (word, icon, TIPS[word]), edit, key, f"{word}: an offer", disabled=disabled
    )
