"""What do edits do with the entries of a mapping, whatever it says of whom?"""

from collections.abc import Mapping
from typing import TypeVar

Entry = TypeVar("Entry")


def without(entries: Mapping[str, Entry], key: str) -> dict[str, Entry]:
    """Return entries but that of a key."""
    return {known: entry for known, entry in entries.items() if known != key}
