"""Which way is better, and between which ends does a measured criterion lie?

A direction is what the table states; for amounts also what their name says, else it is asked. Of a
rating more is better, which is said where its name suggests otherwise. Ends are proposed by
rounding outward, and can be changed.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from criteria.criterion import AMOUNT_LIMIT, SCALE_HIGH, SCALE_LOW, UNIT_LIMIT, Direction
from decision.edits.scales import ends_around
from decision.imports.reading import heading_words as words
from decision.imports.reading.amounts import Amount, amount_or_none, in_unit
from decision.imports.reading.columns import Group, own_criterion
from decision.imports.reading.labels import better
from decision.imports.reading.line_kinds import BETTER
from decision.imports.reading.lines import Lines
from decision.imports.reading.scales import HOW_MUCH, MEASURED
from decision.imports.reading.statements import Choosing, Statement
from decision.imports.reading.units import fits
from decision.model import OwnCriterion, OwnMeasure
from decision.words.text import Named, Sentence, say

LESS, MORE = "less", "more"
_WAYS = {MORE: "More is better", LESS: "Less is better"}
_BEST = {MORE: SCALE_HIGH, LESS: SCALE_LOW}


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
    ideal
        The rating that is best by the table, if by the criterion itself it is another.
    sign
        As of `Cells`.
    """

    group: Group
    scale: str
    unit: str = ""
    own: OwnCriterion | None = None
    ideal: float | None = None
    sign: str = ""


class Cells:
    """What stands in the columns of a group, as amounts."""

    def __init__(self, lines: Lines, group: Group, decimal: str) -> None:
        """Read the cells; those that are no amounts are left for later."""
        self.texts = [t for c in group.columns.values() for t in lines.texts(c.place)]
        self._head = group.label.unit
        self.amounts = [told for text in self.texts if (told := _read(text, decimal)) is not None]

    @property
    def numbers(self) -> list[float]:
        """The ends of all amounts."""
        return _ends_of(self.amounts)

    @property
    def unit(self) -> str:
        """The unit that most amounts have, or nothing; of several the one that says most.

        Minutes where some are hours.
        """
        units = Counter(told.unit for told in self.amounts if told.unit)
        if {"min", "h"} <= set(units):
            return "min"
        return max(units, key=lambda unit: (units[unit], len(unit)), default="")

    def numbers_in(self, unit: str) -> list[float]:
        """Return the ends of those amounts that can be taken over, being in a unit."""
        told_in = [in_unit(told, unit) for told in self.amounts if told.whole is None]
        fit = [told for told in told_in if fits(told.unit, unit)]
        clear = [told for told in fit if not is_in_doubt(told, self.sign)]
        return [number for number in _ends_of(clear) if abs(number) <= AMOUNT_LIMIT]

    @property
    def sign(self) -> str:
        """What some numbers are written with, so that plain small ones are in doubt; or nothing.

        Beside 90k, 85 may be 85,000; beside 70 %, 8 may be a rating. A heading settles the latter.
        """
        if any(told.times > 1 for told in self.amounts):
            return "k"
        return "%" if self.unit == "%" and self._head != "%" else ""

    @property
    def whole(self) -> float | None:
        """What all amounts are out of, as in 7.5/10."""
        wholes = {told.whole for told in self.amounts}
        return wholes.pop() if len(wholes) == 1 else None


def rated_on(lines: Lines, group: Group, scale: str, choosing: Choosing) -> Scaled:
    """Return a rated criterion; more is better unless the table states otherwise.

    A high risk is much of it: there it is asked.
    """
    stated = _direction(lines, group)
    usual = MORE if group.known is None else group.known.direction.value
    doubt = words.name_says(group.name) == LESS and group.known is None
    key, asked = f"better:{group.called}", doubt and not stated and scale in HOW_MUCH
    if stated or doubt:
        statement = Statement(key, (), _WAYS, "" if asked else stated or MORE, asked)
        way = choosing.settle(
            statement, lambda value: _way(group, value, is_doubtful=doubt and not stated)
        )
        way = way or MORE
    else:
        way = choosing.chosen(key, _WAYS) or usual
    if group.known is not None:
        return Scaled(group, scale, ideal=None if way == usual else _BEST[way])
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


