"""Decisions of every sort, each from a seed: thousands of them in a moment.

One to six offers in families, two to seven criteria, weights with zeros, all zero or equal, ideal
points, criteria of one's own, rated and measured; points, ranges, answers of every certainty, or
nothing at all.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from criteria import catalog as words
from criteria.belief import Certainty
from criteria.catalog import Catalog
from criteria.criterion import Direction
from criteria.question import About, Worse
from decision.edits import add_must_have
from decision.model import (
    Answer,
    Decision,
    Employer,
    Offer,
    OwnCriterion,
    OwnMeasure,
    Rating,
    revised,
)
from tests.evidence_cases import catalog_of
from tests.questionnaires import question

BUILT_IN = [criterion.key for criterion in words.load().criteria]
OWN = ["own_one", "own_two"]


class Case(NamedTuple):
    """A random decision with the catalogue that its answers are of."""

    seed: int
    decision: Decision
    catalog: Catalog


class _Habits(NamedTuple):
    """How much of each is given in one decision, 0 to 1, and whether one offer outclasses all."""

    rated: float
    sure: float
    answered: float
    outclassed: bool


def random_case(seed: int) -> Case:
    rng = np.random.default_rng(seed)
    keys = [str(key) for key in rng.permutation(BUILT_IN + OWN)[: rng.integers(2, 8)]]
    habits = _habits(rng)
    own = tuple(_own_criterion(rng, key) for key in OWN)
    # Our own catalogue has many questions and takes its time.
    catalog = words.load() if rng.random() < 0.05 else catalog_of(_questions(rng, keys))
    catalog = _partly_given(catalog, np.random.default_rng([seed, 4]))
    n_offers = int(rng.integers(1, 7))
    employers = rng.integers(0, rng.integers(1, n_offers + 1), n_offers)
    decision = Decision(
        title=f"Random decision {seed}", criteria=keys, own_criteria=own,
        employers=[_employer(rng, n, catalog, habits) for n in np.unique(employers)],
        offers=[
            _offer(rng, place, int(employer), own, keys, catalog, habits)
            for place, employer in enumerate(employers)
        ],
        points=_points(rng, keys),
        ideal_points={} if habits.outclassed else _ideal_points(rng, keys),
        firmness=float(rng.choice([1.2, 1.5, 3.0])),
    )  # fmt: skip
    decision = _partly_measured(decision, np.random.default_rng([seed, 2]))
    return Case(
        seed, _with_must_haves(decision, catalog, np.random.default_rng([seed, 3])), catalog
    )


def _with_must_haves(decision, catalog, rng) -> Decision:
    """The same with up to three must-haves, now and then: on ratings, answers and pay."""
    for _ in range(rng.integers(1, 4) if rng.random() < 0.3 else 0):
        decision = add_must_have(
            decision, is_hard=bool(rng.random() < 0.7), **_limit(decision, catalog, rng)
        )
    return decision


def _limit(decision, catalog, rng) -> dict:
    if rng.random() < 0.1:
        return {"pay_at_least": 1.0}
    if rng.random() < 0.5 and catalog.questions:
        asked = catalog.questions[rng.integers(len(catalog.questions))]
        options = [option.key for option in asked.answers if rng.random() < 0.7]
        return {"answer": {"question": asked.key, "options": options or [asked.answers[0].key]}}
    measures = {own.key: own.measure for own in decision.own_criteria}
    key = str(rng.choice([*decision.criteria, BUILT_IN[0], OWN[0]]))
    measure = measures.get(key)
    low, span = (0.0, 10.0) if measure is None else (measure.low, measure.high - measure.low)
    side = str(rng.choice(["at_least", "at_most"]))
    level = rng.integers(0, 5) / 10 if side == "at_least" else rng.integers(6, 11) / 10
    return {"rating": {"criterion": key, side: float(low + span * level)}}


def _partly_measured(decision, rng) -> Decision:
    """The same with amounts on some criteria of one's own, a few beyond their ends."""
    for own in decision.own_criteria:
        if own.direction is not Direction.IDEAL and rng.random() < 0.5:
            low, span = rng.integers(-50, 100), rng.integers(1, 2000) / 4
            ends = (low, low + span) if own.direction is Direction.MORE else (low + span, low)
            half = low + span * rng.integers(1, 8) / 8 if rng.random() < 0.3 else None
            reach = rng.choice([1.0, 1.5])
            measure = OwnMeasure(unit="u", worst=ends[0], best=ends[1], half=half)
            decision = measured(decision, own.key, measure, reach)
    return decision


def measured(decision, key, measure, reach=1.0) -> Decision:
    """The same with an own criterion measured: a 10 lies ``reach`` times as far as its high end."""

    def amount(number):
        return (
            number
            if number is None
            else measure.low + reach * number * (measure.high - measure.low) / 10
        )

    def changed(offer):
        rating = offer.ratings.get(key)
        if rating is None:
            return offer
        ends = {end: amount(getattr(rating, end)) for end in ("low", "likely", "high")}
        ratings = {**offer.ratings, key: rating.model_copy(update=ends)}
        return offer.model_copy(update={"ratings": ratings})

    own = [
        each.model_copy(update={"measure": measure}) if each.key == key else each
        for each in decision.own_criteria
    ]
    return revised(decision, own_criteria=own, offers=[changed(offer) for offer in decision.offers])


