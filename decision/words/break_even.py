"""Which rating would change the lead, and what is a step on one criterion worth on another?

`break_even_sentences` says offer by offer with which rating it would tie with its best rival, what
takes the smallest change first; `level_sentence` says it of one own rating, `break_even_table` has
every offer and criterion.
`trade_off_sentence` says what a step on the heaviest criterion is worth on those that weigh most,
`trade_off_table` on all that count.
"""

from collections.abc import Sequence
from itertools import groupby
from math import isnan

from criteria.criterion import PAY_KEY, Criterion
from decision.analysis import Analysis
from decision.findings.break_even import BreakEvenRating, TradeOffs, Worth
from decision.findings.findings import Findings
from decision.findings.information import InformationValue
from decision.words.amounts import amount, amount_change, amount_range, finer
from decision.words.lexicon import aim
from decision.words.offer_names import criterion_name, offer_name, plain_name
from decision.words.readiness import are_weights_set
from decision.words.text import (
    Part,
    Sentence,
    Table,
    legible,
    listed,
    percent,
    rating,
    say,
    shortened,
)

MANY_RATINGS, MANY_TRADES = 3, 4
TIED = 0.005
LOSE, CATCH_UP = "would lose its lead to", "would catch up with"
DIGITS = 6


# Ratings ---------------------------------------------------------------------------------------


def break_even_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return for each offer with which sure rating it would tie with the best other one."""
    by_offer = groupby(findings.break_even_ratings, key=lambda rating: rating.offer)
    return tuple(_of_offer(findings.analysis, place, list(group)) for place, group in by_offer)


def level_sentence(findings: Findings, fact: InformationValue) -> Sentence:
    """Return with which rating an offer would tie, where a fact is its own rating; without a stop.

    Empty of other facts, where it ties already, and where no rating is enough.
    """
    analysis = findings.analysis
    for each in findings.break_even_ratings:
        of_what = (each.offer,), analysis.criteria[each.criterion]
        if of_what == (fact.offers, fact.about) and each.is_possible and each.change >= TIED:
            leads, rival, name = _against(analysis, each.offer)
            would, tying = LOSE if leads else CATCH_UP, _tying(analysis, each)
            line = "{name} {would} {rival} {tying}"
            return say(line, name=name, would=would, rival=rival, tying=tying)
    return ()


def break_even_table(findings: Findings) -> Table:
    """Return the ratings today and those that tie, a criterion a row, an offer a column."""
    analysis, ratings = findings.analysis, findings.break_even_ratings
    places = list(dict.fromkeys(each.offer for each in ratings))
    columns = dict.fromkeys(each.criterion for each in ratings)
    cells = {(each.criterion, each.offer): _cell(analysis, each) for each in ratings}
    rows = [
        [_row_name(analysis, column, places), *(cells[column, place] for place in places)]
        for column in columns
    ]
    return Table(["Criterion", *(plain_name(analysis, place) for place in places)], rows)


def _row_name(analysis: Analysis, column: int, places: Sequence[int]) -> str:
    name = legible(analysis.criteria[column].name)
    is_hoped = any(_is_hoped(analysis, place, column) for place in places)
    return f"{name}, worth the same for sure" if is_hoped else name


def _of_offer(analysis: Analysis, place: int, ratings: list[BreakEvenRating]) -> Sentence:
    leads, rival, name = _against(analysis, place)
    if place in analysis.leaders and len(analysis.leaders) > 1:
        tied = "{name} is tied with {rival} today: the smallest change of a rating decides."
        return say(tied, name=name, rival=rival)
    possible = [each for each in ratings if each.is_possible]
    if not possible:
        never = "cost {name} the lead" if leads else "lift {name} to a tie"
        return say(f"No change of a single rating could {never}.", name=name)
    # Of changes alike but for float noise the first criterion's comes first.
    shown = sorted(possible, key=lambda each: round(each.change, DIGITS))[:MANY_RATINGS]
    would = LOSE if leads else CATCH_UP
    tying = listed([_tying(analysis, each) for each in shown], " or ")
    line, believed = "{name} {would} {rival} {tying}. {believed}", _believed(analysis, shown)
    return say(line, name=name, would=would, rival=rival, tying=tying, believed=believed)


def _against(analysis: Analysis, place: int) -> tuple[bool, Sentence, Sentence]:
    """Return whether an offer leads, the name of its best rival, and its own."""
    leads = place == analysis.leaders[0]
    rival = analysis.order[1] if leads else analysis.leaders[0]
    return leads, offer_name(analysis, rival), offer_name(analysis, place)


def _tying(analysis: Analysis, break_even: BreakEvenRating) -> Sentence:
    """Return the rating that ties, and today's; of an amount also by how much it would change."""
    criterion = analysis.criteria[break_even.criterion]
    start, end, decimals = break_even.today, break_even.rating, _decimals(criterion, break_even)
    by: Part = ()
    if criterion.measure is not None:
        by = (", ", amount_change(criterion, end - start, decimals))
    line = "at {tying} on {name} (now {today}{by})"
    if _is_hoped(analysis, break_even.offer, break_even.criterion):
        line = "at {tying} on {name}, all of it sure (now worth as much as {today} for sure{by})"
    return say(
        line,
        tying=amount(criterion, end, decimals),
        name=criterion_name(analysis, break_even.criterion),
        today=amount(criterion, start, decimals),
        by=by,
    )


