"""Random decisions of five offers with many open facts, and their shares by one's own worlds."""

import numpy as np

from decision.engine.answer_draws import (
    OpenFacts,
    answer_draws,
    rating_draws,
    stratified_pairing,
    values_in_draws,
)
from decision.engine.even_points import EvenPoints
from decision.engine.smaa import first_counts, ranks_in_draws
from decision.engine.value_functions import linear
from decision.engine.weight_draws import (
    overall_in_draws,
    slider_factors,
    slider_weights,
    uniform_weights,
)

OFFERS, CRITERIA, QUESTIONS, ANSWERS, KINDS = 5, 5, 26, 4, 3
# Weights come first, then how employers meet, then their kinds, then each offer's questions.
OF_MEETING = slice(CRITERIA, CRITERIA + OFFERS)
OF_KINDS = slice(OF_MEETING.stop, OF_MEETING.stop + OFFERS)
COORDINATES = OF_KINDS.stop + OFFERS * QUESTIONS


def unit_cube(n_draws, n_coordinates, seed=0, skip=0):
    """Points spread evenly over the unit cube, shape (coordinates, draws)."""
    return EvenPoints(n_coordinates, np.random.default_rng(seed)).points(skip, n_draws)


def random_points(n_draws, n_coordinates, rng):
    """Random points of the open unit cube, in so few digits that float32 holds them exactly."""
    return (rng.integers(2**23, size=(n_coordinates, n_draws)) + 0.5) / 2**23


def random_decision(seed):
    """Slider points, probabilities of kinds, what is settled, and the open facts of each offer.

    Every offer is of an employer of its own.
    """
    rng = np.random.default_rng(seed)
    shares = rng.dirichlet(np.ones(QUESTIONS), size=CRITERIA).T
    shares = shares * (rng.random(shares.shape) < 0.35)
    shares = shares / np.maximum(shares.sum(axis=0), 1e-9)
    levels = np.sort(rng.integers(0, 21, (QUESTIONS, ANSWERS)), axis=1) / 2
    adds = levels[:, :, None] * shares[:, None, :]
    is_open = rng.random((OFFERS, QUESTIONS)) < rng.uniform(0.1, 1)
    told = rng.integers(0, ANSWERS, (OFFERS, QUESTIONS))
    settled = adds[np.arange(QUESTIONS), told] * ~is_open[..., None]
    chances = iter(rng.dirichlet(np.ones(ANSWERS), size=(is_open.sum(), KINDS)))
    facts = []
    for offer, open_here in enumerate(is_open):
        place = np.flatnonzero(open_here)
        facts.append(
            OpenFacts(
                chances=np.array([next(chances) for _ in place]).reshape(-1, KINDS, ANSWERS),
                added=adds[place][:, :, None],
                coordinates=OF_KINDS.stop + offer * QUESTIONS + place,
            )
        )
    points = rng.integers(1, 101, CRITERIA).astype(float)
    kinds = rng.dirichlet(np.ones(KINDS), size=OFFERS)
    return points, kinds, settled.sum(axis=1), facts


def rating_draws_of(decision, uniforms, offer):
    """The ratings of one offer in each draw, shape (1, criteria, draws)."""
    _, kinds, settled, facts = decision
    no_kind = np.zeros(1, dtype=np.uint8)
    drawn = answer_draws(kinds[[offer]], no_kind, uniforms[OF_KINDS][offer])
    return rating_draws(settled[[offer]], facts[offer], drawn, uniforms)


def fact_values(decision, uniforms):
    """The values of each offer, shape (offers, criteria, draws)."""
    met = []
    for offer in range(OFFERS):
        ratings = rating_draws_of(decision, uniforms, offer)
        met.append(ratings.take(stratified_pairing(ratings, uniforms[OF_MEETING][offer]), axis=-1))
    return values_in_draws(np.concatenate(met), [linear(0, 10)] * CRITERIA)


def mean_values(decision):
    """Expected values by enumeration: under a straight line those of the mean ratings."""
    _, kinds, settled, facts = decision
    added = [
        np.einsum("k,fka,faoc->c", kinds[offer], of.chances, of.added)
        for offer, of in enumerate(facts)
    ]
    return (settled + added) / 10


def shares(weights, values):
    ranks = ranks_in_draws(overall_in_draws(weights, values))
    return first_counts(ranks) / ranks.shape[1]


def shares_by_kind_of_world(decision, uniforms, of_weights):
    """Shares with everything uncertain, with only the sliders, and with any weights.

    The latter two take points of their own: without facts many worlds cost little.
    """
    points, values = decision[0], fact_values(decision, uniforms)
    firm = slider_weights(points, slider_factors(uniforms[:CRITERIA].astype(float), 1.5))
    alone = slider_weights(points, slider_factors(of_weights, 1.5))
    means = mean_values(decision)
    loose = shares(uniform_weights(of_weights), means)
    return shares(firm, values), shares(alone, means), loose
