from datetime import date

from playwright.sync_api import expect

from decision.model import Rating, Status
from decision.store.store import Store
from decision.ui import rating_widgets
from tests.browser.on_page import (
    FOREIGN,
    WIDTHS,
    choose,
    fits,
    headline,
    identity_of,
    link,
    own_ratings,
    saved,
)
from tests.decisions import founding_case, rated


def offers_page(open_page, server, decision, **options):
    identity = Store(server.folder).create(decision)
    page = open_page(link(server, identity), **options)
    page.get_by_role("link", name="Offers").click()
    expect(page.get_by_label("What is to be decided?").first).to_have_value(decision.title)
    return page


def add(page, name):
    page.get_by_label("A further offer").first.fill(name)
    page.get_by_role("button", name="Add", exact=True).first.click()
    expect(page.get_by_label("Name", exact=True).first).to_have_value(name)


def pick(page, offer, level, place=0):
    page.get_by_role("radiogroup").filter(has_text="Do not know").nth(place).get_by_text(
        level, exact=False
    ).first.click()


def start(page, title):
    page.get_by_role("button", name="New decision").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What is to be decided?").fill(title)
    dialog.get_by_label("What is to be decided?").press("Enter")


def test_a_new_decision_is_started_by_keyboard_and_a_title_of_nothing_is_refused(server, open_page):
    page = offers_page(open_page, server, founding_case())
    page.get_by_role("button", name="New decision").first.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    inside = "e => e.contains(document.activeElement)"
    page.wait_for_function(f"() => ({inside})(document.querySelector('[role=dialog]'))")
    dialog.get_by_role("button", name="Start").click()
    expect(dialog.get_by_text("one visible character")).to_be_visible()
    dialog.get_by_label("What is to be decided?").fill("By hand")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="By hand")).to_be_visible()
    expect(dialog).to_have_count(0)


def test_a_number_that_is_cleared_is_unknown(server, open_page):
    page = offers_page(open_page, server, rated({"A": {"impact": (2, 5, 7)}, "B": {}}))
    own_ratings(page)
    expect(page.get_by_label("High", exact=True).first).to_have_value("7.0")
    page.get_by_label("High", exact=True).first.fill("")
    page.get_by_label("High", exact=True).first.press("Tab")
    saved(server, page, lambda d: not d.offers[0].ratings)
    expect(page.get_by_label("Likely", exact=True).first).to_have_value("")


def test_the_first_visit_may_be_to_any_page(own_server, open_page):
    page = open_page(own_server.url + "offers")
    expect(page.get_by_label("What is to be decided?").first).to_have_value(founding_case().title)


def test_from_nothing_to_a_ranking(server, open_page):
    page = offers_page(open_page, server, founding_case())
    start(page, "Friday")
    expect(page.get_by_role("heading", name="Friday")).to_be_visible()
    expect(page.get_by_label("Name", exact=True).first).to_have_value("Stay")
    own_ratings(page)
    pick(page, "Stay", "A team depends on it")
    saved(server, page, lambda d: d.offers[0].ratings.get("impact") == Rating(likely=5))
    add(page, "Founding team")
    pick(page, "Founding team", "Without you there would be no product")
    decision = saved(server, page, lambda d: "impact" in d.offers[-1].ratings)
    assert [offer.is_present_job for offer in decision.offers] == [True, False]
    page.get_by_role("link", name="Compare").click()
    expect(headline(page)).to_contain_text("It leads by 10.0 points with these weights.")


def test_numbers_push_each_other_along_and_unknown_is_a_choice(server, open_page):
    page = offers_page(open_page, server, rated({"A": {"impact": (2, 5, 7)}, "B": {}}))
    own_ratings(page)
    low, likely, high = (
        page.get_by_label(end, exact=True).first for end in ("Low", "Likely", "High")
    )
    expect(likely).to_have_value("5.0")
    low.fill("8")
    low.press("Enter")
    expect(likely).to_have_value("8.0")
    expect(high).to_have_value("8.0")
    saved(server, page, lambda d: d.offers[0].ratings["impact"] == Rating(likely=8))
    pick(page, "A", "Do not know")
    expect(likely).to_have_value("")
    saved(server, page, lambda d: not d.offers[0].ratings)
    page.get_by_role("button", name="Undo").first.click()
    expect(likely).to_have_value("8.0")


def test_an_offer_is_renamed_moved_copied_renegotiated_and_deleted_with_undo(server, open_page):
    page = offers_page(open_page, server, founding_case())
    page.get_by_label("Name", exact=True).first.fill("The lab")
    page.get_by_label("Name", exact=True).first.press("Enter")
    saved(server, page, lambda d: d.offers[0].name == "The lab")
    page.get_by_role("button", name="Down").first.click()
    saved(server, page, lambda d: d.offers[1].name == "The lab")
    page.get_by_role("button", name="Duplicate").first.click()
    saved(server, page, lambda d: d.offers[2].name == "The lab (copy)")
    page.get_by_role("button", name="Renegotiated").first.click()
    decision = saved(server, page, lambda d: d.offers[3].name == "The lab (copy), renegotiated")
    assert decision.offers[3].status is Status.TO_BE_ASKED_FOR
    assert decision.offers[3].employer == decision.offers[1].employer
    choose(page, "Offer", "The lab")
    expect(page.get_by_label("Name", exact=True).first).to_have_value("The lab")
    page.get_by_role("button", name="Delete").first.click()
    saved(server, page, lambda d: "The lab" not in [offer.name for offer in d.offers])
    page.get_by_role("button", name="Undo").first.click()
    saved(server, page, lambda d: "The lab" in [offer.name for offer in d.offers])
    page.reload()
    expect(page.get_by_label("Name", exact=True).first).to_have_value("Founding team")


