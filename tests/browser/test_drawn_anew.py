"""Is nothing on a page stale where only a part of it is drawn anew?"""

import re

from playwright.sync_api import expect

from decision.model import AskedFirst, revised
from tests.browser.on_page import criterion, hints_at, more, saved, settled, slider
from tests.decisions import FIVE, rated

AHEAD = dict.fromkeys(FIVE[1:], 4)
TABLE = {
    "Lab": {**AHEAD, FIVE[0]: 9},
    "Bank": {**AHEAD, FIVE[0]: 2},
    "Team": dict.fromkeys(FIVE, 1),
}
QUESTION = re.compile(r"\?$")


def opened(server, store, open_page, path, decision):
    page = open_page(f"{server.url}{path}?d={store.create(decision)}")
    expect(page.locator(".st-key-steps").get_by_role("button")).to_have_count(3)
    settled(page)
    return page


def undo(page):
    return page.get_by_role("button", name="Undo").first


def moved(page):
    """Move a slider by keyboard."""
    slider(page, "Learning").focus()
    page.keyboard.press("ArrowRight")


FADES = """async () => {
  const seen = (part) => Number(getComputedStyle(part).opacity);
  const part = document.querySelector('.stElementContainer:has(.standing)');
  part.dataset.stale = 'true';
  await new Promise((done) => setTimeout(done, 100));
  const soon = seen(part);
  await new Promise((done) => setTimeout(done, 1900));
  const late = seen(part);
  part.dataset.stale = 'false';
  return [soon, late, seen(part)];
}"""


def test_what_waits_long_to_be_drawn_anew_fades_and_nothing_does_at_once(server, store, open_page):
    page = opened(server, store, open_page, "what-matters", rated(TABLE))
    assert page.evaluate(FADES) == [1, 0.33, 1]


def test_on_the_criteria_page_a_slider_moves_what_stands_above_and_undo_what_stands_below(
    server, store, open_page
):
    page = opened(server, store, open_page, "what-matters", rated(TABLE))
    said = page.locator(".standing").inner_text()
    expect(undo(page)).to_be_disabled()
    moved(page)
    expect(undo(page)).to_be_enabled()
    hints_at(page, undo(page), "Undo: weights moved")
    slider(page, "Learning").focus()
    page.keyboard.press("End")
    expect(page.locator(".standing")).not_to_have_text(said)
    settled(page)
    undo_brings_back_what_stands_below(page)


def undo_brings_back_what_stands_below(page):
    criterion(page, "Impact").get_by_role("button", name="Switch off").click()
    expect(page.locator(".board .row")).to_have_count(len(FIVE) - 1)
    settled(page)
    undo(page).click()
    expect(page.locator(".board .row")).to_have_count(len(FIVE))


def test_before_a_result_undo_says_what_it_would_undo(server, store, open_page):
    asked = revised(rated(TABLE), asked_first=[AskedFirst.WEIGHTS], equal_is_right=False)
    page = opened(server, store, open_page, "", asked)
    expect(undo(page)).to_be_disabled()
    moved(page)
    expect(undo(page)).to_be_enabled()
    hints_at(page, undo(page), "Undo: weights moved")


def test_a_step_says_what_is_missing_now(server, store, open_page):
    page = opened(server, store, open_page, "offers", rated({"Lab": {}, "Bank": AHEAD}))
    step = page.locator(".st-key-steps").get_by_role("button", name="1 Offers")
    hints_at(page, step, "8 answers about Lab")
    page.get_by_role("radiogroup", name=QUESTION).first.get_by_role("radio").first.click()
    saved(server, page, lambda decision: any(map(_answers, decision.offers, decision.employers)))
    hints_at(page, step, "7 answers about Lab")


def _answers(offer, employer):
    return len(offer.answers) + len(employer.answers)


def test_an_offer_can_be_deleted_a_while_after_another(server, store, open_page):
    page = opened(server, store, open_page, "offers", rated({**TABLE, "Zoo": AHEAD | TABLE["Lab"]}))
    more(page)  # which stays unfolded
    for left in (3, 2):
        page.get_by_role("button", name="Delete", exact=True).click()
        saved(server, page, lambda decision, left=left: len(decision.offers) == left)
        page.wait_for_timeout(1500)  # a second click of two is held back for a second
