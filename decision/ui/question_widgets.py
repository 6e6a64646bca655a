"""How are questions answered? Pick an answer, say how sure it is, note where it comes from.

What is not answered is not known yet, and never held against an offer. A question is a row, the
most telling first; `side_by_side` shows all offers in a table.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st
from markupsafe import Markup

from criteria.question import Option, Question
from decision import edits
from decision.analysis import Analysis
from decision.model import NOTE_LIMIT, SOURCE_LIMIT, Offer
from decision.ui import answer_fields, quick_look, state
from decision.ui.answer_fields import CERTAINTIES, NOT_APPLY, AnswerFields, Edit
from decision.ui.components import Component
from decision.ui.field_changes import Tied, cell
from decision.ui.quick_look import Onward, Part
from decision.words import html
from decision.words import questions as words
from decision.words.reasons import retired as words_of
from decision.words.reasons import set_aside
from decision.words.text import as_html

_LIST = Component("question_list")
CERTAINTY_CHOICES = [
    {"key": str(key), "label": label, "says": says} for key, (label, says) in CERTAINTIES.items()
]
ABOUT_ML = "The work is about machine learning"
ABOUT_ML_HELP = "Without the tick, only questions for any work are asked. No answer is lost."
NO_QUESTIONS = "No questions cover your criteria, so please rate the offers directly."


def one_offer(identity: str, analysis: Analysis, offer: Offer, onward: Onward) -> bool:
    """Show the questions about one offer, a row each, and tell whether to go on."""
    parts = quick_look.parts(identity, analysis)
    if not parts[0].questions:
        st.info(NO_QUESTIONS)
        return False
    shown = [_part(analysis, offer, part) for part in parts]
    shown[0] |= {"says": onward.says, "onward": onward.label}
    fields = AnswerFields(analysis.catalog, offers=(offer,))
    tied = Tied(identity, f"questions_{identity}", fields)
    return _list(tied, analysis, shown, _cells(analysis, offer, parts))


def one_answer(
    identity: str,
    analysis: Analysis,
    offer: Offer,
    question: Question,
    change: Edit = edits.change_answer,
) -> None:
    """Show one question with its answers; ``change`` is the edit that replaces fields of one."""
    part = Part("*alone", "", (question,), False)
    key = f"question_{offer.key}_{question.key}_{identity}"
    tied = Tied(identity, key, AnswerFields(analysis.catalog, change, (offer,)))
    _list(tied, analysis, [_part(analysis, offer, part)], _cells(analysis, offer, [part]))


def about_ml(identity: str, analysis: Analysis) -> None:
    """Let the user say what the work is about; say what answers are kept for other work."""
    if not analysis.catalog.tells_trades_apart:
        return
    st.checkbox(
        ABOUT_ML,
        help=ABOUT_ML_HELP,
        **state.bound(
            identity,
            "about_ml",
            analysis.decision.is_about_ml,
            edits.set_about_ml,
            "kind of work changed",
        ),
    )
    if kept := set_aside(analysis.n_set_aside, analysis.catalog):
        st.caption(kept)


def retired(analysis: Analysis) -> None:
    """Show the answers that are kept although nothing asks for them any more."""
    if analysis.retired:
        lines = html.items(as_html(words_of(each)) for each in analysis.retired)
        st.html(html.folded("Retired answers", Markup("<ul>{}</ul>").format(lines)))


# The list --------------------------------------------------------------------------------------


def _list(
    tied: Tied,
    analysis: Analysis,
    parts: Sequence[dict[str, Any]],
    cells: dict[str, dict[str, Any]],
) -> bool:
    """Show the list, and tell whether to go on."""
    asked = {each["question"] for each in cells.values()}
    questions = {q.key: _question(q) for q in analysis.catalog.questions if q.key in asked}
    shown = _LIST(
        key=tied.key,
        data={
            "acknowledged": tied.acknowledged,
            "questions": questions,
            "cells": cells,
            "parts": parts,
            "certainties": CERTAINTY_CHOICES,
            "notApply": NOT_APPLY,
            "limits": {"note": NOTE_LIMIT, "source": SOURCE_LIMIT},
        },
        on_changed_change=tied.take,
        on_onward_change=lambda: None,
    )
    tied.drawn()
    return bool(shown.onward)


def _question(question: Question) -> dict[str, Any]:
    return {
        "text": question.text,
        "short": question.short,
        "why": question.why,
        "options": [option_of(option) for option in question.answers],
    }


def option_of(option: Option) -> dict[str, str]:
    """Return an answer that can be given, for the screen."""
    return {"key": option.key, "label": option.label, "says": option.says}


def _part(analysis: Analysis, offer: Offer, part: Part) -> dict[str, Any]:
    answered = sum(words.is_answered(analysis.decision, offer, q) for q in part.questions)
    return {
        "key": part.key,
        "name": part.name,
        "progress": f"{answered}/{len(part.questions)}",
        "folded": part.is_folded,
        "cells": [cell(offer.key, question.key) for question in part.questions],
        "says": "",
        "onward": "",
    }


def _cells(analysis: Analysis, offer: Offer, parts: Sequence[Part]) -> dict[str, dict[str, Any]]:
    return {
        cell(offer.key, question.key): answer_fields.shown(analysis, offer, question)
        for part in parts
        for question in part.questions
    }
