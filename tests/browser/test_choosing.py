"""What was chosen is said on the page Export, in both themes and on a phone."""

from datetime import date

from icalendar import Calendar
from playwright.sync_api import expect

from decision import edits
from decision.analysis import analyse
from decision.files.decision_record import as_markdown_record
from decision.findings.findings import Findings
from decision.store.store import Store
from decision.ui.choosing import TITLE
from decision.ui.looking_back import LOOK_BACK
from tests.browser.audit import audited
from tests.browser.on_page import WIDTHS, choose, fits, link, saved, settled
from tests.browser.test_keep import downloaded, keep_page
from tests.decisions import founding_case
from tests.edits.test_choosing import chosen


def test_a_choice_is_said_and_goes_home(server, open_page):
    page = keep_page(open_page, server, founding_case())
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    choose(page, "I take", "Research lab")
    page.get_by_role("textbox", name="Why").fill("The people.")
    page.get_by_role("textbox", name="Why").press("Control+Enter")
    page.get_by_text("Two-way door", exact=True).click()
    decision = saved(server, page, lambda each: each.choice and each.choice.door)
    assert decision.choice.reasons == "The people."
    settled(page)
    record = downloaded(page, "Decision record").decode()
    assert record == as_markdown_record(Findings(analyse(decision)))
    expect(page.get_by_role("button", name="Reminder")).to_be_disabled()


def test_on_its_day_the_page_leads_to_where_to_look_back(server, open_page):
    due = edits.change_choice(chosen(founding_case()), review_on=date.today())
    identity = Store(server.folder).create(due)
    page = open_page(link(server, identity))
    page.get_by_role("link", name="Look back").click()
    expect(page.get_by_role("heading", name=LOOK_BACK)).to_be_visible()
    page.get_by_role("textbox", name="Impact").fill("6")
    page.get_by_role("textbox", name="Impact").press("Enter")
    saved(server, page, lambda each: each.choice.turned_out == {"impact": 6.0})
    expect(page.get_by_text("better, within the range")).to_be_visible()
    reminder = Calendar.from_ical(downloaded(page, "Reminder"))
    assert reminder.walk("VEVENT")[0].decoded("dtstart") == date.today()
    assert audited(page) == []
    for width in WIDTHS:
        fits(page, width)


def test_what_was_just_typed_is_in_the_file_that_is_clicked_next(server, open_page):
    page = keep_page(open_page, server, chosen(founding_case()))
    why = page.get_by_role("textbox", name="Why")
    for button, reasons in (("Decision record", "The people"), ("Decision (JSON)", "The pay")):
        why.fill(reasons)
        assert reasons in downloaded(page, button).decode()


def test_a_refusal_is_seen_where_the_number_was_typed(server, open_page):
    due = edits.change_choice(chosen(founding_case()), review_on=date.today())
    page = keep_page(open_page, server, due)
    page.get_by_role("textbox", name="Impact").fill("11")
    page.get_by_role("textbox", name="Impact").press("Tab")
    refusal = page.get_by_role("alert").filter(
        has_text="Impact: please enter a number from 0 to 10"
    )
    expect(refusal).to_contain_text('You entered "11".')
    expect(refusal).to_be_in_viewport(ratio=1)