def measured_as_known(lines: Lines, group: Group, unit: str, choosing: Choosing) -> Scaled:
    """Return a known measured criterion, whose own direction no table changes."""
    own = MORE if group.known is None else group.known.direction.value
    if _direction(lines, group) not in ("", own):
        choosing.say(say(_ITS_OWN_WAY, name=Named(group.name), way=own, other=_OTHER[own]))
    return Scaled(group, MEASURED, unit)


_OTHER = {MORE: LESS, LESS: MORE}
_ITS_OWN_WAY = (
    "By the table {other} is better for {name}. Here {way} is, and it stays so; "
    "the amounts are taken as they stand."
)


def measured(lines: Lines, group: Group, cells: Cells, choosing: Choosing) -> Scaled:
    """Return a measured criterion: its unit, which way is better, and its ends."""
    unit = _unit(group, cells, choosing)
    key = f"ends:{group.called}"
    chosen = _ends(choosing.chosen(key, (), lambda text: _ends(text) is not None) or "")
    stated = _direction(lines, group) or words.name_says(group.name)
    if chosen:
        stated = LESS if chosen[0] > chosen[1] else MORE
    way = choosing.settle(
        Statement(f"better:{group.called}", (), _WAYS, stated, is_open=not stated),
        lambda value: _way(group, value),
    )
    low, high = sorted(chosen) if chosen else ends_around(cells.numbers_in(unit) or [0.0, 10.0])
    worst, best = (high, low) if way == LESS else (low, high)
    shown = {"worst": f"{_exact(worst):,f}", "best": f"{_exact(best):,f}"}
    template = "For {name}, {worst} counts as the worst and {best} as the best."
    sentence = say(template, name=Named(group.name), **shown)
    choosing.settle(
        Statement(key, (), value=f"{_exact(worst):f}..{_exact(best):f}"),
        lambda _: sentence,
        lambda text: _ends(text) is not None,
    )
    measure = OwnMeasure(unit=unit, worst=worst, best=best)
    return Scaled(group, MEASURED, unit, own_criterion(group, measure=measure))


def _exact(number: float) -> Decimal:
    """Return a number that is written with all its digits and without an exponent."""
    return Decimal(repr(number + 0.0)).normalize()


def _unit(group: Group, cells: Cells, choosing: Choosing) -> str:
    """Return the unit that a heading or most cells state."""
    name = Named(group.name)

    def says(unit: str) -> Sentence:
        if not unit:
            return say("{name} has no unit.", name=name)
        return say("{name} is in {unit}.", name=name, unit=Named(unit))

    head = group.label.unit
    guess = (cells.unit if fits(head, cells.unit) else head)[:UNIT_LIMIT]
    statement = Statement(f"unit:{group.called}", (), value=guess)
    return choosing.settle(statement, says, lambda unit: len(unit) <= UNIT_LIMIT)


def is_in_doubt(written: Amount, sign: str) -> bool:
    """Tell whether a number without a sign may be meant with the one that others have."""
    if written.likely is None or not sign or written.times > 1 or (sign == written.unit):
        return False
    return 0 < abs(written.likely) < (1000 if sign == "k" else SCALE_HIGH + 1)


def _ends_of(amounts: Iterable[Amount]) -> list[float]:
    ends = [(told.low, told.high) for told in amounts]
    return [number for pair in ends for number in pair if number is not None]


def _ends(text: str) -> tuple[float, float] | None:
    """Return worst and best as in "90..10"; None for what is no such pair."""
    parts = text.split("..")
    told = [_read(part, "point") for part in parts]
    numbers = [each.likely for each in told if each is not None and each.likely is not None]
    if len(parts) != 2 or len(numbers) != 2 or numbers[0] == numbers[1]:
        return None
    return (numbers[0], numbers[1]) if max(map(abs, numbers)) <= AMOUNT_LIMIT else None


def _read(text: str, decimal: str) -> Amount | None:
    told = amount_or_none(text, decimal)
    return None if told is None or told.is_unknown else told
