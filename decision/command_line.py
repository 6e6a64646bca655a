"""The command `crossroads`: open the app, compare, give reasons, import, start anew, the schema.

Errors go to standard error with exit code 2; a traceback is a bug.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence

from pydantic import ValidationError

from criteria import catalog
from criteria.catalog import SETTING
from decision import edits
from decision.analysis import CriterionError, analyse
from decision.evidence import gather, retired_answers
from decision.files import decision_json, evidence_csv, interview_sheet, lens_csv, summary_csv
from decision.files.problems import BadFileError, quoted, reason
from decision.home import home
from decision.lenses import lenses
from decision.model import Decision
from decision.terminal.options import offer_named, points, use_catalog
from decision.terminal.streams import (
    STANDARD_OUTPUT,
    UsageError,
    read,
    refuse,
    refuse_overwriting,
    write,
    write_new,
)
from decision.words.companies import companies
from decision.words.questions import asked
from decision.words.ranking import ranking
from decision.words.reasons import retired
from decision.words.text import as_plain

FAILED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code: 0, or 2 with a message on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # as where a shell closed it
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    given = list(sys.argv[1:] if arguments is None else arguments)
    options, rest = _parser().parse_known_args(given)
    try:
        use_catalog(options.catalog)
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
    parser.set_defaults(command=_open, catalog=None)
    commands = parser.add_subparsers(metavar="COMMAND")
    run = commands.add_parser("run", help="open the app; further options go to `streamlit run`")
    run.set_defaults(command=_run)
    _add_compare(commands.add_parser("compare", help="rank the offers of a file"))
    _add_ratings(commands.add_parser("ratings", help="print every rating with its reasons, as CSV"))
    _add_questions(commands.add_parser("questions", help="print what is still to be asked"))
    _add_lens(commands.add_parser("lens", help="print what the companies are really like"))
    _add_import(commands.add_parser("import", help="make a decision from a file of ratings"))
    _add_new(commands.add_parser("new", help="make a decision with offers still to be rated"))
    schema = commands.add_parser("schema", help="print the JSON schema of a decision")
    schema.set_defaults(command=_schema)
    for every in (parser, *commands.choices.values()):
        _add_catalog(every)
    return parser


def _add_catalog(parser: argparse.ArgumentParser) -> None:
    # Without a default of its own, so that a command does not undo what stands before its name.
    parser.add_argument(
        "--catalog",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help=f"a folder with other criteria and questions; {SETTING} names one for good",
    )


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


def _add_ratings(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_ratings)
    parser.add_argument("file", metavar="FILE", help="a decision (.json) or ratings (.csv)")
    parser.add_argument(
        "--csv", metavar="OUT", default=STANDARD_OUTPUT, help="write to a file instead"
    )


def _add_questions(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_questions)
    parser.add_argument("file", metavar="FILE", help="a decision (.json) or ratings (.csv)")
    parser.add_argument("--offer", metavar="NAME", help="about this offer only")
    parser.add_argument("--csv", metavar="OUT", help="write a table instead; - is standard output")


def _add_lens(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_lens)
    parser.add_argument("file", metavar="FILE", help="a decision (.json) or ratings (.csv)")
    parser.add_argument(
        "--csv", metavar="OUT", default=STANDARD_OUTPUT, help="write the table to a file instead"
    )


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


def _open(options: argparse.Namespace, rest: list[str]) -> None:
    refuse(rest)
    _run(options, rest)


def _run(_: argparse.Namespace, rest: list[str]) -> None:
    app = str(home() / "app.py")
    sys.stdout.flush()
    # -P: modules that happen to lie in the current folder must not be taken for installed ones.
    os.execv(sys.executable, [sys.executable, "-P", "-m", "streamlit", "run", app, *rest])


def _schema(_: argparse.Namespace, rest: list[str]) -> None:
    refuse(rest)
    print(json.dumps(decision_json.schema(), indent=2))


def _decision(
    options: argparse.Namespace, rest: list[str], *, new_criteria: bool = False
) -> Decision:
    """Return the decision to say something about; which of its answers count nowhere is told."""
    refuse(rest)
    refuse_overwriting(options.file, options.csv)
    decision = read(options.file, new_criteria=new_criteria)
    for found in retired_answers(decision, catalog.load()):
        print(f"crossroads: {as_plain(retired(found))}", file=sys.stderr)
    return decision


def _compare(options: argparse.Namespace, rest: list[str]) -> None:
    decision = _decision(options, rest, new_criteria=options.new_criteria)
    if options.weights is not None:
        decision = edits.weigh_only(decision, points(options.weights, analyse(decision)))
    analysis = analyse(decision)
    to_terminal = options.csv == STANDARD_OUTPUT
    print(ranking(analysis), file=sys.stderr if to_terminal else sys.stdout)
    if options.csv is not None:
        write(options.csv, summary_csv.written(analysis))


def _ratings(options: argparse.Namespace, rest: list[str]) -> None:
    write(options.csv, evidence_csv.written(analyse(_decision(options, rest))))


def _questions(options: argparse.Namespace, rest: list[str]) -> None:
    decision = _decision(options, rest)
    only = None if options.offer is None else offer_named(decision, options.offer)
    found = interview_sheet.open_questions(decision, asked(decision, catalog.load()), only)
    if options.csv is None:
        write(STANDARD_OUTPUT, interview_sheet.as_markdown(found))
    else:
        write(options.csv, interview_sheet.as_csv(found))


def _lens(options: argparse.Namespace, rest: list[str]) -> None:
    decision, known = _decision(options, rest), catalog.load()
    seen = lenses(decision, known, gather(decision, known.questions))
    to_terminal = options.csv == STANDARD_OUTPUT
    print(companies(decision, known, seen), file=sys.stderr if to_terminal else sys.stdout)
    write(options.csv, lens_csv.written(decision, seen))


def _import(options: argparse.Namespace, rest: list[str]) -> None:
    refuse(rest)
    decision = read(options.file, new_criteria=options.new_criteria)
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
        found = f"found {quoted(str(first['input']))}; " if first["loc"] else ""
        raise UsageError(f"new: {found}{reason(first)}") from None
    write_new(options.out, decision_json.written(decision))
