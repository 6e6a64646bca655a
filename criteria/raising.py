"""What do the answers warn of?

`warnings`: rules of which a case holds -> `Raised`, with the answers behind it and what to ask.
`possible_warnings`: rules that only lack answers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from criteria.catalog import Catalog
from criteria.condition import Case, Told
from criteria.question import Question
from criteria.signals import Given, all_given
from criteria.warning import WarningRule


@dataclass(frozen=True)
class Raised:
    """A warning, the answers behind it, and the question that would settle it."""

    rule: WarningRule
    answers: tuple[Given, ...]
    settled_by: Question


def warnings(catalog: Catalog, told: Told, present: Told | None = None) -> tuple[Raised, ...]:
    """Return the warnings that the answers raise, in the order of the catalogue."""
    found = ((rule, rule.holding(told, present)) for rule in catalog.warnings)
    return tuple(_raised(catalog, rule, cases, told) for rule, cases in found if cases)


def possible_warnings(
    catalog: Catalog, told: Told, present: Told | None = None
) -> tuple[Raised, ...]:
    """Return the warnings that are not raised, but of which a case has begun to come true."""
    quiet = [rule for rule in catalog.warnings if not rule.holding(told, present)]
    found = ((rule, rule.still_open(told, present)) for rule in quiet)
    return tuple(_raised(catalog, rule, cases, told) for rule, cases in found if cases)


def _raised(catalog: Catalog, rule: WarningRule, cases: list[Case], told: Told) -> Raised:
    asked = list(dict.fromkeys(chain.from_iterable(case.questions for case in cases)))
    behind = {key: told[key] for key in asked if key in told}
    settling = _settling(rule, asked, told)
    (question,) = (question for question in catalog.questions if question.key == settling)
    return Raised(rule, all_given(catalog, behind), question)


def _settling(rule: WarningRule, asked: Iterable[str], told: Told) -> str:
    """Return the question that the rule still lacks, its own one first; else its own one."""
    unanswered = [key for key in asked if key not in told]
    if not unanswered or rule.settled_by in unanswered:
        return rule.settled_by
    return unanswered[0]
