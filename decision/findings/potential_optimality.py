"""What is certain, whatever the sliders: which offers can be best, and which never are?

`potential_optimality` solves the linear programmes of an analysis. They depend on the values alone
and are kept.
"""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array, Mask
from decision.beliefs.cache import Key as Frozen
from decision.beliefs.cache import as_key as frozen
from decision.engine.additive import TIE
from decision.engine.potential_optimality import best_margins, never_best

KEPT = 64


class CanBeBest(StrEnum):
    """Whether some weights put an offer first, as things look."""

    YES = "yes"
    TIE = "tie"
    NO = "no"


class PotentialOptimality(NamedTuple):
    """Who can be best with some weights, and who never is, whatever the weights and answers."""

    can_be_best: tuple[CanBeBest, ...]
    never_best: Mask


def potential_optimality(analysis: Analysis) -> PotentialOptimality:
    """Return what is certain of each offer."""
    margins, never = _margins(*map(frozen, (analysis.expected, analysis.best, analysis.worst)))
    # What is beaten on every criterion never is best, however small the distance.
    return PotentialOptimality(
        tuple(map(_can, margins)), never | analysis.dominates_on_ranges.any(axis=0)
    )


def _can(margin: float) -> CanBeBest:
    if margin > TIE:
        return CanBeBest.YES
    return CanBeBest.TIE if margin >= -TIE else CanBeBest.NO


@lru_cache(maxsize=KEPT)
def _margins(expected: Frozen, best: Frozen, worst: Frozen) -> tuple[Array, Mask]:
    return best_margins(np.array(expected)), never_best(np.array(best), np.array(worst))
