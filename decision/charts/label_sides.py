"""On which side of its point does each label stand, so that none covers another?

Greedy, point by point: the side whose box leaves the chart and crosses earlier boxes and points
least. Boxes are estimated on a narrow chart; where there is more room, there is less to cross.
"""

from collections.abc import Sequence

from decision.arrays import Array

# Axis units of a chart 0 to 10 that is 330 by 300 pixels, at about 7 pixels a letter.
LETTER, LINE, GAP, POINT = 0.22, 0.6, 0.15, 0.25
LOW, HIGH = -0.4, 10.6

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


def _overlap(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return max(across, 0) * max(up, 0)
