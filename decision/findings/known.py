"""What is known of the offers, apart from their names and the weights? What worlds depend on.

`known` takes from an analysis what was told and rated. Offers of one employer of which the same is
known are one here: whatever is true of the one is true of its copy, in every world.
"""

from collections.abc import Mapping
from typing import NamedTuple

from criteria.belief import Told
from criteria.criterion import Criterion
from criteria.question import About, Kind
from decision.analysis import Analysis
from decision.beliefs.evidence import Questionnaire, facts
from decision.beliefs.ratings import UNRATED
from decision.model import Offer

Ends = tuple[float, float, float]
ToldFacts = tuple[tuple[str, Told], ...]


class KnownOffer(NamedTuple):
    """One offer: its employer's number, own ratings by criterion, what was told of the role."""

    employer: int
    own: tuple[Ends | None, ...]
    role: ToldFacts


class KnownEmployer(NamedTuple):
    """One employer: what was told of it, and how likely it is of each kind."""

    told: ToldFacts
    kinds: tuple[float, ...]


class Known(NamedTuple):
    """All that the worlds of the facts depend on; alike if they are."""

    questionnaire: Questionnaire
    criteria: tuple[Criterion, ...]
    employers: tuple[KnownEmployer, ...]
    offers: tuple[KnownOffer, ...]


def known(analysis: Analysis) -> tuple[Known, list[int]]:
    """Return what is known, and for each offer of the decision its place among those known."""
    decision, questions = analysis.decision, analysis.catalog.questions
    numbers = {key: n for n, key in enumerate(dict.fromkeys(o.employer for o in decision.offers))}
    by_key = {employer.key: employer for employer in decision.employers}
    employers = tuple(
        KnownEmployer(
            _in_order(facts(by_key[key].answers, About.EMPLOYER, questions)),
            tuple(analysis.evidence.kinds[key][kind] for kind in Kind),
        )
        for key in numbers
    )
    offers = [
        KnownOffer(
            numbers[offer.employer],
            tuple(_own(offer, key) for key in decision.criteria),
            _in_order(facts(offer.answers, About.ROLE, questions)),
        )
        for offer in decision.offers
    ]
    distinct = tuple(dict.fromkeys(offers))
    found = Known(Questionnaire(questions), analysis.criteria, employers, distinct)
    return found, [distinct.index(offer) for offer in offers]


def _own(offer: Offer, criterion: str) -> Ends | None:
    rating = offer.ratings.get(criterion, UNRATED)
    if rating.low is None or rating.likely is None or rating.high is None:
        return None
    return rating.low, rating.likely, rating.high


def _in_order(told: Mapping[str, Told]) -> ToldFacts:
    return tuple(sorted(told.items()))
