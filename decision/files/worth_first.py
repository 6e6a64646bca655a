"""What is most worth asking first, before the whole interview sheet?

`worth_first`: analysis + what each answer is worth -> a section in Markdown, to stand above the
sheet. What would narrow an own rating is asked by the question that informs it most.
"""

from collections.abc import Sequence

from criteria.question import Question
from decision.analysis import Analysis
from decision.findings.information import InformationValue
from decision.words.information import CANNOT, LITTLE, ToAsk, matters, to_ask
from decision.words.questions import who_can_tell, wording
from decision.words.text import Named, Sentence, as_markdown

ONESELF = "You yourself."


def worth_first(analysis: Analysis, found: Sequence[InformationValue], n: int = 10) -> str:
    """Return the most valuable answers as a numbered list, with an empty line at its end.

    Parameters
    ----------
    found
        The most valuable first; what cannot change the choice is left out.
    n
        How many at most.
    """
    worth = [one for one in found if one.value > 0][:n]
    lines = ["# Most worth asking", ""]
    if not worth:
        lines += [CANNOT]
    elif not matters(worth[0]):
        lines += [LITTLE, ""]
    for number, one in enumerate(to_ask(analysis, worth), start=1):
        lines += _entry(analysis, number, one)
    return "\n".join([*lines, "", ""])


def _entry(analysis: Analysis, number: int, one: ToAsk) -> list[str]:
    of, asks, who = _asked(analysis, one)
    # Four spaces, so that it also belongs to a number of two digits.
    return [
        f"{number}. {as_markdown(of)}: {as_markdown(asks)}",
        f"    - Who can tell: {who}",
        f"    - The answer {one.changes}.",
    ]


def _asked(analysis: Analysis, one: ToAsk) -> tuple[Sentence, Sentence, str]:
    """Return whom or what it is about, the question, and who can tell."""
    if isinstance(one.asking.about, Question):
        return one.of, one.asks, one.who
    of = (*one.of, ", your own rating of ", Named(one.short))
    if not one.about:
        return of, one.asks, ONESELF
    offer, question = analysis.offers[one.asking.offer], one.about[0]
    return of, (wording(offer, question),), who_can_tell(offer, question)
