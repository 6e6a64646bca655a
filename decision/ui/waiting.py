"""Can an offer be accepted, is it still to come, or past? And what is said of one that may come."""

from datetime import date
from typing import Any

import streamlit as st

from decision import edits
from decision.findings.findings import Findings
from decision.model import Decision, Offer, Status
from decision.ui import frame, state
from decision.ui.pay import reading
from decision.words import html
from decision.words.text import as_label, together
from decision.words.waiting import YOURS, details_of, late, waiting_sentence

STATUSES = {
    Status.IN_HAND: "I can accept it",
    Status.TO_BE_ASKED_FOR: "Not offered yet, I would have to ask",
    Status.EXPECTED: "Expected: still to come",
    Status.PAST: "Past: a yardstick",
}
CHANCE = "How likely it comes, %"
NARROW, WIDE = 190, 360  # pixels
TIP = (
    "One that is still to come, or past, is rated like the others. It never leads, and counts in "
    "no comparison."
)


def status_fields(identity: str, offer: Offer) -> None:
    """Show whether an offer can be accepted; of one that is still to come, how likely that is."""

    def changed(decision: Decision, status: str) -> Decision:
        return edits.set_status(decision, offer.key, Status(status))

    label = f"whether {offer.name} can be accepted"
    tied = state.bound_choice(identity, f"status_{offer.key}", offer.status.value, changed, label)
    names = {status.value: name for status, name in STATUSES.items()}
    st.selectbox(
        "Can you accept it?",
        list(names),
        index=list(names).index(offer.status),
        format_func=names.__getitem__,
        help=TIP,
        **tied,
    )
    if offer.status is Status.EXPECTED:
        chance_field(identity, offer)


def chance_field(identity: str, offer: Offer, label: str = CHANCE, width: int = NARROW) -> None:
    """Show the field for how likely an expected offer comes, in percent."""

    def read(typed: str) -> float | None:
        return reading.share(typed, reading.ANY)

    shown = "" if offer.chance is None else reading.written_percent(offer.chance)
    st.text_input(label, width=width, **_field(identity, offer, "chance", shown, read))


def day_field(identity: str, offer: Offer) -> None:
    """Show the field for the day by which an expected offer comes."""
    tied = _field(identity, offer, "expected_on", offer.expected_on, lambda day: day)
    st.date_input("Comes by", width=170, **tied)


def _field(identity: str, offer: Offer, name: str, value: object, read: Any) -> dict[str, Any]:  # noqa: ANN401
    def changed(decision: Decision, typed: object) -> Decision:
        return edits.change_offer(decision, offer.key, **{name: read(typed)})

    what = {"chance": "how likely {} comes", "expected_on": "when {} comes"}[name]
    return state.bound(identity, f"{name}_{offer.key}", value, changed, what.format(offer.name))


def ask(identity: str, findings: Findings) -> None:
    """Ask how likely each offer comes that is to be waited for, where nobody said it."""
    for each in findings.waiting:
        if each.choice is not None and each.expected.offer.chance is None:
            _ask_for_chance(identity, each.expected.offer)


def _ask_for_chance(identity: str, offer: Offer) -> None:
    chance_field(identity, offer, f"How likely {as_label(offer.name)} comes, %", WIDE)


def show(identity: str, findings: Findings) -> None:
    """Show for each expected offer whether to wait for it, and ask how likely it comes."""
    if not findings.waiting:
        return
    frame.heading("Accept or wait?", "Accept or wait")
    for each in findings.waiting:
        is_late = late(each.expected.offer, date.today())
        details = together((is_late, *details_of(findings.analysis, each)))
        st.html(html.paragraphs([waiting_sentence(findings.analysis, each), details]))
        if each.choice is not None:
            _ask_for_chance(identity, each.expected.offer)
    if any(each.choice for each in findings.waiting):
        st.caption(YOURS)
