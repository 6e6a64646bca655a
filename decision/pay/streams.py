"""What does one offer pay by year: for sure, what is hoped for, and what it costs?

These add up to nothing twice: the yearly equivalent of all is that of the sure streams, less costs,
plus the mixture of what is hoped for.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from decision.arrays import Array
from decision.pay import outcomes
from decision.pay.mixture import Mixture, mixture, plus
from decision.pay.outcomes import Outcomes
from decision.pay.stream import yearly_equivalent


class Hoped(NamedTuple):
    """What depends on performance, on a market, or on a sale; independent of each other."""

    bonus: Outcomes | None = None
    shares: Outcomes | None = None
    stake: Outcomes | None = None

    @property
    def parts(self) -> tuple[Outcomes, ...]:
        """Those that there are."""
        return tuple(part for part in self if part is not None)


@dataclass(frozen=True, eq=False)
class Streams:
    """What an offer pays by year, in money of one currency.

    Attributes
    ----------
    rate
        The yearly discount, from 0 upwards; 0 is none.
    recurring, one_time : (years,), from 0 upwards
        By the years compared: what is promised each year, and what is promised once.
    recurring_costs, one_time_costs : (years,), from 0 upwards
        What is subtracted, each year and once.
    hoped
        What may come beside it; a sale may be after the years compared.
    """

    rate: float
    recurring: Array
    one_time: Array
    recurring_costs: Array
    one_time_costs: Array
    hoped: Hoped

    @property
    def years(self) -> int:
        """How many years are compared, the first ones."""
        return self.recurring.size

    @property
    def sure(self) -> Array:
        """What is promised, shape (years,)."""
        return self.recurring + self.one_time

    @property
    def costs(self) -> Array:
        """What is subtracted, shape (years,)."""
        return self.recurring_costs + self.one_time_costs

    @property
    def net(self) -> Array:
        """What is sure, less costs, shape (years,)."""
        return self.sure - self.costs

    @cached_property
    def sure_equivalent(self) -> float:
        """The yearly equivalent of what is sure, less costs."""
        return yearly_equivalent(self.net, self.rate)

    @cached_property
    def recurring_equivalent(self) -> float:
        """The yearly equivalent of what is sure, less costs, without what comes once."""
        return yearly_equivalent(self.recurring - self.recurring_costs, self.rate)

    @cached_property
    def costs_equivalent(self) -> float:
        """The yearly equivalent of costs."""
        return yearly_equivalent(self.costs, self.rate)

    @cached_property
    def hoped_by_year(self) -> tuple[Mixture, ...]:
        """What is hoped for in each year: those compared, and later ones up to the last sale."""
        last = max([self.years, *(part.streams.shape[1] for part in self.hoped.parts)])
        return tuple(outcomes.in_year(self.hoped.parts, year) for year in range(1, last + 1))

    @cached_property
    def hoped_equivalent(self) -> Mixture:
        """The yearly equivalent of what is hoped for."""
        return outcomes.equivalent(self.hoped.parts, self.rate, self.years)

    @cached_property
    def equivalent(self) -> Mixture:
        """The yearly equivalent of everything, less costs."""
        return plus(mixture([self.sure_equivalent], [1.0]), self.hoped_equivalent)
