"""Why was something that the user clicked or typed not taken, and what is to be done about it?

`in_words` turns the reason why an edit was refused into a sentence for the screen. Our own reasons
come as "expected this; found that", in either order, or as a plain clause.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

# Where there can be too many, as people call it.
MANY = {
    "offers": "offers",
    "criteria": "criteria",
    "own_criteria": "criteria of your own",
    "must_haves": "must-haves",
}
LIMITS = {"less_than_equal": ("le", "at most"), "greater_than_equal": ("ge", "at least")}
_PLACE = r"(?:(?P<place>.*?): )?"
_EXPECTED_FIRST = re.compile(rf"{_PLACE}expected (?P<expected>.*?)(?:; found (?P<entered>.*))?")
_FOUND_FIRST = re.compile(rf"{_PLACE}found (?P<entered>.*); expected (?P<expected>.*)")


def of_a_field(error: "ErrorDetails", what: str = "") -> str:
    """Return what is wrong with a field of the document, and what to do.

    Parameters
    ----------
    what
        The field in words; said where the reason does not say it by itself.
    """
    kind, limits = error["type"], error.get("ctx", {})
    if kind == "too_long" and not isinstance(error["input"], str):
        return f"There can be at most {limits['max_length']} {_many(error['loc'])}."
    reason = error["msg"].removeprefix("Value error, ")
    if kind in {"too_long", "string_too_long"}:
        reason = f"expected at most {limits['max_length']} characters"
    if kind in LIMITS:
        limit, at = LIMITS[kind]
        reason = f"expected a number of {at} {limits[limit]:g}"
    about = f"{what}: " if what and kind != "value_error" else ""
    return in_words(f"{about}{reason}")


def _many(place: tuple[int | str, ...]) -> str:
    return MANY.get(str(place[-1]) if place else "", "of them")


def of_what_is_gone(error: LookupError) -> str:
    """Return that there is nothing to change any more; whatever was looked up is a key."""
    is_ours = type(error) is LookupError
    gone = str(error) if is_ours else "what this was about is not there any more"
    return f"{in_words(gone)} It may have been changed in another tab."


def in_words(reason: str) -> str:
    """Return why something was refused as a sentence that says what to do.

    >>> in_words("expected a name with at least one visible character")
    'Please enter a name with at least one visible character.'
    >>> in_words('worst: found "soon"; expected an amount in min')
    'Worst: please enter an amount in min. You entered "soon".'
    >>> in_words("note: expected at most 9 characters")
    'Note: please enter at most 9 characters.'
    >>> in_words("Runway of Lab: note: expected at most 9 characters")
    'Runway of Lab: note: please enter at most 9 characters.'
    >>> in_words("there is already an offer called Lab")
    'There is already an offer called Lab.'
    """
    parts = _EXPECTED_FIRST.fullmatch(reason) or _FOUND_FIRST.fullmatch(reason)
    if parts is None:
        return f"{_begun(reason)}."
    place = f"{parts['place']}: " if parts["place"] else ""
    entered = f" You entered {parts['entered']}." if parts["entered"] else ""
    asked_for = _begun(f"{place}please enter {parts['expected']}")
    return f"{asked_for}.{entered}"


def _begun(text: str) -> str:
    """Return text with a capital letter first, all others as they are."""
    return text[:1].upper() + text[1:]
