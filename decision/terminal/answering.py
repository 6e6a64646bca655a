"""Which offer is better, how sure is that, and what should be asked? The commands that say so.

compare, confidence, switching, ask, ratings, questions and lens. Each makes the `Findings` of a
file once, prints a text about them, and writes a table of them where --csv names a file.
"""

import argparse
import sys
from collections.abc import Callable

from decision.analysis import analyse
from decision.files import interview_sheet, reports
from decision.files.spreadsheet_text import write_table
from decision.findings.draw_sums import DRAWS, SEED
from decision.findings.findings import Findings
from decision.findings.robustness import Robustness
from decision.terminal import answer_text
from decision.terminal.options import (
    add_decision,
    add_weights,
    adjusted,
    offer_named,
    whole_number,
)
from decision.terminal.streams import (
    STANDARD_OUTPUT,
    Stopped,
    UsageError,
    read,
    refuse,
    refuse_overwriting,
    stoppable,
    write,
)
from decision.words.questions import asked
from decision.words.reasons import retired
from decision.words.text import as_plain

MOST_WORLDS = 100_000_000
_TABLE = "write the table; - is standard output"


def add_compare(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads compare`."""
    parser.set_defaults(command=_compare)
    add_decision(parser, "write the summary; - is standard output")
    add_weights(parser)


def add_confidence(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads confidence`."""
    parser.set_defaults(command=_confidence)
    parser.epilog = (
        "Ctrl-C stops a run of many worlds. It then prints, or writes, the result of the worlds "
        "done so far, and the exit code is 130."
    )
    add_decision(parser, _TABLE)
    add_weights(parser)
    parser.add_argument(
        "--worlds", metavar="N", default=str(DRAWS), help=f"how many; {DRAWS} if left out"
    )
    parser.add_argument("--seed", metavar="S", default=str(SEED), help="other worlds: 1, 2, 3, ...")
    parser.add_argument(
        "--firmness", metavar="F", help="by what factor each weight may be off, 1.2 to 3"
    )


def add_switching(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads switching`."""
    parser.set_defaults(command=_switching)
    add_decision(parser, _TABLE)
    add_weights(parser)


def add_ask(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads ask`."""
    parser.set_defaults(command=_ask)
    add_decision(parser, _TABLE)
    add_weights(parser)


def add_ratings(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads ratings`."""
    parser.set_defaults(command=_ratings)
    add_decision(parser, "write to a file instead", default=STANDARD_OUTPUT)


def add_questions(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads questions`."""
    parser.set_defaults(command=_questions)
    add_decision(parser, "write a table instead; - is standard output")
    parser.add_argument("--offer", metavar="NAME", help="about this offer only")


def add_lens(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads lens`."""
    parser.set_defaults(command=_lens)
    add_decision(parser, "write the table to a file instead", default=STANDARD_OUTPUT)


def _compare(options: argparse.Namespace, rest: list[str]) -> None:
    findings = _findings(options, rest)
    _print(options, answer_text.ranking(findings), lambda: reports.summary(findings))


def _confidence(options: argparse.Namespace, rest: list[str]) -> None:
    findings = _findings_of_offers(options, rest)
    n_draws = whole_number("--worlds", options.worlds, 1, MOST_WORLDS)
    seed = whole_number("--seed", options.seed, 0, 2**32 - 1)
    robustness = _robustness(findings, n_draws, seed)
    stopped = answer_text.stopped(robustness.n_draws, n_draws)
    text = "\n".join(filter(None, [stopped, answer_text.shares(findings, robustness, seed)]))
    _print(options, text, lambda: reports.confidence(robustness))
    if stopped:
        raise Stopped(stopped)


def _robustness(findings: Findings, n_draws: int, seed: int) -> Robustness:
    """Return the result of so many worlds, or of those done when Ctrl-C was pressed."""
    if n_draws <= DRAWS:
        return findings.robustness_of(n_draws, seed)
    with stoppable() as stopped:
        _tell(0, n_draws)

        def progress(done: int, total: int) -> bool:
            _tell(done, total)
            return not stopped()

        robustness = findings.robustness_of(n_draws, seed, progress)
    print(file=sys.stderr)
    return robustness


def _tell(done: int, total: int) -> None:
    print(f"\r{done:,} of {total:,} worlds; Ctrl-C stops", end="", file=sys.stderr, flush=True)


def _switching(options: argparse.Namespace, rest: list[str]) -> None:
    findings = _findings_of_offers(options, rest)
    _print(options, answer_text.switches(findings), lambda: reports.switching(findings))


def _ask(options: argparse.Namespace, rest: list[str]) -> None:
    findings = _findings_of_offers(options, rest)
    _print(options, answer_text.questions(findings), lambda: reports.asking(findings))


def _ratings(options: argparse.Namespace, rest: list[str]) -> None:
    write(options.csv, write_table(*reports.ratings(_findings(options, rest))))


def _questions(options: argparse.Namespace, rest: list[str]) -> None:
    decision = _findings(options, rest).analysis.decision
    only = None if options.offer is None else offer_named(decision, options.offer)
    questions = asked(decision, options.catalog)
    to_be_asked = interview_sheet.open_questions(decision, questions, only)
    if options.csv is None:
        write(STANDARD_OUTPUT, interview_sheet.as_markdown(to_be_asked))
    else:
        write(options.csv, interview_sheet.as_csv(to_be_asked))


def _lens(options: argparse.Namespace, rest: list[str]) -> None:
    findings = _findings(options, rest)
    _print(options, answer_text.companies(findings), lambda: reports.lens(findings))


def _findings(options: argparse.Namespace, rest: list[str]) -> Findings:
    """Return the findings of the file, and say which of its answers count nowhere."""
    refuse(rest)
    refuse_overwriting(options.file, options.csv)
    decision = read(options.file, options.catalog, new_criteria=options.new_criteria)
    analysis = analyse(decision, options.catalog)
    for answer in analysis.retired:
        print(f"crossroads: {as_plain(retired(answer))}", file=sys.stderr)
    wanted = adjusted(analysis, options)
    return Findings(analysis if wanted is decision else analyse(wanted, options.catalog))


def _findings_of_offers(options: argparse.Namespace, rest: list[str]) -> Findings:
    """Return the same, of at least one offer."""
    findings = _findings(options, rest)
    if not findings.analysis.offers:
        raise UsageError(f"{options.file}: found no offer; expected at least one")
    return findings


def _print(options: argparse.Namespace, text: str, table: Callable[[], reports.Table]) -> None:
    print(text, file=sys.stderr if options.csv == STANDARD_OUTPUT else sys.stdout)
    if options.csv is not None:
        write(options.csv, write_table(*table()))