def _partly_given(catalog, rng) -> Catalog:
    """The same where, now and then, some answers depend on the answer to another question."""
    asked = catalog.questions
    fit = [q for q in asked if q.about is About.EMPLOYER and not q.given and not q.probabilities]
    if any(q.given for q in asked) or not fit or rng.random() < 0.5:
        return catalog
    other = fit[rng.integers(len(fit))]
    silent = [q for q in asked if not q.probabilities and q is not other]
    chosen = [q.key for q in silent if rng.random() < 0.7]
    changed = [
        q.model_copy(update={"given": other.key, "probabilities_given": _given(rng, q, other)})
        if q.key in chosen
        else q
        for q in asked
    ]
    return replace(catalog, questions=tuple(changed))


def _given(rng, asked, other) -> dict[str, tuple[float, ...]]:
    rows = rng.integers(0, 9, (len(other.answers), len(asked.answers))).astype(float)
    rows[:, 0] += rows.sum(axis=1) == 0
    rows /= rows.sum(axis=1, keepdims=True)
    options = [option.key for option in other.answers]
    return dict(zip(options, map(tuple, rows.tolist()), strict=True))


def _habits(rng) -> _Habits:
    if rng.random() < 0.15:
        return _Habits(rated=rng.choice([0.9, 1.0]), sure=rng.random(), answered=0, outclassed=True)
    extent = [0.0, 0.3, 0.7, 1.0]
    return _Habits(rng.choice(extent), rng.random(), rng.choice(extent), outclassed=False)


def _points(rng, keys) -> dict[str, float]:
    sort = rng.random()
    if sort < 0.05:
        return dict.fromkeys(keys, 0.0)
    if sort < 0.15:
        return dict.fromkeys(keys, float(rng.integers(1, 101)))
    whole = rng.integers(0, 101, len(keys)) * (rng.random(len(keys)) > 0.15)
    return {key: float(n) for key, n in zip(keys, whole, strict=True) if rng.random() > 0.05}


def _ideal_points(rng, keys) -> dict[str, float]:
    return {key: _half(rng) for key in keys if rng.random() < 0.2}


def _half(rng) -> float:
    return float(rng.integers(0, 21)) / 2


def _own_criterion(rng, key) -> OwnCriterion:
    direction = list(Direction)[rng.integers(len(Direction))]
    ideal = _half(rng) if direction is Direction.IDEAL else None
    return OwnCriterion(key=key, name=key, direction=direction, ideal_point=ideal)


def _questions(rng, keys):
    return tuple(_question(rng, number, keys) for number in range(rng.integers(2, 7)))


def _question(rng, number, keys):
    count = int(rng.integers(3, 6))
    # Answers may be impossible of some kinds of employer, but of one kind none is.
    chances = np.maximum(rng.integers(-3, 10, (3, count)), 0) + np.eye(3)[1][:, None]
    chances[:, 0] += chances.sum(axis=1) == 0
    chances = (chances / chances.sum(axis=1, keepdims=True)).tolist()
    informed = [key for key in keys if rng.random() < 0.5]
    return question(
        f"q{number}", count=count, worse=list(Worse)[rng.integers(len(Worse))],
        about=About.EMPLOYER if rng.random() < 0.5 else About.ROLE,
        ratings={key: [_half(rng) for _ in range(count)] for key in informed},
        shares={key: int(rng.integers(1, 61)) for key in informed},
        chances=chances if rng.random() < 0.6 else None,
    )  # fmt: skip


def _employer(rng, number, catalog, habits) -> Employer:
    told = _answers(rng, catalog, About.EMPLOYER, habits)
    return Employer(key=f"employer_{number}", name=f"Employer {number}", answers=told)


def _offer(rng, place, employer, own, keys, catalog, habits) -> Offer:
    less = {one.key for one in own if one.direction is Direction.LESS}
    best = habits.outclassed and place == 0
    ratings = {}
    for key in keys:
        if best or rng.random() < habits.rated:
            ends = _ends(rng, habits, best=best)
            low, likely, high = (10 - ends[::-1] if key in less else ends).tolist()
            ratings[key] = Rating(low=low, likely=likely, high=high)
    return Offer(
        key=f"offer_{place}", name=f"Offer {place}", employer=f"employer_{employer}",
        ratings=ratings, answers=_answers(rng, catalog, About.ROLE, habits),
    )  # fmt: skip


def _ends(rng, habits, *, best):
    """Low, likely and high; who outclasses is above the others, or nearly so."""
    low, high = (13, 21) if best else (0, 14 if habits.outclassed else 21)
    ends = np.sort(rng.integers(low, high, 3)) / 2
    return np.full(3, ends[1]) if rng.random() < habits.sure else ends


def _answers(rng, catalog, about, habits) -> dict[str, Answer]:
    asked = [one for one in catalog.questions if one.about is about]
    return {one.key: _answer(rng, one) for one in asked if rng.random() < habits.answered}


def _answer(rng, asked) -> Answer:
    sort = rng.random()
    if sort < 0.05:
        return Answer(does_not_apply=True)
    if sort < 0.1:
        return Answer(note="To be asked.")
    option = asked.answers[rng.integers(len(asked.answers))].key
    return Answer(option=option, certainty=list(Certainty)[rng.integers(3)])
