"""Where does a label stand, so that it covers nothing? Sizes are estimated on a narrow chart.

Where a chart has more room, there is less to cross. `label_sides` chooses the side of each point on
which its label stands, point by point: the one whose box leaves the chart and crosses earlier boxes
and points least. `region_label_place` looks for room within a region.
"""

from collections.abc import Sequence

import numpy as np

from decision.arrays import Array, Mask

# Axis units of a chart 0 to 10 that is 330 by 300 pixels, at about 7 pixels a letter.
LETTER, LINE, GAP, POINT = 0.22, 0.6, 0.15, 0.25
LOW, HIGH = -0.4, 10.6
# Units of a chart whose triangle is one wide and 280 pixels, at about 7 pixels a letter.
REGION_LETTER, REGION_LINE, MARK = 0.025, 0.065, 0.04
CORNERS_OF_BOX = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])

Box = tuple[float, float, float, float]  # left, bottom, right, top

SIDES = {
    "top right": (0.0, 1.0),
    "top left": (-1.0, 1.0),
    "bottom right": (0.0, -1.0),
    "bottom left": (-1.0, -1.0),
    "top center": (-0.5, 1.0),
    "bottom center": (-0.5, -1.0),
}


def label_sides(x: Array, y: Array, lengths: Sequence[int]) -> list[str]:
    """Return one of `SIDES` for each point; ``x``, ``y`` on 0 to 10, lengths in letters."""
    points = [(a - POINT, b - POINT, a + POINT, b + POINT) for a, b in zip(x, y, strict=True)]
    taken: list[Box] = list(points)
    chosen = []
    for a, b, length in zip(x, y, lengths, strict=True):
        boxes = {side: _box(a, b, length, *way) for side, way in SIDES.items()}
        best = min(boxes, key=lambda side: _cost(boxes[side], taken))
        taken.append(boxes[best])
        chosen.append(best)
    return chosen


def _box(x: float, y: float, length: int, across: float, up: float) -> Box:
    left, middle = x + across * length * LETTER, y + up * (GAP + LINE / 2)
    return left, middle - LINE / 2, left + length * LETTER, middle + LINE / 2


def _cost(box: Box, taken: Sequence[Box]) -> float:
    outside = max(LOW - box[0], 0) + max(box[2] - HIGH, 0)
    height = max(LOW - box[1], 0) + max(box[3] - HIGH, 0)
    crossed = sum(_overlap(box, other) for other in taken)
    return crossed + LINE * outside + (box[2] - box[0]) * height


def _overlap(first: Box, second: Box) -> float:
    across = min(first[2], second[2]) - max(first[0], second[0])
    up = min(first[3], second[3]) - max(first[1], second[1])
    return max(across, 0) * max(up, 0)


def region_label_place(outline: Array, text: str, mark: Array | None) -> Array | None:
    """Return the middle of the text, nearest to that of a convex region, clear of the mark.

    Parameters
    ----------
    outline
        Corners in order, shape (corners, 2).
    text
        Lines with ``<br>`` between them.

    Returns
    -------
    Shape (2,); None where the text has no room.
    """
    lines = text.split("<br>")
    size = np.array([REGION_LETTER * max(map(len, lines)), REGION_LINE * len(lines)])
    middle = outline.mean(axis=0)
    low, high = outline.min(axis=0), outline.max(axis=0)
    across, up = (np.linspace(a, b, 25) for a, b in zip(low, high, strict=True))
    places = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    clear = places[_have_room(outline, places, size) & ~_on_mark(places, size, mark)]
    if not len(clear):
        return None
    return np.asarray(clear[np.argmin(((clear - middle) ** 2).sum(axis=1))])


def _have_room(outline: Array, places: Array, size: Array) -> Mask:
    """Tell at which places a box lies within a convex outline: on one side of all its edges."""
    boxes = places[:, None, None] + size / 2 * CORNERS_OF_BOX[:, None]
    ways, to = np.roll(outline, -1, axis=0) - outline, boxes - outline
    side = ways[:, 0] * to[..., 1] - ways[:, 1] * to[..., 0]
    return np.asarray((side >= 0).all(axis=(1, 2)) | (side <= 0).all(axis=(1, 2)))


def _on_mark(places: Array, size: Array, mark: Array | None) -> Mask:
    if mark is None:
        return np.zeros(len(places), dtype=bool)
    return np.asarray((np.abs(mark - places) < size / 2 + MARK).all(axis=1))
