"""What does the catalogue ask, as arrays? Its questions and numbers, compiled once.

`questionnaire` -> P(answer | kind), flattened; each question's percents of a criterion; ratings.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from criteria.belief import Evidence
from criteria.catalog import Catalog
from criteria.question import About, Kind
from decision.arrays import Array, Integers
from decision.beliefs.cache import cached
from decision.engine.naive_bayes import flattened


@dataclass(frozen=True, eq=False)
class Questionnaire:
    """The questions of one catalogue. Axes: question, kind, answer, in the catalogue's order.

    Equal to itself alone: it stands in the keys of caches, where comparing words would be slow.
    """

    catalog: Catalog

    @cached_property
    def numbers_of(self) -> dict[str, int]:
        """The place of each question, by its key."""
        return {question.key: place for place, question in enumerate(self.catalog.questions)}

    @cached_property
    def employer_questions(self) -> tuple[int, ...]:
        """The places of the questions about an employer."""
        questions = enumerate(self.catalog.questions)
        return tuple(place for place, q in questions if q.about is About.EMPLOYER)

    @cached_property
    def role_questions(self) -> tuple[int, ...]:
        """The places of the questions about a role."""
        questions = enumerate(self.catalog.questions)
        return tuple(place for place, q in questions if q.about is About.ROLE)

    @cached_property
    def n_answers(self) -> int:
        """The most answers that a question has."""
        return max((len(question.answers) for question in self.catalog.questions), default=1)

    @cached_property
    def prior(self) -> Array:
        """P(kind), shape (kinds,)."""
        return np.array([self.catalog.numbers.prior[kind] for kind in Kind])

    @cached_property
    def chances(self) -> Array:
        """P(answer | kind), flattened, shape (questions, kinds, answers); 0 beyond its own."""
        chances = np.zeros((len(self.catalog.questions), len(Kind), self.n_answers))
        for place, question in enumerate(self.catalog.questions):
            for row, kind in enumerate(Kind):
                chances[place, row, : len(question.answers)] = question.chances(kind)
        return flattened(chances, self.prior, self.catalog.numbers.contrast)

    def likelihood(self, place: int, evidence: Evidence | None) -> Array:
        """Return how well each answer explains the evidence, (answers,); ones without any."""
        question = self.catalog.questions[place]
        likelihood = np.zeros(self.n_answers)
        own = self.catalog.numbers.likelihood(question, evidence or Evidence(None))
        likelihood[: len(own)] = own
        return likelihood

    def percents(self, criterion: str) -> Integers:
        """Return each question's percents of a criterion, shape (questions,)."""
        return np.array([q.shares.get(criterion, 0) for q in self.catalog.questions], dtype=int)

    def ratings(self, criterion: str) -> Array:
        """Return each answer's rating on a criterion, 0 to 10, shape (questions, answers)."""
        ratings = np.zeros((len(self.catalog.questions), self.n_answers))
        for place, question in enumerate(self.catalog.questions):
            own = [option.ratings.get(criterion, 0.0) for option in question.answers]
            ratings[place, : len(own)] = own
        return ratings


def questionnaire(catalog: Catalog) -> Questionnaire:
    """Return the questions of a catalogue as arrays."""
    return cached(("questionnaire", catalog), lambda: Questionnaire(catalog))
