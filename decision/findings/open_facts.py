"""Which facts are open, and which coordinate draws each? What is known, as arrays for the engine.

`layout` numbers the coordinates of the unit cube by all questions of all employers and offers,
answered or not, so that an answer moves no other fact. `open_ratings` -> `ratings_drawn`: those of
one employer's offers, in each world.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from criteria.belief import Told, answer_probabilities
from criteria.criterion import SCALE_HIGH, SCALE_LOW
from criteria.question import About, Kind, Question
from decision.arrays import Array, Draws
from decision.engine.answer_draws import Facts, kind_draws, rating_draws
from decision.engine.weight_draws import triangular_ratings
from decision.findings.known import Ends, Known

# As many coordinates as the sequence has; of more, those far off are used again.
COORDINATES = 21_201


class Layout(NamedTuple):
    """Where coordinates begin: weights, then how employers meet, kinds, facts of each employer.

    Behind them a block for each offer: its own ratings, then the facts of its role.
    """

    meeting: int
    kinds: int
    employers: int
    offers: int
    about: tuple[str, ...]
    role: tuple[str, ...]
    total: int

    def of_fact(self, employer: int, question: str) -> int:
        """Return the coordinate of a fact about an employer."""
        return self.employers + employer * len(self.about) + self.about.index(question)

    def of_role(self, offer: int, question: str, n_criteria: int) -> int:
        """Return the coordinate of a fact about an offer's role."""
        return self.of_own(offer, 0, n_criteria) + n_criteria + self.role.index(question)

    def of_own(self, offer: int, criterion: int, n_criteria: int) -> int:
        """Return the coordinate of an own rating."""
        return self.offers + offer * (n_criteria + len(self.role)) + criterion


class OpenRatings(NamedTuple):
    """One employer's offers, ready for any number of worlds.

    Attributes
    ----------
    kinds, kind_coordinate
        How likely the employer is of each kind, shape (1, kinds), and which coordinate draws it.
    own
        Ratings that no answers make: offer, criterion, coordinate, and low, likely and high.
    sure, facts
        What the settled facts add up to, shape (offers, criteria), and the open ones.
    """

    kinds: Array
    kind_coordinate: int
    own: list[tuple[int, int, int, Ends]]
    sure: Array
    facts: Facts


class _Fact(NamedTuple):
    """One question about one employer or role, and the rows of the offers it bears on."""

    place: int
    question: Question
    told: Told | None
    rows: list[int]
    coordinate: int


def layout(known: Known) -> Layout:
    """Return how the coordinates are laid out."""
    about, role = (
        tuple(q.key for q in known.questionnaire.questions if q.about is side and q.shares)
        for side in (About.EMPLOYER, About.ROLE)
    )
    n_criteria, n_employers = len(known.criteria), len(known.employers)
    employers = n_criteria + 2 * n_employers
    offers = employers + n_employers * len(about)
    total = offers + len(known.offers) * (n_criteria + len(role))
    return Layout(n_criteria, n_criteria + n_employers, employers, offers, about, role, total)


def open_ratings(known: Known, laid: Layout, employer: int) -> OpenRatings:
    """Return what draws the ratings of an employer's offers."""
    members, shares = members_of(known, employer), shares_in_force(known, employer)
    own = [
        (row, column, laid.of_own(members[row], column, len(known.criteria)), ends)
        for row, column in np.argwhere(shares.sum(axis=-1) == 0).tolist()
        for ends in [known.offers[members[row]].own[column] or (np.nan,) * 3]
    ]
    kinds = np.array([known.employers[employer].kinds])
    return OpenRatings(kinds, laid.kinds + employer, own, *open_facts(known, laid, employer))


def ratings_drawn(of: OpenRatings, uniforms: Draws) -> Draws:
    """Return the ratings of an employer's offers in each world, shape (draws, offers, criteria).

    Parameters
    ----------
    uniforms
        Shape (draws, coordinates).
    """
    drawn = kind_draws(of.kinds, uniforms[:, [of.kind_coordinate]])
    ratings = rating_draws(of.sure, of.facts, drawn, uniforms)
    for row, column, coordinate, ends in of.own:
        low, likely, high = (np.array(end) for end in ends)
        scale, column_drawn = (SCALE_LOW, SCALE_HIGH), uniforms[:, coordinate % uniforms.shape[1]]
        ratings[:, row, column] = triangular_ratings((low, likely, high), scale, column_drawn)
    return ratings


