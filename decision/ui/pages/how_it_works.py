"""How is the answer worked out, and what does the tool not know? The method on one page."""

import streamlit as st
from markupsafe import Markup

from decision.analysis import CriterionError, analyse
from decision.edits.worked_example import worked_example
from decision.findings.findings import Findings
from decision.ui import frame, places, state
from decision.ui.pages import opened
from decision.words import how_it_works as words
from decision.words import html
from decision.words.lexicon import LEXICON
from decision.words.pay_notes import COUNTS_WHERE


def show() -> None:
    """Put the page on screen."""
    opened()
    with st.container(key="how_it_works"):
        _list("From what you say to points", words.FROM_ANSWERS_TO_POINTS, "ol")
        _example()
        frame.heading("How sure the answer is")
        st.html(_paragraphs(words.HOW_SURE))
        frame.heading("What an offer pays")
        st.html(_paragraphs(words.PAY) + html.table(COUNTS_WHERE))
        _list("What the tool does not know", words.NOT_KNOWN)
        frame.heading("Words")
        st.html(Markup("<dl class='lexicon'>{}</dl>").format(html.definitions(LEXICON.items())))
        _list("Sources", words.SOURCES)


def _paragraphs(texts: tuple[str, ...]) -> Markup:
    return Markup().join(Markup("<p>{}</p>").format(text) for text in texts)


def _list(heading: str, lines: tuple[str, ...], kind: str = "ul") -> None:
    frame.heading(heading)
    st.html(Markup("<{0}>{1}</{0}>").format(Markup(kind), html.items(lines)))


def _example() -> None:
    """Show an example that can be checked by hand, and let the user try it."""
    try:
        findings = Findings(analyse(worked_example()))
    except CriterionError:  # another catalogue, that has other criteria
        return
    frame.heading("An example to check by hand")
    sums = html.items(words.example_sums(findings))
    turn = Markup("<p>{}</p>").format(words.example_turn(findings))
    st.html(html.table(words.example_table(findings)))
    st.html(Markup("<ul>{}</ul>{}").format(sums, turn))
    tries = st.button("Open this example", icon=":material/menu_book:", key="open_example")
    if tries and state.open_new(worked_example, "opened"):
        places.go(places.COMPARE, state.open_decision())
