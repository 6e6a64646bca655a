"""What must an offer have, whatever else it is? Must-haves, as the user says them.

A must-have (a constraint, in the field's words) is a limit on the pay that is sure, on a rating or
an amount, or on an answer. An offer that fails a hard one is not ranked; a soft one is only said.
"""

from typing import Annotated, Self

from pydantic import Field, model_validator

from criteria.criterion import PAY_KEY, Amount, Key
from decision.fields import Flag, Part
from decision.pay_fields import Money

MUST_HAVE_LIMIT, OPTION_LIMIT = 20, 20


class RatingLimit(Part):
    """A limit on a criterion, from 0 to 10 or in its unit, that is itself still good enough."""

    criterion: Key
    at_least: Amount | None = None
    at_most: Amount | None = None

    @model_validator(mode="after")
    def _one_limit(self) -> Self:
        if self.criterion == PAY_KEY:
            raise ValueError("expected a limit on pay as pay_at_least; found one on a criterion")
        if (self.at_least is None) == (self.at_most is None):
            found = "neither" if self.at_least is None else "both"
            raise ValueError(f"expected either at_least or at_most; found {found}")
        return self

    @property
    def is_least(self) -> bool:
        """Whether more is good enough, not less."""
        return self.at_least is not None

    @property
    def field(self) -> str:
        """The field that holds the limit."""
        return "at_least" if self.is_least else "at_most"

    @property
    def number(self) -> float:
        """Where the limit lies."""
        return float(getattr(self, self.field))


class AnswerLimit(Part):
    """The answers to a question that are good enough, by their keys."""

    question: Key
    options: Annotated[tuple[Key, ...], Field(min_length=1, max_length=OPTION_LIMIT)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if len(set(self.options)) < len(self.options):
            raise ValueError(f"expected each answer once; found {', '.join(self.options)}")
        return self


class MustHave(Part):
    """One thing that an offer must have.

    Attributes
    ----------
    is_hard
        Whether an offer that fails it is out; a soft one changes no result.
    pay_at_least
        Of what is sure and paid each year, less yearly costs, in the worst of the years compared:
        money a year, in the decision's currency.
    rating, answer
        What is asked for instead, on a criterion or of a question. Exactly one of the three is set.
    """

    key: Key
    is_hard: Flag = True
    pay_at_least: Money | None = None
    rating: RatingLimit | None = None
    answer: AnswerLimit | None = None

    @model_validator(mode="after")
    def _of_one_thing(self) -> Self:
        limits = {"pay_at_least": self.pay_at_least, "rating": self.rating, "answer": self.answer}
        there = [name for name, limit in limits.items() if limit is not None]
        if len(there) != 1:
            found = " and ".join(there) or "none"
            raise ValueError(f"expected one of {', '.join(limits)}; found {found}")
        return self

    @property
    def criterion(self) -> str | None:
        """The key of the criterion that it is about, if it is about one."""
        return None if self.rating is None else self.rating.criterion
