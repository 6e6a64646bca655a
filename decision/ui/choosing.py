"""What is chosen in the end, and how did it turn out? A block, and a word on the day.

`show` is where the user says it; `remind` says on every page that the day to look back has come;
`foreseen` is what all choices of this machine say together.
"""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any
from zlib import crc32

import streamlit as st

from decision import edits
from decision.analysis import CriterionError, analyse
from decision.files import decision_record
from decision.findings.findings import Findings
from decision.findings.looking_back import Outcome, calibration, expectations, outcomes
from decision.imports.reading.amounts import Amount
from decision.model import NOTE_LIMIT, Choice, Decision, Door, Offer, Status
from decision.store.documents import UnreadableDecisionError
from decision.store.store import StoredDecision
from decision.text_rules import free_key
from decision.ui import amount_fields, choices, frame, html, places, session, state
from decision.ui.shown import SetField
from decision.words.amounts import unit
from decision.words.choosing import (
    DOORS_IN_SHORT,
    WHAT_DOORS,
    calibration_sentences,
    chosen_sentences,
    expected_in_words,
    is_due,
    outcome_table,
    to_look_back,
)
from decision.words.text import as_label, together

TITLE, NOTHING_YET = "I have decided", "Nothing yet"
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
    """Show what is chosen, why, and what is to be kept of it."""
    frame.heading(TITLE)
    _offer(identity, decision)
    if decision.choice is None:
        return
    st.html(html.paragraph(together(chosen_sentences(decision))))
    _why(identity, decision.choice)
    _take_home(identity, decision)
    today = date.today()
    if is_due(decision, today) or decision.choice.looked_back_on == today:
        with st.container(border=True, key="looking_back"):
            st.subheader(LOOK_BACK, anchor=False)
            _look_back(identity, decision)
        return
    part = frame.folded(LOOK_BACK, f"fold_look_back_{identity}")
    if part.open:
        with part:
            _look_back(identity, decision)


def _offer(identity: str, decision: Decision) -> None:
    can_be = [each for each in decision.offers if _can_be_chosen(decision, each)]
    names = choices.distinct({each.key: each.name for each in can_be})
    options = ["", *names]
    chosen = decision.choice.offer if decision.choice else ""
    # In the browser a select box remembers the text it shows: with other names it is another.
    name = f"choice_{crc32(repr(names).encode())}"
    tied = state.bound_choice(identity, name, chosen, _choose, "choice changed")
    st.selectbox(
        "I take",
        options,
        index=options.index(chosen),
        format_func=lambda key: names.get(key, NOTHING_YET),
        width=420,
        **tied,
    )


def _can_be_chosen(decision: Decision, offer: Offer) -> bool:
    """Tell whether an offer is not past, or was chosen before it was."""
    is_chosen = decision.choice is not None and decision.choice.offer == offer.key
    return is_chosen or offer.status is not Status.PAST


def _choose(decision: Decision, key: str) -> Decision:
    """Return the decision with another choice, and with what is believed of that offer now."""
    if not key:
        return edits.take_back_choice(decision)
    of, place = analyse(decision).placed(edits.offer_of(decision, key))
    ranked = [offer.key for offer in analyse(decision).offers]
    share = None
    if key in ranked and len(ranked) > 1:
        first = Findings(analyse(decision)).robustness.first_place
        share = float(first[ranked.index(key)])
    return edits.choose(decision, key, date.today(), expectations(of, place), share)


def _why(identity: str, choice: Choice) -> None:
    field = partial(_field, identity)
    why = field("reasons", choice.reasons, "reasons changed")
    st.text_area("Why", max_chars=NOTE_LIMIT, height=100, **why)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        tied = state.bound_choice(
            identity, "door", choice.door, _changed("door"), "kind of door changed"
        )
        st.segmented_control(
            "Can you come back?",
            list(Door),
            default=choice.door,
            format_func=DOORS_IN_SHORT.__getitem__,
            help=WHAT_DOORS,
            **tied,
        )
        day = field("review_on", choice.review_on, "day to look back changed")
        st.date_input("Look back on", width=170, **day)


def _field(identity: str, name: str, value: object, label: str) -> dict[str, Any]:
    """Return what ties a widget to a field of the choice."""
    return state.bound(identity, f"choice_{name}", value, _changed(name), label)


def _changed(name: str) -> SetField:
    return lambda decision, new: edits.change_choice(decision, **{name: new})


def _take_home(identity: str, decision: Decision) -> None:
    stem = free_key(decision.title, [], "decision")
    has_day = decision.choice is not None and decision.choice.review_on is not None
    with st.container(horizontal=True):
        frame.download(
            "Decision record",
            frame.when_asked(identity, _record),
            f"{stem}_record.md",
            mime="text/markdown",
            help="Gut feeling, choice, reasons and what you expect, on a page (Markdown).",
            key=f"record_{identity}",
        )
        frame.download(
            "Reminder",
            frame.when_asked(identity, _reminder),
            f"{stem}_look_back.ics",
            mime="text/calendar",
            help="For your calendar, on the day to look back." if has_day else "Say the day first.",
            disabled=not has_day,
            key=f"reminder_{identity}",
        )


def _record(decision: Decision) -> str:
    return decision_record.as_markdown_record(Findings(analyse(decision)))


def _reminder(decision: Decision) -> bytes:
    from decision.files.reminder import as_calendar  # slow to load, and seldom needed

    return as_calendar(decision)


# Looking back ------------------------------------------------------------------------------------


def _look_back(identity: str, decision: Decision) -> None:
    choice, every = decision.choice, outcomes(decision)
    if choice is None:
        return
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
    now = _field(identity, "afterwards", choice.afterwards, "looked back")
    st.text_area("What do you know now?", max_chars=NOTE_LIMIT, height=100, **now)


def _turned_out(identity: str, outcome: Outcome) -> None:
    criterion = outcome.criterion
    in_unit = f", {as_label(unit(criterion))}" if unit(criterion) else ""

    def said(decision: Decision, typed: Amount) -> Decision:
        number = amount_fields.single(typed)
        return edits.look_back(decision, criterion.key, number, date.today())

    tied = amount_fields.bound(
        identity,
        f"turned_out_{criterion.key}",
        outcome.turned_out,
        "" if criterion.measure is None else criterion.measure.unit,
        said,
        "looked back",
    )
    st.text_input(
        f"{as_label(criterion.name)}{in_unit}",
        placeholder=f"expected {expected_in_words(outcome)}",
        width=_AMOUNT_WIDTH,
        **tied,
    )


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
        except (UnreadableDecisionError, CriterionError):
            continue  # the list of all says so of each
        decisions.append(decision)
    return decisions
