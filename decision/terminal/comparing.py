"""Which offer is better, and why? The commands compare, ratings, questions and lens."""

import argparse
import sys

from criteria import catalog
from decision.analysis import analyse
from decision.beliefs.facts import retired_answers
from decision.beliefs.lenses import lenses
from decision.files import evidence_csv, interview_sheet, lens_csv, summary_csv
from decision.findings.findings import Findings
from decision.model import Decision
from decision.terminal.answer_text import ranking
from decision.terminal.arguments import add_decision, add_new_criteria, add_weights
from decision.terminal.lens_text import companies
from decision.terminal.options import offer_named, weighed
from decision.terminal.streams import STANDARD_OUTPUT, read, refuse, refuse_overwriting, write
from decision.words.questions import asked
from decision.words.reasons import retired
from decision.words.text import as_plain


def add_compare(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads compare`."""
    parser.set_defaults(command=_compare)
    add_decision(parser)
    add_weights(parser)
    parser.add_argument("--csv", metavar="OUT", help="write the summary; - is standard output")
    add_new_criteria(parser)


def add_ratings(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads ratings`."""
    parser.set_defaults(command=_ratings)
    parser.add_argument("file", metavar="FILE", help="a decision (.json) or ratings (.csv)")
    parser.add_argument(
        "--csv", metavar="OUT", default=STANDARD_OUTPUT, help="write to a file instead"
    )


def add_questions(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads questions`."""
    parser.set_defaults(command=_questions)
    parser.add_argument("file", metavar="FILE", help="a decision (.json) or ratings (.csv)")
    parser.add_argument("--offer", metavar="NAME", help="about this offer only")
    parser.add_argument("--csv", metavar="OUT", help="write a table instead; - is standard output")


def add_lens(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads lens`."""
    parser.set_defaults(command=_lens)
    parser.add_argument("file", metavar="FILE", help="a decision (.json) or ratings (.csv)")
    parser.add_argument(
        "--csv", metavar="OUT", default=STANDARD_OUTPUT, help="write the table to a file instead"
    )


def decision_of(
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
    given = decision_of(options, rest, new_criteria=options.new_criteria)
    decision = weighed(given, options.weights)
    analysis = analyse(decision)
    to_terminal = options.csv == STANDARD_OUTPUT
    print(ranking(Findings(analysis)), file=sys.stderr if to_terminal else sys.stdout)
    if options.csv is not None:
        write(options.csv, summary_csv.written(analysis))


def _ratings(options: argparse.Namespace, rest: list[str]) -> None:
    write(options.csv, evidence_csv.written(analyse(decision_of(options, rest))))


def _questions(options: argparse.Namespace, rest: list[str]) -> None:
    decision = decision_of(options, rest)
    only = None if options.offer is None else offer_named(decision, options.offer)
    found = interview_sheet.open_questions(decision, asked(decision, catalog.load()), only)
    if options.csv is None:
        write(STANDARD_OUTPUT, interview_sheet.as_markdown(found))
    else:
        write(options.csv, interview_sheet.as_csv(found))


def _lens(options: argparse.Namespace, rest: list[str]) -> None:
    decision, known = decision_of(options, rest), catalog.load()
    seen = lenses(decision, known, analyse(decision, known).beliefs)
    to_terminal = options.csv == STANDARD_OUTPUT
    print(companies(decision, known, seen), file=sys.stderr if to_terminal else sys.stdout)
    write(options.csv, lens_csv.written(decision, seen))
