"""What would several answers about one employer change together? Compiled once, exact.

`things_to_find_out`: family -> every open fact and every own rating that is not sure, as arrays. At
each kind an answer moves the expected value of an offer by so much, and answers are independent, so
moves add up where the value function is straight. Where it bends (an ideal point), `bend` says how
far an answer moves the value beside others.

An own rating has no answers. It counts as found out once one knows in which of six equally likely
parts of its range it lies. An unknown rating that questions can make is found out by these alone.

As in `preposterior`, an answer moves a rating of which nothing is answered yet from where it stands
today, by as much as it moves the rating computed from the questions.
"""

from dataclasses import dataclass, replace

import numpy as np

from decision.arrays import Array, Integers, Mask
from decision.beliefs.cache import cached
from decision.beliefs.facts import Family
from decision.beliefs.family_model import FamilyModel, family_model
from decision.beliefs.passing import PARTS, Passing, centred_parts, passing_of
from decision.beliefs.pay_jointly import add_moves, bend_of_pay, bent_pay
from decision.beliefs.preposterior import preposterior
from decision.beliefs.ratings import value_function
from decision.engine import answer_mixture


@dataclass(frozen=True, eq=False)
class ThingsToFindOut:
    """What is open about one employer. Axes: thing, kind, answer, offer, criterion.

    Attributes
    ----------
    facts : (things,)
        The place of each among the family's facts, those of pay last, or -1 of an own rating.
    ratings : (things, 2)
        The offer and the criterion of an own rating, or -1.
    kinds : (kinds,)
        P(kind).
    chances : (things, kinds, answers)
        P(answer | kind).
    moves : (things, kinds, answers, offers, criteria)
        How far each answer moves the expected value at that kind, -1 to 1.
    by_kind : (kinds, offers, criteria)
        How far the expected value at each kind lies from today's.
    bears : (things, offers, criteria)
        On which ratings in force a question bears.
    is_answered : (offers,)
        Whether anything is answered about each offer.
    bent : (offers, criteria)
        Which ratings in force answers make along a value function that bends, and count as such,
        pay among them.
    factors : (things, kinds, answers, offers)
        By what an answer multiplies how likely an offer passes its must-haves; None where none may
        fail.
    passing
        How likely the offers pass, and their values then; None where none may fail.
    """

    facts: Integers
    ratings: Integers
    kinds: Array
    chances: Array
    moves: Array
    by_kind: Array
    bears: Mask
    is_answered: Mask
    bent: Mask
    factors: Array | None = None
    passing: Passing | None = None


def things_to_find_out(family: Family) -> ThingsToFindOut:
    """Return what is open about an employer: facts first, then own ratings."""
    return cached(("to find out", family), lambda: _screened(family))


def _screened(family: Family) -> ThingsToFindOut:
    """Return the same, with values that count 0 where an offer fails a must-have."""
    opened = _compiled(family, family_model(family))
    rows = [row for row in range(len(family.own)) if family.may_fail(row)]
    if not rows:
        return opened
    moves, by_kind, bent = opened.moves.copy(), opened.by_kind.copy(), opened.bent.copy()
    factors = np.ones((*opened.chances.shape, len(family.own)))
    chances = np.ones((len(opened.kinds), len(family.own)))
    values = np.zeros(by_kind.shape)
    for row in rows:
        passing = passing_of(family, row, opened.facts, opened.ratings, moves[..., row, :])
        moves[..., row, :], by_kind[:, row], bent[row] = passing.moves, passing.by_kind, False
        factors[..., row] = passing.factors
        chances[:, row], values[:, row] = passing.chances, passing.values
    return replace(
        opened,
        moves=moves,
        by_kind=by_kind,
        bent=bent,
        factors=factors,
        passing=Passing(chances, values),
    )


def _compiled(family: Family, model: FamilyModel) -> ThingsToFindOut:
    change, own = preposterior(family), _unsure_ratings(family, model)
    facts, of_pay = change.open_facts, change.open_facts >= len(family.facts)
    told, made = facts[~of_pay], _made_by_questions(model)
    n_answers = max(change.probabilities.shape[-1], PARTS)
    chances = np.zeros((len(facts) + len(own), len(model.kinds), n_answers))
    chances[: len(told), :, : model.chances.shape[-1]] = model.chances[told]
    chances[len(facts) :, :, :PARTS] = 1 / PARTS
    by_kind, moves = _all_moves(family, model, told, np.zeros((*chances.shape, *made.shape)))
    # What is paid is the same at every kind of employer.
    width = change.probabilities.shape[-1]
    chances[len(told) : len(facts), :, :width] = change.probabilities[of_pay, None]
    add_moves(family, moves[len(told) : len(facts)])
    for thing, (row, column) in enumerate(own, start=len(facts)):
        alike = [each for each in range(len(made)) if family.first_alike(each, column) == row]
        moves[thing, :, :PARTS, alike, column] = _part_moves(family, model, row, column)
    return ThingsToFindOut(
        facts=np.concatenate([facts, np.full(len(own), -1)]).astype(int),
        ratings=np.array([(-1, -1)] * len(facts) + own, dtype=int).reshape(-1, 2),
        kinds=model.kinds,
        chances=chances,
        moves=moves,
        by_kind=by_kind,
        bears=_bears(family, model, told, len(chances)),
        is_answered=model.is_answered,
        bent=bent_pay(family) | (made & _bends(family)),
    )


