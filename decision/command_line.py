"""The command `crossroads`: open the app, compare, import, start anew, print the schema.

Errors go to standard error with exit code 2; a traceback is a bug.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from decision import edits
from decision.analysis import Analysis, CriterionError, analyse, nearest
from decision.files import decision_json, summary_csv
from decision.files.decoding import SIZE_LIMIT
from decision.files.opening import opened
from decision.files.problems import BadFileError, harmless, quoted, reason
from decision.files.ratings_table import number
from decision.home import home
from decision.model import Decision
from decision.words.ranking import ranking

FAILED = 2
STANDARD_OUTPUT = "-"


class UsageError(ValueError):
    """What was asked for cannot be done; the message says why."""

    def __init__(self, message: str) -> None:
        super().__init__(harmless(message))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code: 0, or 2 with a message on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # as where a shell closed it
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    given = list(sys.argv[1:] if arguments is None else arguments)
    options, rest = _parser().parse_known_args(given or ["run"])
    try:
        options.command(options, rest)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (UsageError, BadFileError, CriterionError, OSError) as error:
        print(f"crossroads: {error}", file=sys.stderr)
        return FAILED
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="crossroads", description="Compare job offers. Without a command the app opens."
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    run = commands.add_parser("run", help="open the app; further options go to `streamlit run`")
    run.set_defaults(command=_run)
    _add_compare(commands.add_parser("compare", help="rank the offers of a file"))
    _add_import(commands.add_parser("import", help="make a decision from a file of ratings"))
    _add_new(commands.add_parser("new", help="make a decision with offers still to be rated"))
    schema = commands.add_parser("schema", help="print the JSON schema of a decision")
    schema.set_defaults(command=_schema)
    return parser


def _add_compare(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_compare)
    parser.add_argument("file", metavar="FILE", help="a decision (.json) or ratings (.csv, .xlsx)")
    parser.add_argument(
        "--weights",
        metavar="KEY=POINTS,...",
        help="what counts how much; criteria left out count 0",
    )
    parser.add_argument("--csv", metavar="OUT", help="write the summary; - is standard output")
    _add_new_criteria(parser)


def _add_new_criteria(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--new-criteria",
        action="store_true",
        help="take columns that are no known criterion as criteria of your own",
    )


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_import)
    parser.add_argument("file", metavar="FILE", help="ratings (.csv, .xlsx)")
    _add_new_criteria(parser)
    _add_out(parser)


def _add_new(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_new)
    parser.add_argument("title", metavar="TITLE", help="what is to be decided")
    parser.add_argument(
        "--offers",
        metavar="A;B;C",
        default="",
        help="names of the offers; staying in the present job is there by itself",
    )
    _add_out(parser)


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--out",
        metavar="OUT",
        default=STANDARD_OUTPUT,
        help="a new file for the decision (.json); - is standard output, and the default",
    )


def _run(_: argparse.Namespace, rest: list[str]) -> None:
    app = str(home() / "app.py")
    sys.stdout.flush()
    # -P: modules that happen to lie in the current folder must not be taken for installed ones.
    os.execv(sys.executable, [sys.executable, "-P", "-m", "streamlit", "run", app, *rest])


def _schema(_: argparse.Namespace, rest: list[str]) -> None:
    _refuse(rest)
    print(json.dumps(decision_json.schema(), indent=2))


def _compare(options: argparse.Namespace, rest: list[str]) -> None:
    _refuse(rest)
    _refuse_overwriting(options.file, options.csv)
    decision = _read(options.file, new_criteria=options.new_criteria)
    if options.weights is not None:
        decision = edits.weigh_only(decision, _points(options.weights, analyse(decision)))
    analysis = analyse(decision)
    to_terminal = options.csv == STANDARD_OUTPUT
    print(ranking(analysis), file=sys.stderr if to_terminal else sys.stdout)
    if options.csv is not None:
        _write(options.csv, summary_csv.written(analysis))


def _import(options: argparse.Namespace, rest: list[str]) -> None:
    _refuse(rest)
    decision = _read(options.file, new_criteria=options.new_criteria)
    _write_new(options.out, decision_json.written(decision))


def _new(options: argparse.Namespace, rest: list[str]) -> None:
    _refuse(rest)
    names = [name.strip() for name in options.offers.split(";") if name.strip()]
    try:
        decision = edits.started(options.title)
        others = [name for name in names if name.casefold() != edits.STAY.casefold()]
        decision = edits.add_offers(decision, [(name, {}) for name in others])
    except ValidationError as error:
        first = error.errors()[0]
        found = quoted(str(first["input"]))
        raise UsageError(f"new: found {found}; {reason(first)}") from None
    _write_new(options.out, decision_json.written(decision))


def _write_new(out: str, text: str) -> None:
    if out not in ("", STANDARD_OUTPUT) and Path(out).exists():
        raise UsageError(f"{out} is there already; expected the name of a new file")
    _write(out, text)


def _refuse(rest: list[str]) -> None:
    if rest:
        raise UsageError(f"unknown argument {rest[0]}; see crossroads --help")


def _refuse_overwriting(file: str, out: str | None) -> None:
    if out not in (None, STANDARD_OUTPUT) and Path(out).exists() and Path(out).samefile(file):
        raise UsageError(f"--csv: {out} is the file that is read; expected another one")


def _read(file: str, *, new_criteria: bool) -> Decision:
    try:
        with Path(file).open("rb") as source:
            content = source.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}") from None
    return opened(Path(file).name, content, new_criteria=new_criteria)


def _points(text: str, analysis: Analysis) -> dict[str, float]:
    """Return slider points by criterion from ``impact=30,learning=20``."""
    known = {
        name.casefold(): criterion.key
        for criterion in analysis.criteria
        for name in (criterion.name, criterion.key)
    }
    points: dict[str, float] = {}
    for part in text.split(","):
        name, equals, number = (piece.strip() for piece in part.partition("="))
        if not equals:
            raise UsageError(f"--weights: found {quoted(part)}; expected criterion=points")
        key = known.get(name.casefold())
        if key is None:
            hint = nearest(name, known.values())
            raise UsageError(f"--weights: unknown criterion {quoted(name)}; {hint}")
        if key in points:
            raise UsageError(f"--weights: {key} given twice")
        points[key] = _weight(key, number)
    return points


def _weight(key: str, text: str) -> float:
    weight = number(text)
    if weight is None or not 0 <= weight < float("inf"):
        expected = "a number from 0 upwards"
        raise UsageError(f"--weights: {key}: found {quoted(text)}; expected {expected}")
    return weight


def _write(out: str, text: str) -> None:
    if out == STANDARD_OUTPUT:
        sys.stdout.write(text)
        return
    if not out:
        raise UsageError("found no name to write to; expected a file, or - for standard output")
    try:
        Path(out).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"{out}: {error.strerror or error}") from None
