"""Which criteria are there, and which are in use? The catalogue's and the user's own, by key.

`catalog_of` is the catalogue in force for a decision. `describable` has all that can be rated,
`criteria_in_use` those that it does, aimed at its ideal points; `stray_keys` finds what is said of
criteria that nobody describes.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from criteria import catalog as words
from criteria.catalog import Catalog
from criteria.criterion import PAY_KEY, Criterion, Measure
from decision.model import NAME_LIMIT, Decision, OwnCriterion, PayBasis, PayCurve

CLIP = 40  # characters of a name within a message
PAY_NAME, A_YEAR = "Pay", "a year"
PAY_MEANING = "What the offer pays a year, sure and hoped for, less what it costs you{}."


class CriterionError(ValueError):
    """A criterion is described nowhere, or twice."""


def catalog_of(decision: Decision, catalog: Catalog | None = None) -> Catalog:
    """Return the catalogue in force for a decision: all of it, or what is for any work.

    It is taken from ``catalog``, which may be in force already; left out, from the one loaded.
    """
    catalog = catalog or words.load()
    return catalog if decision.is_about_ml else catalog.for_any_work


def criteria_in_use(decision: Decision, catalog: Catalog | None = None) -> tuple[Criterion, ...]:
    """Return the criteria in use, aimed at the decision's ideal points.

    Raises
    ------
    CriterionError
        If a criterion in use is described nowhere, or one of the user's own is already built in.
    """
    described = describable(decision, catalog)
    known = {**described, **_pay(decision, described)}
    missing = [key for key in decision.criteria if key not in known]
    if missing:
        raise CriterionError(f'unknown criterion "{missing[0]}"; {nearest(missing[0], known)}')
    return tuple(_aimed(known[key], decision.ideal_points.get(key)) for key in decision.criteria)


def _aimed(criterion: Criterion, ideal_point: float | None) -> Criterion:
    """Return the criterion with an ideal point; a measured one has its best amount instead."""
    if ideal_point is None or criterion.measure is not None:
        return criterion
    return _aimed_at(criterion, ideal_point)


@lru_cache(maxsize=256)  # one object for all that is alike: it stands in the keys of caches
def _aimed_at(criterion: Criterion, ideal_point: float) -> Criterion:
    return criterion.aimed_at(ideal_point)


@lru_cache(maxsize=4_096)  # likewise, and a decision may have thirty of them
def _as_criterion(own: OwnCriterion) -> Criterion:
    return own.as_criterion()


def describable(decision: Decision, catalog: Catalog | None = None) -> dict[str, Criterion]:
    """Return all criteria that the decision could use, built-in and own, by key.

    Raises
    ------
    CriterionError
        If an own criterion has the key or the name of a built-in one.
    """
    catalog = catalog_of(decision, catalog)
    taken = {text.casefold() for each in catalog.criteria for text in (each.key, each.name)}
    own = [_as_criterion(criterion) for criterion in decision.own_criteria]
    for criterion in own:
        if not taken.isdisjoint((criterion.key.casefold(), criterion.name.casefold())):
            raise CriterionError(f'own criterion "{criterion.name}" is built in already')
    return {criterion.key: criterion for criterion in (*catalog.criteria, *own)}


def pay_criterion(basis: PayBasis, taken: Iterable[str] = ()) -> Criterion | None:
    """Return the criterion that is made of what the offers pay; None until somebody counted it.

    Parameters
    ----------
    taken
        Names of other criteria, which it does not share.
    """
    if basis.curve is None:
        return None
    is_taken = any(name.casefold() == PAY_NAME.casefold() for name in taken)
    return _made_of(basis.curve, basis, is_taken)


@lru_cache(maxsize=256)  # one object for all that is alike: it stands in the keys of caches
def _made_of(curve: PayCurve, basis: PayBasis, is_taken: bool) -> Criterion:
    unit = f"{basis.currency} {A_YEAR}".strip()
    return Criterion(
        key=PAY_KEY,
        name=f"{PAY_NAME} (worked out)" if is_taken else PAY_NAME,
        short=PAY_NAME,
        meaning=PAY_MEANING.format(_over(basis.years)),
        is_not="Not leave or hours, and nothing that money cannot count.",
        measure=Measure(unit=unit, worst=curve.least, best=curve.enough, half=curve.middle),
    )


def _over(years: int) -> str:
    return ", in year 1" if years == 1 else f", mean of years 1–{years}"


def _pay(decision: Decision, described: dict[str, Criterion]) -> dict[str, Criterion]:
    made = pay_criterion(decision.pay_basis, (each.name for each in described.values()))
    return {} if made is None else {PAY_KEY: made}


def stray_keys(decision: Decision, catalog: Catalog | None = None) -> list[tuple[str, str]]:
    """Return what is said of criteria that nobody knows: where, and the criterion's key."""
    described = describable(decision, catalog)
    known = {**described, **_pay(decision, described)}
    said: list[tuple[str, Iterable[str]]]
    said = [(f'ratings of "{offer.name[:CLIP]}"', offer.ratings) for offer in decision.offers]
    limits = [must.rating.criterion for must in decision.must_haves if must.rating is not None]
    said += [("must_haves", limits)]
    if decision.choice is not None:
        said += [("choice", {**decision.choice.expected, **decision.choice.turned_out})]
    said += [("points", decision.points), ("ideal_points", decision.ideal_points)]
    return [(place, key) for place, keys in said for key in keys if key not in known]


def nearest(name: str, candidates: Iterable[str]) -> str:
    """Return which of some names a mistyped one is near to, or all of them.

    >>> nearest("imapct", ["impact", "learning"]), nearest("pay", ["impact", "learning"])
    ('did you mean impact?', 'known are impact, learning')
    """
    names = list(dict.fromkeys(candidates))
    near = get_close_matches(name.casefold()[:NAME_LIMIT], names, n=1)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(names)}"
