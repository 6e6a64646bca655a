"""Do the pages keep to what the server's headers allow, and does Chromium?"""

from playwright.sync_api import expect

from decision.files.decision_json import first_decision
from tests.browser.on_page import link, settled
from tests.browser.test_every_page import HEADINGS

DRAWN = {
    "Compare": ".crossroads-plot svg",
    "Offers": ".title",
    "What matters": ".board .swing",
    "How sure": ".crossroads-plot svg",
    "Ask": ".verdict",
    "Files": "[data-testid=stFileUploader]",
}


def test_every_page_of_a_sample_draws_without_a_complaint_and_says_so(server, store, open_page):
    page = open_page(link(server, store.create(first_decision())))
    for name, drawn in DRAWN.items():
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", name=HEADINGS[name])).to_be_visible()
        expect(page.locator(drawn).first).to_be_visible()
        expect(page.get_by_text("This is a sample.")).to_be_visible()
        settled(page)
    page.get_by_role("link", name="Compare", exact=True).click()
    page.get_by_role("link", name="Bring in a spreadsheet").click()
    expect(page.get_by_role("heading", name="Import")).to_be_visible()


def test_a_script_that_slipped_into_the_page_does_not_run(server, browser):
    page = browser.new_page()
    page.route("**/*.js", lambda route: route.abort())  # what the page itself does is not needed
    page.goto(server.url)
    ran = page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.slippedIn = true";
      document.head.append(script);
      return window.slippedIn === true;
    }""")
    page.close()
    assert not ran


def test_a_website_that_points_to_this_machine_is_refused(server, browser):
    page = browser.new_page()
    # Chromium itself takes all names below localhost for this machine.
    answer = page.goto(server.url.replace("127.0.0.1", "evil.localhost"))
    assert answer.status == 403
    expect(page.locator("body")).to_contain_text('does not answer to the name "evil.localhost')
    page.close()


def test_a_website_that_frames_the_page_shows_nothing(server, browser):
    page = browser.new_page()
    page.set_content(f"<iframe src='{server.url}'></iframe>")
    page.wait_for_load_state()
    (frame,) = page.frames[1:]
    assert "127.0.0.1" not in frame.url
    page.close()
