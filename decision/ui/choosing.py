"""What is chosen in the end, why, and what goes home of that? How it turned out comes below."""

from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from zlib import crc32

import streamlit as st

from decision import edits
from decision.analysis import analyse
from decision.beliefs.cache import cached
from decision.files import decision_record
from decision.findings.findings import Findings
from decision.findings.looking_back import expectations
from decision.model import NOTE_LIMIT, Choice, Decision, Door, Offer, Rating, Status
from decision.text_rules import free_key
from decision.ui import choices, frame, looking_back, saving, session, state
from decision.ui.looking_back import changed_choice, choice_field
from decision.words import html
from decision.words.choosing import (
    DOORS_IN_SHORT,
    WHAT_DOORS,
    chosen_sentences,
)
from decision.words.text import together

TITLE, NOTHING_YET = "I have decided", "Nothing yet"


def show(identity: str, decision: Decision) -> None:
    """Show what is chosen, why, and what is to be kept of it."""
    frame.heading(TITLE)
    _offer(identity, decision)
    if decision.choice is None:
        return
    st.html(html.paragraph(together(chosen_sentences(decision))))
    _why(identity, decision.choice)
    _take_home(identity, decision)
    looking_back.show(identity, decision)


def _offer(identity: str, decision: Decision) -> None:
    can_be = [each for each in decision.offers if _can_be_chosen(decision, each)]
    names = choices.distinct({"": NOTHING_YET, **{each.key: each.name for each in can_be}})
    chosen = decision.choice.offer if decision.choice else ""
    # In the browser a select box remembers the text it shows: with other names it is another.
    name = f"choice_{crc32(repr(names).encode())}"
    tied = state.bound_choice(identity, name, chosen, _choose, "choice changed")
    st.selectbox(
        "I take",
        list(names),
        index=list(names).index(chosen),
        format_func=names.__getitem__,
        width=420,
        **_worked_out_first(identity, tied),
    )


def _worked_out_first(identity: str, tied: dict[str, Any]) -> dict[str, Any]:
    """Return the same, but what an edit takes seconds for is at hand before it holds the store.

    Nobody else could write meanwhile.
    """

    def chosen(*arguments: object) -> None:
        seen = saving.work().at_hand(identity)
        with suppress(ValueError, LookupError):  # the edit says why
            if seen is not None:
                _choose(seen.decision, session.values[tied["key"]])
        tied["on_change"](*arguments)

    return {**tied, "on_change": chosen}


def _can_be_chosen(decision: Decision, offer: Offer) -> bool:
    """Tell whether an offer is not past, or was chosen before it was."""
    is_chosen = decision.choice is not None and decision.choice.offer == offer.key
    return is_chosen or offer.status is not Status.PAST


def _choose(decision: Decision, key: str) -> Decision:
    """Return the decision with another choice, and with what is believed of that offer now."""
    if not key:
        return edits.take_back_choice(decision)
    expected, share = _believed(decision, edits.offer_of(decision, key))
    return edits.choose(decision, key, date.today(), expected, share)


def _believed(decision: Decision, offer: Offer) -> tuple[dict[str, Rating], float | None]:
    """Return what is expected of an offer, and how often it is first; None if it is not ranked."""

    def worked_out() -> tuple[dict[str, Rating], float | None]:
        analysis = analyse(decision)
        of, place = analysis.placed(offer)
        share = None
        if of is analysis and len(analysis.offers) > 1:
            share = float(Findings(analysis).robustness.first_place[place])
        return expectations(of, place), share

    key = "believed", offer.key, decision.model_dump_json().encode()
    return cached(key, worked_out, has_arrays=False)


def _why(identity: str, choice: Choice) -> None:
    field = partial(choice_field, identity)
    why = field("reasons", choice.reasons, "reasons changed")
    st.text_area("Why", max_chars=NOTE_LIMIT, height=100, **why)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        tied = state.bound_choice(
            identity, "door", choice.door, changed_choice("door"), "kind of door changed"
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

    return as_calendar(decision, datetime.now(UTC))
