"""One module a page; `show` puts it on screen. What have pages in common? How they open.

Pages about the answer open by `answer`: the statement on top, and what matters to the user beside.
The others open by `begin`.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import Decision
from decision.store.store import Revision
from decision.ui import asked_first, frame, looking_back, state, steps, waiting, what_matters
from decision.ui.live import Live, follow, rest
from decision.ui.working_out import Steps, findings_of
from decision.words import html, statement
from decision.words.gut_feeling import gut_sentence
from decision.words.text import as_html

WEIGHTS, CONTENT = 1.0, 2.6
Content = Callable[[str, Findings, Live], None]


class Aside(NamedTuple):
    """What stands beside the statement, how wide beside one of width 1, and whether it is of it.

    What ``is_of_it`` says what would change the answer, so that the statement need not.
    """

    content: Content
    width: float = 0.46
    is_of_it: bool = False


def begin(heading: str = "") -> tuple[str, Revision]:
    """Open a page: messages, the statement in short, and a heading with undo and redo, if any.

    Returns
    -------
    The id of the open decision, and its newest revision.
    """
    identity, revision = opened()
    with st.container():  # always there, so that what follows keeps its place
        in_brief(revision.decision)
    if heading:
        with st.container(horizontal=True, vertical_alignment="center", key="opening"):
            frame.heading(heading)
            frame.history_buttons(identity, revision)
    return identity, revision


def opened() -> tuple[str, Revision]:
    """Open a page that begins with messages alone; return as `begin`."""
    identity, revision = state.open_newest()
    frame.message(identity)
    looking_back.remind(identity, revision.decision)
    return identity, revision


def in_brief(decision: Decision) -> None:
    """Show the statement in one line, once there is one."""
    analysis = analyse(decision)
    if len(analysis.offers) > 1 and not decision.asked_first:
        line = as_html(statement.in_brief(Findings(analysis)))
        st.html(Markup("<p class='standing'>{}</p>").format(line))


def answer(
    identity: str,
    content: Content,
    *,
    sliders_first: bool = True,
    aside: Aside | None = None,
    more: Steps = (),
) -> None:
    """Put a page about the answer on screen, its content beside the sliders.

    What is asked before a result comes first, and alone. Where the page is narrow, the sliders
    stand before or after the content; ``aside`` stands beside the statement. ``more`` is what the
    content needs to be worked out that other pages do not.
    """
    if state.newest(identity).decision.asked_first:
        asked_first.show(identity)
    else:
        _answer(identity, content, sliders_first=sliders_first, aside=aside, more=more)


def _answer(
    identity: str, content: Content, *, sliders_first: bool, aside: Aside | None, more: Steps
) -> None:
    """Draw the page; a slider's move draws what is live, and all of it once the hand rests."""
    revision = state.newest(identity)
    frame.message(identity)
    looking_back.remind(identity, revision.decision)
    findings = findings_of(identity, revision.decision, more)
    live = Live(identity, findings)
    _on_top(identity, findings, aside, live)
    with st.container():  # always there, so that the sliders below keep their place and focus
        steps.next_button(identity, revision.decision, is_main=True)
    widths = [WEIGHTS, CONTENT] if sliders_first else [CONTENT, WEIGHTS]
    columns = st.columns(widths, gap="medium")
    beside, main = columns if sliders_first else reversed(columns)
    with beside, st.container(key="weights"):
        sliders = what_matters.beside_answer(identity, revision, findings)
        rest(identity)
    with main:
        content(identity, findings, live)
    with sliders:
        follow(live, partial(what_matters.board, identity))


def answer_alone(findings: Findings) -> None:
    """Show what the answer is, to somebody who only reads."""
    _statement(findings)()


def _on_top(identity: str, findings: Findings, aside: Aside | None, live: Live) -> None:
    asks = aside is None or not aside.is_of_it  # what is of it asks for itself
    if aside is None or len(findings.analysis.offers) < 2:
        with st.container():  # always there, as below
            live.show(_statement)
            if asks:
                waiting.ask(identity, findings)
        return
    left, right = st.columns([1, aside.width], gap="medium")
    with left:
        live.show(partial(_statement, is_alone=not aside.is_of_it))
        if asks:
            waiting.ask(identity, findings)
    with right:
        aside.content(identity, findings, live)


def _statement(findings: Findings, *, is_alone: bool = True) -> Callable[[], object]:
    _, headline, details = statement.statement(findings, is_alone=is_alone)
    gut = gut_sentence(findings.analysis.whole, findings)
    lines = [*details, gut]
    section = Markup("<section class='verdict'><h2>{}</h2>\n{}</section>")
    return partial(st.html, section.format(as_html(headline), html.paragraphs(lines)))
