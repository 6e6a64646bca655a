"""How is the pay of all offers compared, and what is it worth?

Over so many first years, in one currency. The worth of pay is asked for in three amounts a year.
"""

from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from criteria.criterion import AMOUNT_LIMIT, least_span
from decision.fields import FrozenMapping, Part
from decision.pay_fields import Currency, CurrencyName, Factor, PartShare, Percent
from decision.pay_parts import Pay

MOST_YEARS, USUAL_YEARS = 10, 4
CURRENCIES = 20

CurveAmount = Annotated[float, Field(strict=True, ge=0, le=AMOUNT_LIMIT, allow_inf_nan=False)]


class PayCurve(Part):
    """What pay is worth, by three amounts a year in the decision's currency.

    Attributes
    ----------
    least
        The least to live on: it is worth nothing, and so is what lies below.
    middle
        A raise up to it means as much as one from it to ``enough``; None where nobody said: every
        raise of one size means the same.
    enough
        More would change nothing: it is worth all, and so is what lies above.
    """

    least: CurveAmount
    middle: CurveAmount | None = None
    enough: CurveAmount

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        three = [end for end in (self.least, self.middle, self.enough) if end is not None]
        if any(below >= above for below, above in pairwise(three)):
            expected = "least, middle and enough" if len(three) > 2 else "least and enough"
            found = ", ".join(f"{number:,.15g}" for number in three)
            raise ValueError(f"expected amounts that rise, {expected}; found {found}")
        if self.enough - self.least < least_span(self.least, self.enough):
            raise ValueError(f"expected amounts further apart; found {self.least:,.15g} twice")
        return self


class PayBasis(Part):
    """How the pay of all offers is compared.

    Attributes
    ----------
    years
        The first years, whose mean is what counts.
    currency, factors
        The decision's currency, and what one unit of another is worth in it.
    discount_percent
        By how much money a year later is worth less.
    cash_kept, equity_kept
        The share of cash, and of shares and options, that is left after tax; 1 is before tax.
    curve
        What pay is worth, where it counts or did count; None until somebody counted it.
    """

    years: Annotated[int, Field(strict=True, ge=1, le=MOST_YEARS)] = USUAL_YEARS
    currency: Currency = ""
    factors: Annotated[FrozenMapping[CurrencyName, Factor], Field(max_length=CURRENCIES)] = Field(
        default_factory=dict
    )
    discount_percent: Percent = 0.0
    cash_kept: PartShare = 1.0
    equity_kept: PartShare = 1.0
    curve: PayCurve | None = None

    @model_validator(mode="after")
    def _is_worth_itself(self) -> Self:
        if self.currency in self.factors:
            raise ValueError(f"expected factors of other currencies; found {self.currency}")
        return self

    def __hash__(self) -> int:
        numbers = self.years, self.discount_percent, self.cash_kept, self.equity_kept
        return hash((numbers, self.currency, frozenset(self.factors.items()), self.curve))

    @property
    def rate(self) -> float:
        """The yearly discount, from 0 to 1."""
        return self.discount_percent / 100

    def currency_of(self, pay: Pay) -> str:
        """Return the currency in which an offer is paid; empty if nobody said."""
        return pay.currency or self.currency

    def factor(self, currency: str) -> float | None:
        """Return what a unit of a currency is worth in the decision's; None if nobody said."""
        return 1.0 if currency in ("", self.currency) else self.factors.get(currency)
