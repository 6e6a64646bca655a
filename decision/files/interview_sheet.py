"""What is still to be asked, and of whom? A sheet for the interview, with room for the answers.

`open_questions` (not answered yet, or a guess to confirm) -> `as_markdown` or `as_csv`. A question
whose answer several offers share is asked once, with the first of them: what is about an employer,
and what a copy of an offer still has in common with its original. The present job is asked about in
its own words. What does not apply is not asked.

`worth_first` is a section to stand above the sheet: what is most worth asking. An own rating is
narrowed by the question that informs it most.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from criteria.belief import Certainty
from criteria.question import About, Question
from decision import edits
from decision.analysis import Analysis
from decision.files.spreadsheet_text import write_table
from decision.findings.findings import Findings
from decision.model import Answer, Decision, Offer
from decision.words.offer_names import named
from decision.words.questions import (
    CANNOT,
    LITTLE,
    ToAsk,
    matters,
    to_ask,
    who_can_tell,
    wording,
)
from decision.words.text import Named, Sentence, as_label
from decision.words.text import as_markdown as sentence_as_markdown

NOTHING = "Every question is answered; nothing is left to ask.\n"
ROOM = "_" * 40
ONESELF = "You yourself."


class OpenQuestion(NamedTuple):
    """One question to ask about an offer, and the answer so far."""

    offer: Offer
    question: Question
    answer: Answer

    @property
    def so_far(self) -> str:
        """The guess to confirm, in the words of the catalogue, or nothing."""
        says = {option.key: option.says for option in self.question.answers}
        return says.get(self.answer.option or "", "")


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
    chosen = [each for each in decision.offers if offer in (None, each.key)]
    return tuple(
        OpenQuestion(each, question, answer)
        for each in chosen
        for question in questions
        for answer in [edits.answer_to(decision, each.key, question)]
        if _is_open(question, answer) and _is_asked_of(decision, chosen, each, question)
    )


def _is_asked_of(decision: Decision, chosen: list[Offer], offer: Offer, question: Question) -> bool:
    """Tell whether an offer is the first of those chosen that share the question's answer."""
    if question.about is About.EMPLOYER:
        sharing = decision.family_of(offer)
    else:
        sharing = edits.sharing_fact(decision, offer.key, question.key)
    return next(each for each in chosen if each in sharing) == offer


def _is_open(question: Question, answer: Answer) -> bool:
    is_known = answer.option in {option.key for option in question.answers}
    is_sure = is_known and answer.certainty is not Certainty.GUESS
    return not (is_sure or answer.does_not_apply)


def as_markdown(to_be_asked: Iterable[OpenQuestion]) -> str:
    """Return the sheet as Markdown: offers, themes, questions with room for the answer."""
    lines = ["# What to ask", ""]
    for name, of_offer in groupby(to_be_asked, key=lambda each: named(each.offer)):
        lines += [f"## {sentence_as_markdown(name)}", ""]
        for theme, of_theme in groupby(of_offer, key=lambda each: each.question.theme):
            lines += [f"### {theme}", "", *(line for each in of_theme for line in _entry(each))]
    return "\n".join(lines) if len(lines) > 2 else NOTHING


def as_csv(to_be_asked: Iterable[OpenQuestion]) -> str:
    """Return the sheet as CSV, one row a question, every cell safe against being run."""
    columns = ["offer", "question", "theme", "asks", "who", "answers", "guess", "note", "answer"]
    return write_table(columns, map(_cells, to_be_asked))


def _cells(asked: OpenQuestion) -> list[str]:
    offer, question = asked.offer, asked.question
    options = " / ".join(option.says for option in question.answers)
    asks, who = wording(offer, question), who_can_tell(offer, question)
    about = [offer.name, question.key, question.theme, asks, who]
    return [*about, options, asked.so_far, asked.answer.note, ""]


def _entry(asked: OpenQuestion) -> list[str]:
    options = " · ".join(option.says.rstrip(".") for option in asked.question.answers)
    lines = [f"- [ ] {wording(asked.offer, asked.question)}"]
    lines += [f"  - Who can tell: {who_can_tell(asked.offer, asked.question)}"]
    lines += [f"  - Why: {asked.question.why}", f"  - Possible answers: {options}"]
    lines += [f"  - To confirm, so far a guess: {asked.so_far}"] if asked.so_far else []
    note = as_label(" ".join(asked.answer.note.split()))
    lines += [f"  - Note: {note}"] if note else []
    return [*lines, f"  - Answer: {ROOM}", ""]


# What is most worth asking ----------------------------------------------------------------------


def worth_first(findings: Findings, n: int = 10, offer: str | None = None) -> str:
    """Return the most valuable answers as a numbered list, with an empty line at its end.

    Parameters
    ----------
    n
        How many at most; what cannot change the choice is left out.
    offer
        The key of the only offer to ask about; left out, of all.
    """
    analysis = findings.analysis
    places = {place for place, each in enumerate(analysis.offers) if offer in (None, each.key)}
    worth = [v for v in findings.information if v.value > 0 and not places.isdisjoint(v.offers)][:n]
    lines = ["# Most worth asking", ""]
    if not worth:
        lines += [CANNOT]
    elif not matters(worth[0]):
        lines += [LITTLE, ""]
    for number, each in enumerate(to_ask(analysis, worth), start=1):
        of, asks, who = _asked(analysis, each)
        # Four spaces, so that it also belongs to a number of two digits.
        lines += [
            f"{number}. {sentence_as_markdown(of)}: {sentence_as_markdown(asks)}",
            f"    - Who can tell: {who}",
            f"    - The answer {each.changes}.",
        ]
    return "\n".join([*lines, "", ""])


def _asked(analysis: Analysis, to_ask: ToAsk) -> tuple[Sentence, Sentence, str]:
    """Return whom or what it is about, the question, and who can tell."""
    about = to_ask.asking.about
    if isinstance(about, Question):
        return to_ask.of, to_ask.asks, to_ask.who
    if about.measure is not None:
        return to_ask.of, to_ask.asks, ONESELF
    of = (*to_ask.of, ", your own rating of ", Named(to_ask.short))
    if not to_ask.about:
        return of, to_ask.asks, ONESELF
    offer, question = analysis.offers[to_ask.asking.offer], to_ask.about[0]
    return of, (wording(offer, question),), who_can_tell(offer, question)
