"""What is still to be asked, and of whom? A sheet for the interview, with room for the answers.

`open_questions` (not answered yet, or a guess to confirm) -> `as_markdown` or `as_csv`. What is
about an employer is asked once, with the first of its offers; of the present job in the words for
it. What does not apply is not asked.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from criteria.belief import Certainty
from criteria.question import About, Question
from decision.edits import answers_to
from decision.files.spreadsheet_text import guarded
from decision.model import Answer, Decision, Offer
from decision.words.offer_names import named
from decision.words.questions import who_can_tell, wording
from decision.words.text import as_label
from decision.words.text import as_markdown as as_sentence

NOTHING = "Every question is answered; nothing is left to ask.\n"
ROOM = "_" * 40


class OpenQuestion(NamedTuple):
    """One question to ask about an offer, and what is known so far."""

    offer: Offer
    question: Question
    known: Answer

    @property
    def wording(self) -> str:
        """The question as it can be asked."""
        return wording(self.offer, self.question)

    @property
    def who(self) -> str:
        """Who can tell."""
        return who_can_tell(self.offer, self.question)

    @property
    def so_far(self) -> str:
        """The guess to confirm, in the words of the catalogue, or nothing."""
        says = {option.key: option.says for option in self.question.answers}
        return says.get(self.known.option or "", "")


def open_questions(
    decision: Decision, questions: Iterable[Question], offer: str | None = None
) -> tuple[OpenQuestion, ...]:
    """Return what is to be asked, offer by offer, in the order of the catalogue.

    Parameters
    ----------
    offer
        The key of the only offer to ask about; left out, of all.
    """
    questions = tuple(questions)
    chosen = [o for o in decision.offers if offer in (None, o.key)]
    first = {one.employer: one.key for one in reversed(chosen)}
    return tuple(
        OpenQuestion(one, question, known)
        for one in chosen
        for question in questions
        if question.about is About.ROLE or first[one.employer] == one.key
        for known in [answers_to(decision, one.key, question).get(question.key, Answer())]
        if _is_open(question, known)
    )


def as_markdown(found: Iterable[OpenQuestion]) -> str:
    """Return the sheet as Markdown: offers, themes, questions with room for the answer."""
    lines = ["# What to ask", ""]
    for name, of_offer in groupby(found, key=lambda one: named(one.offer)):
        lines += [f"## {as_sentence(name)}", ""]
        for theme, of_theme in groupby(of_offer, key=lambda one: one.question.theme):
            lines += [f"### {theme}", "", *(line for one in of_theme for line in _entry(one))]
    return "\n".join(lines) if len(lines) > 2 else NOTHING


def as_csv(found: Iterable[OpenQuestion]) -> str:
    """Return the sheet as CSV, one row a question, every cell safe against being run."""
    rows = [
        (
            one.offer.name, one.question.key, one.question.theme, one.wording,
            one.who, " / ".join(option.says for option in one.question.answers),
            one.so_far, one.known.note, "",
        )
        for one in found
    ]  # fmt: skip
    cells = [[guarded(text) for text in row] for row in rows]
    columns = ["offer", "question", "theme", "asks", "who", "answers", "guess", "note", "answer"]
    return pd.DataFrame(cells, columns=columns).to_csv(index=False, lineterminator="\n")


def _is_open(question: Question, known: Answer) -> bool:
    if known.does_not_apply:
        return False
    is_sure = known.certainty is not Certainty.GUESS
    return not (is_sure and known.option in {option.key for option in question.answers})


def _entry(one: OpenQuestion) -> list[str]:
    options = " · ".join(option.says.rstrip(".") for option in one.question.answers)
    lines = [f"- [ ] {one.wording}", f"  - Who can tell: {one.who}"]
    lines += [f"  - Why: {one.question.why}", f"  - Possible answers: {options}"]
    lines += [f"  - To confirm, so far a guess: {one.so_far}"] if one.so_far else []
    lines += [f"  - Note: {as_label(' '.join(one.known.note.split()))}"] if one.known.note else []
    return [*lines, f"  - Answer: {ROOM}", ""]
