"""How is a share of worlds said, and which word does it deserve?

`share_of_worlds` is the number as people read it, `word_for` the word for the share of the one in
front. What is simulated is never said to be nothing or everything.
"""

from enum import StrEnum

from decision.words.text import percent

# Within half a percent of a threshold the lower word is used, so that no word hangs on a draw.
MARGIN = 0.005


class Word(StrEnum):
    """How sure the answer is, from the surest down."""

    ALWAYS = "best whatever the weights"
    NEARLY_CERTAIN = "nearly certain"
    CLEAR = "clear"
    LEANING = "leaning"
    TOO_CLOSE = "too close to call"


THRESHOLDS = {Word.NEARLY_CERTAIN: 0.95, Word.CLEAR: 0.80, Word.LEANING: 0.60}


def word_for(share: float) -> Word:
    """Return the word for a share of worlds, 0 to 1.

    >>> str(word_for(0.83)), str(word_for(0.804))
    ('clear', 'leaning')
    """
    reached = [word for word, least in THRESHOLDS.items() if share >= least + MARGIN]
    return reached[0] if reached else Word.TOO_CLOSE


def share_of_worlds(share: float, *, exact: bool = False) -> str:
    """Return a share of worlds as people read it; what is simulated is never 0 or 100 %.

    >>> share_of_worlds(0.834), share_of_worlds(1.0), share_of_worlds(0.0), share_of_worlds(0.997)
    ('83 %', 'over 99.9 %', 'under 0.1 %', 'over 99 %')
    >>> share_of_worlds(0.0, exact=True)
    '0 %'
    """
    if exact or 0.005 <= share < 0.995:
        return percent(share)
    if share < 0.5:
        return "under 0.1 %" if share < 0.001 else "under 1 %"
    return "over 99.9 %" if share > 0.999 else "over 99 %"
