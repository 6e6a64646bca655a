"""What would become of each cell of a table? A proposal, shown before it is done."""

from dataclasses import dataclass
from enum import StrEnum

from criteria.criterion import Criterion
from decision.files.problems import Problem
from decision.model import Rating


class Fate(StrEnum):
    """What becomes of a cell."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    LEFT = "left"
    REFUSED = "refused"


@dataclass(frozen=True)
class Cell:
    """A rating before and after, and what becomes of it."""

    fate: Fate
    before: Rating
    after: Rating
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class ProposedOffer:
    """A row against the decision; refused whole without a usable name or one readable cell."""

    name: str
    is_new: bool
    problems: tuple[Problem, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Proposal:
    """What a table would change: its criteria, and its offers with a cell for each of them.

    ``new_criteria`` and ``switched_on`` are the keys of those that would be made, or come into use.
    """

    criteria: tuple[Criterion, ...]
    offers: tuple[ProposedOffer, ...]
    new_criteria: frozenset[str] = frozenset()
    switched_on: frozenset[str] = frozenset()

    def count(self, fate: Fate) -> int:
        """Return how many cells have this fate."""
        return sum(cell.fate is fate for offer in self.offers for cell in offer.cells)

    @property
    def new_offers(self) -> int:
        """How many offers would be added."""
        return sum(offer.is_new and not offer.problems for offer in self.offers)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why cells are refused."""
        cells = [problem for o in self.offers for cell in o.cells for problem in cell.problems]
        return (*(problem for offer in self.offers for problem in offer.problems), *cells)

    @property
    def changes_something(self) -> bool:
        """Tell whether taking it over would change anything."""
        cells = self.count(Fate.ADDED) + self.count(Fate.CHANGED)
        return bool(self.new_offers or cells or self.new_criteria or self.switched_on)
