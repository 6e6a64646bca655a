"""Which rating would have to be another for the lead to change, in words?

`rating_sentences` says it offer by offer, what takes the smallest change first; `rating_table` has
every offer and criterion.
"""

from collections.abc import Sequence
from itertools import groupby

from decision.analysis import Analysis
from decision.findings.break_even import BreakEvenRating
from decision.words.table import Table
from decision.words.text import Named, Sentence, as_plain, legible, listed, rating
from decision.words.verdict import offer_name

MANY = 3
LEVEL = 0.005
DIGITS = 6
NOT_WITHIN = "not within its range"


def rating_sentences(analysis: Analysis, found: Sequence[BreakEvenRating]) -> tuple[Sentence, ...]:
    """Return for each offer with which sure rating it is level with the best other one."""
    by_offer = groupby(found, key=lambda one: one.offer)
    return tuple(_of_offer(analysis, place, list(group)) for place, group in by_offer)


def rating_table(analysis: Analysis, found: Sequence[BreakEvenRating]) -> Table:
    """Return the ratings today and those that are level, a criterion a row, an offer a column."""
    places = list(dict.fromkeys(one.offer for one in found))
    columns = dict.fromkeys(one.criterion for one in found)
    cells = {(one.criterion, one.offer): _cell(one) for one in found}
    rows = [
        [legible(analysis.criteria[column].name), *(cells[column, place] for place in places)]
        for column in columns
    ]
    return Table(["Criterion", *(as_plain(offer_name(analysis, place)) for place in places)], rows)


def _of_offer(analysis: Analysis, place: int, group: list[BreakEvenRating]) -> Sentence:
    leads = place == analysis.leaders[0]
    rival = offer_name(analysis, analysis.order[1] if leads else analysis.leaders[0])
    name = offer_name(analysis, place)
    if place in analysis.leaders and len(analysis.leaders) > 1:
        return (*name, " is level with ", *rival, " today: the least change of a rating decides.")
    possible = [one for one in group if one.is_possible]
    # Of changes alike but for float noise the first criterion's comes first.
    enough = sorted(possible, key=lambda one: round(one.change, DIGITS))
    would = " would be caught up by " if leads else " would draw level with "
    if not enough:
        costs = " costs it the lead" if leads else " alone draws it level"
        return ("No rating of ", *name, costs, ", as things look.")
    shown = enough[:MANY]
    ratings = listed([_level(analysis, one) for one in shown], " or ")
    return (*name, would, *rival, " ", *ratings, ". ", *_believed(analysis, shown))


def _level(analysis: Analysis, one: BreakEvenRating) -> Sentence:
    today, level = _numbers(one)
    return (f"at {level} on ", Named(analysis.criteria[one.criterion].name), f" (now {today})")


def _believed(analysis: Analysis, shown: list[BreakEvenRating]) -> Sentence:
    """Return which of these ratings are possible by what was told."""
    believed = [one for one in shown if one.is_believed]
    if not believed:
        return ("What you told us rules that out.",)
    if len(believed) == len(shown):
        return ("What you told us does not rule that out.",)
    names = listed([(Named(analysis.criteria[one.criterion].name),) for one in believed])
    return ("What you told us leaves that open for ", *names, " and rules out the rest.")


def _cell(one: BreakEvenRating) -> str:
    if not one.is_possible:
        return f"{rating(one.today)}, {NOT_WITHIN}"
    if one.change < LEVEL:
        return f"{rating(one.today)}, level"
    today, level = _numbers(one)
    return f"{today} → {level}{', not ruled out' if one.is_believed else ''}"


def _numbers(one: BreakEvenRating) -> tuple[str, str]:
    """Return the rating today and the one that is level, as finely as tells them apart."""
    if rating(one.today) != rating(one.rating):
        return rating(one.today), rating(one.rating)
    return f"{one.today:.2f}", f"{one.rating:.2f}"
