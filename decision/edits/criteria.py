"""Which criteria count, and how much? Edits of criteria, slider points and the profile picked.

Ratings, points and ideal points of a criterion that is switched off are kept for when it is on
again.
"""

from collections.abc import Iterable, Mapping

from criteria.criterion import SCALE_HIGH, Direction
from criteria.profile import Profile
from decision.edits.choosing import forget_expected
from decision.edits.entries import without
from decision.edits.offers import changed, moved
from decision.model import DEFAULT_POINTS, AskedFirst, Decision, OwnCriterion, OwnMeasure, revised
from decision.text_rules import free_key


def switch_on(decision: Decision, key: str) -> Decision:
    """Return the decision with a criterion in use, last in order."""
    if key in decision.criteria:
        return decision
    return revised(decision, criteria=(*decision.criteria, key))


def switch_off(decision: Decision, key: str) -> Decision:
    """Return the decision with a criterion out of use; the last one stays."""
    left = [known for known in decision.criteria if known != key]
    return asking_what_is_open(revised(decision, criteria=left)) if left else decision


def move_criterion(decision: Decision, key: str, steps: int) -> Decision:
    """Return the decision with a criterion moved down the order by some steps, up if negative.

    Raises
    ------
    LookupError
        If it is no longer in use: another tab may have switched it off.
    """
    if key not in decision.criteria:
        raise LookupError("this criterion is not in use any more")
    place = decision.criteria.index(key)
    return revised(decision, criteria=moved(decision.criteria, place, steps))


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


def own_criterion(decision: Decision, key: str) -> OwnCriterion:
    """Return the own criterion with this key.

    Raises
    ------
    LookupError
        If it is no longer there: another tab may have deleted it.
    """
    for own in decision.own_criteria:
        if own.key == key:
            return own
    raise LookupError("this criterion of yours is not there any more")


def change_own_criterion(decision: Decision, key: str, **fields: object) -> Decision:
    """Return the decision with some fields of an own criterion replaced, validated anew."""
    own = changed(decision.own_criteria, key, **fields)
    if "name" in fields:  # where it is taken, the refusal is to name the one that has it already
        revised(decision, own_criteria=sorted(own, key=lambda each: each.key == key))
    return revised(decision, own_criteria=own)


def delete_own_criterion(decision: Decision, key: str) -> Decision:
    """Return the decision without an own criterion and all that was said of it.

    Its must-haves go along; `must_haves_on` names them. The last criterion in use stays.
    """
    if decision.criteria == (key,):
        return decision
    decision = forget_expected(decision, key)
    left = revised(
        decision,
        offers=[
            offer.model_copy(update={"ratings": without(offer.ratings, key)})
            for offer in decision.offers
        ],
        criteria=[known for known in decision.criteria if known != key],
        own_criteria=[own for own in decision.own_criteria if own.key != key],
        points=without(decision.points, key),
        ideal_points=without(decision.ideal_points, key),
        must_haves=[must for must in decision.must_haves if must.criterion != key],
    )
    return asking_what_is_open(left)


def set_direction(decision: Decision, key: str, direction: Direction) -> Decision:
    """Return the decision in which more, less, or closest to an ideal point is better.

    The ideal point begins in the middle of the scale. What is built in has a direction of its own,
    which is in force again when no ideal point is. Of what is measured worst and best change
    places; an ideal point is kept for when it is rated.
    """
    if direction is Direction.IDEAL:
        return set_ideal_point(decision, key, SCALE_HIGH / 2)
    measures = {own.key: own.measure for own in decision.own_criteria if own.measure is not None}
    if key in measures:
        return change_own_criterion(decision, key, measure=_turned(measures[key], direction))
    decision = set_ideal_point(decision, key, None)
    return change_own_criterion(decision, key, direction=direction, ideal_point=None)


def _turned(measure: OwnMeasure, direction: Direction) -> OwnMeasure:
    if measure.direction is direction:
        return measure
    return measure.model_copy(update={"worst": measure.best, "best": measure.worst})


def set_ideal_point(decision: Decision, key: str, ideal: float | None) -> Decision:
    """Return the decision with a criterion's ideal point set, or None: its own direction again."""
    others = without(decision.ideal_points, key)
    return revised(decision, ideal_points=others if ideal is None else {**others, key: ideal})


def set_points(decision: Decision, moved: Mapping[str, float]) -> Decision:
    """Return the decision with the slider points of some criteria in use replaced.

    Where the sliders then differ, nobody means them to be equal any more.
    """
    known = {key: float(points) for key, points in moved.items() if key in decision.criteria}
    after = revised(decision, points={**decision.points, **known})
    are_meant = decision.equal_is_right and are_equal(after)
    return after if are_meant == after.equal_is_right else revised(after, equal_is_right=are_meant)


def are_equal(decision: Decision) -> bool:
    """Tell whether all sliders in use stand at the same place."""
    return len({decision.points_of(key) for key in decision.criteria}) == 1


def weights_are_set(decision: Decision) -> bool:
    """Tell whether the user said how much the criteria in use matter."""
    differ = not are_equal(decision)
    alone = len(decision.criteria) == 1
    return alone or differ or decision.equal_is_right or decision.profile is not None


def asking_what_is_open(decision: Decision) -> Decision:
    """Return the decision that asks for no weights before a result if one criterion is alone."""
    if len(decision.criteria) > 1 or AskedFirst.WEIGHTS not in decision.asked_first:
        return decision
    left = [asked for asked in decision.asked_first if asked is not AskedFirst.WEIGHTS]
    return revised(decision, asked_first=left)


def level_points(decision: Decision) -> Decision:
    """Return the decision with every criterion in use counting the same, as no profile has it."""
    level = set_points(decision, dict.fromkeys(decision.criteria, DEFAULT_POINTS))
    return revised(level, profile=None)


def set_firmness(decision: Decision, factor: float) -> Decision:
    """Return the decision with another factor by which each slider may be off, 1.2 to 3."""
    return revised(decision, firmness=round(factor, 2))


def weigh_only(decision: Decision, points: Mapping[str, float]) -> Decision:
    """Return the decision weighed by ``points`` alone; criteria left out count 0.

    Only the proportions matter, so points above 100 are brought back to the sliders' scale.
    """
    largest = max([100.0, *points.values()])
    scaled = {key: 100 * (points.get(key, 0) / largest) for key in decision.criteria}
    return set_points(decision, scaled)


def take_profile(decision: Decision, profile: Profile) -> Decision:
    """Return the decision weighed as a kind of person would, noting the profile's key.

    Its criteria get its slider points, in use or not, and its ideal points, or none where it has
    none. Points and ideal points of other criteria, such as one's own, stay. Nobody means the
    sliders to be equal any more.
    """
    others = {key: at for key, at in decision.ideal_points.items() if key not in profile.points}
    return revised(
        decision,
        points={**decision.points, **profile.points},
        ideal_points={**others, **profile.ideal_points},
        profile=profile.key,
        equal_is_right=False,
    )
