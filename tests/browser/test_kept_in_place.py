"""Does what the hand or the eye is at stay where it is, while the page around it is drawn anew?"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.on_page import saved, settled, slider
from tests.decisions import FIVE, rated

TABLE = {"Lab": dict.fromkeys(FIVE, 7), "Bank": dict.fromkeys(FIVE, 4)}
QUESTION = re.compile(r"\?$")
CONTROLS = "button, input, [role=slider], [role=radio], [role=tab]"
# Marks every control, those in shadow roots too, but for those of the table of offers, which the
# hand is not at while something else is set; returns how many there are.
MARK = """(kinds) => {
  const within = (root) => [...root.querySelectorAll(kinds), ...below(root).flatMap(within)];
  const below = (root) => [...root.querySelectorAll("*")].map((each) => each.shadowRoot)
    .filter((each) => each && !each.querySelector(".comparison"));
  window.marked = within(document.querySelector("[data-testid=stMain]"));
  return window.marked.length;
}"""
GONE = """() => window.marked.filter((each) => !each.isConnected)
  .map((each) => each.getAttribute("aria-label") || each.textContent.trim())"""


def opened(server, store, open_page, path, table):
    page = open_page(f"{server.url}{path}?d={store.create(rated(table))}")
    expect(page.locator(".st-key-steps").get_by_role("button")).to_have_count(3)
    settled(page)
    return page


def answer(server, page, n_answers):
    """Give the next open question its first answer."""
    group = page.get_by_role("radiogroup", name=QUESTION).nth(n_answers - 1)
    group.get_by_role("radio").first.click()
    saved(server, page, lambda decision: _answers(decision) == n_answers)
    settled(page)


def _answers(decision):
    return sum(len(each.answers) for each in (*decision.offers, *decision.employers))


def moved(page):
    slider(page, "Learning").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()


@pytest.mark.parametrize("path", ["", "what-matters", "how-sure"])
def test_every_control_outlasts_the_first_move_of_a_slider(server, store, open_page, path):
    page = opened(server, store, open_page, path, TABLE)
    assert page.evaluate(MARK, CONTROLS) > 10
    moved(page)
    settled(page)
    assert page.evaluate(GONE) == []


def test_controls_outlast_answers_and_what_these_are_read_in_stays_as_it_was_folded(
    server, store, open_page
):
    page = opened(server, store, open_page, "offers", {"Lab": {}, "Bank": {}})
    assert page.evaluate(MARK, CONTROLS) > 10
    answer(server, page, 1)
    assert page.evaluate(GONE) == []
    lens, rating = page.locator(".lens"), page.locator(".ratings details").first
    for part in (lens, rating):
        part.locator("summary").first.click()
    answer(server, page, 2)
    for part in (lens, rating):
        expect(part).to_have_attribute("open", "")
    lens.locator("summary").first.click()  # folds it again
    answer(server, page, 3)
    assert lens.get_attribute("open") is None
