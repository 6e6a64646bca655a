"""What is most worth finding out before signing? Open questions by what they could change."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from criteria import catalog
from criteria.question import About, Question
from decision import edits
from decision.analysis import Analysis, analyse
from decision.files import interview_sheet
from decision.files.interview_sheet import OpenQuestion
from decision.files.worth_first import worth_first
from decision.findings.information import InformationValue, evpi, rank_information
from decision.model import Decision
from decision.text_rules import free_key
from decision.ui import answer_page, question_cards, state
from decision.ui.answer_page import Answer, Sliders
from decision.words.asking import CANNOT, to_ask
from decision.words.lexicon import explained
from decision.words.questions import asked
from decision.words.text import Named, as_html, points

ALL = "*all"


def page() -> StreamlitPage:
    """Return the page, to go to."""
    return st.Page(show, title="Ask next", url_path="ask-next")


def show() -> None:
    """Put the page on screen."""
    answer_page.show(state.open_decision(), _content, Sliders.LAST)


def most_worth_asking(identity: str, answer: Answer) -> None:
    """Show the one question that is most worth asking, and the way to the others."""
    found = rank_information(answer.analysis)
    if not found:
        return
    with st.container(border=True, gap="xxsmall", key="most_worth_asking"):
        if found[0].value > 0:
            st.html(question_cards.in_short(answer.analysis, to_ask(answer.analysis, found[:1])[0]))
        else:
            st.html(f"<p class='ask'>{CANNOT}</p>")
        st.page_link(
            page(),
            label="All questions",
            icon=":material/arrow_forward:",
            query_params={state.LINK: identity},
        )


def _content(identity: str, answer: Answer) -> None:
    analysis, sure = answer
    st.subheader("What to ask", help=explained("Value of an answer"), anchor=False)
    if sure is None or len(analysis.offers) < 2:
        st.info("With two offers or more, this page says which answers could change your choice.")
        return
    found = rank_information(analysis)
    if not found:
        st.info("Nothing is open: everything that counts is known for sure.")
        return
    st.caption(
        "What could change your choice most comes first. Knowing everything would be worth "
        f"{points(evpi(sure, found))} points."
    )
    only = _about(identity, analysis)
    concerned = [one for one in found if _concerns(analysis, one, only)]
    question_cards.cards(identity, analysis, concerned)
    _without_value(analysis, [one for one in concerned if one.value == 0])
    _sheet(identity, analysis.decision, None if only == ALL else only)


def _about(identity: str, analysis: Analysis) -> str:
    names = {ALL: "All offers", **{offer.key: offer.name for offer in analysis.offers}}
    chosen: str = st.selectbox("About", **state.choice(f"ask_about_{identity}", names, ALL))
    return chosen


def _concerns(analysis: Analysis, one: InformationValue, only: str) -> bool:
    offer = analysis.offers[one.offer]
    if only in (ALL, offer.key):
        return True
    is_shared = isinstance(one.about, Question) and one.about.about is About.EMPLOYER
    return is_shared and offer.employer == edits.offer_of(analysis.decision, only).employer


def _without_value(analysis: Analysis, rest: Sequence[InformationValue]) -> None:
    if not rest:
        return
    lines = "".join(
        f"<li>{as_html((*one.of, ': ', Named(one.short)))}</li>" for one in to_ask(analysis, rest)
    )
    summary = "Cannot change the choice alone, at your present weights"
    st.html(f"<details><summary>{summary} ({len(rest)})</summary><ul>{lines}</ul></details>")


def _sheet(identity: str, decision: Decision, only: str | None) -> None:
    st.subheader("Take the questions along", anchor=False)
    stem = free_key(decision.title, [], "decision")

    def sheet(written: Callable[[tuple[OpenQuestion, ...]], str]) -> str:
        newest = state.newest(identity).decision
        questions = asked(newest, catalog.load())
        return written(interview_sheet.open_questions(newest, questions, only))

    def with_the_best_first(found: tuple[OpenQuestion, ...]) -> str:
        analysis = analyse(state.newest(identity).decision)
        concerned = [
            one for one in rank_information(analysis) if _concerns(analysis, one, only or ALL)
        ]
        return worth_first(analysis, concerned) + interview_sheet.as_markdown(found)

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
