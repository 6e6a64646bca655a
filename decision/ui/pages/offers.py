"""Which offers are on the table, what is known of each as such, and how good is it?

Offers stand as tabs. Choose one, answer the most telling questions first and see what that makes
of its ratings; or fill in all offers side by side: people judge better when they compare.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from decision import edits
from decision.analysis import Analysis, analyse
from decision.findings.findings import Findings
from decision.findings.readiness import readiness
from decision.model import NAME_LIMIT, Decision, Offer
from decision.store.store import Revision
from decision.ui import (
    answering,
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
from decision.ui.answering import Around
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
_PAGE = "offers"
Content = Callable[[str, Analysis, Offer], None]


def show() -> None:
    """Put the page on screen."""
    identity = state.open_decision()
    decision = state.newest(identity).decision
    chosen_offer.adopt(identity, decision)
    _page(identity)


class _OnTop(NamedTuple):
    """Where what follows an answer stands above the offers."""

    brief: DeltaGenerator
    history: DeltaGenerator


# All of the page is one fragment, so that a change redraws the page and not what stands above it,
# as long as that stays what it is. What follows an answer is a fragment within it.
@st.fragment(key=_PAGE)
def _page(identity: str) -> None:
    with steps.fragment(identity):
        _, revision = opened()
        on_top = _OnTop(st.container(), _title(identity, revision.decision))
        _offers(identity, revision, on_top)


def _title(identity: str, decision: Decision) -> DeltaGenerator:
    """Show the title, and return the place for undo and redo beside it."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="decision_title"):
        st.text_input(
            "What are you deciding?",
            max_chars=NAME_LIMIT,
            **state.bound(identity, "title", decision.title, edits.set_title, "title changed"),
        )
        beside = st.container(horizontal=True, width="content", key="history")
        if st.button("New decision", icon=":material/add:"):
            start.new()
    return beside


def _offers(identity: str, revision: Revision, on_top: _OnTop) -> None:
    if not revision.decision.offers:
        _on_top(identity, revision, on_top)
        st.info("No offers yet. Name the first one. Staying where you are counts as one, too.")
        _add(identity)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        frame.heading("How good is each offer?")
        by = frame.view("By", [QUESTIONS, RATINGS], "view_By")
        of = frame.view("Of", [ONE, ALL], "view_Of")
        _add(identity)
    analysis = analyse(revision.decision, all_offers=True)
    if of == ONE:
        _one_offer(identity, revision, analysis, on_top, by)
    else:
        show_all = side_by_side.answers if by == QUESTIONS else side_by_side.ratings
        show_all(identity, analysis)
        _on_top(identity, revision, on_top)
    question_widgets.about_ml(identity, analysis)
    question_widgets.retired(analysis)


def _on_top(identity: str, revision: Revision, on_top: _OnTop) -> None:
    with on_top.history:
        frame.history_buttons(identity, revision)
    with on_top.brief:
        in_brief(revision.decision)


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
        session.draw_part(_PAGE)  # not only what follows an answer


# One offer -------------------------------------------------------------------------------------


class _Places(NamedTuple):
    """Where what follows an answer stands, but for the questions themselves."""

    on_top: _OnTop
    tabs: DeltaGenerator
    ratings: DeltaGenerator


def _one_offer(
    identity: str, revision: Revision, analysis: Analysis, on_top: _OnTop, by: str | None
) -> None:
    decision = revision.decision
    offer = chosen_offer.chosen(identity, decision)
    tabs = st.container()
    offer_details.show(identity, decision, offer)
    block.show(identity, Findings(analysis), offer)
    left, right = st.columns([QUESTION_PART, RATING_PART], gap="medium")
    with right:
        places = _Places(on_top, tabs, st.container(key="so_far", gap=None))
    with left:
        if by == QUESTIONS:
            draw = partial(_following, identity, places, _questions)
            answering.follow(identity, Around.of(identity, decision), draw)
        else:
            content = rating_widgets.all_criteria_of_one_offer
            _following(identity, places, content, revision)


# What is looked at comes first: the browser shows it while all else is still being worked out.
def _following(identity: str, places: _Places, content: Content, revision: Revision) -> None:
    """Draw what follows an answer, each part in its place, and ``content`` here."""
    analysis = analyse(revision.decision, all_offers=True)
    findings, offer = Findings(analysis), chosen_offer.chosen(identity, revision.decision)
    with places.ratings:
        lens_card.ratings(findings, offer)
    session.let_be_sent()
    content(identity, analysis, offer)
    with places.ratings:
        lens_card.show(findings, offer)
    with places.tabs:
        _tabs(identity, analysis, offer)
    _on_top(identity, revision, places.on_top)


def _questions(identity: str, analysis: Analysis, offer: Offer) -> None:
    following = _next_open(analysis.decision, offer)
    onward = quick_look.onward(identity, analysis, offer, following)
    if not question_widgets.one_offer(identity, analysis, offer, onward):
        return
    if following is None:
        steps.go(identity, after_offers(analysis.decision, readiness(analysis.decision)))
    chosen_offer.choose(identity, following.key)
    session.draw_anew()


def _next_open(decision: Decision, offer: Offer) -> Offer | None:
    """Return the next offer that lacks answers, None if none does."""
    missing, place = readiness(decision).offers, decision.offers.index(offer)
    others = (*decision.offers[place + 1 :], *decision.offers[:place])
    return next((each for each in others if missing[each.key]), None)
