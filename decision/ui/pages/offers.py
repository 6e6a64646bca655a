"""Which offers are on the table, what is known of each as such, and how good is it?

Offers stand as tabs. Choose one, answer the most telling questions first and see what that makes
of its ratings; or fill in all offers side by side: people judge better when they compare.
"""

from functools import partial

import streamlit as st

from decision import edits
from decision.analysis import Analysis, analyse
from decision.findings.findings import Findings
from decision.findings.readiness import readiness
from decision.model import NAME_LIMIT, Decision, Offer
from decision.store.store import Revision
from decision.ui import (
    chosen_offer,
    frame,
    lens_card,
    offer_details,
    question_widgets,
    quick_look,
    rating_widgets,
    session,
    side_by_side,
    start,
    state,
    steps,
)
from decision.ui.components import Component
from decision.ui.pages import in_brief, opened
from decision.ui.pay import block
from decision.words import questions as words
from decision.words.next_steps import after_offers
from decision.words.readiness import until_enough
from decision.words.text import legible

_TABS = Component("offer_tabs")
QUESTIONS, RATINGS = "Questions", "Own ratings"
ONE, ALL = "One offer", "Side by side"
QUESTION_PART, RATING_PART = 3, 1


def show() -> None:
    """Put the page on screen."""
    identity = state.open_decision()
    decision = state.newest(identity).decision
    chosen_offer.adopt(identity, decision)
    _page(identity)


# All of the page is one fragment, so that an answer redraws the page and not what stands above it,
# as long as that stays what it is. What an answer changes is drawn first, wherever it stands: the
# browser shows it while the statement is still being simulated.
@st.fragment
def _page(identity: str) -> None:
    with steps.fragment(identity):
        _, revision = opened()
        brief, title, offers = st.container(), st.container(), st.container()
        with offers:
            _offers(identity, revision.decision)
        with title:
            _title(identity, revision)
        with brief:
            in_brief(revision.decision)


def _title(identity: str, revision: Revision) -> None:
    title = revision.decision.title
    with st.container(horizontal=True, vertical_alignment="bottom", key="decision_title"):
        st.text_input(
            "What are you deciding?",
            max_chars=NAME_LIMIT,
            **state.bound(identity, "title", title, edits.set_title, "title changed"),
        )
        frame.history_buttons(identity, revision)
        if st.button("New decision", icon=":material/add:"):
            start.new()


def _offers(identity: str, decision: Decision) -> None:
    if not decision.offers:
        st.info("No offers yet. Name the first one. Staying where you are counts as one, too.")
        _add(identity)
        return
    analysis = analyse(decision, all_offers=True)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        frame.heading("How good is each offer?")
        by = frame.view("By", [QUESTIONS, RATINGS], "view_By")
        of = frame.view("Of", [ONE, ALL], "view_Of")
        _add(identity)
    if of == ONE:
        offer = chosen_offer.chosen(identity, decision)
        above, below = st.container(), st.container()
        with below:
            _one_offer(identity, analysis, offer, by)
        with above:
            _tabs(identity, analysis, offer)
            offer_details.show(identity, decision, offer)
            block.show(identity, Findings(analysis), offer)
    elif by == QUESTIONS:
        side_by_side.answers(identity, analysis)
    else:
        side_by_side.ratings(identity, analysis)
    question_widgets.about_ml(identity, analysis)
    question_widgets.retired(analysis)


def _add(identity: str) -> None:
    frame.add_field("Add another offer", "added_name", NAME_LIMIT, partial(_added, identity))


def _added(identity: str, name: str) -> None:
    if state.changed(identity, lambda d: edits.add_offers(d, [(name, {})]), f"{name} added"):
        # Chosen after the edit, not in it: an edit that waits is done again when it is saved.
        chosen_offer.choose(identity, state.newest(identity).decision.offers[-1].key)


# Tabs ------------------------------------------------------------------------------------------


def _tabs(identity: str, analysis: Analysis, offer: Offer) -> None:
    """Show the offers, each with how far it is answered, and let another one be chosen."""
    decision, key = analysis.decision, f"tabs_{identity}"
    asked = words.asked(decision, analysis.catalog)
    ready = readiness(decision)
    tabs = [
        {
            "key": each.key,
            "name": legible(each.name),
            "progress": f"{sum(words.is_answered(decision, each, q) for q in asked)}/{len(asked)}",
            "says": until_enough(ready, each),
            "done": not ready.offers[each.key] and each.is_alternative,
        }
        for each in decision.offers
    ]
    data = {"label": "Offers", "chosen": offer.key, "tabs": tabs}
    _TABS(key=key, data=data, on_chosen_change=lambda: _choose(identity, key))


def _choose(identity: str, key: str) -> None:
    chosen = session.values[key].chosen
    if chosen:
        chosen_offer.choose(identity, chosen)


# One offer -------------------------------------------------------------------------------------


def _one_offer(identity: str, analysis: Analysis, offer: Offer, by: str | None) -> None:
    left, right = st.columns([QUESTION_PART, RATING_PART], gap="medium")
    with right, st.container(key="so_far"):
        lens_card.show(Findings(analysis), offer)
    with left:
        if by == QUESTIONS:
            _questions(identity, analysis, offer)
        else:
            rating_widgets.all_criteria_of_one_offer(identity, analysis, offer)


def _questions(identity: str, analysis: Analysis, offer: Offer) -> None:
    following = _following(analysis.decision, offer)
    onward = quick_look.onward(identity, analysis, offer, following)
    if not question_widgets.one_offer(identity, analysis, offer, onward):
        return
    if following is None:
        steps.go(identity, after_offers(analysis.decision, readiness(analysis.decision)))
    chosen_offer.choose(identity, following.key)
    session.draw_anew("fragment")


def _following(decision: Decision, offer: Offer) -> Offer | None:
    """Return the next offer that lacks answers, None if none does."""
    missing, place = readiness(decision).offers, decision.offers.index(offer)
    others = (*decision.offers[place + 1 :], *decision.offers[:place])
    return next((each for each in others if missing[each.key]), None)
