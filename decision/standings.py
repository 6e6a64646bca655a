"""Which offers are ranked, and why are the others not?

`standings`: decision -> what is known of each offer (`beliefs.counting`), and what it must have
(`beliefs.must_haves`) -> a `Standing` each. An offer of which nothing is known has no place in an
order: it would stand in the middle of the others, for no reason of its own. One that fails a hard
must-have is screened out (the conjunctive rule: Einhorn, Psychological Bulletin 73 (1970) 221-230).
One that is still to come, or past, is none to choose from: it is analysed, and shown by itself.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from criteria.catalog import Catalog
from criteria.criterion import Criterion
from decision.beliefs.counting import offers_with_any
from decision.beliefs.must_haves import Check, Checks, checked, fails
from decision.model import Decision, Offer, Status


class Reason(StrEnum):
    """Why an offer is not ranked."""

    NOT_RATED = "not rated yet"
    FAILS = "fails a must-have"
    EXPECTED = "expected"
    PAST = "past: a yardstick"


_NO_ALTERNATIVE = {Status.EXPECTED: Reason.EXPECTED, Status.PAST: Reason.PAST}


class Standing(NamedTuple):
    """Whether an offer is ranked; if not, why, and which hard must-haves it fails.

    ``is_rated`` says whether anything that counts is known of it.
    """

    offer: Offer
    reason: Reason | None = None
    failed: tuple[Check, ...] = ()
    is_rated: bool = True

    @property
    def is_ranked(self) -> bool:
        """Whether it has a place in the order."""
        return self.reason is None

    @property
    def has_points(self) -> bool:
        """Whether it has points of its own: it is ranked, or would be if it could be chosen."""
        is_aside = self.reason in _NO_ALTERNATIVE.values()
        return self.is_ranked or (is_aside and self.is_rated)


Standings = Mapping[str, Standing]


def standings(
    decision: Decision,
    criteria: tuple[Criterion, ...],
    catalog: Catalog,
    checks: Checks | None = None,
) -> Standings:
    """Return where each offer stands, by its key, in the order of the decision.

    An offer is ranked once it has an own rating, or a counting answer, on any criterion in use,
    whatever that one's slider; as long as it fails no hard must-have; and unless it is still to
    come, or past.

    Parameters
    ----------
    checks
        How the offers stand to the must-haves, where that is known already.
    """
    checks = checked(decision, catalog) if checks is None else checks
    rated = offers_with_any(decision, criteria, catalog)
    return {
        offer.key: _standing(offer, offer.key in rated, fails(checks[offer.key]))
        for offer in decision.offers
    }


def _standing(offer: Offer, is_rated: bool, failed: tuple[Check, ...]) -> Standing:
    of_rated = None if is_rated else Reason.NOT_RATED
    reason = _NO_ALTERNATIVE.get(offer.status) or (Reason.FAILS if failed else of_rated)
    return Standing(offer, reason, failed, is_rated)
