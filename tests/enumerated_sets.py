"""What are several answers worth together? By going through all worlds, one by one."""

from itertools import product
from math import prod

import numpy as np

from criteria.question import Question
from decision.analysis import State
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


class EveryWorld:
    """All worlds of a decision, with the points of its offers: gone through once, asked often.

    An offer counts nothing wherever it fails a hard must-have that is still open.
    """

    def __init__(self, analysis, questions):
        employers = dict.fromkeys(offer.employer for offer in analysis.offers)
        self._families = [_family(analysis, questions, employer) for employer in employers]

    def value_of(self, things):
        """What knowing some things is worth, in points: E[max of expected points] - max of them."""
        groups = [_groups(*family, things) for family in self._families]
        today = [sum(share * points for share, points in group) for group in groups]
        value = 0.0
        for together in product(*groups):
            best = max(points.max() for _, points in together)
            value += prod(share for share, _ in together) * best
        return value - max(points.max() for points in today)


def _family(analysis, questions, employer):
    """The things that an employer's facts are, and [(share, answers to them, points)] by world."""
    worlds, facts = family_worlds(analysis.decision, questions, employer)
    keys = [offer.key for offer in analysis.offers]
    things = [Thing.of(min(map(keys.index, about)), asked) for asked, _, about in facts]
    total = sum(part for part, _, _ in worlds)
    # The kind of employer changes no points, only how likely they are.
    points = {
        places: np.array(list(_points(analysis, employer, facts, places)))
        for _, _, places in worlds
    }
    return things, [(part / total, places, points[places]) for part, _, places in worlds]


def _groups(facts, worlds, things):
    """How likely each combination of answers about an employer is, and its offers' points then."""
    asked = [n for n, fact in enumerate(facts) if fact in things]
    sums = {}
    for part, places, points in worlds:
        answers = tuple(places[n] for n in asked)
        share, weighed = sums.get(answers, (0.0, 0.0))
        sums[answers] = (share + part, weighed + part * points)
    return [(share, weighed / share) for share, weighed in sums.values()]


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
        worth = [
            float(values(_rating(bearing, criterion.key), function))
            for criterion, function in zip(analysis.criteria, analysis.value_functions, strict=True)
        ]
        yield 100 * float(np.dot(analysis.weights, worth)) * _passes(analysis, offer, bearing)


def _rating(bearing, criterion):
    informing = [(q, n) for q, n in bearing if criterion in q.shares]
    shares = [question.shares[criterion] for question, _ in informing]
    ratings = [q.answers[n].ratings[criterion] for q, n in informing]
    return np.dot(shares, ratings) / sum(shares)


def _passes(analysis, offer, bearing):
    """Whether an offer has all hard must-haves in one world."""
    return all(
        _has(check.must, bearing)
        for check in analysis.checks[offer.key]
        if check.must.is_hard and check.state is State.FIND_OUT
    )


def _has(must, bearing):
    if must.rating is None:
        (answer,) = (q.answers[n] for q, n in bearing if q.key == must.answer.question)
        return answer.key in must.answer.options
    beyond = _rating(bearing, must.rating.criterion) - must.rating.number
    return beyond >= -1e-9 if must.rating.is_least else beyond <= 1e-9


def value_of_set(analysis, things):
    """What the app says that knowing all of some open things is worth, in points."""
    choice = open_choice(analysis, things)
    employers = enumerate(choice.employers)
    return choice.value_of(Spot(n, thing) for n, e in employers for thing in range(len(e.things)))
