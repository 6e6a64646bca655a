"""Who leads as weights move? One-way and three-way sensitivity of one analysis, exact.

`leader_intervals`: for each criterion, who leads along its weight while the others keep their
proportions. `stability_intervals`: between which of them today's leader stays first.
`nearest_crossover`: where the answer is nearest to being another. `leader_regions`: who leads over
a map of three criteria.
"""

from typing import NamedTuple

import numpy as np

from decision.analysis import Analysis
from decision.arrays import WEIGHT_TIE
from decision.engine import one_way, three_way
from decision.engine.one_way import NOBODY, slider_points
from decision.engine.one_way import LeaderInterval as LeaderInterval
from decision.engine.three_way import LeaderRegion as LeaderRegion
from decision.engine.three_way import shared_weight as shared_weight


class StabilityInterval(NamedTuple):
    """Between which weights of one criterion the leader stays first, and who leads outside.

    Attributes
    ----------
    lower, upper
        Effective weights, 0 to 1.
    slider_lower, slider_upper
        The same on the criterion's slider while the others stay, in slider points; infinity where
        no position gives that weight, NaN where all sliders are at 0.
    below, above
        The place of the offer that takes over; None where nobody does.
    """

    lower: float
    upper: float
    slider_lower: float
    slider_upper: float
    below: int | None
    above: int | None


class Crossover(NamedTuple):
    """Which offer takes over at which weight of one criterion, from 0 to 1."""

    offer: int
    criterion: int
    weight: float


def leader_intervals(analysis: Analysis) -> tuple[tuple[LeaderInterval, ...], ...]:
    """Return who leads along each criterion's weight, from 0 to 1; one tuple a criterion."""
    places = range(len(analysis.criteria))
    weights, expected = analysis.weights, analysis.expected
    return tuple(tuple(one_way.leader_intervals(weights, expected, place)) for place in places)


def stability_intervals(analysis: Analysis) -> tuple[StabilityInterval, ...]:
    """Return the stability interval of each criterion's weight, of one or more offers."""
    intervals = one_way.stability_intervals(analysis.weights, analysis.expected)
    ends = intervals.lower, intervals.upper, intervals.below, intervals.above
    rows = zip(*(end.tolist() for end in ends), strict=True)
    return tuple(
        StabilityInterval(
            lower,
            upper,
            _on_slider(analysis, column, lower),
            _on_slider(analysis, column, upper),
            None if below == NOBODY else below,
            None if above == NOBODY else above,
        )
        for column, (lower, upper, below, above) in enumerate(rows)
    )


def nearest_crossover(
    analysis: Analysis, intervals: tuple[tuple[LeaderInterval, ...], ...]
) -> Crossover | None:
    """Return the weight nearest to today's at which another employer's offer takes the lead.

    Where one employer makes all the offers, another offer. None where no single weight does that.

    Parameters
    ----------
    intervals
        From `leader_intervals`.
    """
    others = _others(analysis)
    crossovers = [
        Crossover(next(offer for offer in lead.offers if offer in others), criterion, end)
        for criterion, weight in enumerate(analysis.weights.tolist())
        for lead in intervals[criterion]
        if others.issuperset(lead.offers)
        for end in [lead.end if lead.end <= weight else lead.start]
    ]
    gaps = [abs(each.weight - float(analysis.weights[each.criterion])) for each in crossovers]
    # Of those equally near the first criterion is named, so that words do not flicker.
    least = min(gaps, default=0) + WEIGHT_TIE
    return next((each for each, gap in zip(crossovers, gaps, strict=True) if gap <= least), None)


def leader_regions(analysis: Analysis, criteria: tuple[int, int, int]) -> tuple[LeaderRegion, ...]:
    """Return who leads however three criteria share out the weight they have together."""
    corners = three_way.corner_values(analysis.weights, analysis.expected, criteria)
    return tuple(three_way.leader_regions(corners))


def _others(analysis: Analysis) -> set[int]:
    """Return the offers that would make another answer of it."""
    offers, leaders = analysis.offers, analysis.leaders
    employers = {offers[place].employer for place in leaders}
    others = {n for n, offer in enumerate(offers) if offer.employer not in employers}
    return others or set(range(len(offers))) - set(leaders)


def _on_slider(analysis: Analysis, column: int, weight: float) -> float:
    return slider_points(weight, analysis.points, column) if analysis.points.any() else np.nan
