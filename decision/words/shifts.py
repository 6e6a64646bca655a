"""How little would have to change in the weights for another offer to be first, in words?

`shift_sentences` says it of each other offer, `slider_sentences` of each criterion's slider alone;
`shift_table` and `slider_table` are the same as tables. "No weights can" is said only of what is
exact.
"""

from math import ceil, isinf

from decision.analysis import Analysis
from decision.engine.switching import NOBODY
from decision.sensitivity.exact import CanBeBest
from decision.sensitivity.shifts import Passing, Shift, SliderSwitch
from decision.words.table import Table
from decision.words.text import Named, Sentence, as_plain, legible, listed, percent, rating
from decision.words.verdict import offer_name

# Below this a change of weight is not worth a word, and as much weight cannot be told from none.
LEAST = 0.0005
FINE = 0.015
MOST_FACTOR = 10.0
MANY = 5  # names in one sentence


def shift_sentences(analysis: Analysis, found: tuple[Shift, ...]) -> tuple[Sentence, ...]:
    """Return what it takes for each other offer to share first place, a sentence or two each."""
    return tuple((*_nearness(one), *_shift(analysis, one)) for one in found)


def shift_table(analysis: Analysis, found: tuple[Shift, ...]) -> Table:
    """Return the same as a table: offer, what moves, how much weight in all, the factor."""
    columns = ["Offer", "What would have to move", "Points of weight", "All sliders off by"]
    return Table(columns, [_row(analysis, one) for one in found])


def slider_sentences(analysis: Analysis, found: tuple[SliderSwitch, ...]) -> tuple[Sentence, ...]:
    """Return which position of each slider, moved alone, puts another offer first."""
    moving = [one for one in found if _within(one.below) or _within(one.above)]
    said = [_slider(analysis, one) for one in moving]
    return (*said, *_unmoved(analysis, [one for one in found if one not in moving]))


def slider_table(analysis: Analysis, found: tuple[SliderSwitch, ...]) -> Table:
    """Return the same as a table: criterion, position today, and what changes below and above."""
    rows = [
        [
            legible(analysis.criteria[one.criterion].name),
            rating(_points(analysis, one.criterion)),
            _cell(analysis, one.below, "less"),
            _cell(analysis, one.above, "more"),
        ]
        for one in found
    ]
    return Table(["Criterion", "Slider now", "Moved down", "Moved up"], rows)


def _nearness(one: Shift) -> Sentence:
    is_near = one.of_leading_employer and one.weights is not None
    return ("From the leader's employer too: ",) if is_near else ()


def _shift(analysis: Analysis, one: Shift) -> Sentence:
    name = offer_name(analysis, one.offer)
    if one.weights is None:
        return ("No weights put ", *name, " first, as things look.")
    moves = _moves(analysis, one)
    if one.size <= 0:
        return (*name, " shares first place already.")
    if not moves:
        return (*name, " is all but level: next to no weight would have to move.")
    tie = (" can at best share first place, whatever the weights. It",)
    who = (*name, *tie) if one.can_be_best is CanBeBest.TIE else name
    amount = f": {_amount(one)} of 100 points of weight. "
    factor = _off(analysis, one.factor)
    return (*who, " would share first place if you gave ", *listed(moves), amount, *factor)


def _moves(analysis: Analysis, one: Shift) -> list[Sentence]:
    """Return how each weight changes, those that fall first."""
    after = analysis.weights if one.weights is None else one.weights
    changes = after - analysis.weights
    places = [place for place in range(len(changes)) if abs(changes[place]) > LEAST]
    fine = any(abs(changes[place]) < FINE for place in places)
    return [
        (
            Named(analysis.criteria[place].name),
            f" {_percent(after[place], fine)}",
            f" instead of {_percent(analysis.weights[place], fine)}",
        )
        for place in sorted(places, key=lambda place: (changes[place] > 0, -abs(changes[place])))
    ]


def _percent(share: float, fine: bool) -> str:
    return f"{100 * share:.1f} %" if fine else percent(share)


def _amount(one: Shift) -> str:
    """Return how many of 100 points of weight move."""
    if isinf(one.size):
        return "–"
    return f"{100 * one.size:.1f}" if one.size < FINE else f"{100 * one.size:.0f}"


def _off(analysis: Analysis, factor: float) -> Sentence:
    firmness = analysis.decision.firmness
    if isinf(factor):
        return ("No factor on the sliders is enough: one would have to go to 0, or to leave it.",)
    takes = f"With every slider off in its favour it takes a factor {_factor(factor, firmness)}"
    if factor <= firmness:
        return (f"{takes}; you allow for {firmness:g}, so that is possible.",)
    return (f"{takes}, more than the {firmness:g} that you allow for.",)


def _factor(factor: float, firmness: float) -> str:
    """Return a factor that is enough: rounded up, as finely as telling it from the firmness asks.

    >>> _factor(1.42, 1.5), _factor(1.21, 1.25), _factor(40, 3)
    ('1.5', '1.21', 'beyond 10')
    """
    if factor > MOST_FACTOR:
        return f"beyond {MOST_FACTOR:g}"
    tenths, hundredths = (ceil(digits * factor - 1e-9) / digits for digits in (10, 100))
    return f"{tenths if (tenths <= firmness) == (factor <= firmness) else hundredths:g}"


def _row(analysis: Analysis, one: Shift) -> list[str]:
    name = as_plain(offer_name(analysis, one.offer))
    if one.weights is None:
        return [name, "no weights put it first", "–", "–"]
    moves = [as_plain(move) for move in _moves(analysis, one)]
    only = "only as a tie; " if one.can_be_best is CanBeBest.TIE and one.size > 0 else ""
    factor = "no factor" if isinf(one.factor) else _factor(one.factor, analysis.decision.firmness)
    return [name, only + ("; ".join(moves) or "level already"), _amount(one), factor]


def _slider(analysis: Analysis, one: SliderSwitch) -> Sentence:
    sides = [
        (f"at {side.position:g} or {way} ", *offer_name(analysis, side.first))
        for side, way in ((one.below, "less"), (one.above, "more"))
        if _within(side)
    ]
    name = Named(analysis.criteria[one.criterion].name)
    now = f", now at {rating(_points(analysis, one.criterion))}: "
    return (name, now, *listed(sides, ", "), " is first.")


def _unmoved(analysis: Analysis, found: list[SliderSwitch]) -> tuple[Sentence, ...]:
    """Return which sliders alone let nobody pass, wherever they stand."""
    if not found:
        return ()
    leader = offer_name(analysis, analysis.leaders[0])
    names = listed([(Named(analysis.criteria[one.criterion].name),) for one in found], " or ")
    if len(found) > MANY:
        names = (f"{len(found)} of the criteria",)
    return (
        ("Moving the slider of ", *names, " alone puts no other offer ahead of ", *leader, "."),
    )


def _within(side: Passing) -> bool:
    return not isinf(side.position)


def _points(analysis: Analysis, criterion: int) -> float:
    return analysis.decision.points_of(analysis.criteria[criterion].key)


def _cell(analysis: Analysis, side: Passing, way: str) -> str:
    if side.first == NOBODY:
        return "nobody"
    if not _within(side):
        return "beyond the slider's end"
    return f"at {side.position:g} or {way}: {as_plain(offer_name(analysis, side.first))}"
