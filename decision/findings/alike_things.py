"""Which things to find out about an employer change the same, so that few stand for all?"""

import numpy as np

from decision.arrays import Array, Integers, Mask
from decision.engine.joint_information import EQUAL_DIGITS
from decision.findings.open_employer import OpenEmployer


def enough_for_pairs(employer: OpenEmployer, ranks: Integers) -> Integers:
    """Return things among which the best pair is: of those that change the same, the first two.

    A pair is worth the same with any of them. Of those that change nothing one is enough.

    Parameters
    ----------
    employer
        With nothing found out yet.
    ranks : (things,)
        Which of things that are worth the same comes first.

    Returns
    -------
    Their places, ascending.
    """
    if employer.open.bent.any() or not employer.things:
        return np.arange(len(employer.things))  # there moves do not just add up
    idle, changes = _idle(employer), _changes(employer)
    kept: dict[bytes, list[int]] = {}
    for thing in np.argsort(ranks).tolist():
        same = kept.setdefault(b"" if idle[thing] else changes[thing].tobytes(), [])
        if len(same) < (1 if idle[thing] else 2):
            same.append(thing)
    return np.sort(np.concatenate([np.array(same, dtype=int) for same in kept.values()]))


def _changes(employer: OpenEmployer) -> Array:
    """Return all that counts of each thing, (things, numbers)."""
    opened, n_things = employer.open, len(employer.things)
    tables = [opened.chances, opened.moves @ employer.step, opened.bears]
    tables += [] if opened.factors is None else [opened.factors]
    flat = np.concatenate([table.reshape(n_things, -1) for table in tables], axis=1)
    return flat.round(EQUAL_DIGITS) + 0.0  # there are two zeros, but one here


def _idle(employer: OpenEmployer) -> Mask:
    """Tell which things change nothing, whatever else is found out, (things,)."""
    opened, answered = employer.open, employer.answered
    moves = np.logical_or(opened.moves.any(axis=(1, 2, 3, 4)), opened.bears.any(axis=(1, 2)))
    by_kind = [np.moveaxis(opened.moves, 1, 0), answered.points, opened.by_kind]
    if opened.factors is not None:
        moves |= (opened.factors != 1).any(axis=(1, 2, 3))
        by_kind.append(np.moveaxis(opened.factors, 1, 0))
    if answered.passes is not None:
        by_kind.append(answered.passes)
    # Else an answer changes what is expected by what it says about the kind.
    is_same = all((table == table[:1]).all() for table in by_kind)
    return np.logical_not(moves) if is_same else np.zeros(len(moves), dtype=bool)
