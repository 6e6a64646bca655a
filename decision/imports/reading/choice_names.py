"""Which choice is meant by what somebody typed: "Base salary" for "Base Salary (30 %)"?

`choices_of` turns options, such as ("scale", "Base salary", "1-5"), into the choices of `read`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from criteria.criterion import Criterion
from decision.analysis import nearest
from decision.files.problems import BadFileError, Problem, quoted
from decision.files.ratings_csv import keys_by_header, plain_header
from decision.imports.cells.grid import Grid
from decision.imports.reading.columns import FATES
from decision.imports.reading.readings import Reading, read
from decision.imports.reading.statements import YES
from decision.imports.reading.unknowns import plain


class Option(NamedTuple):
    """An option: what it is about, of which heading, and the value; as it was typed."""

    about: str
    head: str
    value: str


def choices_of(
    grid: Grid,
    criteria: Sequence[Criterion],
    general: Mapping[str, str],
    options: Iterable[Option],
    sheets: Mapping[str, Grid] = MappingProxyType({}),
) -> dict[str, str]:
    """Return choices for `read`.

    Parameters
    ----------
    general
        Choices that are of no heading: the orientation, the column of names, decimals, weights.
    options
        Those of a heading, or of a line to be left out.

    Raises
    ------
    BadFileError
        If a heading is not there.
    """
    loose = ("weights_from", "names_in")
    first = read(grid, criteria, {k: v for k, v in general.items() if k not in loose}, sheets)
    heads = _heads(first)
    choices = {key: _option(first, key, value) for key, value in general.items()}
    for option in options:
        choices |= _choices(first, criteria, heads, option)
    return choices


def _choices(
    reading: Reading, criteria: Sequence[Criterion], heads: Mapping[str, str], option: Option
) -> dict[str, str]:
    if option.about == "leave_out":
        return {f"leave_out:{heads.get(_loosely(option.head), option.head.strip())}": YES}
    if option.head:
        return _choice(reading, criteria, option, _called(reading, heads, option.head))
    return {option.about: plain(option.value)}


def _option(reading: Reading, key: str, typed: str) -> str:
    """Return the option of a statement that was typed, whatever its case and punctuation."""
    options = [o for s in reading.statements if s.key == key for o in s.options]
    return next((each for each in options if _loosely(each) == _loosely(typed)), typed)


def _called(reading: Reading, heads: Mapping[str, str], typed: str) -> str:
    """Return what a column is called in choices."""
    called = heads.get(_loosely(typed))
    if called is None:
        near = nearest(typed, [column.called for column in reading.lines.columns])
        hint = f"a heading of the table ({near})"
        raise BadFileError("the table", [Problem("header", f"no {quoted(typed)}", hint)])
    return called


def _choice(
    reading: Reading, criteria: Sequence[Criterion], option: Option, called: str
) -> dict[str, str]:
    if option.about != "head":
        value = option.value if option.about == "unit" else plain(option.value).casefold()
        return {f"{option.about}:{called}": value}
    if called in reading.nameless:
        return {f"name:{called}": option.value}
    key = keys_by_header(criteria).get(plain_header(option.value))
    typed = option.value.casefold()
    return {f"head:{called}": key or {each.lstrip("*"): each for each in FATES}.get(typed, typed)}


def _heads(reading: Reading) -> dict[str, str]:
    """Return what columns are called in choices, by what people may type."""
    heads: dict[str, str] = {}
    for column in (*reading.lines.columns, *reading.lines.sums):
        for text in (column.called, column.label.text, column.label.name):
            heads.setdefault(_loosely(text), column.called)
    for line in range(1, len(reading.lines.square.lines)):
        heads.setdefault(_loosely(reading.lines.name(line)), reading.lines.name(line))
    return {text: called for text, called in heads.items() if text}


def _loosely(text: str) -> str:
    return re.sub(r"[\W_]+", " ", plain(text).casefold()).strip() or text.strip()
