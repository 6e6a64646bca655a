import csv
import io
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from decision import edits
from decision.analysis import analyse
from decision.edits import set_points
from decision.files import decision_json
from decision.files.decision_json import first_decision
from decision.findings.telling import telling_questions
from decision.model import Answer
from decision.words.ratings import comparison
from decision.words.reasons import behind
from decision.words.text import points
from tests.browser.conftest import USUAL
from tests.browser.on_page import (
    WIDTHS,
    choose,
    fits,
    grab,
    headline,
    identity_of,
    link,
    rested,
    said,
    saved,
    settled,
    slider,
)
from tests.decisions import FIVE, founding_case, rated


@pytest.fixture
def page(open_page, server, store):
    """The founding case, newly made, on screen."""
    page = open_page(link(server, store.create(founding_case())))
    expect(headline(page)).to_have_text(said(founding_case()))
    return page


def test_the_job_from_first_start_to_the_file_taken_home(own_server, open_page, tmp_path):
    page = open_page(own_server.url, server_ends=True)
    expect(headline(page)).to_contain_text("Leaning: Research lab.")
    expect(headline(page)).to_contain_text("3.0 points ahead on average.")
    settled(page)
    slider(page, "Specialization").focus()
    for _ in range(25):
        page.keyboard.press("ArrowLeft")
    shifted = set_points(first_decision(), {"specialization": 20})
    assert "Research lab is first in 47, Present employer with " in said(shifted)
    expect(headline(page)).to_have_text(said(shifted))
    drag = grab(page, "Learning")
    drag(0)
    expect(headline(page)).to_contain_text("Leaning: Founding team.")
    page.mouse.up()

    moved = set_points(shifted, {"learning": 0})
    identity = identity_of(page)
    saved(own_server, page, lambda decision: decision == moved)
    page.reload()
    expect(headline(page)).to_have_text(said(moved))
    expect(slider(page, "Learning")).to_have_value("0")  # all scripts are there, too
    own_server.kill()
    own_server.start()
    page.goto(own_server.url)
    expect(headline(page)).to_have_text(said(moved))
    assert identity_of(page) == identity
    expect(slider(page, "Learning")).to_have_value("0")

    check_the_summary(page, moved, tmp_path)