def test_the_fields_of_an_offer_are_kept(server, open_page):
    page = offers_page(open_page, server, founding_case())
    page.get_by_role("textbox", name="Employer").first.fill("Insurance startup")
    page.get_by_role("textbox", name="Employer").first.press("Enter")
    saved(server, page, lambda d: d.offers[0].employer == "startup")
    page.get_by_text("To be asked for", exact=True).click()
    saved(server, page, lambda d: d.offers[0].status is Status.TO_BE_ASKED_FOR)
    page.get_by_text("This is my present job").click()
    saved(server, page, lambda d: d.offers[0].is_present_job and not d.offers[2].is_present_job)
    page.get_by_label("Note", exact=True).first.fill("call them")
    page.get_by_label("Note", exact=True).first.blur()
    saved(server, page, lambda d: d.offers[0].note == "call them")
    page.reload()
    expect(page.get_by_role("textbox", name="Employer").first).to_have_value("Insurance startup")
    expect(page.get_by_label("Note", exact=True).first).to_have_value("call them")


def test_a_name_that_is_taken_or_empty_is_refused_and_nothing_is_lost(server, open_page):
    page = offers_page(open_page, server, founding_case())
    taken, empty = "There is already an offer called Stay.", "Please enter a name"
    for typed, refusal in (("stay", taken), (" ", empty)):
        page.get_by_label("Name", exact=True).first.fill(typed)
        page.get_by_label("Name", exact=True).first.press("Enter")
        expect(page.get_by_text(refusal, exact=taken == refusal)).to_be_visible()
        expect(page.get_by_label("Name", exact=True).first).to_have_value("Research lab")
    page.get_by_label("A further offer").first.fill("Founding team")
    page.get_by_role("button", name="Add", exact=True).first.click()
    expect(page.get_by_text("There is already an offer called Founding team.")).to_be_visible()
    assert Store(server.folder).newest(identity_of(page)).decision == founding_case()


def test_all_offers_are_rated_side_by_side_on_one_criterion(server, open_page):
    page = offers_page(open_page, server, founding_case())
    own_ratings(page)
    page.get_by_text("All offers side by side").click()
    choose(page, "Criterion", "Stability")
    expect(page.get_by_text("Money or mandate ends within months.")).to_be_visible()
    likely = page.get_by_label("Likely", exact=True)
    expect(likely).to_have_count(4)
    expect(page.get_by_role("radio", name="Do not know")).to_have_count(4)
    likely.nth(1).fill("3")
    likely.nth(1).press("Enter")
    saved(server, page, lambda d: d.offers[1].ratings["stability"].likely == 3)


def test_a_decision_without_offers_says_the_next_step(server, open_page):
    page = offers_page(open_page, server, rated({}))
    expect(page.get_by_text("No offers yet. Name the first one")).to_be_visible()
    add(page, "Lab")


def test_hostile_names_are_harmless_on_the_offers_page(server, open_page, hostile):
    page = offers_page(open_page, server, rated({name: {"impact": 3} for name in hostile}))
    expect(page.get_by_label("Name", exact=True).first).to_have_value(hostile[0])
    own_ratings(page)
    page.get_by_text("All offers side by side").click()
    expect(page.get_by_label("Likely", exact=True)).to_have_count(len(hostile))
    assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}


def test_the_offers_page_never_scrolls_sideways(server, open_page):
    page = offers_page(open_page, server, founding_case())
    for width in WIDTHS:
        assert fits(page, width)


def test_a_hostile_name_typed_twice_is_harmless_in_its_message(server, open_page):
    name = "![x](http://evil.invalid/x.png) https://evil.invalid"
    page = offers_page(open_page, server, rated({name: {}, "B": {}}))
    page.get_by_label("A further offer").first.fill(name)
    page.get_by_role("button", name="Add", exact=True).first.click()
    expect(
        page.get_by_test_id("stAlert").filter(has_text="already an offer called")
    ).to_be_visible()
    assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}


def test_a_rating_between_two_levels_that_is_echoed_changes_nothing():
    unchanged = rating_widgets._changed("lab", "impact", "level", founding_case(), None)
    assert unchanged == founding_case()


def test_a_deadline_is_kept_shown_and_taken_away(server, open_page):
    page = offers_page(open_page, server, founding_case())
    page.get_by_role("spinbutton", name="year, Decide until").first.click()
    page.keyboard.type("20261224")
    for _ in range(3):  # past the buttons in the field: leaving it hands the date over
        page.keyboard.press("Tab")
    saved(server, page, lambda d: d.offers[0].deadline == date(2026, 12, 24))
    page.get_by_role("link", name="Compare").click()
    expect(page.get_by_text("until 24 Dec 2026").first).to_be_visible()
    page.get_by_role("link", name="Offers").click()
    expect(page.get_by_role("spinbutton", name="day, Decide until").first).to_have_text("24")
    page.get_by_role("spinbutton", name="year, Decide until").first.click()
    page.get_by_role("button", name="Clear date").first.click()
    saved(server, page, lambda d: d.offers[0].deadline is None)


def test_the_sample_can_be_opened_again(server, open_page):
    page = offers_page(open_page, server, rated({"A": {}}))
    page.get_by_role("button", name="New decision").first.click()
    page.get_by_role("dialog").get_by_role("button", name=founding_case().title).click()
    expect(page.get_by_role("heading", name=founding_case().title)).to_be_visible()
    assert Store(server.folder).newest(identity_of(page)).decision == founding_case()
