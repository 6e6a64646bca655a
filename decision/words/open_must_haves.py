"""What is still open of the must-haves, and may it change who is first, in words?

`beside_sentences` belong to the statement: what the leaders may still fail. `to_find_out_first`
says which open must-haves it hangs on who is first, and what tells whether they are met;
`as_if_met` stands beside what does not look at them, `shares_as_if_met` beside shares.
"""

from collections.abc import Iterable, Iterator

from decision.analysis import Analysis, State
from decision.findings.findings import Findings
from decision.findings.must_haves import Check, OfferChecks
from decision.model import Offer
from decision.words.must_haves import limit, stands
from decision.words.offer_names import MANY, named, offer_names
from decision.words.text import Part, Sentence, say


def beside_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return what the leaders still may fail, or fail though that puts nobody out."""
    analysis = findings.analysis
    leaders = {analysis.offers[place].key for place in analysis.leaders}
    of_leaders = [each for each in findings.must_haves if each.offer.key in leaders]
    lines = (line for each in of_leaders for line in _beside(analysis, each))
    return tuple(lines)[:MANY]


def to_find_out_first(findings: Findings) -> tuple[Sentence, ...]:
    """Return the open must-haves on which it hangs who is first; nothing where it hangs on none."""
    analysis = findings.analysis
    checks = findings.deciding_checks[:MANY]
    return tuple(_find_out(analysis, analysis.offers[place], check) for place, check in checks)


def who_may_fail(findings: Findings) -> list[int]:
    """Return the places of the offers on whose open must-haves it hangs who is first."""
    return list(dict.fromkeys(place for place, _ in findings.deciding_checks))


def as_if_met(findings: Findings) -> tuple[Sentence, ...]:
    """Return that something looks at no open must-have, where it hangs on one who is first."""
    return _as_if(findings.analysis, "Here", who_may_fail(findings), "must-haves")


def shares_as_if_met(findings: Findings) -> tuple[Sentence, ...]:
    """Return which shares look at no open must-have, where it hangs on one who is first.

    Simulations of facts look at those on ratings and answers. Of pay that nobody said they know
    nothing.
    """
    checks = findings.deciding_checks
    of_pay = [place for place, check in checks if check.must.pay_at_least is not None]
    others = [place for place, check in checks if check.must.pay_at_least is None]
    return (
        *_as_if(findings.analysis, "Where only weights are unsure,", others, "must-haves"),
        *_as_if(findings.analysis, "In all these shares", of_pay, "must-have on pay"),
    )


def _as_if(
    analysis: Analysis, where: str, places: Iterable[int], must_haves: str
) -> tuple[Sentence, ...]:
    """Return that offers count somewhere as if they met something; nothing of no offers."""
    each = list(dict.fromkeys(places))
    if not each:
        return ()
    counts, it = ("counts", "it") if len(each) == 1 else ("count", "they")
    says = f"{where} {{offers}} {counts} as if {it} met your {must_haves}, which is still open."
    return (say(says, offers=offer_names(analysis, each)),)


def _beside(analysis: Analysis, of_offer: OfferChecks) -> Iterator[Sentence]:
    for check in of_offer.checks:
        if check.state is State.FAILS:
            fails = "{offer} fails what you would like, {limit}. {stands}"
            yield say(fails, **_parts(analysis, of_offer.offer, check))
        elif check.state is State.FIND_OUT and check.must.is_hard:
            yield _find_out(analysis, of_offer.offer, check)


def _find_out(analysis: Analysis, offer: Offer, check: Check) -> Sentence:
    parts = _parts(analysis, offer, check)
    return say("Find out first whether {offer} has {limit}. {stands}", **parts)


def _parts(analysis: Analysis, offer: Offer, check: Check) -> dict[str, Part]:
    return {
        "offer": named(offer),
        "limit": limit(check.must, analysis.whole, analysis.catalog),
        "stands": stands(check, analysis.whole.pay_basis),
    }
