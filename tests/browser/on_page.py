"""What tests find and do on a page."""

import re
import time
from urllib.parse import parse_qs, urlparse

from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import expect

from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.store.store import Store
from decision.words.statement import as_text, statement

# For a moment Streamlit shows what it drew before, too; `.first` is what it draws now.
SAVED_SECONDS = 60
WIDTHS = (1440, 768, 360)
FITS = """(width) => {
  const main = document.querySelector('[data-testid=stMain]');
  return innerWidth === width && main.scrollWidth === main.clientWidth;
}"""
# How long a list may take to react before it is taken to have reached its end or to have closed.
LIST_MS = 3_000
TRIES = 10


def link(server, identity, place=""):
    """The address of a decision, on its first page or another place."""
    return f"{server.url}{place}?d={identity}"


def identity_of(page):
    """Return whose decision the page shows, once its address says so."""
    expect(page).to_have_url(re.compile("[?&]d="))
    return parse_qs(urlparse(page.url).query)["d"][0]


def settled(page):
    """Wait until the page has run: a click on what it is still drawing anew can be lost."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")


def rested(page):
    """Wait until all of the page is drawn after a slider was moved."""
    expect(page.locator("html[data-stirred]")).to_have_count(0)
    settled(page)


def own_ratings(page):
    """Turn the Offers page to the user's own ratings."""
    page.get_by_text("Own ratings", exact=True).first.click()
    expect(page.get_by_label(re.compile(": likely")).first).to_be_visible()
    settled(page)


def tab(page, name):
    """The tab of an offer, by its name."""
    return page.get_by_role("tab", name=name)


def more(page):
    """Unfold what is rarer of an offer."""
    page.get_by_role("button", name="More", exact=True).click()
    expect(page.get_by_text("This is my present job")).to_be_visible()
    settled(page)


def criterion(page, name):
    """Unfold what is rarer of a criterion, unless it is, and return it."""
    line = page.locator("summary").filter(has=page.get_by_text(name, exact=True)).first
    fold = page.get_by_test_id("stExpander").filter(has=line).first
    if fold.locator("details").get_attribute("open") is None:
        line.click()
        expect(fold.get_by_role("button", name="Switch off")).to_be_visible()
        settled(page)
    return fold


def slider(page, name):
    return page.get_by_role("slider", name=name, exact=True).first


def fits(page, width):
    """Make the window so many pixels wide; true once nothing lies beside it."""
    page.set_viewport_size({"width": width, "height": 800})
    return page.wait_for_function(FITS, arg=width)


def open_folds(page, *titles):
    """Unfold parts of a page, one within the other if need be, and wait until each is drawn."""
    for title in titles:
        page.locator("summary").filter(has_text=title).first.click()
        settled(page)


def tip(page, of):
    """What hovering says."""
    page.mouse.move(0, 0)
    of.hover()
    return page.get_by_role("tooltip").last


def unhovered(page):
    """Take the mouse away, with the tip of what has come to lie under it."""
    page.mouse.move(0, 0)
    expect(page.get_by_role("tooltip")).to_have_count(0)


def hints_at(page, of, text):
    """Hover until it says so: what is drawn anew under the mouse says nothing any more."""
    for _ in range(TRIES):
        if in_time(expect(tip(page, of)).to_contain_text, text):
            return
    raise AssertionError(f"no hint at {text}")


def headline(page):
    return page.locator(".verdict")


def said(decision, *, is_alone=True):
    return as_text(statement(Findings(analyse(decision)), is_alone=is_alone))


def grab(page, name):
    """Press the mouse on a slider's thumb and return how to move it to a place, 0 to 1."""
    rested(page)  # what is drawn above it moves it
    box = slider(page, name).bounding_box()
    at = int(slider(page, name).input_value()) / 100
    thumb, height = 16, box["y"] + box["height"] / 2

    def place(part):
        return box["x"] + thumb / 2 + part * (box["width"] - thumb)

    page.mouse.move(place(at), height)
    page.mouse.down()
    return lambda part: page.mouse.move(place(part), height, steps=25)


def unfold(page, label):
    """Open a select box; a page that moves under it closes it again, as for anybody."""
    for _ in range(TRIES):
        page.get_by_role("combobox", name=label).focus()
        page.keyboard.press("ArrowDown")
        if in_time(page.get_by_role("option").first.wait_for):
            return


def in_time(wait, *arguments, **options):
    """Wait for what a list does; say whether it came."""
    try:
        wait(*arguments, timeout=LIST_MS, **options)
    except (PlaywrightTimeoutError, AssertionError):
        return False
    return True


MARKED = """(option) => {
  const box = document.activeElement;
  const marked = document.getElementById(box?.getAttribute('aria-activedescendant'));
  return marked?.textContent.trim() === option;
}"""


def choose(page, label, option):
    """By keyboard, which works wherever a page that is still growing has pushed the list."""
    box = page.get_by_role("combobox", name=label).first
    for _ in range(TRIES):
        box.fill(option)  # only what matches is listed
        if in_time(page.wait_for_function, MARKED, arg=option):
            page.keyboard.press("Enter")
            # With another choice its label may be another, too.
            if in_time(expect(box).to_have_value, option) or not box.count():
                return
        page.keyboard.press("Escape")
    raise AssertionError(f"no option {option} in the list of {label}")


def _holds(holds, decision):
    try:
        return holds(decision)
    except LookupError:  # what it asks for is not there yet
        return False


def saved(server, page, holds):
    """Wait until the newest revision holds what is said of it, and return it."""
    store, end = Store(server.folder), time.monotonic() + SAVED_SECONDS
    while time.monotonic() < end:
        decision = store.newest(identity_of(page)).decision
        if _holds(holds, decision):
            settled(page)
            return decision
        time.sleep(0.1)
    raise AssertionError(f"not saved: {decision!r}")


FOREIGN = """() => {
  const roots = [document, ...[...document.querySelectorAll('*')]
    .map((element) => element.shadowRoot).filter(Boolean)];
  const count = (selector) => roots.flatMap((r) => [...r.querySelectorAll(selector)])
    .filter((e) => /evil|alert/.test(e.outerHTML) || e.getAttribute('xlink:href')).length;
  return { links: count('a'), images: count('img, image'), scripts: count('script:not([src])') };
}"""


def begin(page, title, *offers, has_job=False):
    """Fill the open dialog that starts a decision, and start it by keyboard."""
    dialog = page.get_by_role("dialog")
    if has_job:
        dialog.get_by_text("I have a job now").click()
    dialog.get_by_label("Your offers, one a line").fill("\n".join(offers))
    dialog.get_by_label("What are you deciding?").fill(title)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(dialog).to_have_count(0)
    settled(page)


def skip_what_is_asked_first(page):
    """Go on to a result without a word about gut feeling and weights."""
    page.get_by_role("button", name="Skip", exact=True).first.click()
    page.get_by_role("button", name="Skip for now").first.click()
    expect(headline(page)).to_be_visible()
    settled(page)
