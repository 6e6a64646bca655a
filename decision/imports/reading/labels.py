"""What does a heading say beside its name: "Commute [min]", "Learning (20 %)", "Score (1-5)"?"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from criteria.criterion import UNIT_LIMIT
from decision.files.ratings_csv import HIGH, LOW, plain_header
from decision.imports.header import LIKELY
from decision.imports.reading.amounts import amount_or_none
from decision.imports.reading.heading_words import LESS, MORE
from decision.imports.reading.units import is_money, unit_of
from decision.imports.reading.unknowns import plain
from decision.text_rules import one_line

LONGEST = 300  # characters: what is longer is no heading with brackets
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_WEIGHT = re.compile(r"(?:weight|wt|gewicht)?\.?\s*:?\s*([0-9]+(?:[.,][0-9]+)?)\s*%")
_PLAIN_WEIGHT = re.compile(
    r"(?:(?:weight|wt|gewicht)\.?\s*[:=]?\s*|[x×]\s*)([0-9]+(?:[.,][0-9]+)?)"
)
_BEHIND = re.compile(r"(.*?)[\s:,-]+([0-9]+(?:[.,][0-9]+)?)\s*%")
_SCALE = re.compile(r"(?:scale\s*)?(?:of\s*)?([0-9]+)\s*(?:-|to|bis)\s*([0-9]+)(?:\s*scale)?")
_OUT_OF = re.compile(r"(?:out of|of|/|von)\s*([0-9]+)")
_BETTER = re.compile(r"(lower|less|fewer|higher|more)(?: is|=)? better|(min|max)(?:imi[sz]e)?")
ENDS = {
    "min": LOW,
    "max": HIGH,
    "from": LOW,
    "to": HIGH,
    "von": LOW,
    "bis": HIGH,
    LOW: LOW,
    HIGH: HIGH,
    LIKELY: LIKELY,
    "minimum": LOW,
    "maximum": HIGH,
}
_UNITS = re.compile(
    r"min|mins|minutes|h|hours|hrs|km|miles|mi|days?|weeks?|months?|years?|%|k|m²|h/week|hours/week"
    r"|[a-z€$£%]{1,4}\s*(?:/|per|a)\s*[a-z]+", re.IGNORECASE,
)  # fmt: skip


class Label(NamedTuple):
    """A heading and what stands in brackets in it.

    Attributes
    ----------
    text
        As in the file, on one line.
    name
        Without what the brackets say.
    weight
        As "(30 %)" or "(weight 3)"; None without one. ``is_share``: with a percent sign.
    unit, scale, better
        As "[min]", "(1-5)" and "(lower is better)"; empty without.
    """

    text: str
    name: str
    weight: float | None = None
    is_share: bool = False
    unit: str = ""
    scale: str = ""
    better: str = ""

    @property
    def plain(self) -> str:
        """The name without case and punctuation."""
        return plain_header(self.name)


@lru_cache(maxsize=2_000)
def label(text: str) -> Label:
    """Return what a heading says.

    >>> label("Commute [min]").unit, label("Learning (20 %)").weight, label("Score (1–5)").scale
    ('min', 20.0, '1-5')
    """
    text = str(one_line(text))
    said = Label(text, text)
    if len(text) > LONGEST:
        return said
    for match in _BRACKETS.finditer(text):
        fields = _bracket(plain(match[1]), square="[" in match[0])
        if fields:
            name = said.name.replace(match[0], " ", 1)
            said = said._replace(name=" ".join(name.split()), **fields)
    behind = _BEHIND.fullmatch(plain(said.name))
    if behind and behind[1] and said.weight is None:
        weight = float(behind[2].replace(",", "."))
        said = said._replace(name=behind[1].strip(), weight=weight, is_share=True)
    return said if said.name else said._replace(name=text)


def label_of(head: str, criteria: frozenset[str]) -> Label:
    """Return what a heading says; the name of a known criterion may hold brackets of its own."""
    plain = plain_header(head)
    text, said = str(one_line(head)), label(head)
    is_known = text in criteria or (
        said.plain != plain and (plain in criteria or range_end(plain)[0] in criteria)
    )
    return Label(text, text) if is_known or not head else said


def directed(of: Label, heads: Iterable[str]) -> Label:
    """Return a label in which "(min)" is a direction where another heading has "(max)"."""
    if of.unit != "min" or "(min)" not in of.text.casefold():
        return of
    has_max = any("(max)" in head.casefold() for head in heads)
    return of._replace(unit="", better="less") if has_max else of


def cell_says(text: str) -> dict[str, Any]:
    """Return the unit or the scale that a cell in a line of units states.

    >>> cell_says("min"), cell_says("1-10")
    ({'unit': 'min'}, {'scale': '1-10'})
    """
    return _bracket(plain(text), square=True) if text else {}


def range_end(name: str) -> tuple[str, str]:
    """Return a plain name without the end of a range, and that end; low and high stand behind.

    >>> range_end("pay_max"), range_end("pay")
    (('pay', 'high'), ('pay', 'likely'))
    """
    base, _, end = name.rpartition("_")
    return (base, ENDS[end]) if base and end in ENDS else (name, LIKELY)


def better(text: str) -> str:
    """Return "less" or "more" for a word of direction, or nothing.

    >>> better("Min"), better("cost"), better("lower is better"), better("7")
    ('less', 'less', 'less', '')
    """
    word = text.strip().casefold()
    match = _BETTER.fullmatch(word)
    if word in LESS or (match and (match[1] in ("lower", "less", "fewer") or match[2] == "min")):
        return "less"
    return "more" if word in MORE or match else ""


def _bracket(inner: str, *, square: bool) -> dict[str, Any]:
    """Return which fields of a label the text in a pair of brackets fills."""
    text = inner.casefold()
    weight = _WEIGHT.fullmatch(text) or _PLAIN_WEIGHT.fullmatch(text)
    if weight:
        return {"weight": float(weight[1].replace(",", ".")), "is_share": "%" in text}
    scale = _scale(text)
    if scale:
        return {"scale": scale}
    if _BETTER.fullmatch(text) and text != "min" and not square:
        return {"better": better(text)}
    unit = unit_of(inner)
    is_unit = square or _UNITS.fullmatch(text) or is_money(inner) or _is_unit(inner)
    return {"unit": unit} if is_unit and 0 < len(unit) <= UNIT_LIMIT else {}


def _scale(text: str) -> str:
    scale, whole = _SCALE.fullmatch(text), _OUT_OF.fullmatch(text)
    if scale and scale[1] != scale[2]:
        return f"{int(scale[1])}-{int(scale[2])}"
    return f"0-{int(whole[1])}" if whole and int(whole[1]) else ""


def _is_unit(text: str) -> bool:
    """Tell whether a text behind a number is a unit of ours."""
    if not re.fullmatch(r"[^\W\d_]{1,10}", text):
        return False
    read = amount_or_none(f"1 {text}")
    return read is not None and read.unit != text
