"""Are the sums that a table prints right? Checked against its own numbers before they are left out.

Which sum is meant is seen by which agrees most: with or without weights, a sum or a mean.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from decision.imports.reading import heading_words as words
from decision.words.text import Named, Sentence, listed, say

SUM, MEAN, RANK = "sum", "mean", "rank"
_SCORE = re.compile(
    r"(?:.*_)?(?:weighted|total|final|overall|average|gesamt)_(?:.*_)?(?:score|points)"
)
Numbers = Sequence[float | None]


class Printed(NamedTuple):
    """A line or column of sums: what it is called, and for each name the text and its number."""

    name: str
    texts: Sequence[str]
    numbers: Numbers


class Check(NamedTuple):
    """What is said of printed sums, and whether they are wrong, which is said before all else."""

    sentence: Sentence
    is_wrong: bool = False


def kind(plain: str) -> str:
    """Return which sort of sum a plain heading names, or nothing.

    >>> kind("total"), kind("average"), kind("total_weighted_score"), kind("total_compensation")
    ('sum', 'mean', 'sum', '')
    """
    if plain in words.RANKS:
        return RANK
    if plain in words.MEANS:
        return MEAN
    return SUM if plain in words.SUMS or _SCORE.fullmatch(plain) else ""


def check(
    printed: Printed, names: Sequence[str], numbers: Sequence[Numbers], weights: Numbers
) -> Check:
    """Return what is to be said of printed sums.

    Parameters
    ----------
    names
        Of what is summed up: the offers, or the criteria.
    numbers
        What is added up for each of them.
    weights
        As the table states them; empty without any.
    """
    results = _closest(printed, numbers, weights)
    wrong, called = _wrong(printed, names, results), Named(printed.name)
    if not wrong:
        return Check(say("“{name}” is left out; it agrees with the numbers.", name=called))
    sheet, ours = _first(names, printed.numbers), _first(names, results)
    if sheet and sheet != ours:
        another = say(_ANOTHER, name=called, sheet=_named(sheet), ours=_named(ours))
        return Check(
            say("{another} Your sheet says {wrong}.", another=another, wrong=wrong), is_wrong=True
        )
    left_out = say("“{name}” is left out. Your sheet says {wrong}.", name=called, wrong=wrong)
    return Check(left_out, is_wrong=True)


_ANOTHER = "By “{name}” in your sheet {sheet} is first, but its own numbers put {ours} first."


def _wrong(printed: Printed, names: Sequence[str], results: Sequence[float]) -> Sentence:
    """Return each sum that is wrong, with the right one; empty if none is."""
    template = "{sheet} for {name}, these numbers give {result}"
    rows = zip(names, printed.texts, printed.numbers, results, strict=True)
    wrong = [
        say(template, sheet=Named(text), name=Named(name), result=_as_precise(result, text))
        for name, text, number, result in rows
        if number is not None and not _agree(number, result, text)
    ]
    return listed(wrong, "; ") if wrong else ()


def check_ranks(printed: Printed, names: Sequence[str], results: Sequence[float]) -> Check:
    """Return what is to be said of printed ranks, against what the numbers give."""
    sheet = _first(names, [None if n is None else -n for n in printed.numbers])
    ours, called = _first(names, results), Named(printed.name)
    if not sheet or sheet == ours:
        return Check(say("“{name}” is left out.", name=called))
    told = say(_ANOTHER, name=called, sheet=_named(sheet), ours=_named(ours))
    return Check(told, is_wrong=True)


def results_by(numbers: Sequence[Numbers], weights: Numbers) -> Mapping[str, list[float]]:
    """Return each sort of sum for each name; what is unknown adds nothing."""
    ways = {"sum": [1.0] * len(weights or numbers[0])} if numbers else {}
    if any(weights):
        ways["weighted"] = [weight or 0.0 for weight in weights]
    results = {}
    for name, each in ways.items():
        sums = [sum(w * (n or 0.0) for w, n in zip(each, line, strict=True)) for line in numbers]
        totals = [
            sum(w for w, n in zip(each, line, strict=True) if n is not None) for line in numbers
        ]
        results[name] = sums
        results[f"{name} mean"] = [s / t if t else 0.0 for s, t in zip(sums, totals, strict=True)]
    return results


def _closest(printed: Printed, numbers: Sequence[Numbers], weights: Numbers) -> list[float]:
    """Return the results of the way of summing that agrees with most of what is printed."""

    def distance(results: list[float]) -> tuple[int, float]:
        pairs = [
            (n, result, text)
            for n, result, text in zip(printed.numbers, results, printed.texts, strict=True)
            if n is not None
        ]
        off = sum(not _agree(*pair) for pair in pairs)
        return off, sum(abs(n - result) / (abs(n) + abs(result) or 1) for n, result, _ in pairs)

    results = results_by(numbers, weights)
    weighted = [sums for way, sums in results.items() if way.startswith("weighted")]
    plain = [sums for way, sums in results.items() if not way.startswith("weighted")]
    # A table with weights means its weighted sums, unless the others agree in all.
    agreeing = [sums for sums in plain if distance(sums)[0] == 0]
    return min([*(weighted or plain), *agreeing], key=distance)


def _agree(number: float, result: float, text: str) -> bool:
    """Tell whether a result is what was printed, rounded as it was."""
    return abs(number - result) <= 0.5 * 10.0 ** -_decimals(text) + 1e-9 * max(1, abs(result))


def _decimals(text: str) -> int:
    match = re.search(r"[.,]([0-9]+)\D*$", text)
    return len(match[1]) if match and len(match[1]) != 3 else 0


def _as_precise(result: float, text: str) -> str:
    decimals = max(_decimals(text), 0 if result == round(result) else 2)
    return f"{result:.{decimals}f}"


def _first(names: Sequence[str], numbers: Numbers) -> list[str]:
    told = [number for number in numbers if number is not None]
    if len(told) < len(names) or not told:
        return []
    best = max(told)
    return [
        n
        for n, number in zip(names, numbers, strict=True)
        if number is not None and best - number < 1e-9
    ]


def _named(names: Sequence[str]) -> Sentence:
    return listed([Named(name) for name in names])
