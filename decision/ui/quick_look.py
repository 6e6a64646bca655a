"""Which questions come first, how far do they carry, and how long does the rest take?

The most telling ones come first: computed when they are first shown, so that their order stays
while answers come in. The rest stands theme by theme.
"""

from collections.abc import Sequence
from typing import NamedTuple

from criteria.question import Question
from decision import edits
from decision.analysis import Analysis
from decision.findings.readiness import readiness
from decision.findings.telling import settled_part, telling_questions
from decision.model import Offer
from decision.ui import choices
from decision.words import questions as words
from decision.words.next_steps import after_offers
from decision.words.text import as_plain, legible, percent

FIRST = 8
SECONDS_AN_ANSWER = 12
TWENTIETHS = 20  # no more exact than the model behind it
NAME = "Quick look, about 2 minutes"


class Onward(NamedTuple):
    """What stands below the first questions: how far they carry, and where to go on, if yet."""

    says: str = ""
    label: str = ""


class Part(NamedTuple):
    """Questions that stand together, folded at first or not."""

    key: str
    name: str
    questions: tuple[Question, ...]
    is_folded: bool


def parts(identity: str, analysis: Analysis) -> tuple[Part, ...]:
    """Return all questions that are asked: the most telling, then the rest by theme."""
    asked = words.asked(analysis.decision, analysis.catalog)
    first = most_telling(identity, analysis, asked)
    rest = [question for question in asked if question not in first]
    themes = dict.fromkeys(question.theme for question in rest)
    folded = [Part(name, name, _of_theme(rest, name), True) for name in themes]
    # With a few questions in all there is nothing to look at first.
    quick = Part("*first", NAME if folded else "", first, False)
    return (quick, *folded)


def _of_theme(questions: Sequence[Question], theme: str) -> tuple[Question, ...]:
    return tuple(question for question in questions if question.theme == theme)


def most_telling(
    identity: str, analysis: Analysis, asked: Sequence[Question]
) -> tuple[Question, ...]:
    """Return the questions that come first, in an order that stays while this tab is open."""
    about = "ml" if analysis.decision.is_about_ml else "any"  # each has an order of its own
    key, by_key = f"most_telling_{about}_{identity}", {each.key: each for each in asked}
    kept = [name for name in choices.chosen(key, "").split() if name in by_key]
    n_telling = sum(bool(question.shares) for question in asked)  # the others inform no criterion
    if len(kept) < min(FIRST, n_telling):
        telling = telling_questions(analysis.decision, analysis.catalog)
        kept = [question.key for question in telling if question.key in by_key][:FIRST]
        choices.choose(key, " ".join(kept))
    return tuple(by_key[name] for name in kept)


def onward(identity: str, analysis: Analysis, offer: Offer, following: Offer | None) -> Onward:
    """Return what is said once most of the first questions are answered, and where to go on."""
    asked = words.asked(analysis.decision, analysis.catalog)
    first = most_telling(identity, analysis, asked)
    n_open = sum(not words.is_answered(analysis.decision, offer, question) for question in first)
    if 2 * n_open >= len(first):
        return Onward()
    leads = after_offers(analysis.decision, readiness(analysis.decision, analysis.catalog))
    label = f"Next: {legible(following.name)}" if following else as_plain(leads.says)
    if n_open:
        return Onward(_left_open(n_open), label)
    left = sum(not words.is_answered(analysis.decision, offer, question) for question in asked)
    return Onward(f"{_carries(analysis, offer, first)} {_rest(left)}".strip(), label)


def _left_open(n_open: int) -> str:
    """Return what to do about first questions that the user has no answer to.

    >>> _left_open(1)
    'One is still open. If you do not know, leave it so and answer another one below.'
    """
    if n_open == 1:
        return "One is still open. If you do not know, leave it so and answer another one below."
    return f"{n_open} are still open. If you do not know, leave them so and answer others below."


def _carries(analysis: Analysis, offer: Offer, first: Sequence[Question]) -> str:
    """Return how far the first questions carry; what does not apply to the offer carries nowhere.

    Empty where none of them applies.
    """
    decision = analysis.decision
    applying = [
        q for q in first if not edits.answer_in_force(decision, offer.key, q).does_not_apply
    ]
    if not applying:
        return ""
    part = settled_part(decision, applying, analysis.catalog)
    about = percent(round(TWENTIETHS * part) / TWENTIETHS)
    these = f"These {len(applying)} settle" if len(applying) > 1 else "This one settles"
    return f"{these} about {about} of what all answers would."


def _rest(left: int) -> str:
    return f"The other {left} take {minutes(left)}." if left else "All questions are answered."


def minutes(n_questions: int) -> str:
    """Return about how long some questions take.

    >>> minutes(24), minutes(2)
    ('about 5 minutes', 'about a minute')
    """
    whole = round(n_questions * SECONDS_AN_ANSWER / 60)
    return f"about {whole} minutes" if whole > 1 else "about a minute"
