"""Which characters may a name have, and which key and colour does a new thing get?"""

import re
import unicodedata
from collections.abc import Iterable

from criteria.criterion import PAY_KEY

# As keys they would be taken for columns of the files, or for what the offers pay.
RESERVED = ("offer", "overall", "rank", PAY_KEY)
_NO_CHARACTERS = "\ufffe\uffff"  # by Unicode
GREY = 8  # colours 0 to 7 are an offer's own; beyond them offers are grey and labelled


def one_line(text: object) -> object:
    """Return text without control characters, white space folded; other objects as they are.

    Letters with marks become one character each: what looks the same is the same.
    """
    if not isinstance(text, str):
        return text
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():  # most texts, at once
        return " ".join(text.split())
    return " ".join("".join(c for c in text if c.isspace() or _is_text(c)).split())


def _is_text(character: str) -> bool:
    # XML, and with it SVG, has none of these either.
    return unicodedata.category(character) not in {"Cc", "Cs"} and character not in _NO_CHARACTERS


def is_visible(text: str) -> bool:
    """Tell whether there is anything to see in a text."""
    return any(unicodedata.category(character)[0] not in "CZ" for character in text)


def many_lines(text: object) -> object:
    """Return text without control characters but line ends; other objects as they are."""
    if not isinstance(text, str):
        return text
    if text.isprintable():  # most texts, at once
        return text.strip()
    return "".join(c for c in text if c in "\n\t" or _is_text(c)).strip()


def free_key(name: str, taken: Iterable[str], otherwise: str) -> str:
    """Return a key made from a name, unlike all taken; ``otherwise`` where no letter is left.

    >>> free_key("Lab, Zürich", [], otherwise="offer"), free_key("実験室", ["offer"], "offer")
    ('lab_zurich', 'offer_2')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40].rstrip("_")
    if not stem[:1].isalpha():
        stem = f"{otherwise}_{stem}".rstrip("_")
    taken, key, number = {*taken, *RESERVED}, stem, 1
    while key in taken:
        number += 1
        key = f"{stem}_{number}"
    return key


def free_colour(taken: Iterable[int]) -> int:
    """Return the first colour that no offer has yet, or grey.

    >>> free_colour([0, 1, 3]), free_colour(range(8))
    (2, 8)
    """
    return min(set(range(GREY)) - set(taken), default=GREY)
