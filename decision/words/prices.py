"""What would an offer have to pay to tie with its best rival, and what could one ask for instead?

`negotiations`: prices and demands -> offer by offer the price in money, and what is worth as much,
each alone. What would have to be more is rounded up, what could be less is rounded down.
"""

from collections.abc import Sequence
from typing import NamedTuple

from criteria.criterion import PAY_KEY
from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.must_haves import SparePay, spare_pay
from decision.findings.prices import Price
from decision.words.amounts import rounded_down, rounded_up
from decision.words.demands import demand_sentence
from decision.words.must_haves import limit, no_choice, out_lines
from decision.words.offer_names import offer_name, offer_names
from decision.words.pay import InCurrency
from decision.words.pay_sums import A_YEAR, mean_of_years
from decision.words.text import Part, Sentence, say

TITLE = "What to ask for"
NO_PRICE = "Pay is not counted, so there is no price in money."
ONE_OFFER = "It takes two ranked offers to say what one of them would have to pay."
ALONE = "Each of these alone would make it tie:"


class Negotiation(NamedTuple):
    """What could be negotiated about one offer: what it would have to pay, and what else would do.

    ``rival`` is with whom it would tie. ``price`` is empty where pay does not count, ``demands``
    where the offer leads.
    """

    name: Sentence
    rival: Sentence
    price: Sentence
    demands: list[Sentence]


def negotiations(findings: Findings) -> list[Negotiation]:
    """Return what could be negotiated, best offer first; nothing of one offer."""
    analysis = findings.analysis
    if len(analysis.offers) < 2:
        return []
    every = [_negotiation(findings, place) for place in analysis.order]
    return [each for each in every if each.price or each.demands]


def _negotiation(findings: Findings, place: int) -> Negotiation:
    analysis = findings.analysis
    return Negotiation(
        offer_name(analysis, place),
        offer_names(analysis, _rivals(analysis, place)),
        _price(findings, place),
        [demand_sentence(analysis, demand) for demand in findings.demands(place)],
    )


def before_prices(findings: Findings) -> list[Sentence]:
    """Return why there is no price, or none of an offer: pay, one offer, or must-haves."""
    analysis = findings.analysis
    said: list[Sentence] = []
    if not findings.pay_counting.counts:
        said.append((NO_PRICE,))
    if len(analysis.offers) < 2:
        said.append(no_choice(analysis) or (ONE_OFFER,))
    return [*said, *out_lines(analysis)]


def in_one_line(of: Negotiation) -> Sentence:
    """Return what could be asked of an offer that does not lead, in one line."""
    each = _one_of(of.demands)
    line = "{any_of} would make {name} tie with {rival}: {each}."
    any_of = "Any one of these" if len(of.demands) > 1 else "This"
    return say(line, any_of=any_of, name=of.name, rival=of.rival, each=each)


def _one_of(parts: Sequence[Sentence]) -> Sentence:
    """Return what can be chosen from; there are commas in it."""
    before = ["", *["; "] * (len(parts) - 2), "; or "]
    pairs = zip(before, parts, strict=False)
    return tuple(text for link, part in pairs for text in (link, *part) if text)


def _rivals(analysis: Analysis, place: int) -> list[int]:
    """Return with whom an offer would tie, or is tied."""
    if place not in analysis.leaders:
        return list(analysis.leaders)
    others = [each for each in analysis.leaders if each != place]
    return others or [analysis.order[1]]


# In money ----------------------------------------------------------------------------------------


def _price(findings: Findings, place: int) -> Sentence:
    """Return what an offer would have to pay; empty where pay does not count."""
    analysis = findings.analysis
    of = [each for each in findings.prices if each.offer == place and _is_of_pay(analysis, each)]
    if not of:
        return ()
    if place not in analysis.leaders:
        return _catching_up(findings, of[0])
    if len(analysis.leaders) > 1:
        rivals = offer_names(analysis, _rivals(analysis, place))
        line = "{name} is tied with {rivals} today."
        return say(line, name=offer_name(analysis, place), rivals=rivals)
    return _leading(findings, of[0])


def _is_of_pay(analysis: Analysis, price: Price) -> bool:
    return analysis.criteria[price.criterion].key == PAY_KEY


_EVEN_AT_LEAST = "{name} would lead {rival} even at the least that you could live on."


def _catching_up(findings: Findings, price: Price) -> Sentence:
    more = rounded_up(price.needed - price.today)
    said = _said(findings, price, more)
    if not price.is_within_range:
        return _filled("No pay within your range would make {name} tie with {rival}.", said)
    if not price.is_said:
        return _filled(
            "Nothing is said of the pay of {name}. It would tie with {rival} at {needed} for sure"
            "{tax}, {years}.",
            said,
        )
    return _filled(
        "{name} would tie with {rival} if it paid {change} more for sure{tax}: {needed}{on_average}"
        " instead of {today}, {years}.",
        said,
    )


def _leading(findings: Findings, price: Price) -> Sentence:
    less = rounded_down(price.today - price.needed)
    said = _said(findings, price, -less)
    spare = spare_pay(findings.analysis, price.offer)
    if spare is not None and not spare.room >= less:  # NaN is less than nothing
        return _before_it_fails(findings, price, spare)
    if not price.is_within_range:
        return _filled(_EVEN_AT_LEAST, said)
    if not price.is_said:
        return _filled(
            "Nothing is said of the pay of {name}. It would lead {rival} from {needed} for sure"
            "{tax}, {years}.",
            said,
        )
    return _filled(
        "{name} could pay {change} less for sure{tax} and still lead {rival}: {needed}{on_average} "
        "instead of {today}, {years}.",
        said,
    )


def _before_it_fails(findings: Findings, price: Price, spare: SparePay) -> Sentence:
    """Return that an offer could pay less only as far as its must-have goes."""
    analysis = findings.analysis
    said, money = _said(findings, price, 0.0), InCurrency(analysis.decision.pay_basis.currency)
    fails = limit(spare.must, analysis.whole, analysis.catalog)
    if spare.room <= 0:
        return say("{name} leads, but if it paid any less it would fail your must-have, {limit}.",
                   name=said["name"], limit=fails)  # fmt: skip
    return _filled(
        "{name} could pay {room} less for sure, and would lead {rival} till then. If it paid less "
        "than that, it would fail your must-have, {limit}.",
        {**said, "room": money(spare.room, A_YEAR), "limit": fails},
    )


def _said(findings: Findings, price: Price, change: float) -> dict[str, Part]:
    """Return what is said of every price, with pay that changes by so much a year."""
    analysis = findings.analysis
    basis = analysis.decision.pay_basis
    money = InCurrency(basis.currency)
    needed = price.today + change if price.is_said else price.needed
    return {
        "name": offer_name(analysis, price.offer),
        "rival": offer_names(analysis, _rivals(analysis, price.offer)),
        "change": money(abs(change), A_YEAR),
        "needed": money(needed, A_YEAR),
        "today": money(price.today),
        "on_average": " on average" if price.is_unsure else "",
        "tax": " after tax" if basis.cash_kept < 1 else "",
        "years": mean_of_years(basis),
    }


def _filled(template: str, parts: dict[str, Part]) -> Sentence:
    """Return a sentence with those of the parts for which there is room in it."""
    return say(template, **{key: part for key, part in parts.items() if f"{{{key}}}" in template})
