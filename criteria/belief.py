"""How far is an answer to be believed, and what does it say of the rest?

`likelihood` (what was told, how surely) -> `kind_probabilities` of the employer (naive Bayes over
every answer about it and its roles) -> `answer_probabilities` of each question at each kind.
`settled` says what each answer to an open question would make of the kinds.

Questions that do not apply say nothing. All numbers below are ours: judgements, not measurements.

Source: naive Bayes as in Bishop, Pattern Recognition and Machine Learning (2006), section 8.2.2.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from math import exp, inf, log
from typing import NamedTuple

from criteria.question import Kind, Question, Worse


class Certainty(StrEnum):
    """How sure an answer is."""

    WRITTEN = "written"
    SAID = "said"
    GUESS = "guess"


class Told(NamedTuple):
    """What was told: an option's key, or None where the question does not apply."""

    option: str | None
    certainty: Certainty = Certainty.GUESS


class Trust(NamedTuple):
    """How likely it is that the truth is as told, one step off, or elsewhere (shared evenly)."""

    as_told: float
    one_worse: float
    one_better: float
    elsewhere: float


# How common each kind is before anything is told. Most employers are unaware, few live on machine
# learning (seed 001); that one advertises a seat for it proves little (seed 000).
PRIOR: Mapping[Kind, float] = {Kind.UNAWARE: 0.5, Kind.EMERGING: 0.3, Kind.MATURE: 0.2}

# What was said leans to the worse side: what they say does not predict the role (seed 000). A guess
# has no such interest: it errs more widely, and to both sides alike. Writing is not doubted.
TRUST: Mapping[Certainty, Trust] = {
    Certainty.SAID: Trust(as_told=0.60, one_worse=0.28, one_better=0.08, elsewhere=0.04),
    Certainty.GUESS: Trust(as_told=0.50, one_worse=0.20, one_better=0.20, elsewhere=0.10),
}
# No answer is beyond belief as long as it is not in writing.
LEAST_TRUST = 0.02


def likelihood(question: Question, told: Told) -> tuple[float, ...]:
    """Return how well each answer, if true, explains what was told, summing to 1.

    A step that would lead past the last answer is left out and the rest normalised.

    Raises
    ------
    ValueError
        If what was told is none of the question's answers.
    """
    keys = [option.key for option in question.answers]
    if told.option not in keys:
        found = told.option or "no answer"
        raise ValueError(f"{question.key}: expected one of {', '.join(keys)}; found {found}")
    places, place = range(len(keys)), keys.index(told.option)
    if told.certainty is Certainty.WRITTEN:
        return tuple(float(other == place) for other in places)
    near, elsewhere = _trusted(question, place, TRUST[told.certainty])
    spread = elsewhere / max(len(places) - len(near), 1)
    parts = [max(near.get(other, spread), LEAST_TRUST) for other in places]
    return tuple(part / sum(parts) for part in parts)


def _trusted(question: Question, place: int, trust: Trust) -> tuple[dict[int, float], float]:
    """Return the trust in the answers near the one told, by place, and that in all the others."""
    if question.worse is Worse.NEITHER:
        return {place: trust.as_told}, 1 - trust.as_told
    worse = -1 if question.worse is Worse.FIRST else 1
    near = {
        place: trust.as_told,
        place + worse: trust.one_worse,
        place - worse: trust.one_better,
    }
    there = {other: part for other, part in near.items() if 0 <= other < len(question.answers)}
    return there, trust.elsewhere


def kind_probabilities(facts: Iterable[tuple[Question, Told]]) -> dict[Kind, float]:
    """Return how likely each kind is after what was told of an employer and its roles, sum 1.

    Facts that are alike count once, so that a copy of an offer is no further evidence. Answers in
    writing that rule out every kind contradict each other and say nothing of it.
    """
    distinct = {(question.key, told): (question, told) for question, told in facts}
    logs = {kind: log(PRIOR[kind]) for kind in Kind}
    for question, told in distinct.values():
        for kind in Kind if told.option is not None else ():
            logs[kind] += _log(_explained(question, told, kind))
    highest = max(logs.values())
    if highest == -inf:
        return dict(PRIOR)
    odds = {kind: exp(logs[kind] - highest) for kind in Kind}
    return {kind: odds[kind] / sum(odds.values()) for kind in Kind}


def answer_probabilities(question: Question, told: Told | None, kind: Kind) -> tuple[float, ...]:
    """Return how likely each answer is at a kind of employer, given what was told, sum 1.

    Where the kind rules out all that was told, what was told stands.
    """
    chances = question.chances(kind)
    if told is None or told.option is None:
        return chances
    trust = likelihood(question, told)
    parts = [chance * part for chance, part in zip(chances, trust, strict=True)]
    total = sum(parts)
    return tuple(part / total for part in parts) if total else trust


class Settled(NamedTuple):
    """One answer to an open question: how likely it is, and the kinds' probabilities then."""

    option: str
    probability: float
    kinds: dict[Kind, float]


def settled(
    question: Question, told: Told | None, kinds: Mapping[Kind, float]
) -> tuple[Settled, ...]:
    """Return what having a question settled in writing would make of the kinds, by answer.

    ``kinds`` are the probabilities today, with ``told`` in them already. Answers that are
    impossible are left out.
    """
    by_kind = {kind: answer_probabilities(question, told, kind) for kind in Kind}
    found = []
    for place, option in enumerate(question.answers):
        parts = {kind: kinds[kind] * by_kind[kind][place] for kind in Kind}
        total = sum(parts.values())
        if total:
            after = {kind: part / total for kind, part in parts.items()}
            found.append(Settled(option.key, total, after))
    return tuple(found)


def _explained(question: Question, told: Told, kind: Kind) -> float:
    trust = likelihood(question, told)
    return sum(c * t for c, t in zip(question.chances(kind), trust, strict=True))


def _log(probability: float) -> float:
    # Logarithms, because the evidence on an employer of many offers is beyond the range of floats.
    return log(probability) if probability else -inf
