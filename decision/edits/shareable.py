"""What of a decision may others see? An edit that takes pay, names and the user's own texts out.

Offers become "Offer A", employers "Employer A", criteria of the user's own "Own criterion 1". What
is measured is said as percent of the way from the worst amount to the best, which is worth the same
and does not say what was measured. Questions, answers, ratings and weights stay.
"""

from collections.abc import Mapping

from criteria.criterion import AMOUNT_LIMIT, PAY_KEY
from decision.model import (
    Answer,
    Choice,
    Decision,
    MustHave,
    Offer,
    OwnCriterion,
    OwnMeasure,
    Pay,
    PayBasis,
    Rating,
    revised,
)
from decision.must_haves import RatingLimit

TITLE, WAY = "Which job to take", "% of the way"
_LETTERS = 26
_Measures = Mapping[str, OwnMeasure]


class OnlyPayError(ValueError):
    """Pay is all that counts, so nothing is left without it."""

    def __init__(self) -> None:
        super().__init__("found nothing that counts but pay; expected a criterion beside it")


def without_pay_and_names(decision: Decision) -> Decision:
    """Return the decision without what it pays, names, and all that the user wrote; dates stay.

    Raises
    ------
    OnlyPayError
        If pay is all that counts.
    """
    if only_pay_counts(decision):
        raise OnlyPayError
    measures = {own.key: own.measure for own in decision.own_criteria if own.measure is not None}
    employers = [
        each.model_copy(update={"name": f"Employer {_letter(n)}", "answers": _bare(each.answers)})
        for n, each in enumerate(decision.employers)
    ]
    return revised(
        decision,
        title=TITLE,
        criteria=[key for key in decision.criteria if key != PAY_KEY],
        employers=employers,
        offers=[_offer(offer, n, measures) for n, offer in enumerate(decision.offers)],
        own_criteria=[_criterion(own, n) for n, own in enumerate(decision.own_criteria, start=1)],
        must_haves=[
            _must_have(must, measures) for must in decision.must_haves if must.pay_at_least is None
        ],
        pay_basis=PayBasis(),
        choice=None if decision.choice is None else _choice(decision.choice, measures),
        notes="",
        catalog_version="",
    )


def only_pay_counts(decision: Decision) -> bool:
    """Tell whether pay is all that counts."""
    return set(decision.criteria) == {PAY_KEY}


def _letter(number: int) -> str:
    """Return A, B, ... Z, AA, AB, ...

    >>> _letter(0), _letter(25), _letter(26), _letter(99)
    ('A', 'Z', 'AA', 'CV')
    """
    again, place = divmod(number, _LETTERS)
    return (_letter(again - 1) if again else "") + chr(ord("A") + place)


def _bare(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    return {key: Answer(**_without_notes(answer)) for key, answer in answers.items()}


def _without_notes(answer: Answer) -> dict[str, object]:
    return {name: getattr(answer, name) for name in ("option", "does_not_apply", "certainty")}


def _offer(offer: Offer, number: int, measures: _Measures) -> Offer:
    ratings = {
        key: _rating(rating, measures.get(key))
        for key, rating in offer.ratings.items()
        if key != PAY_KEY
    }
    changes = {
        "name": f"Offer {_letter(number)}",
        "note": "",
        "ratings": ratings,
        "answers": _bare(offer.answers),
        "pay": Pay(),
    }
    return offer.model_copy(update=changes)


def _rating(rating: Rating, measure: OwnMeasure | None) -> Rating:
    if rating.low is None or rating.likely is None or rating.high is None:
        return Rating()
    low, likely, high = rating.low, rating.likely, rating.high
    if measure is not None:
        ends = sorted(_way(measure, end) for end in (low, high))
        low, likely, high = ends[0], _way(measure, likely), ends[1]
    return Rating(low=low, likely=likely, high=high)


def _way(measure: OwnMeasure, amount: float) -> float:
    """Return how far an amount is on the way from the worst, at 0, to the best, at 100."""
    way = 100 * (amount - measure.worst) / (measure.best - measure.worst)
    return min(max(way, -AMOUNT_LIMIT), AMOUNT_LIMIT)


def _criterion(own: OwnCriterion, number: int) -> OwnCriterion:
    bare: dict[str, object] = {"name": f"Own criterion {number}", "at_low": "", "at_high": ""}
    if own.measure is not None:
        half = None if own.measure.half is None else _way(own.measure, own.measure.half)
        bare["measure"] = OwnMeasure(unit=WAY, worst=0, best=100, half=half)
    return own.model_copy(update=bare)


def _choice(choice: Choice, measures: _Measures) -> Choice:
    expected = {
        key: _rating(rating, measures.get(key))
        for key, rating in choice.expected.items()
        if key != PAY_KEY
    }
    turned_out = {
        key: _way(measures[key], amount) if key in measures else amount
        for key, amount in choice.turned_out.items()
        if key != PAY_KEY
    }
    bare = {"expected": expected, "turned_out": turned_out, "reasons": "", "afterwards": ""}
    return choice.model_copy(update=bare)


def _must_have(must: MustHave, measures: _Measures) -> MustHave:
    """Return a must-have whose limit is where the ratings are; less may have become more."""
    limit = must.rating
    measure = None if limit is None else measures.get(limit.criterion)
    if limit is None or measure is None:
        return must
    is_least = limit.is_least is (measure.best > measure.worst)
    side = "at_least" if is_least else "at_most"
    moved = RatingLimit(**{"criterion": limit.criterion, side: _way(measure, limit.number)})
    return must.model_copy(update={"rating": moved})
