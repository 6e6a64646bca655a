"""What do commands take, and what is meant by it?

`Command` says what a command takes, `describe` tells argparse; the rest turns what people type into
keys and numbers, or refuses it.
"""

import os
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from criteria import catalog
from criteria.catalog import Catalog
from criteria.criterion import Criterion
from decision import edits
from decision.analysis import Analysis, nearest
from decision.files.blank_table import USUAL_OFFERS
from decision.files.problems import quoted
from decision.findings.draw_sums import DRAWS, SEED
from decision.imports.ratings_table import number
from decision.model import FIRMEST, LOOSEST, Decision, revised
from decision.terminal import tables
from decision.terminal.streams import STANDARD_OUTPUT, UsageError

_Argument = tuple[str, dict[str, Any]]  # flags, and what argparse is told of them


class Command(NamedTuple):
    """A command: what runs it, what it is for, what it takes (of `ARGUMENTS`), and a last word."""

    run: Callable[[Namespace], None]
    says: str
    takes: tuple[str, ...] = ()
    epilog: str | None = None


def _of(flags: str, metavar: str, says: str, default: str | None = None) -> _Argument:
    return flags, {"metavar": metavar, "help": says, "default": default}


_WEIGHTS = "slider points by criterion; criteria left out count 0"
_OFFERS = "names of the offers; staying in the present job is always added"
_OUT = "a new file for the decision (.json); - is standard output, and the default"
_REPORT = "a new file for the report (.html); - is standard output, and the default"
_BARE = "leave out pay, names and all other words of yours, to show it to others"
_RECORD = "a new file for the record (.md); - is standard output, and the default"
_REMINDER = "also write a reminder for the calendar to a new file (.ics)"
_BLANK, _COLUMNS = "a new file for the table (.xlsx); - is standard output", str(USUAL_OFFERS)
ARGUMENTS: dict[str, _Argument] = {
    "decision": _of("file", "FILE", "a decision (.json) or a table (.csv, .xlsx, ...)"),
    "tables": _of("file", "FILE", "a table of offers (.csv, .xlsx, ...)"),
    "title": _of("title", "TITLE", "what is to be decided"),
    "weights": _of("--weights", "KEY=POINTS,...", _WEIGHTS),
    "summary": _of("--csv", "OUT", "write the summary; - is standard output"),
    "long": _of("--long", "OUT", "write a row for each offer and criterion; - is standard output"),
    "workbook": _of("--workbook", "OUT", "write the workbook (.xlsx); - is standard output"),
    "table": _of("--csv", "OUT", "write the table; - is standard output"),
    "questions": _of("--csv", "OUT", "write a table instead; - is standard output"),
    "ratings": _of("--csv", "OUT", "write to a file instead", STANDARD_OUTPUT),
    "lens": _of("--csv", "OUT", "write the table to a file instead", STANDARD_OUTPUT),
    "simulations": _of("--simulations", "N", f"how many; {DRAWS} if left out", str(DRAWS)),
    # Its name in earlier versions, for scripts that have it.
    "worlds": ("--worlds", {"dest": "simulations", "help": SUPPRESS, "default": SUPPRESS}),
    "seed": _of("--seed", "S", "other simulations: 1, 2, 3, ...", str(SEED)),
    "firmness": _of("--firmness", "F", "by what factor each weight may be off, 1.2 to 3"),
    "offer": _of("--offer", "NAME", "about this offer only"),
    "offers": _of("--offers", "A;B;C", _OFFERS, ""),
    "out": _of("-o --out", "OUT", _OUT, STANDARD_OUTPUT),
    "criteria": _of("--criteria", "KEY,...", "its criteria; the usual ones if left out"),
    "n_offers": _of("--offers", "N", f"columns for offers; {USUAL_OFFERS} if left out", _COLUMNS),
    "report": _of("-o --out", "OUT", _REPORT, STANDARD_OUTPUT),
    "record": _of("-o --out", "OUT", _RECORD, STANDARD_OUTPUT),
    "reminder": _of("--reminder", "OUT", _REMINDER),
    "bare": ("--without-pay-and-names", {"action": "store_true", "help": _BARE}),
    "blank": ("-o --out", {"metavar": "OUT", "required": True, "help": _BLANK}),
}


