"""Which weights does a table state, in a line, in its headings or nowhere? As slider points.

The largest weight becomes 100 points; only proportions count.
"""

from collections.abc import Mapping, Sequence

from decision.files.problems import Problem, quoted
from decision.imports.cells.grid import Grid
from decision.imports.reading.amounts import likely_in
from decision.imports.reading.labels import label
from decision.imports.reading.line_kinds import WEIGHTS
from decision.imports.reading.lines import Column, Lines
from decision.imports.reading.statements import Choosing, Statement
from decision.imports.reading.weight_sheets import weights_in
from decision.words.text import Named, Sentence, listed, say

LABELS, NOWHERE = "labels", "none"
Weights = Mapping[int, float]  # by the column's place
Read = dict[str, tuple[Weights, list[Problem]]]  # by where they stand


def weights_of(
    lines: Lines,
    columns: Sequence[Column],
    decimal: str,
    choosing: Choosing,
    sheets: Mapping[str, Grid],
) -> tuple[Weights, list[Problem]]:
    """Return the weights that a table or another sheet states, and what is wrong with them."""
    places, in_sheets = _places(lines, columns), _in_sheets(columns, decimal, sheets)
    read = {name: _read(lines, columns, line, decimal) for name, line in places.items()} | in_sheets
    if not read:
        choosing.chosen("weights_from", [NOWHERE])
        return {}, []
    options = {name: name for name in read} | {NOWHERE: "Nowhere: all count the same"}
    if LABELS in options:
        options[LABELS] = "The headings"
    first, reversed_ranks = next(iter(read)), _reversed_ranks(read)
    asked = _are_ranks(first, read[first][0])
    options |= {name: name for name in reversed_ranks}
    read |= reversed_ranks

    def says(name: str) -> Sentence:
        if not name:
            return say("“{name}” numbers the criteria: does 1 count most?", name=Named(first))
        return _sentence(name, columns, read[name][0]) if name in read else _ALIKE

    statement = Statement("weights_from", (), options, "" if asked else first, asked)
    taken = choosing.settle(statement, says)
    return read.get(taken, ({}, []))


def _in_sheets(columns: Sequence[Column], decimal: str, sheets: Mapping[str, Grid]) -> Read:
    """Return the weights of those other sheets that have one for every column."""
    found = {name: weights_in(grid, columns, decimal) for name, grid in sheets.items()}
    return {f"sheet {name}": (weights, []) for name, weights in found.items() if weights}


def _reversed_ranks(read: Read) -> Read:
    """Return weights that only number the criteria the other way round."""
    return {
        f"{name}, 1 counts most": ({c: len(weights) + 1 - w for c, w in weights.items()}, wrong)
        for name, (weights, wrong) in read.items()
        if _are_ranks(name, weights)
    }


def points_of(weights: Mapping[str, float]) -> dict[str, float]:
    """Return slider points in the proportions of weights, the largest 100.

    >>> points_of({"a": 0.2, "b": 0.1}), points_of({"a": 0})
    ({'a': 100.0, 'b': 50.0}, {'a': 0.0})
    """
    most = max(weights.values(), default=0.0)
    return {key: 100 * (weight / most) if most else 0.0 for key, weight in weights.items()}


_ALIKE = say("The weights of the table are left out: all criteria count the same.")


def _places(lines: Lines, columns: Sequence[Column]) -> dict[str, int | None]:
    """Return where weights stand, by name: a line, or None for the headings."""
    stated = {
        lines.name(line) or lines.square.line_name(line): line
        for line in lines.by_kind.get(WEIGHTS, [])
    }
    in_labels = any(column.label.weight is not None for column in columns)
    return {**stated, **({LABELS: None} if in_labels else {})}


def _are_ranks(name: str, weights: Weights) -> bool:
    """Tell whether weights called a priority only number the criteria, so that 1 may be most."""
    is_priority = label(name).plain.startswith(("priorit", "importance"))
    counted = sorted(weights.values()) == list(range(1, len(weights) + 1))
    return is_priority and counted and len(weights) > 1


def _read(
    lines: Lines, columns: Sequence[Column], line: int | None, decimal: str
) -> tuple[Weights, list[Problem]]:
    weights, problems = {}, []
    cells = [(column, *_cell(lines, column, line)) for column in columns]
    has_percents = any(text.endswith("%") for _, _, text in cells)
    for column, place, text in cells:
        weight = column.label.weight if line is None else likely_in(text, decimal)
        is_share = has_percents and line is not None and not text.endswith("%")
        if weight is None or weight < 0:
            expected, option = "a weight from 0 upwards", "--weights-from none leaves them all out"
            problems.append(Problem(place, quoted(text), expected, option))
        elif is_share and 0 < weight <= 1:  # 0.4 beside 60 % may be 40 %
            problems.append(Problem(place, quoted(text), "a weight in percent, as others here"))
        else:
            weights[column.place] = weight
    return weights, problems


def _cell(lines: Lines, column: Column, line: int | None) -> tuple[str, str]:
    """Return where a column's weight stands, and what stands there."""
    if line is None:
        return column.called, column.called
    return lines.square.place(line, column.place), lines.square.text(line, column.place)


def _sentence(name: str, columns: Sequence[Column], weights: Weights) -> Sentence:
    pairs = [
        say("{name} {weight}", name=Named(c.label.name or c.called), weight=f"{weights[c.place]:g}")
        for c in columns
        if c.place in weights
    ]
    if not pairs:
        return say("The weights of “{name}” are no numbers.", name=Named(name))
    where = "the headings" if name == LABELS else say("“{name}”", name=Named(name))
    total = sum(weights.values())
    shares = any(c.label.is_share for c in columns) if name == LABELS else total < 1.5
    whole = 100.0 if total > 1.5 else 1.0
    off = "" if not shares or not total or abs(total - whole) < 1e-9 * whole else (
        f" They add up to {total / whole:.4g} of 1, not to 1." if whole == 1
        else f" They add up to {total:g} %, not to 100 %."
    )  # fmt: skip
    template = "The weights are those of {where}: {pairs}. Only their proportions count.{off}"
    return say(template, where=where, pairs=listed(pairs), off=off)
