"""What is most worth finding out before signing? Open questions by what they could change."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from criteria import catalog
from decision.analysis import Analysis, analyse
from decision.files import interview_sheet
from decision.files.interview_sheet import OpenQuestion
from decision.findings.findings import Findings
from decision.findings.information import InformationValue
from decision.model import Decision
from decision.text_rules import free_key
from decision.ui import frame, html, places, question_cards, state
from decision.ui.pages import answer
from decision.words.questions import asked, to_ask
from decision.words.text import points

ALL = "*all"


def show() -> None:
    """Put the page on screen."""
    answer(state.open_decision(), _content, sliders_first=False)


def most_worth_asking(identity: str, findings: Findings) -> None:
    """Show the one question that is most worth asking, and the way to the others."""
    if not findings.information:
        return
    with st.container(border=True, gap="xxsmall", key="most_worth_asking"):
        st.html(question_cards.in_short(findings))
        places.link("All questions", places.ASK, identity, places.LEADS_ON)


def _content(identity: str, findings: Findings) -> None:
    analysis = findings.analysis
    frame.heading("What to ask", "Value of an answer")
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
    names = {ALL: "All offers", **{offer.key: offer.name for offer in analysis.offers}}
    only = frame.select("About", f"ask_about_{identity}", names)
    concerned = [
        value
        for value in findings.information
        if only in {ALL, *(analysis.offers[place].key for place in value.offers)}
    ]
    question_cards.cards(identity, analysis, concerned)
    _without_value(analysis, [value for value in concerned if value.value == 0])
    _take_along(identity, analysis.whole, None if only == ALL else only)


def _without_value(analysis: Analysis, rest: Sequence[InformationValue]) -> None:
    if not rest:
        return
    headings = html.items(question_cards.heading(entry) for entry in to_ask(analysis, rest))
    others = f"{len(rest)} other questions: none would"
    if len(rest) == 1:
        others = "1 other question: it would not"
    summary = f"{others} change your choice on its own, at your present weights"
    st.html(html.folded(summary, Markup("<ul>{}</ul>").format(headings)))


# Interview sheets ------------------------------------------------------------------------------


def _take_along(identity: str, decision: Decision, only: str | None) -> None:
    frame.heading("Take the questions along")
    stem = free_key(decision.title, [], "decision")

    def with_the_best_first(newest: Decision) -> str:
        findings = Findings(analyse(newest))
        best_first = interview_sheet.worth_first(findings, offer=only)
        return best_first + sheet(newest, only, interview_sheet.as_markdown)

    csv = partial(sheet, only=only, written=interview_sheet.as_csv)
    with st.container(horizontal=True):
        for name, written, ending in (("Markdown", with_the_best_first, "md"), ("CSV", csv, "csv")):
            frame.download(
                f"Interview sheet ({name})",
                frame.when_asked(identity, written),
                f"{stem}_questions.{ending}",
                key=f"sheet_{ending}_{identity}",
            )


def sheet(
    decision: Decision, only: str | None, written: Callable[[tuple[OpenQuestion, ...]], str]
) -> str:
    """Return what to take to an interview: open questions, and guesses to confirm.

    ``only`` is the key of the only offer to ask about.
    """
    questions = asked(decision, catalog.load())
    return written(interview_sheet.open_questions(decision, questions, only))
