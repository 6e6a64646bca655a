"""How does a command read a table? As it is guessed, said on standard error, or as options say.

Each option fills one choice of a reading (`imports.reading`). What the table does not settle is
refused, with the option that settles it; nothing is asked.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

from decision.files.problems import BadFileError, harmless, quoted
from decision.imports import opening
from decision.imports.applied import decision_from
from decision.imports.cells import grids
from decision.imports.cells.grid import Grid
from decision.imports.reading.choice_names import Option, choices_of
from decision.imports.reading.columns import OWN
from decision.imports.reading.readings import Reading, read
from decision.imports.reading.statements import YES, Statement
from decision.imports.reading.weight_sheets import other_sheets
from decision.model import Decision
from decision.terminal import streams
from decision.terminal.streams import UsageError
from decision.words.text import as_plain

_GENERAL = {
    "offers_in": ("--offers-in", "rows|columns", "where the offers are"),
    "names_in": ("--names-in", "HEADING", "over which heading the offers' names stand"),
    "weights_from": ("--weights-from", "NAME", "the row or column of weights; labels, or none"),
    "decimal": ("--decimal", "comma|point", "what parts the decimals of numbers"),
}
_OF_A_HEAD = {
    "head": ("--head", "HEADING=CRITERION", "a criterion's key, own, note or out"),
    "scale": ("--scale", "HEADING=1-5", "from the worst to the best, percent, or measured"),
    "better": ("--better", "HEADING=less|more", "which way is better"),
    "ends": ("--ends", "HEADING=90..10", "the worst and the best amount"),
    "unit": ("--unit", "HEADING=UNIT", "the unit of its amounts"),
}
_NEW = "make columns that are no known criterion into criteria of your own"
_STRICT = "read ratings CSV only: a column offer, and ratings from 0 to 10"


class OpenTableError(UsageError):
    """A table does not settle how it is to be read; the message names the options that do."""

    def __init__(self, lines: list[str]) -> None:
        ValueError.__init__(self, "\n".join(map(harmless, lines)))


def describe(parser: ArgumentParser) -> None:
    """Add the options that say how a table is read."""
    group = parser.add_argument_group("how a table is read")
    for key, (flag, metavar, says) in _GENERAL.items():
        group.add_argument(flag, dest=key, metavar=metavar, help=says)
    for key, (flag, metavar, says) in _OF_A_HEAD.items():
        group.add_argument(flag, dest=key, metavar=metavar, help=says, action="append", default=[])
    group.add_argument(
        "--leave-out",
        metavar="ROW",
        action="append",
        default=[],
        help="a row or column to leave out",
    )
    group.add_argument("--sheet", metavar="NAME", help="which sheet of a spreadsheet")
    group.add_argument("--encoding", metavar="NAME", help="how the letters of a text are read")
    group.add_argument("--new-criteria", action="store_true", help=_NEW)
    group.add_argument("--no-guess", action="store_true", help=_STRICT)


def decision_in(chosen: Namespace) -> Decision:
    """Return the decision in a file, or the one that its table makes.

    Raises
    ------
    UsageError, BadFileError
        If it cannot be read, or the table leaves something open.
    """
    content, name = streams.content_of(chosen.file), Path(chosen.file).name
    if chosen.no_guess or PurePath(name).suffix.lower() == ".json":
        _refuse_options(chosen)
        new, sheet = chosen.new_criteria, chosen.sheet
        return opening.opened(name, content, sheet, new_criteria=new, catalog=chosen.catalog)
    grid = grids.grid(name, content, chosen.sheet, chosen.encoding)
    if grid.encodings and not chosen.encoding:
        raise OpenTableError(_encodings(name, grid))
    try:
        reading = _reading(grid, other_sheets(name, content, grid), chosen)
    except BadFileError as error:
        raise BadFileError(name, error.problems) from None
    if not reading.is_plain:
        _tell(name, reading)
    if reading.open_choices:
        raise OpenTableError(_all_asked(name, reading.open_choices))
    return decision_from(name, reading)


def _refuse_options(chosen: Namespace) -> None:
    """Refuse options that say how a table is read where none is read by them."""
    flags = {key: flag for key, (flag, *_) in (_GENERAL | _OF_A_HEAD).items()}
    flags |= {"leave_out": "--leave-out", "encoding": "--encoding"}
    flags |= {} if chosen.no_guess else {"sheet": "--sheet"}
    said = [flag for key, flag in flags.items() if getattr(chosen, key)]
    if said:
        where = "beside --no-guess" if chosen.no_guess else "of a decision"
        raise UsageError(f"{said[0]}: found {where}; expected a table that is read by it")


def _reading(grid: Grid, sheets: Mapping[str, Grid], chosen: Namespace) -> Reading:
    """Return how a table is read with the options taken."""
    criteria = chosen.catalog.criteria
    general = {key: getattr(chosen, key) for key in _GENERAL if getattr(chosen, key) is not None}
    options = [Option("leave_out", line, YES) for line in chosen.leave_out]
    options += [_option(about, text) for about in _OF_A_HEAD for text in getattr(chosen, about)]
    choices = choices_of(grid, criteria, general, options, sheets)
    reading = read(grid, criteria, choices, sheets)
    if chosen.new_criteria:
        own = {s.key: OWN for s in reading.open_choices if s.key.startswith("head:")}
        reading = read(grid, criteria, {**choices, **own}, sheets)
    return reading


def _option(about: str, text: str) -> Option:
    """Return an option of a heading; a scale may be that of all headings."""
    head, equals, value = text.rpartition("=")
    if not value.strip() or (not equals and about != "scale"):
        flag, metavar, _ = _OF_A_HEAD[about]
        raise UsageError(f"{flag}: found {quoted(text)}; expected {metavar}")
    return Option(about, head.strip(), _PERCENT.get(value.strip().casefold(), value.strip()))


_PERCENT = {"percent": "0-100", "%": "0-100"}


def _tell(name: str, reading: Reading) -> None:
    """Say on standard error how a table is read."""
    print(harmless(f"crossroads: how {name} is read:"), file=sys.stderr)
    for statement in reading.statements:
        said = f"{as_plain(statement.sentence)} {statement.why}".strip()
        print(harmless(f"  {'?' if statement.is_open else '-'} {said}"), file=sys.stderr)


def _all_asked(name: str, open_choices: Sequence[Statement]) -> list[str]:
    """Return a line for each open choice; what headings may be is said once, behind them."""
    heads = [statement for statement in open_choices if statement.key.startswith("head:")]
    others = [_asked(name, statement) for statement in open_choices if statement not in heads]
    if not heads:
        return others
    keys = ", ".join(key.lstrip("*") for key in heads[0].options if key != OWN)
    expected = f"{name}, header: expected for each one of {keys}, own (--head HEADING=...)"
    takes = "--new-criteria takes them all as your own"
    return [*(_unknown_head(name, head) for head in heads), f"{expected}; {takes}", *others]


def _unknown_head(name: str, statement: Statement) -> str:
    head = statement.key.partition(":")[2]
    why = f"; {statement.why[0].lower()}{statement.why[1:].rstrip('.')}" if statement.why else ""
    own = _quoted(head, OWN.lstrip("*"))
    takes = f"--head {own} takes it as one of your own"
    return (
        f"{name}, header: found column {quoted(head)}, which is no known criterion{why} ({takes})"
    )


def _asked(name: str, statement: Statement) -> str:
    about, _, head = statement.key.partition(":")
    said = f"{name}: {as_plain(statement.sentence)} {statement.why}".strip()
    values = [value for value in statement.options if value] or ["..."]
    flag = (_GENERAL | _OF_A_HEAD)[about][0]
    ways = [f"{flag} {_quoted(head, value) if head else value}" for value in values]
    return f"{said} Settle it with {' or '.join(ways[:3])}."


def _quoted(head: str, value: str) -> str:
    return f'"{head}={value}"'


def _encodings(name: str, grid: Grid) -> list[str]:
    ways = [f'--encoding {each.name} reads "{each.sample}"' for each in grid.encodings]
    return [f"{name}: its letters may be read in several ways: {'; '.join(ways)}."]
