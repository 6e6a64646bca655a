"""How do names that somebody typed become text on a page, a terminal or a figure?

`say` fills a template with parts: our own words, and what the user typed: names (`Named`), and
other texts (`Typed`). The result, a `Sentence`, keeps them apart. Only the functions here turn it
into text (`as_plain`, `as_html`, `as_markdown`), so nothing typed is ever taken for markup.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from math import floor
from string import Formatter
from typing import NamedTuple

import numpy as np
from markupsafe import Markup, escape

from decision.arrays import Array

_STEERING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_RIGHT_TO_LEFT = {"R", "AL"}
_ISOLATE, _END = "\u2068", "\u2069"


class Typed(str):
    """A text that the user typed, or one with such a text in it, like an amount and its unit."""

    __slots__ = ()


class Named(Typed):
    """A name that the user typed, which is set apart where it is shown."""

    __slots__ = ()


Sentence = tuple[str, ...]
# What a sentence is made of: a text of our own, a name, or a sentence; an empty one adds nothing.
Part = str | Sentence


class Table(NamedTuple):
    """A table of plain text, names in it made legible; whoever shows it escapes it."""

    columns: list[str]
    rows: list[list[str]]


LEAST_POINTS = 0.05  # less is not told from nothing by its number
_IN_LETTERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def say(template: str, /, **parts: Part) -> Sentence:
    """Return a sentence: the template, each placeholder in braces filled with the part of its name.

    Raises
    ------
    ValueError
        If the parts are not those that the template names, or it says how to format one.

    >>> say("{a} is {lead} ahead.", a=Named("A"), lead="2 points")
    ('A', ' is ', '2 points', ' ahead.')
    """
    pieces = list(Formatter().parse(template))
    expected = {name for _, name, _, _ in pieces if name is not None}
    if expected != parts.keys() or any(how or to for _, _, how, to in pieces):
        raise ValueError(f"expected the parts of “{template}”; found {', '.join(parts) or 'none'}")
    filled = ((literal, *(_parts(parts[name]) if name else ())) for literal, name, *_ in pieces)
    return tuple(text for texts in filled for text in texts if text)


def listed(parts: Sequence[Part], last: str = " and ") -> Sentence:
    """Return an enumeration.

    >>> as_plain(listed(["one", "two", "three"]))
    'one, two and three'
    """
    before = ["", *[", "] * (len(parts) - 2), last]
    pairs = zip(before, parts, strict=False)
    return tuple(text for link, part in pairs for text in (link, *_parts(part)) if text)


def together(sentences: Iterable[Sentence]) -> Sentence:
    """Return sentences one after the other, as one paragraph; empty ones add nothing.

    >>> as_plain(together([("One.",), (), ("Two.",)]))
    'One. Two.'
    """
    said = [sentence for sentence in sentences if sentence]
    return tuple(part for place, line in enumerate(said) for part in (*(" ",)[:place], *line))


def shortened(parts: Sequence[Part], most: int, rest: str = "{} more") -> list[Part]:
    """Return the parts; where there are too many, the first of them and how many are left.

    >>> shortened(["a", "b", "c", "d"], 3)
    ['a', 'b', '2 more']
    """
    if len(parts) <= most:
        return list(parts)
    return [*parts[: most - 1], rest.format(len(parts) - most + 1)]


def _parts(part: Part) -> Sentence:
    return (part,) if isinstance(part, str) else part


def unsteered(text: str) -> str:
    """Return a text without the marks that turn the text around them."""
    return text.translate(_STEERING)


def legible(name: str) -> str:
    """Return a name that cannot turn the text around it: no steering marks, Hebrew set apart."""
    if name.isascii():  # most texts, at once
        return str(name)
    kept = unsteered(name)
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in kept):
        return f"{_ISOLATE}{kept}{_END}"
    return kept


def as_plain(sentence: Sentence) -> str:
    """Return a sentence for the terminal."""
    return "".join(legible(part) if isinstance(part, Typed) else part for part in sentence)


def as_html(sentence: Sentence) -> Markup:
    """Return a sentence as HTML, names set apart and no number parted from its percent sign.

    >>> print(as_html(say("{a} & B", a=Named("<A>"))))
    <b><bdi>&lt;A&gt;</bdi></b> &amp; B
    """
    return Markup().join(map(_html, sentence))


def _html(part: str) -> Markup:
    if isinstance(part, Named):
        return Markup("<b><bdi>{}</bdi></b>").format(legible(part))
    text = escape(legible(part) if isinstance(part, Typed) else part).replace(" %", "\u00a0%")
    return Markup("<bdi>{}</bdi>").format(text) if isinstance(part, Typed) else text


def as_label(name: str) -> str:
    r"""Return a name for a widget's label, which Streamlit reads as markdown.

    >>> print(as_label("*A* <b> #1"))
    \*A\* \<b\> \#1
    """
    escaped = re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])", r"\\\1", legible(name))
    # A word joiner keeps what looks like an address from becoming a link.
    return re.sub(r"//|www|@", lambda match: f"\u2060{match[0]}", escaped)


def as_markdown(sentence: Sentence) -> str:
    r"""Return a sentence for a text in markdown, names escaped.

    >>> print(as_markdown((Named("*A*"), " (not offered yet)")))
    \*A\* (not offered yet)
    """
    return "".join(as_label(part) if isinstance(part, Typed) else part for part in sentence)


def as_paragraphs(text: str) -> str:
    r"""Return a message of several lines as markdown, whatever names and files it quotes.

    >>> print(as_paragraphs("a\nb"))
    a
    <BLANKLINE>
    b
    """
    return "\n\n".join(as_label(line) for line in text.splitlines())


def points(value: float) -> str:
    """Return overall values and contributions as people read them: one decimal.

    >>> points(67.348), points(-0.01)
    ('67.3', '0.0')
    """
    return f"{round(value, 1) + 0.0:.1f}"


def points_of_all(values: Array) -> list[str]:
    """Return the same of each of some values, many of them in less time.

    >>> points_of_all(np.array([67.348, -0.01]))
    ['67.3', '0.0']
    """
    return [f"{each:.1f}" for each in (np.round(values, 1) + 0.0).tolist()]


def in_letters(number: int) -> str:
    """Return a number as prose has it: in letters up to ten.

    >>> in_letters(3), in_letters(11)
    ('three', '11')
    """
    return _IN_LETTERS[number] if number < len(_IN_LETTERS) else str(number)


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
