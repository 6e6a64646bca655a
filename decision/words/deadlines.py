"""Which answer is due when, and what is open before it? The days of all offers, in order.

`deadlines`: an offer to choose from is due on its deadline; an expected one is to come by its day.
What is open are the questions proposed for the interviews, and others that matter.
"""

from datetime import date
from typing import NamedTuple

from decision.findings.findings import Findings
from decision.model import Offer, Status
from decision.words.questions import days_left, in_words, matters
from decision.words.text import percent

FEWEST_DAYS = 2  # below that there is nothing to see on a line of time


class Due(NamedTuple):
    """The day of one offer.

    ``n_open`` is how many open questions about it matter; None of an expected one, which changes no
    choice yet.
    """

    offer: Offer
    day: date
    n_open: int | None

    @property
    def is_expected(self) -> bool:
        """Whether it is the day by which the offer comes, not that of an answer."""
        return self.n_open is None


def deadlines(findings: Findings) -> tuple[Due, ...]:
    """Return the days of all offers, the first on top; nothing where there are not two days."""
    days = [due for offer in findings.analysis.whole.offers if (due := _due(findings, offer))]
    if len({due.day for due in days}) < FEWEST_DAYS:
        return ()
    return tuple(sorted(days, key=lambda due: due.day))


def _due(findings: Findings, offer: Offer) -> Due | None:
    if offer.status is Status.EXPECTED and offer.expected_on is not None:
        return Due(offer, offer.expected_on, None)
    if not offer.is_alternative or offer.deadline is None:
        return None
    return Due(offer, offer.deadline, _n_open(findings, offer))


def _n_open(findings: Findings, offer: Offer) -> int:
    """Return how many things about an offer are worth asking: those proposed, or that matter."""
    offers = findings.analysis.offers
    if offer not in offers or len(offers) < FEWEST_DAYS:
        return 0
    place, plan = offers.index(offer), findings.interview
    values = (*plan.asked, *(value for value in plan.others if matters(value)))
    return sum(place in value.offers for value in values)


def when(due: Due, today: date) -> str:
    """Return the day, and how far away it is or how likely the offer comes."""
    return f"{in_words(due.day)}: {_how_far(due, today)}"


def open_before(due: Due) -> str:
    """Return how many questions that matter are open; empty of an expected offer."""
    if due.n_open is None:
        return ""
    n = due.n_open
    return f"{n or 'no'} open question{'' if n == 1 else 's'} that matter{'s' if n == 1 else ''}"


def in_short(due: Due, today: date) -> str:
    """Return all of it for a narrow line, the year where it is another one."""
    year = "" if due.day.year == today.year else f" {due.day.year}"
    n = due.n_open
    asked = "" if n is None else f", {n or 'no'} question{'' if n == 1 else 's'} open"
    return f"{due.day.day} {due.day:%b}{year}: {_how_far(due, today)}{asked}"


def _how_far(due: Due, today: date) -> str:
    if not due.is_expected:
        return days_left(due.day, today).lower()
    if due.day < today:
        return "was to come"
    return "may come" + ("" if due.offer.chance is None else f", {percent(due.offer.chance)}")