def check_the_summary(page, decision, tmp_path):
    """The file taken home is what the command line writes, prints, and the screen shows."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Summary (CSV)").first.click()
    taken = download.value.path().read_text(encoding="utf-8")
    document = tmp_path / "decision.json"
    document.write_text(decision_json.written(decision), encoding="utf-8")
    command = [sys.executable, "-m", "decision", "compare", str(document), "--csv"]
    done = subprocess.run(
        [*command, str(tmp_path / "out.csv")], capture_output=True, text=True, check=True
    )
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == taken
    for row in csv.DictReader(io.StringIO(taken)):
        shown = points(float(row["overall_value"]))
        assert re.search(rf"{shown}  {re.escape(row['offer'])}", done.stdout)
        named = re.compile(rf"^{re.escape(row['offer'])}(?!,)")  # Stay is not "Stay, with a PhD"
        expect(page.get_by_role("row", name=named).first).to_contain_text(shown)


def test_everything_follows_the_drag_before_the_mouse_is_released(page, store):
    chart = page.get_by_role("img", name="Points of each offer")
    before = chart.get_attribute("aria-label")
    drag = grab(page, "Learning")
    drag(0.1)
    expect(chart).not_to_have_attribute("aria-label", before)
    expect(headline(page)).not_to_contain_text("3.0 points")
    drag(0.6)
    value = int(slider(page, "Learning").input_value())
    expect(headline(page)).to_have_text(said(set_points(founding_case(), {"learning": value})))
    page.mouse.up()
    assert store.newest(identity_of(page)).decision.points["learning"] == value


def test_fast_keys_are_all_counted_and_are_one_step_to_undo(page, store):
    slider(page, "Impact").focus()
    page.keyboard.press("ArrowLeft")  # so that nothing is drawn for the first time any more
    expect(headline(page)).to_have_text(said(set_points(founding_case(), {"impact": 59})))
    page.get_by_role("button", name="Undo").first.click()
    expect(headline(page)).to_have_text(said(founding_case()))
    expect(slider(page, "Impact")).to_have_value("60")  # the statement is drawn before the sliders
    slider(page, "Impact").focus()
    for _ in range(30):
        page.keyboard.press("ArrowRight")
    expect(slider(page, "Impact")).to_have_value("90")
    expect(headline(page)).to_have_text(said(set_points(founding_case(), {"impact": 90})))
    expect(slider(page, "Impact")).to_be_focused()
    page.get_by_role("button", name="Undo").first.click()
    expect(slider(page, "Impact")).to_have_value("60")
    expect(headline(page)).to_have_text(said(founding_case()))
    page.get_by_role("button", name="Redo").first.click()
    expect(slider(page, "Impact")).to_have_value("90")
    settled(page)  # a longer statement moves what stands below it
    page.get_by_role("button", name="Reset").first.click()
    for key in FIVE:
        name = {"transferable_skills": "Transferable skills"}.get(key, key.capitalize())
        expect(slider(page, name)).to_have_value("50")
    page.get_by_role("button", name="Undo").first.click()
    expect(slider(page, "Impact")).to_have_value("90")
    assert store.newest(identity_of(page)).decision.points["impact"] == 90


def test_on_every_width_the_verdict_comes_first_and_all_charts_have_words_and_a_table(page):
    expect(page.locator(".crossroads-plot svg").first).to_be_visible()
    the_page_never_scrolls_sideways_and_the_verdict_comes_first(page)
    on_a_phone_the_table_comes_before_the_sliders_and_these_before_the_charts(page)
    page.set_viewport_size(USUAL)
    every_chart_has_words_and_a_table(page)
    the_board_shows_what_each_criterion_counts_and_says_what_that_decides(page)


def the_board_shows_what_each_criterion_counts_and_says_what_that_decides(page):
    analysis = analyse(founding_case())
    for place, criterion in enumerate(analysis.criteria):
        weight, deciding_shares = analysis.weights[place], analysis.deciding_shares[place]
        told = f"{analysis.decision.points_of(criterion.key):.0f} points, {100 * weight:.0f} %"
        expect(slider(page, criterion.name)).to_have_attribute(
            "aria-valuetext",
            f"{told} of the total, makes {100 * deciding_shares:.0f} % of the difference",
        )
    assert page.locator(".board").inner_text().count("%") == len(analysis.criteria)
    assert "%" not in page.locator(".st-key-weights").inner_text()
    page.get_by_role("button", name="What Impact means").click()
    makes = f"Impact makes {100 * analysis.deciding_shares[0]:.0f} % of the difference"
    expect(page.get_by_text(makes)).to_be_visible()


def test_all_sliders_at_zero_count_alike_and_it_is_said(page):
    for name in ["Impact", "Learning", "Specialization", "Stability", "Transferable skills"]:
        slider(page, name).focus()
        page.keyboard.press("Home")
        expect(slider(page, name)).to_have_value("0")
    expect(page.get_by_text("All weights are 0, so every criterion counts").first).to_be_visible()


def test_navigation_and_other_tabs_keep_the_decision_and_never_overwrite_it(page, open_page, store):
    slider(page, "Impact").focus()
    page.keyboard.press("End")
    expect(headline(page)).to_have_text(said(set_points(founding_case(), {"impact": 100})))
    rested(page)
    identity = identity_of(page)
    page.get_by_role("link", name="What matters").click()
    expect(page.get_by_role("heading", name="What counts")).to_be_visible()
    assert identity_of(page) == identity
    page.get_by_role("link", name="Compare").click()
    expect(slider(page, "Impact")).to_have_value("100")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="What matters").click(button="middle")
    expect(opened.value.get_by_role("heading", name="What counts")).to_be_visible()
    assert identity_of(opened.value) == identity
    second = open_page(page.url, page.context)
    expect(slider(second, "Impact")).to_have_value("100")
    two_tabs_never_overwrite_each_other(page, second, store)


def two_tabs_never_overwrite_each_other(page, second, store):
    settled(page)
    settled(second)
    slider(page, "Impact").focus()
    page.keyboard.press("Home")
    expect(headline(page)).to_have_text(said(set_points(founding_case(), {"impact": 0})))
    slider(second, "Learning").focus()
    second.keyboard.press("Home")
    both = set_points(founding_case(), {"impact": 0, "learning": 0})
    expect(headline(second)).to_have_text(said(both))
    expect(slider(second, "Impact")).to_have_value("0")
    assert store.newest(identity_of(page)).decision == both


def number(page, offer, column):
    """The number of an offer in a column of the table; the overall value is the first."""
    row = page.locator(".comparison tbody tr").filter(has_text=offer)
    return row.locator("button.number").nth(column)


def test_a_number_opens_to_the_answers_behind_it_and_closes_again(page):
    analysis = analyse(founding_case())
    place = [offer.name for offer in analysis.offers].index("Founding team")
    learning = number(page, "Founding team", 2)
    learning.focus()
    page.keyboard.press("Enter")
    lines = page.locator(".answers li")
    expect(lines).to_have_text(behind(analysis, place, 1))
    expect(page.get_by_text("Founding team: Learning")).to_be_visible()
    expect(learning).to_have_attribute("aria-expanded", "true")
    expect(learning).to_be_focused()
    slider(page, "Learning").press("End")
    expect(headline(page)).to_have_text(said(set_points(founding_case(), {"learning": 100})))
    expect(lines).to_have_text(behind(analysis, place, 1))
    number(page, "Founding team", 0).click()
    expect(page.get_by_text("Founding team: weights times values")).to_be_visible()
    settled(page)
    number(page, "Founding team", 0).click()
    expect(lines).to_have_count(0)


def with_eight_criteria():
    """Eight offers, rated on eight criteria."""
    decision = edits.add_own_criterion(founding_case(), "Long commute to work", FIVE)
    for key in ("enjoyment", "daily_life"):
        decision = edits.switch_on(decision, key)
    return edits.add_offers(decision, [(f"Offer of the company {n}", {}) for n in range(4)])


TABLE_FITS = """() => {
  const roots = [...document.querySelectorAll('*')].map((e) => e.shadowRoot).filter(Boolean);
  const frame = roots.map((root) => root.querySelector('.comparison .frame')).find(Boolean);
  const cut = [...frame.querySelectorAll('thead .name')].filter(
    (name) => name.scrollWidth > name.clientWidth || name.clientHeight > 40);
  return frame.scrollWidth === frame.clientWidth && cut.length === 0;
}"""


def test_eight_criteria_of_eight_offers_fit_on_a_usual_screen(server, store, open_page):
    decision = with_eight_criteria()
    page = open_page(link(server, store.create(decision)))
    expect(page.locator(".comparison thead .criterion")).to_have_count(8)
    expect(page.locator(".comparison tbody tr")).to_have_count(8)
    page.set_viewport_size({"width": 1280, "height": 720})
    page.wait_for_function(TABLE_FITS)
    more = page.locator(".comparison .beyond")
    expect(more).to_have_text("")
    assert fits(page, 360)
    expect(more).to_contain_text(re.compile("^[567] more to the right"))


def on_a_phone_the_table_comes_before_the_sliders_and_these_before_the_charts(page):
    table, chart = page.locator(".comparison"), page.locator(".crossroads-plot").first
    assert fits(page, 640)
    tops = [each.bounding_box()["y"] for each in (table, slider(page, "Impact"), chart)]
    assert tops == sorted(tops)
    assert fits(page, 768)
    assert slider(page, "Impact").bounding_box()["y"] < table.bounding_box()["y"]


def the_page_never_scrolls_sideways_and_the_verdict_comes_first(page):
    for width in WIDTHS:
        assert fits(page, width)
        assert headline(page).bounding_box()["y"] < slider(page, "Impact").bounding_box()["y"]


def every_chart_has_words_and_a_table(page):
    for name in ["Points of each offer", "Offers by", "Research lab against Stay"]:
        expect(page.get_by_role("img", name=name)).to_be_visible()
    tables = page.get_by_text("Show as table")
    expect(tables).to_have_count(3)
    for place in range(3):
        tables.nth(place).click()
    expect(page.get_by_role("cell", name="66.5").last).to_be_visible()


def test_any_two_offers_and_any_two_axes_are_compared(page):
    any_offer_can_be_set_against_any_other(page)
    axes_of_the_trade_off_can_be_chosen_and_outlive_a_visit_elsewhere(page)


def any_offer_can_be_set_against_any_other(page):
    choose(page, "Against", "Founding team")
    expect(page.get_by_text("Research lab is 7.1 points ahead of Founding team.")).to_be_visible()
    choose(page, "Offer", "Founding team")
    expect(page.get_by_text("Pick two different offers.")).to_be_visible()
    settled(page)


def axes_of_the_trade_off_can_be_chosen_and_outlive_a_visit_elsewhere(page):
    choose(page, "Up", "Everything else, as weighed")
    chart = page.get_by_role("img", name="Offers by Specialization (across) and everything else")
    expect(chart).to_be_visible()
    settled(page)
    page.get_by_role("link", name="What matters").click()
    expect(page.get_by_role("heading", name="What counts")).to_be_visible()
    page.get_by_role("link", name="Compare").click()
    expect(chart).to_be_visible()


def test_an_offer_of_which_nothing_is_known_stands_below_the_line(server, store, open_page):
    decision = edits.add_offers(founding_case(), [("Bank", {})])
    decision = edits.move_offer(decision, decision.offers[-1].key, -9)
    page = open_page(link(server, store.create(decision)))
    expect(headline(page)).to_have_text(said(decision))
    expect(headline(page)).to_contain_text("So far leaning")
    last = page.locator(".comparison tbody tr").last
    expect(last.get_by_role("rowheader")).to_contain_text("not rated yet")
    assert last.get_by_role("cell").first.inner_text().strip() == ""
    assert last.locator(".unknown").count() == len(decision.criteria)
    expect(page.get_by_role("img", name="Points of each offer")).not_to_have_attribute(
        "aria-label", re.compile("Bank")
    )


def test_a_rating_that_rests_mostly_on_what_is_usual_says_so(server, store, open_page):
    decision = edits.add_offers(edits.started("Usual"), [("Bank", {})])
    question = telling_questions(decision)[0]
    for offer in decision.offers:
        told = Answer(option=question.answers[0].key)
        decision = edits.answer(decision, offer.key, question, told)
    page = open_page(link(server, store.create(decision)))
    cells = [cell for row in comparison(analyse(decision)) for cell in row.cells]
    shown = page.locator(".comparison .known")
    expect(shown).to_have_text([cell.known for cell in cells if cell.known])
    assert any(cell.known for cell in cells)


def test_decisions_of_which_nothing_is_known_yet_say_the_next_step(server, store, open_page):
    for decision in [rated({}), rated({"Only": {}}), rated({"A": {}, "B": {}}, FIVE[:1])]:
        page = open_page(link(server, store.create(decision)))
        expect(headline(page)).to_have_text(said(decision))
        expect(page.get_by_text("Next: ").first).to_be_visible()
        expect(page.locator(".crossroads-plot")).to_have_count(0)
    assert "Traceback" not in server.log()


def test_plotly_that_does_not_come_ahead_comes_when_it_is_asked_for(server, store, open_page):
    page, asked = open_page("about:blank", server_ends=True), []  # one answer fails

    def first_fails(route):
        asked.append(route.request.url)
        route.abort("connectionreset") if len(asked) == 1 else route.continue_()

    page.route("**/charts/plotly-*", first_fails)
    page.goto(link(server, store.create(founding_case())))
    expect(page.locator(".st-key-points .barlayer .point").first).to_be_visible()
    expect(page.locator(".crossroads-plot-failed:visible")).to_have_count(0)
    assert len(asked) > 1
