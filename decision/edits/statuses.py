"""Can an offer be accepted today, is it still to come, or past? Edits of that.

The present job is neither still to come nor past: what makes an offer one of these takes the other
away. What is past can be felt for no more.
"""

from decision.edits.offers import change_offer
from decision.model import ALTERNATIVES, Decision, Offer, Status, revised


def set_status(decision: Decision, key: str, status: Status) -> Decision:
    """Return the decision in which an offer is in hand, to be asked for, expected, or past.

    The chance of an expected one and its date are kept for when it is expected again.
    """
    left = {} if status in ALTERNATIVES else {"is_present_job": False}
    changed = change_offer(decision, key, status=status, **left)
    if status is Status.PAST and decision.gut_feeling == key:
        changed = revised(changed, gut_feeling=None)
    return changed


def mark_present_job(decision: Decision, key: str | None) -> Decision:
    """Return the decision in which this offer alone is the present job, or none."""
    offers = [offer.model_copy(update=_marked(offer, key)) for offer in decision.offers]
    return revised(decision, offers=offers)


def _marked(offer: Offer, key: str | None) -> dict[str, object]:
    """Return what changes of an offer where that of this key is the present job."""
    if offer.key != key:
        return {"is_present_job": False}
    return {"is_present_job": True, **({} if offer.is_alternative else {"status": Status.IN_HAND})}
