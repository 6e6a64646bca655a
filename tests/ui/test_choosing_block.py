"""What is chosen is kept with what was expected; on its day every page asks how it turned out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from decision import edits
from decision.analysis import analyse
from decision.beliefs import cache
from decision.files.reminder import as_calendar
from decision.findings import draw_sums
from decision.findings.findings import Findings
from decision.findings.looking_back import expectations
from decision.model import Rating, revised
from decision.ui import choosing
from decision.ui.choosing import NOTHING_YET
from decision.words.choosing import NOTHING_TO_LOOK_BACK_ON
from tests.decisions import founding_case, measured_case
from tests.edits.test_choosing import chosen
from tests.ui.bringing import text
from tests.ui.screen import field, shown

DAY = timedelta(days=1)


def labelled(elements, label):
    return next(each for each in elements if each.label == label)


def said(screen):
    return " ".join(text(str(each.proto.body)) for each in screen.get("html"))


def test_a_choice_is_made_explained_and_taken_back(store):
    identity = store.create(founding_case())
    screen = shown("files", identity)
    assert labelled(screen.selectbox, "I take").value == ""
    place = 1
    offer = founding_case().offers[place]
    labelled(screen.selectbox, "I take").select(offer.key).run()
    labelled(screen.text_area, "Why").set_value("The people.").run()
    labelled(screen.date_input, "Look back on").set_value(date.today() + DAY).run()
    choice, analysis = store.newest(identity).decision.choice, analyse(founding_case())
    assert (choice.offer, choice.reasons, choice.review_on) == (
        offer.key,
        "The people.",
        date.today() + DAY,
    )
    assert (choice.decided_on, choice.expected) == (date.today(), expectations(analysis, place))
    first = Findings(analysis).robustness.first_place[place]
    assert choice.first_place_share == pytest.approx(first)
    assert f"You chose {offer.name}" in said(screen)
    labelled(screen.selectbox, "I take").select("").run()
    assert store.newest(identity).decision.choice is None
    assert labelled(screen.selectbox, "I take").options[0] == NOTHING_YET


def test_others_can_write_while_it_is_worked_out_what_is_expected_of_a_choice(store, monkeypatch):
    identity, simulate, others = store.create(founding_case()), draw_sums.rank_sums, []

    def while_another_writes(*of):
        others.append(store.create(founding_case()))
        return simulate(*of)

    screen = shown("files", identity)
    cache.forget()
    monkeypatch.setattr(draw_sums, "rank_sums", while_another_writes)
    labelled(screen.selectbox, "I take").select(founding_case().offers[0].key).run()
    assert others
    assert store.newest(identity).decision.choice.first_place_share > 0


def test_an_offer_of_which_nothing_is_known_can_be_chosen_all_the_same(store):
    decision = edits.add_offers(founding_case(), [("A dream", {})])
    identity = store.create(decision)
    labelled(shown("files", identity).selectbox, "I take").select("a_dream").run()
    choice = store.newest(identity).decision.choice
    assert (choice.offer, choice.first_place_share) == ("a_dream", None)


@pytest.mark.parametrize("page", ["compare", "ask", "offers"])
def test_on_its_day_and_not_before_every_page_asks_how_it_turned_out(store, page):
    due = edits.change_choice(chosen(founding_case()), review_on=date.today())
    not_yet = edits.change_choice(due, review_on=date.today() + DAY)
    looked_back = edits.look_back(due, "impact", 5.0, date.today())
    asks = ["How did it turn out?" in said(shown(page, store.create(each)))
            for each in (due, not_yet, looked_back, founding_case())]  # fmt: skip
    assert asks == [True, False, False, False]


def test_how_it_turned_out_is_typed_in_its_unit_and_set_against_what_was_expected(store):
    decision = edits.change_choice(chosen(measured_case()), review_on=date.today() - DAY)
    identity = store.create(decision)
    screen = shown("files", identity)
    field(screen, "Commute, min").set_value("1 h").run()
    field(screen, "Learning").set_value("6,5").run()
    choice = store.newest(identity).decision.choice
    assert (choice.turned_out, choice.looked_back_on) == (
        {"commute": 60.0, "learning": 6.5},
        date.today(),
    )
    assert "better" in said(screen)
    field(screen, "Learning").set_value("11").run()
    assert store.newest(identity).decision.choice == choice
    refused = 'Learning: please enter a number from 0 to 10, such as 7.5 or 7,5. You entered "11".'
    assert screen.error[0].value.replace("\\", "") == refused
    screen.run()
    field(screen, "Learning").set_value("").run()
    assert store.newest(identity).decision.choice.turned_out == {"commute": 60.0}


def test_a_reminder_is_a_newer_version_than_one_of_before():
    due = edits.change_choice(chosen(founding_case()), review_on=date.today())
    before = as_calendar(due, datetime.now(UTC) - DAY)
    [old], [new] = (
        Calendar.from_ical(each).walk("VEVENT") for each in (before, choosing._reminder(due))
    )
    assert old["uid"] == new["uid"]
    assert new["sequence"] > old["sequence"]


def test_who_only_says_what_they_learned_has_looked_back_too(store):
    due = edits.change_choice(chosen(founding_case()), review_on=date.today() - DAY)
    identity = store.create(due)
    screen = shown("files", identity)
    labelled(screen.text_area, "What do you know now?").set_value("Ask the team.").run()
    choice = store.newest(identity).decision.choice
    assert (choice.afterwards, choice.looked_back_on) == ("Ask the team.", date.today())
    assert "It is time to look back" not in said(shown("compare", identity))


def test_over_all_choices_it_is_said_how_well_they_were_foreseen(store):
    screen = shown("files", store.create(founding_case()))
    screen.session_state["fold_foreseen_kept"] = True
    screen.run()
    assert NOTHING_TO_LOOK_BACK_ON in said(screen)
    past = edits.look_back(chosen(measured_case()), "hours", 44.0, date.today())
    store.create(revised(past, title="Another"))
    screen = shown("files", store.create(edits.look_back(past, "hours", 59.0, date.today())))
    screen.session_state["fold_foreseen_kept"] = True
    screen.run()
    assert past.choice.expected["hours"] == Rating(low=38.0, likely=40.0, high=45.0)
    assert "1 of 2 ranges held what turned out." in said(screen)
