"""Which facts and weights are plausible? Draws of all, made once and kept while sliders move.

`batches` cuts the draws of a seed into batches. `sample`: family models -> coordinates of the unit
cube -> kinds, answers and ratings -> values in each draw, with the factors by which sliders may be
off. `weight_factors` are such factors where nothing else is unsure, `any_weights` weights of any
sort. The same seed gives the same draws.

Coordinates are numbered by all questions of all employers and offers, answered or not, so an answer
moves no other fact. Of a seed the first batch is cached, which is all that is usually looked at.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from criteria.criterion import SCALE_HIGH, SCALE_LOW
from decision.arrays import Array, Draws
from decision.beliefs.beliefs import Beliefs
from decision.beliefs.cache import cached
from decision.beliefs.facts import Family
from decision.beliefs.family_model import FamilyModel
from decision.beliefs.ratings import value_function
from decision.engine.answer_draws import (
    OpenFacts,
    answer_draws,
    rating_draws,
    stratified_pairing,
    values_in_draws,
)
from decision.engine.weight_draws import (
    next_points,
    slider_factors,
    sobol_sequence,
    triangular_ratings,
    uniform_weights,
)

if TYPE_CHECKING:
    from scipy.stats.qmc import Sobol

BATCH = 16_384
# Without facts many draws cost little: so many for each draw of facts.
WEIGHT_DRAWS_EACH = 4
# Coordinates drawn at once, 32 MB of them: a hundred offers have thousands.
AT_ONCE = 2**22
# As many coordinates as the sequence has; of more, those far off are used again.
COORDINATES = 21_201

Result = TypeVar("Result")
Sequences = dict[tuple[str, int], "Sobol"]


@dataclass(frozen=True)
class Batch:
    """Draws of a seed that follow each other: how many come before, how many there are.

    ``sequences`` go on from batch to batch of one run, each made when it is first needed.
    """

    seed: int
    start: int
    n_draws: int
    sequences: Sequences = field(default_factory=dict, compare=False, repr=False)


class _Layout(NamedTuple):
    """Where the coordinates begin: weights, pairing, kinds, facts of employers, blocks of offers.

    A block holds an offer's own ratings, then the facts of its role. An offer of which all is
    shared with one before it needs none.
    """

    pairing: int
    kinds: int
    employers: int
    offers: int
    blocks: dict[int, int]
    total: int


def batches(n_draws: int, seed: int) -> list[Batch]:
    """Return the batches that make up so many draws, at least 1."""
    sequences: Sequences = {}
    starts = range(0, n_draws, BATCH)
    return [Batch(seed, start, min(BATCH, n_draws - start), sequences) for start in starts]


def warm_up() -> None:
    """Load what the first draws take so long to load, so that nobody waits for it later."""
    slider_factors(next_points(sobol_sequence(1, np.random.default_rng()), 1), factor=1.0)


def cached_if_first(batch: Batch, key: tuple[Hashable, ...], make: Callable[[], Result]) -> Result:
    """Return what is made of a batch, cached if it is the first one."""
    return make() if batch.start else cached((*key, batch.seed, batch.n_draws), make)


def sample(beliefs: Beliefs, batch: Batch, factor: float) -> tuple[Draws, Array]:
    """Return draws in which facts and weights are unsure.

    Parameters
    ----------
    factor
        By which each slider may be off in nine of ten draws, at least 1.

    Returns
    -------
    The values, 0 to 1, shape (offers, criteria, draws), and by what factor each slider is off,
    shape (criteria, draws).
    """
    key = ("sample", beliefs.key)
    values, uniforms = cached_if_first(batch, key, lambda: _values(beliefs, batch))
    size = _n_coordinates(beliefs)
    factors = cached_if_first(
        batch,
        ("factors", beliefs.n_criteria, size, factor),
        lambda: slider_factors(uniforms.astype(float), factor),
    )
    return values, factors


def weight_factors(n_criteria: int, batch: Batch, factor: float) -> Array:
    """Return by what factor each slider is off where nothing else is unsure, (criteria, draws)."""
    return cached_if_first(
        batch,
        ("factors alone", n_criteria, factor),
        lambda: slider_factors(_of_weights("factors", batch, n_criteria), factor),
    )


def any_weights(used: tuple[bool, ...], batch: Batch) -> Array:
    """Return weights spread evenly over the criteria in use, 0 on the others, (criteria, draws)."""
    columns = np.flatnonzero(used)
    uniforms = _of_weights("any weights", batch, len(used))
    weights = np.zeros(uniforms.shape)
    weights[columns] = uniform_weights(uniforms[columns])
    return weights


def _values(beliefs: Beliefs, batch: Batch) -> tuple[Draws, Draws]:
    """Return the values in each draw, and the coordinates that move its weights."""
    laid, size = _layout(beliefs), _n_coordinates(beliefs)
    values = np.empty((beliefs.n_offers, beliefs.n_criteria, batch.n_draws), dtype=np.float32)
    first = np.empty((laid.kinds, batch.n_draws), dtype=np.float32)
    opened = [_Open(laid, number, *each) for number, each in enumerate(beliefs.models)]
    for piece, place in _pieces(batch, size):
        uniforms = _cube(piece, size)
        first[:, place] = uniforms[: laid.kinds]
        for family in opened:
            values[list(family.rows), :, place] = family.ratings(uniforms)
    # One employer after the other, each in its place: a hundred offers leave no room for a copy.
    for family, met in zip(opened, first[laid.pairing :], strict=True):
        rows = list(family.rows)
        functions = [value_function(criterion) for criterion in family.family.criteria]
        places = stratified_pairing(values[family.leading], met)
        values[rows] = values_in_draws(values[rows].take(places, axis=-1), functions)
    return values, first[: laid.pairing]


class _Open:
    """One family, its settled facts added up and its open ones ready for any number of draws."""

    def __init__(
        self, laid: _Layout, number: int, family: Family, model: FamilyModel, rows: tuple[int, ...]
    ) -> None:
        self.family, self.model, self.rows = family, model, rows
        self.kind_coordinate = laid.kinds + number
        # What is shared with an offer before it counts once.
        self.leading = [row for row in rows if row in laid.blocks]
        coordinates = list(_fact_coordinates(laid, number, family, rows))
        # What each answer adds to the ratings, (facts, answers, offers, criteria).
        added = np.einsum("ocf,fac->faoc", model.shares, model.ratings)
        settled = model.chances.min(axis=1) == 1
        is_settled = settled.any(axis=1)
        sure = added[is_settled, settled[is_settled].argmax(axis=1)]
        self.settled = sure.sum(axis=0)
        is_open = ~is_settled & added.any(axis=(1, 2, 3))
        wrapped = np.array(coordinates, dtype=np.int64) % COORDINATES
        self.facts = OpenFacts(model.chances[is_open], added[is_open], wrapped[is_open])
        self.own = [
            (int(row), int(column), _own_coordinate(laid, family, rows, int(row), int(column)))
            for row, column in zip(*np.nonzero(~model.from_answers), strict=True)
        ]

    def ratings(self, uniforms: Draws) -> Draws:
        """Return the ratings in each draw, shape (offers, criteria, draws)."""
        no_kind = np.zeros(1, dtype=np.uint8)
        kinds = answer_draws(self.model.kinds[None], no_kind, uniforms[self.kind_coordinate])
        ratings = rating_draws(self.settled, self.facts, kinds, uniforms)
        for row, column, coordinate in self.own:
            ends = self.model.own[row, column]
            drawn = uniforms[coordinate % len(uniforms)]
            low, likely, high = (np.array(end) for end in ends)
            scale = (SCALE_LOW, SCALE_HIGH)
            ratings[row, column] = triangular_ratings((low, likely, high), scale, drawn)
        return ratings


def _layout(beliefs: Beliefs) -> _Layout:
    return cached(("layout", beliefs.key), lambda: _laid_out(beliefs))


def _laid_out(beliefs: Beliefs) -> _Layout:
    n_criteria, n_employers = beliefs.n_criteria, len(beliefs.families)
    leading: set[int] = set()
    n_about = n_role = 0
    for family, rows in beliefs.key:
        n_about, n_role = len(_rating_questions(family, 0)), len(_rating_questions(family, 1))
        role = set(family.questionnaire.role_questions)
        leading |= {rows[fact.offers[0]] for fact in family.facts if fact.question in role}
        leading |= {rows[row] for row in range(len(rows)) if family.origins[row] == row}
        leading |= {
            rows[row]
            for row in range(len(rows))
            for column in range(n_criteria)
            if family.first_alike(row, column) == row
        }
    employers = n_criteria + 2 * n_employers
    offers = employers + n_employers * n_about
    blocks = {place: number for number, place in enumerate(sorted(leading))}
    total = offers + len(blocks) * (n_criteria + n_role)
    return _Layout(n_criteria, n_criteria + n_employers, employers, offers, blocks, total)


def _rating_questions(family: Family, side: int) -> list[int]:
    """Return the places of questions that inform a criterion: of employers (0) or roles (1)."""
    asked = family.questionnaire
    places = asked.role_questions if side else asked.employer_questions
    return [place for place in places if asked.catalog.questions[place].shares]


def _fact_coordinates(
    laid: _Layout, number: int, family: Family, rows: tuple[int, ...]
) -> Iterator[int]:
    """Yield the coordinate of each fact; 0 for those that inform no rating."""
    about, role = _rating_questions(family, 0), _rating_questions(family, 1)
    n_criteria = len(family.criteria)
    for fact in family.facts:
        if fact.question in about:
            yield laid.employers + number * len(about) + about.index(fact.question)
        elif fact.question in role:
            block = laid.blocks[rows[fact.offers[0]]] * (n_criteria + len(role))
            yield laid.offers + block + n_criteria + role.index(fact.question)
        else:
            yield 0


def _own_coordinate(
    laid: _Layout, family: Family, rows: tuple[int, ...], row: int, column: int
) -> int:
    n_role = len(_rating_questions(family, 1))
    block = laid.blocks[rows[family.first_alike(row, column)]]
    return laid.offers + block * (len(family.criteria) + n_role) + column


def _n_coordinates(beliefs: Beliefs) -> int:
    return min(_layout(beliefs).total, COORDINATES)


def _pieces(batch: Batch, n_coordinates: int) -> Iterator[tuple[Batch, slice]]:
    """Yield the batch piece by piece, none larger than what is drawn at once."""
    step = 2 ** int(np.log2(max(AT_ONCE / n_coordinates, 1)))
    for start in range(0, batch.n_draws, step):
        stop = min(start + step, batch.n_draws)
        piece = Batch(batch.seed, batch.start + start, stop - start, batch.sequences)
        yield piece, slice(start, stop)


def _cube(batch: Batch, n_coordinates: int) -> Draws:
    """Return a part of the unit cube, shape (coordinates, draws)."""
    return cached_if_first(
        batch,
        ("cube", n_coordinates),
        lambda: _next("facts", batch, n_coordinates).astype(np.float32),
    )


def _of_weights(use: str, batch: Batch, n_criteria: int) -> Array:
    start, n_draws = WEIGHT_DRAWS_EACH * batch.start, WEIGHT_DRAWS_EACH * batch.n_draws
    return _next(use, Batch(batch.seed, start, n_draws, batch.sequences), n_criteria)


def _next(use: str, batch: Batch, n_coordinates: int) -> Array:
    """Return the batch's points, shape (coordinates, draws)."""
    sequence = batch.sequences.pop((use, n_coordinates), None)
    if sequence is None or sequence.num_generated != batch.start:
        rng = np.random.default_rng(batch.seed)
        sequence = sobol_sequence(n_coordinates, rng, batch.start)
    points = next_points(sequence, batch.n_draws)
    batch.sequences[use, n_coordinates] = sequence
    return points
