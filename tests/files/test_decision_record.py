"""A record in Markdown, and a reminder that calendars read."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt

from decision import edits
from decision.analysis import analyse
from decision.files.decision_record import NO_GUT_FEELING, as_markdown_record
from decision.files.reminder import NoDayError, as_calendar
from decision.findings.findings import Findings
from decision.model import revised
from decision.words.choosing import DOORS, NOT_CHOSEN
from decision.words.text import legible
from tests.decisions import HOSTILE, founding_case, rated
from tests.edits.test_choosing import LATER, chosen


def record(decision):
    return as_markdown_record(Findings(analyse(decision)))


def decided(**more):
    fields = {"reasons": "The people.\n\nThe pay.", "door": "one_way", "review_on": LATER}
    return edits.change_choice(chosen(founding_case()), **{**fields, **more})


def test_it_says_gut_feeling_choice_reasons_door_and_day():
    decision = edits.feel_for(decided(), founding_case().offers[1].key)
    text = record(decision)
    for part in ("You chose", "on 29 November 2026", "64 of 100 simulations", DOORS["one_way"],
                 "Look back on 29 May 2027", "The people\\.\n\nThe pay\\.", "Your gut said",
                 "## What I expect"):  # fmt: skip
        assert part in text
    assert NO_GUT_FEELING in record(decided())
    assert "How it turned out" not in text
    assert "| Impact |" in record(edits.look_back(decision, "impact", 5.0, LATER))


def test_before_anything_is_chosen_it_says_so():
    assert NOT_CHOSEN in record(founding_case())
    assert NOT_CHOSEN in record(rated({}))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_is_typed_is_text_in_it(hostile):
    decision = chosen(rated({hostile: {"impact": 5}, "Stay": {"impact": 2}}))
    decision = edits.change_choice(decision, reasons=hostile, afterwards=hostile)
    decision = revised(edits.look_back(decision, "impact", 3.0, LATER), title=hostile)
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(record(decision))
    inline = [each for token in tokens for each in token.children or []]
    assert {each.type for each in inline} <= {"text", "softbreak", "text_special"}
    heading = next(token for token in tokens if token.type == "inline")
    said = "".join(each.content for each in heading.children).replace("\u2060", "")
    assert said.split() == legible(hostile).split()


def test_calendars_read_the_reminder():
    [event] = Calendar.from_ical(as_calendar(decided())).walk("VEVENT")
    assert event.decoded("dtstart") == LATER
    assert event["summary"] == f"Look back: {founding_case().title}"
    assert "You chose" in event["description"]
    [alarm] = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=9)


def test_exported_again_it_is_the_same_event_though_the_day_is_another():
    first, again = (
        Calendar.from_ical(as_calendar(decided(review_on=day))).walk("VEVENT")[0]
        for day in (LATER, date(2028, 1, 1))
    )
    assert first["uid"] == again["uid"]
    assert as_calendar(decided()) == as_calendar(decided())


def test_what_is_exported_later_is_the_newer_version_of_the_same_event():
    day = datetime(2026, 11, 30, tzinfo=UTC)
    times = [day.replace(year=1970), day, day + timedelta(seconds=1), day.replace(year=2087)]
    events = [Calendar.from_ical(as_calendar(decided(), at)).walk("VEVENT")[0] for at in times]
    sequences = [event["sequence"] for event in events]
    assert sequences == sorted(set(sequences))
    assert sequences[0] >= 0
    assert sequences[-1] < 2**31
    assert len({event["uid"] for event in events}) == 1


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_name_adds_a_line_of_its_own_to_the_calendar(hostile):
    decision = chosen(rated({hostile: {"impact": 5}, "Stay": {"impact": 2}}))
    decision = revised(edits.change_choice(decision, review_on=LATER), title=hostile)
    content = as_calendar(decision)
    [event] = Calendar.from_ical(content).walk("VEVENT")
    assert str(event["summary"]) == f"Look back: {legible(hostile)}"
    assert content.count(b"BEGIN:") == 3


def test_without_a_day_there_is_no_reminder():
    with pytest.raises(NoDayError, match="found no day to look back on"):
        as_calendar(decided(review_on=None))
