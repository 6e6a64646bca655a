"""Does a text look as somebody wrote it, or as one that was read by the wrong table of letters?

Statistics of letters, which libraries go by, tell little of a short table. What no language writes
tells more: a capital behind a small letter, a sign within a word, letters of different languages in
one word. `likeness` grades a text by that.

Source of the alphabets: the main letters in Unicode CLDR, without rare ones.
"""

import re
from itertools import pairwise

# The grades. Signs in their places (a dash between spaces) are seldom an accident; letters that fit
# one language are likelier right than words that fit one each.
GARBLED, WORDS, LANGUAGE, SIGNS = range(4)
_ALPHABETS = tuple(
    frozenset(letters)
    for letters in (
        "äöüß",  # German
        "àâæçéèêëîïôœùûüÿ",  # French
        "áéíñóúü",  # Spanish
        "áâãàçéêíóôõúü",  # Portuguese
        "àèéìíîòóùú",  # Italian
        "åäæéöøü",  # Danish, Norwegian, Swedish, Finnish
        "áéëïóöüèê",  # Dutch
        "áæéíðóöúýþ",  # Icelandic
        "àçèéíïòóúü",  # Catalan
        "ąćęłńóśźż",  # Polish
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíľňóôšťúýž",  # Slovak
        "áéíóöőúüű",  # Hungarian
        "ăâîșțşţ",  # Romanian
        "čćđšž",  # Croatian, Slovene
        "äöõüšž",  # Estonian
        "çğıöşü",  # Turkish
    )
)
_QUOTES = "\u2018\u2019\u201a\u201c\u201d\u201e\u2039\u203a\xab\xbb\xb4"
_USUAL_SIGNS = frozenset("€£¥§°±²³µ·½¼¾×÷–—…•™®©¡¿\xa0" + _QUOTES)
_WITHIN_WORDS = frozenset("–—’·\xb4")
_BLANKS = " \xa0"
_WORD = re.compile(r"[^\W\d_]+")
# As in English: it's, O'Brien.
_APOSTROPHE = re.compile(r"[’\xb4](?:(?=(?:s|t|d|m|ll|re|ve)\b)|(?<=\b[A-Za-z].)(?=[A-Za-z]))")


def likeness(text: str) -> int:
    """Return how much a text looks as somebody wrote it: `GARBLED` to `SIGNS`.

    >>> likeness("Müller & Söhne"), likeness("Mźller, Sšhne"), likeness("MŸller"), likeness("6–8 €")
    (2, 1, 0, 3)
    """
    padded = "  " + _APOSTROPHE.sub("'", text) + "  "
    beyond = (place for place, character in enumerate(padded) if not character.isascii())
    if any(_is_misplaced(padded[place - 2 : place + 3]) for place in beyond):
        return GARBLED
    words = {word for word in _WORD.findall(text.lower()) if not word.isascii()}
    if not words:
        within = any(two[0].isalpha() and two[1] in _WITHIN_WORDS for two in pairwise(padded))
        return LANGUAGE if within else SIGNS
    if _fits(set().union(*words)):
        return LANGUAGE
    return WORDS if all(map(_fits, map(set, words))) else GARBLED


def _is_misplaced(around: str) -> bool:
    """Tell whether a character stands where nobody writes it, by the two before and behind it."""
    before, character, after = around[1], around[2], around[3]
    if not character.isalpha():
        usual = character in _USUAL_SIGNS
        alone = character in _WITHIN_WORDS and after not in _WITHIN_WORDS
        within = before.isalpha() and (after.isalpha() or after in _WITHIN_WORDS)
        return not usual or (within and not alone)
    if before.isdigit() or after.isdigit():
        return True
    if not character.isupper():
        return False
    if before.isalpha():
        return before.islower() or after.islower()
    # A capital alone beside a number is a currency.
    numbers = (around[0].isdigit() and before in _BLANKS) or (
        around[4].isdigit() and after in _BLANKS
    )
    return numbers and not after.isalpha()


def _fits(letters: set[str]) -> bool:
    beyond = {letter for letter in letters if not letter.isascii()}
    return any(beyond <= alphabet for alphabet in _ALPHABETS)
