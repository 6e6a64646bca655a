"""What are the fields of an answer on screen, and what does a change of one do to the decision?

An answer is a text on screen, empty as long as nothing is known; that a question does not apply is
one of them. The first answer is as sure as is usual.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from criteria.belief import Certainty
from criteria.catalog import Catalog
from criteria.question import About, Question
from decision import edits
from decision.analysis import Analysis
from decision.files.problems import quoted
from decision.model import Answer, Decision, Offer
from decision.ui.field_changes import Change, named, offer_and_about
from decision.ui.saving import NoDateError
from decision.words.questions import is_answered, who_can_tell, why_not
from decision.words.text import legible

# Replaces fields of one answer: `edits.change_answer`, or `edits.settle_fields`.
Edit = Callable[..., Decision]
NOTHING, NOT_APPLY = "", "*does not apply"
CERTAINTIES = {
    Certainty.SAID: ("told me", "They told me: it leans a little to the worse side."),
    Certainty.WRITTEN: ("I know", "I know it, or it is in writing."),
    Certainty.GUESS: ("my guess", "My guess: it counts, with much doubt."),
}
A_GUESS_HERE = "counts as a guess"
# Fields of an answer, as undo names them.
LABELS = {
    "option": "answer",
    "certainty": "how sure",
    "note": "note",
    "source": "who said so",
    "date": "when",
}
# What an answer says while nothing is known.
OPEN = Answer().model_dump(include={"option", "does_not_apply", "certainty"})


class AnswerFields(NamedTuple):
    """The answers of a catalogue; ``change`` is the edit that replaces fields of one.

    ``offers`` are those that the answers are about, for their names.
    """

    catalog: Catalog
    change: Edit = edits.change_answer
    offers: tuple[Offer, ...] = ()

    def edit(self, decision: Decision, change: Change) -> Decision:
        """Return the decision with one field of an answer changed.

        Raises
        ------
        LookupError
            If the offer or the question is no longer there.
        NoDateError
            If what was entered is no date.
        """
        offer, key = offer_and_about(change.cell)
        question = self._question(key)
        replaced = partial(self.change, decision, offer, question)
        if change.field == "option":
            return self._picked(decision, offer, question, change.value)
        return replaced(self.catalog.version, **{change.field: _read(change)})

    def label(self, change: Change) -> str:
        """Return what was changed, as undo names it."""
        offer, key = offer_and_about(change.cell)
        asked = {question.key: question.short for question in self.catalog.questions}
        return named(asked.get(key, "Question"), LABELS[change.field], offer, self.offers)

    def _question(self, key: str) -> Question:
        for question in self.catalog.questions:
            if question.key == key:
                return question
        raise LookupError("this question is not asked any more")

    def _picked(self, decision: Decision, offer: str, question: Question, option: str) -> Decision:
        if option == NOTHING:
            return self.change(decision, offer, question, "", **OPEN)
        was = edits.answer_to(decision, offer, question)
        sure = usual(edits.offer_of(decision, offer)) if was.is_unknown else was.certainty
        return self.change(
            decision,
            offer,
            question,
            self.catalog.version,
            option=None if option == NOT_APPLY else option,
            does_not_apply=option == NOT_APPLY,
            certainty=sure,
        )


def _read(change: Change) -> Any:  # noqa: ANN401
    if change.field == "date":
        return _date(change.value) if change.value else None
    return change.value


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:  # a browser takes years that are no dates here
        raise NoDateError(f"found {quoted(text)}; expected a date up to {date.max}") from None


def usual(offer: Offer) -> Certainty:
    """Return how sure a first answer is."""
    return Certainty.WRITTEN if offer.is_present_job else Certainty.SAID


def shown(analysis: Analysis, offer: Offer, question: Question) -> dict[str, Any]:
    """Return what is known of an offer about a question, for the screen."""
    answer = edits.answer_to(analysis.decision, offer.key, question)
    return {
        "question": question.key,
        "fields": fields(answer),
        "byItself": why_not(analysis.catalog, analysis.decision, offer, question),
        "usual": usual(offer),
        "who": who_can_tell(offer, question),
        "shared": counts_how(analysis, offer, question),
        "kept": _kept(analysis.decision, offer, question, answer),
    }


def fields(answer: Answer) -> dict[str, str]:
    """Return the fields of an answer as texts."""
    return {
        "option": NOT_APPLY if answer.does_not_apply else answer.option or NOTHING,
        "certainty": answer.certainty,
        "note": answer.note,
        "source": answer.source,
        "date": answer.date.isoformat() if answer.date else "",
    }


def counts_how(analysis: Analysis, offer: Offer, question: Question) -> str:
    """Return for which other offers an answer counts, or if it counts as a guess; else nothing."""
    if question.about is About.ROLE:
        is_guess = edits.counts_as_guess(offer, question, analysis.catalog)
        return A_GUESS_HERE if is_guess else ""
    others = [each.name for each in analysis.whole.family_of(offer) if each.key != offer.key]
    if not others:
        return ""
    return f"also counts for {legible(', '.join(others))}"


def _kept(decision: Decision, offer: Offer, question: Question, answer: Answer) -> str:
    if answer.option is None or is_answered(decision, offer, question):
        return ""
    return f"Kept: “{legible(answer.option)}”, which is no longer an answer here."
