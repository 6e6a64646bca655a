"""What did the user say? A `Decision`: offers, their ratings, and what matters.

Everything is immutable and validated; to change something, make a new decision with `revised` (the
edits in decision/edits do). The document that is stored, exported and linked is this, as JSON.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from criteria.belief import Certainty
from criteria.criterion import (
    SCALE_HIGH,
    SCALE_LOW,
    Criterion,
    Direction,
    Key,
    Level,
    RatingNumber,
)
from decision.fields import NAME_LIMIT as NAME_LIMIT
from decision.fields import NOTE_LIMIT as NOTE_LIMIT
from decision.fields import Flag, Frozen, Name, Note, WrittenDate
from decision.text_rules import GREY, RESERVED

SCHEMA_VERSION = 2
SOURCE_LIMIT, ANCHOR_LIMIT, CRITERION_NAME_LIMIT, VERSION_LIMIT = 300, 300, 60, 60
OFFER_LIMIT, CRITERION_LIMIT, ANSWER_LIMIT = 100, 30, 200
FULL_POINTS, DEFAULT_POINTS = 100.0, 50.0
DEFAULT_FIRMNESS, FIRMEST, LOOSEST = 1.5, 1.2, 3.0

Points = Annotated[float, Field(strict=True, ge=0, le=FULL_POINTS, allow_inf_nan=False)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)


class Rating(_Part):
    """An own rating, 0 to 10: the likely one, and what would surprise below and above.

    Without numbers it is unknown, like a rating that is absent, but can carry a note. ``likely``
    alone is sure: low = likely = high.
    """

    low: RatingNumber | None = None
    likely: RatingNumber | None = None
    high: RatingNumber | None = None
    note: Note = ""

    @model_validator(mode="before")
    @classmethod
    def _sure_when_likely_stands_alone(cls, given: object) -> object:
        if not isinstance(given, Mapping) or given.get("likely") is None:
            return given
        ends = {end: given["likely"] for end in ("low", "high") if given.get(end) is None}
        return {**given, **ends}

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low is None or self.likely is None or self.high is None:
            if (self.low, self.likely, self.high) != (None, None, None):
                raise ValueError("low and high need a likely rating between them")
        elif not self.low <= self.likely <= self.high:
            found = f"{self.low:g}, {self.likely:g}, {self.high:g}"
            raise ValueError(f"expected low <= likely <= high; found {found}")
        return self

    @property
    def is_unknown(self) -> bool:
        """Tell whether there are no numbers."""
        return self.likely is None


class Answer(_Part):
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


class Employer(_Part):
    """Who offers; all offers of one employer are a family and share the answers about it.

    ``answers`` are by the question's key; absent is unknown.
    """

    key: Key
    name: Name
    answers: Answers = Field(default_factory=dict)


class Status(StrEnum):
    """Whether an offer can be accepted today."""

    IN_HAND = "in_hand"
    TO_BE_ASKED_FOR = "to_be_asked_for"


class Offer(_Part):
    """One alternative: a job on the table, the present job, or one to be asked for.

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
    deadline: WrittenDate = None
    note: Note = ""
    ratings: Frozen[Rating] = Field(default_factory=dict)
    answers: Answers = Field(default_factory=dict)
    origin: Key | None = None
    facts: Annotated[Frozen[Key], Field(max_length=ANSWER_LIMIT)] = Field(default_factory=dict)

    @property
    def first_original(self) -> str:
        """The key of the offer that was copied first; its own if it is no copy."""
        return self.origin or self.key

    def fact_name(self, question: str) -> str:
        """Return the name of its fact about a question on the role, by the question's key."""
        return self.facts.get(question, self.first_original)


class OwnCriterion(_Part):
    """A criterion of the user's own, with the two ends of its scale described."""

    key: Key
    name: Annotated[Name, Field(max_length=CRITERION_NAME_LIMIT)]
    at_low: Annotated[Note, Field(max_length=ANCHOR_LIMIT)] = ""
    at_high: Annotated[Note, Field(max_length=ANCHOR_LIMIT)] = ""
    direction: Direction = Direction.MORE
    ideal_point: RatingNumber | None = None

    @model_validator(mode="after")
    def _is_a_criterion(self) -> Self:
        if self.key in RESERVED:
            raise ValueError(f"expected another key than {', '.join(RESERVED)}; found {self.key}")
        self.as_criterion()
        return self

    def as_criterion(self) -> Criterion:
        """Return it in the form of the built-in ones, its two ends the described levels."""
        ends = ((SCALE_LOW, self.at_low), (SCALE_HIGH, self.at_high))
        return Criterion(
            key=self.key,
            name=self.name,
            short=self.name[:14].strip(),
            meaning=f"A criterion of your own: {self.name}.",
            direction=self.direction,
            ideal_point=self.ideal_point,
            levels=tuple(Level(rating=end, says=says) for end, says in ends if says),
        )


