"""How little would have to change in the weights for another offer to be first, in words?

`weight_change_sentences` says it of each other offer, `slider_sentences` of each criterion's slider
alone; `weight_change_table` and `slider_table` are the same as tables. "No weights" is said only of
what is exact.
"""

from itertools import groupby
from math import ceil, isinf
from typing import NamedTuple

from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.potential_optimality import CanBeBest
from decision.findings.weight_changes import SliderCrossover, WeightChange
from decision.words.offer_names import criterion_name, offer_name, plain_name
from decision.words.text import (
    Sentence,
    Table,
    as_plain,
    legible,
    listed,
    percent,
    rating,
    say,
)

# Below this a change of weight is not worth a word, and as much weight cannot be told from none.
LEAST = 0.0005
FINE = 0.015
MOST_FACTOR = 10.0
MANY = 5  # names in one sentence


class _Side(NamedTuple):
    """What a criterion does on one side of its weight today, on its slider and at any weight.

    ``weight`` is from 0 to 1; ``taker`` is an offer's place, None where nobody takes over.
    """

    criterion: int
    way: str
    on_slider: SliderCrossover
    weight: float
    taker: int | None

    @property
    def is_reached(self) -> bool:
        """Whether some position of the slider is enough."""
        return not isinf(self.on_slider.position)

    @property
    def is_beyond(self) -> bool:
        """Whether it takes a weight that the slider alone cannot give."""
        return not self.is_reached and self.taker is not None


# All weights together --------------------------------------------------------------------------


def weight_change_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return what it takes for each other offer to share first place, a sentence or two each."""
    changes = findings.smallest_weight_changes
    return tuple(_change(findings.analysis, change) for change in changes)


def weight_change_table(findings: Findings) -> Table:
    """Return the same as a table: offer, what moves, how much weight in all, the factor."""
    columns = ["Offer", "What would have to move", "Points of weight", "All sliders off by"]
    changes = findings.smallest_weight_changes
    return Table(columns, [_row(findings.analysis, change) for change in changes])


def _change(analysis: Analysis, change: WeightChange) -> Sentence:
    name = offer_name(analysis, change.offer)
    if change.weights is None:
        return say("No weights put {name} first with today's ratings.", name=name)
    too = "Also from the leader's employer: " if change.of_leading_employer else ""
    moves = _moves(analysis, change)
    if change.size <= 0:
        return say("{too}{name} shares first place already.", too=too, name=name)
    if not moves:
        return say(
            "{too}{name} is all but tied: next to no weight would have to move.", too=too, name=name
        )
    at_best = " can at best tie for first place, whatever the weights. It"
    return say(
        "{too}{name}{at_best} would tie for first place if you gave {moves}. That moves {amount} "
        "of 100 points of weight. {factor}",
        too=too,
        name=name,
        at_best=at_best if change.can_be_best is CanBeBest.TIE else "",
        moves=listed(moves),
        amount=_amount(change),
        factor=_factor_sentence(analysis, change.factor),
    )


def _moves(analysis: Analysis, change: WeightChange) -> list[Sentence]:
    """Return how each weight changes, those that fall first."""
    before = analysis.weights
    after = before if change.weights is None else change.weights
    changes = after - before
    places = [place for place in range(len(changes)) if abs(changes[place]) > LEAST]
    percents = _tenths if any(abs(changes[place]) < FINE for place in places) else percent
    return [
        say(
            "{criterion} {after} instead of {before}",
            criterion=criterion_name(analysis, place),
            after=percents(after[place]),
            before=percents(before[place]),
        )
        for place in sorted(places, key=lambda place: (changes[place] > 0, -abs(changes[place])))
    ]


def _tenths(share: float) -> str:
    return f"{100 * share:.1f} %"


def _amount(change: WeightChange) -> str:
    """Return how many of 100 points of weight move."""
    return f"{100 * change.size:.1f}" if change.size < FINE else f"{100 * change.size:.0f}"


def _factor_sentence(analysis: Analysis, factor: float) -> Sentence:
    firmness = analysis.decision.firmness
    if isinf(factor):
        return say("Scaling the sliders cannot do it: one would have to be switched off, or on.")
    enough = "Even if every slider were wrong in its favour, each would have to be off by a factor "
    enough += "of {factor}; you allow {firmness}."
    if factor <= firmness:
        enough = "If every slider were wrong in its favour, a factor of {factor} would be enough; "
        enough += "you allow {firmness}, so that is possible."
    return say(enough, factor=_factor(factor, firmness), firmness=f"{firmness:g}")


def _factor(factor: float, firmness: float) -> str:
    """Return a factor that is enough: rounded up, as finely as telling it from the firmness asks.

    >>> _factor(1.42, 1.5), _factor(1.21, 1.25), _factor(40, 3)
    ('1.5', '1.21', 'over 10')
    """
    if factor > MOST_FACTOR:
        return f"over {MOST_FACTOR:g}"
    tenths, hundredths = (ceil(digits * factor - 1e-9) / digits for digits in (10, 100))
    return f"{tenths if (tenths <= firmness) == (factor <= firmness) else hundredths:g}"


def _row(analysis: Analysis, change: WeightChange) -> list[str]:
    name = plain_name(analysis, change.offer)
    if change.weights is None:
        return [name, "no weights put it first", "–", "–"]
    moves = "; ".join(as_plain(move) for move in _moves(analysis, change)) or "tied already"
    only = "only as a tie; " if change.can_be_best is CanBeBest.TIE and change.size > 0 else ""
    firmness = analysis.decision.firmness
    factor = "no factor" if isinf(change.factor) else _factor(change.factor, firmness)
    return [name, only + moves, _amount(change), factor]


# One slider alone ------------------------------------------------------------------------------


def slider_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return which position of each slider, moved alone, lets another offer take over.

    Where it takes a weight that no slider alone can give, that is said too.
    """
    analysis, sides = findings.analysis, _sides(findings)
    reached = [side for side in sides if side.is_reached]
    beyond = [side for side in sides if side.is_beyond]
    moving = {side.criterion for side in (*reached, *beyond)}
    still = [place for place in dict.fromkeys(s.criterion for s in sides) if place not in moving]
    by_criterion = groupby(reached, key=lambda side: side.criterion)
    return (
        *(_slider(analysis, criterion, list(group)) for criterion, group in by_criterion),
        *_beyond(analysis, beyond),
        *_unmoved(analysis, still),
    )


