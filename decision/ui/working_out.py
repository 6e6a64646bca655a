"""What is shown while a big decision is worked out anew? How far that is.

Others take less time than a look. So does a big one while nothing changes but its sliders: what
does not follow them is kept.
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
# What is worked out anew where one of these changes; without it, a move takes a part of a second.
_RESTS_ON = ("offers", "employers", "criteria", "own_criteria", "ideal_points", "pay_basis",
             "must_haves", "is_about_ml")  # fmt: skip
# What is said while it is worked out, and what works it out.
Steps = tuple[tuple[str, Callable[[Findings], object]], ...]
_STEPS: Steps = (
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


def findings_of(identity: str, decision: Decision, more: Steps = ()) -> Findings:
    """Return the findings of a decision; while a big one is worked out, show how far they are.

    Parameters
    ----------
    more
        What a page needs that others do not.
    """
    if not is_big(decision):
        return Findings(analyse(decision))
    place: Place = st.empty()  # also later, so that all below keeps its place
    said = identity, *(getattr(decision, each) for each in _RESTS_ON)
    key = " ".join((_WORKED_OUT, *(text for text, _ in more)))
    if session.values.get(key) == said:
        return Findings(analyse(decision))
    findings = shown_step_by_step(decision, place, more)
    session.values[key] = said  # not before: a run that is broken off begins again
    return findings


def is_big(decision: Decision) -> bool:
    """Tell whether working it out takes long enough to show how far it is."""
    return len(decision.offers) * len(decision.criteria) > BIG


def shown_step_by_step(decision: Decision, place: Place, more: Steps = ()) -> Findings:
    """Return the findings of a decision, what takes time worked out already."""
    place.progress(0.0, "What each offer is worth")
    findings, steps = Findings(analyse(decision)), (*_STEPS, *more)
    for done, (text, step) in enumerate(steps, start=1):
        if findings.analysis.offers:
            place.progress(done / (len(steps) + 1), text)
            step(findings)
    place.empty()
    return findings
