"""Which one meeting answers most of what is open? An hour with a future colleague, over real work.

What a team can tell about itself shows in its roadmap, its list of issues and its reviews, so one
such hour is asked for before single questions are.
"""

from collections import Counter
from collections.abc import Sequence

from criteria.question import Informant, Question
from decision.words.text import Sentence, say

TITLE = "One meeting first"
ASK_FOR = (
    "Ask for an hour with a future colleague over the roadmap, the issue list and some reviews. "
    "No other meeting answers as much."
)
ASK_FOR_ANY_WORK = (
    "Ask for an hour at work with a future colleague, and for a look at the plan for the month. "
    "No other meeting answers as much."
)
LEAST = 2  # a single question needs no such hour


def ask_for(is_about_ml: bool) -> str:
    """Return what to ask for; not all work keeps a roadmap and a list of issues."""
    return ASK_FOR if is_about_ml else ASK_FOR_ANY_WORK


def can_answer(open_questions: Sequence[Question]) -> tuple[Question, ...]:
    """Return the open questions that the meeting can answer; none where others can answer more."""
    told = tuple(each for each in open_questions if each.informant is Informant.TEAM)
    others = Counter(each.informant for each in open_questions)
    for no_other in (Informant.TEAM, Informant.YOURSELF):  # the meeting itself, and none
        others.pop(no_other, None)
    return told if len(told) >= max(LEAST, *others.values(), 0) else ()


def answers_of(questions: Sequence[Question], n_open: int) -> Sentence:
    """Return how many of an offer's open questions the meeting can answer, and which, in short.

    Some of their short names are lists of words, so more than commas part them.
    """
    return say(
        "{n} of {open} open questions: {shorts}.",
        n=str(len(questions)),
        open=str(n_open),
        shorts=" · ".join(each.short for each in questions),
    )
