"""What kinds of employer are there, and what do they answer? Those that are possible together.

`companies` and `public_employers`: catalogue -> `Employers`. An employer is a company until an
answer says that it is public; then it is public for sure, and no company. Either way P(answer) is
that among their own, so that what is said of universities changes nothing of any company.

Where answers depend on the answer to another question, as how long the money lasts depends on how
many people work there, a kind stands once for each answer to that: given both, all facts are
independent again, and all that follows stays exact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from criteria.catalog import Catalog
from criteria.question import COMPANIES, Kind, Question
from decision.arrays import Array
from decision.engine.naive_bayes import flattened


@dataclass(frozen=True, eq=False)
class Employers:
    """Employers that are possible together. Axes: question, kind, answer.

    Attributes
    ----------
    kinds
        What each is; one may stand there several times, once for each ``given``.
    prior : (kinds,)
        P(kind), sum 1.
    chances : (questions, kinds, answers)
        P(answer | kind), flattened; 0 beyond a question's own.
    given
        The place of the question that others depend on; None where none does.
    """

    kinds: tuple[Kind, ...]
    prior: Array
    chances: Array
    given: int | None = None

    def with_answer(self, answer: int) -> "Employers":
        """Return those of which the question that others depend on has this answer."""
        rows = np.flatnonzero(self.chances[self.given, :, answer])
        kinds = tuple(self.kinds[row] for row in rows)
        prior = self.prior[rows] / self.prior[rows].sum()
        return Employers(kinds, prior, self.chances[:, rows], self.given)


def companies(catalog: Catalog) -> Employers:
    """Return the companies, by how mature they are with machine learning."""
    return _employers(catalog, COMPANIES, catalog.numbers.prior)


def public_employers(catalog: Catalog) -> Employers:
    """Return the public employers that an answer decides; none where no answer does."""
    kinds = tuple(kind for kind in Kind if kind in _decided(catalog.questions))
    return _employers(catalog, kinds, catalog.numbers.prior_if_public)


def _decided(questions: Sequence[Question]) -> set[Kind]:
    return {kind for each in questions for option in each.answers for kind in option.decides}


def _employers(
    catalog: Catalog, kinds: tuple[Kind, ...], shares: Mapping[Kind, float]
) -> Employers:
    prior = np.array([shares[kind] for kind in kinds])
    # The answer may decide some of the public kinds alone; of companies the sum is 1 as it is.
    prior = prior if kinds == COMPANIES else prior / prior.sum()
    width = max((len(question.answers) for question in catalog.questions), default=1)
    chances = np.zeros((len(catalog.questions), len(kinds), width))
    for place, question in enumerate(catalog.questions):
        for row, kind in enumerate(kinds):
            chances[place, row, : len(question.answers)] = question.chances(kind)
    by_kind = Employers(kinds, prior, flattened(chances, prior, catalog.numbers.contrast))
    return _by_answer(catalog, by_kind)


def _by_answer(catalog: Catalog, by_kind: Employers) -> Employers:
    """Return each kind once for each answer that others depend on, if any do."""
    depending = {
        place: question
        for place, question in enumerate(catalog.questions)
        if question.given and not set(by_kind.kinds) <= set(question.probabilities)
    }
    if not depending:
        return by_kind
    keys = [question.key for question in catalog.questions]
    (given,) = {keys.index(question.given) for question in depending.values() if question.given}
    options = [option.key for option in catalog.questions[given].answers]
    kinds = tuple(kind for kind in by_kind.kinds for _ in options)
    chances = np.repeat(by_kind.chances, len(options), axis=1)
    chances[given] = np.tile(np.eye(len(options), chances.shape[-1]), (len(by_kind.kinds), 1))
    for place, question in depending.items():
        for row, kind in enumerate(kinds):
            if kind not in question.probabilities:
                own = question.probabilities_given[options[row % len(options)]]
                chances[place, row, : len(own)] = own
    prior = by_kind.prior[:, None] * by_kind.chances[given, :, : len(options)]
    return Employers(kinds, prior.ravel(), chances, given)
