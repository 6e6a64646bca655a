"""What is a criterion? A name, what it means, and a scale: described levels, or amounts."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

SCALE_LOW, SCALE_HIGH = 0.0, 10.0
AMOUNT_LIMIT = 1e12
DESCRIBED_RATINGS = (0.0, 2.5, 5.0, 7.5, 10.0)
UNIT_LIMIT = 20
SHORT_LIMIT = 40
PAY_KEY = "offer_pay"  # of the criterion that is made of what the offers pay
KEY_PATTERN = r"^[a-z][a-z0-9_]{0,59}$"

Sentence = Annotated[str, Field(min_length=1, max_length=300)]
RatingNumber = Annotated[
    float, Field(strict=True, ge=SCALE_LOW, le=SCALE_HIGH, allow_inf_nan=False)
]
Amount = Annotated[
    float, Field(strict=True, ge=-AMOUNT_LIMIT, le=AMOUNT_LIMIT, allow_inf_nan=False)
]
Key = Annotated[str, Field(pattern=KEY_PATTERN)]
Title = Annotated[str, Field(min_length=1, max_length=60)]
Worded = Literal[
    "theme", "short", "text", "asks", "asks_of_present_job", "why", "who", "label", "says",
    "name", "meaning", "is_not", "for_whom", "reasons", "example",
]  # fmt: skip


def _pairs(words: object) -> object:
    return tuple(words.items()) if isinstance(words, Mapping) else words


# Words of an entry where the work is not about machine learning, each with the field that it stands
# in for. Pairs, for criteria are keys of caches, and a mapping could be none.
OtherWords = Annotated[tuple[tuple[Worded, str], ...], BeforeValidator(_pairs)]


class Direction(StrEnum):
    """Which ratings are worth more."""

    MORE = "more"
    LESS = "less"
    IDEAL = "ideal"


class Entry(BaseModel):
    """What all that the word files describe has in common: it is frozen, without other fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Level(Entry):
    """One described place on the scale; ``short`` are a few words where there is little room."""

    rating: RatingNumber
    says: Sentence
    short: Annotated[str, Field(max_length=SHORT_LIMIT)] = ""
    example: str = ""
    any_work: OtherWords = ()

    @property
    def in_short(self) -> str:
        """What it says, in as few words as there are."""
        return self.short or self.says


def least_span(low: float, high: float) -> float:
    """Return how far apart the ends of a scale are at least, so that amounts between them differ.

    >>> least_span(0, 10), least_span(0, 0)
    (1e-08, 1e-12)
    """
    return max(1 / AMOUNT_LIMIT, 1e-9 * max(abs(low), abs(high)))


class Measure(Entry):
    """A scale of amounts in a unit, instead of ratings from 0 to 10.

    ``worst`` is worth nothing and ``best`` all, and so is what lies beyond them; where less is
    better, the best is the lower. ``half`` is the amount worth half, by default their middle.
    """

    unit: Annotated[str, Field(max_length=UNIT_LIMIT)] = ""
    worst: Amount
    best: Amount
    half: Amount | None = None

    @model_validator(mode="after")
    def _ends_apart(self) -> Self:
        if self.high - self.low < least_span(self.low, self.high):
            raise ValueError(f"expected a best amount other than the worst; found {self.best:g}")
        if self.half is not None and not self.low < self.half < self.high:
            found = f"{self.half:g}, not between {self.low:g} and {self.high:g}"
            raise ValueError(f"expected half of the worth between worst and best; found {found}")
        return self

    @property
    def low(self) -> float:
        """The lower of worst and best."""
        return min(self.worst, self.best)

    @property
    def high(self) -> float:
        """The higher of worst and best."""
        return max(self.worst, self.best)

    @property
    def direction(self) -> Direction:
        """Whether more or less is better."""
        return Direction.MORE if self.best > self.worst else Direction.LESS


class Criterion(Entry):
    """One thing that offers are rated on, from 0 to 10 or in amounts of its ``measure``.

    ``ideal_point`` is set exactly when ``direction`` is ``ideal``; the direction of a measure is
    its own. A decision begins without the optional ones.
    """

    key: Key
    name: Title
    short: Annotated[str, Field(min_length=1, max_length=14)]
    meaning: Sentence
    is_not: str = ""
    direction: Direction = Direction.MORE
    ideal_point: RatingNumber | None = None
    optional: bool = False
    any_work: OtherWords = ()
    levels: tuple[Level, ...] = ()
    measure: Measure | None = None

    @model_validator(mode="after")
    def _ideal_point_with_its_direction(self) -> Self:
        if (self.direction is Direction.IDEAL) != (self.ideal_point is not None):
            raise ValueError('direction "ideal" and ideal_point go together')
        if self.measure is not None and self.direction is not self.measure.direction:
            raise ValueError("the direction is not that of worst and best")
        return self

    @property
    def low(self) -> float:
        """The lower end of the scale."""
        return SCALE_LOW if self.measure is None else self.measure.low

    @property
    def high(self) -> float:
        """The higher end of the scale."""
        return SCALE_HIGH if self.measure is None else self.measure.high

    @property
    def middle(self) -> float:
        """The middle of the scale."""
        return (self.low + self.high) / 2

    def aimed_at(self, ideal_point: float) -> "Criterion":
        """Return the same criterion, now best at ``ideal_point`` (0 to 10)."""
        changes = {"direction": Direction.IDEAL, "ideal_point": ideal_point}
        return Criterion.model_validate({**dict(self), **changes})
