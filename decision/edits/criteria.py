"""Which criteria count? Edits of the criteria in use and of the user's own.

Ratings, points and ideal points of a criterion that is switched off are kept for when it is on
again.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from criteria.criterion import SCALE_HIGH, Direction
from decision.model import Decision, OwnCriterion, revised
from decision.text_rules import free_key

Entry = TypeVar("Entry")


def switch_on(decision: Decision, key: str) -> Decision:
    """Return the decision with a criterion in use, last in order."""
    if key in decision.criteria:
        return decision
    return revised(decision, criteria=(*decision.criteria, key))


def switch_off(decision: Decision, key: str) -> Decision:
    """Return the decision with a criterion out of use; the last one stays."""
    left = tuple(known for known in decision.criteria if known != key)
    return revised(decision, criteria=left) if left else decision


def move_criterion(decision: Decision, key: str, steps: int) -> Decision:
    """Return the decision with a criterion moved down the order by some steps, up if negative.

    Raises
    ------
    LookupError
        If it is no longer in use: another tab may have switched it off.
    """
    if key not in decision.criteria:
        raise LookupError(f"the criterion {key} is not in use any more")
    criteria = [known for known in decision.criteria if known != key]
    place = decision.criteria.index(key) + steps
    criteria.insert(min(max(place, 0), len(criteria)), key)
    return revised(decision, criteria=tuple(criteria))


def add_own_criterion(
    decision: Decision, name: str, taken: Iterable[str], **fields: object
) -> Decision:
    """Return the decision with a criterion of the user's own, in use.

    Parameters
    ----------
    taken
        Keys that the new one must not have: those of the catalogue.
    fields
        Further fields of `OwnCriterion`.
    """
    known = [*taken, *decision.criteria, *(own.key for own in decision.own_criteria)]
    key = free_key(name, known, "criterion")
    own = OwnCriterion.model_validate({"key": key, "name": name, **fields})
    return switch_on(revised(decision, own_criteria=(*decision.own_criteria, own)), key)


def change_own_criterion(decision: Decision, key: str, **fields: object) -> Decision:
    """Return the decision with some fields of an own criterion replaced, validated anew."""
    own = tuple(
        OwnCriterion.model_validate({**dict(criterion), **fields})
        if criterion.key == key
        else criterion
        for criterion in decision.own_criteria
    )
    return revised(decision, own_criteria=own)


def delete_own_criterion(decision: Decision, key: str) -> Decision:
    """Return the decision without an own criterion and all that was said of it.

    The last criterion in use stays.
    """
    if decision.criteria == (key,):
        return decision
    offers = tuple(
        offer.model_copy(update={"ratings": _without(offer.ratings, key)})
        for offer in decision.offers
    )
    return revised(
        decision,
        offers=offers,
        criteria=tuple(known for known in decision.criteria if known != key),
        own_criteria=tuple(own for own in decision.own_criteria if own.key != key),
        points=_without(decision.points, key),
        ideal_points=_without(decision.ideal_points, key),
    )


def set_direction(decision: Decision, key: str, direction: Direction) -> Decision:
    """Return the decision in which more, less, or closest to an ideal point is better.

    The ideal point begins in the middle of the scale. What is built in has a direction of its own,
    which is in force again when no ideal point is.
    """
    if direction is Direction.IDEAL:
        return set_ideal_point(decision, key, SCALE_HIGH / 2)
    changed = set_ideal_point(decision, key, None)
    return change_own_criterion(changed, key, direction=direction, ideal_point=None)


def set_ideal_point(decision: Decision, key: str, ideal: float | None) -> Decision:
    """Return the decision with a criterion's ideal point set, or None: its own direction again."""
    others = _without(decision.ideal_points, key)
    return revised(decision, ideal_points=others if ideal is None else {**others, key: ideal})


def _without(entries: Mapping[str, Entry], key: str) -> dict[str, Entry]:
    return {known: entry for known, entry in entries.items() if known != key}
