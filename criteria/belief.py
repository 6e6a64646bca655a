"""How far is an answer to be believed? The numbers behind all beliefs, and one piece of evidence.

`BeliefNumbers` are those of beliefs.toml: how common each kind of employer is, and how likely the
truth is as it was told. `likelihood` says how well each answer explains one piece of evidence.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, NamedTuple, Self

from pydantic import Field, model_validator

from criteria.criterion import Entry
from criteria.question import COMPANIES, PUBLIC_KINDS, Kind, Probability, Question, Worse


class Certainty(StrEnum):
    """How sure an answer is."""

    WRITTEN = "written"
    SAID = "said"
    GUESS = "guess"


class Evidence(NamedTuple):
    """What was answered: an option's key, or None where the question does not apply.

    ``certainty`` is how sure it counts as; ``told_as`` how sure it was said to be, where a rule has
    it count as a guess all the same.
    """

    option: str | None
    certainty: Certainty = Certainty.GUESS
    told_as: Certainty | None = None

    @property
    def applies(self) -> bool:
        """Whether the question applies."""
        return self.option is not None

    def as_guess(self) -> "Evidence":
        """Return the same, counting as a guess.

        >>> Evidence("a", Certainty.SAID).as_guess()
        Evidence(option='a', certainty=<Certainty.GUESS: 'guess'>, told_as=<Certainty.SAID: 'said'>)
        """
        if self.option is None or self.certainty is Certainty.GUESS:
            return self
        return Evidence(self.option, Certainty.GUESS, self.certainty)


class Trust(Entry):
    """How well each truth explains what was told: as told, one step off, or elsewhere (shared)."""

    as_told: Annotated[float, Field(strict=True, gt=0, le=1)]
    one_worse: Probability
    one_better: Probability
    elsewhere: Probability

    @model_validator(mode="after")
    def _of_something(self) -> Self:
        total = self.as_told + self.one_worse + self.one_better + self.elsewhere
        if abs(total - 1) > 1e-9:
            raise ValueError(f"expected four probabilities that add up to 1; found {total:.12g}")
        return self


Share = Annotated[float, Field(strict=True, gt=0, le=1)]


class BeliefNumbers(Entry):
    """The numbers of beliefs.toml; its comments say what each means."""

    contrast: Probability
    least: Annotated[float, Field(strict=True, ge=0, le=0.2)]
    prior: Mapping[Kind, Share]
    prior_if_public: Mapping[Kind, Share] = Field(default_factory=dict)
    said: Trust
    guess: Trust

    @model_validator(mode="after")
    def _of_every_kind(self) -> Self:
        _adding_up("prior", self.prior, COMPANIES)
        if self.prior_if_public:
            _adding_up("prior_if_public", self.prior_if_public, PUBLIC_KINDS)
        return self

    def likelihood(self, question: Question, evidence: Evidence) -> tuple[float, ...]:
        """Return how well each answer, if true, explains the evidence, summing to 1.

        A step that would lead past the last answer is left out and the rest normalised. Where the
        question does not apply, nothing is explained: all ones. An answer that decides the kind of
        employer is true where it was told, however surely, and nowhere else.

        Raises
        ------
        ValueError
            If the evidence is none of the question's answers.
        """
        keys = [option.key for option in question.answers]
        if evidence.option is None:
            return (1.0,) * len(keys)
        if evidence.option not in keys:
            expected = f"expected one of {', '.join(keys)}"
            raise ValueError(f"{question.key}: {expected}; found {evidence.option}")
        place = keys.index(evidence.option)
        if evidence.certainty is Certainty.WRITTEN or question.answers[place].decides:
            return tuple(float(other == place) for other in range(len(keys)))
        others = [option.key for option in question.answers if not option.decides]
        told = others.index(evidence.option)
        steps = [others.index(key) - told if key in others else None for key in keys]
        return self._spread(question.worse, evidence.certainty, steps)

    def _spread(
        self, worse: Worse, certainty: Certainty, steps: list[int | None]
    ) -> tuple[float, ...]:
        """Return the trust in answers so many steps from the one told, summing to 1.

        None stands for an answer that decides.
        """
        near, elsewhere = _near(worse, self.said if certainty is Certainty.SAID else self.guess)
        n_elsewhere = sum(step is not None and step not in near for step in steps)
        spread = elsewhere / max(n_elsewhere, 1)
        parts = [0 if step is None else max(near.get(step, spread), self.least) for step in steps]
        return tuple(part / sum(parts) for part in parts)


def _near(worse: Worse, trust: Trust) -> tuple[dict[int, float], float]:
    """Return the trust in answers near the one told, by steps from it, and that in all others."""
    if worse is Worse.NEITHER:
        return {0: trust.as_told}, 1 - trust.as_told
    if worse is Worse.NONE:
        beside = (trust.one_worse + trust.one_better) / 2
        return {0: trust.as_told, 1: beside, -1: beside}, trust.elsewhere
    step = -1 if worse is Worse.FIRST else 1
    near = {0: trust.as_told, step: trust.one_worse, -step: trust.one_better}
    return near, trust.elsewhere


def _adding_up(place: str, prior: Mapping[Kind, float], kinds: tuple[Kind, ...]) -> None:
    if set(prior) != set(kinds) or abs(sum(prior.values()) - 1) > 1e-9:
        found = f"{', '.join(prior) or 'none'}, adding up to {sum(prior.values()):.12g}"
        raise ValueError(f"{place}: expected {', '.join(kinds)}, adding up to 1; found {found}")
