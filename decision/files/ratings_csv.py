"""A decision's ratings as a table, to change in a spreadsheet and bring in again.

`written` is undone by `imports.ratings_table`, as far as ratings go. A table has low, likely and
high, but a rating made by answers is a distribution: `stated_ratings` keeps its range and its mean,
so that offers rank alike wherever more, or less, is better.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from criteria.criterion import PAY_KEY, Criterion
from decision.analysis import Analysis, DerivedRating, describable
from decision.files.spreadsheet_text import unguarded, write_table
from decision.model import Offer, Rating
from decision.text_rules import one_line

LOW, HIGH = "low", "high"
Stated = Mapping[tuple[str, str], Rating]  # by the offer's key and the criterion's
_UNKNOWN = Rating()


def written(analysis: Analysis) -> str:
    """Return the ratings in force as CSV: criteria in use, ranges beside them, empty where unknown.

    Where only the answers make a rating, one of its range and mean is stated. A criterion of the
    user's own stands there under its name where that leads back to it, a measured one with its unit
    in brackets. Pay is left out: it is no rating, and made of what the offers pay.
    """
    describing = list(describable(analysis.decision, analysis.catalog).values())
    own = {criterion.key for criterion in analysis.decision.own_criteria}
    stated = stated_ratings(analysis)
    criteria = [each for each in analysis.criteria if each.key != PAY_KEY]
    headers = [heading(each, describing) if each.key in own else each.key for each in criteria]
    ends = ("", f"_{LOW}", f"_{HIGH}")
    columns = ["offer", *(f"{header}{end}" for header in headers for end in ends)]
    return write_table(columns, [[o.name, *_cells(analysis, o, stated)] for o in analysis.offers])


def stated_ratings(analysis: Analysis) -> Stated:
    """Return the ratings that the answers make."""
    return {
        (analysis.offers[offer].key, analysis.criteria[criterion].key): _stated(rating)
        for (offer, criterion), rating in analysis.beliefs.derived.items()
    }


def _stated(derived: DerivedRating) -> Rating:
    """Return the triangular rating of the same mean, as far as there is one in its range."""
    likely = 3 * derived.mean - derived.low - derived.high
    likely = min(max(likely, derived.low), derived.high)
    return Rating(low=derived.low, likely=likely, high=derived.high)


def _cells(analysis: Analysis, offer: Offer, stated: Stated) -> Iterator[str | None]:
    for criterion in analysis.criteria:
        if criterion.key == PAY_KEY:
            continue
        own = offer.ratings.get(criterion.key, _UNKNOWN)
        rating = stated.get((offer.key, criterion.key), own) if own.is_unknown else own
        yield from map(_digits, (rating.likely, rating.low, rating.high))


def _digits(rating: float | None) -> str | None:
    """Return the shortest digits that read back as the same rating, without an exponent.

    >>> _digits(1e-09), _digits(7.0), _digits(0.1 + 0.2)
    ('0.000000001', '7.0', '0.30000000000000004')
    """
    return None if rating is None else np.format_float_positional(rating + 0.0, trim="0")


# What a column is called ------------------------------------------------------------------------


def heading(criterion: Criterion, criteria: Sequence[Criterion]) -> str:
    """Return the header for a criterion: its name where that leads back to it, else its key.

    Of a measured one the unit stands behind it in brackets, where that leads back too.
    """
    keys = keys_by_header(criteria)
    by_name, by_key = _with_unit(criterion, criterion.name), _with_unit(criterion, criterion.key)
    headers = (by_name, criterion.name, by_key)
    return next((each for each in headers if _leads_to(each, keys) == criterion.key), criterion.key)


def _with_unit(criterion: Criterion, name: str) -> str:
    unit = criterion.measure.unit if criterion.measure else ""
    return f"{name} [{unit}]" if unit and not set(unit) & set("[]") else name


def _leads_to(header: str, keys: Mapping[str, str]) -> str | None:
    """Return the key that a header stands for, also with `_low` behind."""
    plain = plain_header(header)
    # A sign alone has no plain name to put `_low` behind; a semicolon looks like a separator.
    is_plain = plain_header(f"{header}_{LOW}") == f"{plain}_{LOW}" and ";" not in header
    return keys.get(plain) if is_plain else None


def keys_by_header(criteria: Iterable[Criterion]) -> dict[str, str]:
    """Return keys by plain header: a key goes before any name, a name before any short one.

    Last come names and keys with a unit behind.
    """
    criteria = tuple(criteria)
    keys = {each.key: each.key for each in criteria}
    for called in (
        [each.name for each in criteria],
        [each.short for each in criteria],
        [_with_unit(each, each.name) for each in criteria],
        [_with_unit(each, each.key) for each in criteria],
    ):
        for name, criterion in zip(called, criteria, strict=True):
            keys.setdefault(plain_header(name), criterion.key)
    return keys


def plain_header(header: str) -> str:
    """Return a header without case and punctuation; one of signs alone as it is."""
    text = str(one_line(unguarded(header))).casefold()
    return re.sub(r"[\W_]+", "_", text).strip("_") or text
