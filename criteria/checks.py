"""Do the word files fit together? Every name that one of them uses must be described in another.

`check` raises at the first thing that does not fit, naming file, key and field.
"""

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from criteria.criterion import DESCRIBED_RATINGS
from criteria.question import Kind
from criteria.reading import CatalogError

if TYPE_CHECKING:
    from criteria.catalog import Catalog


def check(catalog: "Catalog") -> None:
    """Refuse a catalogue whose parts do not fit together.

    Raises
    ------
    CatalogError
        If levels are missing, a name is used that nothing has, shares of a criterion do not add
        up to 100, or not every kind of employer is described.
    """
    _levels(catalog)
    _shares(catalog)
    _profiles(catalog)
    _warnings(catalog)
    _maturities(catalog)
    for forecast in catalog.forecasts:
        _answers(f"outlook.toml, {forecast.key}, answers", forecast.answers, catalog)


def _levels(catalog: "Catalog") -> None:
    expected = ", ".join(f"{rating:g}" for rating in DESCRIBED_RATINGS)
    for criterion in catalog.criteria:
        if tuple(level.rating for level in criterion.levels) != DESCRIBED_RATINGS:
            place = f"criteria.toml, {criterion.key}, levels"
            raise CatalogError(f"{place}: expected one each at {expected}, in order")


def _shares(catalog: "Catalog") -> None:
    totals = dict[str, int]()
    for question in catalog.questions:
        _criteria(f"questions.toml, {question.key}, shares", question.shares, catalog)
        for criterion, share in question.shares.items():
            totals[criterion] = totals.get(criterion, 0) + share
    for criterion, total in totals.items():
        if total != 100:
            place = f"questions.toml, all questions, shares.{criterion}"
            raise CatalogError(f"{place}: expected 100 percent in all; found {total}")


def _profiles(catalog: "Catalog") -> None:
    for profile in catalog.profiles:
        place = f"profiles.toml, {profile.key}"
        _criteria(f"{place}, points", profile.points, catalog)
        _criteria(f"{place}, ideal_points", profile.ideal_points, catalog)


def _warnings(catalog: "Catalog") -> None:
    asked = [question.key for question in catalog.questions]
    for warning in catalog.warnings:
        place = f"warnings.toml, {warning.key}"
        _known(f"{place}, settled_by", "question", [warning.settled_by], asked)
        for number, case in enumerate(warning.raised_when):
            within = f"{place}, raised_when.{number}"
            _answers(f"{within}.answers", case.answers, catalog)
            _known(f"{within}.same_as_present", "question", case.same_as_present, asked)


def _maturities(catalog: "Catalog") -> None:
    described = [maturity.key for maturity in catalog.maturities]
    for missing in set(Kind) - set(described) if described else ():
        raise CatalogError(f"outlook.toml, {missing}, key: expected a block for every kind")
    if described and all(maturity.ruled_out_by for maturity in catalog.maturities):
        raise CatalogError("outlook.toml, ruled_out_by: expected a kind that nothing rules out")
    for maturity in catalog.maturities:
        _answers(f"outlook.toml, {maturity.key}, ruled_out_by", maturity.ruled_out_by, catalog)


def _criteria(place: str, used: Iterable[str], catalog: "Catalog") -> None:
    _known(place, "criterion", used, [criterion.key for criterion in catalog.criteria])


def _answers(place: str, used: Mapping[str, Iterable[str]], catalog: "Catalog") -> None:
    offered = {asked.key: [option.key for option in asked.answers] for asked in catalog.questions}
    _known(place, "question", used, offered)
    for question, options in used.items():
        _known(f"{place}.{question}", "answer", options, offered[question])


def _known(place: str, what: str, used: Iterable[str], known: Collection[str]) -> None:
    for name in used:
        if name not in known:
            near = get_close_matches(name, known, cutoff=0.5) or list(known)
            expected = f"one such as {', '.join(near)}" if near else "none, for there is none"
            raise CatalogError(f'{place}: unknown {what} "{name}"; expected {expected}')
