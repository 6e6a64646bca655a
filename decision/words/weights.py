"""What do the weights come to, who leads along one, and which would change the answer?

`changing` names the weight nearest to where another offer leads; `settling` says what would settle
a close call: the answer that is worth most, else such a weight. `slider_sentences` says of each
criterion's slider alone where the lead changes; `slider_table` is the same as a table.
"""

from collections.abc import Sequence
from itertools import chain
from math import isinf
from typing import NamedTuple

from criteria.question import Question
from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.must_haves import may_fail
from decision.findings.one_way import LeaderInterval
from decision.findings.weight_changes import SliderCrossover
from decision.words.must_haves import limit
from decision.words.offer_names import criterion_name, offer_name, plain_name, together
from decision.words.open_must_haves import as_if_met
from decision.words.questions import whom
from decision.words.text import Named, Sentence, Table, legible, listed, percent, rating, say

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


def weight_ranges_sentence(findings: Findings) -> Sentence:
    """Return between which weights each criterion lies nine times in ten; empty of only one."""
    criteria = findings.analysis.criteria
    if len(criteria) == 1:
        return ()
    ranges = [
        say("{name} {between}", name=Named(criterion.short), between=_between(low, high))
        for criterion, low, high in zip(criteria, *findings.weight_ranges.tolist(), strict=True)
        if high > 0
    ]
    return say("So the weights are likely to be: {ranges}.", ranges=listed(ranges))


def along(analysis: Analysis, leads: Sequence[LeaderInterval]) -> str:
    """Return who leads along a weight, from 0 to 100 %."""
    parts = [f"{together(analysis, lead.offers)} up to {percent(lead.end)}" for lead in leads[:-1]]
    last = together(analysis, leads[-1].offers)
    return ", then ".join([*parts, last]) if parts else f"{last} at any weight"


def changing(findings: Findings) -> Sentence:
    """Return what one weight would have to be for another offer to lead."""
    crossover, analysis = findings.nearest_crossover, findings.analysis
    if crossover is None:
        return say("No change of a single weight puts another offer ahead.")
    offer, place, weight = crossover
    now = float(analysis.weights[place])
    return say(
        "{offer} would lead if {criterion} had {change}{but}.",
        offer=offer_name(analysis, offer),
        criterion=criterion_name(analysis, place),
        change=_change(weight, now),
        but=", but it may fail a must-have" if may_fail(analysis, offer) else "",
    )


def _change(weight: float, now: float) -> str:
    """Return from which weight on something changes; what rounds to today's is said more finely.

    >>> _change(0.03, 0.16), _change(0.1687, 0.1702), _change(0.17021, 0.1702)
    ('less than 3 % of the weight (now 16 %)', 'less than 16.9 % of the weight (now 17.0 %)', \
'a little more of the weight (now 17 %)')
    """
    way = "less" if weight < now else "more"
    if percent(weight) != percent(now):
        return f"{way} than {percent(weight)} of the weight (now {percent(now)})"
    at, today = (f"{100 * share:.1f} %" for share in (weight, now))
    if at != today:
        return f"{way} than {at} of the weight (now {today})"
    return f"a little {way} of the weight (now {percent(now)})"


def settling(findings: Findings) -> Sentence:
    """Return what would do most to settle a close call: an answer, else a weight."""
    analysis, best = findings.analysis, findings.most_worth_asking
    if best is not None and best.value > 0:
        about = best.about
        what = f"“{about.short}”" if isinstance(about, Question) else Named(about.name)
        most = "What would do most to settle it: {what} of {offer}."
        return say(most, what=what, offer=whom(analysis, best))
    if findings.deciding_checks:
        return _whether(findings)
    # What was told already could change the choice, but it is not asked again.
    answer = "open answer" if findings.decisive_facts else "answer"
    crossover = findings.nearest_crossover
    if crossover is None:
        return say(f"No single {answer} and no single weight would settle it.")
    matters = "What would settle it: how much {criterion} matters to you."
    matters = f"{matters} No single {answer} would."
    return say(matters, criterion=criterion_name(analysis, crossover.criterion))


