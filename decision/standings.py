"""Which offers are ranked, and why are the others not?

`standings`: decision -> what is known of each offer (`beliefs.counting`) -> a `Standing` each. An
offer of which nothing is known has no place in an order: it would stand in the middle of the
others, for no reason of its own.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from criteria.catalog import Catalog
from criteria.criterion import Criterion
from decision.beliefs.counting import offers_with_any
from decision.model import Decision, Offer


class Reason(StrEnum):
    """Why an offer is not ranked."""

    NOT_RATED = "not rated yet"


class Standing(NamedTuple):
    """Whether an offer is ranked; if not, why."""

    offer: Offer
    reason: Reason | None = None

    @property
    def is_ranked(self) -> bool:
        """Whether it has a place in the order."""
        return self.reason is None


Standings = Mapping[str, Standing]


def standings(decision: Decision, criteria: tuple[Criterion, ...], catalog: Catalog) -> Standings:
    """Return where each offer stands, by its key, in the order of the decision.

    An offer is ranked once it has an own rating, or a counting answer, on any criterion in use,
    whatever that one's slider.
    """
    rated = offers_with_any(decision, criteria, catalog)
    return {
        offer.key: Standing(offer, None if offer.key in rated else Reason.NOT_RATED)
        for offer in decision.offers
    }
