"""What are several answers worth together? By going through all worlds, one by one."""

from itertools import product
from math import prod

import numpy as np

from criteria.question import Question
from decision.engine.value_functions import values
from decision.findings.information import rank_information
from decision.findings.open_choice import Spot, open_choice
from decision.findings.open_employer import Thing
from tests.evidence_cases import family_worlds


def open_questions(analysis):
    """The things that questions find out, the most valuable first."""
    return [
        Thing.of(value.offer, value.about)
        for value in rank_information(analysis)
        if isinstance(value.about, Question)
    ]


def enumerated_value(analysis, questions, things):
    """What knowing some facts is worth, in points: E[max of expected points] - max of them."""
    employers = list(dict.fromkeys(offer.employer for offer in analysis.offers))
    groups = [_groups(analysis, questions, employer, things) for employer in employers]
    value = 0.0
    for together in product(*groups):
        best = max(points.max() for _, points in together)
        value += prod(share for share, _ in together) * best
    return value - analysis.overall.max()


def _groups(analysis, questions, employer, things):
    """How likely each combination of answers about an employer is, and its offers' points then."""
    worlds, facts = family_worlds(analysis.decision, questions, employer)
    keys = [offer.key for offer in analysis.offers]
    asked = [
        n
        for n, (question, _, about) in enumerate(facts)
        if Thing.of(min(map(keys.index, about)), question) in things
    ]
    total = sum(part for part, _, _ in worlds)
    sums = {}
    for part, _, places in worlds:
        if part:
            answers = tuple(places[n] for n in asked)
            share, points = sums.get(answers, (0.0, 0.0))
            here = np.array(list(_points(analysis, employer, facts, places)))
            sums[answers] = (share + part / total, points + part / total * here)
    return [(share, points / share) for share, points in sums.values()]


def _points(analysis, employer, facts, places):
    """The points of each of an employer's offers in one world."""
    for offer in analysis.offers:
        if offer.employer != employer:
            continue
        bearing = [
            (question, places[n])
            for n, (question, told, keys) in enumerate(facts)
            if offer.key in keys and not (told and told.option is None)
        ]
        worth = []
        for criterion, function in zip(analysis.criteria, analysis.value_functions, strict=True):
            informing = [(q, n) for q, n in bearing if criterion.key in q.shares]
            shares = [question.shares[criterion.key] for question, _ in informing]
            ratings = [q.answers[n].ratings[criterion.key] for q, n in informing]
            worth.append(float(values(np.dot(shares, ratings) / sum(shares), function)))
        yield 100 * float(np.dot(analysis.weights, worth))


def value_of_set(analysis, things):
    """What the app says that knowing all of some open things is worth, in points."""
    choice = open_choice(analysis, things)
    employers = enumerate(choice.employers)
    return choice.value_of(Spot(n, thing) for n, e in employers for thing in range(len(e.things)))
