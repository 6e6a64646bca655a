"""How does what the lens shows read on a terminal? One paragraph an offer.

`companies`: offers with their lenses -> the kind of employer, whom it suits, what the days will
hold, and the warnings, each with what to ask.
"""

from collections.abc import Mapping

from criteria.catalog import Catalog
from criteria.lens import Lens, Raised
from decision.model import Decision
from decision.words.reasons import how_sure
from decision.words.text import legible

NOTHING = "nothing answered yet"


def companies(decision: Decision, catalog: Catalog, seen: Mapping[str, Lens | None]) -> str:
    """Return what the lens shows as plain text; ``seen`` is the lens of each offer, by its key."""
    parts = [legible(decision.title)]
    for offer in decision.offers:
        lens = seen[offer.key]
        lines = _lines(lens, catalog) if lens else [NOTHING]
        parts.append("\n  ".join([legible(offer.name), *lines]))
    return "\n\n".join(parts)


def _lines(lens: Lens, catalog: Catalog) -> list[str]:
    names = [who.name for who in catalog.profiles if who.key in lens.suited_profiles]
    says = f": {lens.described.says}" if lens.described else ""
    lines = [f"{lens.maturity} ({how_sure(lens)}){says}"]
    if names:
        lines.append(f"suits: {', '.join(names)}")
    if lens.role_forecast:
        lines.append(f"the days: {lens.role_forecast.says}")
    for raised in lens.warnings:
        lines.extend(_warning(raised))
    return lines


def _warning(raised: Raised) -> list[str]:
    behind = "; ".join(
        f"{answer.question.short}: {answer.option.says.rstrip('.')}" for answer in raised.answers
    )
    return [
        f"warning: {raised.rule.name}. {raised.rule.says}",
        f"    because of: {behind}",
        f"    to settle it: {raised.settled_by.asks}",
    ]
