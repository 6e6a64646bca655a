"""What did the user say? Answers and how sure they are, own ratings, and notes, as tables."""

from collections.abc import Iterable

from criteria.belief import Certainty
from criteria.question import About, Question
from decision.analysis import Analysis, describable
from decision.edits import answer_to, counts_as_guess
from decision.model import Answer, Offer
from decision.words.amounts import amount_and_range
from decision.words.due import day_in_words
from decision.words.offer_names import named
from decision.words.questions import asked, is_answered
from decision.words.reasons import SOURCES, UNSETTLED
from decision.words.text import Sentence, Table, in_letters, legible, say

DOES_NOT_APPLY, NO_ANSWER = "Does not apply", "Not answered"
_ANSWERS = ["Question", "Answer", "How sure", "Note"]
_RATINGS = ["Criterion", "Your own rating", "Note"]


def answers_about(analysis: Analysis, offer: Offer, about: About) -> Table:
    """Return what is said about an offer's role, or its employer, in the order of the catalogue."""
    rows = [
        _answer_row(analysis, offer, question, answer)
        for question in analysis.catalog.questions
        if question.about is about
        for answer in [answer_to(analysis.whole, offer.key, question)]
        if answer != Answer()
    ]
    return Table(_ANSWERS, rows)


def _answer_row(analysis: Analysis, offer: Offer, question: Question, answer: Answer) -> list[str]:
    labels = {option.key: option.label for option in question.answers}
    says = DOES_NOT_APPLY if answer.does_not_apply else labels.get(answer.option or "", NO_ANSWER)
    is_sure = says in labels.values()
    how = _how_sure(analysis, offer, question, answer) if is_sure else ""
    return [question.short, says, how, noted(answer)]


def _how_sure(analysis: Analysis, offer: Offer, question: Question, answer: Answer) -> str:
    how = SOURCES[answer.certainty].capitalize()
    if answer.certainty is Certainty.GUESS or not counts_as_guess(
        offer, question, analysis.catalog
    ):
        return how
    return f"{how}, but {UNSETTLED}: a guess"


def noted(answer: Answer) -> str:
    """Return the note on an answer, who said it, and when; a line each."""
    day = day_in_words(answer.date) if answer.date else ""
    return "\n".join(filter(None, (legible(answer.note), legible(answer.source), day)))


def own_ratings(analysis: Analysis, offer: Offer) -> Table:
    """Return an offer's own ratings, those on criteria that do not count among them."""
    criteria = describable(analysis.whole, analysis.catalog)
    rows: list[list[str]] = []
    for key, own in offer.ratings.items():
        criterion = criteria.get(key)
        if criterion is None or (own.is_unknown and not own.note):
            continue
        low, likely, high = own.low, own.likely, own.high
        rated = "Unknown"
        if low is not None and likely is not None and high is not None:
            rated = amount_and_range(criterion, low, likely, high)
        rows.append([legible(criterion.name), rated, legible(own.note)])
    return Table(_RATINGS, rows)


def how_much_is_open(analysis: Analysis, offers: Iterable[Offer]) -> list[Sentence]:
    """Return how many of the questions that are asked about each offer have no answer yet."""
    questions = asked(analysis.whole, analysis.catalog)
    left = [
        (offer, sum(not is_answered(analysis.whole, offer, each) for each in questions))
        for offer in offers
    ]
    return [_open(offer, count, len(questions)) for offer, count in left if count]


def _open(offer: Offer, count: int, of: int) -> Sentence:
    line = "{offer}: {count} of {of} questions without an answer."
    return say(line, offer=named(offer), count=in_letters(count), of=str(of))