def members_of(known: Known, employer: int) -> list[int]:
    """Return the places of an employer's offers."""
    return [place for place, offer in enumerate(known.offers) if offer.employer == employer]


def shares_in_force(known: Known, employer: int) -> Array:
    """Return each question's share of each rating, 0 to 1, shape (offers, criteria, questions).

    Zeros where the answers make no rating: an own one is given, or nothing was told.
    """
    questions = known.questionnaire.questions
    members = [known.offers[place] for place in members_of(known, employer)]
    shares = np.zeros((len(members), len(known.criteria), len(questions)))
    for row, offer in enumerate(members):
        told = dict(known.employers[employer].told) | dict(offer.role)
        for column, criterion in enumerate(known.criteria if told else ()):
            if offer.own[column] is None:
                shares[row, column] = [_share(q, criterion.key, told.get(q.key)) for q in questions]
    totals = shares.sum(axis=-1, keepdims=True)
    return shares / np.where(totals > 0, totals, 1)


def open_facts(known: Known, laid: Layout, employer: int) -> tuple[Array, Facts]:
    """Return what the settled facts of an employer's offers add up to, and the open ones."""
    shares = shares_in_force(known, employer)
    sure = np.zeros(shares.shape[:2])
    rows: list[tuple[Array, Array, int]] = []
    for fact in _facts(known, laid, employer):
        added = _added(known, fact, shares)
        if not added.any():
            continue
        chances = np.array([answer_probabilities(fact.question, fact.told, k) for k in Kind])
        settled = np.flatnonzero(chances.min(axis=0) == 1)
        if settled.size:
            sure += added[settled[0]]
        else:
            rows.append((chances, added, fact.coordinate % COORDINATES))
    return sure, _stacked(rows, shares.shape[:2])


def _share(question: Question, criterion: str, told: Told | None) -> int:
    applies = told is None or told.option is not None
    return question.shares.get(criterion, 0) if applies else 0


def _facts(known: Known, laid: Layout, employer: int) -> Iterator[_Fact]:
    members = members_of(known, employer)
    about = dict(known.employers[employer].told)
    roles = [dict(known.offers[place].role) for place in members]
    for number, question in enumerate(known.questionnaire.questions):
        key = question.key
        if key in laid.about:
            everyone = list(range(len(members)))
            yield _Fact(number, question, about.get(key), everyone, laid.of_fact(employer, key))
        for row, place in enumerate(members if key in laid.role else ()):
            coordinate = laid.of_role(place, key, len(known.criteria))
            yield _Fact(number, question, roles[row].get(key), [row], coordinate)


def _added(known: Known, fact: _Fact, shares: Array) -> Array:
    """Return what each answer adds to the ratings, shape (answers, offers, criteria)."""
    options = fact.question.answers
    rated = np.array(
        [[o.ratings.get(criterion.key, 0.0) for criterion in known.criteria] for o in options]
    )
    added = np.zeros((len(options), *shares.shape[:2]))
    added[:, fact.rows] = rated[:, None, :] * shares[:, :, fact.place][fact.rows]
    return added


def _stacked(rows: list[tuple[Array, Array, int]], shape: tuple[int, int]) -> Facts:
    most = max((len(added) for _, added, _ in rows), default=1)
    probabilities = np.zeros((len(rows), len(Kind), most))
    ratings = np.zeros((len(rows), most, *shape))
    for place, (chances, added, _) in enumerate(rows):
        probabilities[place, :, : len(added)] = chances
        ratings[place, : len(added)] = added
    coordinates = np.array([coordinate for *_, coordinate in rows], dtype=np.int64)
    return Facts(np.zeros(len(rows), dtype=np.int64), probabilities, ratings, coordinates)
