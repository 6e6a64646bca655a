"""What do the answers say? Beliefs about kinds and ratings, each with its reasons.

`gather`: decision + questions -> what was told of each offer (`facts`) -> kinds of the employers ->
a `Derived` rating per offer and criterion, as soon as anything is answered about the offer or its
employer. The kind of an employer is weighed once, from the answers about it and about the roles of
all its offers, and holds for each of them; the same answer told of two of its offers counts once,
the surest. `retired_answers` lists what is kept but counts nowhere.

Results depend on what was told alone, and are kept by it: a slider that moves computes none anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from criteria.belief import Certainty, Told, answer_probabilities, kind_probabilities
from criteria.catalog import Catalog
from criteria.question import About, Kind, Question
from decision.engine import answer_mixture
from decision.engine.answer_mixture import Distribution, Term
from decision.model import Answer, Decision

# The range shown leaves out one twentieth at either end.
RANGE = (0.05, 0.95)
# From the least sure to the surest.
UNSURE = (Certainty.GUESS, Certainty.SAID, Certainty.WRITTEN)
# Results kept, process-wide: at most 2001 atoms of 16 bytes each, 32 MB in all.
KEPT = 1024

Facts = Mapping[str, Told]
Kinds = Mapping[Kind, float]


class Contribution(NamedTuple):
    """What one question adds to a rating: share x rating, summed, is the rating's mean.

    ``told`` is None while the question is open; ``rating`` is then what is to be expected. What
    does not apply has no share and no rating.
    """

    question: Question
    told: Told | None
    rating: float | None
    share: float


class Derived(NamedTuple):
    """A rating that the answers make, 0 to 10: the range shown, the mean, all that it can be."""

    low: float
    mean: float
    high: float
    distribution: Distribution
    reasons: tuple[Contribution, ...]


@dataclass(frozen=True)
class Evidence:
    """What the answers say.

    Attributes
    ----------
    kinds
        How likely each kind is, by the employer's key.
    derived
        The ratings that the answers make, by the offer's key and the criterion's.
    """

    kinds: Mapping[str, Kinds]
    derived: Mapping[tuple[str, str], Derived]


class Retired(NamedTuple):
    """An answer that counts nowhere, whose it is, and why."""

    whose: str
    question: str
    answer: Answer
    why: str


class Questionnaire:
    """The questions of a catalogue, alike if they are the very same: comparing words is slow."""

    def __init__(self, questions: tuple[Question, ...]) -> None:
        self.questions = questions

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Questionnaire) and self.questions is other.questions

    def __hash__(self) -> int:
        return id(self.questions)


def gather(decision: Decision, questions: tuple[Question, ...]) -> Evidence:
    """Return what the answers of a decision say, by the questions of the catalogue in force."""
    known = Questionnaire(questions)
    about = {e.key: facts(e.answers, About.EMPLOYER, questions) for e in decision.employers}
    role = {o.key: facts(o.answers, About.ROLE, questions) for o in decision.offers}
    kinds = {}
    for employer, told in about.items():
        roles = [role[offer.key] for offer in decision.offers if offer.employer == employer]
        kinds[employer] = _kinds(known, _surest([told, *roles]))
    found = {}
    for offer in decision.offers:
        told = {**about[offer.employer], **role[offer.key]}
        for criterion in _informing(known) if told else ():
            rating = _rating(known, criterion, told, kinds[offer.employer])
            if rating is not None:
                found[offer.key, criterion] = rating
    return Evidence(kinds, found)


def facts(answers: Mapping[str, Answer], about: About, questions: tuple[Question, ...]) -> Facts:
    """Return what was told, by the question's key, without what is unknown or retired."""
    by_key = {question.key: question for question in questions}
    return {
        key: Told(answer.option, answer.certainty)
        for key, answer in answers.items()
        if not answer.is_unknown and not _unused(by_key.get(key), about, answer)
    }


