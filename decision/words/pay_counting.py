"""Does pay count? What is said where it does not, and how it is asked what pay is worth."""

from criteria.criterion import PAY_KEY
from decision.findings.findings import Findings
from decision.findings.pay import OfferPay
from decision.findings.pay_counting import worth_for_sure
from decision.model import Decision, PayBasis, PayCurve
from decision.words.offer_names import lead_in_points, offer_names
from decision.words.pay import InCurrency
from decision.words.text import Named, Sentence, listed, say

NOT_COUNTED, COUNT_IT = "Pay is not counted.", "Count it"
ONLY_SHOWN = "Pay is only shown. It counts in no points yet. You can count it on What matters."
IN_POINTS = "Pay counts, as one of your criteria. You weigh it on What matters."
ENTER_FIRST = "Enter under Pay, on Offers, what the offers pay. Then it can count."
PROPOSED = "So far these amounts span what the offers pay. Put your own."
A_YEAR = " a year"
FIRST, SECOND = "The first", "The second"
ALIKE_IS_SAID = (
    "Each click moves the amount between them. Stop once both would mean the same to you."
)
_MONEY = {"pay", "salary", "compensation", "money", "income", "wage", "wages", "earnings"}


def not_counted(findings: Findings) -> str:
    """Return that pay does not count, where some is known; else nothing."""
    return NOT_COUNTED if findings.pay_counting.could_count else ""


def what_pay_decides(findings: Findings) -> Sentence:
    """Return who would lead without pay; empty where it does not count or is all that does."""
    analysis, without = findings.analysis, findings.without_pay
    if without is None:
        return ()
    names = offer_names(analysis, without.leaders)
    if len(without.leaders) > 1:
        return say("Without pay {names} would be tied.", names=names)
    lead = lead_in_points(without.lead)
    if without.leaders == analysis.leaders:
        return say("Without pay {names} would lead as well, {lead} ahead.", names=names, lead=lead)
    return say("Pay decides: without it {names} would lead, {lead} ahead.", names=names, lead=lead)


def in_points(findings: Findings) -> str:
    """Return whether pay counts, as it stands beside what an offer pays."""
    return IN_POINTS if findings.pay_counting.counts else ONLY_SHOWN


def worth_sentence(findings: Findings, pay: OfferPay) -> Sentence:
    """Return how much for sure an offer's pay is worth, by the three amounts; empty if all is."""
    worth = worth_for_sure(findings.analysis.whole, pay)
    if worth is None:
        return ()
    return say(
        "By your three amounts all of it is worth as much to you as {worth} for sure.",
        worth=InCurrency(pay.basis.currency)(worth, A_YEAR),
    )


def which_raise(basis: PayBasis, curve: PayCurve) -> Sentence:
    """Return the question for the amount that is worth half."""
    money, middle = InCurrency(basis.currency), half_of(curve)
    return say(
        "Which raise would mean more to you: from {least} to {middle} a year, or from {middle} to "
        "{enough}?",
        least=money(curve.least),
        middle=money(middle),
        enough=money(curve.enough),
    )


def half_of(curve: PayCurve) -> float:
    """Return the amount worth half: that of the user, or the middle."""
    return (curve.least + curve.enough) / 2 if curve.middle is None else curve.middle


def counted_twice(decision: Decision) -> Sentence:
    """Return that money counts twice, where a criterion of one's own sounds like pay."""
    if PAY_KEY not in decision.criteria:
        return ()
    own = [
        Named(each.name)
        for each in decision.own_criteria
        if each.key in decision.criteria and _MONEY & set(each.name.casefold().split())
    ]
    if not own:
        return ()
    return say("{own} counts beside it, so money may count twice.", own=listed(own))
