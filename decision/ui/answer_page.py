"""What have the pages about the answer in common? The statement on top, what matters beside.

All of such a page is one fragment, so that a slider's move redraws the page and nothing else.
"""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

import streamlit as st

from decision.analysis import Analysis, analyse
from decision.findings.robustness import Robustness, robustness
from decision.model import Decision
from decision.ui import frame, state, what_matters
from decision.words.confidence import Statement, statement
from decision.words.confidence import answer as stated
from decision.words.confidence import in_brief as words_in_brief
from decision.words.text import as_html
from decision.words.verdict import next_step

WEIGHTS, CONTENT = 1.0, 2.2


class Sliders(Enum):
    """On which side of the page the sliders stand; on a narrow one, before or after the rest."""

    FIRST = "first"
    LAST = "last"


class Answer(NamedTuple):
    """What a page about the answer shows; ``sure`` is None where there is no offer."""

    analysis: Analysis
    sure: Robustness | None


Content = Callable[[str, Answer], None]


@st.fragment
def show(
    identity: str,
    content: Content,
    sliders: Sliders = Sliders.FIRST,
    aside: Content | None = None,
) -> None:
    """Put a page on screen: the statement and what stands aside, the sliders and its content."""
    with frame.guarded():  # a fragment that runs alone runs outside the guard of the screen
        revision = state.newest(identity)
        frame.message(identity)
        analysis = analyse(revision.decision)
        answer = Answer(analysis, robustness(analysis) if analysis.offers else None)
        _on_top(identity, answer, aside)
        step = next_step(analysis)
        if step:
            st.info(step, icon=":material/arrow_forward:")
        first = sliders is Sliders.FIRST
        columns = st.columns([WEIGHTS, CONTENT] if first else [CONTENT, WEIGHTS], gap="large")
        beside, main = columns if first else reversed(columns)
        with beside, st.container(key="weights"):
            what_matters.show(identity, revision, analysis)
        with main:
            content(identity, answer)


def _on_top(identity: str, answer: Answer, aside: Content | None) -> None:
    said = stated(answer.analysis) if answer.sure is None else statement(answer.sure)
    if aside is None or len(answer.analysis.offers) < 2:
        _statement(said)
        return
    left, right = st.columns([CONTENT, WEIGHTS * 1.2], gap="medium")
    with left:
        _statement(said)
    with right:
        aside(identity, answer)


def in_brief(decision: Decision) -> None:
    """Show the statement in short, on pages about something else."""
    analysis = analyse(decision)
    if len(analysis.offers) < 2:
        return
    said = as_html(words_in_brief(robustness(analysis)))
    st.html(f"<p class='standing'>{said}</p>")


def _statement(said: Statement) -> None:
    details = "\n".join(f"<p>{as_html(line)}</p>" for line in said.details)
    headline = f"<h2>{as_html(said.headline)}</h2>"
    st.html(f"<section class='verdict'>{headline}\n{details}</section>")
