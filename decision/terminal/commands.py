"""Which offer is better, how sure is that, what should be asked, and how does a decision begin?

compare, confidence, switching, ask, ratings, questions, pay, price and lens: each makes the
`Findings` of a file once, prints a text about them, and writes a table of them where --csv names a
file; report makes a page of them, and record says what was chosen. import, new, template and
schema are how a decision begins.
"""

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import date

from pydantic import ValidationError

from decision import edits
from decision.files import (
    blank_table,
    decision_json,
    decision_record,
    interview_sheet,
    reports,
    workbook,
)
from decision.files.problems import quoted, reason
from decision.files.spreadsheet_text import write_table
from decision.findings.findings import Findings
from decision.findings.robustness import Robustness
from decision.model import OFFER_LIMIT
from decision.terminal import answer_text, options, pay_text, streams, tables
from decision.terminal.findings_of import findings_of
from decision.terminal.options import Command
from decision.terminal.streams import STANDARD_OUTPUT, UsageError
from decision.words.questions import asked
from decision.words.verdicts import n_of_simulations

_TABLES = ("csv", "long", "workbook")  # what may be written beside a text
MOST_SIMULATIONS = 100_000_000


def _confidence(chosen: Namespace) -> None:
    findings = findings_of(chosen, least=1)
    n_draws = options.whole_number("--simulations", chosen.simulations, 1, MOST_SIMULATIONS)
    seed = options.whole_number("--seed", chosen.seed, 0, 2**32 - 1)
    robustness = _robustness(findings, n_draws, seed)
    stopped = answer_text.stopped(robustness.n_draws, n_draws)
    text = "\n".join(filter(None, [stopped, answer_text.shares(findings, robustness, seed)]))
    _print(chosen, text, lambda: reports.confidence(robustness))
    if stopped:
        raise streams.Stopped(stopped)


def _robustness(findings: Findings, n_draws: int, seed: int) -> Robustness:
    """Return the result of so many simulations, or of those done when Ctrl-C was pressed."""
    if n_draws <= findings.n_draws:
        return findings.robustness_of(n_draws, seed)
    with streams.stoppable() as stopped:
        _tell(0, n_draws)

        def progress(done: int, total: int) -> bool:
            _tell(done, total)
            return not stopped()

        robustness = findings.robustness_of(n_draws, seed, progress)
    print(file=sys.stderr)
    return robustness


def _tell(done: int, total: int) -> None:
    print(f"\r{n_of_simulations(done, total)}; Ctrl-C stops", end="", file=sys.stderr, flush=True)


def _ratings(chosen: Namespace) -> None:
    streams.write(chosen.csv, write_table(*reports.ratings(findings_of(chosen, all_offers=True))))


def _questions(chosen: Namespace) -> None:
    analysis = findings_of(chosen).analysis
    decision = analysis.whole
    only = None if chosen.offer is None else options.offer_named(decision, chosen.offer)
    questions = asked(decision, analysis.catalog)
    to_be_asked = interview_sheet.open_questions(decision, questions, only)
    if chosen.csv is None:
        streams.write(STANDARD_OUTPUT, interview_sheet.as_markdown(to_be_asked))
    else:
        streams.write(chosen.csv, interview_sheet.as_csv(to_be_asked))


def _reporting(
    text: Callable[[Findings], str],
    table: Callable[[Findings], reports.Table],
    *,
    least: int = 0,
    all_offers: bool = False,
) -> Callable[[Namespace], None]:
    """Return what runs a command that prints a text of the findings and writes a table of them."""

    def run(chosen: Namespace) -> None:
        findings = findings_of(chosen, least=least, all_offers=all_offers)
        _print(chosen, text(findings), lambda: table(findings))

    return run


def _compare(chosen: Namespace) -> None:
    streams.refuse_other_kinds(chosen.workbook, "--workbook")
    streams.refuse_overwriting(chosen.file, chosen.workbook, "--workbook")
    streams.refuse_overwriting(chosen.file, chosen.long, "--long")
    first, *others = [name for name in _TABLES if getattr(chosen, name) == STANDARD_OUTPUT] or [""]
    if others:
        found = f"found - as of --{first}; expected a file for one of the two"
        raise UsageError(f"--{others[-1]}: {found}")
    findings = findings_of(chosen)
    _print(chosen, answer_text.ranking(findings), lambda: reports.summary(findings))
    if chosen.long is not None:
        streams.write(chosen.long, write_table(*reports.long_table(findings)))
    if chosen.workbook is not None:
        streams.write(chosen.workbook, workbook.written(findings))


def _report(chosen: Namespace) -> None:
    from decision.report import document  # slow to load, and no other command draws

    streams.refuse_other_kinds(chosen.out, "--out", ".html")
    bare = chosen.without_pay_and_names
    try:
        page = document.written(findings_of(chosen), date.today(), is_shareable=bare)
    except edits.OnlyPayError as error:
        raise UsageError(f"{chosen.file}: {error}") from None
    streams.write_new(chosen.out, page)


