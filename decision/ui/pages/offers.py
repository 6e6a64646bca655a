"""Your own offers: which are on the table, who makes them, and how good each is.

Choose an offer and edit it, or rate all offers on one criterion side by side: people judge better
when they compare.
"""

from functools import partial

import streamlit as st
from markupsafe import Markup

from decision import edits
from decision.analysis import Analysis, analyse
from decision.findings.findings import Findings
from decision.model import NAME_LIMIT, Decision, Offer
from decision.store.store import Revision
from decision.ui import (
    frame,
    lens_card,
    my_decisions,
    offer_details,
    question_widgets,
    rating_widgets,
    saving,
    state,
)
from decision.ui.frame import EditButton
from decision.ui.pages import begin
from decision.words.text import Named, as_html

QUESTIONS, RATINGS = "Questions", "Own ratings"
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
        st.subheader("How good is each offer?", anchor=False)
        by = _view("By", [QUESTIONS, RATINGS])
        of = _view("Of", [ONE, ALL])
    if of == ONE:
        _one_offer(identity, analysis, by)
    elif by == QUESTIONS:
        question_widgets.one_question(identity, analysis)
    else:
        rating_widgets.all_offers_on_one_criterion(identity, analysis)
    question_widgets.retired(analysis)


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
            my_decisions.new()


def _add(identity: str) -> None:
    with (
        st.form(f"add_{identity}", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input("A further offer", key="added_name", max_chars=NAME_LIMIT)
        st.form_submit_button("Add", icon=":material/add:", on_click=_added, args=(identity,))


def _added(identity: str) -> None:
    name = state.typed("added_name")
    edit = saving.sound(lambda decision: edits.add_offers(decision, [(name, {})]))

    def add() -> None:
        saving.work().apply(identity, edit, "offer added")
        # Chosen after the edit, not in it: an edit that waits is done again when it is saved.
        state.show_offer(identity, state.newest(identity).decision.offers[-1].key)

    state.attempt(add)


def _one_offer(identity: str, analysis: Analysis, by: str | None) -> None:
    decision = analysis.decision
    left, right = st.columns([1, 2], gap="large")
    with left, st.container(key="offer_details"):
        offer = _chosen(identity, decision)
        _arrange(identity, decision, offer)
        offer_details.show(identity, analysis, offer)
        _add(identity)
    with right:
        st.html(Markup("<p class='chosen'>{}</p>").format(as_html((Named(offer.name),))))
        lens_card.show(Findings(analysis), offer)
        if by == QUESTIONS:
            question_widgets.one_offer(identity, analysis, offer)
        else:
            rating_widgets.all_criteria_of_one_offer(identity, analysis, offer)


def _chosen(identity: str, decision: Decision) -> Offer:
    names = {offer.key: offer.name for offer in decision.offers}
    first = next(iter(names))
    chosen = st.selectbox("Offer", **state.choice(state.offer_choice(identity), names, first))
    return edits.offer_of(decision, chosen)


def _arrange(identity: str, decision: Decision, offer: Offer) -> None:
    place = [each.key for each in decision.offers].index(offer.key)
    last = len(decision.offers) - 1
    up, down = partial(edits.move_offer, steps=-1), partial(edits.move_offer, steps=1)
    before = [
        EditButton("Up", "arrow_upward", "Lists the offer earlier.", up, place == 0),
        EditButton("Down", "arrow_downward", "Lists the offer later.", down, place == last),
    ]
    copied = "Adds a copy, of the same employer."
    renegotiated = "Adds the same job, renegotiated: same employer, yet to be asked for."
    related = [
        EditButton("Duplicate", "content_copy", copied, edits.duplicate_offer),
        EditButton("Renegotiated", "handshake", renegotiated, edits.renegotiate),
    ]
    removed = "Removes the offer. Undo brings it back."
    after = [EditButton("Delete", "delete", removed, edits.delete_offer)]
    with st.container(horizontal=True, gap="small"):
        frame.edit_buttons(identity, offer.key, "an offer", before)
        for button in related:
            st.button(
                button.word,
                icon=f":material/{button.icon}:",
                help=button.tip,
                on_click=_related,
                args=(identity, decision, offer.key, button.edit),
                key=f"{button.word}_{identity}",
            )
        frame.edit_buttons(identity, offer.key, "an offer", after)


def _related(identity: str, before: Decision, key: str, edit: frame.EditOfOne) -> None:
    """Add an offer made from another, and choose it."""
    if state.changed(identity, lambda decision: edit(decision, key), "offer added"):
        old = {offer.key for offer in before.offers}
        added = [o.key for o in state.newest(identity).decision.offers if o.key not in old]
        state.show_offer(identity, added[0] if added else key)
