"""How much of one criterion is worth a step on another, in words?

`trade_off_sentence` says it of the criteria that weigh most, `trade_off_table` of all that count.
"""

from math import isnan

from criteria.criterion import SCALE_MIDDLE
from decision.analysis import Analysis
from decision.findings.trade_offs import TradeOffs, Worth
from decision.words.lexicon import aim
from decision.words.table import Table
from decision.words.text import Named, Sentence, legible, listed, percent, rating

MANY = 4


def trade_off_sentence(analysis: Analysis, found: TradeOffs | None) -> Sentence:
    """Return what a step on the heaviest criterion is worth on others; empty where none counts."""
    if found is None:
        return ()
    enough = [one for one in found.worth if not isnan(one.rating)]
    step = f"Going from {rating(found.start)} to {rating(found.end)} on "
    opening = (step, Named(analysis.criteria[found.criterion].name))
    if not enough:
        more = " is worth more, at your weights, than all of any other from its middle on."
        return (*opening, more, *_starts(analysis, [(found.criterion, found.start)]))
    shown = enough if len(enough) <= MANY else enough[: MANY - 1]
    others = [_worth(analysis, one) for one in shown]
    if len(shown) < len(enough):
        others.append((f"so much on {len(enough) - len(shown)} others",))
    as_much = " is worth as much, at your weights, as going "
    return (
        *(*opening, as_much, *listed(others, " or "), "."),
        *_too_little(analysis, [one.criterion for one in found.worth if isnan(one.rating)]),
        *_starts(analysis, [(found.criterion, found.start), *(one[:2] for one in shown)]),
    )


def trade_off_table(analysis: Analysis, found: TradeOffs | None) -> Table:
    """Return the same for every criterion that counts, with its weight."""
    columns = ["Criterion", "Weight", "Worth the same"]
    if found is None:
        return Table(columns, [])
    first = _row(analysis, found.criterion, _way(found.start, found.end))
    others = [_row(analysis, one.criterion, _way(one.start, one.rating)) for one in found.worth]
    return Table(columns, [first, *others])


def _too_little(analysis: Analysis, places: list[int]) -> Sentence:
    """Return which criteria cannot make up for the step."""
    if not places:
        return ()
    names = listed([(Named(analysis.criteria[place].name),) for place in places], " or ")
    if len(places) > MANY:
        names = (f"each of {len(places)} others",)
    return (" That step is worth more than all of ", *names, " from the middle on.")


def _starts(analysis: Analysis, starts: list[tuple[int, float]]) -> Sentence:
    """Return why steps start elsewhere than in the middle: for an ideal point."""
    moved: list[Sentence] = [
        (f"{rating(start)} on ", Named(criterion.name), f", which is {aim(criterion)}")
        for criterion, start in ((analysis.criteria[place], start) for place, start in starts)
        if rating(start) != rating(SCALE_MIDDLE)
    ]
    if not moved:
        return ()
    return (
        f" Steps start at the rating worth half: {rating(SCALE_MIDDLE)}, but ",
        *listed(moved, ", and "),
        ".",
    )


def _worth(analysis: Analysis, one: Worth) -> Sentence:
    name = Named(analysis.criteria[one.criterion].name)
    return (f"from {rating(one.start)} to {rating(one.rating)} on ", name)


def _row(analysis: Analysis, criterion: int, way: str) -> list[str]:
    name, weight = analysis.criteria[criterion].name, analysis.weights[criterion]
    return [legible(name), percent(weight), way]


def _way(start: float, end: float) -> str:
    if isnan(end):
        return f"more than all from {rating(start)} on"
    return f"{rating(start)} → {rating(end)}"
