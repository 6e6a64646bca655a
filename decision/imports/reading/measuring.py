"""On which scale is each criterion of a table: ratings, words, or amounts in a unit?

`scales_of` settles it: what a heading or the cells state is taken and said; columns from 0 to 10
that state nothing are judged together; amounts get a unit, a direction and ends rounded outward.
"""

from collections.abc import Sequence
from dataclasses import replace

from decision.imports.reading import heading_words as words
from decision.imports.reading.columns import Group
from decision.imports.reading.directions import Cells, Scaled, measured, measured_as_known, rated_on
from decision.imports.reading.labels import label
from decision.imports.reading.lines import Lines
from decision.imports.reading.scales import (
    AS_IT_STANDS,
    MEASURED,
    PERCENT,
    STARS,
    USUAL,
    WORDS,
    is_scale,
    word_scales,
)
from decision.imports.reading.statements import Choosing, Statement
from decision.words.text import Named, Sentence, listed, say

_SHARES = "0-1"
_JUDGED = {"0-10": "0 to 10", "1-5": "1 to 5", "0-5": "0 to 5", "1-10": "1 to 10"}


def scales_of(
    lines: Lines, groups: Sequence[Group], decimal: str, choosing: Choosing, *, is_own: bool
) -> list[Scaled]:
    """Return each criterion with its scale.

    ``is_own``: whether the table is headed as those of this program, in which ratings are 0 to 10.
    """
    cells = {group.key: Cells(lines, group, decimal) for group in groups}
    stated = {group.key: _stated(lines, group, cells[group.key], is_own=is_own) for group in groups}
    silent = [group for group in groups if not stated[group.key]]
    judged = _judged([(g, cells[g.key]) for g in silent], choosing, is_own=is_own)
    scaled = [
        _scaled(lines, group, cells[group.key], stated[group.key] or judged, choosing)
        if stated[group.key] or _overruled(group, choosing)
        else rated_on(lines, group, judged, choosing)
        for group in groups
    ]
    return [replace(each, sign=cells[each.group.key].sign) for each in scaled]


def _stated(lines: Lines, group: Group, cells: Cells, *, is_own: bool) -> str:
    """Return the scale that a heading or the cells state, or nothing."""
    if group.known is not None and group.known.measure is not None:
        return MEASURED
    texts = word_scales(cells.texts)
    if texts and len(cells.amounts) < sum(map(bool, cells.texts)):
        return texts[0]
    if group.label.scale:
        return group.label.scale  # what lies beyond it is refused by cell
    scale = _scale_of_all(lines)
    if scale and not _beyond(cells.numbers, scale):
        return scale
    if _may_be_shares(lines, group, cells, is_own=is_own):
        return _SHARES
    return _stated_by_cells(group, cells)


def _may_be_shares(lines: Lines, group: Group, cells: Cells, *, is_own: bool) -> bool:
    """Tell whether the numbers of a column may be percentages without their sign, as 0.75."""
    square = lines.square
    marked = not square.is_turned and square.columns[group.column.place] in (
        square.grid.may_be_percent
    )
    parts = any(number != int(number) for number in cells.numbers)
    may_be = not (cells.unit or group.label.unit.strip("%")) and (marked or (parts and not is_own))
    return may_be and not _beyond(cells.numbers, _SHARES)


def _stated_by_cells(group: Group, cells: Cells) -> str:
    if cells.whole:
        return f"0-{cells.whole:g}"
    unit = group.label.unit or cells.unit
    if unit == "%" and not _is_share(group, cells):
        return PERCENT
    is_beyond = _beyond(cells.numbers, AS_IT_STANDS)
    return MEASURED if group.known is None and (unit or is_beyond) else ""


def _scale_of_all(lines: Lines) -> str:
    """Return the scale that the names of all offers state, as in "Offer A (1-5)"."""
    scales = {label(lines.name(line)).scale for line in lines.offers}
    corner = label(lines.square.heads[lines.names]).scale
    if corner:
        return corner
    return scales.pop() if len(scales) == 1 else ""


def _is_share(group: Group, cells: Cells) -> bool:
    """Tell whether percents are amounts, such as a bonus, and no ratings."""
    return group.known is None and (
        words.is_of_shares(group.name) or _beyond(cells.numbers, PERCENT)
    )


