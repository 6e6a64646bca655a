"""How did the choice turn out? Said criterion by criterion, and over all choices together.

`remind` says on every page that the day to look back has come; `show` is where it is said;
`foreseen` is what all choices of the list say together.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

import streamlit as st

from decision import edits
from decision.analysis import CriterionError
from decision.findings.looking_back import Outcome, calibration, outcomes
from decision.model import NOTE_LIMIT, Choice, Decision
from decision.store.database import UnknownDecisionError
from decision.store.documents import UnreadableDecisionError
from decision.store.store import StoredDecision
from decision.ui import amount_fields, frame, places, rating_fields, session, state
from decision.ui.shown import SetField
from decision.words import html
from decision.words.amounts import unit
from decision.words.choosing import (
    calibration_sentences,
    expected_in_words,
    is_due,
    outcome_table,
    to_look_back,
)
from decision.words.text import as_label

LOOK_BACK = "How did it turn out?"
AGAIN = {True: "Yes", False: "No"}
_AMOUNT_WIDTH = 230


def remind(identity: str, decision: Decision) -> None:
    """Say that the day to look back has come, until the user does; not where that is done."""
    with st.container():  # always there, so that what follows keeps its place
        if is_due(decision, date.today()) and session.page() != places.FILES:
            with st.container(
                border=True, key="look_back", horizontal=True, vertical_alignment="center"
            ):
                st.html(html.paragraph(to_look_back(decision)))
                places.link("Look back", places.FILES, identity, places.LEADS_ON)


def show(identity: str, decision: Decision) -> None:
    """Ask how the choice turned out: on its day and until that is done, or once it is unfolded."""
    choice, today = decision.choice, date.today()
    if choice is None:
        return
    if is_due(decision, today) or choice.looked_back_on == today:
        with st.container(border=True, key="looking_back"):
            st.subheader(LOOK_BACK, anchor=False)
            _look_back(identity, decision, choice)
        return
    part = frame.folded(LOOK_BACK, f"fold_look_back_{identity}")
    if part.open:
        with part:
            _look_back(identity, decision, choice)


def choice_field(identity: str, name: str, value: object, label: str) -> dict[str, Any]:
    """Return what ties a widget to a field of the choice."""
    return state.bound(identity, f"choice_{name}", value, changed_choice(name), label)


def changed_choice(name: str) -> SetField:
    """Return the edit that replaces a field of the choice."""
    return lambda decision, new: edits.change_choice(decision, **{name: new})


def _look_back(identity: str, decision: Decision, choice: Choice) -> None:
    every = outcomes(decision)
    st.caption("Say how good it is by now, by the same levels. Leave out what you cannot say.")
    with st.container(horizontal=True):
        for each in every:
            _turned_out(identity, each)
    if any(each.turned_out is not None for each in every):
        st.html(html.table(outcome_table(every)))
    again = choice.would_choose_again
    tied = state.bound_choice(identity, "choose_again", again, _again, "looked back")
    st.segmented_control(
        "Would you choose it again?",
        list(AGAIN),
        default=again,
        format_func=AGAIN.__getitem__,
        **tied,
    )
    now = state.bound(identity, "choice_afterwards", choice.afterwards, _learned, "looked back")
    st.text_area("What do you know now?", max_chars=NOTE_LIMIT, height=100, **now)


def _turned_out(identity: str, outcome: Outcome) -> None:
    criterion = outcome.criterion
    in_unit = f", {as_label(unit(criterion))}" if unit(criterion) else ""

    def said(decision: Decision, text: str) -> Decision:
        number = rating_fields.single(text, criterion)
        return edits.look_back(decision, criterion.key, number, date.today())

    shown = amount_fields.written(outcome.turned_out)
    tied = state.bound(identity, f"turned_out_{criterion.key}", shown, said, "looked back")
    st.text_input(
        f"{as_label(criterion.name)}{in_unit}",
        placeholder=f"expected {expected_in_words(outcome)}",
        width=_AMOUNT_WIDTH,
        **tied,
    )


def _learned(decision: Decision, afterwards: str) -> Decision:
    return edits.change_choice(decision, afterwards=afterwards, looked_back_on=date.today())


def _again(decision: Decision, again: bool | None) -> Decision:
    return edits.change_choice(decision, would_choose_again=again, looked_back_on=date.today())


# Over all choices --------------------------------------------------------------------------------


def foreseen(entries: Iterable[StoredDecision]) -> None:
    """Show how well what was expected came true, over all choices that were looked back on."""
    part = frame.folded("How well you foresee", "fold_foreseen")
    if not part.open:
        return
    with part:
        lines = calibration_sentences(calibration(_readable(entries)))
        st.html(html.bullets(lines))


def _readable(entries: Iterable[StoredDecision]) -> list[Decision]:
    """Return all decisions but those that the list says cannot be read."""
    decisions = []
    for entry in entries:
        try:
            decision = state.newest(entry.identity).decision
            outcomes(decision)
        except (UnreadableDecisionError, UnknownDecisionError, CriterionError):
            continue  # the list of all says so of each; another tab may have deleted one
        decisions.append(decision)
    return decisions
