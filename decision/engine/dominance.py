"""Which offer is better than which, whatever the weights? Exact, on values and on ranges of values.

Source: Keeney and Raiffa, Decisions with Multiple Objectives (1976), section 3.2.
"""

import numpy as np

from decision.arrays import Array, Mask


def dominates(worst: Array, best: Array | None = None) -> Mask:
    """Dominance: where the row's offer is at least as good on all criteria and better on one.

    Parameters
    ----------
    worst, best : (offers, criteria), 0 to 1
        The row is judged by its worst values, the column by its best. Without ``best`` both are
        judged by the same values.

    Returns
    -------
    Shape (offers, offers).

    >>> dominates(np.array([[0.9, 0.5], [0.4, 0.5]])).tolist()
    [[False, True], [False, False]]
    """
    row, column = _facing(worst, best)
    return (row >= column).all(-1) & (row > column).any(-1) & _others(len(worst))


def strictly_dominates(worst: Array, best: Array | None = None) -> Mask:
    """Strict dominance: where the row's offer is better on every criterion, (offers, offers).

    Without criteria nothing is better.

    Parameters
    ----------
    worst, best : (offers, criteria), 0 to 1, as in `dominates`

    >>> strictly_dominates(np.array([[0.9, 0.5], [0.4, 0.5]])).any()
    np.False_
    """
    row, column = _facing(worst, best)
    return (row > column).all(-1) & _others(len(worst)) & (worst.shape[1] > 0)


def _facing(worst: Array, best: Array | None) -> tuple[Array, Array]:
    return worst[:, None, :], (worst if best is None else best)[None, :, :]


def _others(n_offers: int) -> Mask:
    return ~np.eye(n_offers, dtype=bool)
