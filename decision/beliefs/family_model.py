"""What is believed about one employer's offers? One joint model, compiled once.

`family_model` turns what was answered into arrays: P(kind | evidence), P(answer | kind, evidence)
of every fact, and what each answer adds to each rating. Given the kind, the facts are independent.
Three pure functions read it, and nothing else knows of probabilities of answers: `expected` (the
exact distribution of each rating), `sample` (draws of all of them together) and `preposterior`
(what each answer would change).
"""

from dataclasses import dataclass

import numpy as np

from criteria.question import Kind
from decision.arrays import Array, Integers, Mask
from decision.beliefs.cache import cached
from decision.beliefs.facts import Fact, Family
from decision.engine.naive_bayes import answers_given, kind_posterior


@dataclass(frozen=True, eq=False)
class FamilyModel:
    """The beliefs about one employer and its offers.

    Attributes
    ----------
    kinds : (kinds,)
        P(kind | evidence), sum 1. Where answers depend on another one, as on the size, a kind
        stands once for each answer to that.
    employers
        What each of these kinds is; any other is impossible.
    chances : (facts, kinds, answers)
        P(answer | kind, evidence).
    percents : (offers, criteria, facts)
        The whole percents of each rating that rest on a fact; 0 where it does not apply.
    ratings : (facts, answers, criteria)
        Of each answer, 0 to 10.
    own : (3, offers, criteria)
        Low, likely and high of own ratings; NaN where unknown.
    from_pay : (offers, criteria)
        Where what the offer pays makes the rating.
    is_answered : (offers,)
        Whether anything is answered about each offer or its employer. Before, a rating without an
        own one is anything on the scale.
    """

    kinds: Array
    employers: tuple[Kind, ...]
    chances: Array
    percents: Integers
    ratings: Array
    own: Array
    is_answered: Mask
    from_pay: Mask

    @property
    def answers_rate(self) -> Mask:
        """Where answers make a rating, in force or not, shape (offers, criteria)."""
        return self.is_answered[:, None] & self.percents.any(axis=-1)

    @property
    def from_answers(self) -> Mask:
        """Where answers make the rating in force: no own one is given, shape (offers, criteria)."""
        return self.answers_rate & np.isnan(self.own[1])

    @property
    def worked_out(self) -> Mask:
        """Where answers or pay make the rating in force, shape (offers, criteria)."""
        return self.from_answers | self.from_pay

    @property
    def shares(self) -> Array:
        """The share of each rating in force that rests on a fact, sum 1, or 0 where none does."""
        percents = np.where(self.from_answers[..., None], self.percents, 0)
        return percents / np.maximum(percents.sum(axis=-1, keepdims=True), 1)


def family_model(family: Family) -> FamilyModel:
    """Return what is believed of a family; raises nothing, contradictions leave the prior."""
    return cached(("family model", family), lambda: _compiled(family))


def _compiled(family: Family) -> FamilyModel:
    asked = family.questionnaire
    questions = np.array([fact.question for fact in family.facts], dtype=int)
    likelihood = np.array([asked.likelihood(fact.question, fact.evidence) for fact in family.facts])
    likelihood = likelihood.reshape(len(questions), asked.n_answers)
    evidence = {fact.question: fact.evidence for fact in family.facts if fact.evidence is not None}
    employers = asked.employers(evidence)
    prior = employers.chances[questions]
    told = np.flatnonzero([_says_of_employer(fact) for fact in family.facts])
    explained = np.einsum("fka,fa->fk", prior[told], likelihood[told])
    answered = [row for fact in family.facts if fact.evidence is not None for row in fact.offers]
    own = np.array(family.own, dtype=float).reshape(len(family.own), len(family.criteria), 3)
    return FamilyModel(
        kinds=kind_posterior(employers.prior, explained),
        employers=employers.kinds,
        chances=answers_given(prior, likelihood),
        percents=_percents(family, questions),
        ratings=asked.ratings(family.criteria)[questions],
        own=np.moveaxis(own, -1, 0),
        is_answered=np.isin(np.arange(len(family.own)), answered),
        from_pay=_from_pay(family),
    )


def _says_of_employer(fact: Fact) -> bool:
    """Tell whether what was told of a fact is evidence on the kind of employer, each piece once."""
    return fact.evidence is not None and fact.evidence.applies and not fact.is_told_again


def _from_pay(family: Family) -> Mask:
    mask = np.zeros((len(family.own), len(family.criteria)), dtype=bool)
    if family.pay is not None:
        mask[:, family.pay.column] = [table is not None for table in family.pay_tables]
    return mask


def _percents(family: Family, questions: Integers) -> Integers:
    bears = np.zeros((len(family.own), len(questions)), dtype=bool)
    for place, fact in enumerate(family.facts):
        # What does not apply has no share: the others share out what it had.
        bears[list(fact.offers), place] = fact.evidence is None or fact.evidence.applies
    percents = family.questionnaire.percents(family.criteria)[questions]
    return np.where(bears[:, None], percents.T, 0)
