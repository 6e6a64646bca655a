"""What do the offers of one employer pay, where pay counts? Compiled once, exact.

`pay_together`: what is said of pay -> a table for each offer, and what is open. Whether the bonus
is really paid, and whether further grants come, is to be asked of each role; copies of an offer
share it. Share price and sale are the employer's: one draw holds for all of its offers, and nobody
can tell them in advance.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from criteria.belief import Certainty, Evidence
from criteria.criterion import PAY_KEY
from criteria.pay_questions import BONUS_PAID, FURTHER_GRANTS, PayQuestion
from decision.arrays import Array
from decision.beliefs.cache import cached
from decision.beliefs.pay import pay_streams
from decision.model import Decision, Pay, PayBasis
from decision.pay.streams import Streams
from decision.pay.together import Axis, PayTable, in_step, pay_table

GUESSED = Evidence(None, Certainty.GUESS)
_QUESTIONS = {Axis.BONUS: BONUS_PAID, Axis.GRANTS: FURTHER_GRANTS}


@dataclass(frozen=True)
class FamilyPay:
    """What is said of the pay of one employer's offers; equal if it is alike.

    Attributes
    ----------
    column
        The place of pay among the criteria in use.
    pays
        By offer.
    origins
        Of each offer the first that it was copied from; itself if none.
    """

    column: int
    pays: tuple[Pay, ...]
    basis: PayBasis
    origins: tuple[int, ...]

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        # Of pay the base tells most apart, and is hashed faster than all that may be said of it.
        return hash((self.column, tuple(pay.base for pay in self.pays), self.origins))


@dataclass(frozen=True, eq=False)
class PayFact:
    """One thing to ask about pay.

    Attributes
    ----------
    axis
        Along which its answers lie in the tables of its offers.
    offers
        The places, within the family, of the offers that it bears on.
    chances : (answers,)
    """

    question: PayQuestion
    axis: Axis
    offers: tuple[int, ...]
    chances: Array
    evidence: Evidence = GUESSED


@dataclass(frozen=True, eq=False)
class PayTogether:
    """What the offers of one employer pay.

    Attributes
    ----------
    tables
        By offer; None where its pay is not known.
    facts
        What is open and can be asked.
    """

    tables: tuple[PayTable | None, ...]
    facts: tuple[PayFact, ...]


def family_pay(
    decision: Decision, rows: list[int], keys: list[str], origins: tuple[int, ...]
) -> FamilyPay | None:
    """Return what is said of the pay of some offers; None where pay does not count.

    Parameters
    ----------
    rows
        Their places in the decision.
    keys
        Of the criteria in use.
    """
    if PAY_KEY not in keys:
        return None
    pays = tuple(decision.offers[row].pay for row in rows)
    entered = FamilyPay(keys.index(PAY_KEY), pays, decision.pay_basis, origins)
    # One object for all that is alike: it stands in many keys, and is compared by itself alone.
    return cached(("family pay", entered), lambda: entered)


def pay_together(entered: FamilyPay) -> PayTogether:
    """Return what the offers of one employer pay."""
    return cached(("pay together", entered), lambda: _compiled(entered))


def pay_is_known(pay: Pay, basis: PayBasis) -> bool:
    """Tell whether enough is said of an offer's pay to count: a base, or anything else it pays.

    Of costs alone nobody knows what they are taken from.
    """
    return _is_known(pay, None if pay.base is not None else pay_streams(pay, basis))


def _is_known(pay: Pay, streams: Streams | None) -> bool:
    if pay.base is not None or streams is None:
        return True
    return bool(streams.sure.any()) or float(streams.hoped_equivalent.amounts[-1]) > 0


def _compiled(entered: FamilyPay) -> PayTogether:
    streams = [pay_streams(pay, entered.basis) for pay in entered.pays]
    stakes = [each.hoped.stake for each in streams]
    sales, places = in_step([stake.chances for stake in stakes if stake is not None])
    of_stake = iter(places)
    tables = tuple(
        pay_table(each, sales, None if each.hoped.stake is None else next(of_stake))
        for each in streams
    )
    is_known = map(_is_known, entered.pays, streams)
    counting = tuple(t if counts else None for t, counts in zip(tables, is_known, strict=True))
    return PayTogether(counting, tuple(_facts(entered, counting)))


def _facts(entered: FamilyPay, tables: tuple[PayTable | None, ...]) -> Iterator[PayFact]:
    """Yield what is open; copies share it where they say the same."""
    for axis, question in _QUESTIONS.items():
        sharing: dict[object, list[int]] = {}
        for row, table in enumerate(tables):
            if table is not None and table.is_open(axis):
                said = _said(entered.pays[row], axis)
                sharing.setdefault((entered.origins[row], said), []).append(row)
        for rows in sharing.values():
            first = tables[rows[0]]
            if first is not None:
                yield PayFact(question, axis, tuple(rows), first.chances[axis])


def _said(pay: Pay, axis: Axis) -> object:
    """Return what is said of the share of the bonus, or of the chance of further grants."""
    if axis is Axis.BONUS:
        return None if pay.bonus is None else pay.bonus.paid
    return None if pay.refreshers is None else pay.refreshers.likelihood
