"""What is a warning? A rule over answers, why it matters, and what to ask to settle it.

A warning never changes a score: what the answers say of the ratings is in the ratings already.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from criteria.condition import Case, Told
from criteria.criterion import Key, Sentence


class WarningRule(BaseModel):
    """A warning that is raised when any of its cases holds.

    Where ``beside_present``, only for an offer that there is a present job to compare with.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Key
    name: Annotated[str, Field(min_length=1, max_length=60)]
    says: Sentence
    why: Sentence
    seed: Sentence
    beside_present: bool = False
    raised_when: Annotated[tuple[Case, ...], Field(min_length=1)]
    settled_by: Key

    def holding(self, told: Told, present: Told | None) -> list[Case]:
        """Return the cases that hold; with any, the warning is raised."""
        return [case for case in self._applicable(present) if case.holds(told, present)]

    def still_open(self, told: Told, present: Told | None) -> list[Case]:
        """Return the cases of which some answers fit and the others are not yet told."""
        return [
            case
            for case in self._applicable(present)
            if case.holds(told, present) is None and not told.keys().isdisjoint(case.answers)
        ]

    def _applicable(self, present: Told | None) -> tuple[Case, ...]:
        return () if self.beside_present and present is None else self.raised_when
