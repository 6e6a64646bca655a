"""How little would have to change in the weights for another offer to be first, in words?

`shift_sentences` says it of each other offer, `slider_sentences` of each criterion's slider alone;
`shift_table` and `slider_table` are the same as tables. "No weights can" is said only of what is
exact.
"""

from itertools import groupby
from math import ceil, isinf
from typing import NamedTuple

from decision.analysis import Analysis
from decision.engine.weight_stability import NOBODY, stability_intervals
from decision.findings.potential_optimality import CanBeBest
from decision.findings.weight_changes import SliderCrossover, SliderCrossovers, WeightChange
from decision.words.table import Table
from decision.words.text import Named, Sentence, as_plain, legible, listed, percent, rating
from decision.words.verdict import offer_name

# Below this a change of weight is not worth a word, and as much weight cannot be told from none.
LEAST = 0.0005
FINE = 0.015
MOST_FACTOR = 10.0
MANY = 5  # names in one sentence


class _Side(NamedTuple):
    """What a criterion does on one side of its weight today, on its slider and at any weight.

    ``weight`` is from 0 to 1; ``taker`` is an offer's place, -1 where nobody takes over.
    """

    criterion: int
    way: str
    on_slider: SliderCrossover
    weight: float
    taker: int


def shift_sentences(analysis: Analysis, found: tuple[WeightChange, ...]) -> tuple[Sentence, ...]:
    """Return what it takes for each other offer to share first place, a sentence or two each."""
    return tuple((*_nearness(one), *_shift(analysis, one)) for one in found)


def shift_table(analysis: Analysis, found: tuple[WeightChange, ...]) -> Table:
    """Return the same as a table: offer, what moves, how much weight in all, the factor."""
    columns = ["Offer", "What would have to move", "Points of weight", "All sliders off by"]
    return Table(columns, [_row(analysis, one) for one in found])


def slider_sentences(
    analysis: Analysis, found: tuple[SliderCrossovers, ...]
) -> tuple[Sentence, ...]:
    """Return which position of each slider, moved alone, lets another offer take over.

    Where it takes a weight that no slider alone can give, that is said too.
    """
    sides = _sides(analysis, found)
    reached = [side for side in sides if _within(side)]
    beyond = [side for side in sides if _is_beyond(side)]
    moving = {side.criterion for side in (*reached, *beyond)}
    by_criterion = groupby(reached, key=lambda side: side.criterion)
    return (
        *(_slider(analysis, criterion, list(group)) for criterion, group in by_criterion),
        *_beyond(analysis, beyond),
        *_unmoved(analysis, [one.criterion for one in found if one.criterion not in moving]),
    )


def slider_table(analysis: Analysis, found: tuple[SliderCrossovers, ...]) -> Table:
    """Return the same as a table: criterion, position today, and what changes below and above."""
    by_criterion = groupby(_sides(analysis, found), key=lambda side: side.criterion)
    rows = [
        [
            legible(analysis.criteria[criterion].name),
            rating(float(analysis.points[criterion])),
            *(_cell(analysis, side) for side in sides),
        ]
        for criterion, sides in by_criterion
    ]
    return Table(["Criterion", "Slider now", "Moved down", "Moved up"], rows)


def _nearness(one: WeightChange) -> Sentence:
    is_near = one.of_leading_employer and one.weights is not None
    return ("From the leader's employer too: ",) if is_near else ()


def _shift(analysis: Analysis, one: WeightChange) -> Sentence:
    name = offer_name(analysis, one.offer)
    if one.weights is None:
        return ("No weights put ", *name, " first, as things look.")
    moves = _moves(analysis, one)
    if one.size <= 0:
        return (*name, " shares first place already.")
    if not moves:
        return (*name, " is all but level: next to no weight would have to move.")
    tie = (" can at best share first place as things look, whatever the weights. It",)
    who = (*name, *tie) if one.can_be_best is CanBeBest.TIE else name
    amount = f": {_amount(one)} of 100 points of weight. "
    factor = _off(analysis, one.factor)
    return (*who, " would share first place if you gave ", *listed(moves), amount, *factor)


