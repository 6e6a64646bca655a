"""What is a question? What the user is asked, the answers in plain words, and what each one says.

On screen stand the short `Question.text` and each answer's `Option.label`. To an interview go
`asks`, or `asks_of_present_job`, and what an answer `says` in full.

An answer's ratings go into the criteria that the question informs, by whole-percent shares.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from criteria.criterion import Entry, Key, OtherWords, RatingNumber, Sentence

Probability = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]
TEXT_LIMIT, LABEL_LIMIT = 80, 24
Share = Annotated[int, Field(strict=True, ge=1, le=100)]


class Kind(StrEnum):
    """How mature an employer is with machine learning."""

    UNAWARE = "unaware"
    EMERGING = "emerging"
    MATURE = "mature"


class About(StrEnum):
    """Whether one answer counts for all offers of an employer, or for one offer."""

    EMPLOYER = "employer"
    ROLE = "role"


class Trade(StrEnum):
    """Whether a question is for work on machine learning, or for any work."""

    ML = "ml"
    ANY = "any"


class Informant(StrEnum):
    """Who at an employer, or outside, is to be asked first."""

    RECRUITER = "recruiter"
    MANAGER = "manager"
    TEAM = "team"
    YOURSELF = "yourself"
    ANYBODY = "anybody"


class Worse(StrEnum):
    """Towards which end the answers get worse for the one who asks, if they have an order."""

    FIRST = "first"
    LAST = "last"
    NEITHER = "neither"


class Option(Entry):
    """One answer that can be given: its words, and its rating on each criterion it informs.

    ``label`` answers the question in few words, ``says`` in full.
    """

    key: Key
    label: Annotated[str, Field(min_length=1, max_length=LABEL_LIMIT)]
    says: Sentence
    any_work: OtherWords = ()
    ratings: Mapping[Key, RatingNumber] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _in_half_steps(self) -> Self:
        for criterion, rating in self.ratings.items():
            if (2 * rating) % 1:
                raise ValueError(f"{criterion}: expected a multiple of 0.5; found {rating:g}")
        return self


class Question(Entry):
    """One plain question with three to five answers.

    ``text`` puts it to the user, whether about an offer or the present job; "you" in it is always
    the user. ``asks`` puts it to those who can tell, and "you" is they.
    ``who`` says in full who can tell, ``informant`` whom of them to ask first; what ``is_public``
    can be looked up instead. ``any_work`` are the words, by field, that it has where the work is
    not about machine learning.
    ``shares`` are percents of each criterion it informs. ``probabilities`` say how likely each
    answer is at each kind of employer; where nothing is said, all are equally likely.
    """

    key: Key
    theme: Sentence
    about: About
    trade: Trade = Trade.ANY
    short: Annotated[str, Field(min_length=1, max_length=40)]
    text: Annotated[str, Field(min_length=1, max_length=TEXT_LIMIT)]
    asks: Sentence
    asks_of_present_job: Sentence
    why: Sentence
    who: Sentence
    informant: Informant = Informant.ANYBODY
    is_public: bool = False
    seed: Sentence
    worse: Worse
    any_work: OtherWords = ()
    shares: Mapping[Key, Share] = Field(default_factory=dict)
    answers: Annotated[tuple[Option, ...], Field(min_length=3, max_length=5)]
    probabilities: Mapping[Kind, tuple[Probability, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        keys = [answer.key for answer in self.answers]
        if len(set(keys)) < len(keys):
            raise ValueError(f"expected answers of different keys; found {', '.join(keys)}")
        for answer in self.answers:
            if set(answer.ratings) != set(self.shares):
                expected = ", ".join(self.shares) or "no criterion"
                found = ", ".join(answer.ratings) or "none"
                raise ValueError(
                    f"answer {answer.key}: expected ratings on {expected}; found {found}"
                )
        for kind, chances in self.probabilities.items():
            if len(chances) != len(self.answers) or abs(sum(chances) - 1) > 1e-9:
                expected = f"{len(self.answers)} probabilities that add up to 1"
                found = f"{len(chances)} that add up to {sum(chances):.12g}"
                raise ValueError(f"{kind}: expected {expected}; found {found}")
        if self.probabilities and len(self.probabilities) < len(Kind):
            raise ValueError("expected probabilities for every kind, or for none")
        return self

    def chances(self, kind: Kind) -> tuple[float, ...]:
        """Return how likely each answer is at an employer of this kind, summing to 1."""
        equal = (1 / len(self.answers),) * len(self.answers)
        return self.probabilities.get(kind, equal)
