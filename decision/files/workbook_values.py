"""Which formula says what a rating is worth? Formulas as text, for the cells of a spreadsheet.

`mean`, `above` and `value` make them from the names of cells. What a rating is worth is straight
between the points of its criterion's scale, and stays as it is beyond the ends. So the mean value
of a triangular rating needs only by how much it lies above each of those points on average
(`above`): the closed form of E[max(X - point, 0)]. Where nothing bends, the mean rating is enough.

Source: Kotz and van Dorp, Beyond Beta (2004), chapter 1, for the triangular distribution.
"""

from typing import NamedTuple

UNKNOWN = "?"  # as the screen shows it


class Scale(NamedTuple):
    """The cells with the points of a criterion's scale, and with what a rating there is worth."""

    low: str
    at_low: str
    bend: str
    at_bend: str
    high: str
    at_high: str


class Rated(NamedTuple):
    """The cells with a rating, its mean, and how far it lies above each point of the scale."""

    low: str
    likely: str
    high: str
    mean: str
    above_low: str
    above_bend: str
    above_high: str


def mean(rated: Rated) -> str:
    """Return the formula of a rating's mean."""
    return _if_rated(rated, f"({rated.low}+{rated.likely}+{rated.high})/3", f'"{UNKNOWN}"')


def above(rated: Rated, point: str) -> str:
    """Return the formula of how far a rating lies above a point of the scale on average."""
    low, likely, high = rated.low, rated.likely, rated.high
    sure = f"MAX({likely}-{point},0)"
    upper = f"({high}-{point})^3/(3*({high}-{low})*({high}-{likely}))"
    lower = f"{rated.mean}-{point}+({point}-{low})^3/(3*({high}-{low})*({likely}-{low}))"
    inside = f"IF({point}>={likely},{upper},{lower})"
    beside = f"IF({point}<={low},{rated.mean}-{point},IF({point}>={high},0,{inside}))"
    return _if_rated(rated, f"IF({low}={high},{sure},{beside})", f'"{UNKNOWN}"')


def value(rated: Rated, scale: Scale, *, bends: bool, has_ends: bool) -> str:
    """Return the formula of what a rating is worth on average, 0 to 1.

    Parameters
    ----------
    bends
        Whether the scale has a point between its ends where the worth of a step changes.
    has_ends
        Whether a rating may lie beyond the ends, where nothing is gained or lost.
    """
    if bends:
        below = f"({rated.above_low}-{rated.above_bend})/({scale.bend}-{scale.low})"
        beyond = f"({rated.above_bend}-{rated.above_high})/({scale.high}-{scale.bend})"
        first = f"({scale.at_bend}-{scale.at_low})*{below}"
        second = f"({scale.at_high}-{scale.at_bend})*{beyond}"
        return _if_rated(rated, f"{scale.at_low}+{first}+{second}", _of_any(scale))
    anywhere = f"({scale.at_low}+{scale.at_high})/2"
    if has_ends:
        return _if_rated(rated, _along(scale, f"{rated.above_low}-{rated.above_high}"), anywhere)
    return _if_rated(rated, of_mean(rated, scale), anywhere)


def of_mean(rated: Rated, scale: Scale) -> str:
    """Return the formula of what the mean rating is worth on a scale that does not bend."""
    return _along(scale, f"{rated.mean}-{scale.low}")


def _along(scale: Scale, way: str) -> str:
    rise = f"({scale.at_high}-{scale.at_low})"
    return f"{scale.at_low}+{rise}*({way})/({scale.high}-{scale.low})"


def _of_any(scale: Scale) -> str:
    """Return the mean worth over the scale, where nothing is known."""
    first = f"({scale.at_low}+{scale.at_bend})*({scale.bend}-{scale.low})"
    second = f"({scale.at_bend}+{scale.at_high})*({scale.high}-{scale.bend})"
    return f"({first}+{second})/(2*({scale.high}-{scale.low}))"


def _if_rated(rated: Rated, formula: str, otherwise: str) -> str:
    return f"=IF(COUNT({rated.low}:{rated.high})<3,{otherwise},{formula})"
