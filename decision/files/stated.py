"""Which rating does a table state where only the answers make one?

A table has low, likely and high; a rating made by answers is a distribution. What is stated keeps
its range and its mean, so that offers rank alike wherever more, or less, is better.
"""

from collections.abc import Mapping

from decision.analysis import analyse
from decision.beliefs.ratings import DerivedRating as Derived
from decision.model import Decision, Rating


def stated_ratings(decision: Decision) -> Mapping[tuple[str, str], Rating]:
    """Return the ratings that the answers make, by the offer's key and the criterion's."""
    analysis = analyse(decision)
    return {
        (decision.offers[offer].key, decision.criteria[criterion]): _stated(rating)
        for (offer, criterion), rating in analysis.beliefs.derived.items()
    }


def _stated(found: Derived) -> Rating:
    """Return the triangular rating of the same mean, as far as there is one in its range."""
    likely = 3 * found.mean - found.low - found.high
    likely = min(max(likely, found.low), found.high)
    return Rating(low=found.low, likely=likely, high=found.high)
