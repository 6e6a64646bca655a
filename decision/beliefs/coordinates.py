"""Which coordinate of the unit cube draws which fact? So numbered that an answer moves no other.

Coordinates are numbered by all questions of all employers and offers, answered or not: weights, how
employers are paired, kinds, facts of each employer, where pay counts its share price and its sale,
then a block an offer with its own ratings, the facts of its role, its bonus and its further grants.
An offer of which all is shared with one before it needs no block. Where a must-have may fail by a
criterion that is not in use, or by a question that informs none, these are numbered, too.
"""

from collections.abc import Iterator
from typing import NamedTuple

from criteria.question import About
from decision.beliefs.beliefs import Beliefs
from decision.beliefs.cache import cached
from decision.beliefs.facts import Family
from decision.beliefs.questionnaire import Questionnaire
from decision.beliefs.screening import extended
from decision.beliefs.screens import AnswerScreen
from decision.pay.together import Axis

# As many coordinates as the sequence has; of more, those far off are used again.
MOST = 21_201
OF_PAY = 2  # of each employer, and of each offer, where pay counts


class Coordinates(NamedTuple):
    """Where each part begins, of ``size`` drawn; ``blocks`` numbers those of offers, by place.

    The weights come first, then at ``n_criteria`` how employers are paired. ``pay`` is where share
    prices and sales begin, two of each employer, if pay counts.
    """

    n_criteria: int
    kinds: int
    employers: int
    pay: int
    offers: int
    blocks: dict[int, int]
    block_size: int
    size: int
    about: dict[int, int]
    role: dict[int, int]

    def of_facts(self, number: int, family: Family, rows: tuple[int, ...]) -> Iterator[int]:
        """Yield the coordinate of each fact of a family; 0 for those that inform no rating.

        Parameters
        ----------
        number
            Of the family, in the order of the beliefs.
        rows
            The places of its offers in the decision.
        """
        about, role = self.about, self.role
        for fact in family.facts:
            if fact.question in about:
                yield self.employers + number * len(about) + about[fact.question]
            elif fact.question in role:
                block = self.offers + self.blocks[rows[fact.offers[0]]] * self.block_size
                yield block + self.n_criteria + role[fact.question]
            else:
                yield 0

    def of_pay(
        self, number: int, family: Family, rows: tuple[int, ...], offer: int
    ) -> tuple[int, int, int, int]:
        """Return the coordinates of what an offer may pay, by the axes of its table.

        Where nothing is open of a bonus or of further grants, theirs decides nothing.
        """
        first = {fact.axis: fact.offers[0] for fact in family.pay_facts if offer in fact.offers}
        bonus, grants = (
            # The last ones of the block, whatever else is in it.
            self.offers + (self.blocks[rows[first[axis]]] + 1) * self.block_size - OF_PAY + axis
            if axis in first
            else 0
            for axis in (Axis.BONUS, Axis.GRANTS)
        )
        price = self.pay + OF_PAY * number
        return bonus, grants, price, price + 1

    def of_own(self, family: Family, rows: tuple[int, ...], offer: int, criterion: int) -> int:
        """Return the coordinate of an own rating, the same for copies that share it."""
        first = rows[family.first_alike(offer, criterion)]
        block = self.offers + self.blocks[first] * self.block_size
        # Those of criteria that are not in use stand behind all others.
        return block + criterion + (len(self.role) if criterion >= self.n_criteria else 0)


def coordinates(beliefs: Beliefs) -> Coordinates:
    """Return how the coordinates of a decision's beliefs are laid out."""
    return cached(("coordinates", beliefs.key, beliefs.n_criteria), lambda: _laid_out(beliefs))


def _laid_out(beliefs: Beliefs) -> Coordinates:
    n_criteria, n_families = beliefs.n_criteria, len(beliefs.key)
    about, role = _counting(beliefs)
    n_wide = max((len(extended(family).criteria) for family, _ in beliefs.key), default=n_criteria)
    leading = {rows[offer] for family, rows in beliefs.key for offer in _leading(family)}
    kinds = n_criteria + n_families
    employers = kinds + n_families
    of_pay = OF_PAY if any(family.pay for family, _ in beliefs.key) else 0
    pay = employers + n_families * len(about)
    offers = pay + n_families * of_pay
    blocks = {place: number for number, place in enumerate(sorted(leading))}
    block_size = n_wide + len(role) + of_pay
    size = min(offers + len(blocks) * block_size, MOST)
    return Coordinates(
        n_criteria, kinds, employers, pay, offers, blocks, block_size, size, about, role
    )


def _leading(family: Family) -> set[int]:
    """Return the offers that are the first to have a fact of a role, or an own rating."""
    role = family.questionnaire.places[About.ROLE]
    first = {fact.offers[0] for fact in family.facts if fact.question in role}
    wide = extended(family)
    criteria = range(len(wide.criteria))
    offers = range(len(family.own))
    first |= {fact.offers[0] for fact in family.pay_facts}
    return first | {o for o in offers for c in criteria if wide.first_alike(o, c) == o}


def _counting(beliefs: Beliefs) -> tuple[dict[int, int], dict[int, int]]:
    """Return the questions that bear on any value, of employers and of roles, each numbered."""
    if not beliefs.key:
        return {}, {}
    screened = {
        screen.question
        for family, _ in beliefs.key
        for screens in family.screens
        for screen in screens
        if isinstance(screen, AnswerScreen)
    }
    return _informing(beliefs.key[0][0].questionnaire, screened)


def _informing(asked: Questionnaire, screened: set[int]) -> tuple[dict[int, int], dict[int, int]]:
    """Return the questions that inform a criterion or are screened, each numbered."""
    questions = enumerate(asked.catalog.questions)
    informing = [place for place, q in questions if q.shares or place in screened]
    about, role = ([p for p in asked.places[side] if p in informing] for side in About)
    return {place: n for n, place in enumerate(about)}, {place: n for n, place in enumerate(role)}
