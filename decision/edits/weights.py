"""What can be done to a decision? Each edit is a function Decision -> Decision."""

from collections.abc import Iterable, Mapping

from decision.model import (
    DEFAULT_POINTS,
    Decision,
    Employer,
    Offer,
    free_colour,
    free_key,
    revised,
)


def set_points(decision: Decision, moved: Mapping[str, float]) -> Decision:
    """Return the decision with the slider points of some criteria in use replaced."""
    known = {key: float(points) for key, points in moved.items() if key in decision.criteria}
    return revised(decision, points={**decision.points, **known})


def level_points(decision: Decision) -> Decision:
    """Return the decision with every criterion in use counting the same."""
    return set_points(decision, dict.fromkeys(decision.criteria, DEFAULT_POINTS))


def weigh_only(decision: Decision, points: Mapping[str, float]) -> Decision:
    """Return the decision weighed by ``points`` alone; criteria left out count 0.

    Only the proportions matter, so points above 100 are brought back to the sliders' scale.
    """
    largest = max([100.0, *points.values()])
    scaled = {key: 100 * points.get(key, 0) / largest for key in decision.criteria}
    return set_points(decision, scaled)


def add_offers(decision: Decision, offers: Iterable[tuple[str, Mapping[str, object]]]) -> Decision:
    """Return the decision with offers added at the end, each with an employer of its own.

    ``offers`` are pairs of a name and further fields of `Offer`, such as ratings.
    """
    for name, fields in offers:
        decision = _add_offer(decision, name, fields)
    return decision


def _add_offer(decision: Decision, name: str, fields: Mapping[str, object]) -> Decision:
    employer = Employer(
        key=free_key(name, [known.key for known in decision.employers], "employer"), name=name
    )
    offer = Offer.model_validate(
        {
            "key": free_key(name, [known.key for known in decision.offers], "offer"),
            "name": name,
            "colour": free_colour(known.colour for known in decision.offers),
            "employer": employer.key,
            **fields,
        }
    )
    return revised(
        decision,
        employers=(*decision.employers, employer),
        offers=(*decision.offers, offer),
    )
