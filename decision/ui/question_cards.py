"""What is worth finding out, as cards: what to ask, of whom, by when, and what it could change.

A card opens to the answer where it stands; nothing above or beside it moves until it is closed
again (`standing`).
"""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from criteria.criterion import Criterion
from criteria.pay_questions import PAY_QUESTIONS
from criteria.question import Question
from decision import edits
from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.information import InformationValue
from decision.ui import choices, question_widgets, rating_widgets
from decision.ui.field_changes import cell, offer_and_about
from decision.ui.pay import leading
from decision.words import html
from decision.words.decisive_facts import nothing_to_ask
from decision.words.due import by_when
from decision.words.interview import first_due, in_an_interview
from decision.words.must_haves import settled_by
from decision.words.questions import (
    ToAsk,
    matters,
    to_ask,
    who_can_tell,
    wording,
)
from decision.words.text import Named, as_html, say

AT_ONCE = 8
MORE = {"public": "More to look up", "told": "More that you were told"}


def in_short(findings: Findings) -> Markup:
    """Return the card for the start page: the question most worth asking, and of whom."""
    best = findings.most_worth_asking
    if best is None or best.value <= 0:
        return Markup("<p class='ask'>{}</p>").format(as_html(nothing_to_ask(findings)))
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
        as_html(by_when(analysis, first_due(analysis, entry.asking), date.today())),
        entry.changes.capitalize(),
    )


def standing(
    identity: str,
    findings: Findings,
    section: str,
    values: Sequence[InformationValue],
    above: dict[str, list[str]],
) -> list[InformationValue]:
    """Return what a section of the page shows: while a card is open, what it showed before.

    Parameters
    ----------
    above
        The cards of the sections above, by their names; those of this one are added.
    """
    analysis = findings.analysis
    names = [_name(analysis, value) for value in values]
    opened, *sections = choices.chosen(_open_card(identity), "").split("\n")
    if _is_there(analysis, opened):
        before = {key: names for key, *names in map(str.split, sections)}
        names = [name for name in before.get(section, names) if _is_there(analysis, name)]
    # What was answered in one section may belong to the next by now: it stays where it is open.
    taken = {name for others in above.values() for name in others}
    above[section] = names = [name for name in names if name not in taken]
    named = {_name(analysis, value): value for value in findings.information}
    # What was settled meanwhile has no worth any more.
    return [named.get(name) or _settled(analysis, name) for name in names]


def close_any(identity: str, names: Sequence[str]) -> bool:
    """Close the card that is open if it is one of these, and tell whether it was."""
    was_open = choices.chosen(_open_card(identity), "").split("\n")[0] in names
    if was_open:
        choices.choose(_open_card(identity), "")
    return was_open


def at_once(identity: str, section: str) -> int:
    """Return how many cards of a section are shown."""
    return int(choices.chosen(_shown(identity, section), str(AT_ONCE)))


def more(identity: str, section: str) -> None:
    """Show what leads to more cards of a section."""
    key = _shown(identity, section)
    st.button(
        MORE.get(section, "More questions"),
        icon=":material/expand_more:",
        on_click=choices.choose,
        args=(key, str(at_once(identity, section) + AT_ONCE)),
        key=f"more_{key}",
    )


def _shown(identity: str, section: str) -> str:
    return f"{section}_shown_{identity}"


def card(identity: str, analysis: Analysis, entry: ToAsk, above: dict[str, list[str]]) -> None:
    """Show what to ask, and where it is answered.

    Parameters
    ----------
    above
        The cards that stand still while this one is open, by their sections.
    """
    name = _name(analysis, entry.asking)
    is_open = choices.chosen(_open_card(identity), "").split("\n")[0] == name
    opening = "\n".join([name, *(" ".join([key, *names]) for key, names in above.items())])
    closed = (_to_do(entry.asking.about), ":material/edit:")
    word, icon = ("Done", ":material/check:") if is_open else closed
    with st.container(border=True, key=f"card_{name}"):
        st.html(full_card(analysis, entry))
        if leading.leads_to_pay(entry.asking.about):
            leading.button(identity, analysis.offers[entry.asking.offer], f"answer_{name}")
            return
        st.button(  # one button for both, so that the focus stays on it
            word,
            icon=icon,
            on_click=choices.choose,
            args=(_open_card(identity), "" if is_open else opening),
            key=f"answer_{name}",
        )
        if is_open:
            _editor(identity, analysis, entry.asking)


def _open_card(identity: str) -> str:
    """Return under which key stands the card that is open, and a line for each section then."""
    return f"answering_{identity}"


def _to_do(about: Question | Criterion) -> str:
    if isinstance(about, Question):
        return "Answer"
    return "Rate" if about.measure is None else "Enter"


def full_card(analysis: Analysis, entry: ToAsk) -> Markup:
    """Return what there is to find out: how to ask, who can tell, what it alone could change.

    Of an own rating stands the question that informs it most, and folded what else would.
    """
    offer = analysis.offers[entry.asking.offer]
    of, asks = in_an_interview(analysis, entry)
    first, others = entry.about[:1], entry.about[1:]
    rows = [
        ("Who can tell", who_can_tell(offer, first[0]) if first else entry.who),
        ("So far", as_html(entry.so_far)),
        ("Alone", f"Knowing it {entry.changes}."),
        ("Must-have", as_html(settled_by(analysis, entry.asking))),
    ]
    asking = Markup("{} <small>{}</small>")
    narrowing = html.items(
        asking.format(wording(offer, question), who_can_tell(offer, question))
        for question in others
    )
    more = html.folded(_or_ask(entry), Markup("<ul>{}</ul>").format(narrowing)) if others else ""
    return Markup(
        "<article class='ask'><h3>{}</h3><p class='asks'>{}</p>{}<dl>{}</dl></article>"
    ).format(
        heading(entry) if of == entry.of else as_html(of),
        as_html(asks),
        more,
        html.definitions(row for row in rows if row[1]),
    )


def _or_ask(entry: ToAsk) -> Markup:
    """Return what unfolds other questions; by ear it says what they are about."""
    return Markup("Or ask<span class='spoken'>: {}</span>").format(heading(entry))


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
    offer, about = offer_and_about(card)
    return offer in {each.key for each in analysis.offers} and about in _things(analysis)


def _settled(analysis: Analysis, card: str) -> InformationValue:
    offer, about = offer_and_about(card)
    place = [each.key for each in analysis.offers].index(offer)
    return InformationValue((place,), _things(analysis)[about], 0.0, 0.0)


def _things(analysis: Analysis) -> dict[str, Question | Criterion]:
    things: dict[str, Question | Criterion] = {c.key: c for c in analysis.criteria}
    questions = *PAY_QUESTIONS, *analysis.catalog.questions
    return things | {question.key: question for question in questions}


def _name(analysis: Analysis, value: InformationValue) -> str:
    return cell(analysis.offers[value.offer].key, value.about.key)