def _is_hoped(analysis: Analysis, offer: int, criterion: int) -> bool:
    """Tell whether it is about pay of which not all is sure, so that its mean is worth less."""
    ends = analysis.worst[offer, criterion], analysis.best[offer, criterion]
    return analysis.criteria[criterion].key == PAY_KEY and ends[0] < ends[1]


def _believed(analysis: Analysis, shown: list[BreakEvenRating]) -> Sentence:
    """Return which of these ratings are possible by what was entered."""
    names = [criterion_name(analysis, each.criterion) for each in shown if each.is_believed]
    if not names:
        return say("What you entered rules that out.")
    if len(names) == len(shown):
        return say("What you entered does not rule that out.")
    possible = "What you entered leaves that open for {names} and rules out the rest."
    return say(possible, names=listed(names))


def _cell(analysis: Analysis, break_even: BreakEvenRating) -> str:
    criterion, today = analysis.criteria[break_even.criterion], break_even.today
    if not break_even.is_possible:
        which = "rating" if criterion.measure is None else "amount"
        return f"{amount(criterion, today)}, no {which} is enough"
    if break_even.change < TIED:
        return f"{amount(criterion, today)}, tied"
    decimals = _decimals(criterion, break_even)
    ends = amount_range(criterion, today, break_even.rating, " → ", decimals)
    return f"{ends}{', not ruled out' if break_even.is_believed else ''}"


def _decimals(criterion: Criterion, break_even: BreakEvenRating) -> int | None:
    """Return how finely the rating today and the one that ties have to be said."""
    return finer(criterion, break_even.today, break_even.rating)


# Trade-offs ------------------------------------------------------------------------------------


def trade_off_sentence(findings: Findings) -> Sentence:
    """Return what a step on the heaviest criterion is worth on others.

    Empty where none counts, and where the weights are nobody's yet: then no step is heavier.
    """
    trades, analysis = findings.trade_offs, findings.analysis
    if trades is None or not are_weights_set(analysis):
        return ()
    first, *others = _steps(trades)
    enough = [step for step in others if not isnan(step.rating)]
    short = [step.criterion for step in others if isnan(step.rating)]
    step = say("At your weights, going {way} is worth", way=_way(analysis, first))
    if not enough:
        most = "{step} more to you than improving any other criterion from its middle to its best."
        return (*say(most, step=step), *_starts(analysis, [first]))
    shown = enough if len(enough) <= MANY_TRADES else enough[: MANY_TRADES - 1]
    all_ways = [_way(analysis, each) for each in enough]
    ways = listed(shortened(all_ways, MANY_TRADES, "some way on {} others"), " or ")
    line = say("{step} as much as going {ways}.", step=step, ways=ways)
    return (*line, *_too_little(analysis, short), *_starts(analysis, [first, *shown]))


def trade_off_table(findings: Findings) -> Table:
    """Return the same for every criterion that counts, with its weight."""
    steps = _steps(findings.trade_offs) if findings.trade_offs else []
    rows = [_row(findings.analysis, step) for step in steps]
    return Table(["Criterion", "Weight", "Worth the same"], rows)


def _steps(trades: TradeOffs) -> list[Worth]:
    """Return the step, and what is worth as much."""
    return [Worth(trades.criterion, trades.start, trades.end), *trades.worth]


def _way(analysis: Analysis, step: Worth) -> Sentence:
    ends = amount_range(analysis.criteria[step.criterion], step.start, step.rating, " to ")
    name = criterion_name(analysis, step.criterion)
    return say("from {ends} on {name}", ends=ends, name=name)


def _too_little(analysis: Analysis, places: list[int]) -> Sentence:
    """Return which criteria cannot make up for the step."""
    if not places:
        return ()
    names = listed([criterion_name(analysis, place) for place in places], " or ")
    if len(places) > MANY_TRADES:
        names = (f"any of {len(places)} others",)
    more = " That step is worth more than improving {names} from its middle to its best."
    return say(more, names=names)


def _starts(analysis: Analysis, steps: Sequence[Worth]) -> Sentence:
    """Return why steps start elsewhere than in the middle: for an ideal point."""
    rated = [(step, analysis.criteria[step.criterion]) for step in steps]
    rated = [(step, criterion) for step, criterion in rated if criterion.measure is None]
    moved = [
        (
            f"{rating(step.start)} on ",
            criterion_name(analysis, step.criterion),
            f", which is {aim(criterion)}",
        )
        for step, criterion in rated
        if rating(step.start) != rating(criterion.middle)
    ]
    if not moved:
        return ()
    line = " Steps start at the rating worth half: {middle}, but {moved}."
    return say(line, middle=rating(rated[0][1].middle), moved=listed(moved, ", and "))


def _row(analysis: Analysis, step: Worth) -> list[str]:
    criterion, weight = analysis.criteria[step.criterion], analysis.weights[step.criterion]
    if isnan(step.rating):
        way = f"more than from {amount(criterion, step.start)} to the best"
    else:
        way = amount_range(criterion, step.start, step.rating, " → ")
    return [legible(criterion.name), percent(weight), way]
