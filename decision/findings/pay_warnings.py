"""What in an offer's pay is to be looked at again, as it is what people stumble over?

A total is read as yearly, units of a private company as cash, one-time money as pay that recurs; a
percent contradicts a count, and much of a grant comes after the years compared. Each check asks
for evidence in what was entered, so few of them speak.
"""

from collections.abc import Iterator, Sequence
from math import isclose

from decision.arrays import MONEY_TIE
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
from decision.pay.schedule import MONTHS, Schedule, vested
from decision.pay.stream import REFRESHER_YEARS
from decision.pay_fields import Grant

SEVERAL_YEARS = 4  # for which totals are usually named
FAR_ABOVE, FEWEST_OTHERS = 3.0, 2  # times the next highest base, of so many others at least
AS_GOOD_AS_CERTAIN = 0.95
USUAL_CHANCE = 0.052  # bought or listed within six years: Carta, as in `words.pay_notes`
EVEN = 0.01  # of a grant: schedules by month and by year differ by rounding


def pay_warnings(
    pays: Sequence[OfferPay], place: int, least: Sequence[float] = ()
) -> tuple[PayWarning, ...]:
    """Return what to look at again in the pay of the offer at this place; often nothing.

    ``least`` is what must-haves ask of its pay: sure each year, after yearly costs.
    """
    pay = pays[place]
    others = [each for each in pays if each is not pay and each.is_said]
    checks = (
        _base_like_total(pay, others),
        _same_amount_twice(pay),
        _once_decides(pay, others),
        _met_only_once(pay, least),
        _met_only_locked(pay, least),
        _grants_like_total(pay),
        _listed_beside_private(pay),
        _listed_come_late(pay),
        _percent_against_count(pay),
        _sale_for_certain(pay),
        _stake_comes_late(pay),
    )
    return tuple(warning for check in checks for warning in check)


def _makes(pay: OfferPay, component: str) -> float:
    return sum(line.makes for line in pay.lines if line.component == component)


# A total read as yearly --------------------------------------------------------------------------


def _base_like_total(pay: OfferPay, others: Sequence[OfferPay]) -> Iterator[BaseLikeTotal]:
    bases = [(_base(each), each.offer) for each in others if _base(each) > 0]
    if len(bases) < FEWEST_OTHERS:
        return
    base, (highest, offer) = _base(pay), max(bases, key=lambda each: each[0])
    if base >= FAR_ABOVE * highest:
        yield BaseLikeTotal(base, highest, offer, base / SEVERAL_YEARS)


def _base(pay: OfferPay) -> float:
    """Return the base of the first year, before tax, in the decision's currency."""
    base = pay.offer.pay.base
    return 0.0 if base is None else pay.factor * base.amount


def _grants_like_total(pay: OfferPay) -> Iterator[GrantsLikeTotal]:
    further, grant = pay.offer.pay.refreshers, pay.offer.pay.listed_shares
    makes = _makes(pay, "refreshers")
    if further is None or grant is None or not makes:
        return
    if further.amount >= grant.total > 0:
        yield GrantsLikeTotal(further.amount, grant.total, makes, makes / REFRESHER_YEARS)


# What is no cash ---------------------------------------------------------------------------------


def _listed_beside_private(pay: OfferPay) -> Iterator[ListedBesidePrivate]:
    makes = _makes(pay, "listed_shares")
    if makes and pay.stake is not None:
        yield ListedBesidePrivate(makes)


def _sale_for_certain(pay: OfferPay) -> Iterator[SaleForCertain]:
    makes = _makes(pay, "stake")
    chance = None if pay.stake is None else pay.stake.entered.chance
    if makes and chance is not None and chance >= AS_GOOD_AS_CERTAIN:
        yield SaleForCertain(chance, makes, makes * USUAL_CHANCE / chance)


def _percent_against_count(pay: OfferPay) -> Iterator[PercentAgainstCount]:
    if pay.stake is None or pay.stake.contradiction is None:
        return
    stake = pay.stake.entered
    if stake.percent is not None and stake.number is not None and stake.fully_diluted is not None:
        counted = pay.stake.contradiction
        yield PercentAgainstCount(stake.percent, counted, stake.number, stake.fully_diluted)


# What comes once ---------------------------------------------------------------------------------


def _once_decides(pay: OfferPay, others: Sequence[OfferPay]) -> Iterator[OnceDecides]:
    """Yield the best paid of the others that only one-time money leaves behind."""
    mine, once = pay.streams, pay.streams.one_time.any()
    overtaken = [
        each
        for each in others
        if once
        and each.streams.sure_equivalent < mine.sure_equivalent - MONEY_TIE
        and each.streams.recurring_equivalent > mine.recurring_equivalent + MONEY_TIE
    ]
    if overtaken:
        best = max(overtaken, key=lambda each: each.streams.recurring_equivalent)
        sure, recurring = best.streams.sure_equivalent, best.streams.recurring_equivalent
        own = mine.sure_equivalent, mine.recurring_equivalent
        yield OnceDecides(*own, best.offer, sure, recurring)


def _same_amount_twice(pay: OfferPay) -> Iterator[SameAmountTwice]:
    bonus, sign_on, base = pay.offer.pay.bonus, pay.offer.pay.sign_on, pay.offer.pay.base
    if bonus is None or sign_on is None:
        return
    target = bonus.amount
    if bonus.percent is not None and base is not None:
        target = base.amount * bonus.percent / 100
    once = [line for line in pay.lines if line.component == "sign_on"]
    same = [line for line in once if target and isclose(line.amount, target)]
    if same:
        yield SameAmountTwice(same[0].amount, _makes(pay, "bonus"), same[0].makes)


def _met_only_once(pay: OfferPay, least: Sequence[float]) -> Iterator[MetOnlyOnce]:
    streams = pay.streams
    each_year = streams.recurring - streams.recurring_costs
    for limit in least:
        made_up = (each_year < limit) & (each_year + streams.one_time >= limit)
        if made_up.any():
            year = int(made_up.argmax())
            with_once = float(each_year[year] + streams.one_time[year])
            yield MetOnlyOnce(limit, year + 1, with_once, float(each_year.min()))


def _met_only_locked(pay: OfferPay, least: Sequence[float]) -> Iterator[MetOnlyLocked]:
    worst = float((pay.streams.recurring - pay.streams.recurring_costs).min())
    in_cash = worst - _makes(pay, "paid_in")
    for limit in least:
        if in_cash < limit <= worst:
            yield MetOnlyLocked(limit, worst, in_cash)


# What comes late ---------------------------------------------------------------------------------


def _listed_come_late(pay: OfferPay) -> Iterator[ComesLate]:
    grant = pay.offer.pay.listed_shares
    if grant is not None and grant.total:
        yield from _late("listed_shares", grant, grant.total, pay.basis.years)


def _stake_comes_late(pay: OfferPay) -> Iterator[ComesLate]:
    stake = pay.offer.pay.stake
    if stake is not None:
        yield from _late("stake", stake, stake.number, pay.basis.years)


def _late(component: str, grant: Grant, whole: float | None, years: int) -> Iterator[ComesLate]:
    share, last = vested(grant.pairs, MONTHS * years), _last_month(grant.pairs)
    evenly = MONTHS * years / max(last, 1)
    if last > MONTHS * years and share < evenly - EVEN:
        later = None if whole is None else whole * (1 - share)
        yield ComesLate(component, last, share, evenly, later)


def _last_month(schedule: Schedule) -> int:
    return max(month for month, _ in schedule)
