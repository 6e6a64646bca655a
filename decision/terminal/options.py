"""What is meant by --weights, --offer and --catalog? Names as people type them become keys."""

import os
from pathlib import Path

from criteria import catalog
from decision import edits
from decision.analysis import Analysis, analyse, nearest
from decision.files.problems import quoted
from decision.imports.ratings_table import number
from decision.model import Decision
from decision.terminal.streams import UsageError


def points(text: str, analysis: Analysis) -> dict[str, float]:
    """Return slider points by criterion from ``impact=30,learning=20``.

    Raises
    ------
    UsageError
        If a criterion is unknown or given twice, or a number is none from 0 upwards.
    """
    known = {
        name.casefold(): criterion.key
        for criterion in analysis.criteria
        for name in (criterion.name, criterion.key)
    }
    found: dict[str, float] = {}
    for part in text.split(","):
        name, equals, number = (piece.strip() for piece in part.partition("="))
        if not equals:
            raise UsageError(f"--weights: found {quoted(part)}; expected criterion=points")
        key = known.get(name.casefold())
        if key is None:
            hint = nearest(name, known.values())
            raise UsageError(f"--weights: unknown criterion {quoted(name)}; {hint}")
        if key in found:
            raise UsageError(f"--weights: found {key} given twice; expected it once")
        found[key] = _weight(key, number)
    return found


def weighed(decision: Decision, weights: str | None) -> Decision:
    """Return the decision with the sliders as in --weights; as it is without.

    Raises
    ------
    UsageError
        As `points`.
    """
    if weights is None:
        return decision
    return edits.weigh_only(decision, points(weights, analyse(decision)))


def offer_named(decision: Decision, name: str) -> str:
    """Return the key of the offer with this name, whatever the case of its letters, or this key.

    Raises
    ------
    UsageError
        If there is none.
    """
    named = {offer.key: offer.key for offer in decision.offers}
    named |= {offer.name.casefold(): offer.key for offer in decision.offers}
    if name.strip().casefold() not in named:
        hint = nearest(name, [offer.name for offer in decision.offers])
        raise UsageError(f"--offer: unknown offer {quoted(name)}; {hint}")
    return named[name.strip().casefold()]


def use_catalog(folder: str | None) -> None:
    """Take the catalogue in a folder, here and in all that is started from here; None: as set.

    Raises
    ------
    UsageError
        If it, or the one of the setting, cannot be read or does not fit together.
    """
    if folder is not None:
        os.environ[catalog.SETTING] = str(Path(folder).absolute())
    try:
        catalog.load()
    except (catalog.CatalogError, OSError) as error:
        named = catalog.SETTING if folder is None else "--catalog"
        raise UsageError(f"{named}: {error}") from None


def _weight(key: str, text: str) -> float:
    weight = number(text)
    if weight is None or not 0 <= weight < float("inf"):
        expected = "a number from 0 upwards"
        raise UsageError(f"--weights: {key}: found {quoted(text)}; expected {expected}")
    return weight
