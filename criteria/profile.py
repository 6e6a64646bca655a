"""What is a profile? A kind of person: what matters to them, how deep they want to go, and why."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from criteria.criterion import Entry, Key, OtherWords, RatingNumber, Sentence, Title
from criteria.question import Kind, Trade

ProfilePoints = Annotated[float, Field(strict=True, ge=0, le=100, allow_inf_nan=False)]


class Profile(Entry):
    """A starting point for the weights: slider points, 0 to 100, per criterion.

    ``ideal_points``, 0 to 10, are for criteria of which more is not better for these people.
    ``suits`` are the kinds of employer that tend to suit them. One of trade "ml" is left out where
    the work is not about machine learning.
    """

    key: Key
    name: Title
    for_whom: Sentence
    points: Annotated[Mapping[Key, ProfilePoints], Field(min_length=1)]
    ideal_points: Mapping[Key, RatingNumber] = Field(default_factory=dict)
    suits: Annotated[tuple[Kind, ...], Field(min_length=1)]
    reasons: Sentence
    seed: Sentence
    trade: Trade = Trade.ANY
    any_work: OtherWords = ()
