"""Which facts and weights are plausible? Draws of all, made once and kept while sliders move.

`sample`: family models -> coordinates of the unit cube -> kinds, answers and ratings -> values in
each draw, 0 where an offer fails a must-have, with the factors by which sliders may be off.
`weight_factors` are such factors where nothing else is unsure, `any_weights` weights of any sort.
"""

from dataclasses import dataclass

import numpy as np

from decision.arrays import Array, Draws
from decision.beliefs.batches import (
    WEIGHT_DRAWS_EACH,
    Batch,
    cached_if_first,
    cube,
    pieces,
    points,
)
from decision.beliefs.beliefs import Beliefs
from decision.beliefs.coordinates import MOST, Coordinates, coordinates
from decision.beliefs.drawn_own import DrawnOwn, drawn_own
from decision.beliefs.drawn_pay import DrawnPay, drawn_pay
from decision.beliefs.drawn_screens import DrawnScreens, drawn_screens
from decision.beliefs.facts import Family
from decision.beliefs.family_model import FamilyModel, family_model
from decision.beliefs.ratings import standardised_function
from decision.beliefs.screening import extended
from decision.engine import answer_draws, weight_draws
from decision.engine.answer_draws import Choices, OpenFacts
from decision.engine.value_functions import ValueFunction


def sample(beliefs: Beliefs, batch: Batch, factor: float) -> tuple[Draws, Draws]:
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
    if batch.start:
        values, uniforms = _values(beliefs, batch)
        return values, _factors(uniforms, factor)
    laid = coordinates(beliefs)
    factors_key = "factors", beliefs.n_criteria, laid.size, factor

    def drawn() -> Draws:
        values, uniforms = _values(beliefs, batch)
        # While they are at hand. They are not kept: those of all decisions of a kind are alike.
        cached_if_first(batch, factors_key, lambda: _factors(uniforms, factor))
        return values

    return cached_if_first(batch, ("sample", beliefs.key, beliefs.n_criteria), drawn), (
        cached_if_first(batch, factors_key, lambda: _factors(_of_sliders(batch, laid), factor))
    )


def weight_factors(n_criteria: int, batch: Batch, factor: float) -> Draws:
    """Return by what factor each slider is off where nothing else is unsure, (criteria, draws)."""
    return cached_if_first(
        batch,
        ("factors alone", n_criteria, factor),
        lambda: _factors(_of_weights(batch, n_criteria), factor),
    )


def any_weights(used: tuple[bool, ...], batch: Batch) -> Array:
    """Return weights spread evenly over the criteria in use, 0 on the others, (criteria, draws)."""
    columns = np.flatnonzero(used)
    uniforms = _of_weights(batch, len(used))
    weights = np.zeros(uniforms.shape)
    weights[columns] = weight_draws.uniform_weights(uniforms[columns])
    return weights


def _factors(uniforms: Array | Draws, factor: float) -> Draws:
    return weight_draws.slider_factors(uniforms.astype(float), factor).astype(np.float32)


def _values(beliefs: Beliefs, batch: Batch) -> tuple[Draws, Draws]:
    """Return the values in each draw, and the coordinates that move its weights."""
    laid = coordinates(beliefs)
    values = np.empty((beliefs.n_offers, beliefs.n_criteria, batch.n_draws), dtype=np.float32)
    first = np.empty((laid.kinds, batch.n_draws), dtype=np.float32)
    opened = [_opened(laid, number, *each) for number, each in enumerate(beliefs.key)]
    passes = np.ones((beliefs.n_offers, batch.n_draws), dtype=bool)
    for piece, place in pieces(batch, laid.size):
        uniforms = cube(piece, laid.size)
        first[:, place] = uniforms[: laid.kinds]
        for family in opened:
            kinds, ratings = _ratings(family, uniforms)
            values[family.rows, :, place] = ratings[:, : beliefs.n_criteria]
            for row, screens in family.screens.items():
                passes[family.rows[row], place] = screens.passes(ratings[row], kinds, uniforms)
    # One employer after the other, each in its place: a hundred offers leave no room for a copy.
    for family, met in zip(opened, first[laid.n_criteria :], strict=True):
        places = answer_draws.stratified_pairing(values[family.leading], met)
        paired = values[family.rows].take(places, axis=-1)
        values[family.rows] = answer_draws.values_in_draws(paired, family.functions)
        for row in (family.rows[each] for each in family.screens):
            values[row] *= passes[row].take(places)
    return values, first[: laid.n_criteria]


