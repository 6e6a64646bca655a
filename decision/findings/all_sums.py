"""What do all draws count and add up to? Of one batch each when it is asked for, of more at once.

One batch is what is usually looked at, and a slider that moves asks for a part of it alone. Of
several batches everything is added up, so that no batch is held.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from decision.analysis import Analysis
from decision.arrays import Array
from decision.beliefs.batches import Batch
from decision.findings import draw_sums
from decision.findings.draw_sums import Drawn, OverallSums, RankSums, WeightSums


@dataclass(frozen=True, eq=False)
class OfBatch:
    """Those of one batch; ``first_central`` are the first one's central weights, None in itself."""

    analysis: Analysis
    batch: Batch
    first_central: Array | None = None

    @cached_property
    def weights(self) -> WeightSums:
        """Of draws of weights alone."""
        return draw_sums.weight_sums(self.analysis, self.batch)

    @cached_property
    def overall(self) -> OverallSums:
        """Of overall values."""
        return draw_sums.overall_sums(self._drawn)

    @cached_property
    def ranks(self) -> RankSums:
        """Of ranks."""
        return draw_sums.rank_sums(self._drawn, self.confident_with)

    @property
    def confident_with(self) -> Array:
        """The central weights by which is counted how often an offer is first with its own."""
        return self.weights.central if self.first_central is None else self.first_central

    @cached_property
    def _drawn(self) -> Drawn:
        return Drawn(self.analysis, self.batch)


@dataclass(frozen=True, eq=False)
class Added:
    """Those of several batches."""

    weights: WeightSums
    overall: OverallSums
    ranks: RankSums


AllSums = OfBatch | Added


def batch_by_batch(analysis: Analysis, all_batches: list[Batch]) -> Iterator[tuple[int, Added]]:
    """Yield after each batch how many draws were looked at, and their counts and sums."""
    so_far, central = None, None
    for batch in all_batches:
        of_batch = OfBatch(analysis, batch, central)
        so_far = _together(so_far, of_batch)
        central = of_batch.confident_with
        yield batch.start + batch.n_draws, so_far


def _together(before: Added | None, batch: OfBatch) -> Added:
    """Return those of a batch with those of the batches before it, if any."""
    if before is None:
        return Added(batch.weights, batch.overall, batch.ranks)
    return Added(
        draw_sums.added(before.weights, batch.weights),
        draw_sums.added(before.overall, batch.overall),
        draw_sums.added(before.ranks, batch.ranks),
    )
