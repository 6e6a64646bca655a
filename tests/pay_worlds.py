"""What an offer may pay, by plain sums over every world: the truth to which ours is held."""

from itertools import pairwise, product
from math import prod

from hypothesis import strategies as st

from decision.beliefs.stakes import worths
from decision.model import PayBasis

bases = st.builds(
    PayBasis,
    years=st.integers(1, 6),
    discount_percent=st.sampled_from([0.0, 4.0]),
    cash_kept=st.sampled_from([1.0, 0.6]),
    equity_kept=st.sampled_from([1.0, 0.7]),
)
POINTS = (0.185, 0.63, 0.185)


def net(pay, basis, year):
    """What is sure in a year, less costs, as a person would add it up."""
    base = pay.base.amount * (1 + pay.base.raise_percent / 100) ** (year - 1)
    cash, rest = base, 0.0
    if pay.sign_on:
        cash += {1: pay.sign_on.first_year, 2: pay.sign_on.second_year}.get(year, 0)
    if pay.paid_in:
        rest += pay.paid_in.pension + pay.paid_in.health
    if pay.costs:
        rest -= pay.costs.living + pay.costs.way
        if year == 1:
            rest -= pay.costs.moving + pay.costs.unpaid + pay.costs.repaid
    return basis.cash_kept * cash + rest


def vested_in(pairs, year):
    first = 12 * (year - 1) if year > 1 else -1
    return sum(share for month, share in pairs if first < month <= 12 * year)


def hoped(pay, basis, year, bonus, price, further):
    """What comes beside it, if so much of the bonus is paid, and so on."""
    total = 0.0
    if pay.bonus:
        target = pay.bonus.amount
        if target is None:
            base = pay.base.amount * (1 + pay.base.raise_percent / 100) ** (year - 1)
            target = base * pay.bonus.percent / 100
        total += basis.cash_kept * target * pay.bonus.paid.three[bonus]
    factor, listed = 1.0, pay.listed_shares
    if listed:
        factor = listed.price.three[price]
        total += basis.equity_kept * factor * listed.total * vested_in(listed.pairs, year)
    if pay.refreshers and further:
        running = min(year - 1, 4)
        total += basis.equity_kept * factor * pay.refreshers.amount * running / 4
    return total


def stake_paid(pay, basis, sale):
    three = None if pay.stake is None else worths(pay.stake, basis.years)
    return 0.0 if three is None or sale is None else basis.equity_kept * three[sale]


def chance_of_sale(pay):
    return pay.stake.chance if pay.stake and pay.stake.chance is not None else 0.0


def chance_of_grants(pay):
    if pay.refreshers is None:
        return 0.0
    return 1.0 if pay.refreshers.is_written else pay.refreshers.chance or 0.0


def yearly(pay, basis, bonus, price, further, sale):
    """The yearly equivalent in one world."""
    year_of_sale = (pay.stake.sale_year if pay.stake else None) or basis.years
    discounts = [(1 + basis.discount_percent / 100) ** -year for year in range(50)]
    value = sum(
        discounts[year] * (net(pay, basis, year) + hoped(pay, basis, year, bonus, price, further))
        for year in range(1, basis.years + 1)
    )
    value += discounts[year_of_sale] * stake_paid(pay, basis, sale)
    return value / sum(discounts[1 : basis.years + 1])


def combinations(pay, basis):
    """The yearly equivalent of every combination, with its chance."""
    late, more = chance_of_sale(pay), chance_of_grants(pay)
    three, sales = list(enumerate(POINTS)), [(None, 1 - late)]
    sales += [(place, late * chance) for place, chance in enumerate(POINTS)]
    for (b, p), (s, q), (f, r), (sale, t) in product(
        three, three, [(0, 1 - more), (1, more)], sales
    ):
        yield yearly(pay, basis, b, s, f, sale), p * q * r * t


def sale_at(pay, level):
    """Which sale there is, where one draw from 0 to 1 decides for all offers of an employer."""
    late = chance_of_sale(pay)
    if level < 1 - late:
        return None
    within = (level - (1 - late)) / late
    return 0 if within < POINTS[0] else 1 if within < POINTS[0] + POINTS[1] else 2


def family_worlds(offers, basis):
    """Every world of the pay of one employer's offers: chance, answers by fact, yearly pay.

    Copies that say the same share a fact: its name is the question, the origin, and what is said.
    """
    bonuses = {name for o in offers if (name := bonus_fact(o))}
    grants = {name: chance_of_grants(o.pay) for o in offers if (name := grants_fact(o))}
    ends = {0.0, 1.0}
    for each in offers:
        late = chance_of_sale(each.pay)
        ends |= {1 - late, 1 - late + late * POINTS[0], 1 - late * POINTS[2]}
    sales = [((low + high) / 2, high - low) for low, high in pairwise(sorted(ends))]
    facts = [[(name, n, p) for n, p in enumerate(POINTS)] for name in bonuses]
    facts += [[(name, 0, 1 - p), (name, 1, p)] for name, p in grants.items()]
    for told in product(*facts):
        answers = {name: answer for name, answer, _ in told}
        share = prod(chance for _, _, chance in told)
        for (price, p), (level, q) in product(enumerate(POINTS), sales):
            yield (
                share * p * q,
                answers,
                [
                    yearly(
                        o.pay,
                        basis,
                        answers.get(bonus_fact(o), 0),
                        price,
                        answers.get(grants_fact(o), 0),
                        sale_at(o.pay, level),
                    )
                    for o in offers
                ],
            )


def bonus_fact(offer):
    return offer.pay.bonus and ("bonus", offer.first_original, offer.pay.bonus.paid.three)


def grants_fact(offer):
    more = chance_of_grants(offer.pay)
    return offer.pay.refreshers and ("grants", offer.first_original, more)
