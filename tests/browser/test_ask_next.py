"""What is worth asking, answered on the spot."""

import re

import pytest
from playwright.sync_api import expect

from criteria.belief import Certainty
from decision.analysis import analyse
from decision.findings.information import rank_information
from decision.store.store import Store
from decision.words.questions import to_ask
from decision.words.text import as_plain
from tests.browser.on_page import FOREIGN, choose, headline, link, said, saved
from tests.decisions import founding_case, rated, unanswered_founding_case


def ask_page(open_page, server, decision, **options):
    page = open_page(link(server, Store(server.folder).create(decision)), **options)
    page.get_by_role("link", name="Ask next").click()
    expect(page.get_by_role("heading", name="What to ask")).to_be_visible()
    return page


def cards(page):
    return page.locator("article.ask")


def two_unknown():
    """Two offers of which little is known: answers decide."""
    return rated({"Lab": {"impact": (2, 5, 8)}, "Team": {"learning": 5}}, ("impact", "learning"))


def test_what_could_change_the_choice_most_comes_first(server, open_page):
    decision = founding_case()
    page = ask_page(open_page, server, decision)
    analysis = analyse(decision)
    expected = to_ask(analysis, rank_information(analysis))
    for place, one in enumerate(expected[:3]):
        heading = as_plain((*one.of, ": ", one.short))
        expect(cards(page).nth(place).locator("h3")).to_have_text(heading)
        expect(cards(page).nth(place)).to_contain_text(as_plain(one.so_far))


def test_an_answer_on_the_spot_changes_everything_at_once_and_stays_in_place(server, open_page):
    decision = two_unknown()
    page = ask_page(open_page, server, decision)
    analysis = analyse(decision)
    about = [to_ask(analysis, [one])[0] for one in rank_information(analysis)]
    place = next(n for n, one in enumerate(about[:8]) if not one.about)
    one = about[place]
    expect(headline(page)).to_have_text(said(decision))
    page.get_by_role("button", name="Answer", exact=True).nth(
        sum(not other.about for other in about[:place])
    ).click()
    asked = one.asking.about
    group = page.get_by_role("radiogroup", name=asked.text)
    group.get_by_role("radio", name=asked.answers[-1].label, exact=True).click()
    changed = saved(
        server, page, lambda d: any(e.answers for e in d.employers) or d.offers[0].answers
    )
    expect(headline(page)).to_have_text(said(changed))
    assert said(changed) != said(decision)
    expect(group).to_be_visible()
    page.get_by_role("radio", name="I know").click()

    def is_written(decision):
        given = [a for e in decision.employers for a in e.answers.values()]
        given += [a for o in decision.offers for a in o.answers.values()]
        return [a.certainty for a in given] == [Certainty.WRITTEN]

    written = saved(server, page, is_written)
    expect(headline(page)).to_have_text(said(written))
    page.get_by_role("button", name="Done", exact=True).click()
    expect(group).to_have_count(0)


def test_an_own_rating_is_narrowed_on_the_spot(server, open_page):
    page = ask_page(open_page, server, two_unknown())
    page.get_by_role("button", name="Rate", exact=True).first.click()
    low = page.get_by_label(re.compile(": low$"))
    expect(low).to_be_visible()
    page.get_by_role("button", name="Done", exact=True).click()
    expect(low).to_have_count(0)


def test_only_what_is_about_one_offer_is_shown_if_asked_for(server, open_page):
    page = ask_page(open_page, server, founding_case())
    choose(page, "About", "Research lab")
    expect(cards(page).filter(has_text="Whose tools")).to_have_count(0)
    others = cards(page).locator("h3").filter(has_not_text="Research lab: ")
    expect(others).to_have_count(0)  # all of the page is drawn again
    headings = cards(page).locator("h3").all_inner_texts()
    assert headings
    assert all(text.startswith("Research lab: ") for text in headings)


@pytest.mark.parametrize("ending", ["Markdown", "CSV"])
def test_the_questions_go_home_as_a_sheet(server, open_page, ending):
    page = ask_page(open_page, server, unanswered_founding_case())
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Interview sheet ({ending})").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert ending == "CSV" or text.startswith("# Most worth asking")
    assert "Research lab" in text
    assert "how much of what you earn would be lost?" in text


def test_the_start_page_shows_the_one_most_worth_asking_and_leads_to_all(server, open_page):
    page = open_page(link(server, Store(server.folder).create(two_unknown())))
    card = page.locator(".st-key-most_worth_asking")
    expect(card).to_contain_text("Most worth asking")
    card.get_by_role("link", name="All questions").click()
    expect(page.get_by_role("heading", name="What to ask")).to_be_visible()


def test_hostile_names_are_harmless_among_the_questions(server, open_page, hostile):
    table = {name: {"impact": (2, 5, 8)} for name in hostile}
    page = ask_page(open_page, server, rated({**table, "Other": {}}))
    expect(cards(page).first).to_be_visible()
    assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}


def test_a_narrow_page_does_not_scroll_sideways(server, open_page):
    page = ask_page(open_page, server, founding_case(), viewport={"width": 360, "height": 800})
    main = page.get_by_test_id("stMain")
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") == 0


def test_answers_are_picked_by_keyboard_while_the_list_stands_still(server, open_page):
    page = ask_page(open_page, server, two_unknown())
    page.get_by_role("button", name="Answer", exact=True).nth(2).focus()
    headings = cards(page).locator("h3").all_inner_texts()
    page.keyboard.press("Enter")
    group = page.get_by_role("radiogroup", name=re.compile("[?]$")).first
    expect(group).to_be_visible()
    expect(page.get_by_role("button", name="Done", exact=True)).to_be_focused()
    group.get_by_role("radio").first.focus()
    for place in (1, 2):
        page.keyboard.press("ArrowDown")
        expect(group.get_by_role("radio").nth(place)).to_be_checked()
        saved(server, page, lambda d: any(e.answers for e in d.employers) or d.offers[0].answers)
        expect(group.get_by_role("radio").nth(place)).to_be_focused()
        assert cards(page).locator("h3").all_inner_texts() == headings
