"""What goes home as a spreadsheet? A workbook in which every sum can be followed and tried.

`written`: findings -> the sheets Summary, Points, Ratings, Weights and Confidence, as the bytes of
an XLSX file. Points, ranks and weights are formulas with their results beside them; how sure the
answer is stands there as it was worked out.
"""

from collections.abc import Iterator, Sequence

from decision.files import workbook_places as at
from decision.files.sheets import Book, Sheet
from decision.files.workbook_ratings import ratings
from decision.files.workbook_sums import points, weights
from decision.findings.findings import Findings
from decision.words.decisive_facts import fact_sentences
from decision.words.doubt import doubt_sentences
from decision.words.first_places import CAN, NEVER, share_table
from decision.words.open_must_haves import shares_as_if_met
from decision.words.ratings import below_the_line, comparison, points_of
from decision.words.statement import statement
from decision.words.text import Sentence, Table, as_plain
from decision.words.verdicts import often_first
from decision.words.waiting import waiting_details
from decision.words.weight_changes import weight_change_sentences, weight_change_table
from decision.words.weights import slider_sentences, slider_table

SUMMARY, CONFIDENCE = "Summary", "Confidence"
SHEETS = (SUMMARY, at.POINTS, at.RATINGS, at.WEIGHTS, CONFIDENCE)
_LAST = 7  # column of texts that go across
_COLUMNS = ("Rank", "Offer", "Points", "First-place share", "Can be best", "Note")
_FOLLOWS = (
    "Points and ranks are formulas. Change a slider on the sheet Weights or a rating on the sheet "
    "Ratings (the cells in blue), and they follow. How sure the answer is was worked out by "
    "Crossroads over many simulations; that does not follow."
)


def written(findings: Findings) -> bytes:
    """Return the workbook of a decision, be it without offers; of the same one the same bytes."""
    book, analysis = Book(), findings.analysis
    _summary(book.sheet(SUMMARY), findings)
    points(book.sheet(at.POINTS), analysis)
    ratings(book.sheet(at.RATINGS), findings)
    weights(book.sheet(at.WEIGHTS), analysis)
    _confidence(book.sheet(CONFIDENCE), findings)
    return book.content()


def _summary(sheet: Sheet, findings: Findings) -> None:
    analysis, said = findings.analysis, statement(findings)
    sheet.paragraph(0, _LAST, analysis.decision.title, "title")
    sheet.paragraph(1, _LAST, as_plain(said.headline), "heading")
    for row, shown in enumerate(comparison(analysis)):
        _offer(sheet, findings, row, shown.place, ", ".join(shown.marks))
    for row, below in enumerate(below_the_line(analysis), start=4 + len(analysis.offers)):
        sheet.text(row, 1, below.offer.name)
        sheet.number(row, 2, points_of(analysis, below.offer), "points")
        sheet.text(row, 5, ", ".join(below.marks))
    sheet.head(3, _COLUMNS)
    end = 5 + len(analysis.whole.offers)
    for row, line in enumerate(said.details, start=end):
        sheet.paragraph(row, _LAST, as_plain(line))
    end += len(said.details) + 1
    sheet.paragraph(end, _LAST, _FOLLOWS)
    if analysis.offers:
        sheet.formula(end + 1, 0, at.check(analysis), at.AGREED, "check")


def _offer(sheet: Sheet, findings: Findings, row: int, place: int, marks: str) -> None:
    analysis, robustness, line = findings.analysis, findings.robustness, 4 + row
    rank, total = at.rank_cell(analysis, row), at.total_cell(analysis, row)
    sheet.formula(line, 0, f"={rank}", int(analysis.ranks[place]))
    sheet.text(line, 1, analysis.offers[place].name)
    sheet.formula(line, 2, f"={total}", float(analysis.overall[place]), "points")
    sheet.text(line, 3, often_first(robustness, place))
    never = bool(robustness.never_best[place])
    sheet.text(line, 4, NEVER if never else CAN[robustness.can_be_best[place]])
    sheet.text(line, 5, marks)


# How sure it is ---------------------------------------------------------------------------------


def _confidence(sheet: Sheet, findings: Findings) -> None:
    """Put the statement on a sheet, how often each offer is first, and what would change it."""
    said = statement(findings)
    row = _lines(sheet, 0, "How sure it is", (said.headline, *said.details))
    if waiting := waiting_details(findings):
        row = _lines(sheet, row, "Accept or wait", waiting)
    if len(findings.analysis.offers) < 2:
        return
    row = _table(sheet, row, "How often each offer is first", _shares(findings))
    beside = (*shares_as_if_met(findings), *doubt_sentences(findings))
    row = _lines(sheet, row, "", beside)
    for heading, lines, table in _changes(findings):
        row = _table(sheet, _lines(sheet, row, heading, lines), "", table)
    _lines(sheet, row, "What the lead rests on", fact_sentences(findings))


def _changes(findings: Findings) -> Iterator[tuple[str, Sequence[Sentence], Table]]:
    """Yield what would change the answer: all weights a little, or one slider alone."""
    changes, change_table = weight_change_sentences(findings), weight_change_table(findings)
    yield "The smallest change of all weights", changes, change_table
    yield "One slider alone", slider_sentences(findings), slider_table(findings)


def _shares(findings: Findings) -> Table:
    """Return how often each offer is first, with what choosing it gives up on average."""
    table, regret = share_table(findings), findings.robustness.expected_regret
    lost = [f"{regret[place]:.1f}" for place in findings.analysis.order]
    rows = [[*row, each] for row, each in zip(table.rows, lost, strict=True)]
    return Table([*table.columns, "Expected regret, points"], rows)


def _lines(sheet: Sheet, row: int, heading: str, lines: Sequence[Sentence]) -> int:
    """Put sentences below a heading, and return the next free row."""
    if heading:
        sheet.text(row, 0, heading, "heading")
        row += 1
    for line in filter(None, lines):
        sheet.paragraph(row, _LAST, as_plain(line))
        row += 1
    return row + 1


def _table(sheet: Sheet, row: int, heading: str, table: Table) -> int:
    """Put a table below a heading, and return the next free row."""
    if heading:
        sheet.text(row, 0, heading, "heading")
        row += 1
    sheet.texts(row, table.columns, "head")
    for cells in table.rows:
        row += 1
        sheet.texts(row, cells)
    return row + 2
