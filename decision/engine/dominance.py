"""Which offer is better than which, whatever the weights, and which could be best with some? Exact.

`dominates` and `strictly_dominates` compare values, or ranges of values, on every criterion.
`best_margins` is by how much an offer can be ahead of all others at the weights that suit it best,
by linear programmes. Weights are not swept one at a time: an offer in the middle may lead only
where two of them move.

Source: Keeney and Raiffa, Decisions with Multiple Objectives (1976), section 3.2; Hazen, Operations
Research 34 (1986) 296-310 (potential optimality).
"""

from typing import TYPE_CHECKING

import numpy as np

from decision.arrays import VALUE_TIE, Array, Mask

if TYPE_CHECKING:
    from scipy.optimize import OptimizeResult

# Far below a tie, which the answer has to be told from.
PRECISION = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}


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


def best_margins(own: Array, others: Array | None = None, enough: float = np.inf) -> Array:
    """Greatest lead of each offer over the best other (linear programmes), shape (offers,).

    It is of the weights that suit the offer best, -1 to 1; infinity for an offer alone. Above 1e-9
    an offer can be best, within 1e-9 only as a tie, below it no weights make it best.

    Parameters
    ----------
    own, others : (offers, criteria), 0 to 1
        An offer is judged by its own row of ``own`` and the others' rows of ``others``. Expected
        values for both (the default for ``others``) tell who can be best as things look; the best
        values against the worst ones tell who never is.
    enough
        Where an offer leads by more on one criterion alone, that lead is its margin: it may be less
        than the greatest, and takes no programme.

    >>> best_margins(np.array([[1.0, 0.0], [0.0, 1.0], [0.4, 0.4]])).round(3).tolist()
    [0.6, 0.6, -0.1]
    """
    others = own if others is None else others
    if len(own) == 1:
        return np.array([np.inf])
    leads = (row - np.delete(others, offer, axis=0) for offer, row in enumerate(own))
    return np.array([_enough_margin(each, enough) for each in leads])


def never_best(best: Array, worst: Array) -> Mask:
    """Offers that are never best, whatever the weights and the answers, shape (offers,).

    Parameters
    ----------
    best, worst : (offers, criteria), 0 to 1, the ends of each offer's range of values

    >>> never_best(np.array([[1.0], [0.4]]), np.array([[0.5], [0.0]])).tolist()
    [False, True]
    """
    return best_margins(best, worst, -VALUE_TIE) < -VALUE_TIE


def programme(costs: Array, **constraints: object) -> "OptimizeResult":
    """Solution of a linear programme, by scipy's `linprog`, precise enough to tell ties."""
    from scipy.optimize import linprog  # slow to import, and not all that decides needs it

    return linprog(costs, **constraints, options=PRECISION)


def _facing(worst: Array, best: Array | None) -> tuple[Array, Array]:
    return worst[:, None, :], (worst if best is None else best)[None, :, :]


def _others(n_offers: int) -> Mask:
    return ~np.eye(n_offers, dtype=bool)


def _enough_margin(leads: Array, enough: float) -> float:
    on_one = float(leads.min(axis=0).max(initial=-np.inf))
    return on_one if on_one > enough else _best_margin(leads)


def _best_margin(leads: Array) -> float:
    """Return the greatest lead over the hardest rival; ``leads`` of shape (rivals, criteria)."""
    n_rivals, n_criteria = leads.shape
    solved = programme(
        np.append(np.zeros(n_criteria), -1),
        A_ub=np.hstack([-leads, np.ones((n_rivals, 1))]),
        b_ub=np.zeros(n_rivals),
        A_eq=np.append(np.ones(n_criteria), 0)[None],
        b_eq=[1],
        bounds=[(0, None)] * n_criteria + [(None, None)],
    )
    # The margin of the weights found, not the programme's own, which may be off by its tolerance.
    weights = np.clip(solved.x[:-1], 0, None)
    return float((leads @ (weights / weights.sum())).min())
