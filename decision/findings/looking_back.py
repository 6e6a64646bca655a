"""What was expected of the chosen offer, how did it turn out, and how well is that foreseen?

`expectations` is kept with the choice on its day. `outcomes` sets what turned out against it, a
criterion each; `calibration` does so over many decisions.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from criteria.catalog import Catalog
from criteria.criterion import Criterion
from decision.analysis import Analysis, criteria_in_use, describable
from decision.beliefs.ratings import value_function
from decision.engine.calibration import hit_rate_interval
from decision.engine.value_functions import values
from decision.model import Choice, Decision, Rating

SCALE = 10.0  # differences are in points of a scale from 0 to 10, whatever is measured
ALIKE = 0.05  # of these points


def expectations(analysis: Analysis, place: int) -> dict[str, Rating]:
    """Return what is believed of an offer, by the criterion's key; what is unknown is left out."""
    ends = analysis.ratings[:, place]
    return {
        criterion.key: Rating(low=low, likely=likely, high=high)
        for criterion, (low, likely, high) in zip(analysis.criteria, ends.T.tolist(), strict=True)
        if not np.isnan(likely)
    }


class Outcome(NamedTuple):
    """How a chosen offer turned out on a criterion.

    Attributes
    ----------
    turned_out
        A rating or an amount; None while the user has not said it.
    better
        By how much it is better than expected, in points of a scale from 0 to 10 of what it is
        worth; below 0 it is worse.
    within
        Whether it lies in the range that was expected; None where that was no range.
    """

    criterion: Criterion
    expected: Rating
    turned_out: float | None
    better: float | None
    within: bool | None


def outcomes(decision: Decision, catalog: Catalog | None = None) -> tuple[Outcome, ...]:
    """Return how the choice turned out, a criterion each, in the order of the screen."""
    choice = decision.choice
    if choice is None:
        return ()
    criteria = _criteria(decision, catalog)
    return tuple(
        _outcome(criteria[key], rating, choice.turned_out.get(key))
        for key in criteria
        if (rating := choice.expected.get(key)) is not None and not rating.is_unknown
    )


def _criteria(decision: Decision, catalog: Catalog | None) -> Mapping[str, Criterion]:
    """Return the criteria that a decision knows: those in use first."""
    in_use = {each.key: each for each in criteria_in_use(decision, catalog)}
    return {**in_use, **describable(decision, catalog)}


def _outcome(criterion: Criterion, expected: Rating, turned_out: float | None) -> Outcome:
    if turned_out is None or expected.likely is None:
        return Outcome(criterion, expected, None, None, None)
    low, high = expected.low or 0.0, expected.high or 0.0
    worth = values([expected.likely, turned_out], value_function(criterion))
    within = low <= turned_out <= high if low < high else None
    return Outcome(criterion, expected, turned_out, float(SCALE * (worth[1] - worth[0])), within)


class Calibration(NamedTuple):
    """How well what was expected came true, over all choices that were looked back on.

    Attributes
    ----------
    n_choices
        How many choices these are.
    n_ranges, n_within
        How many ranges were expected, and how many of them held what turned out.
    interval
        Between which shares the true share of such ranges lies, 0 to 1, 90 % of the time.
    n_better, n_worse, n_alike
        Of the criteria, how many turned out better than expected, worse, or as expected.
    better
        By how much they turned out better on average, in points of a scale from 0 to 10.
    n_again, n_said
        How often the same would be chosen again, of how often that is said.
    likely
        How often those choices were first in the simulations, on average, 0 to 1.
    """

    n_choices: int
    n_ranges: int
    n_within: int
    interval: tuple[float, float]
    n_better: int
    n_worse: int
    n_alike: int
    better: float
    n_again: int
    n_said: int
    likely: float


def calibration(decisions: Iterable[Decision], catalog: Catalog | None = None) -> Calibration:
    """Return how well what was expected came true, over choices that were looked back on."""
    reviewed = [each for each in decisions if each.choice is not None and _is_reviewed(each.choice)]
    every = [outcome for each in reviewed for outcome in outcomes(each, catalog)]
    ranges = [outcome.within for outcome in every if outcome.within is not None]
    better = [outcome.better for outcome in every if outcome.better is not None]
    said = [
        (choice.would_choose_again, choice.first_place_share)
        for each in reviewed
        if (choice := each.choice) is not None
        and choice.would_choose_again is not None
        and choice.first_place_share is not None
    ]
    return Calibration(
        n_choices=len(reviewed),
        n_ranges=len(ranges),
        n_within=sum(ranges),
        interval=hit_rate_interval(sum(ranges), len(ranges)),
        n_better=sum(each > ALIKE for each in better),
        n_worse=sum(each < -ALIKE for each in better),
        n_alike=sum(-ALIKE <= each <= ALIKE for each in better),
        better=float(np.mean(better)) if better else 0.0,
        n_again=sum(again for again, _ in said),
        n_said=len(said),
        likely=float(np.mean([share for _, share in said])) if said else 0.0,
    )


def _is_reviewed(choice: Choice) -> bool:
    return bool(choice.turned_out) or choice.would_choose_again is not None
