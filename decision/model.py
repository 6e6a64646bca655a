"""What did the user say? A `Decision`: offers, their ratings, and what matters.

Everything is immutable and validated; to change something, make a new decision with `revised` (the
edits in decision/edits do). The document that is stored, exported and linked is this, as JSON.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Annotated, Self

from pydantic import Field, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from criteria.criterion import PAY_KEY, SCALE_HIGH, SCALE_LOW, Key, RatingNumber
from decision.chosen import Choice as Choice
from decision.chosen import Door as Door
from decision.fields import NAME_LIMIT as NAME_LIMIT
from decision.fields import NOTE_LIMIT as NOTE_LIMIT
from decision.fields import Flag, Frozen, Name, Note, Part
from decision.must_haves import MUST_HAVE_LIMIT as MUST_HAVE_LIMIT
from decision.must_haves import MustHave as MustHave
from decision.older_keys import with_free_keys
from decision.parts import ALTERNATIVES as ALTERNATIVES
from decision.parts import ANCHOR_LIMIT as ANCHOR_LIMIT
from decision.parts import CRITERION_NAME_LIMIT as CRITERION_NAME_LIMIT
from decision.parts import SOURCE_LIMIT as SOURCE_LIMIT
from decision.parts import Answer as Answer
from decision.parts import AskedFirst as AskedFirst
from decision.parts import Employer as Employer
from decision.parts import Offer as Offer
from decision.parts import OwnCriterion as OwnCriterion
from decision.parts import OwnMeasure as OwnMeasure
from decision.parts import Rating as Rating
from decision.parts import Status as Status
from decision.pay_basis import PayBasis as PayBasis
from decision.pay_basis import PayCurve as PayCurve
from decision.pay_parts import Pay as Pay
from decision.version_1 import sharing_equal_answers

SCHEMA_VERSION = 7
_OLDER = (1, 2, 3, 4, 5, 6)
OFFER_LIMIT, CRITERION_LIMIT, VERSION_LIMIT = 100, 30, 60
FULL_POINTS, DEFAULT_POINTS = 100.0, 50.0
DEFAULT_FIRMNESS, FIRMEST, LOOSEST = 1.5, 1.2, 3.0

Points = Annotated[float, Field(strict=True, ge=0, le=FULL_POINTS, allow_inf_nan=False)]


class Decision(Part):
    """All that the user said about one decision.

    ``criteria`` are the keys in use, in the order of the screen; ratings and points of criteria
    not in use are kept. ``points`` are slider points, 50 where absent. ``ideal_points`` override a
    criterion's direction. ``firmness`` is the factor, 1.2 (firm) to 3 (open), by which each slider
    may be off. ``profile`` is the key of the one picked last, wherever the sliders went since.
    ``catalog_version`` names the questions that the answers were given to.

    ``is_about_ml`` says whether the work is about machine learning, so that questions on it are
    asked. ``is_sample`` marks one of ours, until somebody makes it theirs. ``equal_is_right`` says
    that sliders left at 50 are meant so. ``gut_feeling`` is the offer that the user felt for before
    there was a result. ``asked_first`` is what is still to be asked before one is shown.
    ``pay_basis`` says over which years, and in which currency, the offers' pay is compared.
    ``must_haves`` are what every offer must have. ``choice`` is what the user took in the end.
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
    is_about_ml: Flag = True
    is_sample: Flag = False
    equal_is_right: Flag = False
    gut_feeling: Key | None = None
    asked_first: tuple[AskedFirst, ...] = ()
    pay_basis: PayBasis = Field(default_factory=PayBasis)
    must_haves: Annotated[tuple[MustHave, ...], Field(max_length=MUST_HAVE_LIMIT)] = ()
    choice: Choice | None = None
    notes: Note = ""
    catalog_version: Annotated[Note, Field(max_length=VERSION_LIMIT)] = ""

    @model_validator(mode="before")
    @classmethod
    def _with_shared_facts(cls, document: object) -> object:
        # Versions 3, 4, 6 and 7 only added fields and keys, version 5 fields and a key.
        version = document.get("schema_version") if isinstance(document, Mapping) else None
        if not isinstance(document, Mapping) or version not in _OLDER:
            return document
        document = with_free_keys(document)
        if version == 1:
            offers = sharing_equal_answers(document.get("offers"))
            document = {**document, **({"offers": offers} if offers else {})}
        return {**document, "schema_version": SCHEMA_VERSION}

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        _once("employer key used twice: {}", [employer.key for employer in self.employers])
        _once("offer key used twice: {}", [offer.key for offer in self.offers])
        _once("there is already an offer called {}", [offer.name for offer in self.offers])
        _once("criterion in use used twice: {}", self.criteria)
        _once("own criterion used twice: {}", [criterion.key for criterion in self.own_criteria])
        _once("you already have a criterion called {}", [own.name for own in self.own_criteria])
        _once("must-have key used twice: {}", [must.key for must in self.must_haves])
        if sum(offer.is_present_job for offer in self.offers) > 1:
            raise ValueError("only one offer can be your present job")
        if self.choice is not None and self.choice.offer not in {o.key for o in self.offers}:
            raise ValueError(f"the choice is an unknown offer: {self.choice.offer}")
        known = {employer.key for employer in self.employers}
        for offer in self.offers:
            if offer.employer not in known:
                raise ValueError(
                    f'offer "{offer.name}" names an unknown employer: {offer.employer}'
                )
        return self

    @model_validator(mode="after")
    def _rated_on_the_scale(self) -> Self:
        """Refuse ratings and limits beside 0 to 10 that are no amounts of a measured criterion."""
        measured = {own.key for own in self.own_criteria if own.measure is not None}
        beside = [
            _beside_the_scale(("offers", place, "ratings", key, end), number)
            for place, offer in enumerate(self.offers)
            for key, rating in offer.ratings.items()
            if key not in measured and not rating.is_unknown
            for end, number in (
                ("low", rating.low),
                ("likely", rating.likely),
                ("high", rating.high),
            )
            if number is not None and not SCALE_LOW <= number <= SCALE_HIGH
        ]
        beside += self._chosen_beside_the_scale({*measured, PAY_KEY})
        beside += [
            _beyond_ratings(("must_haves", place, "rating", limit.field), limit.number)
            for place, must in enumerate(self.must_haves)
            if (limit := must.rating) is not None and limit.criterion not in measured
            if not SCALE_LOW <= limit.number <= SCALE_HIGH
        ]
        if beside:
            raise ValidationError.from_exception_data("Decision", beside)
        return self

    def _chosen_beside_the_scale(self, measured: Collection[str]) -> list[InitErrorDetails]:
        """Return where the choice has ratings beside 0 to 10 on criteria that are not measured."""
        if self.choice is None:
            return []
        said: list[tuple[tuple[str, ...], float | None]]
        said = [
            (("expected", key, end), getattr(rating, end))
            for key, rating in self.choice.expected.items()
            for end in ("low", "likely", "high")
        ]
        said += [(("turned_out", key), number) for key, number in self.choice.turned_out.items()]
        return [
            _beside_the_scale(("choice", *place), number)
            for place, number in said
            if number is not None and place[1] not in measured
            if not SCALE_LOW <= number <= SCALE_HIGH
        ]

    @model_validator(mode="after")
    def _pay_is_made_of_what_is_paid(self) -> Self:
        """Refuse pay that counts without a curve, or that is rated as other criteria are."""
        wrong = [
            _made_of_pay(("offers", place, "ratings", PAY_KEY), "no rating on what is made of pay")
            for place, offer in enumerate(self.offers)
            if PAY_KEY in offer.ratings
        ]
        if PAY_KEY in self.criteria and self.pay_basis.curve is None:
            says = f"a curve where {PAY_KEY} counts"
            wrong.append(_made_of_pay(("pay_basis", "curve"), says))
        if wrong:
            raise ValidationError.from_exception_data("Decision", wrong)
        return self

    @model_validator(mode="after")
    def _paid_in_known_currencies(self) -> Self:
        """Refuse pay in a currency of which nobody said what it is worth in the decision's."""
        unknown = [
            _without_factor(("offers", place, "pay", "currency"), offer.pay.currency)
            for place, offer in enumerate(self.offers)
            if self.pay_basis.factor(offer.pay.currency) is None
        ]
        if unknown:
            raise ValidationError.from_exception_data("Decision", unknown)
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


