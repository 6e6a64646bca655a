"""What do the draws of one analysis count and add up to? Batch by batch, for shares and means.

`weight_sums` are of draws of weights alone. In `Drawn` the facts are unsure too: `overall_sums` are
of their overall values, `rank_sums` of who has which rank. `added` puts batches together.
`weight_ranges` are the ends of the sliders' draws.
"""

from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TypeVar

import numpy as np

from decision.analysis import Analysis
from decision.arrays import DRAWN_POINTS_TIE, AnyFloats, Array, Draws, Integers, Mask
from decision.beliefs import sample
from decision.beliefs.batches import (
    BATCH,
    WEIGHT_DRAWS_EACH,
    Batch,
    batches,
    cached_if_first,
)
from decision.beliefs.cache import as_key
from decision.beliefs.screened import screened
from decision.engine import smaa
from decision.engine.weight_draws import counting_points, overall_in_draws, slider_weights

DRAWS, SEED = BATCH, 0
QUANTILES = [step / 40 for step in range(1, 40)]
# Nine in ten draws lie between these quantiles.
RANGE_ENDS = (0.05, 0.95)
LIKELY = 0.5


@dataclass(frozen=True, eq=False)
class WeightSums:
    """Counts and sums over draws of weights alone, at the expected values.

    Of any weights: first places, hits, and the weights where first; of the sliders: first places,
    and the same without offers that more likely fail an open must-have than not.
    """

    any_first: Array
    hits: Integers
    where_first: Array
    slider_first: Array
    slider_counted: Array

    @cached_property
    def central(self) -> Array:
        """The central weights of each offer, NaN where it has none, (offers, criteria)."""
        return smaa.central_weights(self.where_first, self.hits)


@dataclass(frozen=True, eq=False)
class OverallSums:
    """Sums over draws of facts and weights, and who is first among and within the families.

    ``quantiles`` are times the draws that they are of.
    """

    quantiles: Array
    regret: Array
    family_first: Array
    within_family: Array


@dataclass(frozen=True, eq=False)
class RankSums:
    """Counts over draws of facts and weights, and first places with only facts unsure.

    ``confident`` counts the draws in which an offer is first with its central weights, NaN where it
    has none.
    """

    first: Array
    ratings_first: Array
    ranks: Integers
    wins: Integers
    confident: Array


Sums = TypeVar("Sums", WeightSums, OverallSums, RankSums)


@dataclass(frozen=True, eq=False)
class Drawn:
    """One batch of draws of facts and weights."""

    analysis: Analysis
    batch: Batch

    @cached_property
    def values(self) -> Draws:
        """The values, 0 to 1, shape (offers, criteria, draws)."""
        return self._sample[0]

    @cached_property
    def overall(self) -> AnyFloats:
        """The overall values, in points, shape (offers, draws)."""
        values, factors = self._sample
        return overall_in_draws(slider_weights(self.analysis.points, factors), values)

    @cached_property
    def _sample(self) -> tuple[Draws, Draws]:
        analysis = self.analysis
        return sample.sample(analysis.beliefs, self.batch, analysis.decision.firmness)


def families_of(analysis: Analysis) -> Integers:
    """Return the family of each offer, numbered from 0 in the order of the offers, (offers,)."""
    employers = list(dict.fromkeys(offer.employer for offer in analysis.offers))
    return np.array([employers.index(offer.employer) for offer in analysis.offers])


def weight_sums(analysis: Analysis, batch: Batch) -> WeightSums:
    """Return what one batch of draws of weights alone adds."""
    points, expected = analysis.points, analysis.expected
    used = tuple((points > 0).tolist()) if points.any() else (True,) * len(points)
    by_any = cached_if_first(
        batch,
        ("any weights", as_key(expected), used),
        lambda: _any_weight_sums(expected, sample.any_weights(used, batch)),
    )
    factors = sample.weight_factors(len(points), batch, analysis.decision.firmness)
    # Who is first is the same whatever the weights add up to, so they need not be divided.
    counting = (counting_points(points) * expected).astype(np.float32)
    first, likely = _slider_first(counting, factors), likely_to_hold(analysis)
    counted = first if likely.all() else _slider_first(counting * likely[:, None], factors)
    return WeightSums(*by_any, first, counted)


