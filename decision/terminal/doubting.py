"""How sure is it, what would change it, what to ask? The commands confidence, switching and ask."""

import argparse
import sys

from decision.analysis import Analysis, analyse
from decision.asking import worth_asking
from decision.confidence import SEED, WORLDS, confidence
from decision.files import asking_csv, confidence_csv, switching_csv
from decision.files.problems import quoted
from decision.files.ratings_table import number
from decision.model import Decision, revised
from decision.terminal.arguments import add_decision, add_weights
from decision.terminal.options import weighed
from decision.terminal.streams import (
    STANDARD_OUTPUT,
    UsageError,
    read,
    refuse,
    refuse_overwriting,
    write,
)
from decision.words import doubts

MOST_WORLDS = 100_000_000
FIRMEST, LOOSEST = 1.2, 3.0


def add_confidence(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads confidence`."""
    parser.set_defaults(command=_confidence)
    add_decision(parser)
    add_weights(parser)
    parser.add_argument(
        "--worlds", metavar="N", default=str(WORLDS), help=f"how many; {WORLDS} if left out"
    )
    parser.add_argument("--seed", metavar="S", default=str(SEED), help="other worlds: 1, 2, 3, ...")
    parser.add_argument(
        "--firmness", metavar="F", help="by what factor each weight may be off, 1.2 to 3"
    )
    _add_csv(parser)


def add_switching(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads switching`."""
    parser.set_defaults(command=_switching)
    add_decision(parser)
    _add_csv(parser)


def add_ask(parser: argparse.ArgumentParser) -> None:
    """Describe `crossroads ask`."""
    parser.set_defaults(command=_ask)
    add_decision(parser)
    _add_csv(parser)


def _add_csv(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--csv", metavar="OUT", help="write the table; - is standard output")


def _confidence(options: argparse.Namespace, rest: list[str]) -> None:
    refuse(rest)
    n_worlds = _whole("--worlds", options.worlds, 1, MOST_WORLDS)
    seed = _whole("--seed", options.seed, 0, 2**32 - 1)
    decision = _firm(weighed(_read(options), options.weights), options.firmness)
    analysis = analyse(decision)
    usual = confidence(analysis)
    is_usual = (n_worlds, seed) == (WORLDS, SEED)
    tell = _progress if n_worlds > WORLDS else None
    sure = usual if is_usual else confidence(analysis, n_worlds, seed, tell)
    _print(options, doubts.shares(sure, usual), confidence_csv.written(sure))


def _switching(options: argparse.Namespace, rest: list[str]) -> None:
    refuse(rest)
    analysis = analyse(_read(options))
    _print(options, doubts.switches(analysis), switching_csv.written(analysis))


def _ask(options: argparse.Namespace, rest: list[str]) -> None:
    refuse(rest)
    analysis: Analysis = analyse(_read(options))
    found = worth_asking(analysis)
    _print(options, doubts.questions(analysis, found), asking_csv.written(analysis, found))


def _read(options: argparse.Namespace) -> Decision:
    refuse_overwriting(options.file, options.csv)
    decision = read(options.file)
    if not decision.offers:
        raise UsageError(f"{options.file}: found no offer; expected at least one")
    return decision


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


def _progress(done: int, total: int) -> None:
    end = "\n" if done == total else "\r"
    print(f"{done} of {total} worlds; Ctrl-C stops", end=end, file=sys.stderr, flush=True)