def _moves(analysis: Analysis, one: WeightChange) -> list[Sentence]:
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


def _amount(one: WeightChange) -> str:
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


def _row(analysis: Analysis, one: WeightChange) -> list[str]:
    name = as_plain(offer_name(analysis, one.offer))
    if one.weights is None:
        return [name, "no weights put it first", "–", "–"]
    moves = [as_plain(move) for move in _moves(analysis, one)]
    only = "only as a tie; " if one.can_be_best is CanBeBest.TIE and one.size > 0 else ""
    factor = "no factor" if isinf(one.factor) else _factor(one.factor, analysis.decision.firmness)
    return [name, only + ("; ".join(moves) or "level already"), _amount(one), factor]


def _sides(analysis: Analysis, found: tuple[SliderCrossovers, ...]) -> list[_Side]:
    """Return what happens below and above, criterion by criterion."""
    if not found:
        return []
    ends = stability_intervals(analysis.weights, analysis.expected)
    sides = []
    for one in found:
        place = one.criterion
        lower, upper = (float(end[place]) for end in (ends.lower, ends.upper))
        sides.append(_Side(place, "less", one.below, lower, int(ends.below[place])))
        sides.append(_Side(place, "more", one.above, upper, int(ends.above[place])))
    return sides


def _slider(analysis: Analysis, criterion: int, sides: list[_Side]) -> Sentence:
    first, *then = [
        (*offer_name(analysis, side.on_slider.first), f"{verb} at {side.on_slider.position:g}")
        for side, verb in zip(sides, (" takes over", ""), strict=False)
    ]
    now = f", now at {rating(float(analysis.points[criterion]))}: "
    return (Named(analysis.criteria[criterion].name), now, *listed([first, *then], ", "), ".")


def _beyond(analysis: Analysis, sides: list[_Side]) -> tuple[Sentence, ...]:
    """Return which weights would change the lead that no slider alone can give."""
    if not sides:
        return ()
    nearest = sorted(sides, key=lambda one: abs(one.weight - analysis.weights[one.criterion]))
    shown = nearest if len(sides) <= MANY else nearest[: MANY - 1]
    by_taker = [[s for s in shown if s.taker == t] for t in dict.fromkeys(s.taker for s in shown)]
    named = [_taking_over(analysis, group) for group in by_taker]
    if len(shown) < len(sides):
        named.append((f"so on for {len(sides) - len(shown)} more",))
    return (("No slider alone goes so far, but ", *listed(named, ", and "), "."),)


def _taking_over(analysis: Analysis, sides: list[_Side]) -> Sentence:
    """Return at which weights of several criteria one offer takes over."""
    weights = [
        (
            Named(analysis.criteria[side.criterion].name),
            f"{counts} {side.way} than {percent(side.weight)}",
        )
        for side, counts in zip(sides, (" counts", *[""] * MANY), strict=False)
    ]
    return (*offer_name(analysis, sides[0].taker), " takes over once ", *listed(weights, " or "))


def _unmoved(analysis: Analysis, found: list[int]) -> tuple[Sentence, ...]:
    """Return which sliders alone let nobody pass, wherever they stand."""
    if not found:
        return ()
    leader = offer_name(analysis, analysis.leaders[0])
    names = listed([(Named(analysis.criteria[place].name),) for place in found], " or ")
    if len(found) > MANY:
        names = (f"{len(found)} of the criteria",)
    return (
        ("Moving the slider of ", *names, " alone puts no other offer ahead of ", *leader, "."),
    )


def _within(side: _Side) -> bool:
    return not isinf(side.on_slider.position)


def _is_beyond(side: _Side) -> bool:
    return not _within(side) and side.taker != NOBODY


def _cell(analysis: Analysis, side: _Side) -> str:
    if _within(side):
        name = as_plain(offer_name(analysis, side.on_slider.first))
        return f"at {side.on_slider.position:g} {name} takes over"
    if not _is_beyond(side):
        return "nobody"
    name = as_plain(offer_name(analysis, side.taker))
    return f"{name} takes over at {_than(side)}, which the slider alone cannot give"


def _than(side: _Side) -> str:
    return f"{side.way} than {percent(side.weight)}"
