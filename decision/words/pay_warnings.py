"""How do warnings about an offer's pay read? As what was found, its figures, and what to do.

Where both readings can be right it is a question.
"""

from decision.findings.pay import OfferPay
from decision.findings.pay_warning_kinds import (
    BaseLikeTotal,
    ComesLate,
    GrantsLikeTotal,
    ListedBesidePrivate,
    MetOnlyLocked,
    MetOnlyOnce,
    OnceDecides,
    PayWarning,
    PercentAgainstCount,
    SaleForCertain,
    SameAmountTwice,
)
from decision.findings.pay_warnings import SEVERAL_YEARS, USUAL_CHANCE
from decision.words.offer_names import named
from decision.words.pay import InCurrency, in_own_currency
from decision.words.pay_sums import A_YEAR, mean_of_years
from decision.words.text import Sentence, Typed, percent, say


def warning_sentence(pay: OfferPay, warning: PayWarning) -> Sentence:
    """Return a warning about an offer's pay."""
    match warning:
        case BaseLikeTotal() | GrantsLikeTotal():
            return _like_total(pay, warning)
        case ListedBesidePrivate() | SaleForCertain():
            return _no_cash(pay, warning)
        case PercentAgainstCount():
            return _against_count(warning)
        case OnceDecides() | SameAmountTwice():
            return _once(pay, warning)
        case MetOnlyOnce() | MetOnlyLocked():
            return _met_only(pay, warning)
        case ComesLate():
            return _late(pay, warning)


def _like_total(pay: OfferPay, warning: BaseLikeTotal | GrantsLikeTotal) -> Sentence:
    if isinstance(warning, BaseLikeTotal):
        money = InCurrency(pay.basis.currency)
        return say(
            "Is the base of {base} the pay of one year? The next highest is {next} ({offer}). If "
            "it is the pay of {years} years, enter {each}.",
            base=money(warning.base, A_YEAR),
            next=money(warning.next_base, A_YEAR),
            offer=named(warning.next_offer),
            years=str(SEVERAL_YEARS),
            each=money(warning.base_if_total, A_YEAR),
        )
    own = in_own_currency(pay)
    return say(
        "Are the further grants worth {amount}, or is that their total for {years} years? The "
        "first grant is {total} in all. As entered, they make {makes}. If it is the total, enter "
        "{each}, which makes {less}.",
        amount=own(warning.amount, A_YEAR),
        years=str(SEVERAL_YEARS),
        total=own(warning.total),
        makes=_makes(pay, warning.makes),
        each=own(warning.amount / SEVERAL_YEARS, A_YEAR),
        less=_makes(pay, warning.makes_if_total),
    )


def _no_cash(pay: OfferPay, warning: ListedBesidePrivate | SaleForCertain) -> Sentence:
    if isinstance(warning, ListedBesidePrivate):
        return say(
            "Can these shares be sold on the day they vest? They count {makes}. You also entered "
            "a stake in a private company: if the shares are of the same company, they are no "
            "cash before it is sold. Enter them as private shares then.",
            makes=_makes(pay, warning.makes),
        )
    return say(
        "You count the sale as {certain} ({chance}), so the stake makes {makes}. Of 3,067 US "
        "startups, {usual} were bought or listed within six years; at that chance it would make "
        "{less}. Before a sale, options and shares of a private company are no cash.",
        certain="certain" if warning.chance == 1 else "nearly certain",
        chance=percent(warning.chance),
        makes=_makes(pay, warning.makes),
        usual=f"{100 * USUAL_CHANCE:g} %",
        less=_makes(pay, warning.makes_usually),
    )


def _against_count(warning: PercentAgainstCount) -> Sentence:
    return say(
        "You entered {said} of the company, but {number} of {all} shares make {counted}. The "
        "counts are used. Ask which of the three is wrong.",
        said=f"{warning.said:g} %",
        number=f"{warning.number:,.0f}",
        all=f"{warning.fully_diluted:,.0f}",
        counted=f"{warning.counted:.3g} %",
    )


def _once(pay: OfferPay, warning: OnceDecides | SameAmountTwice) -> Sentence:
    money = InCurrency(pay.basis.currency)
    if isinstance(warning, OnceDecides):
        return say(
            "Only what comes once puts this offer above {other} in sure pay: {sure} against "
            "{theirs}, {years}. Without it, it is {recurring} against {other_recurring}.",
            other=named(warning.other),
            sure=money(warning.sure, A_YEAR),
            theirs=money(warning.other_sure, A_YEAR),
            years=mean_of_years(pay.basis),
            recurring=money(warning.recurring, A_YEAR),
            other_recurring=money(warning.other_recurring, A_YEAR),
        )
    return say(
        "Are the bonus and the sign-on the same {amount}? Each year it makes {each_year}, once it "
        "makes {once}. If it is one payment, enter it once.",
        amount=in_own_currency(pay)(warning.amount),
        each_year=_makes(pay, warning.makes_each_year),
        once=_makes(pay, warning.makes_once),
    )


def _met_only(pay: OfferPay, warning: MetOnlyOnce | MetOnlyLocked) -> Sentence:
    money = InCurrency(pay.basis.currency)
    if isinstance(warning, MetOnlyLocked):
        return say(
            "You need {least}, sure. Only what is paid in for you makes it up: {worst} with it in "
            "the worst year, but {in_cash} that can be spent.",
            least=money(warning.least, A_YEAR),
            worst=money(warning.worst),
            in_cash=money(warning.in_cash),
        )
    return say(
        "You need {least}, sure. Only what comes once makes it up: {with_once} in year {year}, but "
        "{worst} without it in the worst year.",
        least=money(warning.least, A_YEAR),
        with_once=money(warning.with_once),
        year=str(warning.year),
        worst=money(warning.worst),
    )


_GRANTS = {"listed_shares": "listed shares", "stake": "stake"}


def _late(pay: OfferPay, warning: ComesLate) -> Sentence:
    return say(
        "Much of the {grant} comes late: {share} vests by the end of year {years}, where it "
        "would be {evenly} if it were spread evenly. What comes after that, up to month {last}, "
        "counts nothing here: {later}.",
        grant=_GRANTS[warning.component],
        share=percent(warning.vested),
        years=str(pay.basis.years),
        evenly=percent(warning.evenly),
        later=_later(pay, warning),
        last=str(warning.last_month),
    )


def _later(pay: OfferPay, warning: ComesLate) -> str:
    """Return what comes later: an amount, a number of options or shares, or a share of it."""
    if warning.later is None:
        return percent(1 - warning.vested)
    if warning.component == "listed_shares":
        return in_own_currency(pay)(warning.later)
    what = "options" if pay.stake is None else pay.stake.entered.kind.value
    return f"{warning.later:,.0f} {what}"


def _makes(pay: OfferPay, amount: float) -> Typed:
    """Return what something makes a year, with the years whose mean that is."""
    return InCurrency(pay.basis.currency)(amount, f"{A_YEAR}, {mean_of_years(pay.basis)}")