def _whether(findings: Findings) -> Sentence:
    """Return that whether an offer meets a must-have would settle a close call."""
    analysis, (place, check) = findings.analysis, findings.deciding_checks[0]
    return say(
        "What could settle it: whether {offer} has {limit}.",
        offer=offer_name(analysis, place),
        limit=limit(check.must, analysis.whole, analysis.catalog),
    )


def _between(low: float, high: float) -> str:
    ends = percent(low), percent(high)
    return ends[0] if ends[0] == ends[1] else f"{ends[0].removesuffix(' %')} to {ends[1]}"


# One slider alone ------------------------------------------------------------------------------


def slider_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return which position of each slider, moved alone, lets another offer take over.

    Where it takes a weight that no slider alone can give, that is said too.
    """
    analysis, sides = findings.analysis, _sides(findings)
    reached = [[side for side in pair if side.is_reached] for pair in sides]
    beyond = [side for pair in sides for side in pair if side.is_beyond]
    moving = {side.criterion for side in (*chain(*reached), *beyond)}
    still = [less.criterion for less, _ in sides if less.criterion not in moving]
    lines = [_slider(analysis, pair) for pair in reached if pair]
    said = (*lines, *_beyond(analysis, beyond), *_unmoved(analysis, still))
    return (*said, *as_if_met(findings)) if said else ()


def slider_table(findings: Findings) -> Table:
    """Return the same as a table: criterion, position today, and what changes below and above."""
    analysis = findings.analysis
    rows = [
        [
            legible(analysis.criteria[less.criterion].name),
            rating(analysis.points[less.criterion]),
            _cell(analysis, less),
            _cell(analysis, more),
        ]
        for less, more in _sides(findings)
    ]
    return Table(["Criterion", "Slider now", "Moved down", "Moved up"], rows)


def _sides(findings: Findings) -> list[tuple[_Side, _Side]]:
    """Return what happens below and above, criterion by criterion."""
    sides = []
    for place, below, above in findings.slider_crossovers:
        ends = findings.stability_intervals[place]
        less = _Side(place, "less", below, ends.lower, ends.below)
        sides.append((less, _Side(place, "more", above, ends.upper, ends.above)))
    return sides


def _slider(analysis: Analysis, sides: list[_Side]) -> Sentence:
    criterion = sides[0].criterion
    takers = [
        (*offer_name(analysis, side.on_slider.first), f" {at} {side.on_slider.position:g}")
        for side, at in zip(sides, ("takes over at", "at"), strict=False)
    ]
    name, now = criterion_name(analysis, criterion), rating(analysis.points[criterion])
    return say("{name}, now at {now}: {takers}.", name=name, now=now, takers=listed(takers, ", "))


def _beyond(analysis: Analysis, sides: list[_Side]) -> tuple[Sentence, ...]:
    """Return which weights would change the lead that no slider alone can give."""
    if not sides:
        return ()
    nearest = sorted(sides, key=lambda side: abs(side.weight - analysis.weights[side.criterion]))
    shown = nearest if len(sides) <= MANY else nearest[: MANY - 1]
    takers = dict.fromkeys(side.taker for side in shown if side.taker is not None)
    leads = [_leads(analysis, taker, [s for s in shown if s.taker == taker]) for taker in takers]
    if len(shown) < len(sides):
        leads.append((f"so on for {len(sides) - len(shown)} more",))
    return (say("No single slider reaches it, but {leads}.", leads=listed(leads, ", and ")),)


def _leads(analysis: Analysis, taker: int, sides: list[_Side]) -> Sentence:
    """Return at which weights of several criteria one offer would lead."""
    weights: list[Sentence] = [
        (criterion_name(analysis, side.criterion), f" {side.way} than {percent(side.weight)}")
        for side in sides
    ]
    (first, share), *others = weights
    weights = [(first, " had", share, " of the weight"), *others]
    name = offer_name(analysis, taker)
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
        return f"{plain_name(analysis, side.on_slider.first)} leads at {side.on_slider.position:g}"
    if side.taker is None:
        return "no other offer leads"
    name = plain_name(analysis, side.taker)
    return f"{name} leads at {side.way} than {percent(side.weight)}, beyond the slider's reach"
