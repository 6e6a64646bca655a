"""One module a page; `show` puts it on screen. What do pages have in common? How they open.

Pages about the answer open by `answer`: the statement on top, what matters beside. The others open
by `begin`.
"""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.store.store import Revision
from decision.ui import frame, state, what_matters
from decision.words import statement
from decision.words.offer_names import next_step
from decision.words.text import as_html

WEIGHTS, CONTENT = 1.0, 2.2
Content = Callable[[str, Findings], None]


def begin(heading: str = "") -> tuple[str, Revision]:
    """Open a page: messages, the statement in short, and a heading with undo and redo, if any.

    Returns
    -------
    The id of the open decision, and its newest revision.
    """
    identity = state.open_decision()
    revision = state.newest(identity)
    frame.message(identity)
    analysis = analyse(revision.decision)
    if len(analysis.offers) > 1:
        line = as_html(statement.in_brief(Findings(analysis)))
        st.html(Markup("<p class='standing'>{}</p>").format(line))
    if heading:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(heading, anchor=False)
            frame.history_buttons(identity, revision)
    return identity, revision


# All of such a page is one fragment, so that a slider's move redraws the page and nothing else.
@st.fragment
def answer(
    identity: str, content: Content, *, sliders_first: bool = True, aside: Content | None = None
) -> None:
    """Put a page about the answer on screen, its content beside the sliders.

    Where the page is narrow, the sliders stand before or after the content; ``aside`` stands beside
    the statement.
    """
    with frame.guarded():  # a fragment that runs alone runs outside the guard of the screen
        revision = state.newest(identity)
        frame.message(identity)
        findings = Findings(analyse(revision.decision))
        _on_top(identity, findings, aside)
        step = next_step(findings.analysis)
        if step:
            st.info(step, icon=":material/arrow_forward:")
        widths = [WEIGHTS, CONTENT] if sliders_first else [CONTENT, WEIGHTS]
        columns = st.columns(widths, gap="large")
        beside, main = columns if sliders_first else reversed(columns)
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


def _statement(findings: Findings) -> None:
    _, headline, details = statement.statement(findings)
    paragraphs = Markup("\n").join(Markup("<p>{}</p>").format(as_html(line)) for line in details)
    html = Markup("<section class='verdict'><h2>{}</h2>\n{}</section>")
    st.html(html.format(as_html(headline), paragraphs))
