"""What is asked before a result is shown, so that the result sways nothing? Gut, then weights.

Each can be skipped. Nothing here or on any page names a winner meanwhile.
"""

from functools import partial
from typing import Any

import streamlit as st

from decision import edits
from decision.findings.readiness import FEWEST_OFFERS
from decision.model import AskedFirst, Decision, Status
from decision.store.store import Edit
from decision.ui import focus, frame, session, state, steps, what_matters
from decision.words.text import as_label

_LABELS = {"gut": "gut feeling", "weights": "weights asked first"}  # as undo names them
_WEIGHTS_FIRST = "weights_first"  # where an answer about the gut leads, in place of a page


# All of it is one fragment, so that a slider's move redraws no more than this.
@st.fragment
def show(identity: str) -> None:
    """Ask what is still to be asked, one thing after the other."""
    with steps.fragment(identity):
        revision = state.newest(identity)
        if not revision.decision.asked_first:
            session.draw_anew()  # all of the page, which shows a result now
        frame.message(identity)
        with st.container(horizontal=True, vertical_alignment="center"):
            frame.heading("Before you see a result")
            frame.history_buttons(identity, revision)
        _ask(identity, revision.decision)


def _ask(identity: str, decision: Decision) -> None:
    if len(decision.offers) < FEWEST_OFFERS:
        steps.next_button(identity, decision, is_main=True)
    elif AskedFirst.GUT_FEELING in decision.asked_first:
        _gut_feeling(identity, decision)
    else:
        _weights(identity, decision)


def _gut_feeling(identity: str, decision: Decision) -> None:
    st.subheader("Which one does your gut prefer?", anchor=False)
    with st.container(horizontal=True, key="gut_feeling"):
        for offer in (each for each in decision.offers if each.status is not Status.PAST):
            feel = partial(edits.feel_for, key=offer.key)
            st.button(as_label(offer.name), **_tied(identity, f"gut_{offer.key}", feel))
        skip = partial(edits.ask_no_more, what=AskedFirst.GUT_FEELING)
        st.button("Skip", type="tertiary", **_tied(identity, "gut_skipped", skip))


def _weights(identity: str, decision: Decision) -> None:
    focus.arrive(_WEIGHTS_FIRST)
    st.subheader("What matters to you?", anchor=False)
    st.caption(what_matters.TO_WEIGH)
    with st.container(key="weights_first"):
        what_matters.board_in_full(identity)
    untouched = edits.are_equal(decision)
    go_on = partial(edits.ask_no_more, what=AskedFirst.WEIGHTS)
    mine = _tied(identity, "weights_mine", go_on)
    equal = _tied(identity, "weights_equal", edits.accept_equal_weights)
    skip = _tied(identity, "weights_skipped", go_on)
    with st.container(horizontal=True):
        tip = "Move a slider first." if untouched else None
        st.button("These are my weights", type="primary", disabled=untouched, help=tip, **mine)
        st.button("All equal is right", disabled=not untouched, **equal)
        st.button("Skip for now", type="tertiary", **skip)


def _tied(identity: str, name: str, edit: Edit) -> dict[str, Any]:
    """Return what ties a button to what it changes."""
    label = _LABELS[name.partition("_")[0]]
    return {"key": f"{name}_{identity}", "on_click": _say, "args": (identity, edit, label)}


def _say(identity: str, edit: Edit, label: str) -> None:
    state.change(identity, edit, label)
    is_asked_more = state.newest(identity).decision.asked_first
    focus.lead(_WEIGHTS_FIRST if is_asked_more else session.page())
