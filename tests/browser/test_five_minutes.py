"""From the first screen to an answer of one's own by the quick lane, with the clicks counted."""

import re
from itertools import pairwise

from playwright.sync_api import expect

from decision.analysis import analyse
from decision.files.decision_json import first_decision
from decision.findings.findings import Findings
from decision.findings.readiness import readiness
from tests.browser.on_page import begin, headline, link, saved, settled, slider

MOST_CLICKS = 45
QUICK = 8
CLICKS = """() => {
  window.clicks = 0;
  addEventListener('click', () => { window.clicks += 1; }, true);
}"""


def first_screen(server, store, open_page):
    """The app as it opens for the first time; every click in it is counted."""
    page = open_page(link(server, store.create(first_decision())))
    expect(page.get_by_text("This is a sample.")).to_be_visible()
    settled(page)
    page.evaluate(CLICKS)
    return page


def pressed(page):
    """How many clicks there were: a page that was loaded anew would count from 0."""
    return page.evaluate("window.clicks")


def answer_eight(page, place, offer):
    """Pick the answer at this place, or the last, of each of the eight; wait until they count."""
    expect(page.get_by_role("tab", selected=True)).to_contain_text(offer)
    expect(page.get_by_role("tab", selected=True)).to_be_in_viewport(ratio=1)
    asked = page.get_by_role("radiogroup", name=re.compile(r"\?$"))
    expect(asked).to_have_count(QUICK)
    for number in range(QUICK):
        answers = asked.nth(number).get_by_role("radio")
        answers.nth(min(place, answers.count() - 1)).click()
    expect(page.get_by_role("tab", selected=True)).to_contain_text(f"{QUICK}/")


def lead_on(page, name):
    page.get_by_role("button", name=name).click()
    settled(page)


def test_three_offers_one_of_them_staying_are_answered_within_45_clicks(server, store, open_page):
    page = first_screen(server, store, open_page)
    page.get_by_role("button", name="Start my own").click()
    begin(page, "Friday", "Senior data scientist, fintech", "ML engineer, bank", has_job=True)
    expect(page.get_by_role("heading", name="How good is each offer?")).to_be_visible()
    offers = ("Senior data scientist", "ML engineer, bank", "Stay")
    for place, (offer, following) in enumerate(pairwise((*offers, "what matters"))):
        answer_eight(page, place, offer)
        lead_on(page, re.compile(f"^Next: {following}"))
    expect(headline(page)).to_have_count(0)
    page.get_by_role("button", name="ML engineer, bank", exact=True).click()
    slider(page, "Learning").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="These are my weights").click()
    expect(headline(page)).to_be_visible()
    expect(headline(page)).not_to_contain_text("So far")
    decision = saved(server, page, lambda d: not d.asked_first)
    assert readiness(decision).is_fit
    assert decision.gut_feeling == "ml_engineer_bank"
    leader = Findings(analyse(decision)).analysis.leaders[0]
    expect(headline(page)).to_contain_text(decision.offers[leader].name)
    assert 2 + 3 * QUICK < pressed(page) <= MOST_CLICKS