def retired_answers(decision: Decision, catalog: Catalog) -> tuple[Retired, ...]:
    """Return the answers that are kept though the catalogue in force does not know them.

    They are from another catalogue or an older one, or slips of the pen in a file.
    """
    by_key = {question.key: question for question in catalog.questions}
    given = [(e.name, About.EMPLOYER, e.answers) for e in decision.employers]
    given += [(o.name, About.ROLE, o.answers) for o in decision.offers]
    return tuple(
        Retired(whose, key, answer, why)
        for whose, about, answers in given
        for key, answer in answers.items()
        if (why := _unused(by_key.get(key), about, answer))
    )


def _unused(question: Question | None, about: About, answer: Answer) -> str:
    """Return why an answer counts nowhere, or nothing if it does."""
    if question is None:
        return "no such question"
    if question.about is not about:
        return f"a question about the {question.about}, here with the {about}"
    options = [option.key for option in question.answers]
    if answer.option is not None and answer.option not in options:
        return f"no such answer; known are {', '.join(options)}"
    return ""


def _surest(told: Iterable[Facts]) -> tuple[tuple[str, Told], ...]:
    """Return each answer to a question once, as sure as any offer has it.

    A copy of an offer with a fact told less surely is no further evidence. The facts are in an
    order of their own, so that the order of the offers changes no float.
    """
    every = [fact for facts in told for fact in facts.items()]
    every.sort(key=lambda fact: UNSURE.index(fact[1].certainty))
    surest = {(question, fact.option): (question, fact) for question, fact in every}
    return tuple(sorted(surest.values(), key=str))


@lru_cache(maxsize=KEPT)
def _kinds(known: Questionnaire, told: tuple[tuple[str, Told], ...]) -> Kinds:
    by_key = {question.key: question for question in known.questions}
    return MappingProxyType(kind_probabilities((by_key[key], fact) for key, fact in told))


@lru_cache(maxsize=8)
def _informing(known: Questionnaire) -> Mapping[str, tuple[Question, ...]]:
    """Return the questions that inform each criterion."""
    criteria = dict.fromkeys(key for question in known.questions for key in question.shares)
    return {key: tuple(q for q in known.questions if key in q.shares) for key in criteria}


def _rating(known: Questionnaire, criterion: str, told: Facts, kinds: Kinds) -> Derived | None:
    about_it = tuple(told.get(question.key) for question in _informing(known)[criterion])
    return _derived(known, criterion, about_it, tuple(kinds[kind] for kind in Kind))


@lru_cache(maxsize=KEPT)
def _derived(
    known: Questionnaire, criterion: str, told: tuple[Told | None, ...], kinds: tuple[float, ...]
) -> Derived | None:
    """Return the rating made by what was told on each question that informs the criterion."""
    informing = tuple(zip(_informing(known)[criterion], told, strict=True))
    terms = {q.key: term(q, criterion, fact) for q, fact in informing if applies(fact)}
    if not terms:
        return None
    found = answer_mixture.distribution(kinds, list(terms.values()))
    low, high = (answer_mixture.quantile(found, level) for level in RANGE)
    mean = answer_mixture.mean(found)
    reasons = tuple(_contribution(q, fact, terms, kinds) for q, fact in informing)
    # Of a very skewed rating the mean lies beyond nineteen in twenty.
    return Derived(min(low, mean), mean, max(high, mean), found, reasons)


def applies(told: Told | None) -> bool:
    """Tell whether a question counts: nothing was told, or not that it does not apply."""
    return told is None or told.option is not None


def term(question: Question, criterion: str, told: Told | None) -> Term:
    """Return what a question brings to a criterion that it informs, given what was told."""
    return Term(
        question.shares[criterion],
        [option.ratings[criterion] for option in question.answers],
        [answer_probabilities(question, told, kind) for kind in Kind],
    )


def _contribution(
    question: Question, told: Told | None, terms: Mapping[str, Term], kinds: tuple[float, ...]
) -> Contribution:
    if question.key not in terms:
        return Contribution(question, told, None, 0.0)
    own = terms[question.key]
    share = own.share / sum(other.share for other in terms.values())
    return Contribution(
        question, told, answer_mixture.mean(answer_mixture.distribution(kinds, [own])), share
    )
