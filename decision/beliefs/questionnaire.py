"""What does the catalogue ask, as arrays? Its questions and numbers, compiled once.

`questionnaire` -> what an employer may be, with P(answer | kind); each question's percents of a
criterion; ratings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from criteria.belief import Certainty, Evidence
from criteria.catalog import Catalog
from criteria.criterion import Criterion
from criteria.question import About, Kind
from decision.arrays import Array, Integers
from decision.beliefs.cache import cached
from decision.beliefs.employers import Employers, companies, public_employers


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
    def companies(self) -> Employers:
        """The companies that an employer may be."""
        return companies(self.catalog)

    @cached_property
    def public_employers(self) -> Employers:
        """The public employers that it is one of once an answer says so."""
        return public_employers(self.catalog)

    def employers(self, evidence: Mapping[int, Evidence]) -> Employers:
        """Return what an employer may be, given what was answered, by the place of the question."""
        told = {(place, each.option) for place, each in evidence.items()}
        employers = self.public_employers if self._deciding & told else self.companies
        given = None if employers.given is None else evidence.get(employers.given)
        if given is None or given.option is None or given.certainty is not Certainty.WRITTEN:
            return employers
        # What is not possible is left out: it would only take its time.
        return self._with_answer.get((employers.kinds[0].is_public, given.option), employers)

    @cached_property
    def _with_answer(self) -> dict[tuple[bool, str], Employers]:
        """What an employer may be once the answer that others depend on is in writing."""
        return {
            (employers.kinds[0].is_public, option.key): employers.with_answer(place)
            for employers in (self.companies, self.public_employers)
            if employers.given is not None
            for place, option in enumerate(self.catalog.questions[employers.given].answers)
            if employers.prior @ employers.chances[employers.given, :, place] > 0
        }

    @cached_property
    def _deciding(self) -> set[tuple[int, str | None]]:
        """The answers that say an employer is public, each by the place of its question."""
        questions = enumerate(self.catalog.questions)
        return {(n, each.key) for n, asked in questions for each in asked.answers if each.decides}

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """All kinds of employer that there are."""
        return tuple(dict.fromkeys((*self.companies.kinds, *self.public_employers.kinds)))

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
        keys = tuple("" if criterion.measure else criterion.key for criterion in criteria)
        return cached(("percents", self, keys), lambda: self._percents(keys))

    def _percents(self, keys: tuple[str, ...]) -> Integers:
        percents = [[q.shares.get(key, 0) for key in keys] for q in self.catalog.questions]
        return np.array(percents, dtype=int).reshape(len(percents), len(keys))

    def ratings(self, criteria: Sequence[Criterion]) -> Array:
        """Return each answer's ratings, 0 to 10, shape (questions, answers, criteria)."""
        keys = tuple(criterion.key for criterion in criteria)
        return cached(("ratings", self, keys), lambda: self._ratings(keys))

    def _ratings(self, keys: tuple[str, ...]) -> Array:
        ratings = np.zeros((len(self.catalog.questions), self.n_answers, len(keys)))
        for place, question in enumerate(self.catalog.questions):
            for answer, option in enumerate(question.answers):
                ratings[place, answer] = [option.ratings.get(key, 0.0) for key in keys]
        return ratings


def questionnaire(catalog: Catalog) -> Questionnaire:
    """Return the questions of a catalogue as arrays."""
    return cached(("questionnaire", catalog), lambda: Questionnaire(catalog))
