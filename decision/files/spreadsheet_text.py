"""How does text stay text in a spreadsheet, whatever it begins with?

A cell that begins like a formula gets an apostrophe in front, which spreadsheets hide; reading
takes it off again. Source: OWASP, CSV Injection.
"""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
GUARD = "'"


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula.

    >>> guarded("=cmd|' /C calc'!A0"), guarded("Lab")
    ("'=cmd|' /C calc'!A0", 'Lab')
    """
    return GUARD + text if text.lstrip(" '").startswith(_FORMULA) else text


def unguarded(text: str) -> str:
    """Return the text as it was before `guarded`."""
    bare = text.removeprefix(GUARD)
    return bare if guarded(bare) != bare else text
