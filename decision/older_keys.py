"""May an older document hold a key that means something else today? Then it gets another one."""

from collections.abc import Iterable, Mapping
from typing import Any

from criteria.criterion import PAY_KEY

Document = Mapping[str, Any]


def with_free_keys(document: Document) -> Document:
    """Return a document whose own criterion is not called as the one made of pay is today.

    Whatever is no decision comes back as it is, for the document to refuse.

    >>> with_free_keys({"own_criteria": [{"key": "offer_pay"}], "criteria": ["offer_pay"]})
    {'own_criteria': [{'key': 'offer_pay_2'}], 'criteria': ['offer_pay_2']}
    """
    own = document.get("own_criteria")
    listed: Iterable[Any] = own if isinstance(own, list | tuple) else ()
    keys = [each.get("key") for each in listed if _is_mapping(each)]
    if PAY_KEY not in keys:
        return document
    number = 2
    while f"{PAY_KEY}_{number}" in keys:
        number += 1
    return _renamed(document, f"{PAY_KEY}_{number}")


def _renamed(document: Document, key: str) -> Document:
    own = [{**each, "key": _one(each["key"], key)} for each in document["own_criteria"]]
    renamed = {**document, "own_criteria": own}
    if _is_list(document.get("criteria")):
        renamed["criteria"] = [_one(each, key) for each in document["criteria"]]
    for field in ("points", "ideal_points"):
        if _is_mapping(document.get(field)):
            renamed[field] = _keys(document[field], key)
    if _is_list(document.get("offers")):
        renamed["offers"] = [_offer(each, key) for each in document["offers"]]
    return renamed


def _offer(offer: Any, key: str) -> Any:  # noqa: ANN401
    if not _is_mapping(offer) or not _is_mapping(offer.get("ratings")):
        return offer
    return {**offer, "ratings": _keys(offer["ratings"], key)}


def _keys(entries: Document, key: str) -> Document:
    return {_one(known, key): entry for known, entry in entries.items()}


def _one(there: object, key: str) -> Any:  # noqa: ANN401
    return key if there == PAY_KEY else there


def _is_list(part: object) -> bool:
    return isinstance(part, list | tuple)


def _is_mapping(part: object) -> bool:
    return isinstance(part, Mapping)
