"""How does text stay text in a spreadsheet, whatever it begins with?

A cell that begins like a formula gets an apostrophe in front, which spreadsheets hide; reading
takes it off again. Source: OWASP, CSV Injection.
"""

import re

_BEGINS = "=+\\-@\t\r\uff1d\uff0b\uff0d\uff20"
# At the start of a cell, and behind what some spreadsheets take for the end of one.
_BARE = re.compile(rf"(^|[;\t])(?=[\s']*[{_BEGINS}])")
_GUARDED = re.compile(rf"(^|[;\t])'(?=[\s']*[{_BEGINS}])")


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula.

    >>> guarded("=cmd|' /C calc'!A0"), guarded("Lab"), guarded("a;=1+1")
    ("'=cmd|' /C calc'!A0", 'Lab', "a;'=1+1")
    """
    return _BARE.sub(r"\1'", text)


def unguarded(text: str) -> str:
    """Return the text as it was before `guarded`."""
    return _GUARDED.sub(r"\1", text)
