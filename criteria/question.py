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
    """What an employer is: a company, by how mature it is with machine learning, or public."""

    UNAWARE = "unaware"
    EMERGING = "emerging"
    MATURE = "mature"
    UNIVERSITY = "university"
    PUBLIC_LAB = "public_lab"

    @property
    def is_public(self) -> bool:
        """Whether it is no company, and lives on public money."""
        return self in PUBLIC_KINDS

    @property
    def rivals(self) -> "tuple[Kind, ...]":
        """The kinds that it is told apart from by signals: companies, or public ones."""
        alike = PUBLIC_KINDS if self.is_public else COMPANIES
        return tuple(kind for kind in alike if kind is not self)


COMPANIES = (Kind.UNAWARE, Kind.EMERGING, Kind.MATURE)
PUBLIC_KINDS = (Kind.UNIVERSITY, Kind.PUBLIC_LAB)


class About(StrEnum):
    """Whether one answer counts for all offers of an employer, or for one offer."""

    EMPLOYER = "employer"
    ROLE = "role"


class Trade(StrEnum):
    """Whether a question is for work on machine learning, for any other, or for both."""

    ML = "ml"
    OTHER = "other"
    ANY = "any"


class Informant(StrEnum):
    """Who at an employer, or outside, is to be asked first."""

    RECRUITER = "recruiter"
    MANAGER = "manager"
    TEAM = "team"
    YOURSELF = "yourself"
    ANYBODY = "anybody"


class Worse(StrEnum):
    """Towards which end the answers get worse for the one who asks.

    Neither where they have no order; none where they have one, and no end is the worse.
    """

    FIRST = "first"
    LAST = "last"
    NEITHER = "neither"
    NONE = "none"


class Option(Entry):
    """One answer that can be given: its words, and its rating on each criterion it informs.

    ``label`` answers the question in few words, ``says`` in full. ``decides`` are the kinds of
    employer that give this answer and no other, and that nobody else gives.
    """

    key: Key
    label: Annotated[str, Field(min_length=1, max_length=LABEL_LIMIT)]
    says: Sentence
    any_work: OtherWords = ()
    ratings: Mapping[Key, RatingNumber] = Field(default_factory=dict)
    decides: tuple[Kind, ...] = ()

    @model_validator(mode="after")
    def _in_half_steps(self) -> Self:
        for criterion, rating in self.ratings.items():
            if (2 * rating) % 1:
                raise ValueError(f"{criterion}: expected a multiple of 0.5; found {rating:g}")
        return self

    @model_validator(mode="after")
    def _decides_public_kinds(self) -> Self:
        if companies := [kind for kind in self.decides if not kind.is_public]:
            expected = f"decides: expected some of {', '.join(PUBLIC_KINDS)}"
            raise ValueError(f"{expected}; found {', '.join(companies)}")
        return self


class Question(Entry):
    """One plain question with three to five answers.

    ``text`` puts it to the user, whether about an offer or the present job; "you" in it is always
    the user. ``asks`` puts it to those who can tell, and "you" is they.
    ``who`` says in full who can tell, ``informant`` whom of them to ask first; what ``is_public``
    can be looked up instead. ``any_work`` are the words, by field, that it has where the work is
    not about machine learning.
    ``shares`` are percents of each criterion it informs. ``probabilities`` say how likely each
    answer is at each kind of employer; where nothing is said, all are equally likely, but for those
    that decide the kind. At kinds of which they say nothing, ``probabilities_given`` may say how
    likely each answer is by the answer to another question, ``given``. Where a question about the
    employer was answered as ``does_not_apply_at`` says, it does not apply by itself.
    ``unsettled_at`` are answers at which the role is not settled yet: whatever else is said of it
    counts as a guess then.
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
    unsettled_at: tuple[Key, ...] = ()
    given: Key | None = None
    probabilities_given: Mapping[Key, tuple[Probability, ...]] = Field(default_factory=dict)
    does_not_apply_at: Mapping[Key, tuple[Key, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        keys = [answer.key for answer in self.answers]
        if len(set(keys)) < len(keys):
            raise ValueError(f"expected answers of different keys; found {', '.join(keys)}")
        if not set(self.unsettled_at) <= set(keys):
            found = ", ".join(self.unsettled_at)
            raise ValueError(f"unsettled_at: expected some of {', '.join(keys)}; found {found}")
        for answer in self.answers:
            if set(answer.ratings) != set(self.shares):
                expected = ", ".join(self.shares) or "no criterion"
                found = ", ".join(answer.ratings) or "none"
                raise ValueError(
                    f"answer {answer.key}: expected ratings on {expected}; found {found}"
                )
        return self

    @model_validator(mode="after")
    def _likely_at_every_kind(self) -> Self:
        for where, chances in (*self.probabilities.items(), *self.probabilities_given.items()):
            if len(chances) != len(self.answers) or abs(sum(chances) - 1) > 1e-9:
                expected = f"{len(self.answers)} probabilities that add up to 1"
                found = f"{len(chances)} that add up to {sum(chances):.12g}"
                raise ValueError(f"{where}: expected {expected}; found {found}")
        for kind, chances in self.probabilities.items():
            for answer, chance in zip(self.answers, chances, strict=True):
                if answer.decides and chance != (kind in answer.decides):
                    expected = f"{int(kind in answer.decides)} at {answer.key}, which decides it"
                    raise ValueError(f"{kind}: expected {expected}; found {chance:g}")
        if set(self.probabilities) & set(COMPANIES) and set(COMPANIES) - set(self.probabilities):
            raise ValueError(f"expected probabilities for {', '.join(COMPANIES)}, or for none")
        if bool(self.given) != bool(self.probabilities_given):
            raise ValueError("given and probabilities_given go together")
        return self

    def falls_away(self, options: Mapping[str, str | None]) -> bool:
        """Tell whether it does not apply, given what was answered about the employer.

        Parameters
        ----------
        options
            By the question's key; None where nothing was answered, or it does not apply.
        """
        return any(options.get(key) in where for key, where in self.does_not_apply_at.items())

    def chances(self, kind: Kind) -> tuple[float, ...]:
        """Return how likely each answer is at an employer of this kind, summing to 1.

        As far as the kind alone says; where another answer does, they are equally likely.
        """
        if kind in self.probabilities:
            return self.probabilities[kind]
        deciding = [kind in answer.decides for answer in self.answers]
        possible = deciding if any(deciding) else [not answer.decides for answer in self.answers]
        return tuple(float(each) / sum(possible) for each in possible)