def describe(parser: ArgumentParser, command: Command) -> None:
    """Describe what a command takes, and that it is the one to run."""
    parser.epilog = command.epilog
    # What a command does not take is as if it was left out.
    parser.set_defaults(command=command.run, weights=None, firmness=None)
    for argument in command.takes:
        flags, settings = ARGUMENTS[argument]
        parser.add_argument(*flags.split(), **settings)
    if {"decision", "tables"} & set(command.takes):
        tables.describe(parser)


def adjusted(analysis: Analysis, options: Namespace) -> Decision:
    """Return the analysed decision with sliders and firmness as in the options, if they are there.

    Raises
    ------
    UsageError
        If a criterion is unknown or named twice, or a number is out of range.
    """
    decision = analysis.whole
    if options.weights is not None:
        decision = edits.weigh_only(decision, _points(options.weights, analysis))
    if options.firmness is not None:
        factor = number(options.firmness)
        if factor is None or not FIRMEST <= factor <= LOOSEST:
            expected = f"a number from {FIRMEST:g} to {LOOSEST:g}"
            raise _refused("--firmness", options.firmness, expected)
        decision = revised(decision, firmness=factor)
    return decision


def _points(text: str, analysis: Analysis) -> dict[str, float]:
    """Return slider points by criterion from ``impact=30,learning=20``."""
    keys = {
        name.casefold(): criterion.key
        for criterion in analysis.criteria
        for name in (criterion.name, criterion.key)
    }
    points: dict[str, float] = {}
    for part in text.split(","):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals:
            raise _refused("--weights", part, "criterion=points")
        key = keys.get(name.casefold())
        if key is None:
            hint = nearest(name, keys.values())
            raise UsageError(f"--weights: unknown criterion {quoted(name)}; {hint}")
        if key in points:
            raise UsageError(f"--weights: found {key} given twice; expected it once")
        weight = number(value)
        if weight is None or not 0 <= weight < float("inf"):
            raise _refused(f"--weights: {key}", value, "a number from 0 upwards")
        points[key] = weight
    return points


def whole_number(option: str, text: str, least: int, most: int) -> int:
    """Return the whole number that an option says.

    Raises
    ------
    UsageError
        If it is none from ``least`` to ``most``.
    """
    is_whole = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    if not is_whole or not least <= int(text) <= most:
        raise _refused(option, text, f"a whole number from {least} to {most}")
    return int(text)


def criteria_named(catalog: Catalog, text: str | None) -> list[Criterion]:
    """Return the criteria of a catalogue with these keys or names; None: all but optional ones.

    Raises
    ------
    UsageError
        If one is unknown or named twice.
    """
    if text is None:
        return [criterion for criterion in catalog.criteria if not criterion.optional]
    called = {each.name.casefold(): each for each in catalog.criteria}
    called |= {each.key: each for each in catalog.criteria}
    chosen: list[Criterion] = []
    for name in map(str.strip, text.split(",")):
        criterion = called.get(name.casefold())
        if criterion is None:
            hint = nearest(name, [each.key for each in catalog.criteria])
            raise UsageError(f"--criteria: unknown criterion {quoted(name)}; {hint}")
        if criterion in chosen:
            raise UsageError(f"--criteria: found {criterion.key} given twice; expected it once")
        chosen.append(criterion)
    return chosen


def offer_named(decision: Decision, name: str) -> str:
    """Return the key of the offer with this name, whatever the case of its letters, or this key.

    Raises
    ------
    UsageError
        If there is none.
    """
    keys = {offer.key: offer.key for offer in decision.offers}
    keys |= {offer.name.casefold(): offer.key for offer in decision.offers}
    if name.strip().casefold() not in keys:
        hint = nearest(name, [offer.name for offer in decision.offers])
        raise UsageError(f"--offer: unknown offer {quoted(name)}; {hint}")
    return keys[name.strip().casefold()]


def catalog_in(folder: str | None) -> Catalog:
    """Return the catalogue in a folder; None: the one of the setting, else our own.

    The setting names it from then on, for the app that is started from here.

    Raises
    ------
    UsageError
        If it cannot be read or does not fit together.
    """
    if folder is not None:
        os.environ[catalog.SETTING] = str(Path(folder).absolute())
    try:
        return catalog.load()
    except (catalog.CatalogError, OSError) as error:
        named = catalog.SETTING if folder is None else "--catalog"
        raise UsageError(f"{named}: {error}") from None


def _refused(option: str, text: str, expected: str) -> UsageError:
    return UsageError(f"{option}: found {quoted(text)}; expected {expected}")
