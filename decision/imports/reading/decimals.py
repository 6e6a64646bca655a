"""Does 1.500 mean one and a half or fifteen hundred? Decided once for a whole table.

What can be read one way only ("8,5", "1.500.000") says how the others are meant. Points alone, in
cells that are ratings of known criteria, are decimal points: read otherwise they would be none.
"""

from collections.abc import Iterable

from decision.imports.reading.amounts import NoAmountError, amount, evidence
from decision.imports.reading.lines import Column, Lines
from decision.imports.reading.numerals import BOTH, COMMA, POINT
from decision.imports.reading.statements import Choosing, Statement
from decision.imports.reading.units import is_money
from decision.words.text import Named, Sentence, say

_OPTIONS = {POINT: "1.5 is one and a half", COMMA: "1,5 is one and a half"}


def decimal_of(lines: Lines, rated: Iterable[Column], choosing: Choosing) -> str:
    """Return what parts the decimals in a table, `POINT` or `COMMA`.

    ``rated`` are the columns of known criteria that are rated from 0 to 10.
    """
    said: dict[str, str] = {}
    unclear: dict[str, str] = {}
    known = {column.place for column in rated}
    for column in lines.columns:
        for text in lines.texts(column.place):
            by = evidence(text)
            if by == BOTH and is_money(column.label.unit):
                by = COMMA if "." in text else POINT
            is_point = by == BOTH and "," not in text
            if is_point and (column.place in known or lines.square.grid.is_sheet):
                unclear.setdefault("rated", text)
            elif by:
                (unclear if by == BOTH else said).setdefault(by, text)
                if _shows(text, by) and not _shows(said.get(by, text), by):
                    said[by] = text
    return _settled(said, unclear, choosing)


def _settled(said: dict[str, str], unclear: dict[str, str], choosing: Choosing) -> str:
    guess = next(iter(said), POINT) if len(said) < 2 else ""
    example = unclear.get(BOTH, unclear.get("rated", ""))
    asked = bool(example) and (not guess or (BOTH in unclear and not said))
    if not example and COMMA not in said:
        return choosing.chosen("decimal", _OPTIONS) or POINT
    guess = "" if asked else guess or POINT

    def says(value: str) -> Sentence:
        if not value:
            template = "“{text}” may be read in two ways{ways}."
            return say(template, text=Named(example), ways=_both_ways(example))
        mark = "comma" if value == COMMA else "point"
        beside = said.get(value, "")
        if beside and example:
            parts = {"beside": Named(beside), "text": Named(example), "mark": mark}
            read = "has no decimals" if _parts_thousands(example, value) else "has decimals"
            template = "Numbers have a decimal {mark}, as in “{beside}”; so “{text}” {read}."
            if not _shows(beside, value):
                parts["mark"] = "points" if value == COMMA else "commas"
                template = "“{beside}” has {mark} between thousands; so “{text}” {read}."
            return say(template, **parts, read=read)
        return say("Numbers have a decimal {mark}.", mark=mark)

    return choosing.settle(Statement("decimal", (), _OPTIONS, guess, asked), says) or POINT


def _shows(text: str, decimal: str) -> bool:
    """Tell whether a text has the mark that parts decimals, and not only that of thousands."""
    return ("," if decimal == COMMA else ".") in text


def _both_ways(text: str) -> str:
    """Return both numbers that a text may be, if it is no more than a number."""
    try:
        ways = [amount(text, decimal) for decimal in (POINT, COMMA)]
    except NoAmountError:
        return ""
    if any(way.likely is None or way.low != way.high for way in ways):
        return ""
    return ", as " + " or as ".join(f"{way.likely:.12g}" for way in ways)


def _parts_thousands(text: str, decimal: str) -> bool:
    return ("," in text) == (decimal == POINT)
