"""What is most worth finding out before signing? Open questions by what they could change."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup
from streamlit.navigation.page import StreamlitPage

from criteria import catalog
from decision.analysis import Analysis, analyse
from decision.files import interview_sheet
from decision.files.interview_sheet import OpenQuestion
from decision.findings.findings import Findings
from decision.findings.information import InformationValue
from decision.model import Decision
from decision.text_rules import free_key
from decision.ui import question_cards, state
from decision.ui.pages import answer
from decision.words.information import to_ask
from decision.words.lexicon import explained
from decision.words.questions import asked
from decision.words.text import Named, as_html, points, say

ALL = "*all"


def page() -> StreamlitPage:
    """Return the page, to go to."""
    return st.Page(show, title="Ask next", url_path="ask-next")


def show() -> None:
    """Put the page on screen."""
    answer(state.open_decision(), _content, sliders_first=False)


def most_worth_asking(identity: str, findings: Findings) -> None:
    """Show the one question that is most worth asking, and the way to the others."""
    if not findings.information:
        return
    with st.container(border=True, gap="xxsmall", key="most_worth_asking"):
        st.html(question_cards.in_short(findings))
        st.page_link(
            page(),
            label="All questions",
            icon=":material/arrow_forward:",
            query_params={state.LINK: identity},
        )


def _content(identity: str, findings: Findings) -> None:
    analysis = findings.analysis
    st.subheader("What to ask", help=explained("Value of an answer"), anchor=False)
    if len(analysis.offers) < 2:
        st.info("With two offers or more, this page says which answers could change your choice.")
        return
    if not findings.information:
        st.info("Nothing is open: everything that counts is known for certain.")
        return
    st.caption(
        "What could change your choice most comes first. Knowing everything would be worth "
        f"{points(findings.evpi)} points."
    )
    only = _about(identity, analysis)
    concerned = [value for value in findings.information if _concerns(analysis, value, only)]
    question_cards.cards(identity, analysis, concerned)
    _without_value(analysis, [value for value in concerned if value.value == 0])
    _sheet(identity, analysis.decision, None if only == ALL else only)


def _about(identity: str, analysis: Analysis) -> str:
    names = {ALL: "All offers", **{offer.key: offer.name for offer in analysis.offers}}
    chosen: str = st.selectbox("About", **state.choice(f"ask_about_{identity}", names, ALL))
    return chosen


def _concerns(analysis: Analysis, value: InformationValue, only: str) -> bool:
    return only == ALL or only in {analysis.offers[place].key for place in value.offers}


def _without_value(analysis: Analysis, rest: Sequence[InformationValue]) -> None:
    if not rest:
        return
    headings = (say("{of}: {short}", of=o.of, short=Named(o.short)) for o in to_ask(analysis, rest))
    lines = Markup().join(Markup("<li>{}</li>").format(as_html(line)) for line in headings)
    summary = f"Cannot change the choice alone, at your present weights ({len(rest)})"
    html = Markup("<details><summary>{}</summary><ul>{}</ul></details>")
    st.html(html.format(summary, lines))


def _sheet(identity: str, decision: Decision, only: str | None) -> None:
    st.subheader("Take the questions along", anchor=False)
    stem = free_key(decision.title, [], "decision")

    def sheet(written: Callable[[tuple[OpenQuestion, ...]], str]) -> str:
        newest = state.newest(identity).decision
        questions = asked(newest, catalog.load())
        return written(interview_sheet.open_questions(newest, questions, only))

    def with_the_best_first(questions: tuple[OpenQuestion, ...]) -> str:
        findings = Findings(analyse(state.newest(identity).decision))
        best_first = interview_sheet.worth_first(findings, offer=only)
        return best_first + interview_sheet.as_markdown(questions)

    with st.container(horizontal=True):
        for name, written, ending in (
            ("Markdown", with_the_best_first, "md"),
            ("CSV", interview_sheet.as_csv, "csv"),
        ):
            st.download_button(
                f"Interview sheet ({name})",
                data=partial(sheet, written),
                file_name=f"{stem}_questions.{ending}",
                icon=":material/download:",
                on_click="ignore",
                key=f"sheet_{ending}_{identity}",
            )
