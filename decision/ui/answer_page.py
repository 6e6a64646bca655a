"""What have the pages about the answer in common? The statement on top, what matters beside.

All of such a page is one fragment, so that a slider's move redraws the page and nothing else.
"""

from collections.abc import Callable
from enum import Enum

import streamlit as st
from markupsafe import Markup

from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import Decision
from decision.ui import frame, state, what_matters
from decision.words import statement as words
from decision.words.offer_names import next_step
from decision.words.text import as_html

WEIGHTS, CONTENT = 1.0, 2.2


class Sliders(Enum):
    """On which side of the page the sliders stand; on a narrow one, before or after the rest."""

    FIRST = "first"
    LAST = "last"


Content = Callable[[str, Findings], None]


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
        findings = Findings(analyse(revision.decision))
        _on_top(identity, findings, aside)
        step = next_step(findings.analysis)
        if step:
            st.info(step, icon=":material/arrow_forward:")
        first = sliders is Sliders.FIRST
        columns = st.columns([WEIGHTS, CONTENT] if first else [CONTENT, WEIGHTS], gap="large")
        beside, main = columns if first else reversed(columns)
        with beside, st.container(key="weights"):
            what_matters.show(identity, revision, findings)
        with main:
            content(identity, findings)


def _on_top(identity: str, findings: Findings, aside: Content | None) -> None:
    if aside is None or len(findings.analysis.offers) < 2:
        _statement(findings)
        return
    left, right = st.columns([CONTENT, WEIGHTS * 1.2], gap="medium")
    with left:
        _statement(findings)
    with right:
        aside(identity, findings)


def in_brief(decision: Decision) -> None:
    """Show the statement in short, on pages about something else."""
    analysis = analyse(decision)
    if len(analysis.offers) < 2:
        return
    line = as_html(words.in_brief(Findings(analysis)))
    st.html(Markup("<p class='standing'>{}</p>").format(line))


def _statement(findings: Findings) -> None:
    statement = words.statement(findings)
    details = Markup("\n").join(Markup("<p>{}</p>").format(as_html(d)) for d in statement.details)
    html = Markup("<section class='verdict'><h2>{}</h2>\n{}</section>")
    st.html(html.format(as_html(statement.headline), details))
