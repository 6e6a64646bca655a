"""Which changes wait for the user to pick: theirs, or mine?

A change waits where another tab changed the same fields meanwhile, or where what it belongs to is
gone. A newer change of the same fields takes its place: it says what the user wants.
"""

from collections.abc import Mapping
from typing import NamedTuple

from decision.edits.overlap import Path
from decision.store.store import Edit
from decision.ui import session

_CLASHES, _NUMBER = "clashes", "clash_number"
_KEYS = {"colour"}  # numbers that stand for something else
# Fields whose text is the user's own; others hold keys.
_TYPED = {
    "title", "name", "note", "notes", "source", "date", "deadline", "expected_on", "unit",
    "at_low", "at_high", "currency",
}  # fmt: skip


class Clash(NamedTuple):
    """A change that waits for the user to pick: what is there, what was typed, and its edit.

    The texts are empty where they cannot be put into words. ``edit`` is None where there is nothing
    left to change; then there are no ``fields`` either.
    """

    identity: str
    label: str
    theirs: str
    mine: str
    edit: Edit | None
    fields: frozenset[Path] = frozenset()
    number: int = 0


def of(identity: str) -> tuple[Clash, ...]:
    """Return the changes of a decision for which the user has not picked yet."""
    return tuple(each for each in _all() if each.identity == identity)


def picked(clash: Clash) -> None:
    """Take a change off the list, as the user has picked."""
    session.values[_CLASHES] = tuple(each for each in _all() if each != clash)


def keep(clash: Clash) -> None:
    """Let a change wait, in the place of an older one of the same."""
    drop(clash.identity, clash.fields, "" if clash.fields else clash.label)
    number = session.values.get(_NUMBER, 0) + 1
    session.values[_NUMBER] = number
    session.values[_CLASHES] = (*_all(), clash._replace(number=number))


def drop(identity: str, fields: frozenset[Path], label: str = "") -> None:
    """Forget what waits for one of these fields, or was of this label and has none."""
    for clash in of(identity):
        if clash.fields & fields or (not clash.fields and clash.label == label):
            picked(clash)


def worded(fields: Mapping[Path, object]) -> str:
    """Return what fields hold, empty where that is no text of the user's."""
    numbers = all(_is_number(path, held) for path, held in fields.items())
    if not numbers and not all(path[-1] in _TYPED for path in fields):
        return ""
    if numbers:
        return ", ".join(f"{held:g}" for held in fields.values())
    texts = dict.fromkeys(str(held) if held else "nothing" for held in fields.values())
    return ", ".join(texts)  # once, where an employer follows the name of its offer


def _is_number(path: Path, held: object) -> bool:
    return type(held) in (int, float) and path[-1] not in _KEYS


def _all() -> tuple[Clash, ...]:
    return session.values.get(_CLASHES, ())