def slider_table(findings: Findings) -> Table:
    """Return the same as a table: criterion, position today, and what changes below and above."""
    analysis = findings.analysis
    by_criterion = groupby(_sides(findings), key=lambda side: side.criterion)
    rows = [
        [
            legible(analysis.criteria[criterion].name),
            rating(float(analysis.points[criterion])),
            *(_cell(analysis, side) for side in sides),
        ]
        for criterion, sides in by_criterion
    ]
    return Table(["Criterion", "Slider now", "Moved down", "Moved up"], rows)


def _sides(findings: Findings) -> list[_Side]:
    """Return what happens below and above, criterion by criterion."""
    sides = []
    for slider in findings.slider_crossovers:
        place = slider.criterion
        ends = findings.stability_intervals[place]
        sides.append(_Side(place, "less", slider.below, ends.lower, ends.below))
        sides.append(_Side(place, "more", slider.above, ends.upper, ends.above))
    return sides


def _slider(analysis: Analysis, criterion: int, sides: list[_Side]) -> Sentence:
    takers = [
        say(
            "{name}{takes_over} at {position}",
            name=offer_name(analysis, side.on_slider.first),
            takes_over=takes_over,
            position=f"{side.on_slider.position:g}",
        )
        for side, takes_over in zip(sides, (" takes over", ""), strict=False)
    ]
    return say(
        "{criterion}, now at {now}: {takers}.",
        criterion=criterion_name(analysis, criterion),
        now=rating(float(analysis.points[criterion])),
        takers=listed(takers, ", "),
    )


def _beyond(analysis: Analysis, sides: list[_Side]) -> tuple[Sentence, ...]:
    """Return which weights would change the lead that no slider alone can give."""
    if not sides:
        return ()
    nearest = sorted(sides, key=lambda side: abs(side.weight - analysis.weights[side.criterion]))
    shown = nearest if len(sides) <= MANY else nearest[: MANY - 1]
    takers = dict.fromkeys(side.taker for side in shown)
    leads = [_leads(analysis, [side for side in shown if side.taker == each]) for each in takers]
    if len(shown) < len(sides):
        leads.append((f"so on for {len(sides) - len(shown)} more",))
    return (say("No single slider reaches it, but {leads}.", leads=listed(leads, ", and ")),)


def _leads(analysis: Analysis, sides: list[_Side]) -> Sentence:
    """Return at which weights of several criteria one offer would lead."""
    weights = [
        say(
            "{criterion}{had} {way} than {share}{of}",
            criterion=criterion_name(analysis, side.criterion),
            had=had,
            way=side.way,
            share=percent(side.weight),
            of=of,
        )
        for side, (had, of) in zip(
            sides, ((" had", " of the weight"), *[("", "")] * MANY), strict=False
        )
    ]
    taker = sides[0].taker
    name = () if taker is None else offer_name(analysis, taker)
    return say("{name} would lead if {weights}", name=name, weights=listed(weights, " or "))


def _unmoved(analysis: Analysis, criteria: list[int]) -> tuple[Sentence, ...]:
    """Return which sliders alone let nobody pass, wherever they stand."""
    if not criteria:
        return ()
    names = listed([criterion_name(analysis, place) for place in criteria], " or ")
    if len(criteria) > MANY:
        names = (f"{len(criteria)} of the criteria",)
    leader = offer_name(analysis, analysis.leaders[0])
    line = "Moving the slider of {names} alone puts no other offer ahead of {leader}."
    return (say(line, names=names, leader=leader),)


def _cell(analysis: Analysis, side: _Side) -> str:
    if side.is_reached:
        return f"at {side.on_slider.position:g} {plain_name(analysis, side.on_slider.first)} leads"
    if side.taker is None:
        return "nobody"
    name = plain_name(analysis, side.taker)
    return f"{name} leads at {side.way} than {percent(side.weight)}, beyond the slider's reach"