def likely_to_hold(analysis: Analysis) -> Mask:
    """Return which offers meet their open must-haves more likely than not; all if none does."""
    likely = np.ones(len(analysis.offers), dtype=bool)
    for family, rows in analysis.beliefs.key:
        for row in (row for row in range(len(rows)) if family.may_fail(row)):
            likely[rows[row]] = screened(family, row).chance >= LIKELY
    return likely if likely.any() else ~likely


def _slider_first(counting: AnyFloats, factors: Draws) -> Array:
    first = [smaa.lead_counts(overall_in_draws(part, counting)) for part in _parts(factors)]
    return np.sum(first, axis=0)


def overall_sums(drawn: Drawn) -> OverallSums:
    """Return what the overall values of one batch add."""
    overall, families = drawn.overall, families_of(drawn.analysis)
    return OverallSums(
        quantiles=drawn.batch.n_draws * smaa.value_quantiles(overall, QUANTILES),
        regret=smaa.regret_sums(overall),
        family_first=smaa.lead_counts(smaa.family_values(overall, families)),
        within_family=_first_within(overall, families),
    )


def rank_sums(drawn: Drawn, central: Array) -> RankSums:
    """Return what the ranks of one batch add.

    Parameters
    ----------
    central : (offers, criteria), the central weights of each offer, NaN where there are none
    """
    analysis, ranks = drawn.analysis, smaa.ranks_in_draws(drawn.overall)
    return RankSums(
        first=smaa.first_counts(ranks),
        ratings_first=_first_with_own_weights(analysis, drawn.values),
        ranks=smaa.rank_counts(ranks),
        wins=smaa.win_counts(ranks),
        confident=cached_if_first(
            drawn.batch,
            ("confidence counts", analysis.beliefs.key, central.tobytes()),
            lambda: smaa.confidence_counts(central, drawn.values),
        ),
    )


def added(before: Sums, batch: Sums) -> Sums:
    """Return the counts and sums of both together."""
    names = [field.name for field in fields(batch)]
    return replace(batch, **{name: getattr(before, name) + getattr(batch, name) for name in names})


def weight_ranges(analysis: Analysis) -> Array:
    """Effective weights between which nine in ten draws of the sliders lie, shape (2, criteria)."""
    batch = batches(DRAWS, SEED)[0]
    factors = sample.weight_factors(len(analysis.points), batch, analysis.decision.firmness)
    weights = slider_weights(analysis.points, factors[:, : batch.n_draws].astype(float))
    return np.quantile(weights, RANGE_ENDS, axis=1)


def _any_weight_sums(expected: Array, weights: Array) -> tuple[Array, Integers, Array]:
    """Return what any weights tell, which no slider changes but one that goes to 0."""
    parts = []
    for part in _parts(weights):
        ranks = smaa.ranks_in_draws(overall_in_draws(part, expected))
        sums = smaa.weights_where_first(part, ranks)
        parts.append((smaa.first_counts(ranks), smaa.hit_counts(ranks), sums))
    first, hits, sums = (np.sum(column, axis=0) for column in zip(*parts, strict=True))
    return first, hits, sums


def _parts(draws: AnyFloats) -> list[AnyFloats]:
    """Return parts of many draws small enough for the nearest memory, which is twice as fast."""
    return np.split(draws, WEIGHT_DRAWS_EACH, axis=1)


def _first_with_own_weights(analysis: Analysis, values: Draws) -> Array:
    """Return first places with today's weights, near values tied; exact where all is sure."""
    if (analysis.worst == analysis.best).all() and not analysis.beliefs.may_fail.any():
        leads = analysis.ranks == 1
        return values.shape[-1] * leads / leads.sum()
    overall = overall_in_draws(analysis.weights.astype(np.float32), values)
    return smaa.lead_counts(overall, DRAWN_POINTS_TIE)


def _first_within(overall: AnyFloats, families: Integers) -> Array:
    first = np.full(len(families), float(overall.shape[1]))
    for family in np.flatnonzero(np.bincount(families) > 1):
        first[families == family] = smaa.lead_counts(overall[families == family])
    return first
