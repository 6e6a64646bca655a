"""What is still to be asked, and of whom? A sheet for the interview, with room for the answers.

`open_questions` (not answered yet, or a guess to confirm) -> `as_markdown` or `as_csv`. A question
whose answer several offers share is asked once, with the first of them: what is about an employer,
and what a copy of an offer still has in common with its original. The present job is asked about in
its own words. What does not apply is not asked.

`one_page` is the short one: the few questions that are together worth most, and what each offer
would have to give more to tie with the best one, and what to ask about options and shares.

Above the questions stands the one meeting that answers most of them (`meetings`); a table has no
place for it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from criteria.belief import Certainty
from criteria.pay_questions import PayQuestion
from criteria.question import About, Question
from decision import edits
from decision.analysis import Analysis
from decision.files.spreadsheet_text import write_table
from decision.findings.findings import Findings
from decision.model import Answer, Decision, Offer, Status
from decision.words.interview import groups, in_an_interview, opening
from decision.words.meeting import TITLE as MEETING
from decision.words.meeting import answers_of, ask_for, can_answer
from decision.words.offer_names import named
from decision.words.pay_so_far import answer_in_figures, pay_so_far, still_open
from decision.words.pay_stake_asks import OF_STAKES, stake_asks
from decision.words.prices import TITLE, in_one_line, negotiations
from decision.words.questions import ToAsk, asked, who_can_tell, wording
from decision.words.text import Sentence, as_label
from decision.words.text import as_markdown as sentence_as_markdown

NOTHING = "Every question is answered; nothing is left to ask.\n"
ROOM = "_" * 40


class OpenQuestion(NamedTuple):
    """One question to ask about an offer, and the answer so far.

    ``of_strangers`` tells whether it is put to people with whom one does not work today,
    ``is_about_ml`` what the work is about.
    """

    offer: Offer
    question: Question
    answer: Answer
    of_strangers: bool = True
    is_about_ml: bool = True

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
        The key of the only offer to ask about; left out, of all but those that are past.
    """
    questions = tuple(questions)
    left = [each for each in decision.offers if each.status is not Status.PAST]
    chosen = left if offer is None else [each for each in decision.offers if each.key == offer]
    at_work = {each.employer for each in decision.offers if each.is_present_job}
    return tuple(
        OpenQuestion(each, question, answer, each.employer not in at_work, decision.is_about_ml)
        for each in chosen
        for family in [[other for other in chosen if other.employer == each.employer]]
        for question in (*questions, *_about_pay(decision, chosen, each))
        for answer in [edits.answer_in_force(decision, each.key, question)]
        if _is_open(question, answer) and _is_asked_of(decision, family, each, question)
    )


def _about_pay(decision: Decision, chosen: list[Offer], offer: Offer) -> tuple[PayQuestion, ...]:
    """Return what is open about an offer's pay, if it counts; of copies that say the same once."""
    if not edits.pay_counts(decision):
        return ()
    before = chosen[: chosen.index(offer)]
    copied = [each.pay for each in before if each.first_original == offer.first_original]
    return tuple(
        question
        for question in still_open(offer.pay)
        if all(pay_so_far(pay, question) != pay_so_far(offer.pay, question) for pay in copied)
    )


def _is_asked_of(decision: Decision, family: list[Offer], offer: Offer, question: Question) -> bool:
    """Tell whether an offer is the first of those chosen that share the question's answer.

    Parameters
    ----------
    family
        Those chosen of its employer, itself among them: no others share anything.
    """
    if isinstance(question, PayQuestion) or family[0] is offer:
        return True
    if question.about is About.EMPLOYER:
        return False
    sharing = edits.sharing_fact(decision, offer.key, question.key)
    return next(each for each in family if each in sharing) == offer


def _is_open(question: Question, answer: Answer) -> bool:
    is_known = answer.option in {option.key for option in question.answers}
    is_sure = is_known and answer.certainty is not Certainty.GUESS
    return not (is_sure or answer.does_not_apply)


def as_markdown(to_be_asked: Iterable[OpenQuestion]) -> str:
    """Return the sheet as Markdown: offers, themes, questions with room for the answer."""
    lines = ["# What to ask", ""]
    for name, grouped in groupby(to_be_asked, key=lambda each: named(each.offer)):
        of_offer = tuple(grouped)
        lines += [f"## {sentence_as_markdown(name)}", "", *_meeting(of_offer)]
        for theme, of_theme in groupby(of_offer, key=lambda each: each.question.theme):
            lines += [f"### {theme}", "", *(line for each in of_theme for line in _entry(each))]
    return "\n".join(lines) if len(lines) > 2 else NOTHING


def _meeting(of_offer: Sequence[OpenQuestion]) -> list[str]:
    """Return the meeting to ask for first about one offer, a paragraph, if it is worth it."""
    told = meetings(of_offer)
    asks = ask_for(all(each.is_about_ml for each in of_offer))
    lines = (f"{asks} It can answer {sentence_as_markdown(answers)}" for _, answers in told)
    return [line for paragraph in lines for line in (paragraph, "")]


