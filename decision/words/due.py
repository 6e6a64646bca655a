"""By when must an answer come? Days and deadlines, in words.

`by_when` counts the days to the deadline, which a decision between offers has from any of them.
"""

from datetime import date

from decision.analysis import Analysis
from decision.words.offer_names import offer_name
from decision.words.text import Sentence, say


def by_when(analysis: Analysis, offer: int, today: date) -> Sentence:
    """Return whether an answer about an offer comes before a deadline, its own or the first."""
    due = due_for(analysis, offer, today)
    if due is None:
        return say("No deadline.")
    left, day = days_left(due, today), day_in_words(due)
    if analysis.offers[offer].deadline is not None:
        return say("{left}: decide by {day}.", left=left, day=day)
    place = next(n for n, each in enumerate(analysis.offers) if each.deadline == due)
    about = offer_name(analysis, place)
    return say("{left}: decide about {about} by {day}.", left=left, about=about, day=day)


def due_for(analysis: Analysis, offer: int, today: date) -> date | None:
    """Return the deadline before which an answer should come: the offer's, or the next, or None."""
    own = analysis.offers[offer].deadline
    if own is not None:
        return own
    deadlines = [each.deadline for each in analysis.offers if each.deadline is not None]
    return min((day for day in deadlines if day >= today), default=None)


def days_left(due: date, today: date) -> str:
    """Return how many days are left to a deadline, or that it has passed."""
    days = (due - today).days
    if days < 0:
        return "The deadline has passed"
    return {0: "Today", 1: "1 day left"}.get(days, f"{days} days left")


def day_in_words(day: date) -> str:
    """Return a day as it is written.

    >>> day_in_words(date(2026, 12, 1))
    '1 December 2026'
    """
    return f"{day.day} {day:%B %Y}"