def _beside_the_scale(place: tuple[int | str, ...], number: float) -> InitErrorDetails:
    kind, end = ("less_than_equal", "le") if number > SCALE_HIGH else ("greater_than_equal", "ge")
    limit = SCALE_HIGH if number > SCALE_HIGH else SCALE_LOW
    return InitErrorDetails(type=kind, loc=place, input=number, ctx={end: limit})


def _beyond_ratings(place: tuple[int | str, ...], limit: float) -> InitErrorDetails:
    says = "expected must-haves from 0 to 10 on a criterion that is not measured"
    return InitErrorDetails(type=PydanticCustomError("no_rating", says), loc=place, input=limit)


def _without_factor(place: tuple[int | str, ...], currency: str) -> InitErrorDetails:
    says = "expected the currency of the decision, or one with a factor in pay_basis"
    return InitErrorDetails(type=PydanticCustomError("no_factor", says), loc=place, input=currency)


def _made_of_pay(place: tuple[int | str, ...], expected: str) -> InitErrorDetails:
    kind = PydanticCustomError("made_of_pay", "expected {expected}", {"expected": expected})
    return InitErrorDetails(type=kind, loc=place, input="a rating" if "ratings" in place else None)


def _once(otherwise: str, entries: Sequence[str]) -> None:
    """Refuse a text that is there twice, whatever its capitals; it is said as it is there first."""
    first = dict[str, str]()
    for entry in entries:
        same = entry.casefold()
        if same in first:
            raise ValueError(otherwise.format(first[same][:NAME_LIMIT]))
        first[same] = entry


def revised(decision: Decision, **changes: object) -> Decision:
    """Return the decision with some fields replaced, validated anew.

    Raises
    ------
    pydantic.ValidationError
        If the result would not be a decision; the one given stays as it is.
    """
    return Decision.model_validate({**dict(decision), **changes})
