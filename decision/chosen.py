"""What did the user choose, why, and how did it turn out? The choice at the end of a decision."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from criteria.criterion import Amount, Key
from decision.fields import Flag, Frozen, Note, Part, WrittenDate
from decision.parts import Rating

Share = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]


class Door(StrEnum):
    """Whether one can come back from a choice."""

    ONE_WAY = "one_way"
    TWO_WAY = "two_way"


class Choice(Part):
    """The offer that the user takes, whatever the numbers say, and what came of it.

    Attributes
    ----------
    offer
        The key of one of the offers.
    review_on
        The day on which to look back.
    expected
        What was believed of the offer on the day of the choice, by the criterion's key: of an own
        rating its low, likely and high; of one that answers make its mean and 90 % range.
    first_place_share
        In which share of the simulations that offer was first on that day, 0 to 1.
    turned_out
        How good it turned out to be, by the criterion's key: from 0 to 10, or an amount.
    would_choose_again, looked_back_on, afterwards
        What the user says on looking back: the same choice again, when, and what there is to learn.
    """

    offer: Key
    reasons: Note = ""
    door: Door | None = None
    decided_on: WrittenDate = None
    review_on: WrittenDate = None
    expected: Frozen[Rating] = Field(default_factory=dict)
    first_place_share: Share | None = None
    turned_out: Frozen[Amount] = Field(default_factory=dict)
    would_choose_again: Flag | None = None
    looked_back_on: WrittenDate = None
    afterwards: Note = ""
