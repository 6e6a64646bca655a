"""What is still open of the must-haves, and may it change who is first, in words?

`beside_sentences` belong to the statement: what the leaders may still fail. `to_find_out_first`
says which open must-haves it hangs on who is first, and what tells whether they are met;
`as_if_met` stands beside what does not look at them.
"""

from collections.abc import Iterator

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


def may_fail(analysis: Analysis, place: int) -> bool:
    """Tell whether an offer may fail a hard must-have."""
    checks = analysis.checks[analysis.offers[place].key]
    return any(each.must.is_hard and each.state is State.FIND_OUT for each in checks)


def who_may_fail(findings: Findings) -> list[int]:
    """Return the places of the offers on whose open must-haves it hangs who is first."""
    return list(dict.fromkeys(place for place, _ in findings.deciding_checks))


def as_if_met(findings: Findings) -> tuple[Sentence, ...]:
    """Return that something looks at no open must-have, where it hangs on one who is first."""
    places = who_may_fail(findings)
    if not places:
        return ()
    counts, it = ("counts", "it") if len(places) == 1 else ("count", "they")
    return (
        say(
            f"Here {{offers}} {counts} as if {it} met your must-haves, which is still open.",
            offers=offer_names(findings.analysis, places),
        ),
    )


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
