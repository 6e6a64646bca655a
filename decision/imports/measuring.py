"""On which scale is each criterion of a table: ratings, words, or amounts in a unit?

`scales_of` settles it: what a heading or the cells state is taken and said; columns from 0 to 10
that state nothing are judged together; amounts get a unit, a direction and ends rounded outward.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from criteria.criterion import AMOUNT_LIMIT, UNIT_LIMIT, Direction
from decision.edits.scales import ends_around
from decision.files.problems import BadFileError, Problem, quoted
from decision.imports import heading_words as words
from decision.imports.amounts import Amount, NoAmountError, amount, unit_of
from decision.imports.columns import Group, own_criterion
from decision.imports.labels import better, label
from decision.imports.lines import BETTER, UNITS, Lines
from decision.imports.scales import (
    AS_IT_STANDS,
    MEASURED,
    PERCENT,
    STARS,
    USUAL,
    WORDS,
    is_scale,
    word_scales,
)
from decision.imports.statements import Choosing, Statement
from decision.model import OwnCriterion, OwnMeasure
from decision.words.text import Named, Sentence, listed, say

LESS, MORE = "less", "more"
_WAYS = {MORE: "More is better", LESS: "Less is better"}
_SHARES = "0-1"
_JUDGED = {"0-10": "0 to 10", "1-5": "1 to 5", "0-5": "0 to 5", "1-10": "1 to 10"}


@dataclass(frozen=True)
class Scaled:
    """A criterion of a table with its scale.

    Attributes
    ----------
    scale
        As in `scales`; `MEASURED` for amounts.
    unit
        In which its amounts are, empty for ratings.
    own
        The user's own criterion that it becomes, if it is not known.
    is_less
        Whether less of a rating is better, though that is not so by the criterion itself.
    """

    group: Group
    scale: str
    unit: str = ""
    own: OwnCriterion | None = None
    is_less: bool = False


class Cells:
    """What stands in the columns of a group, as amounts."""

    def __init__(self, lines: Lines, group: Group, decimal: str) -> None:
        """Read the cells; those that are no amounts are left for later."""
        self.texts = [t for c in group.columns.values() for t in lines.texts(c.place)]
        self.amounts = [told for text in self.texts if (told := _read(text, decimal)) is not None]

    @property
    def numbers(self) -> list[float]:
        """The ends of all amounts."""
        ends = [(told.low, told.high) for told in self.amounts]
        return [number for pair in ends for number in pair if number is not None]

    @property
    def unit(self) -> str:
        """The unit that most amounts have, or nothing."""
        units = Counter(told.unit for told in self.amounts if told.unit)
        return units.most_common(1)[0][0] if units else ""

    @property
    def whole(self) -> float | None:
        """What all amounts are out of, as in 7.5/10."""
        wholes = {told.whole for told in self.amounts}
        return wholes.pop() if len(wholes) == 1 else None


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
    return [
        _scaled(lines, group, cells[group.key], stated[group.key] or judged, choosing)
        if stated[group.key] or _overruled(group, choosing)
        else _rated(lines, group, judged, choosing)
        for group in groups
    ]


def _read(text: str, decimal: str) -> Amount | None:
    try:
        told = amount(text, decimal)
    except NoAmountError:
        return None
    return None if told.is_unknown else told


def _stated(lines: Lines, group: Group, cells: Cells, *, is_own: bool) -> str:
    """Return the scale that a heading or the cells state, or nothing."""
    if group.known is not None and group.known.measure is not None:
        return MEASURED
    scale = group.label.scale or _scale_of_all(lines)
    texts = word_scales(cells.texts)
    if texts and len(cells.amounts) < sum(map(bool, cells.texts)):
        return texts[0]
    if scale and not _beyond(cells.numbers, scale):
        return scale
    if _may_be_shares(lines, group, cells, is_own=is_own):
        return _SHARES
    return _stated_by_cells(lines, group, cells)


def _may_be_shares(lines: Lines, group: Group, cells: Cells, *, is_own: bool) -> bool:
    """Tell whether the numbers of a column may be percentages without their sign, as 0.75."""
    square = lines.square
    marked = not square.is_turned and square.columns[group.column.place] in (
        square.grid.may_be_percent
    )
    parts = any(number != int(number) for number in cells.numbers)
    may_be = not cells.unit and (marked or (parts and not is_own))
    return may_be and not _beyond(cells.numbers, _SHARES)


def _stated_by_cells(lines: Lines, group: Group, cells: Cells) -> str:
    if cells.whole:
        return f"0-{cells.whole:g}"
    if cells.unit == "%" and not _is_share(group, cells):
        return PERCENT
    is_amount = cells.unit or group.label.unit or _unit_line(lines, group)
    is_beyond = _beyond(cells.numbers, AS_IT_STANDS)
    return MEASURED if group.known is None and (is_amount or is_beyond) else ""


def _scale_of_all(lines: Lines) -> str:
    """Return the scale that the names of all offers state, as in "Offer A (1-5)"."""
    scales = {label(lines.name(line)).scale for line in lines.offers}
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
        return Scaled(group, MEASURED, group.known.measure.unit)
    asked = scale == _SHARES
    guess = {"1-10": AS_IT_STANDS, _SHARES: ""}.get(scale, scale)
    options = _options(group) | {name: name for name in word_scales(cells.texts)}
    options |= {_SHARES: "Shares of 1"} if asked else {}
    statement = Statement(f"scale:{group.called}", (), options, guess, asked, _why(scale))
    scale = choosing.settle(statement, lambda value: _says(group, cells, value), is_scale)
    if scale == MEASURED:
        return _measured(lines, group, cells, choosing)
    return _rated(lines, group, scale or AS_IT_STANDS, choosing)


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


def _rated(lines: Lines, group: Group, scale: str, choosing: Choosing) -> Scaled:
    """Return a rated criterion; more is better unless the table states otherwise."""
    stated = _direction(lines, group)
    usual = MORE if group.known is None else group.known.direction.value
    doubt = words.name_says(group.name) == LESS and group.known is None
    key = f"better:{group.called}"
    if stated or doubt:
        way = choosing.settle(
            Statement(key, (), _WAYS, stated or MORE),
            lambda value: _way(group, value, is_doubtful=doubt and not stated),
        )
    else:
        way = choosing.chosen(key, _WAYS) or usual
    if group.known is not None:
        return Scaled(group, scale, is_less=way == LESS and usual != LESS)
    return Scaled(group, scale, own=own_criterion(group, direction=Direction(way)))


def _way(group: Group, way: str, *, is_doubtful: bool = False) -> Sentence:
    name = Named(group.name)
    if way == LESS:
        return say("Less is better for {name}.", name=name)
    if way == MORE and is_doubtful:
        return say(
            "{name} is a rating, so more is better, though its name may not mean that.", name=name
        )
    if way == MORE:
        return say("More is better for {name}.", name=name)
    return say("Is more of {name} better, or less?", name=name)


def _direction(lines: Lines, group: Group) -> str:
    """Return the direction that the table states, or nothing."""
    for line in lines.by_kind.get(BETTER, []):
        way = better(lines.square.text(line, group.column.place))
        if way:
            return way
    return group.label.better


def _unit_line(lines: Lines, group: Group) -> str:
    units = [lines.square.text(n, group.column.place) for n in lines.by_kind.get(UNITS, [])]
    return unit_of(units[0]) if units else ""


def _measured(lines: Lines, group: Group, cells: Cells, choosing: Choosing) -> Scaled:
    """Return a measured criterion: its unit, which way is better, and its ends."""
    name = Named(group.name)
    guess = group.label.unit or _unit_line(lines, group) or cells.unit
    unit = choosing.settle(
        Statement(f"unit:{group.called}", (), value=guess[:UNIT_LIMIT]),
        lambda value: (
            say("{name} is in {unit}.", name=name, unit=Named(value))
            if value
            else say("{name} has no unit.", name=name)
        ),
        lambda value: len(value) <= UNIT_LIMIT,
    )
    chosen = choosing.chosen(f"ends:{group.called}", (), lambda text: _ends(text) is not None)
    by_ends = _ends(chosen) if chosen else None
    stated = _direction(lines, group) or words.name_says(group.name)
    if by_ends:
        stated = LESS if by_ends[0] > by_ends[1] else MORE
    way = choosing.settle(
        Statement(f"better:{group.called}", (), _WAYS, stated, is_open=not stated),
        lambda value: _way(group, value),
    )
    low, high = sorted(by_ends) if by_ends else ends_around(cells.numbers or [0.0, 10.0])
    if by_ends and (LESS if by_ends[0] > by_ends[1] else MORE) != way:
        expected = "ends from the worst to the best"
        raise BadFileError(
            "the table", [Problem(f"ends:{group.called}", quoted(chosen or ""), expected)]
        )
    worst, best = (high, low) if way == LESS else (low, high)
    written = f"{worst:.12g}..{best:.12g}"
    choosing.settle(
        Statement(f"ends:{group.called}", (), value=written),
        lambda _: say(
            "For {name}, {worst} counts as the worst and {best} as the best.",
            name=name, worst=f"{worst:,.12g}", best=f"{best:,.12g}",
        ),
        lambda text: _ends(text) is not None,
    )  # fmt: skip
    measure = OwnMeasure(unit=unit, worst=worst, best=best)
    return Scaled(group, MEASURED, unit, own_criterion(group, measure=measure))


def _ends(text: str) -> tuple[float, float] | None:
    """Return worst and best as in "90..10"; None for what is no such pair."""
    parts = text.split("..")
    told = [_read(part, "point") for part in parts]
    numbers = [each.likely for each in told if each is not None and each.likely is not None]
    if len(parts) != 2 or len(numbers) != 2 or numbers[0] == numbers[1]:
        return None
    return (numbers[0], numbers[1]) if max(map(abs, numbers)) <= AMOUNT_LIMIT else None
