"""What holds on every page of one's own decision."""

import pytest
from playwright.sync_api import expect

from decision.analysis import analyse
from decision.edits import set_firmness
from decision.findings.findings import Findings
from decision.words.statement import in_brief
from decision.words.text import as_plain
from tests.browser.on_page import fits, headline, link, said, settled
from tests.decisions import founding_case

HEADINGS = {
    "Offers": "How good is each offer?",
    "What matters": "What counts",
    "How sure": "How sure is this?",
    "Ask": "What to ask",
    "Files": "My decisions",
    "Compare": "Side by side",
}
WITH_ANSWER = ("Compare", "How sure", "Ask")


@pytest.fixture
def decision():
    return set_firmness(founding_case(), 2.0)


def said_in_brief(decision):
    return as_plain(in_brief(Findings(analyse(decision))))


def test_it_names_product_and_decision_says_how_sure_is_no_sample_and_fits_a_phone(
    server, store, open_page, decision
):
    page = open_page(link(server, store.create(decision)), viewport={"width": 360, "height": 800})
    for name, heading in HEADINGS.items():
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        settled(page)
        expect(page.locator(".brand")).to_contain_text(f"Crossroads{decision.title}")
        expect(page).to_have_title(f"{decision.title} · Crossroads")
        if name in WITH_ANSWER:
            shown = said(decision, is_alone=name != "How sure")
            expect(headline(page)).to_have_text(shown)
        else:
            expect(page.locator(".standing")).to_have_text(said_in_brief(decision))
        expect(page.get_by_text("This is a sample.")).to_have_count(0)
        assert fits(page, 360), name
    assert page.locator(".brand img").evaluate("image => image.naturalWidth") > 0


def test_the_firmness_is_the_same_on_every_page(server, store, open_page, decision):
    page = open_page(link(server, store.create(decision)))
    for name in (*WITH_ANSWER, "Compare", "Ask", "How sure"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", name=HEADINGS[name])).to_be_visible()
        firm = page.get_by_role("slider", name="How firm are these weights?")
        expect(firm).to_have_attribute("aria-valuetext", "× 2.0")
