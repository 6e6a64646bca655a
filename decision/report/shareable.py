"""What do others see of a decision? Findings without pay and names, and what that leaves out."""

from typing import NamedTuple

from decision import edits
from decision.analysis import Reason, analyse
from decision.findings.findings import Findings
from decision.model import Decision
from decision.words.offer_names import named
from decision.words.text import Sentence, in_letters, listed, say

LEFT_OUT = "Pay, names and notes are left out of this report."


class Shared(NamedTuple):
    """Findings without pay and names, and what is to be said about that."""

    findings: Findings
    remarks: tuple[Sentence, ...]


def shared(findings: Findings) -> Shared:
    """Return the findings of the decision without pay and names; raises as that edit.

    An offer that only its pay puts out is left out: ranked, it would be what it is not.
    """
    analysis = findings.analysis
    bare = edits.without_pay_and_names(analysis.whole)
    failing = {each.offer.key for each in analysis.out if each.reason is Reason.FAILS}
    ranked = {offer.key for offer in analyse(bare, analysis.catalog).offers}
    gone = [offer.key for offer in bare.offers if offer.key in failing & ranked]
    left = bare
    for key in gone:
        left = edits.delete_offer(left, key)
    others = Findings(analyse(left, analysis.catalog))
    remarks = ((LEFT_OUT,), _of_pay(findings, others, bare), _of_gone(len(gone)))
    return Shared(others, tuple(filter(None, remarks)))


def _of_pay(before: Findings, after: Findings, bare: Decision) -> Sentence:
    """Return who leads with pay, where pay says anything about that."""
    analysis = before.analysis
    asks_pay = any(must.pay_at_least is not None for must in analysis.whole.must_haves)
    if not analysis.offers or not (asks_pay or edits.pay_counts(analysis.whole)):
        return ()
    keys = [analysis.offers[place].key for place in analysis.leaders]
    of_others = after.analysis
    now = [of_others.offers[place].key for place in of_others.leaders] if of_others.offers else []
    names = listed([named(offer) for offer in bare.offers if offer.key in keys])
    how = "lead" if len(keys) > 1 else "leads"
    also = " as well" if keys == now else " instead"
    line = "Pay is left out of the points, too. With pay {names} {how}{also}."
    return say(line, names=names, how=how, also=also)


def _of_gone(count: int) -> Sentence:
    if not count:
        return ()
    one = count == 1
    return say(
        "{count} {offers} not shown: {they} less than is a must.",
        count=in_letters(count).capitalize(),
        offers="offer is" if one else "offers are",
        they="it pays" if one else "they pay",
    )
