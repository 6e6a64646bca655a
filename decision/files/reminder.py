"""A reminder for the calendar, on the day on which to look back on a choice.

Source: RFC 5545, iCalendar; of its sequence 3.8.7.4.
"""

from datetime import UTC, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from decision.model import Decision
from decision.words.choosing import chosen_offer
from decision.words.offer_names import named
from decision.words.text import as_plain, legible

AT = timedelta(hours=9)  # of the day
FROM = datetime(2020, 1, 1, tzinfo=UTC)  # so that seconds since then fit into 32 bits until 2088


class NoDayError(ValueError):
    """There is no choice, or no day on which to look back on it."""

    def __init__(self) -> None:
        super().__init__("found no day to look back on; expected a choice with one")


def as_calendar(decision: Decision, as_of: datetime = FROM) -> bytes:
    """Return the reminder of a decision that has a day to look back on.

    Parameters
    ----------
    as_of
        When the decision stood like this, with its zone. A calendar takes what is later for the
        newer version of the same event.

    Raises
    ------
    NoDayError
        If it has none.
    """
    choice, offer = decision.choice, chosen_offer(decision)
    if choice is None or choice.review_on is None or offer is None:
        raise NoDayError
    calendar = Calendar()
    calendar.add("prodid", "-//Crossroads//EN")
    calendar.add("version", "2.0")
    event = Event()
    name = as_plain(named(offer))
    # Exported again, it replaces what is in the calendar already.
    same = f"crossroads/{decision.title}/{choice.offer}/{choice.decided_on}"
    event.add("uid", str(uuid5(NAMESPACE_URL, same)))
    event.add("sequence", max(int((as_of - FROM).total_seconds()), 0))
    event.add("dtstamp", datetime.combine(choice.decided_on or choice.review_on, time(), UTC))
    event.add("dtstart", choice.review_on)
    event.add("summary", f"Look back: {legible(decision.title)}")
    event.add("description", f"You chose {name}. How did it turn out, against what you expected?")
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm())
    calendar.add_component(event)
    return calendar.to_ical()


def _alarm() -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", "Look back")
    alarm.add("trigger", AT)
    return alarm
