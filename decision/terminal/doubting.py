"""How sure is it, what would change it, what to ask? The commands confidence, switching and ask."""

import argparse
import sys

from decision.analysis import Analysis, analyse
from decision.files import asking_csv, confidence_csv, switching_csv
from decision.files.problems import quoted
from decision.findings.draw_sums import DRAWS, SEED
from decision.findings.findings import Findings
from decision.findings.robustness import Robustness, robustness
from decision.imports.ratings_table import number
from decision.model import FIRMEST, LOOSEST, Decision, revised
from decision.terminal import answer_text
from decision.terminal.arguments import add_decision, add_new_criteria, add_weights
from decision.terminal.comparing import decision_of
from decision.terminal.options import weighed
from decision.terminal.stopping import stoppable
from decision.terminal.streams import STANDARD_OUTPUT, Stopped, UsageError, write

MOST_WORLDS = 100_000_000


def add_confidence(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads confidence`."""
    parser.set_defaults(command=_confidence)
    parser.epilog = (
        "Ctrl-C stops many worlds: what is printed, or written, is then of those that were done, "
        "and the exit code is 130."
    )
    _add_decision(parser)
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
    _add_decision(parser)


def add_ask(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads ask`."""
    parser.set_defaults(command=_ask)
    _add_decision(parser)


def _add_decision(parser: argparse.ArgumentParser) -> None:
    add_decision(parser)
    add_weights(parser)
    parser.add_argument("--csv", metavar="OUT", help="write the table; - is standard output")
    add_new_criteria(parser)


def _confidence(options: argparse.Namespace, rest: list[str]) -> None:
    decision = _decision(options, rest)
    n_draws = _whole("--worlds", options.worlds, 1, MOST_WORLDS)
    seed = _whole("--seed", options.seed, 0, 2**32 - 1)
    analysis = analyse(_firm(decision, options.firmness))
    findings = Findings(analysis)
    usual = findings.robustness
    sure = usual if (n_draws, seed) == (DRAWS, SEED) else _looked_at(analysis, n_draws, seed)
    stopped = answer_text.stopped(sure.n_draws, n_draws)
    text = "\n".join(filter(None, [stopped, answer_text.shares(findings, sure, seed)]))
    _print(options, text, confidence_csv.written(sure))
    if stopped:
        raise Stopped(stopped)


def _looked_at(analysis: Analysis, n_draws: int, seed: int) -> Robustness:
    """Return how sure it is over so many worlds, or over those done when Ctrl-C was pressed."""
    if n_draws <= DRAWS:
        return robustness(analysis, n_draws, seed)
    with stoppable() as stopped:
        _tell(0, n_draws)

        def progress(done: int, total: int) -> bool:
            _tell(done, total)
            return not stopped()

        sure = robustness(analysis, n_draws, seed, progress)
    print(file=sys.stderr)
    return sure


def _switching(options: argparse.Namespace, rest: list[str]) -> None:
    analysis = analyse(_decision(options, rest))
    _print(options, answer_text.switches(Findings(analysis)), switching_csv.written(analysis))


def _ask(options: argparse.Namespace, rest: list[str]) -> None:
    analysis = analyse(_decision(options, rest))
    findings = Findings(analysis)
    table = asking_csv.written(analysis, findings.information)
    _print(options, answer_text.questions(findings), table)


def _decision(options: argparse.Namespace, rest: list[str]) -> Decision:
    given = decision_of(options, rest, new_criteria=options.new_criteria)
    if not given.offers:
        raise UsageError(f"{options.file}: found no offer; expected at least one")
    return weighed(given, options.weights)


def _print(options: argparse.Namespace, text: str, table: str) -> None:
    print(text, file=sys.stderr if options.csv == STANDARD_OUTPUT else sys.stdout)
    if options.csv is not None:
        write(options.csv, table)


def _firm(decision: Decision, firmness: str | None) -> Decision:
    if firmness is None:
        return decision
    factor = number(firmness)
    if factor is None or not FIRMEST <= factor <= LOOSEST:
        expected = f"a number from {FIRMEST:g} to {LOOSEST:g}"
        raise UsageError(f"--firmness: found {quoted(firmness)}; expected {expected}")
    return revised(decision, firmness=factor)


def _whole(option: str, text: str, least: int, most: int) -> int:
    is_whole = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    if not is_whole or not least <= int(text) <= most:
        expected = f"a whole number from {least} to {most}"
        raise UsageError(f"{option}: found {quoted(text)}; expected {expected}")
    return int(text)


def _tell(done: int, total: int) -> None:
    print(f"\r{done:,} of {total:,} worlds; Ctrl-C stops", end="", file=sys.stderr, flush=True)
