"""What is one employer's best offer worth once some things about it are found out? In points.

`open_employers`: analysis -> an `OpenEmployer` each, with nothing found out yet. `candidates` says
what each thing would change besides, `after` finds one out, `outcomes` is what the choice needs to
know of the employer.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from criteria.criterion import Criterion
from criteria.question import Question
from decision.analysis import Analysis
from decision.arrays import POINTS, Array, Integers, Mask
from decision.beliefs.facts import Family
from decision.beliefs.joint_preposterior import ThingsToFindOut, bend, things_to_find_out
from decision.engine.joint_information import Answered, Candidates, Joined, Outcomes, joined


class Thing(NamedTuple):
    """One thing to find out, by the first offer that it is about."""

    offer: int
    is_question: bool
    key: str

    @classmethod
    def of(cls, offer: int, about: Question | Criterion) -> "Thing":
        """Return the thing that a question, or an own rating on a criterion, finds out."""
        return cls(offer, isinstance(about, Question), about.key)


@dataclass(frozen=True, eq=False)
class OpenEmployer:
    """One employer, some things about it found out.

    Attributes
    ----------
    rows
        The places of its offers in the decision.
    things
        What may be found out, in the order of the arrays.
    step : (criteria,)
        What the whole scale of each criterion is worth, in points.
    found
        The places of the things that are found out.
    combinations : (combinations, found)
        The answers to these that go together.
    answered
        What is expected then.
    """

    family: Family
    rows: tuple[int, ...]
    things: tuple[Thing, ...]
    open: ThingsToFindOut
    step: Array
    found: tuple[int, ...]
    combinations: Integers
    answered: Answered

    @cached_property
    def outcomes(self) -> Outcomes:
        """What the best offer may be worth, shape (outcomes,)."""
        probabilities = self.answered.joint.sum(axis=0)
        return Outcomes(probabilities, self.answered.weighted.max(axis=-1) / probabilities)

    @cached_property
    def reach(self) -> float:
        """No two answers lift an offer above this, in points; infinite where no bound is known.

        What is expected is an average over the kinds, and at each kind moves add up.
        """
        if self.open.bent.any() or not self.things:
            return np.inf
        most = np.sort(self._most_moved.max(axis=(1, 2)), axis=0)[-2:].clip(min=0).sum(axis=0)
        return float((self.answered.points.max(axis=(0, 1)) + most).max())

    @property
    def _most_moved(self) -> Array:
        """By how many points each answer moves each offer at most, whatever else is found out."""
        opened = self.open
        begins = opened.bears & ~opened.is_answered[:, None]
        most = np.einsum("toc,koc->tko", begins, (opened.by_kind * self.step).clip(min=0))
        return opened.moves @ self.step + most[:, :, None]

    def only(self, kept: Integers) -> "OpenEmployer":
        """Return the employer with some of its things to be found out, the others open."""
        chosen = np.isin(np.arange(len(self.things)), kept)
        things = tuple(self.things[thing] for thing in kept.tolist())
        return replace(self, things=things, open=_chosen(self.open, chosen))

    def candidates(self) -> Joined:
        """Return what is expected with each of the things found out besides."""
        found_out = Candidates(self.open.chances, self._moves, self.open.factors)
        after = joined(self.answered, found_out)
        if self.found and self.open.bent.any():
            for thing, row, bent in self._bends():
                joint = np.einsum("km,ka->kma", self.answered.joint, self.open.chances[thing])
                after.weighted[thing, :, :, row] += (joint * bent).sum(axis=0)
        return after

    def after(self, thing: int) -> "OpenEmployer":
        """Return the employer with one more thing found out."""
        before, chances = self.answered, self.open.chances[thing]
        points = before.points[:, :, None] + self._moves[thing][:, None]
        for place, row, bent in self._bends() if self.found and self.open.bent.any() else ():
            if place == thing:
                points[..., row] += bent
        joint = before.joint[:, :, None] * chances[:, None]
        n_kinds, n_answers = chances.shape
        passes = None
        if before.passes is not None and self.open.factors is not None:
            passes = before.passes[:, :, None] * self.open.factors[thing][:, None]
        combinations = np.column_stack([
            np.repeat(self.combinations, n_answers, axis=0),
            np.tile(np.arange(n_answers), len(self.combinations)),
        ])  # fmt: skip
        possible = joint.sum(axis=0).ravel() > 0

        def kept(table: Array) -> Array:
            return table.reshape(n_kinds, len(possible), -1)[:, possible]

        return replace(
            self,
            found=(*self.found, thing),
            combinations=combinations[possible],
            answered=Answered(
                joint.reshape(n_kinds, -1)[:, possible],
                kept(points),
                None if passes is None else kept(passes),
            ),
        )

    @cached_property
    def _moves(self) -> Array:
        """By how many points each answer moves each offer, (things, kinds, answers, offers)."""
        opened = self.open
        counts = opened.is_answered[:, None] | opened.bears[list(self.found)].any(axis=0)
        # The first answer about an offer says something of its kind, and with it of the rating.
        begins = np.einsum("toc,koc,c->tko", opened.bears & ~counts, opened.by_kind, self.step)
        return opened.moves @ self.step + begins[:, :, None]

    def _bends(self) -> "list[tuple[int, int, Array]]":
        """Return by how many points the answers to a thing move an offer otherwise than alone.

        That is where an own ideal point bends the value function, and other things that bear on the
        same rating are found out: thing, offer, shape (kinds, combinations, answers).
        """
        found = np.array(self.found)
        bends = []
        for thing, row, column in np.argwhere(self.open.bears & self.open.bent).tolist():
            beside = np.flatnonzero(self.open.bears[found, row, column])
            if beside.size and thing not in self.found:
                facts = self.open.facts[[*found[beside], thing]]
                moved = bend(self.family, (row, column), facts, self.combinations[:, beside])
                alone = self.open.moves[thing, :, : moved.shape[-1], row, column]
                bent = np.zeros((*moved.shape[:2], self.open.chances.shape[-1]))
                bent[..., : moved.shape[-1]] = self.step[column] * (moved - alone[:, None])
                bends.append((thing, row, bent))
        return bends


def open_employers(analysis: Analysis, asked: Collection[Thing]) -> tuple[OpenEmployer, ...]:
    """Return each employer with nothing found out yet, in the order of the beliefs.

    Parameters
    ----------
    asked
        The things that may be found out; the others stay as open as they are.
    """
    return tuple(
        _open_employer(analysis, asked, family, rows) for family, rows in analysis.beliefs.key
    )


def _open_employer(
    analysis: Analysis, asked: Collection[Thing], family: Family, rows: tuple[int, ...]
) -> OpenEmployer:
    opened = things_to_find_out(family)
    things = [_thing(analysis, family, rows, opened, each) for each in range(len(opened.facts))]
    chosen = np.array([thing in asked for thing in things], dtype=bool)
    step = POINTS * analysis.weights
    kinds = np.where(opened.is_answered[:, None], opened.by_kind, 0) @ step
    points = analysis.overall[list(rows)] + kinds
    passes = None
    if opened.passing is not None:
        may_fail = analysis.beliefs.may_fail[list(rows)]
        points = np.where(may_fail, opened.passing.values @ step, points)
        passes = opened.passing.chances[:, None]
    return OpenEmployer(
        family,
        rows,
        tuple(thing for thing, is_asked in zip(things, chosen, strict=True) if is_asked),
        _chosen(opened, chosen),
        step,
        (),
        np.zeros((1, 0), dtype=int),
        Answered(opened.kinds[:, None], points[:, None], passes),
    )


def _thing(
    analysis: Analysis, family: Family, rows: tuple[int, ...], opened: ThingsToFindOut, place: int
) -> Thing:
    if opened.facts[place] < 0:
        row, column = opened.ratings[place]
        return Thing.of(rows[row], analysis.criteria[column])
    fact = family.asked(int(opened.facts[place]))
    return Thing.of(rows[fact.offers[0]], fact.question)


def _chosen(opened: ThingsToFindOut, chosen: Mask) -> ThingsToFindOut:
    names = ["facts", "ratings", "chances", "moves", "bears"]
    names += ["factors"] if opened.factors is not None else []
    return replace(opened, **{name: getattr(opened, name)[chosen] for name in names})
