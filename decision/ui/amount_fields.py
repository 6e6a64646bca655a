"""How are amounts typed? In text fields, as people write them: 85k, $85,000, 45 min, 7,5.

`bound` ties a field to an amount of the document, and `typed` reads what was typed in a criterion's
unit. Hours are taken for minutes, and the other way round; any other unit than the criterion's is
refused, as it says another amount.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from decision.files.problems import quoted
from decision.imports.reading.amounts import (
    Amount,
    NoAmountError,
    amount,
    amount_or_none,
    evidence,
    in_unit,
)
from decision.imports.reading.numerals import COMMA, POINT
from decision.imports.reading.units import factor_of, is_money
from decision.model import Decision
from decision.ui import state

_MILLIONS = re.compile(r"(?<=[0-9])\s*m(?![^\W_])")
_BILLIONS = re.compile(r"(?<=[0-9])\s*[bB](?![^\W_])")


def bound(
    identity: str,
    name: str,
    number: float | None,
    unit: str,
    edit: Callable[[Decision, Amount], Decision],
    label: str,
) -> dict[str, Any]:
    """Return what ties a text field to an amount in a unit; ``edit`` takes what was typed."""

    def read(decision: Decision, text: str) -> Decision:
        return edit(decision, typed(text, unit))

    return state.bound(identity, name, written(number), read, label)


def written(number: float | None) -> str:
    """Return an amount with all its digits, as `typed` reads it; empty where there is none.

    >>> written(85_000.0), written(0.755), written(None)
    ('85,000', '0.755', '')
    """
    return "" if number is None else f"{Decimal(repr(number)).normalize():,f}"


def typed(text: str, unit: str, *, in_money: bool = False) -> Amount:
    """Return what was typed, in a unit: unknown, a number or a range.

    Parameters
    ----------
    in_money
        Whether the unit is one of money, also where that cannot be seen by it: then 1.2m are
        millions, and 105.000 has no decimals.

    Raises
    ------
    NoAmountError
        If it is no amount in this unit; the message says what was found and what is expected.

    >>> typed("1.5 h", "min").likely, typed("$85k", "$ a year").likely, typed("7,5", "days").likely
    (90.0, 85000.0, 7.5)
    >>> typed(" ", "min").is_unknown
    True
    >>> typed("1.2m", "$").likely, typed("105.000", "", in_money=True).likely
    (1200000.0, 105000.0)
    """
    in_money = in_money or is_money(unit)
    try:
        read = amount(_in_full(text) if in_money else text, _decimal(text, in_money))
    except NoAmountError as error:
        raise NoAmountError(f"found {quoted(text)}; expected {error}") from None
    if factor_of(read.unit, unit) is None or read.whole is not None:
        expected = f"an amount in {unit}" if unit else "an amount without a unit, as there is none"
        raise NoAmountError(f"found {quoted(text)}; expected {expected}")
    return replace(in_unit(read, unit), unit=unit)


def unit_in(*texts: str) -> str:
    """Return the first unit that some amounts are typed in; empty if none is.

    >>> unit_in("45", "1 h"), unit_in("a lot")
    ('h', '')
    """
    amounts = filter(None, map(amount_or_none, texts))
    return next((each.unit for each in amounts if each.unit), "")


def single(typed: Amount) -> float | None:
    """Return the number that was typed, None if it is unknown.

    Raises
    ------
    NoAmountError
        If it is a range.
    """
    if typed.low != typed.high:
        raise NoAmountError("found a range; expected a number")
    return typed.likely


def _in_full(text: str) -> str:
    """Return an amount of money with its millions and billions as amounts are read."""
    return _BILLIONS.sub("bn", _MILLIONS.sub("M", text))


def _decimal(text: str, in_money: bool) -> str:
    """Return what parts decimals where both would fit: of money, thousands are parted."""
    said = {evidence(text), evidence(f"$ {text}" if in_money else text)} & {POINT, COMMA}
    return said.pop() if len(said) == 1 else POINT
