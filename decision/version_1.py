"""What did a document of version 1 mean? Offers of one employer shared what they answered alike."""

from pydantic import TypeAdapter, ValidationError

from decision.parts import Offer


def sharing_equal_answers(offers: object) -> tuple[Offer, ...] | None:
    """Return the offers of a document of version 1, with the facts that they share named.

    There, offers of one employer shared what they answered alike, and all if they were alike in
    everything. None where these are no offers, which is for the document to say.
    """
    try:
        plain = TypeAdapter(tuple[Offer, ...]).validate_python(offers)
    except ValidationError:
        return None
    first: dict[tuple[object, ...], str] = {}
    shared = []
    for offer in plain:
        answers = [(key, a) for key, a in offer.answers.items() if not a.is_unknown]
        told = {key: (answer.option, answer.certainty) for key, answer in answers}
        rated = tuple(sorted((key, r.low, r.likely, r.high) for key, r in offer.ratings.items()))
        everything = (offer.employer, frozenset(told.items()), rated)
        origin = first.setdefault(everything, offer.key)
        names = {
            key: name
            for key, evidence in told.items()
            if (name := first.setdefault((offer.employer, key, evidence), offer.key)) != origin
        }
        copied = origin if origin != offer.key else None
        shared.append(offer.model_copy(update={"origin": copied, "facts": names}))
    return tuple(shared)
