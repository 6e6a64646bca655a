"""Which answers are kept, and count nowhere?

`retired_answers` are those that the catalogue in force does not know, `n_set_aside` counts those to
questions that are not asked about such work.
"""

from dataclasses import replace
from typing import NamedTuple

from criteria.catalog import Catalog
from criteria.question import About
from decision.beliefs.evidence import evidence_in, why_unused
from decision.model import Answer, Decision


class Retired(NamedTuple):
    """An answer that counts nowhere, whose it is, and why."""

    whose: str
    question: str
    answer: Answer
    why: str


def retired_answers(decision: Decision, catalog: Catalog) -> tuple[Retired, ...]:
    """Return the answers that are kept though the catalogue in force does not know them.

    They are from another catalogue or an older one, or slips of the pen in a file.
    """
    by_key = {each.key: each for each in (*catalog.questions, *catalog.set_aside)}
    answers = [(e.name, About.EMPLOYER, e.answers) for e in decision.employers]
    answers += [(o.name, About.ROLE, o.answers) for o in decision.offers]
    return tuple(
        Retired(whose, key, answer, why)
        for whose, about, each in answers
        for key, answer in each.items()
        if (why := why_unused(by_key.get(key), about, answer))
    )


def n_set_aside(decision: Decision, catalog: Catalog) -> int:
    """Return how many answers are kept to questions that are set aside."""
    aside = replace(catalog, questions=catalog.set_aside)
    of_employers = [evidence_in(e.answers, About.EMPLOYER, aside) for e in decision.employers]
    of_roles = [evidence_in(o.answers, About.ROLE, aside) for o in decision.offers]
    return sum(map(len, of_employers + of_roles))
