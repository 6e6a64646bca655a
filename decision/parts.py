"""What is a decision made of? Ratings, answers, employers, offers, and criteria of one's own.

Every part is immutable and validated. `decision.model` puts them together.
"""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from criteria.belief import Certainty
from criteria.criterion import (
    SCALE_HIGH,
    SCALE_LOW,
    UNIT_LIMIT,
    Amount,
    Criterion,
    Direction,
    Key,
    Level,
    Measure,
    RatingNumber,
)
from decision.fields import (
    Flag,
    Frozen,
    Name,
    Note,
    Part,
    Spread,
    WrittenDate,
    refuse_disorder,
)
from decision.pay_parts import Pay
from decision.text_rules import GREY, RESERVED, one_line

SOURCE_LIMIT, ANCHOR_LIMIT, CRITERION_NAME_LIMIT, ANSWER_LIMIT = 300, 300, 60, 200


class Rating(Spread):
    """An own rating: the likely one, and what would surprise below and above.

    It is from 0 to 10, or of a measured criterion an amount in its unit.

    Without numbers it is unknown, like a rating that is absent, but can carry a note. ``likely``
    alone is sure: low = likely = high.
    """

    low: Amount | None = None
    likely: Amount | None = None
    high: Amount | None = None
    note: Note = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low is None or self.likely is None or self.high is None:
            if (self.low, self.likely, self.high) != (None, None, None):
                raise ValueError("low and high need a likely rating between them")
        else:
            refuse_disorder(self.low, self.likely, self.high)
        return self

    @property
    def is_unknown(self) -> bool:
        """Tell whether there are no numbers."""
        return self.likely is None


class Answer(Part):
    """What the user knows about one question: one of its options, or that it does not apply.

    Without either it is unknown, like an answer that is absent, but can carry a note. The option
    is a key of the catalogue, which may have dropped it since; it is kept all the same.
    """

    option: Key | None = None
    does_not_apply: Flag = False
    certainty: Certainty = Certainty.GUESS
    note: Note = ""
    source: Annotated[Note, Field(max_length=SOURCE_LIMIT)] = ""
    date: WrittenDate = None

    @model_validator(mode="after")
    def _one_or_the_other(self) -> Self:
        if self.does_not_apply and self.option is not None:
            raise ValueError("an answer and does_not_apply exclude each other")
        return self

    @property
    def is_unknown(self) -> bool:
        """Tell whether nothing is answered."""
        return self.option is None and not self.does_not_apply


Answers = Annotated[Frozen[Answer], Field(max_length=ANSWER_LIMIT)]


class Employer(Part):
    """Who offers; all offers of one employer are a family and share the answers about it.

    ``answers`` are by the question's key; absent is unknown.
    """

    key: Key
    name: Name
    answers: Answers = Field(default_factory=dict)


class AskedFirst(StrEnum):
    """What is asked before a result is shown, so that the result does not sway the answer."""

    GUT_FEELING = "gut_feeling"
    WEIGHTS = "weights"


class Status(StrEnum):
    """Whether an offer can be accepted today.

    One that is expected may be made without being asked for. One that is past, or a past job, is a
    yardstick for the others.
    """

    IN_HAND = "in_hand"
    TO_BE_ASKED_FOR = "to_be_asked_for"
    EXPECTED = "expected"
    PAST = "past"


ALTERNATIVES = frozenset({Status.IN_HAND, Status.TO_BE_ASKED_FOR})  # what there is to choose from

Chance = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]


class Offer(Part):
    """A job on the table, the present one, one to be asked for or to come, or a past one.

    ``chance``, 0 to 1, and ``expected_on`` say how likely one that is expected comes, and when.

    ``answers`` are those about the role, by the question's key; absent is unknown.

    A copy keeps its original's facts about the role until one side is changed: offers of one
    employer share a fact if it has the same name with both. ``facts`` names those that were changed
    since, by the question's key; all others bear the name of ``origin``, the key of the offer that
    was copied first, by default the offer's own.
    """

    key: Key
    name: Name
    colour: Annotated[int, Field(strict=True, ge=0, le=GREY)] = 0
    employer: Key
    is_present_job: Flag = False
    status: Status = Status.IN_HAND
    chance: Chance | None = None
    expected_on: WrittenDate = None
    deadline: WrittenDate = None
    note: Note = ""
    ratings: Frozen[Rating] = Field(default_factory=dict)
    answers: Answers = Field(default_factory=dict)
    origin: Key | None = None
    facts: Annotated[Frozen[Key], Field(max_length=ANSWER_LIMIT)] = Field(default_factory=dict)
    pay: Pay = Field(default_factory=Pay)

    @model_validator(mode="after")
    def _present_job_is_there(self) -> Self:
        if self.is_present_job and not self.is_alternative:
            found = f"expected a present job that is there to choose; found {self.status.value}"
            raise ValueError(found)
        return self

    @property
    def is_alternative(self) -> bool:
        """Whether it is there to choose from: neither still to come nor past."""
        return self.status in ALTERNATIVES

    @property
    def first_original(self) -> str:
        """The key of the offer that was copied first; its own if it is no copy."""
        return self.origin or self.key

    def fact_name(self, question: str) -> str:
        """Return the name of its fact about a question on the role, by the question's key."""
        return self.facts.get(question, self.first_original)


class OwnMeasure(Measure):
    """A scale of amounts in a unit that the user typed."""

    unit: Annotated[str, BeforeValidator(one_line), Field(max_length=UNIT_LIMIT)] = ""


class OwnCriterion(Part):
    """A criterion of the user's own, with the two ends of its scale described, or measured.

    Of a measured one the direction is that of its worst and best; direction, ideal point and the
    ends described are kept for when it is rated again.
    """

    key: Key
    name: Annotated[Name, Field(max_length=CRITERION_NAME_LIMIT)]
    at_low: Annotated[Note, Field(max_length=ANCHOR_LIMIT)] = ""
    at_high: Annotated[Note, Field(max_length=ANCHOR_LIMIT)] = ""
    direction: Direction = Direction.MORE
    ideal_point: RatingNumber | None = None
    measure: OwnMeasure | None = None

    @model_validator(mode="after")
    def _is_a_criterion(self) -> Self:
        if self.key in RESERVED:
            raise ValueError(f"expected another key than {', '.join(RESERVED)}; found {self.key}")
        self.as_criterion()
        return self

    def as_criterion(self) -> Criterion:
        """Return it in the form of the built-in ones, its two ends the described levels."""
        is_rated, ends = (
            self.measure is None,
            ((SCALE_LOW, self.at_low), (SCALE_HIGH, self.at_high)),
        )
        return Criterion(
            key=self.key,
            name=self.name,
            short=_cut(self.name),
            meaning=f"A criterion of your own: {self.name}.",
            direction=self.direction if self.measure is None else self.measure.direction,
            ideal_point=self.ideal_point if is_rated else None,
            measure=self.measure,
            levels=tuple(Level(rating=end, says=says) for end, says in ends if says and is_rated),
        )


SHORT = 14  # letters, where there is room for few


def _cut(name: str) -> str:
    """Return a name as it fits where there is room for few letters, with a sign of the cut.

    >>> _cut("commute minutes"), _cut("Commute")
    ('commute minut…', 'Commute')
    """
    return name if len(name) <= SHORT else f"{name[: SHORT - 1].rstrip()}…"
