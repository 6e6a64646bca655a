"""What does one offer pay by year: for sure, what is hoped for, and what it costs?

These add up to nothing twice: the yearly equivalent of all is that of the sure streams, less costs,
plus the mixture of what is hoped for.
"""

from dataclasses import dataclass
from functools import cached_property

from decision.arrays import Array
from decision.pay import outcomes
from decision.pay.mixture import Mixture, mixture, plus
from decision.pay.outcomes import Outcomes
from decision.pay.stream import yearly_equivalent


@dataclass(frozen=True, eq=False)
class Streams:
    """What an offer pays by year, in money of one currency.

    Attributes
    ----------
    years
        How many are compared, the first ones. Rows beyond them hold a late sale and nothing else.
    rate
        The yearly discount, from 0 upwards; 0 is none.
    recurring, one_time, costs : (rows,), from 0 upwards
        What is promised each year, what is promised once, and what is subtracted.
    hoped
        What depends on performance, on a market or on a sale; each independent of the others.
    """

    years: int
    rate: float
    recurring: Array
    one_time: Array
    costs: Array
    hoped: tuple[Outcomes, ...] = ()

    @property
    def sure(self) -> Array:
        """What is promised in each row, shape (rows,)."""
        return self.recurring + self.one_time

    @property
    def net(self) -> Array:
        """What is sure, less costs, by year compared, shape (years,)."""
        return (self.sure - self.costs)[: self.years]

    @cached_property
    def sure_equivalent(self) -> float:
        """The yearly equivalent of what is sure, less costs."""
        return yearly_equivalent(self.net, self.rate)

    @cached_property
    def hoped_by_year(self) -> tuple[Mixture, ...]:
        """What is hoped for in each row."""
        return tuple(outcomes.in_year(self.hoped, row + 1) for row in range(self.sure.size))

    @cached_property
    def hoped_equivalent(self) -> Mixture:
        """The yearly equivalent of what is hoped for."""
        return outcomes.equivalent(self.hoped, self.rate, self.years)

    @cached_property
    def equivalent(self) -> Mixture:
        """The yearly equivalent of everything, less costs."""
        return plus(mixture([self.sure_equivalent], [1.0]), self.hoped_equivalent)
