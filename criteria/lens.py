"""What is a company with these answers really like? The business seen through its money.

`lens`: answers told -> maturity with its signals, forecast of the role, warnings. Nothing here
changes a score. Answers count however sure they are; how sure is a matter of beliefs.

Method: the rules of outlook.toml and warnings.toml over the answers, and `signals`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from criteria.catalog import Catalog
from criteria.condition import Told
from criteria.outlook import Forecast, Maturity
from criteria.profile import Profile
from criteria.question import Kind
from criteria.raising import Raised, possible_warnings, warnings
from criteria.signals import Given, all_given, speaking_against, speaking_for


@dataclass(frozen=True)
class Lens:
    """What an offer's answers say of the employer and the role.

    Attributes
    ----------
    maturity, probability
        The kind of employer, and the probability it was given, 0 to 1.
    by_rule
        Whether another kind was more probable, and an answer rules it out.
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

    maturity: Kind
    probability: float
    by_rule: bool
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
    catalog: Catalog, told: Told, kinds: Mapping[Kind, float], present: Told | None = None
) -> Lens:
    """Return what the answers of one offer and its employer say.

    Parameters
    ----------
    told
        Option key by question key, of what was answered; retired keys are passed over.
    kinds
        Probability of each kind of employer, 0 to 1.
    present
        The same of the present job; None where there is none or the offer is the present job.
    """
    given = all_given(catalog, told)
    told = {answer.question.key: answer.option.key for answer in given}
    maturity = _maturity(catalog, told, kinds)
    return Lens(
        maturity=maturity,
        probability=kinds.get(maturity, 0),
        by_rule=maturity is not _likeliest(Kind, kinds),
        signals_for=speaking_for(given, maturity),
        signals_against=speaking_against(given, maturity),
        described=next((kind for kind in catalog.maturities if kind.key is maturity), None),
        suited_profiles=tuple(who.key for who in catalog.profiles if maturity in who.suits),
        role_forecast=role_forecast(catalog, told),
        warnings=warnings(catalog, told, present),
        possible_warnings=possible_warnings(catalog, told, present),
    )


def role_forecast(catalog: Catalog, told: Told) -> Forecast | None:
    """Return the first forecast of which all answers were given."""
    for forecast in catalog.forecasts:
        if all(told.get(key) in options for key, options in forecast.answers.items()):
            return forecast
    return None


def _maturity(catalog: Catalog, told: Told, kinds: Mapping[Kind, float]) -> Kind:
    excluded = {kind.key for kind in catalog.maturities if kind.is_ruled_out(told)}
    return _likeliest((kind for kind in Kind if kind not in excluded), kinds)


def _likeliest(among: Iterable[Kind], kinds: Mapping[Kind, float]) -> Kind:
    """Return the most probable kind; of equals the less mature."""
    return max(among, key=lambda kind: kinds.get(kind, 0))
