"""How do the offers compare, criterion by criterion? A table of ratings with what is unknown."""

from dataclasses import asdict, dataclass, field

from decision.ui.components import component

_TABLE = component("comparison_table", root="comparison")


@dataclass(frozen=True, slots=True)
class ComparedCriterion:
    """One column; ``weight`` is the effective one, 0 to 1."""

    key: str
    name: str
    weight: float
    help: str = ""


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """What one offer gives of one criterion.

    Parameters
    ----------
    rating : str
        As shown, such as ``"7"``.
    range : str
        Such as ``"5–9"``; empty where the rating is certain.
    unknown : bool
        Whether nobody knows yet.
    best : bool
        Whether no other offer gives more.
    own : str
        Note of the user, shown as a dot and in the tooltip.
    """

    rating: str
    range: str = ""
    unknown: bool = False
    best: bool = False
    own: str = ""


@dataclass(frozen=True, slots=True)
class ComparedOffer:
    """One row: ``colour`` is the offer's own, as CSS hex; one cell per criterion."""

    name: str
    colour: str
    rank: str
    overall: str
    cells: list[ComparedCell]
    marks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """The whole table; ``caption`` names it for those who do not see it."""

    caption: str
    columns: list[ComparedCriterion]
    rows: list[ComparedOffer]


def comparison_table(table: ComparisonTable, *, key: str) -> None:
    """Draw the table.

    Parameters
    ----------
    table : ComparisonTable
        What it shows.
    key : str
        Key of the component; how far it is scrolled lives as long as the key.
    """
    _TABLE(key=key, data=asdict(table))
