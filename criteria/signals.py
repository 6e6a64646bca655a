"""Which answers speak for a kind of employer, and which against it?

`all_given`: answers told -> `Given` -> `speaking_for`, `speaking_against`, the strongest first. How
strongly is the log of how much likelier the answer is at this kind than at the likeliest other
(questions.toml, probabilities).

Source: Good, Probability and the Weighing of Evidence (1950); here against the best alternative.
"""

from math import inf, log
from typing import NamedTuple

from criteria.catalog import Catalog
from criteria.condition import Told
from criteria.question import Kind, Option, Question

# How many times likelier an answer must be at another kind before it is named as speaking against.
NOTEWORTHY = 1.5


class Given(NamedTuple):
    """An answer that was given: the question and the option chosen."""

    question: Question
    option: Option


def all_given(catalog: Catalog, told: Told) -> tuple[Given, ...]:
    """Return the answers told, in the order of the catalogue, without those it does not know."""
    return tuple(
        Given(question, option)
        for question in catalog.questions
        for option in question.answers
        if told.get(question.key) == option.key
    )


def speaking_for(given: tuple[Given, ...], kind: Kind) -> tuple[Given, ...]:
    """Return the answers that are likelier at this kind than at any other, strongest first."""
    found = [answer for answer in given if strength(answer, kind) > 0]
    return tuple(sorted(found, key=lambda answer: -strength(answer, kind)))


def speaking_against(given: tuple[Given, ...], kind: Kind) -> tuple[Given, ...]:
    """Return the answers that are clearly likelier at some other kind, strongest first."""
    found = [answer for answer in given if strength(answer, kind) <= -log(NOTEWORTHY)]
    return tuple(sorted(found, key=lambda answer: strength(answer, kind)))


def strength(answer: Given, kind: Kind) -> float:
    """Return how strongly an answer speaks for a kind; negative against, possibly infinite."""
    place = answer.question.answers.index(answer.option)
    here = answer.question.chances(kind)[place]
    elsewhere = max(answer.question.chances(other)[place] for other in Kind if other is not kind)
    if here and elsewhere:
        return log(here / elsewhere)
    return inf if here else -inf if elsewhere else 0
