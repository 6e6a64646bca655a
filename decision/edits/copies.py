"""What is a copy of an offer? The same employer, and the same facts about the role.

It keeps them, answered or not, until one of the two is changed.
"""

from decision.edits.offers import free_name, move_offer, offer_of, with_offer
from decision.model import Decision, Offer, Status

_OF_STATUS = ("status", "chance", "expected_on")


def duplicate_offer(decision: Decision, key: str) -> Decision:
    """Return the decision with a copy of an offer behind it, of the same employer."""
    offer = offer_of(decision, key)
    kept = {name: getattr(offer, name) for name in ("note", "deadline", *_OF_STATUS)}
    return _add_copy(decision, offer, f"{offer.name} (copy)", **kept)


def renegotiate(decision: Decision, key: str) -> Decision:
    """Return the decision with "…, renegotiated" behind an offer, still to be asked for.

    Of one that is still to come or past, the better one is so, too: nobody can be asked for it yet.
    """
    offer = offer_of(decision, key)
    fields: dict[str, object] = {"status": Status.TO_BE_ASKED_FOR}
    if not offer.is_alternative:
        fields = {name: getattr(offer, name) for name in _OF_STATUS}
    return _add_copy(decision, offer, f"{offer.name}, renegotiated", **fields)


def _add_copy(decision: Decision, offer: Offer, name: str, **fields: object) -> Decision:
    name = free_name(decision, name)
    same = {
        part: getattr(offer, part) for part in ("employer", "ratings", "answers", "facts", "pay")
    }
    added = with_offer(decision, name, {**same, **fields, "origin": offer.first_original})
    steps = decision.offers.index(offer) + 1 - len(decision.offers)
    return move_offer(added, added.offers[-1].key, steps)