def _record(chosen: Namespace) -> None:
    streams.refuse_other_kinds(chosen.out, "--out", ".md")
    streams.refuse_other_kinds(chosen.reminder, "--reminder", ".ics")
    findings = findings_of(chosen)
    if chosen.reminder is not None:
        streams.write_new(chosen.reminder, _calendar(chosen, findings))
    streams.write_new(chosen.out, decision_record.as_markdown_record(findings))


def _calendar(chosen: Namespace, findings: Findings) -> bytes:
    from decision.files.reminder import NoDayError, as_calendar  # slow to load, as above

    try:
        return as_calendar(findings.analysis.whole, streams.changed(chosen.file))
    except NoDayError as error:
        raise UsageError(f"{chosen.file}: {error}") from None


def _print(chosen: Namespace, text: str, table: Callable[[], reports.Table]) -> None:
    written = [getattr(chosen, name, None) for name in _TABLES]
    is_taken = STANDARD_OUTPUT in written
    print(text, file=sys.stderr if is_taken else sys.stdout)
    if chosen.csv is not None:
        streams.write(chosen.csv, write_table(*table()))


# How a decision begins -------------------------------------------------------------------------


def _import(chosen: Namespace) -> None:
    decision = tables.decision_in(chosen)
    streams.write_new(chosen.out, decision_json.written(decision))


def _new(chosen: Namespace) -> None:
    names = [name.strip() for name in chosen.offers.split(";") if name.strip()]
    try:
        decision = edits.started(chosen.title)
        others = [name for name in names if name.casefold() != edits.STAY.casefold()]
        decision = edits.add_offers(decision, [(name, {}) for name in others])
    except ValidationError as error:
        first = error.errors()[0]
        # What concerns the whole has no single input to show.
        input_found = f"found {quoted(str(first['input']))}; " if first["loc"] else ""
        raise UsageError(f"new: {input_found}{reason(first)}") from None
    streams.write_new(chosen.out, decision_json.written(decision))


def _template(chosen: Namespace) -> None:
    streams.refuse_other_kinds(chosen.out, "--out")
    criteria = options.criteria_named(chosen.catalog, chosen.criteria)
    n_offers = options.whole_number("--offers", chosen.offers, 1, OFFER_LIMIT)
    streams.write_new(chosen.out, blank_table.written(criteria, n_offers, chosen.catalog.criteria))


def _schema(_: Namespace) -> None:
    print(json.dumps(decision_json.schema(), indent=2))


_switching = _reporting(answer_text.switches, reports.switching, least=1)
_ask = _reporting(answer_text.questions, reports.asking, least=1)
_pay = _reporting(pay_text.pays, reports.pay, all_offers=True)
_price = _reporting(pay_text.prices, reports.price, least=1)
_lens = _reporting(answer_text.companies, reports.lens, all_offers=True)

_STOPPING = (
    "Ctrl-C stops a run of many simulations. It then prints, or writes, the result of those done "
    "so far, and the exit code is 130."
)
_DOUBT = ("decision", "weights", "table")
_HOW_SURE = (*_DOUBT, "simulations", "worlds", "seed", "firmness")
_OFFER_BY_OFFER = ("decision", "weights", "summary", "long", "workbook")
_OPEN = ("decision", "offer", "questions")
_REPORTED = ("decision", "weights", "bare", "report")
_AS_REPORT = "make a report to print, to show, to look back on (.html)"
_AS_RECORD = "what was chosen and why, as Markdown, with a reminder to look back"
_SURE = "how sure the answer is, over many simulations"
_RATINGS = "print every rating with its reasons, as CSV"
_IMPORT = "make a decision from a file of ratings"
_NEW = "make a decision with offers still to be rated"
_TEMPLATE = "make a blank table to fill in (.xlsx)"
COMMANDS = {
    "compare": Command(_compare, "rank the offers of a file", _OFFER_BY_OFFER),
    "confidence": Command(_confidence, _SURE, _HOW_SURE, _STOPPING),
    "switching": Command(_switching, "which weights would change the answer", _DOUBT),
    "ask": Command(_ask, "what is most worth finding out", _DOUBT),
    "ratings": Command(_ratings, _RATINGS, ("decision", "ratings")),
    "questions": Command(_questions, "print what is still to be asked", _OPEN),
    "pay": Command(_pay, "what each offer pays, sure and hoped for", ("decision", "table")),
    "price": Command(_price, "what each offer would have to pay, or be, to tie", _DOUBT),
    "lens": Command(_lens, "print what the employers are really like", ("decision", "lens")),
    "report": Command(_report, _AS_REPORT, _REPORTED),
    "record": Command(_record, _AS_RECORD, ("decision", "record", "reminder")),
    "import": Command(_import, _IMPORT, ("tables", "out")),
    "new": Command(_new, _NEW, ("title", "offers", "out")),
    "template": Command(_template, _TEMPLATE, ("criteria", "n_offers", "blank")),
    "schema": Command(_schema, "print the JSON schema of a decision"),
}
