"""What is most worth finding out before signing? Open questions by what their answers could change.

An answer is given on the spot: its card opens where it stands and stays there, however the list
around it is sorted anew.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from criteria import catalog
from criteria.criterion import Criterion
from criteria.question import About, Question
from decision import edits
from decision.analysis import Analysis
from decision.asking import Asking, worth_asking
from decision.files import interview_sheet
from decision.files.interview_sheet import OpenQuestion
from decision.model import Decision
from decision.naming import free_key
from decision.ui import answer_page, question_widgets, rating_widgets, state
from decision.ui.answer_page import Answer, Sliders
from decision.words.asking import CANNOT, ToAsk, by_when, matters, to_ask
from decision.words.lexicon import explained
from decision.words.questions import asked, wording
from decision.words.text import Named, as_html

ALL = "*all"
AT_ONCE = 8


class Opened(NamedTuple):
    """The card that is open: whose it is, what it is about, and where in the list it stands."""

    offer: str
    about: str
    place: int


def page() -> StreamlitPage:
    """Return the page, to go to."""
    return st.Page(show, title="Ask next", url_path="ask-next")


def show() -> None:
    """Put the page on screen."""
    answer_page.show(state.open_decision(), _content, Sliders.LAST)


def most_worth_asking(identity: str, answer: Answer) -> None:
    """Show the one question that is most worth asking, and the way to the others."""
    found = worth_asking(answer.analysis)
    if not found:
        return
    with st.container(border=True, gap="xxsmall", key="most_worth_asking"):
        if found[0].value > 0:
            st.html(_in_short(answer.analysis, to_ask(answer.analysis, found[:1])[0]))
        else:
            st.html(f"<p class='ask'>{CANNOT}</p>")
        st.page_link(
            page(),
            label="All questions",
            icon=":material/arrow_forward:",
            query_params={state.LINK: identity},
        )


def _in_short(analysis: Analysis, one: ToAsk) -> str:
    """Return the card for the start page: the question as it can be asked, and of whom."""
    offer = analysis.offers[one.asking.offer]
    asks = (wording(offer, one.about[0]),) if one.about else one.asks
    who = one.about[0].who if one.about else one.who
    title = "Most worth asking"
    if not matters(one.asking):
        title = "Worth asking, though little hangs on it"
    due = as_html(by_when(analysis, one.asking.offer, date.today()))
    return (
        f"<article class='ask'><h3>{title}</h3><p class='asks'>{as_html(one.of)}: "
        f"{as_html(asks)}</p><p>{who} {due}</p><p>{one.changes.capitalize()}.</p></article>"
    )


def _content(identity: str, answer: Answer) -> None:
    analysis = answer.analysis
    found = worth_asking(analysis) if len(analysis.offers) > 1 else ()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("What to ask", help=explained("Value of an answer"), anchor=False)
    if not found:
        st.info("Nothing is open: everything that counts is known, or there is only one offer.")
        return
    st.caption(
        "What could change your choice most comes first. Each is worth what it would be in writing."
    )
    only = _about(identity, analysis)
    worth = [one for one in found if one.value > 0 and _concerns(analysis, one, only)]
    _cards(identity, analysis, worth)
    rest = [one for one in found if one.value == 0 and _concerns(analysis, one, only)]
    _without_value(analysis, rest)
    _sheet(identity, analysis.decision, None if only == ALL else only)


def _about(identity: str, analysis: Analysis) -> str:
    names = {ALL: "All offers", **{offer.key: offer.name for offer in analysis.offers}}
    chosen: str = st.selectbox("About", **state.choice(f"ask_about_{identity}", names, ALL))
    return chosen


def _concerns(analysis: Analysis, one: Asking, only: str) -> bool:
    offer = analysis.offers[one.offer]
    if only in (ALL, offer.key):
        return True
    is_shared = isinstance(one.about, Question) and one.about.about is About.EMPLOYER
    return is_shared and offer.employer == edits.offer_of(analysis.decision, only).employer


# Cards -------------------------------------------------------------------------------------------


def _cards(identity: str, analysis: Analysis, worth: Sequence[Asking]) -> None:
    opened = _opened(identity, analysis)
    others = [one for one in worth if opened is None or not _is(analysis, one, opened)]
    if not worth:
        st.info(CANNOT)
    at_once = int(state.kept(_shown(identity), str(AT_ONCE)))
    for place, one in enumerate(to_ask(analysis, others[:at_once])):
        if opened is not None and place == opened.place:
            _editor(identity, analysis, opened)
        _card(identity, analysis, one, place)
    if opened is not None and opened.place >= len(others[:at_once]):
        _editor(identity, analysis, opened)
    if len(others) > at_once:
        st.button(
            "More questions",
            icon=":material/expand_more:",
            on_click=state.keep,
            args=(_shown(identity), str(at_once + AT_ONCE)),
        )


def _card(identity: str, analysis: Analysis, one: ToAsk, place: int) -> None:
    offer, about = analysis.offers[one.asking.offer].key, one.asking.about.key
    with st.container(border=True):
        st.html(_described(analysis, one))
        st.button(
            "Answer" if isinstance(one.asking.about, Question) else "Rate",
            icon=":material/edit:",
            on_click=state.keep,
            args=(_answering(identity), f"{offer} {about} {place}"),
            key=f"answer_{offer}_{about}",
        )


def _described(analysis: Analysis, one: ToAsk) -> str:
    rows = [
        ("Who can tell", one.who),
        ("When", as_html(by_when(analysis, one.asking.offer, date.today()))),
        ("So far", as_html(one.so_far)),
        ("The answer", one.changes),
    ]
    offer = analysis.offers[one.asking.offer]
    told = "".join(f"<dt>{term}</dt><dd>{said}</dd>" for term, said in rows if said)
    narrowing = "".join(
        f"<li>{wording(offer, question)} <small>{question.who}</small></li>"
        for question in one.about
    )
    narrowing = f"<p>Ask, for instance:</p><ul>{narrowing}</ul>" if narrowing else ""
    heading = as_html((*one.of, ": ", Named(one.short)))
    return (
        f"<article class='ask'><h3>{heading}</h3><p class='asks'>{as_html(one.asks)}</p>"
        f"{narrowing}<dl>{told}</dl></article>"
    )


def _editor(identity: str, analysis: Analysis, opened: Opened) -> None:
    decision = analysis.decision
    offer = edits.offer_of(decision, opened.offer)
    about = _things(analysis)[opened.about]
    with st.container(border=True, key="answering"):
        st.html(f"<p class='chosen'>{as_html((Named(offer.name),))}</p>")
        if isinstance(about, Question):
            words = wording(offer, about)
            question_widgets.one_answer(identity, decision, offer, about, words)
        else:
            st.html(f"<p>{as_html((Named(about.name), f': {about.meaning}'))}</p>")
            rating_widgets.one_rating(identity, offer, about)
        st.button(
            "Done",
            icon=":material/check:",
            type="primary",
            on_click=state.keep,
            args=(_answering(identity), ""),
        )


def _opened(identity: str, analysis: Analysis) -> Opened | None:
    """Return the open card, unless its offer or what it is about is not there any more."""
    offer, _, rest = state.kept(_answering(identity), "").partition(" ")
    about, _, place = rest.partition(" ")
    known = {offer.key for offer in analysis.offers}
    if offer not in known or about not in _things(analysis):
        return None
    return Opened(offer, about, int(place))


def _things(analysis: Analysis) -> dict[str, Question | Criterion]:
    things: dict[str, Question | Criterion] = {c.key: c for c in analysis.criteria}
    return things | {question.key: question for question in analysis.catalog.questions}


def _is(analysis: Analysis, one: Asking, opened: Opened) -> bool:
    return (analysis.offers[one.offer].key, one.about.key) == (opened.offer, opened.about)


def _answering(identity: str) -> str:
    return f"answering_{identity}"


def _shown(identity: str) -> str:
    return f"questions_shown_{identity}"


# Beside the cards --------------------------------------------------------------------------------


def _without_value(analysis: Analysis, rest: Sequence[Asking]) -> None:
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

    with st.container(horizontal=True):
        for name, written, ending in (
            ("Markdown", interview_sheet.as_markdown, "md"),
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
