"""Does a text say that nobody knows? In a few languages, and by the signs that people use."""

import re

_UNKNOWN = frozenset(
    ["", "?", "??", "???", "-", "--", "…", "...", "n/a", "n.a.", "na", "#n/a", "tbd", "tbc", "tba",
     "unknown", "not known", "unclear", "don't know", "don’t know", "dont know", "do not know",
     "k.a.", "k. a.", "unbekannt", "weiß nicht", "keine angabe"]
)  # fmt: skip
_LONG = 40  # characters with the white space around; no word for unknown has as many
_SPACES = re.compile("[\u00a0\u2007\u2009\u202f]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")


def is_unknown(text: str) -> bool:
    """Tell whether a text says that nobody knows.

    >>> is_unknown(" TBD "), is_unknown("0")
    (True, False)
    """
    return len(text) < _LONG and plain(text).casefold() in _UNKNOWN


def plain(text: str) -> str:
    """Return a text with plain spaces and dashes."""
    spaced = _SPACES.sub(" ", text).replace("+/-", "±")
    return _DASHES.sub("-", spaced).strip()
