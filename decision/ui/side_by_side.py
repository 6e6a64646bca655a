"""How are all offers answered or rated side by side? In a table to fill in, a column an offer."""

from collections.abc import Iterator, Sequence
from typing import Any

import streamlit as st

from criteria.criterion import PAY_KEY, Criterion
from criteria.question import Question
from decision import edits
from decision.analysis import Analysis
from decision.model import Offer
from decision.ui import answer_fields, quick_look, rating_fields
from decision.ui.answer_fields import NOT_APPLY, NOTHING, AnswerFields
from decision.ui.components import Component
from decision.ui.field_changes import Tied, cell
from decision.ui.question_widgets import CERTAINTY_CHOICES, NO_QUESTIONS, option_of
from decision.ui.quick_look import Part
from decision.ui.rating_fields import BETWEEN_LEVELS, ENDS, UNKNOWN, RatingFields
from decision.words.amounts import unit
from decision.words.lexicon import way
from decision.words.questions import why_not
from decision.words.ratings import known_from_answers
from decision.words.text import legible

_TABLE = Component("side_by_side")
NOT_RATED, BETWEEN = "As your answers say", "Between two levels"
Cells = dict[str, dict[str, Any]]


def _table(
    tied: Tied, analysis: Analysis, corner: str, parts: Sequence[dict[str, Any]], cells: Cells
) -> None:
    _TABLE(
        key=tied.key,
        data={
            "acknowledged": tied.acknowledged,
            "label": "Offers side by side",
            "columns": [corner, *(legible(offer.name) for offer in analysis.offers)],
            "parts": parts,
            "cells": cells,
        },
        on_changed_change=tied.take,
    )
    tied.drawn()


def _row(analysis: Analysis, about: Question | Criterion, name: str, tip: str) -> dict[str, Any]:
    cells = [cell(offer.key, about.key) for offer in analysis.offers]
    return {"key": about.key, "name": name, "help": tip, "cells": cells}


# Questions -------------------------------------------------------------------------------------


def answers(identity: str, analysis: Analysis) -> None:
    """Show all questions, the most telling first."""
    parts = quick_look.parts(identity, analysis)
    if not parts[0].questions:
        st.info(NO_QUESTIONS)
        return
    cells = dict(_answers(analysis, parts))
    rows = [_of_part(analysis, part) for part in parts]
    tied = Tied(
        identity, f"answers_{identity}", AnswerFields(analysis.catalog, offers=analysis.offers)
    )
    _table(tied, analysis, "Question", rows, cells)


def _answers(analysis: Analysis, parts: Sequence[Part]) -> Iterator[tuple[str, dict[str, Any]]]:
    for question in (question for part in parts for question in part.questions):
        for offer in analysis.offers:
            yield cell(offer.key, question.key), _answer(analysis, offer, question)


def _of_part(analysis: Analysis, part: Part) -> dict[str, Any]:
    rows = [_row(analysis, each, each.text, each.why) for each in part.questions]
    return {"key": part.key, "name": part.name, "folded": part.is_folded, "rows": rows}


def _answer(analysis: Analysis, offer: Offer, question: Question) -> dict[str, Any]:
    decision = analysis.decision
    why = why_not(analysis.catalog, decision, offer, question)
    listed = [option_of(option) for option in question.answers]
    nothing, not_apply = (
        {"key": NOTHING, "label": "–"},
        {"key": NOT_APPLY, "label": "Does not apply"},
    )
    of = legible(offer.name)
    picked = {
        "field": "option",
        "name": f"{question.text} {of}",
        "options": [nothing, *listed, not_apply],
        "answers": [option["key"] for option in listed],
    }
    sure = {"field": "certainty", "name": f"How sure: {question.short}: {of}"}
    return {
        "asks": [picked, {**sure, "options": CERTAINTY_CHOICES, "if": "option"}],
        "fields": answer_fields.fields(edits.answer_to(decision, offer.key, question)),
        "says": f"does not apply: {why}"
        if why
        else answer_fields.counts_how(analysis, offer, question),
    }


# Own ratings -----------------------------------------------------------------------------------


def ratings(identity: str, analysis: Analysis) -> None:
    """Show the own ratings on every criterion in use, and what the answers give."""
    cells = dict(_ratings(analysis))
    rows = [
        _row(analysis, criterion, _title(criterion), f"{criterion.meaning} ({way(criterion)})")
        for criterion in analysis.criteria
        if criterion.key != PAY_KEY  # it is entered where all of pay is
    ]
    part = {"key": "*all", "name": "", "folded": False, "rows": rows}
    tied = Tied(identity, f"ratings_{identity}", RatingFields(analysis.criteria, analysis.offers))
    _table(tied, analysis, "Criterion", [part], cells)


def _title(criterion: Criterion) -> str:
    name = legible(criterion.name)
    return f"{name} [{legible(unit(criterion))}]" if unit(criterion) else name


def _ratings(analysis: Analysis) -> Iterator[tuple[str, dict[str, Any]]]:
    for place, offer in enumerate(analysis.offers):
        for column, criterion in enumerate(analysis.criteria):
            if criterion.key == PAY_KEY:
                continue
            says = known_from_answers(analysis, place, column)
            told = {
                "asks": _asks(offer, criterion, says),
                "fields": rating_fields.fields(offer, criterion),
                "says": f"From your answers: {says}" if says else "",
            }
            yield cell(offer.key, criterion.key), told


def _asks(offer: Offer, criterion: Criterion, from_answers: str) -> list[dict[str, Any]]:
    """Return the level to pick, if there are any, and the numbers to type."""
    of = f"{legible(criterion.name)} of {legible(offer.name)}"
    levels = [
        {"key": number, "label": f"{number}  {says}"}
        for number, says in rating_fields.levels(criterion).items()
    ]
    # Where nothing is picked, what the answers give is in force.
    open_ = {"key": UNKNOWN, "label": NOT_RATED if from_answers else UNKNOWN}
    between = {"key": BETWEEN_LEVELS, "label": BETWEEN}
    level = {"field": "level", "name": f"{of}: level", "options": [open_, *levels, between]}
    typed = [{"field": end, "name": f"{of}: {word}", "options": []} for end, word in ENDS.items()]
    hinted = [{**each, "hint": each["field"]} for each in typed]
    return [level, *hinted] if levels else hinted
