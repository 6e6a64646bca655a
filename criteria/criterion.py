"""What is a criterion? A name, what it means, and a scale whose levels are described in words."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

SCALE_LOW, SCALE_HIGH = 0.0, 10.0
SCALE_MIDDLE = (SCALE_LOW + SCALE_HIGH) / 2
DESCRIBED_RATINGS = (0.0, 2.5, 5.0, 7.5, 10.0)
KEY_PATTERN = r"^[a-z][a-z0-9_]{0,59}$"

Sentence = Annotated[str, Field(min_length=1, max_length=300)]
RatingNumber = Annotated[
    float, Field(strict=True, ge=SCALE_LOW, le=SCALE_HIGH, allow_inf_nan=False)
]
Key = Annotated[str, Field(pattern=KEY_PATTERN)]
Title = Annotated[str, Field(min_length=1, max_length=60)]


class Direction(StrEnum):
    """Which ratings are worth more."""

    MORE = "more"
    LESS = "less"
    IDEAL = "ideal"


class Entry(BaseModel):
    """What all that the word files describe has in common: it is frozen, without other fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Level(Entry):
    """One described place on the scale."""

    rating: RatingNumber
    says: Sentence
    example: str = ""


class Criterion(Entry):
    """One thing that offers are rated on, from 0 to 10.

    ``ideal_point`` is set exactly when ``direction`` is ``ideal``. A decision begins without the
    optional ones.
    """

    key: Key
    name: Title
    short: Annotated[str, Field(min_length=1, max_length=14)]
    meaning: Sentence
    is_not: str = ""
    direction: Direction = Direction.MORE
    ideal_point: RatingNumber | None = None
    optional: bool = False
    levels: tuple[Level, ...] = ()

    @model_validator(mode="after")
    def _ideal_point_with_its_direction(self) -> Self:
        if (self.direction is Direction.IDEAL) != (self.ideal_point is not None):
            raise ValueError('direction "ideal" and ideal_point go together')
        return self

    def aimed_at(self, ideal_point: float) -> "Criterion":
        """Return the same criterion, now best at ``ideal_point`` (0 to 10)."""
        changes = {"direction": Direction.IDEAL, "ideal_point": ideal_point}
        return Criterion.model_validate({**dict(self), **changes})
