"""Which ratings follow from a reading of a table? Offers with their cells, each read or refused.

`apply`: reading -> `proposal.Table`, which is shown against a decision and taken over;
`decision_from` makes a new decision of it, or refuses it with all that is wrong.
"""

from collections.abc import Mapping

from criteria.criterion import AMOUNT_LIMIT
from decision.edits import add_offers
from decision.files.problems import Problem, quoted, refuse
from decision.files.ratings_csv import HIGH, LOW
from decision.imports.cells.grid import DATE, ERROR, Cell
from decision.imports.header import LIKELY, Column, Layout
from decision.imports.ratings_table import (
    CellReading,
    OfferRow,
    name_problems,
    range_problems,
    title,
)
from decision.imports.reading.amounts import NoAmountError, amount, amount_or_none, in_unit
from decision.imports.reading.columns import Group
from decision.imports.reading.dates import guessed_of_date
from decision.imports.reading.directions import Scaled, is_in_doubt
from decision.imports.reading.readings import Reading
from decision.imports.reading.scales import MEASURED, Range, rated
from decision.imports.reading.sum_lines import offer_names
from decision.imports.reading.units import fits
from decision.imports.sheet_rows import WITH_RESULT, without_result
from decision.imports.tables import Table
from decision.model import NOTE_LIMIT, Decision, Rating
from decision.text_rules import is_visible, one_line


def apply(reading: Reading) -> Table:
    """Return what a table says, read in a way."""
    columns = [
        Column(column.place, column.label.text, each.group.key, end)
        for each in reading.scaled
        for end, column in each.group.columns.items()
    ]
    own = tuple(each.own for each in reading.scaled if each.own is not None)
    rows = _rows(reading)
    ideal = {e.group.key: e.ideal for e in reading.scaled if e.ideal is not None}
    points = {
        key: reading.points[key]
        for each in reading.scaled
        if (key := each.group.key) in reading.points
    }
    layout = Layout(reading.lines.names, tuple(columns), own)
    notes = _notes(reading, rows)
    short = {name: note for name, note in notes.items() if len(note) <= NOTE_LIMIT}
    problems = reading.problems + tuple(
        _long(name, notes[name]) for name in notes if name not in short
    )
    return Table(layout, tuple(rows), points, ideal, short, problems)


def decision_from(file: str, reading: Reading) -> Decision:
    """Return a decision made of a table alone.

    Raises
    ------
    BadFileError
        With every problem's row, column, what was found and what is expected.
    """
    table = apply(reading)
    refuse(file, [*table.problems, *(problem for row in table.rows for problem in row.problems)])
    empty = Decision(
        title=title(file), criteria=table.layout.criteria, own_criteria=table.layout.own,
        points=table.points, ideal_points=table.ideal_points,
    )  # fmt: skip
    rows = [
        (r.name, {"ratings": r.ratings, "note": table.notes.get(r.name, "")}) for r in table.rows
    ]
    return add_offers(empty, rows)


def _rows(reading: Reading) -> list[OfferRow]:
    """Return each offer with its ratings."""
    lines, rows = reading.lines, []
    first: dict[str, str] = {}
    names = offer_names(lines)
    for line in lines.offers:
        name = str(one_line(names[line]))
        name = name if is_visible(name) else ""
        place, this = lines.square.place(line, lines.names), lines.square.line_name(line)
        earlier = first.setdefault(name.casefold(), this)
        problems = name_problems(place, name, this, earlier) or _no_name(
            lines.square.cell(line, lines.names), place
        )
        readings = {each.group.key: _reading(reading, line, each) for each in reading.scaled}
        rows.append(OfferRow(name, tuple(problems), readings))
    return rows


def _no_name(cell: Cell, place: str) -> list[Problem]:
    if not cell.other and not cell.unworked:
        return []
    return [Problem(place, f"{cell.other or 'a formula'}, {quoted(cell.text)}", "an offer's name")]


