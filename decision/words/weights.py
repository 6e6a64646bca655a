"""What do the weights come to, said in words?"""

from decision.analysis import Analysis
from decision.arrays import Array
from decision.words.text import Named, Sentence, listed, percent


def as_firm_as_said(analysis: Analysis, ranges: Array) -> Sentence:
    """Return between which weights each criterion lies nine times in ten.

    Parameters
    ----------
    ranges
        The lower and the upper end, 0 to 1, shape (2, criteria).
    """
    parts = [
        (Named(criterion.short), f" {_between(low, high)}")
        for criterion, low, high in zip(analysis.criteria, *ranges.tolist(), strict=True)
        if high > 0
    ]
    return ("Nine times in ten: ", *listed(parts), ".")


def _between(low: float, high: float) -> str:
    ends = percent(low), percent(high)
    return ends[0] if ends[0] == ends[1] else f"{ends[0].removesuffix(' %')} to {ends[1]}"
