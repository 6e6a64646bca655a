"""What is certain, whatever the sliders: which offers can be best, and which never are?

`potential_optimality` solves the linear programmes of an analysis. They depend on the values alone
and are cached.
"""

from dataclasses import dataclass
from enum import StrEnum

from decision.analysis import Analysis
from decision.arrays import VALUE_TIE, Mask
from decision.beliefs.cache import as_key, cached
from decision.engine.potential_optimality import best_margins, never_best


class CanBeBest(StrEnum):
    """Whether some weights put an offer first, as things look."""

    YES = "yes"
    TIE = "tie"
    NO = "no"


@dataclass(frozen=True, eq=False)
class PotentialOptimality:
    """Who can be best with some weights, and who never is, whatever the weights and answers.

    ``never_best`` is of shape (offers,).
    """

    can_be_best: tuple[CanBeBest, ...]
    never_best: Mask


def potential_optimality(analysis: Analysis) -> PotentialOptimality:
    """Return who can be best with some weights, and who never is; by linear programmes."""
    expected, best, worst = analysis.expected, analysis.best, analysis.worst
    key = ("potential optimality", *map(as_key, (expected, best, worst)))
    margins, never = cached(key, lambda: (best_margins(expected), never_best(best, worst)))
    # What is beaten on every criterion never is best, however small the distance.
    return PotentialOptimality(
        tuple(map(_can, margins)), never | analysis.dominates_on_ranges.any(axis=0)
    )


def _can(margin: float) -> CanBeBest:
    if margin > VALUE_TIE:
        return CanBeBest.YES
    return CanBeBest.TIE if margin >= -VALUE_TIE else CanBeBest.NO
