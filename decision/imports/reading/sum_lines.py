"""Where does a table print sums, and what is said of them?

`check_sums` looks at each column and line of sums; `sums` does the reckoning.
"""

from collections.abc import Mapping, Sequence

from decision.imports.reading import sums
from decision.imports.reading.amounts import likely_in
from decision.imports.reading.labels import label
from decision.imports.reading.line_kinds import SUMS, WEIGHTED, WEIGHTS
from decision.imports.reading.lines import Column, Lines
from decision.imports.reading.statements import Choosing
from decision.words.text import Named, say


def check_sums(
    lines: Lines, weights: Mapping[int, float], decimal: str, choosing: Choosing
) -> None:
    """Say of each line and column of sums whether it is right; a wrong winner first of all."""
    if not (lines.sums or lines.by_kind.get(SUMS)):
        return
    columns = [c for c in lines.columns if _has_numbers(lines, c, decimal)]
    table = [[_number(lines, line, c.place, decimal) for c in columns] for line in lines.offers]
    names = list(offer_names(lines).values())
    stated = [weights.get(column.place) for column in columns] if weights else []
    if weights and any(weight is None for weight in stated):
        stated = _all_weights(lines, columns, decimal) or stated
    for column in lines.sums:
        _check_column(lines, column, (names, table, stated), decimal, choosing)
    for line in lines.by_kind.get(SUMS, []):
        numbers = [_number(lines, line, c.place, decimal) for c in columns]
        texts = [lines.square.text(line, c.place) for c in columns]
        printed = sums.Printed(lines.name(line), texts, numbers)
        turned = [list(column) for column in zip(*table, strict=True)]
        if turned:
            called = [c.label.name or c.called for c in columns]
            checked = sums.check(printed, called, turned, [])
            choosing.say(checked.sentence, first=checked.is_wrong)


def _check_column(
    lines: Lines,
    column: Column,
    summed: tuple[list[str], list[list[float | None]], list[float | None]],
    decimal: str,
    choosing: Choosing,
) -> None:
    """Say of a column of sums whether it is right, against names, numbers and weights."""
    names, table, stated = summed
    printed = _printed(lines, column, lines.offers, decimal)
    weighted = lines.by_kind.get(WEIGHTED, [])
    if not any(printed.texts) and len(weighted) == len(lines.offers):
        # The sums stand below the weighted ratings.
        printed = _printed(lines, column, weighted, decimal)
    is_empty = not any(number is not None for number in printed.numbers)
    if is_empty or not any(number is not None for line in table for number in line):
        choosing.say(say("“{name}” is left out.", name=Named(printed.name)))
    elif sums.kind(column.label.plain) == sums.RANK:
        results = sums.results_by(table, stated)
        best = results.get("weighted mean", results["sum mean"])
        checked = sums.check_ranks(printed, names, best)
        choosing.say(checked.sentence, first=checked.is_wrong)
    else:
        checked = sums.check(printed, names, table, stated)
        choosing.say(checked.sentence, first=checked.is_wrong)


def _printed(lines: Lines, column: Column, where: Sequence[int], decimal: str) -> sums.Printed:
    texts = [lines.square.text(line, column.place) for line in where]
    numbers = [_number(lines, line, column.place, decimal) for line in where]
    return sums.Printed(column.label.name, texts, numbers)


def _all_weights(lines: Lines, columns: Sequence[Column], decimal: str) -> list[float | None]:
    """Return the weights that stand in a line, also of columns that are refused."""
    for line in lines.by_kind.get(WEIGHTS, []):
        return [_number(lines, line, column.place, decimal) for column in columns]
    return []


def _has_numbers(lines: Lines, column: Column, decimal: str) -> bool:
    return any(_number(lines, line, column.place, decimal) is not None for line in lines.offers)


def _number(lines: Lines, line: int, column: int, decimal: str) -> float | None:
    return likely_in(lines.square.text(line, column), decimal)


def offer_names(lines: Lines) -> dict[int, str]:
    """Return the names of the offers by their lines, without a scale or "score" behind all."""
    scales = {label(lines.name(line)).scale for line in lines.offers}
    stated = len(scales - {""}) == 1
    names = {n: label(lines.name(n)).name if stated else lines.name(n) for n in lines.offers}
    for ending in ("score", "scores", "rating", "ratings", "points"):
        if len(names) > 1 and all(n.casefold().endswith(f" {ending}") for n in names.values()):
            return {line: name[: -len(ending)].strip() for line, name in names.items()}
    return names
