"""Which number do digits with points, commas and spaces between them write?

A single separator with three digits behind it fits two ways: then it has to be said which is meant.
"""

import re

POINT, COMMA, BOTH = "point", "comma", "both"
DIGITS = r"[0-9](?:[0-9.,'’]|[ ](?=[0-9]{3}(?![0-9])))*|[.,][0-9]+"
_SPACED = re.compile(r"[0-9]{1,3}(?:[ '’][0-9]{3})+(?:[.,][0-9]+)?")
# By threes, or as in India by a three and twos.
_THREES = re.compile(r"[0-9]{1,3}(?P<s>[.,])[0-9]{3}(?:(?P=s)[0-9]{3})*")
_TWOS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")


def number_of(digits: str, decimal: str) -> float | None:
    """Return the number that digits with separators write; None if they write none.

    Parameters
    ----------
    decimal
        `POINT` or `COMMA`: what parts the decimals of digits that fit both ways.

    >>> number_of("1.500", POINT), number_of("1.500", COMMA), number_of("1 234,5", POINT)
    (1.5, 1500.0, 1234.5)
    >>> number_of("1,23,456", POINT), number_of("1.23.45", POINT)
    (123456.0, None)
    """
    bare = re.sub("[ '’]", "", digits)
    is_spaced = bare != digits
    if is_spaced and not _SPACED.fullmatch(digits):
        return None
    separators = re.findall("[.,]", bare)
    if not separators:
        return float(bare)
    last = separators[-1]
    if fits_both(bare) and not is_spaced:
        mark = "." if decimal == POINT else ","
    else:
        mark = last if separators.count(last) == 1 else ""
    whole = bare.partition(mark)[0] if mark else bare
    is_parted = mark not in bare or re.search("[.,]", whole)
    if is_parted and not (_THREES.fullmatch(whole) or _TWOS.fullmatch(whole)):
        return None
    for each in ".,":
        bare = bare.replace(each, "." if each == mark else "")
    return float(bare)


def fits_both(digits: str) -> bool:
    """Tell whether digits with one separator may have decimals or thousands.

    >>> fits_both("1,408"), fits_both("8,5")
    (True, False)
    """
    return re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", digits) is not None
