"""What is an employer with these answers really like? The business seen through its money.

`lens`: options chosen -> maturity with its signals, forecast of the role, warnings. Nothing here
changes a score. Answers count however sure they are; how sure is a matter of beliefs.

Method: the rules of outlook.toml and warnings.toml over the answers. A signal is weighed by the log
of how much likelier the answer is at this kind than at the likeliest other (questions.toml).

Source: Good, Probability and the Weighing of Evidence (1950); here against the best alternative.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from math import inf, log
from typing import NamedTuple

from criteria.catalog import Catalog
from criteria.profile import Profile
from criteria.question import Kind, Option, Question
from criteria.rule import Case, Forecast, Maturity, Options, WarningRule

# How many times likelier an answer must be at another kind before it is named as speaking against.
NOTEWORTHY = 1.5


class Given(NamedTuple):
    """An answer that was given: the question and the option chosen."""

    question: Question
    option: Option


@dataclass(frozen=True)
class Raised:
    """A warning, the answers behind it, and the question that would settle it."""

    rule: WarningRule
    answers: tuple[Given, ...]
    settled_by: Question


@dataclass(frozen=True)
class Lens:
    """What an offer's answers say of the employer and the role.

    Attributes
    ----------
    maturity
        The most probable kind of employer; of equals the less mature. None where no kind fits.
    n_signals
        How many of the answers say anything of the kind.
    signals_for, signals_against
        The answers that speak for and against that kind, the strongest first.
    described
        What the catalogue says of the kind, whom it suits included; None where it says nothing.
    suited_profiles
        Keys of the profiles that the kind suits.
    role_forecast
        What the days will hold; None where too little is known.
    warnings
        Those that the answers raise.
    possible_warnings
        Those that the answers come near to, for want of further ones.
    """

    maturity: Kind | None
    n_signals: int
    signals_for: tuple[Given, ...]
    signals_against: tuple[Given, ...]
    described: Maturity | None
    suited_profiles: tuple[str, ...]
    role_forecast: Forecast | None
    warnings: tuple[Raised, ...]
    possible_warnings: tuple[Raised, ...]

    @property
    def suits(self) -> str:
        """Whom this kind of employer suits, in words."""
        return self.described.suits if self.described else ""

    def fits(self, profile: Profile) -> bool:
        """Tell whether this kind of employer suits the people of a profile."""
        return self.maturity in profile.suits


def lens(
    catalog: Catalog, options: Options, kinds: Mapping[Kind, float], present: Options | None = None
) -> Lens:
    """Return what the answers of one offer and its employer say.

    Parameters
    ----------
    options
        Option key by question key, of what was answered; retired keys are passed over.
    kinds
        Probability of each kind of employer, 0 to 1.
    present
        The same of the present job; None where there is none or the offer is the present job.
    """
    answers = all_given(catalog, options)
    options = {answer.question.key: answer.option.key for answer in answers}
    # Of equals the first is taken, and kinds stand from the least mature.
    maturity = max(Kind, key=lambda kind: kinds.get(kind, 0))
    ruled = _without_companies(catalog) if maturity.is_public else catalog
    return Lens(
        maturity=maturity,
        n_signals=sum(_is_signal(answer.question, maturity) for answer in answers),
        signals_for=speaking_for(answers, maturity),
        signals_against=speaking_against(answers, maturity),
        described=next((kind for kind in catalog.maturities if kind.key is maturity), None),
        suited_profiles=tuple(who.key for who in catalog.profiles if maturity in who.suits),
        role_forecast=role_forecast(catalog, options),
        warnings=warnings_raised(ruled, options, present),
        possible_warnings=possible_warnings(ruled, options, present),
    )


def _without_companies(catalog: Catalog) -> Catalog:
    """Return the catalogue without the warnings that are true of companies alone."""
    return replace(catalog, warnings=tuple(r for r in catalog.warnings if not r.of_companies))


def without_kind(seen: Lens) -> Lens:
    """Return a lens that says nothing of the kind of employer, nor of what the days will hold."""
    return replace(
        seen,
        maturity=None,
        n_signals=0,
        signals_for=(),
        signals_against=(),
        described=None,
        suited_profiles=(),
        role_forecast=None,
    )


def role_forecast(catalog: Catalog, options: Options) -> Forecast | None:
    """Return the first forecast of which all answers were given."""
    for forecast in catalog.forecasts:
        if all(options.get(key) in fitting for key, fitting in forecast.answers.items()):
            return forecast
    return None


def all_given(catalog: Catalog, options: Options) -> tuple[Given, ...]:
    """Return the answers given, in the order of the catalogue, without those it does not know."""
    return tuple(
        Given(question, option)
        for question in catalog.questions
        for option in question.answers
        if options.get(question.key) == option.key
    )


def speaking_for(answers: Iterable[Given], kind: Kind) -> tuple[Given, ...]:
    """Return the answers that are likelier at this kind than at any other, strongest first."""
    strengths = [(strength(answer, kind), answer) for answer in answers]
    speaking = [(how, answer) for how, answer in strengths if how > 0]
    return tuple(answer for _, answer in sorted(speaking, key=lambda each: -each[0]))


def speaking_against(answers: Iterable[Given], kind: Kind) -> tuple[Given, ...]:
    """Return the answers that are clearly likelier at some other kind, strongest first."""
    strengths = [(strength(answer, kind), answer) for answer in answers]
    speaking = [(how, answer) for how, answer in strengths if how <= -log(NOTEWORTHY)]
    return tuple(answer for _, answer in sorted(speaking, key=lambda each: each[0]))


def _is_signal(question: Question, kind: Kind) -> bool:
    """Tell whether answers say anything of a kind, against those that it is told apart from."""
    return any(question.chances(other) != question.chances(kind) for other in kind.rivals)


def strength(answer: Given, kind: Kind) -> float:
    """Return how strongly an answer speaks for a kind; negative against, possibly infinite.

    A company is told apart from companies, and a public employer from public ones.
    """
    place = [option.key for option in answer.question.answers].index(answer.option.key)
    here = answer.question.chances(kind)[place]
    elsewhere = max(answer.question.chances(other)[place] for other in kind.rivals)
    if here and elsewhere:
        return log(here / elsewhere)
    return inf if here else -inf if elsewhere else 0


def warnings_raised(
    catalog: Catalog, options: Options, present: Options | None = None
) -> tuple[Raised, ...]:
    """Return the warnings that the answers raise, in the order of the catalogue."""
    cases = ((rule, rule.holding(options, present)) for rule in catalog.warnings)
    return tuple(_raised(catalog, rule, holding, options) for rule, holding in cases if holding)


def possible_warnings(
    catalog: Catalog, options: Options, present: Options | None = None
) -> tuple[Raised, ...]:
    """Return the warnings that are not raised, but of which a case has begun to come true."""
    quiet = [rule for rule in catalog.warnings if not rule.holding(options, present)]
    cases = ((rule, rule.still_open(options, present)) for rule in quiet)
    return tuple(_raised(catalog, rule, begun, options) for rule, begun in cases if begun)


def _raised(catalog: Catalog, rule: WarningRule, cases: list[Case], options: Options) -> Raised:
    asked = list(dict.fromkeys(chain.from_iterable(case.questions for case in cases)))
    behind = {key: options[key] for key in asked if key in options}
    # The question that the rule still lacks, its own one first; else its own one.
    lacking = [key for key in asked if key not in options]
    settling = lacking[0] if lacking and rule.settled_by not in lacking else rule.settled_by
    (question,) = (question for question in catalog.questions if question.key == settling)
    return Raised(rule, all_given(catalog, behind), question)
