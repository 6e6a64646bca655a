"""What kinds of employer are there, and what do they answer? Those that are possible together.

`companies` and `public_employers`: catalogue -> `Employers`. An employer is a company until an
answer says that it is public; then it is public for sure, and no company. Either way P(answer) is
that among their own, so that what is said of universities changes nothing of any company.
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
        What each is.
    prior : (kinds,)
        P(kind), sum 1.
    chances : (questions, kinds, answers)
        P(answer | kind), flattened; 0 beyond a question's own.
    """

    kinds: tuple[Kind, ...]
    prior: Array
    chances: Array


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
    return Employers(kinds, prior, flattened(chances, prior, catalog.numbers.contrast))
