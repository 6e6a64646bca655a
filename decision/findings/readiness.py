"""Is enough said for an answer that deserves trust? What is missing, offer by offer.

`readiness`: decision -> how much counts of each offer (`beliefs.counting`), and whether the weights
are the user's own. Until all is there, an answer is only one so far.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from criteria.catalog import Catalog
from decision.analysis import catalog_of, criteria_in_use
from decision.beliefs.counting import Count, counted, offers_without_pay
from decision.beliefs.must_haves import checked, fails
from decision.edits import weights_are_set as weights_are_set
from decision.model import Decision

ENOUGH_ANSWERS = 8  # of one offer, its employer's among them
FEWEST_OFFERS = 2


@dataclass(frozen=True)
class Readiness:
    """What a decision still lacks.

    Attributes
    ----------
    offers
        By the offer's key, how many answers are missing; 0 if it is fit to use. An offer is fit
        with eight answers, or with an own rating on every criterion in use. What does not apply
        counts among the eight beside one answer or more. Where no question can be answered,
        missing own ratings are counted.
    ratings
        By the offer's key, how many own ratings would make it fit as well; 0 if it is fit.
    to_be_rated
        Keys of the offers of which rather own ratings are missing than answers: no question can be
        answered, or the offer is being rated and not more ratings are missing than answers.
    without_pay
        Keys of the offers whose pay counts and is not known; it is one of the missing ratings.
    aside
        Keys of the offers that are none to choose from, expected or past: nothing is missing of
        them, and they are no offers to compare.
    weights_are_set
        Whether the user weighed the criteria: moved a slider, took a profile, said that all count
        the same, or has one criterion alone.
    """

    offers: Mapping[str, int]
    ratings: Mapping[str, int]
    to_be_rated: frozenset[str]
    weights_are_set: bool
    without_pay: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()

    @property
    def are_enough(self) -> bool:
        """Whether there are two offers or more to choose from."""
        return len(self.offers) - len(self.aside) >= FEWEST_OFFERS

    @property
    def offers_are_fit(self) -> bool:
        """Whether there are two offers or more to choose from, and each is fit to use."""
        return self.are_enough and not any(self.offers.values())

    @property
    def is_fit(self) -> bool:
        """Whether offers and weights are fit to use."""
        return self.offers_are_fit and self.weights_are_set


def readiness(decision: Decision, catalog: Catalog | None = None) -> Readiness:
    """Return what a decision still lacks before its answer is fit to use.

    Of an offer that fails a hard must-have enough is known, and of one that is expected or past.

    Raises
    ------
    CriterionError
        If a criterion in use is described nowhere.
    """
    catalog = catalog_of(decision, catalog)
    counts = counted(decision, criteria_in_use(decision, catalog), catalog)
    checks = checked(decision, catalog)
    aside = frozenset(each.key for each in decision.offers if not each.is_alternative)
    enough = {key for key in counts if key in aside or fails(checks[key])}
    missing = {key: 0 if key in enough else _missing(count) for key, count in counts.items()}
    ratings = {key: counts[key].unrated if answers else 0 for key, answers in missing.items()}
    rated = frozenset(key for key, count in counts.items() if _is_to_be_rated(count))
    unpaid = frozenset(key for key in offers_without_pay(decision) if missing[key])
    return Readiness(missing, ratings, rated, weights_are_set(decision), unpaid, aside)


def _is_to_be_rated(count: Count) -> bool:
    """Tell whether own ratings are missing rather than answers."""
    if not count.unrated:
        return False
    if not count.answers + count.open:
        return True
    return bool(count.rated) and count.unrated <= _missing(count)


def _missing(count: Count) -> int:
    if not count.unrated:
        return 0
    if not count.answers + count.open:
        return count.unrated
    settled = count.answers + count.not_applying if count.answers else 0
    return max(min(ENOUGH_ANSWERS, settled + count.open) - settled, 0)
