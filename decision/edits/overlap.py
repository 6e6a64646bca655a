"""Do two edits of one decision change the same field? Then one would silently replace the other.

A field is a leaf of the document. Its path names entries of a list by their keys, so that an offer
that was added or moved does not shift the others; an order of a list is no field.
"""

from collections.abc import Iterator
from typing import Any

from decision.model import Decision

Path = tuple[str, ...]
Fields = dict[Path, object]  # what each holds; None where there is nothing
_MARKS = {"is_sample", "equal_is_right"}  # follow from changes of other fields


def changed_fields(before: Decision, after: Decision) -> Fields:
    """Return the fields in which two decisions differ, as they are in the second.

    >>> from decision.edits.offers import add_offers, change_offer, started
    >>> decision = started("Mine")
    >>> changed_fields(decision, change_offer(decision, "stay", note="Warm"))
    {('offers', 'stay', 'note'): 'Warm'}
    >>> more = add_offers(decision, [("Lab", {})])
    >>> ("offers", "stay", "note") in changed_fields(decision, more)
    False
    """
    old, new = dict(_fields(before, after)), dict(_fields(after, before))
    paths = [*new, *(path for path in old if path not in new)]
    return {path: new.get(path) for path in paths if old.get(path) != new.get(path)}


def overlap(shown: Decision, newest: Decision, mine: Decision) -> Fields:
    """Return the fields that two edits of what was shown set differently, as ``newest`` has them.

    >>> from decision.edits.offers import change_offer, set_title, started
    >>> shown = started("Mine")
    >>> theirs, mine = (change_offer(shown, "stay", note=note) for note in ("Cold", "Warm"))
    >>> overlap(shown, theirs, mine)
    {('offers', 'stay', 'note'): 'Cold'}
    >>> overlap(shown, set_title(shown, "Ours"), mine), overlap(shown, mine, mine)
    ({}, {})
    """
    wanted, there = changed_fields(shown, mine), changed_fields(shown, newest)
    return {path: there[path] for path in wanted if path in there and there[path] != wanted[path]}


def _fields(decision: Decision, other: Decision) -> Iterator[tuple[Path, object]]:
    """Yield the fields of those parts of a decision that are not the same in another one."""
    apart = {
        name: _entries(part, getattr(other, name))
        for name, part in decision
        if name not in _MARKS and part != getattr(other, name)
    }
    yield from _leaves((), decision.model_dump(mode="json", include=apart) if apart else {})


def _entries(part: Any, other: Any) -> Any:  # noqa: ANN401
    """Return which entries of a list to look at, by their places; of anything else all of it."""
    if not isinstance(part, tuple) or not all(hasattr(each, "key") for each in part):
        return ...
    return {place for place, each in enumerate(part) if each not in other}


def _leaves(path: Path, part: Any) -> Iterator[tuple[Path, object]]:  # noqa: ANN401
    if isinstance(part, list) and all(isinstance(each, dict) and "key" in each for each in part):
        part = {each["key"]: each for each in part}
    if not isinstance(part, dict):
        yield path, part
        return
    for name, value in part.items():
        yield from _leaves((*path, str(name)), value)
