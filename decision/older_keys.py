"""May an older document call something as the catalogue calls something else today?

Then its own criterion gets another key, and another name: what was said of it is still said of it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from criteria.criterion import PAY_KEY

Document = Mapping[str, Any]
Rename = Callable[[Any], Any]
# Keys of criteria that are newer than some documents, and the names of these criteria.
NEWER_KEYS = (PAY_KEY, "people", "place")
NEWER_NAMES = ("people", "place")


def with_free_keys(document: Document) -> Document:
    """Return a document in which no criterion of one's own is called as a newer built-in one.

    Whatever is no decision comes back as it is, for the document to refuse.

    >>> old = {"own_criteria": [{"key": "people", "name": "People"}], "criteria": ["people"]}
    >>> new = with_free_keys(old)
    >>> new["own_criteria"], new["criteria"]
    ([{'key': 'people_2', 'name': 'People (my own)'}], ['people_2'])
    """
    own = document.get("own_criteria")
    listed: Iterable[Any] = own if isinstance(own, list | tuple) else ()
    criteria = [each for each in listed if _is_mapping(each)]
    keys = [each.get("key") for each in criteria]
    names = [str(each.get("name")).casefold() for each in criteria]
    new = {key: _free(f"{key}_{{}}", keys) for key in NEWER_KEYS if key in keys}
    called = {name: _free_name(name, names) for name in NEWER_NAMES if name in names}
    if not new and not called:
        return document
    return _renamed(document, lambda there: new.get(there, there), called)


def _free(template: str, taken: Collection[object]) -> str:
    number = 2
    while template.format(number) in taken:
        number += 1
    return template.format(number)


def _free_name(name: str, taken: Collection[object]) -> str:
    own = f"{name} (my own)"
    return (_free(f"{own} {{}}", taken) if own in taken else own).capitalize()


def _renamed(document: Document, rename: Rename, called: Mapping[str, str]) -> Document:
    own = [_own(each, rename, called) for each in document["own_criteria"]]
    renamed = {**document, "own_criteria": own}
    if _is_list(document.get("criteria")):
        renamed["criteria"] = [_key(each, rename) for each in document["criteria"]]
    for field in ("points", "ideal_points"):
        if _is_mapping(document.get(field)):
            renamed[field] = _keys(document[field], rename)
    for field, change in (("offers", _offer), ("must_haves", _must_have)):
        if _is_list(document.get(field)):
            renamed[field] = [change(each, rename) for each in document[field]]
    return renamed


def _own(criterion: Any, rename: Rename, called: Mapping[str, str]) -> Any:  # noqa: ANN401
    if not _is_mapping(criterion):
        return criterion
    renamed = {**criterion, "key": _key(criterion.get("key"), rename)}
    name = called.get(str(criterion.get("name")).casefold())
    return {**renamed, "name": name} if name else renamed


def _offer(offer: Any, rename: Rename) -> Any:  # noqa: ANN401
    if not _is_mapping(offer) or not _is_mapping(offer.get("ratings")):
        return offer
    return {**offer, "ratings": _keys(offer["ratings"], rename)}


def _must_have(must: Any, rename: Rename) -> Any:  # noqa: ANN401
    if not _is_mapping(must) or not _is_mapping(must.get("rating")):
        return must
    rating = {**must["rating"], "criterion": _key(must["rating"].get("criterion"), rename)}
    return {**must, "rating": rating}


def _keys(entries: Document, rename: Rename) -> Document:
    return {_key(known, rename): entry for known, entry in entries.items()}


def _key(there: Any, rename: Rename) -> Any:  # noqa: ANN401
    return rename(there) if isinstance(there, str) else there


def _is_list(part: object) -> bool:
    return isinstance(part, list | tuple)


def _is_mapping(part: object) -> bool:
    return isinstance(part, Mapping)
