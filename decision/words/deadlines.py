"""Which answer is due when, and what is open before it? The days of all offers, in order.

`deadlines`: an offer to choose from is due on its deadline; an expected one is to come by its day.
What is open are the questions proposed for the interviews, and others that matter.
"""

from datetime import date
from typing import NamedTuple

from decision.analysis import Reason
from decision.findings.findings import Findings
from decision.findings.readiness import FEWEST_OFFERS
from decision.model import Offer, Status
from decision.words.due import day_in_words, days_left
from decision.words.questions import matters
from decision.words.text import percent

FEWEST_DAYS = 2  # below that there is nothing to see on a line of time


class Due(NamedTuple):
    """The day of one offer.

    ``n_open`` is how many open questions about it matter; None of one that is not ranked, of which
    none changes a choice yet: ``reason`` says why.
    """

    offer: Offer
    day: date
    n_open: int | None
    reason: Reason | None = None

    @property
    def is_expected(self) -> bool:
        """Whether it is the day by which the offer comes, not that of an answer."""
        return self.offer.status is Status.EXPECTED


def deadlines(findings: Findings) -> tuple[Due, ...]:
    """Return the days of all offers, the first on top; nothing where there are not two days."""
    days = [due for offer in findings.analysis.whole.offers if (due := _due(findings, offer))]
    if len({due.day for due in days}) < FEWEST_DAYS:
        return ()
    return tuple(sorted(days, key=lambda due: due.day))


def _due(findings: Findings, offer: Offer) -> Due | None:
    is_expected = offer.status is Status.EXPECTED
    day = offer.expected_on if is_expected else offer.deadline if offer.is_alternative else None
    if day is None:
        return None
    reason = findings.analysis.standings[offer.key].reason
    return Due(offer, day, None if reason else _n_open(findings, offer), reason)


def _n_open(findings: Findings, offer: Offer) -> int:
    """Return how many things about an offer are worth asking: those proposed, or that matter."""
    offers = findings.analysis.offers
    if len(offers) < FEWEST_OFFERS:
        return 0
    place, plan = offers.index(offer), findings.interview
    values = (*plan.asked, *(value for value in plan.others if matters(value)))
    return sum(place in value.offers for value in values)


def when(due: Due, today: date) -> str:
    """Return the day, and how far away it is or how likely the offer comes."""
    return f"{day_in_words(due.day)}: {_how_far(due, today)}"


def open_before(due: Due) -> str:
    """Return how many questions that matter are open, or why none counts; empty if expected."""
    n = due.n_open
    if n is None:
        return "" if due.is_expected else str(due.reason)
    return f"{n or 'no'} open question{'' if n == 1 else 's'} that matter{'s' if n == 1 else ''}"


def in_short(due: Due, today: date) -> str:
    """Return all of it for a narrow line, the year where it is another one."""
    year = "" if due.day.year == today.year else f" {due.day.year}"
    n = due.n_open
    asked = open_before(due) if n is None else f"{n or 'no'} question{'' if n == 1 else 's'} open"
    says = ", ".join(filter(None, (_how_far(due, today), asked)))
    return f"{due.day.day} {due.day:%b}{year}: {says}"


def _how_far(due: Due, today: date) -> str:
    if not due.is_expected:
        return days_left(due.day, today).lower()
    if due.day < today:
        return "was to come"
    return "may come" + ("" if due.offer.chance is None else f", {percent(due.offer.chance)}")
