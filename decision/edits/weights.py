"""How much does each criterion count? Edits of the slider points."""

from collections.abc import Mapping

from decision.model import DEFAULT_POINTS, Decision, revised


def set_points(decision: Decision, moved: Mapping[str, float]) -> Decision:
    """Return the decision with the slider points of some criteria in use replaced."""
    known = {key: float(points) for key, points in moved.items() if key in decision.criteria}
    return revised(decision, points={**decision.points, **known})


def level_points(decision: Decision) -> Decision:
    """Return the decision with every criterion in use counting the same."""
    return set_points(decision, dict.fromkeys(decision.criteria, DEFAULT_POINTS))


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
