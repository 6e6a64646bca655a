"""Who leads wherever three criteria share out their weight? Exact convex regions of a triangle.

`corner_values` are the overall values with all of that weight on one of the three; between the
corners they are linear, so `leader_regions` cuts the triangle by a straight line for each pair of
offers. A point of it is given by the shares of the three, sum 1.

Source: Sutherland and Hodgman, Communications of the ACM 17 (1974) 32-42, for cutting polygons.
"""

from dataclasses import dataclass

import numpy as np

from decision.arrays import POINTS, POINTS_TIE, Array

# Of the triangle's area: smaller, a region is the edge or the corner of others.
LEAST_AREA = 1e-9


@dataclass(frozen=True, eq=False)
class LeaderRegion:
    """Where these offers lead; more than one where they are tied all over it.

    Attributes
    ----------
    corners : (corners, 3), shares of the three criteria, sum 1, in the order around it
    area : of the whole triangle's, 0 to 1
    """

    offers: tuple[int, ...]
    corners: Array
    area: float


def shared_weight(weights: Array, criteria: tuple[int, int, int]) -> float:
    """Weight that three criteria have together, 0 to 1; all of it where they have none.

    >>> shared_weight(np.array([0.25, 0.25, 0.25, 0.25]), (0, 1, 3))
    0.75
    """
    return float(weights[list(criteria)].sum()) or 1.0


def corner_values(weights: Array, expected: Array, criteria: tuple[int, int, int]) -> Array:
    """Overall values in points with all that three criteria share on one, shape (offers, 3).

    The other criteria keep their weight, unless these three have none: then they share it all.

    >>> corner_values(np.array([0.5, 0.25, 0.25]), np.array([[0.9, 0.2, 0.4]]), (0, 1, 2)).tolist()
    [[90.0, 20.0, 40.0]]
    """
    chosen = list(criteria)
    kept = weights if weights[chosen].any() else np.zeros_like(weights)
    kept = np.where(np.isin(np.arange(len(weights)), chosen), 0, kept)
    shared = shared_weight(weights, criteria) * expected[:, chosen]
    return POINTS * ((expected @ kept)[:, None] + shared)


def leader_regions(corners: Array) -> list[LeaderRegion]:
    """Leader regions (polygon cutting): who leads where on the triangle, the largest region first.

    They lie side by side without gaps.

    Parameters
    ----------
    corners : (offers, 3), each offer's overall value in each corner, in points

    >>> regions = leader_regions(np.array([[100.0, 0.0, 0.0], [50.0, 50.0, 0.0]]))
    >>> [(region.offers, region.area) for region in regions]
    [((0,), 0.5), ((1,), 0.5)]
    """
    regions = [_region(corners, offer) for offer in range(len(corners))]
    somewhere = [region for region in regions if region is not None]
    return sorted(somewhere, key=lambda region: -round(region.area / LEAST_AREA))


def _region(corners: Array, offer: int) -> LeaderRegion | None:
    """Return where an offer leads; nothing if that is nowhere, or said of one like it before."""
    leads = corners[offer] - corners
    alike = np.flatnonzero(np.abs(leads).max(axis=1) <= POINTS_TIE)
    if alike[0] < offer:
        return None
    polygon = np.eye(3)
    for lead in np.delete(leads, alike, axis=0):
        polygon = _cut(polygon, lead)
        if _area(polygon) < LEAST_AREA:
            return None
    return LeaderRegion(tuple(alike.tolist()), polygon, _area(polygon))


def _cut(polygon: Array, lead: Array) -> Array:
    """Return the part of a convex polygon on which a lead is not negative."""
    heights = polygon @ lead
    kept = []
    for place, height in enumerate(heights):
        before = place - 1
        if height * heights[before] < 0:
            part = heights[before] / (heights[before] - height)
            kept.append(polygon[before] + part * (polygon[place] - polygon[before]))
        if height >= 0:
            kept.append(polygon[place])
    return np.array(kept).reshape(-1, 3)


def _area(polygon: Array) -> float:
    """Return a polygon's area, the whole triangle being 1."""
    x, y = polygon[:, 0], polygon[:, 1]
    return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)))
