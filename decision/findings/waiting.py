"""Accept an offer, or let it go and wait for an expected one? A decision tree of one stage.

`waiting`: analysis -> for each expected offer, by itself, what would have to be let go, what stays
if that one does not come, and from which chance waiting pays (`engine.waiting`). At the points as
they are that is exact; how often it is better to wait is simulated, over all that is unsure but
whether the offer comes, whose chance is the user's.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from decision.analysis import Analysis, Reason, Standing, analyse
from decision.arrays import AnyFloats
from decision.beliefs.batches import batches, usual_draws
from decision.beliefs.cache import Same, cached
from decision.beliefs.facts import OF_AN_OFFER
from decision.beliefs.sample import sample
from decision.engine import waiting as engine
from decision.engine.weight_draws import overall_in_draws, slider_weights
from decision.model import Decision, Offer, Status

NOTHING_LEFT = 0.0  # points of having no offer: as of one that is the worst on everything


class Choice(NamedTuple):
    """What is at stake: to accept an offer, or to let it go and wait.

    Attributes
    ----------
    offer
        The place of what is let go: of the offers in hand that do not stay until the expected one
        comes, the one with the most points.
    stays
        The places of the offers in hand that stay: the present job, and those whose deadline lies
        behind the day of the expected one; the best first. Without any the fallback has 0 points.
    break_even
        From which chance waiting pays, 0 to below 1; NaN where no chance is enough.
    more_time
        What it is worth to hold the offer until it is known whether the other comes, in points;
        None where no chance is said.
    share
        In how many draws waiting is better at the chance said, 0 to 1; None as above.
    """

    offer: int
    stays: tuple[int, ...]
    break_even: float
    more_time: float | None = None
    share: float | None = None


class Waiting(NamedTuple):
    """Whether to wait for an expected offer.

    Attributes
    ----------
    expected
        The offer waited for: whether it is rated, and which hard must-haves it fails.
    points
        Its points, 0 to 100; NaN where nothing is known of it.
    choice
        None where no offer has to be let go for it, nothing is known of it, or it fails.
    """

    expected: Standing
    points: float
    choice: Choice | None = None


def waiting(analysis: Analysis, n_draws: int, seed: int) -> tuple[Waiting, ...]:
    """Return whether to wait for each expected offer, in the order of the decision."""
    expected = [each for each in analysis.out if each.reason is Reason.EXPECTED]
    found = [_at_points(analysis, each) for each in expected]
    if all(each.choice is None or each.choice.more_time is None for each in found):
        return tuple(found)
    overall = _drawn(analysis, n_draws, seed)
    return tuple(_with_share(analysis, each, overall) for each in found)


def _at_points(analysis: Analysis, expected: Standing) -> Waiting:
    """Return all of it that is exact."""
    if not expected.has_points:
        return Waiting(expected, np.nan)
    offer = expected.offer
    of, place = analysis.placed(offer)
    points = float(of.overall[place])
    stays = [place for place in _in_hand(analysis) if _stays(analysis.offers[place], offer)]
    goes = [place for place in _in_hand(analysis) if place not in stays]
    if not goes or expected.failed:
        return Waiting(expected, points)
    today = float(analysis.overall[goes[0]]), points, _fallback(analysis.overall, stays)
    more_time = None
    if offer.chance is not None:
        more_time = float(engine.value_of_more_time(*today, offer.chance))
    choice = Choice(goes[0], tuple(stays), float(engine.break_even_chance(*today)), more_time)
    return Waiting(expected, points, choice)


def _in_hand(analysis: Analysis) -> list[int]:
    """Return the places of the ranked offers that can be accepted today, the best first."""
    return [place for place in analysis.order if analysis.offers[place].status is Status.IN_HAND]


def _stays(offer: Offer, expected: Offer) -> bool:
    """Tell whether an offer can still be accepted once it is known whether another one comes."""
    if offer.is_present_job:
        return True
    if offer.deadline is None or expected.expected_on is None:
        return False
    return offer.deadline > expected.expected_on


def _fallback(overall: AnyFloats, stays: Sequence[int]) -> AnyFloats:
    """Return the points of the best that stays, in each draw if there are draws."""
    return overall[list(stays)].max(axis=0, initial=NOTHING_LEFT)


# Over all simulations ----------------------------------------------------------------------------


def _drawn(analysis: Analysis, n_draws: int, seed: int) -> dict[str, AnyFloats]:
    """Return the points in draws, by the offer's key, as if every expected offer had come."""
    come = analyse(_all_come(analysis.whole), analysis.catalog)
    most = usual_draws(len(come.offers), len(come.criteria))  # there may be far more than ranked
    batch = batches(min(n_draws, most), seed)[0]
    values, factors = sample(come.beliefs, batch, come.decision.firmness)
    overall = overall_in_draws(slider_weights(come.points, factors), values)
    return dict(zip((offer.key for offer in come.offers), overall, strict=True))


def _all_come(decision: Decision) -> Decision:
    made = (_come(offer) if offer.status is Status.EXPECTED else offer for offer in decision.offers)
    return decision.model_copy(update={"offers": tuple(made)})


def _come(offer: Offer) -> Offer:
    """Return the offer as if it had come; at every move the same one, as that is a key."""
    return cached(
        ("come", Same(offer)),
        lambda: offer.model_copy(update={"status": Status.IN_HAND}),
        lambda: OF_AN_OFFER,
        has_arrays=False,
    )


def _with_share(analysis: Analysis, each: Waiting, drawn: dict[str, AnyFloats]) -> Waiting:
    """Return the same with how often it is better to wait, where a chance is said."""
    choice, offer = each.choice, each.expected.offer
    if choice is None or offer.chance is None:
        return each
    overall = np.array([drawn[ranked.key] for ranked in analysis.offers])
    worth = engine.value_of_waiting(
        drawn[offer.key], _fallback(overall, choice.stays), offer.chance
    )
    share = float(np.mean(worth > overall[choice.offer]))
    return each._replace(choice=choice._replace(share=share))