def _beyond(numbers: Sequence[float], scale: str) -> bool:
    low, high = sorted(float(end) for end in scale.split("-"))
    return any(not low <= number <= high for number in numbers)


def _judged(silent: Sequence[tuple[Group, Cells]], choosing: Choosing, *, is_own: bool) -> str:
    """Return the scale of all columns that state none, judged together."""
    numbers = [number for _, cells in silent for number in cells.numbers]
    names = listed([Named(group.name) for group, _ in silent])
    rate = "is a rating" if len(silent) == 1 else "are ratings"
    read = "is read" if len(silent) == 1 else "are read"
    if not numbers:
        return choosing.chosen("scale", _JUDGED, is_scale) or AS_IT_STANDS
    is_small = all(number == int(number) and 1 <= number <= 5 for number in numbers)
    asked = is_small and not is_own

    def says(scale: str) -> Sentence:
        if not scale:
            return say("No rating of {names} is above 5: is it a scale of 1 to 5?", names=names)
        if scale == AS_IT_STANDS:
            template = "{names} {rate} from 0 to 10."
            return say(template, names=names, rate=rate)
        low, high = scale.split("-")
        template = "{names} {read} from {low} to {high}: {low} is 0, {high} is 10."
        return say(template, names=names, read=read, low=low, high=high)

    statement = Statement("scale", (), _JUDGED, "" if asked else AS_IT_STANDS, asked)
    return choosing.settle(statement, says, is_scale) or AS_IT_STANDS


def _overruled(group: Group, choosing: Choosing) -> bool:
    return choosing.chosen(f"scale:{group.called}", _options(group), is_scale) is not None


def _options(group: Group) -> dict[str, str]:
    """Return the scales of numbers to choose from; amounts only for criteria that are not known."""
    options = {scale: f"From {scale.replace('-', ' to ')}" for scale in USUAL}
    options[PERCENT] = "Percent"
    return options if group.known else {MEASURED: "Amounts in a unit", **options}


def _scaled(lines: Lines, group: Group, cells: Cells, scale: str, choosing: Choosing) -> Scaled:
    """Return a criterion whose scale is stated, or was chosen for it alone."""
    if group.known is not None and group.known.measure is not None:
        return measured_as_known(lines, group, group.known.measure.unit, choosing)
    asked = scale == _SHARES
    guess = {"1-10": AS_IT_STANDS, _SHARES: ""}.get(scale, scale)
    options = _options(group) | {name: name for name in word_scales(cells.texts)}
    options |= {_SHARES: "Shares of 1"} if asked else {}
    statement = Statement(f"scale:{group.called}", (), options, guess, asked, _why(scale))
    scale = choosing.settle(statement, lambda value: _says(group, cells, value), is_scale)
    if scale == MEASURED:
        return measured(lines, group, cells, choosing)
    return rated_on(lines, group, scale or AS_IT_STANDS, choosing)


def _why(scale: str) -> str:
    return "From 1 to 10 it can be stretched, so that 1 becomes 0." if scale == "1-10" else ""


_SAID = {
    "": "No number of {name} is above 1: is 0.75 meant as 75 %?",
    MEASURED: "{name} is measured: its amounts are taken as they stand.",
    STARS: "{name} is read by its stars: one is 0, five are 10.",
    PERCENT: "{name} is in percent: 75 % is 7.5.",
    AS_IT_STANDS: "{name} is rated from 0 to 10, taken as it stands.",
}


def _says(group: Group, cells: Cells, scale: str) -> Sentence:
    name = Named(group.name)
    if scale in _SAID:
        return say(_SAID[scale], name=name)
    if scale in WORDS:
        used = list(dict.fromkeys(" ".join(t.split()).casefold() for t in cells.texts))
        pairs = [f"{word} is {WORDS[scale][word]:g}" for word in used if word in WORDS[scale]]
        return say("{name} is read by its words: {pairs}.", name=name, pairs=listed(pairs))
    worst, best = scale.split("-")
    template = "{name} is on a scale from {worst} to {best}: {worst} is 0, {best} is 10."
    return say(template, name=name, worst=worst, best=best)
