"""Can an offer be accepted today, is it still to come, or past? Edits of that.

The present job is neither still to come nor past: what makes an offer one of these takes the other
away. What is past can be felt for no more.
"""

from decision.edits.offers import change_offer, offer_of
from decision.model import Decision, Status, revised


def set_status(decision: Decision, key: str, status: Status) -> Decision:
    """Return the decision in which an offer is in hand, to be asked for, expected, or past.

    The chance of an expected one and its date are kept for when it is expected again.
    """
    changed = change_offer(decision, key, status=status)
    offer = offer_of(changed, key)
    if offer.is_present_job and not offer.is_alternative:
        changed = change_offer(changed, key, is_present_job=False)
    if status is Status.PAST and decision.gut_feeling == key:
        changed = revised(changed, gut_feeling=None)
    return changed


def mark_present_job(decision: Decision, key: str | None) -> Decision:
    """Return the decision in which this offer alone is the present job, or none."""
    offers = [o.model_copy(update={"is_present_job": o.key == key}) for o in decision.offers]
    marked = revised(decision, offers=offers)
    if key is None or offer_of(marked, key).is_alternative:
        return marked
    return set_status(marked, key, Status.IN_HAND)
