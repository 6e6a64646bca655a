"""How does a decision begin? The commands import, new and schema."""

import argparse
import json

from pydantic import ValidationError

from decision import edits
from decision.files import decision_json
from decision.files.problems import quoted, reason
from decision.terminal.options import add_new_criteria
from decision.terminal.streams import STANDARD_OUTPUT, UsageError, read, refuse, write_new


def add_import(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads import`."""
    parser.set_defaults(command=_import)
    parser.add_argument("file", metavar="FILE", help="ratings (.csv, .xlsx)")
    add_new_criteria(parser)
    _add_out(parser)


def add_new(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads new`."""
    parser.set_defaults(command=_new)
    parser.add_argument("title", metavar="TITLE", help="what is to be decided")
    parser.add_argument(
        "--offers",
        metavar="A;B;C",
        default="",
        help="names of the offers; staying in the present job is there by itself",
    )
    _add_out(parser)


def add_schema(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads schema`."""
    parser.set_defaults(command=_schema)


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--out",
        metavar="OUT",
        default=STANDARD_OUTPUT,
        help="a new file for the decision (.json); - is standard output, and the default",
    )


def _schema(_: argparse.Namespace, rest: list[str]) -> None:
    refuse(rest)
    print(json.dumps(decision_json.schema(), indent=2))


def _import(options: argparse.Namespace, rest: list[str]) -> None:
    refuse(rest)
    decision = read(options.file, options.catalog, new_criteria=options.new_criteria)
    write_new(options.out, decision_json.written(decision))


def _new(options: argparse.Namespace, rest: list[str]) -> None:
    refuse(rest)
    names = [name.strip() for name in options.offers.split(";") if name.strip()]
    try:
        decision = edits.started(options.title)
        others = [name for name in names if name.casefold() != edits.STAY.casefold()]
        decision = edits.add_offers(decision, [(name, {}) for name in others])
    except ValidationError as error:
        first = error.errors()[0]
        # What concerns the whole has no single input to show.
        input_found = f"found {quoted(str(first['input']))}; " if first["loc"] else ""
        raise UsageError(f"new: {input_found}{reason(first)}") from None
    write_new(options.out, decision_json.written(decision))
