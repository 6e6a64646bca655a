"""What does the catalogue ask, as arrays? Its questions and numbers, compiled once.

`questionnaire` -> P(answer | kind), flattened; each question's percents of a criterion; ratings.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from criteria.belief import Evidence
from criteria.catalog import Catalog
from criteria.criterion import Criterion
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
    def places(self) -> dict[About, tuple[int, ...]]:
        """The places of the questions about an employer, and of those about a role."""
        asked = [question.about for question in self.catalog.questions]
        return {about: tuple(n for n, each in enumerate(asked) if each is about) for about in About}

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

    def percents(self, criteria: Sequence[Criterion]) -> Integers:
        """Return each question's percents of some criteria, shape (questions, criteria).

        No answer says an amount: of a measured criterion there are none.
        """
        keys = ["" if criterion.measure else criterion.key for criterion in criteria]
        percents = [[q.shares.get(key, 0) for key in keys] for q in self.catalog.questions]
        return np.array(percents, dtype=int).reshape(len(percents), len(keys))

    def ratings(self, criteria: Sequence[Criterion]) -> Array:
        """Return each answer's ratings, 0 to 10, shape (questions, answers, criteria)."""
        ratings = np.zeros((len(self.catalog.questions), self.n_answers, len(criteria)))
        for place, question in enumerate(self.catalog.questions):
            for answer, option in enumerate(question.answers):
                ratings[place, answer] = [option.ratings.get(each.key, 0.0) for each in criteria]
        return ratings


def questionnaire(catalog: Catalog) -> Questionnaire:
    """Return the questions of a catalogue as arrays."""
    return cached(("questionnaire", catalog), lambda: Questionnaire(catalog))
