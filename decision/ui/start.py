"""How does somebody get from a sample to a decision of their own? A strip, and two dialogs.

While a sample is open, the strip on top of every page says so. `new` asks for what a decision
begins with, and opens it on the page of its offers; `samples` offers other samples.
"""

from collections import Counter
from collections.abc import Sequence
from functools import partial

import streamlit as st

from criteria import catalog
from criteria.criterion import Criterion
from decision import edits
from decision.files.decision_json import gallery
from decision.model import NAME_LIMIT, OFFER_LIMIT, Decision
from decision.ui import focus, places, session, state
from decision.words.text import Named, Sentence, as_label, as_markdown, as_paragraphs, say

NEW = "Start your own decision"
YES, NO = "Yes", "No"
ANY = "If not, only questions for any work are asked. You can change this later."
EMPLOYER_LIMIT = NAME_LIMIT - len(edits.staying("."))


def strip(identity: str) -> None:
    """Say that the open decision is a sample, if it is one, and offer ways to one's own."""
    if not state.newest(identity).decision.is_sample:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="sample_strip"):
        st.markdown("This is a sample.", width="content")
        if st.button("Start my own", type="primary", icon=":material/add:", key="start_own"):
            new()
        places.link("Bring in a spreadsheet", places.FILES, identity)
        _samples_button("Other samples", "other_samples")


# What a decision begins with ---------------------------------------------------------------------


# A click beside it or Escape would lose what was typed, so it is closed by its buttons alone.
@st.dialog(NEW, width="medium", dismissible=False)
def new() -> None:
    """Ask what a new decision begins with, and start it.

    The offers come first: whoever ends a line there by Enter begins the next one. In a field of one
    line Enter starts, which nobody wants before the offers are named.
    """
    with st.form("begin", border=False):
        offers = edits.offers_in(_offers_field())
        title = st.text_input(
            "What are you deciding?",
            key="begin_title",
            placeholder=edits.UNTITLED,
            max_chars=NAME_LIMIT,
        )
        left, right = st.columns(2, vertical_alignment="top")
        with left:
            employer = _present_employer()
        with right:
            deadline = st.date_input("Decide by (optional)", value=None, key="begin_by")
        is_about_ml = _is_about_ml()
        criteria = _criteria(catalog.load().criteria)
        with st.container(horizontal=True):
            starts = st.form_submit_button("Start", type="primary")
            closes = st.form_submit_button("Cancel")
    focus.into_dialog("begin")
    if closes:
        session.draw_anew()
    wrong = _wrong(offers, employer, criteria) if starts else ()
    if wrong:
        st.error(as_markdown(wrong))
    elif starts:
        begun = partial(edits.begun, title, offers, criteria, is_about_ml=is_about_ml)
        _open(partial(begun, present_employer=employer, deadline=deadline))


def _offers_field() -> str:
    return st.text_area(
        "Your offers, one a line",
        key="begin_offers",
        placeholder="Data scientist, fintech\nTeam lead, hospital",
        height=100,
        max_chars=OFFER_LIMIT * (NAME_LIMIT + 1),
    )


def _present_employer() -> str | None:
    """Ask who pays now; the field is in sight once there is a job now. None where there is none."""
    has_job = st.toggle("I have a job now", key="begin_job", help="Staying is an offer then, too.")
    employer = st.text_input(
        "Your employer now", key="begin_employer", max_chars=EMPLOYER_LIMIT, placeholder="Its name"
    )
    return employer if has_job else None


def _is_about_ml() -> bool:
    """Ask what the work is about, where that makes a difference; preset as in the open decision."""
    if not catalog.load().tells_trades_apart:
        return True
    before = True
    if state.is_anything_open():
        before = state.newest(state.open_decision()).decision.is_about_ml
    answer = st.radio(
        "Is the work about machine learning?",
        [YES, NO],
        index=0 if before else 1,
        horizontal=True,
        key="begin_ml",
        help=ANY,
    )
    return answer == YES


def _criteria(catalog_criteria: Sequence[Criterion]) -> list[str]:
    """Ask which criteria count, and return their keys; those of every decision are ticked.

    What each means is a tip: to read all of it took longer than all else that is asked here.
    """
    st.markdown("What counts, besides pay? You can change this later.")
    with st.container(horizontal=True, key="begin_criteria"):
        return [
            criterion.key
            for criterion in catalog_criteria
            if st.checkbox(
                as_label(criterion.name),
                value=not criterion.optional,
                help=as_label(criterion.meaning),
                key=f"begin_{criterion.key}",
                width="content",
            )
        ]


def _wrong(offers: Sequence[str], employer: str | None, criteria: Sequence[str]) -> Sentence:
    """Return what keeps a decision from beginning, and what to do; empty where nothing does."""
    every = [*offers, *([] if employer is None else [edits.staying(employer)])]
    count = Counter(name.casefold() for name in every)
    for name in every:
        if count[name.casefold()] > 1:
            return say("Two offers are called {name}. Give each its own name.", name=Named(name))
        if len(name) > NAME_LIMIT:
            start = Named(f"{name[:40]}…")
            limit = f"{NAME_LIMIT} characters"
            return say("Shorten the name {start}: it can have {n}.", start=start, n=limit)
    if len(every) > OFFER_LIMIT:
        return say("Leave some offers out: at most {n} fit in.", n=str(OFFER_LIMIT))
    return () if criteria else say("Tick at least one thing that counts.")


def _open(begun: partial[Decision]) -> None:
    if not state.open_new(begun):
        refused()
        return
    places.go(places.OFFERS, state.open_decision())


def refused() -> None:
    """Say in an open dialog why what it is for could not be done, if it could not."""
    last = state.last_message()
    if last:
        st.error(as_paragraphs(last.text))


# Samples -----------------------------------------------------------------------------------------


@st.dialog("Samples")
def samples() -> None:
    """Offer real dilemmas to look at and to change; each opens as a decision of its own."""
    for number, sample in enumerate(_samples(catalog.load().version)):
        title, key = as_label(sample.title), f"sample_{number}"
        opened = st.button(title, key=key, icon=":material/menu_book:")
        st.caption(as_label(sample.notes))
        if opened and state.open_new(sample.model_copy, "opened"):
            places.go(places.COMPARE, state.open_decision())


def _samples_button(word: str, key: str) -> None:
    if _samples(catalog.load().version) and st.button(word, key=key):
        samples()


@st.cache_resource(show_spinner=False)
def _samples(version: str) -> tuple[Decision, ...]:
    return gallery()  # kept by the version of the catalogue that can open them


def offer_buttons() -> None:
    """Show the ways to another decision: a new one, or a sample if there are any."""
    with st.container(horizontal=True, width="content"):
        if st.button("New decision", icon=":material/add:", key="new_decision"):
            new()
        _samples_button("Samples", "samples")
