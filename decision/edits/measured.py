"""What is often measured rather than rated? The way to work, and the days on site.

Both are asked about as well, for the criterion that they belong to. `counted_twice` names what is
measured and asked at once: then it counts in two places.
"""

from collections.abc import Iterable
from typing import NamedTuple

from criteria.catalog import Catalog
from criteria.criterion import Criterion
from decision.edits.criteria import add_own_criterion
from decision.model import Decision, OwnCriterion, OwnMeasure


class Measurable(NamedTuple):
    """A criterion ready to be measured; its key is that of the question about the same."""

    key: str
    name: str
    measure: OwnMeasure


MEASURABLE = (
    Measurable("way_to_work", "Way to work", OwnMeasure(unit="min", worst=90.0, best=10.0)),
    Measurable("days_on_site", "Days on site", OwnMeasure(unit="days a week", worst=5.0, best=0.0)),
)


def not_measured(decision: Decision) -> tuple[Measurable, ...]:
    """Return what could be measured and is not yet, in use or not."""
    there = {own.name.casefold() for own in decision.own_criteria}
    there |= {own.key for own in decision.own_criteria}
    return tuple(m for m in MEASURABLE if there.isdisjoint((m.key, m.name.casefold())))


def measure_it(decision: Decision, ready: Measurable, taken: Iterable[str]) -> Decision:
    """Return the decision with a criterion measured that was ready for it, in use.

    Parameters
    ----------
    taken
        Keys of the catalogue's criteria.
    """
    return add_own_criterion(decision, ready.name, taken, measure=ready.measure)


def counted_twice(
    decision: Decision, catalog: Catalog
) -> tuple[tuple[OwnCriterion, Criterion], ...]:
    """Return what is measured and in use, each with a criterion in use that asks for it, too."""
    questions = {question.key: question for question in catalog.questions}
    measured = [own for own in decision.own_criteria if own.measure and own.key in questions]
    return tuple(
        (own, criterion)
        for own in measured
        for criterion in catalog.criteria
        if {own.key, criterion.key} <= set(decision.criteria)
        and criterion.key in questions[own.key].shares
    )
