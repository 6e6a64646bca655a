"""Which few questions are together worth most, and which need not be asked?

`interview`: what could be found out -> without what was told already and what can be looked up ->
at most five things to ask: what tells most of open must-haves on which it hangs who is first, and
those that are worth most together: the best pair, then one after the other what adds most. What a
set is worth (the expected value of perfect information on all of it) is exact, by going through all
its answers. Alone most answers change nothing; two often do.

If no two can change the choice, those come first that settle most of the lead: of its variance, the
share that an answer explains.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from criteria.question import Question
from decision.analysis import Analysis
from decision.arrays import POINTS
from decision.beliefs.batches import batches
from decision.beliefs.sample import sample
from decision.findings.information import InformationValue, Provenance
from decision.findings.must_haves import deciding_checks, settled_checks
from decision.findings.open_employer import Thing
from decision.findings.question_sets import best_set

AT_MOST = 5


@dataclass(frozen=True, eq=False)
class Interview:
    """What to ask, and what need not be asked.

    Attributes
    ----------
    asked
        At most five, what is worth most together first.
    value
        What knowing all of them for sure is worth, in points, 0 or more.
    lead_shares
        Which share of the variance of the lead each of them settles alone, 0 to 1; None where some
        two can change the choice.
    others
        What else is not known, the most valuable first.
    public
        What anybody can look up.
    told
        What somebody said, which an answer in writing could still change.
    """

    asked: tuple[InformationValue, ...]
    value: float
    lead_shares: tuple[float, ...] | None
    others: tuple[InformationValue, ...]
    public: tuple[InformationValue, ...]
    told: tuple[InformationValue, ...]


def is_public(value: InformationValue) -> bool:
    """Tell whether anybody can look it up."""
    return isinstance(value.about, Question) and value.about.is_public


def is_to_be_asked(analysis: Analysis, value: InformationValue) -> bool:
    """Tell whether nobody told it, it cannot be looked up, and it informs what counts.

    What settles a hard must-have counts, too.
    """
    if value.footing is Provenance.SAID or is_public(value):
        return False
    shares = value.about.shares if isinstance(value.about, Question) else ()
    in_use = not shares or not set(analysis.decision.criteria).isdisjoint(shares)
    return in_use or bool(settled_checks(analysis, value.offers, value.about))


def interview(
    analysis: Analysis,
    information: Iterable[InformationValue],
    lead_variance: Callable[[], float],
) -> Interview:
    """Return what to ask.

    Parameters
    ----------
    information
        All that could be found out, the most valuable first.
    lead_variance
        Of the difference between the first two offers, in points squared; asked for where no two
        things can change the choice.
    """
    information = tuple(information)
    by_thing = {
        Thing.of(value.offer, value.about): value
        for value in information
        if is_to_be_asked(analysis, value)
    }
    best = best_set(analysis, by_thing, AT_MOST, _telling(analysis, by_thing))
    asked = tuple(by_thing[thing] for thing in best.things)
    told = tuple(each for each in information if each.footing is Provenance.SAID)
    return Interview(
        asked=asked,
        value=best.value,
        lead_shares=_shares(best.explained, lead_variance) if best.explained else None,
        others=tuple(value for thing, value in by_thing.items() if thing not in best.things),
        public=tuple(each for each in information if is_public(each) and each not in told),
        told=told,
    )


def _telling(analysis: Analysis, by_thing: Mapping[Thing, InformationValue]) -> tuple[Thing, ...]:
    """Return which things tell most of the must-haves on which it hangs who is first."""
    return tuple(
        thing
        for place, check in deciding_checks(analysis)
        for thing, value in by_thing.items()
        if place in value.offers and value.about == check.settled_by
    )


def lead_variance(analysis: Analysis, n_draws: int, seed: int) -> float:
    """Return the variance of the lead at today's weights, simulated, in points squared."""
    if len(analysis.offers) < 2:
        return 0.0
    (batch,) = batches(n_draws, seed)[:1]
    values, _ = sample(analysis.beliefs, batch, analysis.decision.firmness)
    first, second = analysis.order[:2]
    lead = POINTS * (analysis.weights @ (values[first] - values[second]))
    return float(lead.var())


def _shares(explained: tuple[float, ...], lead_variance: Callable[[], float]) -> tuple[float, ...]:
    variance = lead_variance()
    return tuple(min(each / variance, 1.0) if variance > 0 else 0.0 for each in explained)