def _bears(family: Family, model: FamilyModel, facts: Integers, n_things: int) -> Mask:
    """Return on which ratings the questions bear: those that answers make, and pay."""
    made = _made_by_questions(model)
    bears = np.zeros((n_things, *made.shape), dtype=bool)
    bears[: len(facts)] = made & (np.moveaxis(model.percents[..., facts], -1, 0) > 0)
    for thing, fact in enumerate(family.pay_facts, start=len(facts)):
        bears[thing, list(fact.offers)] = model.from_pay[list(fact.offers)]
    return bears


def _bends(family: Family) -> Mask:
    functions = [value_function(criterion) for criterion in family.criteria]
    return np.array([len(f.cutoffs) > answer_mixture.STRAIGHT for f in functions], dtype=bool)


def _all_moves(
    family: Family, model: FamilyModel, facts: Integers, moves: Array
) -> tuple[Array, Array]:
    """Return `by_kind` and `moves` of the ratings that questions make; ``moves`` comes as zeros."""
    by_kind = np.zeros((len(model.kinds), *moves.shape[-2:]))
    for row, column in np.argwhere(_made_by_questions(model)).tolist():
        at_kind, moved = _moves(family, model, facts, row, column)
        by_kind[:, row, column] = at_kind - at_kind @ model.kinds
        moves[: len(facts), :, : moved.shape[-1], row, column] = moved
    return by_kind, moves


def bend(family: Family, place: tuple[int, int], facts: Integers, combinations: Integers) -> Array:
    """Return by how much the last of some facts moves a bent rating once the others are settled.

    Parameters
    ----------
    place
        The offer and the criterion of the rating.
    facts : (facts,)
        Their places among the family's facts; each bears on the rating.
    combinations : (combinations, facts - 1)
        The answers of all but the last.

    Returns
    -------
    Shape (kinds, combinations, answers).
    """
    if family.pay is not None and place[1] == family.pay.column:
        return bend_of_pay(family, place[0], facts, combinations)
    steps = answer_mixture.grid_steps(*_percents_and_ratings(family_model(family), place))
    others = steps[facts[:-1]]
    before = others[np.arange(len(others)), combinations].sum(axis=-1)
    settled = _value_of_rest(family, place, tuple(facts.tolist()))
    unsettled = _value_of_rest(family, place, tuple(facts[:-1].tolist()))
    return settled[:, before[:, None] + steps[facts[-1]]] - unsettled[:, before, None]


def _value_of_rest(family: Family, place: tuple[int, int], facts: tuple[int, ...]) -> Array:
    """Return the expected value by kind and by the steps that some settled facts add."""
    model = family_model(family)

    def compute() -> Array:
        percents, ratings = _percents_and_ratings(model, place)
        steps = answer_mixture.grid_steps(percents, ratings)
        rest = np.setdiff1d(np.flatnonzero(percents), facts)
        total, size = int(percents.sum()), int(steps.max(axis=1).sum()) + 1
        function = value_function(family.criteria[place[1]])
        return answer_mixture.value_of_rest(steps[rest], model.chances[rest], total, size, function)

    return cached(("value of rest", family, place, frozenset(facts)), compute)


def _percents_and_ratings(model: FamilyModel, place: tuple[int, int]) -> tuple[Integers, Array]:
    return model.percents[place], model.ratings[..., place[1]]


def _made_by_questions(model: FamilyModel) -> Mask:
    """Return where questions make, or would make, the rating in force, (offers, criteria)."""
    made: Mask = np.isnan(model.own[1]) & model.percents.any(axis=-1)
    return made


def _moves(
    family: Family, model: FamilyModel, facts: Integers, row: int, column: int
) -> tuple[Array, Array]:
    """Return the expected value of a rating by kind, and how far each answer moves it there.

    Shapes (kinds,) and (facts, kinds, answers).
    """
    counting = np.flatnonzero(model.percents[row, column])
    settled = answer_mixture.settled_values(
        model.percents[row, column, counting],
        model.ratings[counting, :, column],
        model.chances[counting],
        value_function(family.criteria[column]),
    )
    at_kind = (model.chances[counting[0]] * settled[0]).sum(axis=-1)
    moves = np.zeros((len(facts), *settled.shape[1:]))
    of_facts, of_settled = np.nonzero(facts[:, None] == counting)
    moves[of_facts] = settled[of_settled] - at_kind[:, None]
    return at_kind, moves


def _unsure_ratings(family: Family, model: FamilyModel) -> list[tuple[int, int]]:
    """Return the own ratings that are not sure, each by the first offer that has it."""
    low, likely, high = model.own
    is_unknown = np.isnan(likely) & ~model.percents.any(axis=-1) & ~model.from_pay
    places = np.argwhere(is_unknown | (low < high)).tolist()
    return [(row, column) for row, column in places if family.first_alike(row, column) == row]


def _part_moves(family: Family, model: FamilyModel, row: int, column: int) -> Array:
    """Return how far an own rating's value lies from the expected one in each part, (parts,)."""
    return centred_parts(family.criteria[column], model.own[:, row, column])
