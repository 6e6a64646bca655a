"""When does a rule hold? When the answers it names were given, and others equal today's.

Three-valued: what has not been told yet leaves a rule open rather than broken.
"""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from criteria.criterion import Key

OptionKeys = Annotated[tuple[Key, ...], Field(min_length=1)]
Told = Mapping[str, str]


class Case(BaseModel):
    """Conditions that must all hold: ``answers`` lists for each question those that fit.

    ``same_as_present`` are questions to which the present job must have the same answer.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    answers: Mapping[Key, OptionKeys] = Field(default_factory=dict)
    same_as_present: tuple[Key, ...] = ()

    @model_validator(mode="after")
    def _asks_for_something(self) -> Self:
        if not self.questions:
            raise ValueError("expected answers, same_as_present or both")
        return self

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions it depends on, each once."""
        return tuple(dict.fromkeys((*self.answers, *self.same_as_present)))

    def holds(self, told: Told, present: Told | None = None) -> bool | None:
        """Tell whether it holds, given answers by question; None while that is still open.

        >>> case = Case(answers={"runway": ("short",)}, same_as_present=("tools",))
        >>> case.holds({"runway": "long"}), case.holds({"runway": "short"}, {"tools": "own"})
        (False, None)
        """
        if self.same_as_present and present is None:
            return False
        parts = [_fits(told.get(key), fitting) for key, fitting in self.answers.items()]
        today = present or {}
        parts += [_equal(told.get(key), today.get(key)) for key in self.same_as_present]
        return False if False in parts else None if None in parts else True


def _fits(option: str | None, fitting: tuple[str, ...]) -> bool | None:
    return None if option is None else option in fitting


def _equal(option: str | None, today: str | None) -> bool | None:
    return None if option is None or today is None else option == today
