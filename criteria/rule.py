"""When does a rule hold, and what does it say? Warnings and forecasts, by the options chosen.

A `Case` holds when the answers it names were given, and others equal today's. It is three-valued:
what is not answered yet leaves a rule open rather than broken. A `WarningRule` is raised when any
of its cases holds. A warning never changes a score: the ratings hold the answers already.

What the way a company earns foretells: a `Maturity` is what employers of a kind are like, a
`Forecast` what the days hold.
"""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from criteria.criterion import Entry, Key, OtherWords, Sentence, Title
from criteria.question import Kind, Trade

OptionKeys = Annotated[tuple[Key, ...], Field(min_length=1)]
# The option chosen, by the question's key; a question that is not answered is absent.
Options = Mapping[str, str]


class Case(Entry):
    """Conditions that must all hold: ``answers`` lists for each question those that fit.

    ``same_as_present`` are questions to which the present job must have the same answer. One of
    trade "ml" counts only where the work is about machine learning.
    """

    trade: Trade = Trade.ANY
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

    def holds(self, options: Options, present: Options | None = None) -> bool | None:
        """Tell whether the case holds; None while that is still open.

        >>> case = Case(answers={"runway": ("short",)}, same_as_present=("tools",))
        >>> case.holds({"runway": "long"}), case.holds({"runway": "short"}, {"tools": "own"})
        (False, None)
        """
        if self.same_as_present and present is None:
            return False
        parts = [_fits(options.get(key), fitting) for key, fitting in self.answers.items()]
        today = present or {}
        parts += [_equal(options.get(key), today.get(key)) for key in self.same_as_present]
        return False if False in parts else None if None in parts else True


class WarningRule(Entry):
    """A warning that is raised when any of its cases holds.

    Where ``beside_present``, only for an offer that there is a present job to compare with; where
    ``not_at_present``, never for the present job; where ``of_companies``, only while no answer says
    that the employer is public.
    """

    key: Key
    name: Title
    says: Sentence
    why: Sentence
    seed: Sentence
    any_work: OtherWords = ()
    beside_present: bool = False
    not_at_present: bool = False
    of_companies: bool = False
    raised_when: Annotated[tuple[Case, ...], Field(min_length=1)]
    settled_by: Key

    def holding(self, options: Options, present: Options | None) -> list[Case]:
        """Return the cases that hold; with any, the warning is raised."""
        return [case for case in self._applicable(present) if case.holds(options, present)]

    def still_open(self, options: Options, present: Options | None) -> list[Case]:
        """Return the cases of which some answers fit and the others are not yet given."""
        return [
            case
            for case in self._applicable(present)
            if case.holds(options, present) is None and not options.keys().isdisjoint(case.answers)
        ]

    def _applicable(self, present: Options | None) -> tuple[Case, ...]:
        return () if self.beside_present and present is None else self.raised_when


class Maturity(Entry):
    """One kind of employer, whom it suits, and the answers that cannot be true of it.

    ``ruled_out_by`` lists, for a question, answers whose probability at this kind is 0, whatever
    questions.toml says.
    """

    key: Kind
    name: Title
    says: Sentence
    suits: Sentence
    seed: Sentence
    ruled_out_by: Mapping[Key, OptionKeys] = Field(default_factory=dict)


class Forecast(Entry):
    """What a role becomes where all the answers it names were given."""

    key: Key
    says: Sentence
    seed: Sentence
    answers: Annotated[Mapping[Key, OptionKeys], Field(min_length=1)]


def _fits(option: str | None, fitting: tuple[str, ...]) -> bool | None:
    return None if option is None else option in fitting


def _equal(option: str | None, today: str | None) -> bool | None:
    return None if option is None or today is None else option == today
