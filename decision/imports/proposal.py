"""What would a table change in a decision? Shown cell by cell before anything is taken over.

`proposed` compares a table that was read with a decision and returns a `Proposal`;
`taking.taken_over` is the edit that does what was proposed. Cells that cannot be read are refused
one by one, the others stand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from criteria.criterion import Criterion
from decision import edits
from decision.analysis import analyse, describable
from decision.files.problems import Problem, refused
from decision.files.ratings_csv import HIGH, LOW, Stated, stated_ratings
from decision.imports.ratings_table import CellReading, OfferRow
from decision.imports.tables import Table
from decision.model import (
    CRITERION_LIMIT,
    OFFER_LIMIT,
    Decision,
    Offer,
    Rating,
    revised,
)

_UNRATED = Rating()


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
    """What a table would change: criteria, by key those made or used anew, and its offers.

    Attributes
    ----------
    points
        Slider points that would change, by criterion.
    table_problems
        What is wrong with the table beside its cells, and so is left out.
    noted
        How many offers get a note.
    """

    criteria: tuple[Criterion, ...]
    offers: tuple[ProposedOffer, ...]
    new_criteria: frozenset[str] = frozenset()
    switched_on: frozenset[str] = frozenset()
    points: Mapping[str, float] = field(default_factory=dict)
    table_problems: tuple[Problem, ...] = ()
    noted: int = 0

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
        rows = [problem for offer in self.offers for problem in offer.problems]
        return (*self.table_problems, *rows, *cells)

    @property
    def changes_something(self) -> bool:
        """Tell whether taking it over would change anything."""
        cells = self.count(Fate.ADDED) + self.count(Fate.CHANGED)
        made = self.new_offers or self.new_criteria or self.switched_on
        return bool(made or cells or self.points or self.noted)


def proposed(decision: Decision, table: Table, *, blank_is_unknown: bool) -> Proposal:
    """Return what taking the table over would change.

    ``blank_is_unknown``: whether an empty cell makes a rating unknown, or leaves it as it is.

    Raises
    ------
    BadFileError
        If there would be too many offers or criteria.
    """
    _refuse_too_many(decision, table)
    describing = describable(with_criteria(decision, table))
    criteria = tuple(describing[key] for key in table.layout.criteria)
    made = frozenset(describing).difference(describable(decision))
    offers = {offer.name.casefold(): offer for offer in decision.offers}
    stated = stated_ratings(analyse(decision, all_offers=True))
    pairs = [(row, offers.get(row.name.casefold())) for row in table.rows]
    rows = [
        _proposed_offer(_unstated(row, offer, stated), offer, criteria, blank_is_unknown)
        for row, offer in pairs
    ]
    switched_on = frozenset(table.layout.criteria).difference(decision.criteria, made)
    points = {k: p for k, p in table.points.items() if decision.points_of(k) != p}
    noted = _noted(rows, offers, table)
    return Proposal(criteria, tuple(rows), made, switched_on, points, table.problems, noted)


def _noted(rows: Sequence[ProposedOffer], offers: Mapping[str, Offer], table: Table) -> int:
    """Return how many offers get a note that they do not have."""
    notes = [(row.name, table.notes.get(row.name, "")) for row in rows if not row.problems]
    before = {name: offer.note for name, offer in offers.items()}
    return sum(note not in before.get(name.casefold(), "") for name, note in notes)


def _refuse_too_many(decision: Decision, table: Table) -> None:
    names = {offer.name.casefold() for offer in decision.offers}
    named = {row.name.casefold() for row in table.rows if not row.name_problems}
    own = {criterion.key for criterion in (*decision.own_criteria, *table.layout.own)}
    for what, count, limit in (
        ("offers", len(names | named), OFFER_LIMIT),
        ("criteria", len({*decision.criteria, *table.layout.criteria}), CRITERION_LIMIT),
        ("criteria of your own", len(own), CRITERION_LIMIT),
    ):
        if count > limit:
            many = f"{count} {what} with those that are there already"
            raise refused("the table", many, f"at most {limit}")


def _proposed_offer(
    row: OfferRow, offer: Offer | None, criteria: Sequence[Criterion], blank_is_unknown: bool
) -> ProposedOffer:
    if row.name_problems:
        return ProposedOffer(row.name, False, row.name_problems, ())
    name, before = (row.name, {}) if offer is None else (offer.name, offer.ratings)
    cells = tuple(
        _cell(row.readings[each.key], before.get(each.key, _UNRATED), blank_is_unknown)
        for each in criteria
    )
    problems = tuple(problem for cell in cells for problem in cell.problems)
    if offer is None and problems and not any(cell.fate is Fate.ADDED for cell in cells):
        return ProposedOffer(name, False, problems, ())
    return ProposedOffer(name, offer is None, (), cells)


def _unstated(row: OfferRow, offer: Offer | None, stated: Stated) -> OfferRow:
    """Return the row without what it only states of the answers: that is no own rating."""
    blank, key = CellReading(_UNRATED, is_blank=True), offer.key if offer else ""
    readings = {
        criterion: blank if stated.get((key, criterion)) == reading.rating else reading
        for criterion, reading in row.readings.items()
    }
    return replace(row, readings=readings)


def _cell(reading: CellReading, before: Rating, blank_is_unknown: bool) -> Cell:
    if reading.problems:
        return Cell(Fate.REFUSED, before, before, reading.problems)
    stated = reading.rating if blank_is_unknown else _with_old_ends(reading, before)
    after = stated.model_copy(update={"note": before.note})
    if after == before:
        return Cell(Fate.SAME, before, before)
    if reading.is_blank and not blank_is_unknown:
        return Cell(Fate.LEFT, before, before)
    return Cell(Fate.ADDED if before.is_unknown else Fate.CHANGED, before, after)


def _with_old_ends(reading: CellReading, before: Rating) -> Rating:
    """Return what the table states; where it leaves out an end, the old one if it still fits."""
    likely = reading.rating.likely
    if likely is None or before.low is None or before.high is None or before.low == before.high:
        return reading.rating
    low = reading.rating.low if LOW in reading.ends else min(before.low, likely)
    high = reading.rating.high if HIGH in reading.ends else max(before.high, likely)
    return Rating(low=low, likely=likely, high=high)


def with_criteria(decision: Decision, table: Table) -> Decision:
    """Return the decision with the table's new criteria, and all of them in use."""
    own = {criterion.key for criterion in decision.own_criteria}
    new = [criterion for criterion in table.layout.own if criterion.key not in own]
    decision = revised(decision, own_criteria=(*decision.own_criteria, *new))
    for key in table.layout.criteria:
        decision = edits.switch_on(decision, key)
    return decision
