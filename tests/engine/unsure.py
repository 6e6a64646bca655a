"""Random decisions of five offers with many open facts, and their shares by one's own worlds."""

import numpy as np

from decision.engine.answer_draws import (
    Facts,
    kind_draws,
    rating_draws,
    stratified_pairing,
    values_in_draws,
)
from decision.engine.smaa import first_place_shares, ranks_in_draws
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


def random_decision(seed):
    """Slider points, probabilities of kinds, the ratings that are settled, and the open facts."""
    rng = np.random.default_rng(seed)
    shares = rng.dirichlet(np.ones(QUESTIONS), size=CRITERIA).T
    shares = shares * (rng.random(shares.shape) < 0.35)
    shares = shares / np.maximum(shares.sum(axis=0), 1e-9)
    levels = np.sort(rng.integers(0, 21, (QUESTIONS, ANSWERS)), axis=1) / 2
    adds = np.zeros((OFFERS, QUESTIONS, ANSWERS, OFFERS, CRITERIA))
    for offer in range(OFFERS):
        adds[offer, :, :, offer] = levels[:, :, None] * shares[:, None, :]
    is_open = rng.random((OFFERS, QUESTIONS)) < rng.uniform(0.1, 1)
    told = rng.integers(0, ANSWERS, (OFFERS, QUESTIONS))
    settled = np.take_along_axis(adds, told[:, :, None, None, None], axis=2)[:, :, 0]
    place = np.flatnonzero(is_open)
    facts = Facts(
        employer=place // QUESTIONS,
        probabilities=rng.dirichlet(np.ones(ANSWERS), size=(len(place), KINDS)),
        ratings=adds.reshape(-1, ANSWERS, OFFERS, CRITERIA)[place],
        coordinate=OF_KINDS.stop + place,
    )
    points = rng.integers(1, 101, CRITERIA).astype(float)
    kinds = rng.dirichlet(np.ones(KINDS), size=OFFERS)
    return points, kinds, (settled * ~is_open[:, :, None, None]).sum(axis=(0, 1)), facts


def fact_values(decision, uniforms):
    _, probabilities, sure, facts = decision
    kinds = kind_draws(probabilities, uniforms[:, OF_KINDS])
    ratings = rating_draws(sure, facts, kinds, uniforms)
    met = stratified_pairing(ratings, np.arange(OFFERS), uniforms[:, OF_MEETING])
    return values_in_draws(met, [linear(0, 10)] * CRITERIA)


def mean_values(decision):
    """Expected values by enumeration: under a straight line those of the mean ratings."""
    _, kinds_of, sure, facts = decision
    answers = np.einsum("fk,fka->fa", kinds_of[facts.employer], facts.probabilities)
    return (sure + np.einsum("fa,faoc->oc", answers, facts.ratings)) / 10


def shares(weights, values):
    return first_place_shares(ranks_in_draws(overall_in_draws(weights, values))[0])


def shares_by_kind_of_world(decision, uniforms, of_weights):
    """Shares with everything uncertain, with only the sliders, and with any weights.

    The latter two take points of their own: without facts many worlds cost little.
    """
    points, values = decision[0], fact_values(decision, uniforms)
    firm = slider_weights(points, slider_factors(uniforms[:, :CRITERIA].astype(float), 1.5))
    alone = slider_weights(points, slider_factors(of_weights, 1.5))
    means = mean_values(decision)
    loose = shares(uniform_weights(of_weights), means)
    return shares(firm, values), shares(alone, means), loose
