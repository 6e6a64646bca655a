"""How do names that somebody typed become text on a page, a terminal or a figure?

A sentence is a tuple of parts: our own words, and `Named` ones that the user typed. Only the
functions here turn a name into text, so a name is never taken for markup.
"""

import html
import re
import unicodedata
from collections.abc import Sequence
from math import floor

_STEERING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_RIGHT_TO_LEFT = {"R", "AL"}
_ISOLATE, _END = "\u2068", "\u2069"


class Named(str):
    """A text that the user typed."""

    __slots__ = ()


Sentence = tuple[str, ...]


def legible(name: str) -> str:
    """Return a name that cannot turn the text around it: no steering marks, Hebrew set apart."""
    kept = name.translate(_STEERING)
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in kept):
        return f"{_ISOLATE}{kept}{_END}"
    return kept


def as_plain(sentence: Sentence) -> str:
    """Return a sentence for the terminal."""
    return "".join(legible(part) if isinstance(part, Named) else part for part in sentence)


def as_html(sentence: Sentence) -> str:
    """Return a sentence as HTML, names set apart and no number parted from its percent sign."""
    return "".join(
        f"<b><bdi>{html.escape(legible(part))}</bdi></b>"
        if isinstance(part, Named)
        else html.escape(part).replace(" %", "\u00a0%")
        for part in sentence
    )


def as_label(name: str) -> str:
    r"""Return a name for a widget's label, which Streamlit reads as markdown.

    >>> print(as_label("*A* <b> #1"))
    \*A\* \<b\> \#1
    """
    escaped = re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])", r"\\\1", legible(name))
    # A word joiner keeps what looks like an address from becoming a link.
    return re.sub(r"//|www|@", lambda found: f"\u2060{found[0]}", escaped)


def as_markdown(sentence: Sentence) -> str:
    r"""Return a sentence for a text in markdown, names escaped.

    >>> print(as_markdown((Named("*A*"), " (to be asked for)")))
    \*A\* (to be asked for)
    """
    return "".join(as_label(part) if isinstance(part, Named) else part for part in sentence)


def as_paragraphs(text: str) -> str:
    r"""Return a message of several lines as markdown, whatever names and files it quotes.

    >>> print(as_paragraphs("a\nb"))
    a
    <BLANKLINE>
    b
    """
    return "\n\n".join(as_label(line) for line in text.splitlines())


def listed(parts: Sequence[Sentence], last: str = " and ") -> Sentence:
    """Return an enumeration.

    >>> as_plain(listed([("one",), ("two",), ("three",)]))
    'one, two and three'
    """
    joined: list[str] = []
    for place, part in enumerate(parts):
        if place:
            joined.append(last if place == len(parts) - 1 else ", ")
        joined.extend(part)
    return tuple(joined)


def points(value: float) -> str:
    """Return overall values and contributions as people read them: one decimal.

    >>> points(67.348), points(-0.01)
    ('67.3', '0.0')
    """
    return f"{round(value, 1) + 0.0:.1f}"


def percent(share: float) -> str:
    """Return a share of 1 as a whole percent, halves up as in the browser.

    >>> percent(0.237), percent(0.125)
    ('24 %', '13 %')
    """
    return f"{floor(100 * share + 0.5)} %"


def rating(number: float) -> str:
    """Return a rating without needless zeros.

    >>> rating(7.0), rating(7.25), rating(2.5)
    ('7', '7.2', '2.5')
    """
    return f"{round(number, 1):g}"
