"""Where in a region does its name have room? Looked for on a narrow chart; wider ones have more."""

import numpy as np

from decision.arrays import Array, Mask

# Units of a chart whose triangle is one wide and 280 pixels, at about 7 pixels a letter.
LETTER, LINE, MARK = 0.025, 0.065, 0.04
SIDES = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])


def label_place(outline: Array, text: str, mark: Array | None) -> Array | None:
    """Return the middle of the text, nearest to that of a convex region, clear of the mark.

    Parameters
    ----------
    outline
        Corners in order, shape (corners, 2).
    text
        Lines with ``<br>`` between them.

    Returns
    -------
    Nothing where the text has no room.
    """
    lines = text.split("<br>")
    size = np.array([LETTER * max(map(len, lines)), LINE * len(lines)])
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
    boxes = places[:, None, None] + size / 2 * SIDES[:, None]
    ways, to = np.roll(outline, -1, axis=0) - outline, boxes - outline
    side = ways[:, 0] * to[..., 1] - ways[:, 1] * to[..., 0]
    found = (side >= 0).all(axis=(1, 2)) | (side <= 0).all(axis=(1, 2))
    return np.asarray(found)


def _on_mark(places: Array, size: Array, mark: Array | None) -> Mask:
    if mark is None:
        return np.zeros(len(places), dtype=bool)
    return np.asarray((np.abs(mark - places) < size / 2 + MARK).all(axis=1))