def _reading(reading: Reading, line: int, scaled: Scaled) -> CellReading:
    """Return an offer's rating on a criterion, of one cell or of those of its range."""
    square, columns = reading.lines.square, scaled.group.columns
    texts = {end: square.text(line, column.place) for end, column in columns.items()}
    ends: dict[str, float] = {}
    problems = []
    for end, column in columns.items():
        try:
            cell = square.cell(line, column.place)
            told = _ends(_told(cell._replace(text=texts[end]), scaled, reading.decimal), end)
        except NoAmountError as error:
            place = square.place(line, column.place)
            problems.append(Problem(place, _shown(cell, texts[end]), str(error)))
            continue
        ends |= told
    place = square.place(line, scaled.group.column.place)
    problems = problems or _range_problems(scaled.group, place, ends)
    is_blank = not any(texts.values())
    if problems or not ends:
        return CellReading(Rating(), tuple(problems), is_blank)
    if LIKELY not in ends:
        ends[LIKELY] = (ends[LOW] + ends[HIGH]) / 2
    return CellReading(Rating.model_validate(ends), (), is_blank, frozenset(ends))


def _shown(cell: Cell, text: str) -> str:
    """Return what stands in a cell, for a message."""
    if cell.unworked:
        return without_result(cell)
    return quoted(text.removesuffix("T00:00:00") if cell.other == DATE else text)


def _told(cell: Cell, scaled: Scaled, decimal: str) -> Range | None:
    """Return low, likely and high of a cell.

    Raises
    ------
    NoAmountError
        If it has no place on the scale.
    """
    _refuse_what_is_no_number(cell)
    written = amount_or_none(cell.text, decimal)
    if written is not None and is_in_doubt(written, scaled.sign):
        raise NoAmountError(f"a number with its {scaled.sign}, as others here have, or in full")
    if scaled.scale != MEASURED:
        return rated(cell.text.strip(), scaled.scale, decimal)
    told = in_unit(amount(cell.text, decimal), scaled.unit)
    if told.low is None or told.likely is None or told.high is None:
        return None
    if told.whole is not None or not fits(told.unit, scaled.unit):
        raise NoAmountError(f"an amount in {scaled.unit}" if scaled.unit else "an amount")
    if max(abs(told.low), abs(told.high)) > AMOUNT_LIMIT:
        raise NoAmountError(f"an amount of at most {AMOUNT_LIMIT:,.0f}")
    return told.low, told.likely, told.high


def _refuse_what_is_no_number(cell: Cell) -> None:
    if cell.other == DATE:
        guess = guessed_of_date(cell.text)
        made = f"; a spreadsheet may have made this date of {guess}" if guess else ", not a date"
        raise NoAmountError(f"a number{made}")
    if cell.other == ERROR:
        raise NoAmountError("a number; the spreadsheet shows an error here")
    if cell.unworked:
        raise NoAmountError(WITH_RESULT)


def _ends(cell: Range | None, end: str) -> dict[str, float]:
    """Return which ends of a rating a cell states: all three if it is a range of its own.

    Raises
    ------
    NoAmountError
        If it is a range where one end of a range should stand.
    """
    if cell is None:
        return {}
    low, likely, high = cell
    if low == high:
        return {end: likely}
    if end != LIKELY:
        raise NoAmountError(f"a single number, the {end} end of a range")
    return {LOW: low, LIKELY: likely, HIGH: high}


def _range_problems(group: Group, place: str, ends: Mapping[str, float]) -> list[Problem]:
    """Return what is wrong with a range; where no likely one has a column, it is the middle."""
    if not ends or LIKELY in ends or LIKELY in group.columns:
        return range_problems(place, ends)
    if len(ends) < 2:
        return [Problem(place, "one end of a range", "both ends, or none")]
    if ends[LOW] > ends[HIGH]:
        return [Problem(place, f"low {ends[LOW]:g}, high {ends[HIGH]:g}", "low <= high")]
    return []


def _long(name: str, note: str) -> Problem:
    found = f"a note of {len(note):,} characters"
    return Problem(f"offer {quoted(name)}", found, f"at most {NOTE_LIMIT:,}")


def _notes(reading: Reading, rows: list[OfferRow]) -> dict[str, str]:
    """Return what the columns of remarks say of each offer, by its name."""
    lines = reading.lines
    notes = {}
    for row, line in zip(rows, lines.offers, strict=True):
        texts = [(c.label.text, lines.square.text(line, c.place)) for c in reading.notes]
        notes[row.name] = "\n".join(f"{head}: {text}" for head, text in texts if text)
    return {name: note for name, note in notes.items() if note}