def meetings(to_be_asked: Iterable[OpenQuestion]) -> tuple[tuple[Sentence, Sentence], ...]:
    """Return for each offer where a meeting answers much its name, and what it can answer."""
    found = []
    for offer, group in groupby(to_be_asked, key=lambda each: each.offer):
        questions = [each.question for each in group if each.of_strangers]
        told = can_answer(questions)
        if told:
            found.append((named(offer), answers_of(told, len(questions))))
    return tuple(found)


def meetings_of(analysis: Analysis) -> tuple[tuple[Sentence, Sentence], ...]:
    """Return the same for all that is open about the offers that are ranked."""
    questions = asked(analysis.decision, analysis.catalog)
    return meetings(open_questions(analysis.decision, questions))


def as_csv(to_be_asked: Iterable[OpenQuestion]) -> str:
    """Return the sheet as CSV, one row a question, every cell safe against being run."""
    columns = ["offer", "question", "theme", "asks", "who", "answers", "guess", "note", "answer"]
    return write_table(columns, map(_cells, to_be_asked))


def _cells(asked: OpenQuestion) -> list[str]:
    offer, question = asked.offer, asked.question
    options = " / ".join(_options(offer, question))
    asks, who = wording(offer, question), who_can_tell(offer, question)
    about = [offer.name, question.key, question.theme, asks, who]
    return [*about, options, asked.so_far, asked.answer.note, ""]


def _entry(asked: OpenQuestion) -> list[str]:
    lines = [f"- [ ] {wording(asked.offer, asked.question)}"]
    lines += [f"  - Who can tell: {who_can_tell(asked.offer, asked.question)}"]
    lines += [
        f"  - Why: {asked.question.why}",
        f"  - Possible answers: {_in_a_row(asked.offer, asked.question)}",
    ]
    lines += [f"  - To confirm, so far a guess: {asked.so_far}"] if asked.so_far else []
    note = as_label(" ".join(asked.answer.note.split()))
    lines += [f"  - Note: {note}"] if note else []
    return [*lines, f"  - Answer: {ROOM}", ""]


# One page ---------------------------------------------------------------------------------------


def one_page(findings: Findings, today: date) -> str:
    """Return the few questions that are together worth most, by whom to ask, with room to write.

    Parameters
    ----------
    today
        From when the days to a deadline are counted.
    """
    analysis = findings.analysis
    lines = ["# What to ask", ""]
    for line in opening(findings, today):
        lines += [sentence_as_markdown(line), ""]
    lines += _meetings(findings)
    for group in groups(analysis, findings.interview.asked, today):
        whom, when = (sentence_as_markdown(words) for words in (group.whom, group.when))
        lines += [f"## Ask {whom}", "", *([when, ""] if when else [])]
        lines += [line for entry in group.entries for line in _short_entry(analysis, entry)]
    return "\n".join([*lines, *_negotiations(findings), *_of_stakes(findings)])


def _meetings(findings: Findings) -> list[str]:
    """Return the meeting to ask for first, and what it can answer of each offer, a line each."""
    told = meetings_of(findings.analysis)
    lines = (f"- {sentence_as_markdown((*name, ', ', *says))}" for name, says in told)
    asks = ask_for(findings.analysis.decision.is_about_ml)
    return [f"{MEETING}. {asks} It can answer:", "", *lines, ""] if told else []


def _negotiations(findings: Findings) -> list[str]:
    """Return what to ask each offer for, so that it ties with the leader, a line an offer.

    Nothing where pay does not count: then it is no negotiation.
    """
    if not findings.pay_counting.counts:
        return []
    lines = [sentence_as_markdown(in_one_line(of)) for of in negotiations(findings) if of.demands]
    return [f"## {TITLE}", "", *(f"- {line}" for line in lines), ""] if lines else []


def _of_stakes(findings: Findings) -> list[str]:
    """Return what to ask before one counts on options or shares of a private company."""
    pays = [each for each in findings.pay if each.offer.status is not Status.PAST]
    asks = [f"- [ ] {sentence_as_markdown(line)}" for line in stake_asks(pays)]
    return [f"## {OF_STAKES}", "", *asks, ""] if asks else []


def _short_entry(analysis: Analysis, entry: ToAsk) -> list[str]:
    of, asks = (sentence_as_markdown(words) for words in in_an_interview(analysis, entry))
    about, offer = entry.asking.about, analysis.offers[entry.asking.offer]
    lines = [f"- [ ] {of}: {asks}"]
    if entry.so_far:
        lines += [f"  - So far: {sentence_as_markdown(entry.so_far)}"]
    if isinstance(about, Question):
        lines += [f"  - Possible answers: {_in_a_row(offer, about)}"]
    return [*lines, f"  - Answer: {ROOM}", ""]


def _options(offer: Offer, question: Question) -> list[str]:
    if isinstance(question, PayQuestion):
        return [answer_in_figures(offer.pay, question, option) for option in question.answers]
    return [option.says for option in question.answers]


def _in_a_row(offer: Offer, question: Question) -> str:
    return " · ".join(says.rstrip(".") for says in _options(offer, question))
