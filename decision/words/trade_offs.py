"""How much of one criterion is worth a step on another, in words?

`trade_off_sentence` says it of the criteria that weigh most, `trade_off_table` of all that count.
"""

from math import isnan

from decision.analysis import Analysis
from decision.sensitivity.trade_offs import TradeOffs, Worth
from decision.words.table import Table
from decision.words.text import Named, Sentence, legible, listed, percent, rating

MANY = 3


def trade_off_sentence(analysis: Analysis, found: TradeOffs | None) -> Sentence:
    """Return what a step on the heaviest criterion is worth on others; empty where none counts."""
    if found is None:
        return ()
    enough = [one for one in found.worth if not isnan(one.rating)][:MANY]
    step = f"Going from {rating(found.start)} to {rating(found.end)} on "
    opening = (step, Named(analysis.criteria[found.criterion].name))
    if not enough:
        return (
            *opening,
            " is worth more, at your weights, than all of any other from its middle on.",
        )
    others = listed([_worth(analysis, one) for one in enough], " or ")
    return (*opening, " is worth as much, at your weights, as going ", *others, ".")


def trade_off_table(analysis: Analysis, found: TradeOffs | None) -> Table:
    """Return the same for every criterion that counts, with its weight."""
    columns = ["Criterion", "Weight", "Worth the same"]
    if found is None:
        return Table(columns, [])
    first = _row(analysis, found.criterion, _way(found.start, found.end))
    others = [_row(analysis, one.criterion, _way(one.start, one.rating)) for one in found.worth]
    return Table(columns, [first, *others])


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
