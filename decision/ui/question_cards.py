"""What is worth finding out, as cards: what to ask, of whom, by when, and what it could change.

A card opens to the answer where it stands; nothing around it moves until it is closed again.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import streamlit as st

from criteria.criterion import Criterion
from criteria.question import Question
from decision.analysis import Analysis
from decision.findings.information import InformationValue
from decision.ui import question_widgets, rating_widgets, state
from decision.words.asking import CANNOT, ToAsk, by_when, matters, to_ask
from decision.words.questions import who_can_tell, wording
from decision.words.text import Named, as_html

AT_ONCE = 8
BETWEEN = "."  # keys have none


class Opened(NamedTuple):
    """The card that is open, and the cards as they stood when it was opened, each by its name."""

    card: str
    order: tuple[str, ...]


def in_short(analysis: Analysis, one: ToAsk) -> str:
    """Return the card for the start page: the question as it can be asked, and of whom."""
    offer = analysis.offers[one.asking.offer]
    asks = (wording(offer, one.about[0]),) if one.about else one.asks
    who = who_can_tell(offer, one.about[0]) if one.about else one.who
    title = "Most worth asking"
    if not matters(one.asking):
        title = "Worth asking, though little hangs on it"
    due = as_html(by_when(analysis, one.asking.offer, date.today()))
    return (
        f"<article class='ask'><h3>{title}</h3><p class='asks'>{as_html(one.of)}: "
        f"{as_html(asks)}</p><p>{who} {due}</p><p>{one.changes.capitalize()}.</p></article>"
    )


def cards(identity: str, analysis: Analysis, found: Sequence[InformationValue]) -> None:
    """Show what is worth finding out, some of it at first; the list stands still while one is open.

    Parameters
    ----------
    found
        What is open, the most valuable first.
    """
    named = {_name(analysis, one): one for one in found}
    opened = _opened(identity, analysis)
    names = [name for name, one in named.items() if one.value > 0]
    if opened is not None:
        names = [name for name in opened.order if _is_there(analysis, name)]
    if not names:
        st.info(CANNOT)
    at_once = int(state.kept(_shown(identity), str(AT_ONCE)))
    shown = names[:at_once]
    for name in shown:
        # What was settled meanwhile has no worth any more.
        one = named.get(name) or _settled(analysis, name)
        is_open = opened is not None and name == opened.card
        _card(identity, analysis, one, "" if is_open else " ".join((name, *shown)))
    if len(names) > at_once:
        st.button(
            "More questions",
            icon=":material/expand_more:",
            on_click=state.keep,
            args=(_shown(identity), str(at_once + AT_ONCE)),
        )


def _card(identity: str, analysis: Analysis, one: InformationValue, opening: str) -> None:
    """Show a card; ``opening`` is what opens it, and nothing where it is open."""
    is_question = isinstance(one.about, Question)
    closed = ("Answer" if is_question else "Rate", ":material/edit:")
    word, icon = closed if opening else ("Done", ":material/check:")
    with st.container(border=True):
        st.html(_described(analysis, to_ask(analysis, [one])[0]))
        st.button(  # one button for both, so that the focus stays on it
            word,
            icon=icon,
            on_click=state.keep,
            args=(_answering(identity), opening),
            key=f"answer_{_name(analysis, one)}",
        )
        if not opening:
            _editor(identity, analysis, one)


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
        f"<li>{wording(offer, question)} <small>{who_can_tell(offer, question)}</small></li>"
        for question in one.about
    )
    narrowing = f"<p>Ask, for instance:</p><ul>{narrowing}</ul>" if narrowing else ""
    heading = as_html((*one.of, ": ", Named(one.short)))
    return (
        f"<article class='ask'><h3>{heading}</h3><p class='asks'>{as_html(one.asks)}</p>"
        f"{narrowing}<dl>{told}</dl></article>"
    )


def _editor(identity: str, analysis: Analysis, one: InformationValue) -> None:
    decision, offer = analysis.decision, analysis.offers[one.offer]
    with st.container(key="answering"):
        if isinstance(one.about, Question):
            words = wording(offer, one.about)
            question_widgets.one_answer(identity, decision, offer, one.about, words)
        else:
            rating_widgets.one_rating(identity, offer, one.about)


def _opened(identity: str, analysis: Analysis) -> Opened | None:
    """Return the open card, unless its offer or what it is about is not there any more."""
    card, *order = state.kept(_answering(identity), "").split(" ") or [""]
    return Opened(card, tuple(order)) if _is_there(analysis, card) else None


def _is_there(analysis: Analysis, card: str) -> bool:
    offer, _, about = card.partition(BETWEEN)
    return offer in {known.key for known in analysis.offers} and about in _things(analysis)


def _settled(analysis: Analysis, card: str) -> InformationValue:
    offer, _, about = card.partition(BETWEEN)
    place = [known.key for known in analysis.offers].index(offer)
    return InformationValue((place,), _things(analysis)[about], 0.0, 0.0)


def _things(analysis: Analysis) -> dict[str, Question | Criterion]:
    things: dict[str, Question | Criterion] = {c.key: c for c in analysis.criteria}
    return things | {question.key: question for question in analysis.catalog.questions}


def _name(analysis: Analysis, one: InformationValue) -> str:
    return f"{analysis.offers[one.offer].key}{BETWEEN}{one.about.key}"


def _answering(identity: str) -> str:
    return f"answering_{identity}"


def _shown(identity: str) -> str:
    return f"questions_shown_{identity}"
