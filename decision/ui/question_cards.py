"""What is worth finding out, as cards: what to ask, of whom, by when, and what it could change.

A card opens to the answer where it stands and stays there, however the list around it is sorted
anew.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import streamlit as st

from criteria.criterion import Criterion
from criteria.question import Question
from decision import edits
from decision.analysis import Analysis
from decision.sensitivity.asking import Asking
from decision.ui import question_widgets, rating_widgets, state
from decision.words.asking import CANNOT, ToAsk, by_when, matters, to_ask
from decision.words.questions import wording
from decision.words.text import Named, as_html

AT_ONCE = 8


class Opened(NamedTuple):
    """The card that is open: whose it is, what it is about, and where in the list it stands."""

    offer: str
    about: str
    place: int


def in_short(analysis: Analysis, one: ToAsk) -> str:
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


def cards(identity: str, analysis: Analysis, worth: Sequence[Asking]) -> None:
    """Show what is worth finding out, some of it at first."""
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
