"""What is believed about all offers of a decision? Its families together.

`beliefs`: decision -> `facts.families` -> `family_model` -> ratings in force and what they are
worth. Different employers are independent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np

from criteria.catalog import Catalog
from criteria.criterion import Criterion
from criteria.question import Kind
from decision.arrays import Array, Mask
from decision.beliefs.facts import Family, families
from decision.beliefs.family_model import family_model
from decision.beliefs.ratings import DerivedRating, expected
from decision.beliefs.screened import screened
from decision.beliefs.screens import Screens
from decision.model import Decision

Kinds = Mapping[Kind, float]


@dataclass(frozen=True, eq=False)
class Beliefs:
    """What the answers and own ratings of a decision say. Axes: offer, criterion.

    Attributes
    ----------
    families
        By the employer's key: its family, and the places of its offers in the decision.
    n_offers, n_criteria
        Of the decision.
    """

    families: Mapping[str, tuple[Family, tuple[int, ...]]]
    n_offers: int
    n_criteria: int

    @cached_property
    def kinds(self) -> Mapping[str, Kinds]:
        """P(kind), by the employer's key; 0 of kinds that an answer rules out."""
        return {employer: _kinds(family) for employer, (family, _) in self.families.items()}

    @cached_property
    def derived(self) -> Mapping[tuple[int, int], DerivedRating]:
        """The ratings that answers make, in force or not, by the places of offer and criterion."""
        return {
            (rows[row], column): rating
            for family, rows in self.key
            for (row, column), rating in expected(family).derived.items()
        }

    @cached_property
    def from_answers(self) -> Mask:
        """Where answers make the rating in force, shape (offers, criteria)."""
        mask = np.zeros((self.n_offers, self.n_criteria), dtype=bool)
        for family, rows in self.key:
            mask[list(rows)] = family_model(family).from_answers
        return mask

    @cached_property
    def worked_out(self) -> Mask:
        """Where answers or pay make the rating in force, shape (offers, criteria)."""
        mask = np.zeros((self.n_offers, self.n_criteria), dtype=bool)
        for family, rows in self.key:
            mask[list(rows)] = family_model(family).worked_out
        return mask

    @cached_property
    def ratings(self) -> Array:
        """Low, likely and high in force, on each scale, shape (3, offers, criteria)."""
        table = np.empty((3, self.n_offers, self.n_criteria))
        for family, rows in self.key:
            table[:, list(rows)] = expected(family).ratings
        return table

    @cached_property
    def values(self) -> Array:
        """Expected, worst and best values, 0 to 1, shape (3, offers, criteria)."""
        table = np.empty((3, self.n_offers, self.n_criteria))
        for family, rows in self.key:
            table[:, list(rows)] = expected(family).values
        return table

    @cached_property
    def may_fail(self) -> Mask:
        """Which offers may fail a hard must-have, shape (offers,)."""
        mask = np.zeros(self.n_offers, dtype=bool)
        for family, rows in self.key:
            mask[list(rows)] = [family.may_fail(row) for row in range(len(rows))]
        return mask

    @cached_property
    def counted(self) -> Array:
        """Expected values, 0 wherever an offer fails a hard must-have, (offers, criteria)."""
        table = self.values[0].copy()
        for family, rows in self.key:
            for row in (row for row in range(len(rows)) if family.may_fail(row)):
                table[rows[row]] = screened(family, row).today
        return table

    @cached_property
    def key(self) -> tuple[tuple[Family, tuple[int, ...]], ...]:
        """Each family with the places of its offers: all that draws depend on."""
        return tuple(self.families.values())


def beliefs(
    decision: Decision,
    criteria: tuple[Criterion, ...],
    catalog: Catalog,
    screens: Mapping[str, Screens] = MappingProxyType({}),
) -> Beliefs:
    """Return what is believed of the offers on the criteria in use; screens as of `families`."""
    offered = families(decision, criteria, catalog, screens)
    return Beliefs(offered, len(decision.offers), len(criteria))


def _kinds(family: Family) -> Kinds:
    model, found = family_model(family), dict.fromkeys(family.questionnaire.kinds, 0.0)
    for kind, probability in zip(model.employers, model.kinds.tolist(), strict=True):
        found[kind] += probability
    return found