class Decision(_Part):
    """All that the user said about one decision.

    ``criteria`` are the keys in use, in the order of the screen; ratings and points of criteria
    not in use are kept. ``points`` are slider points, 50 where absent. ``ideal_points`` override a
    criterion's direction. ``firmness`` is the factor, 1.2 (firm) to 3 (open), by which each slider
    may be off. ``profile`` is the key of the one picked last, wherever the sliders went since.
    ``catalog_version`` names the questions that the answers were given to.
    """

    schema_version: Annotated[int, Field(strict=True, ge=1, le=SCHEMA_VERSION)] = SCHEMA_VERSION
    title: Name
    employers: tuple[Employer, ...] = ()
    offers: Annotated[tuple[Offer, ...], Field(max_length=OFFER_LIMIT)] = ()
    criteria: Annotated[tuple[Key, ...], Field(min_length=1, max_length=CRITERION_LIMIT)]
    own_criteria: Annotated[tuple[OwnCriterion, ...], Field(max_length=CRITERION_LIMIT)] = ()
    points: Frozen[Points] = Field(default_factory=dict)
    ideal_points: Frozen[RatingNumber] = Field(default_factory=dict)
    firmness: Annotated[float, Field(strict=True, ge=FIRMEST, le=LOOSEST)] = DEFAULT_FIRMNESS
    profile: Key | None = None
    notes: Note = ""
    catalog_version: Annotated[Note, Field(max_length=VERSION_LIMIT)] = ""

    @model_validator(mode="before")
    @classmethod
    def _with_shared_facts(cls, document: object) -> object:
        if isinstance(document, Mapping) and document.get("schema_version") == 1:
            offers = _sharing_equal_answers(document.get("offers"))
            return {**document, "schema_version": 2, **({"offers": offers} if offers else {})}
        return document

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        _once("employer key", [employer.key for employer in self.employers])
        _once("offer key", [offer.key for offer in self.offers])
        _once("offer name", [offer.name.casefold() for offer in self.offers])
        _once("criterion in use", self.criteria)
        _once("own criterion", [criterion.key for criterion in self.own_criteria])
        _once("name of own criteria", [own.name.casefold() for own in self.own_criteria])
        _once("present job", ["present job" for offer in self.offers if offer.is_present_job])
        known = {employer.key for employer in self.employers}
        for offer in self.offers:
            if offer.employer not in known:
                raise ValueError(
                    f'offer "{offer.name}" names an unknown employer: {offer.employer}'
                )
        return self

    def points_of(self, key: str) -> float:
        """Return the slider points of a criterion, 0 to 100."""
        return self.points.get(key, DEFAULT_POINTS)

    def family_of(self, offer: Offer) -> tuple[Offer, ...]:
        """Return all offers of an offer's employer, itself among them, in the order listed."""
        return tuple(each for each in self.offers if each.employer == offer.employer)

    def employer_of(self, offer: Offer) -> Employer:
        """Return who makes the offer."""
        return next(employer for employer in self.employers if employer.key == offer.employer)


def _sharing_equal_answers(offers: object) -> tuple[Offer, ...] | None:
    """Return the offers of a document of version 1, with the facts that they share named.

    There, offers of one employer shared what they answered alike, and all if they were alike in
    everything. None where these are no offers, which is for the document to say.
    """
    try:
        plain = TypeAdapter(tuple[Offer, ...]).validate_python(offers)
    except ValidationError:
        return None
    first: dict[tuple[object, ...], str] = {}
    shared = []
    for offer in plain:
        told = {key: _evidence(answer) for key, answer in offer.answers.items()}
        told = {key: evidence for key, evidence in told.items() if evidence is not None}
        rated = tuple(sorted((key, r.low, r.likely, r.high) for key, r in offer.ratings.items()))
        everything = (offer.employer, frozenset(told.items()), rated)
        origin = first.setdefault(everything, offer.key)
        facts = {
            key: first.setdefault((offer.employer, key, evidence), offer.key)
            for key, evidence in told.items()
        }
        names = {key: name for key, name in facts.items() if name != origin}
        copied = origin if origin != offer.key else None
        shared.append(offer.model_copy(update={"origin": copied, "facts": names}))
    return tuple(shared)


def _evidence(answer: Answer) -> tuple[object, ...] | None:
    return None if answer.is_unknown else (answer.option, answer.certainty)


def _once(what: str, found: Collection[str]) -> None:
    seen = set[str]()
    for entry in found:
        if entry in seen:
            raise ValueError(f"{what} used twice: {entry[:NAME_LIMIT]}")
        seen.add(entry)


def revised(decision: Decision, **changes: object) -> Decision:
    """Return the decision with some fields replaced, validated anew.

    Raises
    ------
    pydantic.ValidationError
        If the result would not be a decision; the one given stays as it is.
    """
    return Decision.model_validate({**dict(decision), **changes})
