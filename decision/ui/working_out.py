"""What is shown while a big decision is worked out for the first time? How far that is.

Others take less time than a look. So does a big one, once what does not follow the sliders is kept.
"""

from collections.abc import Callable
from typing import Protocol

import streamlit as st

from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import Decision
from decision.ui import session

BIG = 512  # ratings: offers times criteria
_WORKED_OUT = "worked_out"
_STEPS: tuple[tuple[str, Callable[[Findings], object]], ...] = (
    ("Who can be best", lambda findings: findings.potential_optimality),
    ("How often each offer is first", lambda findings: findings.robustness),
    ("What is worth asking", lambda findings: findings.information),
)


class Place(Protocol):
    """Where on the page it is shown."""

    def progress(self, value: float, text: str) -> object:
        """Show a bar, from 0 to 1, with a text."""

    def empty(self) -> object:
        """Show nothing."""


def findings_of(identity: str, decision: Decision) -> Findings:
    """Return the findings of a decision; while a big one is opened, show how far they are."""
    if not is_big(decision):
        return Findings(analyse(decision))
    place: Place = st.empty()  # also later, so that all below keeps its place
    if session.values.get(_WORKED_OUT) == identity:
        return Findings(analyse(decision))
    session.values[_WORKED_OUT] = identity
    return shown_step_by_step(decision, place)


def is_big(decision: Decision) -> bool:
    """Tell whether working it out takes long enough to show how far it is."""
    return len(decision.offers) * len(decision.criteria) > BIG


def shown_step_by_step(decision: Decision, place: Place) -> Findings:
    """Return the findings of a decision, what takes time worked out already."""
    place.progress(0.0, "What each offer is worth")
    findings = Findings(analyse(decision))
    for done, (text, step) in enumerate(_STEPS, start=1):
        if findings.analysis.offers:
            place.progress(done / (len(_STEPS) + 1), text)
            step(findings)
    place.empty()
    return findings
