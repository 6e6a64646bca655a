"""From the first screen to an answer of one's own by keys alone."""

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import expect

from decision.files.decision_json import first_decision
from decision.findings.readiness import readiness
from tests.browser.on_page import headline, link, saved, settled

QUICK = 8
MOST_STOPS = 25
BETWEEN_QUESTIONS = 4  # stops: what it means, that it does not apply, a note, the answers
# What has the focus, also within components; of an answer, the question that it answers.
FOCUSED = """() => {
  let element = document.activeElement;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (element === document.body) return '';
  const asked = element.closest('[role=radiogroup]')?.getAttribute('aria-labelledby');
  if (asked) return element.getRootNode().getElementById(asked).textContent;
  const labels = [...(element.labels ?? [])].map((label) => label.textContent).join();
  return (element.getAttribute('aria-label') || labels || element.textContent).trim();
}"""


def focused(page):
    return page.evaluate(FOCUSED)


def arrived(page, name):
    """Wait until the focus is brought to what is called so: nobody has to look for it."""
    try:
        page.wait_for_function(f"(name) => ({FOCUSED})().endsWith(name)", arg=name)
    except PlaywrightTimeoutError:
        pytest.fail(f"expected the focus on {name}; found it on {focused(page) or 'nothing'}")


def tab_to(page, name, most=MOST_STOPS):
    """Go on by the tab key to what is called so; where a sign stands before its name, too."""
    passed = [focused(page)]
    while not passed[-1].endswith(name) or len(passed) == 1:
        assert len(passed) <= most, f"{name} is not among {passed}"
        page.keyboard.press("Tab")
        passed.append(focused(page))


def begin(page):
    """Start a decision about an offer and staying."""
    tab_to(page, "Start my own")
    page.keyboard.press("Enter")
    arrived(page, "Your offers, one a line")
    expect(page.get_by_role("dialog").get_by_role("switch")).to_be_attached()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    settled(page)
    page.keyboard.type("Lab")
    tab_to(page, "What are you deciding?", 1)
    page.keyboard.type("Friday")
    tab_to(page, "I have a job now", 1)
    page.keyboard.press("Space")
    tab_to(page, "Your employer now", 2)
    page.keyboard.type("Acme")
    tab_to(page, "Start")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)


def answer_eight(page, offer, place):
    """Pick the answer at this place of each question, from the first one on."""
    expect(page.get_by_role("tab", selected=True)).to_contain_text(f"{offer} 0/")
    arrived(page, "?")
    for number in range(QUICK):
        if number:
            tab_to(page, "?", BETWEEN_QUESTIONS)
        page.keyboard.press("Space")
        for _ in range(place):
            page.keyboard.press("ArrowRight")
        # Nobody reads the next question faster.
        expect(page.get_by_role("tab", selected=True)).to_contain_text(f"{offer} {number + 1}/")
        settled(page)
        arrived(page, "?")  # a page that is drawn anew meanwhile brings the focus back


def say_what_matters(page):
    arrived(page, "Before you see a result")
    tab_to(page, "Lab", 4)
    page.keyboard.press("Enter")
    arrived(page, "What matters to you?")
    tab_to(page, "Learning", 4)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    mine = page.get_by_role("button", name="These are my weights")
    expect(mine).to_be_enabled()
    settled(page)
    tab_to(page, "These are my weights", 7)
    page.keyboard.press("Enter")


def test_keys_alone_lead_from_the_first_screen_to_an_answer(server, store, open_page):
    page = open_page(link(server, store.create(first_decision())))
    expect(page.get_by_role("button", name="Start my own")).to_be_visible()
    settled(page)
    begin(page)
    offers = {"Lab": "Next: Stay at Acme", "Stay at Acme": "to you"}
    for place, (offer, leads_on) in enumerate(offers.items()):
        answer_eight(page, offer, place)
        tab_to(page, leads_on, 1)
        page.keyboard.press("Enter")
    say_what_matters(page)
    expect(headline(page)).not_to_contain_text("So far")
    arrived(page, page.locator(".verdict h2").inner_text())
    decision = saved(server, page, lambda d: not d.asked_first)
    assert readiness(decision).is_fit
    assert decision.gut_feeling == "lab"
