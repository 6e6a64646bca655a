"""What is worth finding out, as cards: what to ask, of whom, by when, and what it could change.

A card opens to the answer where it stands; nothing around it moves until it is closed again.
"""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from criteria.criterion import Criterion
from criteria.question import Question
from decision import edits
from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.information import InformationValue
from decision.ui import choices, html, question_widgets, rating_widgets
from decision.words.questions import CANNOT, ToAsk, by_when, matters, to_ask, who_can_tell, wording
from decision.words.text import Named, as_html, say

AT_ONCE = 8
BETWEEN = "."  # keys have none


def in_short(findings: Findings) -> Markup:
    """Return the card for the start page: the question most worth asking, and of whom."""
    best = findings.information[0]
    if best.value <= 0:
        return Markup("<p class='ask'>{}</p>").format(CANNOT)
    return short_card(findings.analysis, to_ask(findings.analysis, [best])[0])


def short_card(analysis: Analysis, entry: ToAsk) -> Markup:
    """Return what is worth finding out, and of whom."""
    offer = analysis.offers[entry.asking.offer]
    text = (entry.about[0].text,) if entry.about else entry.text
    title = "Most worth asking"
    if not matters(entry.asking):
        title = "Nice to know, but unlikely to change your choice"
    return Markup(
        "<article class='ask'><h3>{}</h3><p class='asks'>{}: {}</p><p>{} {}</p><p>{}.</p></article>"
    ).format(
        title,
        as_html(entry.of),
        as_html(text),
        who_can_tell(offer, entry.about[0]) if entry.about else entry.who,
        as_html(by_when(analysis, entry.asking.offer, date.today())),
        entry.changes.capitalize(),
    )


def cards(identity: str, analysis: Analysis, values: Sequence[InformationValue]) -> None:
    """Show what is worth finding out, some of it at first; the list stands still while one is open.

    Parameters
    ----------
    values
        What is open, the most valuable first.
    """
    named = {_name(analysis, value): value for value in values}
    names = [name for name, value in named.items() if value.value > 0]
    # The card that is open, and the cards as they stood when it was opened, each by its name.
    opened, *order = choices.chosen(f"answering_{identity}", "").split(" ")
    if _is_there(analysis, opened):
        names = [name for name in order if _is_there(analysis, name)]
    if not names:
        st.info(CANNOT)
    kept = f"questions_shown_{identity}"
    at_once = int(choices.chosen(kept, str(AT_ONCE)))
    shown = names[:at_once]
    for name in shown:
        # What was settled meanwhile has no worth any more.
        value = named.get(name) or _settled(analysis, name)
        _card(identity, analysis, value, "" if name == opened else " ".join((name, *shown)))
    if len(names) > at_once:
        st.button(
            "More questions",
            icon=":material/expand_more:",
            on_click=choices.choose,
            args=(kept, str(at_once + AT_ONCE)),
        )


def _card(identity: str, analysis: Analysis, value: InformationValue, opening: str) -> None:
    """Show a card; ``opening`` is what opens it, and nothing where it is open."""
    closed = (_to_do(value.about), ":material/edit:")
    word, icon = closed if opening else ("Done", ":material/check:")
    with st.container(border=True):
        st.html(full_card(analysis, to_ask(analysis, [value])[0]))
        st.button(  # one button for both, so that the focus stays on it
            word,
            icon=icon,
            on_click=choices.choose,
            args=(f"answering_{identity}", opening),
            key=f"answer_{_name(analysis, value)}",
        )
        if not opening:
            _editor(identity, analysis, value)


def _to_do(about: Question | Criterion) -> str:
    if isinstance(about, Question):
        return "Answer"
    return "Rate" if about.measure is None else "Enter"


def full_card(analysis: Analysis, entry: ToAsk) -> Markup:
    """Return what there is to find out: how to ask, who can tell, by when, what it could change."""
    offer = analysis.offers[entry.asking.offer]
    rows = [
        ("Who can tell", entry.who),
        ("Ready wording", as_html(entry.asks) if entry.asks != entry.text else ""),
        ("When", as_html(by_when(analysis, entry.asking.offer, date.today()))),
        ("So far", as_html(entry.so_far)),
        ("The answer", entry.changes),
    ]
    asking = Markup("{} <small>{}</small>")
    narrowing = html.items(
        asking.format(wording(offer, question), who_can_tell(offer, question))
        for question in entry.about
    )
    instead = Markup("<p>Ask, for instance:</p><ul>{}</ul>").format(narrowing) if narrowing else ""
    return Markup(
        "<article class='ask'><h3>{}</h3><p class='asks'>{}</p>{}<dl>{}</dl></article>"
    ).format(
        heading(entry),
        as_html(entry.text),
        instead,
        html.definitions(row for row in rows if row[1]),
    )


def heading(entry: ToAsk) -> Markup:
    """Return what there is to find out, and of whom, in short."""
    return as_html(say("{of}: {short}", of=entry.of, short=Named(entry.short)))


def _editor(identity: str, analysis: Analysis, value: InformationValue) -> None:
    offer = analysis.offers[value.offer]
    with st.container(key="answering"):
        if isinstance(value.about, Question):
            # What several offers share is one fact: its answer is told of all of them.
            edit = edits.settle_fields
            question_widgets.one_answer(identity, analysis, offer, value.about, change=edit)
        else:
            rating_widgets.one_rating(identity, analysis, offer, value.about)


def _is_there(analysis: Analysis, card: str) -> bool:
    """Tell whether the offer of a card is still there, and what the card is about."""
    offer, _, about = card.partition(BETWEEN)
    return offer in {each.key for each in analysis.offers} and about in _things(analysis)


def _settled(analysis: Analysis, card: str) -> InformationValue:
    offer, _, about = card.partition(BETWEEN)
    place = [each.key for each in analysis.offers].index(offer)
    return InformationValue((place,), _things(analysis)[about], 0.0, 0.0)


def _things(analysis: Analysis) -> dict[str, Question | Criterion]:
    things: dict[str, Question | Criterion] = {c.key: c for c in analysis.criteria}
    return things | {question.key: question for question in analysis.catalog.questions}


def _name(analysis: Analysis, value: InformationValue) -> str:
    return f"{analysis.offers[value.offer].key}{BETWEEN}{value.about.key}"
