"""Which two questions are together worth most? Of all pairs, exactly.

`best_pair`: pairs about two employers, then pairs about one -> the pair that is worth most; of
equals the first in order. Two things about different employers are worth no more than what each
alone puts above today's leader (`above`), two about one employer no more than what they can reach
(`OpenEmployer.reach`): what stays below the best so far is left out. Of things that change the same
the first stands for all (`unlike`, `enough_for_pairs`).
"""

from typing import NamedTuple

import numpy as np

from decision.arrays import Array, Integers, Mask
from decision.engine.joint_information import (
    Outcomes,
    above,
    best_of_each,
    expected_maxima,
    expected_maximum,
    unlike,
)
from decision.findings.alike_things import enough_for_pairs
from decision.findings.information import VALUE_DIGITS
from decision.findings.open_choice import OpenChoice, Spot

# Values that differ by less are the same, whatever the order in which they were added up.
NOISE = 10.0**-VALUE_DIGITS / 4


class _Pair(NamedTuple):
    """Minus what two things are worth, and their ranks, the lower first: the least is the best."""

    loss: float
    first: int
    second: int

    @property
    def least(self) -> float:
        """The least that a pair must be worth to be as good, before it is rounded."""
        unit = 10.0**-VALUE_DIGITS
        return max(-self.loss, unit) - unit / 2 - NOISE


_NONE = _Pair(0.0, -1, -1)


class _Rows(NamedTuple):
    """Things of an employer, none like another, or of several employers.

    Attributes
    ----------
    outcomes
        Of shape (things, outcomes).
    above : (things,)
        What each alone puts above today's leader.
    ranks : (things,)
        Their places in the order of all.
    """

    outcomes: Outcomes
    above: Array
    ranks: Integers

    def of(self, places: Integers | Mask) -> "_Rows":
        """Return some of them."""
        kept = Outcomes(self.outcomes.probabilities[places], self.outcomes.best[places])
        return _Rows(kept, self.above[places], self.ranks[places])


def best_pair(choice: OpenChoice) -> tuple[Spot, Spot] | None:
    """Return the two things that are worth most together; none if no two are worth anything."""
    best = _within(choice, _across(choice, _NONE))
    if best == _NONE:
        return None
    return choice.ordered[best.first], choice.ordered[best.second]


def _within(choice: OpenChoice, best: _Pair) -> _Pair:
    """Return the best pair about one employer, if it is better than the best so far."""
    for place, whole in enumerate(choice.employers):
        if whole.reach - choice.today < best.least:
            continue
        ranks = choice.ranks[place]
        kept = enough_for_pairs(whole, ranks)
        employer, others = whole.only(kept), choice.others({place})
        values = np.full((len(kept), len(kept)), -np.inf)
        for thing in range(len(kept)):
            after = best_of_each(employer.after(thing).candidates())
            values[thing] = expected_maximum(after, others) - choice.today
        np.fill_diagonal(values, -np.inf)
        best = min(best, _best_of(values, ranks[kept], ranks[kept]))
    return best


def _across(choice: OpenChoice, best: _Pair) -> _Pair:
    """Return the best pair about two employers, if it is better than the best so far."""
    rows = {place: _rows(choice, place) for place, e in enumerate(choice.employers) if e.things}
    # Those that put most above today's leader first: so the best is met early, and ends the search.
    order = sorted(rows, key=lambda place: -rows[place].above.max())
    for n, place in enumerate(order):
        for other in order[n + 1 :]:
            few, beside = _may_win(rows[place], rows[other], best)
            if not few.ranks.size:
                break
            floor = float(choice.others({place, other}).best[0])
            values = expected_maxima(few.outcomes, beside.outcomes, floor) - choice.today
            best = min(best, _best_of(values, few.ranks, beside.ranks))
    return best


def _rows(choice: OpenChoice, place: int) -> _Rows:
    """Return what is open about an employer, in its order; of what changes the same, the first."""
    outcomes = choice.outcomes[place]
    rows = _Rows(outcomes, above(outcomes, choice.today), choice.ranks[place])
    rows = rows.of(np.argsort(rows.ranks))
    return rows.of(unlike(rows.outcomes))


def _may_win(rows: _Rows, others: _Rows, best: _Pair) -> tuple[_Rows, _Rows]:
    """Return of two employers the things with which a pair may be as good as the best so far."""
    kept = rows.of(rows.above + others.above.max() >= best.least)
    return kept, others.of(others.above + rows.above.max() >= best.least)


def _best_of(values: Array, ranks: Integers, others: Integers) -> _Pair:
    """Return the best pair of a table, (things, others), if it is worth anything."""
    rounded = values.round(VALUE_DIGITS)
    most = float(rounded.max(initial=0.0))
    if most <= 0:
        return _NONE
    row, column = np.nonzero(rounded == most)
    first = np.minimum(ranks[row], others[column])
    second = np.maximum(ranks[row], others[column])
    least = np.lexsort((second, first))[0]
    return _Pair(-most, int(first[least]), int(second[least]))
