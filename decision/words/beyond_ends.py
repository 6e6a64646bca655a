"""Which amounts lie beyond the ends of their scale, and as what do they count?"""

from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.scales import BeyondEnd
from decision.words.amounts import amount, amount_range
from decision.words.offer_names import MANY, criterion_name, offer_name
from decision.words.text import Sentence, listed, say, shortened


def beyond_sentences(findings: Findings, only: str | None = None) -> tuple[Sentence, ...]:
    """Return which amounts lie beyond the worst or the best, as what they count, and what to do.

    ``only`` is the key of the only criterion looked at; left out, all are.
    """
    analysis = findings.analysis
    keys = [criterion.key for criterion in analysis.criteria]
    beyond = [each for each in findings.beyond_ends if only in (None, keys[each.criterion])]
    return tuple(_beyond(analysis, each) for each in beyond)


def _beyond(analysis: Analysis, beyond: BeyondEnd) -> Sentence:
    criterion, several = analysis.criteria[beyond.criterion], len(beyond.offers) > 1
    amounts = [_amount_of(analysis, beyond, place) for place in beyond.offers]
    return say(
        "{name}: {amounts} {lie} beyond the {end} ({worth}), so {count} as {worth}. A wider scale "
        "would count {it} in full, and change what the weight means.",
        name=criterion_name(analysis, beyond.criterion),
        amounts=listed(shortened(amounts, MANY)),
        lie="lie" if several else "lies",
        end="best" if beyond.is_best else "worst",
        worth=amount(criterion, beyond.end),
        count=_counting(beyond),
        it="them" if several else "it",
    )


def _counting(beyond: BeyondEnd) -> str:
    if beyond.partly:
        return "what lies beyond counts"
    return "they count" if len(beyond.offers) > 1 else "it counts"


def _amount_of(analysis: Analysis, beyond: BeyondEnd, place: int) -> Sentence:
    low, _, high = (float(end[place, beyond.criterion]) for end in analysis.ratings)
    criterion = analysis.criteria[beyond.criterion]
    size = amount(criterion, low) if low == high else amount_range(criterion, low, high)
    part = "part of " if place in beyond.partly else ""
    return say("{part}{size} of {offer}", part=part, size=size, offer=offer_name(analysis, place))
