"""Which hard must-haves may an offer fail, as far as beliefs depend on them?

A screen is a must-have that is to be found out first. Wherever it fails, the offer counts nothing.
"""

from typing import NamedTuple

from criteria.criterion import Criterion
from decision.must_haves import RatingLimit

Ends = tuple[float | None, float | None, float | None]


class AnswerScreen(NamedTuple):
    """A question, by its place in the catalogue, and the places of the answers that are enough."""

    question: int
    options: tuple[int, ...]


class RatingScreen(NamedTuple):
    """A criterion, in use or not, the offer's own rating on it, and the limit."""

    criterion: Criterion
    own: Ends
    limit: RatingLimit


Screens = tuple[AnswerScreen | RatingScreen, ...]
