"""How good is an offer on a criterion? Edits of own ratings.

Low, likely and high are moved one at a time; the moved one pushes the others along, so that they
stay in order and nothing typed is refused.
"""

from decision.edits.offers import change_offer, offer_of
from decision.model import Decision, Rating

UNKNOWN = Rating()


def set_rating(decision: Decision, offer: str, criterion: str, rating: Rating) -> Decision:
    """Return the decision with one rating replaced; an empty one is taken away."""
    ratings = {**offer_of(decision, offer).ratings, criterion: rating}
    if rating == UNKNOWN:
        del ratings[criterion]
    return change_offer(decision, offer, ratings=ratings)


def move_rating(
    decision: Decision, offer: str, criterion: str, end: str, number: float
) -> Decision:
    """Return the decision with ``low``, ``likely`` or ``high`` moved, pushing the others along."""
    old = offer_of(decision, offer).ratings.get(criterion, UNKNOWN)
    return set_rating(decision, offer, criterion, _pushed(old, end, number))


def note_rating(decision: Decision, offer: str, criterion: str, note: str) -> Decision:
    """Return the decision with the note of one rating replaced."""
    old = offer_of(decision, offer).ratings.get(criterion, UNKNOWN)
    return set_rating(
        decision, offer, criterion, old.model_copy(update={"note": Rating(note=note).note})
    )


def forget_rating(decision: Decision, offer: str, criterion: str) -> Decision:
    """Return the decision in which one rating is unknown; its note is kept."""
    old = offer_of(decision, offer).ratings.get(criterion, UNKNOWN)
    return set_rating(decision, offer, criterion, Rating(note=old.note))


def _pushed(old: Rating, end: str, number: float) -> Rating:
    if old.low is None or old.likely is None or old.high is None:
        return Rating(likely=number, note=old.note)
    low, likely, high = old.low, old.likely, old.high
    if end == "low":
        low, likely, high = number, max(likely, number), max(high, number)
    elif end == "high":
        low, likely, high = min(low, number), min(likely, number), number
    else:
        low, likely, high = min(low, number), number, max(high, number)
    return Rating(low=low, likely=likely, high=high, note=old.note)
