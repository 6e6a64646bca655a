"""What is to be asked about a stake in a private company before one counts on it?"""

from collections.abc import Iterator, Sequence

from decision.findings.pay import Missing, OfferPay, StakePay
from decision.pay_parts import StakeKind
from decision.words.offer_names import named
from decision.words.pay_notes import LEFT_OUT
from decision.words.text import Sentence, say

OF_STAKES = "What to ask about options and shares"
# What only the company can tell; how likely a sale is, and for how much, nobody can.
_OF_THE_COMPANY = {
    Missing.SIZE: "how many shares there are in all, fully diluted",
    Missing.STRIKE: "what it costs to exercise one option",
}
_PAID_FIRST = "what investors are paid first at a sale, and what part of the company they hold"
_TO_EXERCISE = "within how many months after leaving the options have to be paid for"


def stake_asks(pays: Sequence[OfferPay]) -> list[Sentence]:
    """Return what is to be asked, offer by offer and then of any; nothing without a stake."""
    stakes = [(pay, pay.stake) for pay in pays if pay.stake is not None]
    if not stakes:
        return []
    own = [
        say("{offer}: ask {asked}.", offer=named(pay.offer), asked=asked)
        for pay, stake in stakes
        for asked in _open(stake)
    ]
    return [*own, *((line,) for line in LEFT_OUT if line.startswith("Ask"))]


def _open(stake: StakePay) -> Iterator[str]:
    yield from (words for missing, words in _OF_THE_COMPANY.items() if missing in stake.missing)
    if not stake.entered.paid_first or stake.entered.preferred is None:
        yield _PAID_FIRST
    if stake.entered.kind is StakeKind.OPTIONS and stake.entered.exercise_months is None:
        yield _TO_EXERCISE
