"""Do the offers have what they must have, and who would lead if that were not asked? Exact."""

from collections.abc import Iterable
from typing import NamedTuple

from criteria.criterion import Criterion
from criteria.question import Question
from decision.analysis import Analysis, Reason, State, analyse
from decision.arrays import POINTS_TIE
from decision.beliefs.must_haves import Check as Check
from decision.model import MustHave, Offer, Status


class OfferChecks(NamedTuple):
    """How one offer stands to each must-have, in the order of the decision."""

    offer: Offer
    checks: tuple[Check, ...]

    def of(self, state: State) -> tuple[Check, ...]:
        """Return the checks that come out like this."""
        return tuple(each for each in self.checks if each.state is state)


class Without(NamedTuple):
    """What would be without the hard must-haves that put offers out.

    Attributes
    ----------
    must_haves
        Those that any offer fails.
    leaders
        Who would lead, and alone if it is one.
    points
        Of the leaders, 0 to 100.
    is_changed
        Whether another offer leads now, or none.
    """

    must_haves: tuple[MustHave, ...]
    leaders: tuple[Offer, ...]
    points: float
    is_changed: bool


class SparePay(NamedTuple):
    """By how much sure pay could be less before it fails a hard must-have: money a year, from 0."""

    must: MustHave
    room: float


def choice(analysis: Analysis) -> int:
    """Return the place of the offer that one would choose today, of one or more that are ranked.

    It has most points, where an offer counts 0 as far as it may fail a hard must-have; of equals
    it is the one with more points otherwise.
    """
    enough = analysis.counted.max() - POINTS_TIE
    return next(place for place in analysis.order if analysis.counted[place] >= enough)


def offer_checks(analysis: Analysis) -> tuple[OfferChecks, ...]:
    """Return how every offer but past ones stands to the must-haves, in the order listed."""
    offers = [offer for offer in analysis.whole.offers if offer.status is not Status.PAST]
    return tuple(OfferChecks(offer, analysis.checks[offer.key]) for offer in offers)


def settled_checks(
    analysis: Analysis, offers: Iterable[int], about: Question | Criterion
) -> tuple[Check, ...]:
    """Return the hard must-haves that offers may fail, and on which a question or a rating bears.

    Each of them once, of offers by their places.
    """
    informed = {*about.shares} if isinstance(about, Question) else {about.key}
    found = {
        check.must.key: check
        for offer in offers
        for check in analysis.checks[analysis.offers[offer].key]
        if check.must.is_hard and check.state is State.FIND_OUT and check.about is not None
        if check.about == about or check.must.criterion in informed
    }
    return tuple(found.values())


def may_fail(analysis: Analysis, place: int) -> bool:
    """Tell whether an offer, by its place, may fail a hard must-have."""
    checks = analysis.checks[analysis.offers[place].key]
    return any(each.must.is_hard and each.state is State.FIND_OUT for each in checks)


def deciding_checks(analysis: Analysis) -> tuple[tuple[int, Check], ...]:
    """Return the open hard must-haves on which it hangs who is first, each with its offer's place.

    They are those of offers that are first, or would be if they met theirs; the best come first.
    What a must-have is about must still be asked.
    """
    if len(analysis.offers) < 2 or not analysis.whole.must_haves:
        return ()
    enough = analysis.counted.max() - POINTS_TIE
    return tuple(
        (place, check)
        for place in analysis.order
        if analysis.overall[place] >= enough
        for check in analysis.checks[analysis.offers[place].key]
        if check.must.is_hard and check.state is State.FIND_OUT
        if check.about is not None or check.must.pay_at_least is not None
    )


def decided_by(
    analysis: Analysis, offers: Iterable[int], about: Question | Criterion
) -> tuple[Check, ...]:
    """Return those of them on which a question or a rating of offers, by their places, bears."""
    deciding = deciding_checks(analysis)
    return tuple(
        check
        for offer in offers
        for check in settled_checks(analysis, (offer,), about)
        if (offer, check) in deciding
    )


def without_must_haves(analysis: Analysis) -> Without | None:
    """Return who would lead without must-haves; None where they put no offer out."""
    out = [each for each in analysis.out if each.reason is Reason.FAILS]
    if not out:
        return None
    failed = {check.must.key for standing in out for check in standing.failed}
    asked = tuple(must for must in analysis.whole.must_haves if must.key in failed)
    free = analyse(analysis.whole.model_copy(update={"must_haves": ()}), analysis.catalog)
    if not free.offers:
        return Without(asked, (), 0.0, is_changed=False)
    leaders = tuple(free.offers[place] for place in free.leaders)
    now = tuple(analysis.offers[place] for place in analysis.leaders)
    return Without(asked, leaders, float(free.overall.max()), is_changed=leaders != now)


def spare_pay(analysis: Analysis, place: int) -> SparePay | None:
    """Return how much less an offer could pay for sure; None where no must-have asks for any.

    ``place`` is among the offers that are ranked.
    """
    spare = [
        SparePay(check.must, check.low - check.must.pay_at_least)
        for check in analysis.checks[analysis.offers[place].key]
        if check.must.is_hard and check.low is not None and check.must.pay_at_least is not None
    ]
    return min(spare, key=lambda each: each.room, default=None)