@dataclass(frozen=True, eq=False)
class _OpenFamily:
    """One family, its settled facts added up and its open ones ready for any number of draws.

    ``rows`` are its offers in the decision; ``leading`` are those that do not share everything with
    one before them, for what is shared counts once. ``own`` are the ratings that no answers make,
    by offer. All of it is on 0 to 10, whatever the unit of a criterion. Those of must-haves that
    may fail are among the criteria; ``screens`` are of the offers that may.
    """

    model: FamilyModel
    rows: list[int]
    leading: list[int]
    functions: list[ValueFunction]
    kind_coordinate: int
    settled: Array
    facts: OpenFacts
    own: list[DrawnOwn]
    pay: DrawnPay | None
    screens: dict[int, DrawnScreens]


def _opened(laid: Coordinates, number: int, narrow: Family, rows: tuple[int, ...]) -> _OpenFamily:
    family = extended(narrow)
    model = family_model(family)
    # What each answer adds to the ratings, (facts, answers, offers, criteria).
    added = np.einsum("ocf,fac->faoc", model.shares, model.ratings)
    is_certain = model.chances.min(axis=1) == 1
    is_settled = is_certain.any(axis=1)
    is_open = ~is_settled & added.any(axis=(1, 2, 3))
    places = np.array(list(laid.of_facts(number, family, rows)), dtype=np.int64) % MOST
    return _OpenFamily(
        model=model,
        rows=list(rows),
        leading=[row for row in rows if row in laid.blocks],
        functions=[standardised_function(criterion) for criterion in narrow.criteria],
        kind_coordinate=laid.kinds + number,
        settled=added[is_settled, is_certain[is_settled].argmax(axis=1)].sum(axis=0),
        facts=OpenFacts(model.chances[is_open], added[is_open], places[is_open]),
        own=drawn_own(laid, model, family, rows),
        pay=drawn_pay(laid, number, family, rows),
        screens={
            row: drawn_screens(narrow, row, places)
            for row in range(len(rows))
            if narrow.may_fail(row)
        },
    )


def _ratings(family: _OpenFamily, uniforms: Draws) -> tuple[Choices, Draws]:
    """Return a family's kind and ratings in each draw, (draws,) and (offers, criteria, draws)."""
    no_kind, of_kind = np.zeros(1, dtype=np.uint8), uniforms[family.kind_coordinate]
    kinds = answer_draws.answer_draws(family.model.kinds[None], no_kind, of_kind)
    ratings = answer_draws.rating_draws(family.settled, family.facts, kinds, uniforms)
    for own in family.own:
        own.fill(ratings, uniforms)
    if family.pay is not None:
        family.pay.fill(ratings, uniforms)
    return kinds, ratings


def _of_sliders(batch: Batch, laid: Coordinates) -> Draws:
    """Return the coordinates that move the weights, shape (criteria, draws), as `_values` does."""
    parts = [cube(piece, laid.size)[: laid.n_criteria] for piece, _ in pieces(batch, laid.size)]
    return np.concatenate(parts, axis=1)


def _of_weights(batch: Batch, n_criteria: int) -> Array:
    start, n_draws = WEIGHT_DRAWS_EACH * batch.start, WEIGHT_DRAWS_EACH * batch.n_draws
    return points(Batch(batch.seed, start, n_draws, batch.sequences), n_criteria)
