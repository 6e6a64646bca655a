"""How sure the answer is, on screen."""

from functools import partial

from playwright.sync_api import expect

from decision.analysis import analyse
from decision.edits import set_firmness, set_points
from decision.findings.findings import Findings
from decision.store.store import Store
from decision.ui import places
from decision.words.first_places import share_table
from tests.browser import on_page
from tests.browser.on_page import (
    choose,
    fits,
    headline,
    link,
    open_folds,
    rested,
    saved,
    settled,
    slider,
)
from tests.decisions import founding_case

# Cards say what would change it.
said = partial(on_page.said, is_alone=False)


def confidence_page(open_page, server, decision, **options):
    identity = Store(server.folder).create(decision)
    page = open_page(link(server, identity, places.HOW_SURE), **options)
    expect(page.get_by_role("heading", name="How sure is this?")).to_be_visible()
    expect(page.locator(".crossroads-plot svg").first).to_be_visible()
    settled(page)
    return page


def words_in_sight(page):
    """The words and numbers that are read without unfolding anything; icons are none."""
    icons = "e => [...e.querySelectorAll('[data-testid=stIconMaterial]')].map(i => i.innerText)"
    main = page.get_by_test_id("stMain")
    read = [word for word in main.inner_text().split() if any(map(str.isalnum, word))]
    return len(read) - len(main.evaluate(icons))


def shares_shown(page):
    rows = page.locator(".words table").first.locator("tbody tr").all()
    return [row.locator("th, td").all_inner_texts() for row in rows]


def test_the_page_shows_the_shares_and_follows_the_sliders_there_and_back(server, open_page):
    decision = founding_case()
    page = confidence_page(open_page, server, decision)
    expect(headline(page)).to_have_text(said(decision))
    open_folds(page, "All shares")
    expect(page.locator(".words table")).to_be_visible()
    assert shares_shown(page) == share_table(Findings(analyse(decision))).rows
    one_point_there_and_back_shows_the_same_again(server, page)
    page.keyboard.press("Home")
    moved = saved(server, page, lambda d: d.points["learning"] == 0)
    expect(headline(page)).to_have_text(said(moved))
    rested(page)
    assert shares_shown(page) == share_table(Findings(analyse(moved))).rows


def one_point_there_and_back_shows_the_same_again(server, page):
    before = page.locator(".words table").first.inner_text()
    points = founding_case().points["learning"]
    slider(page, "Learning").focus()
    page.keyboard.press("ArrowRight")
    saved(server, page, lambda d: d.points["learning"] == points + 1)
    expect(headline(page)).to_have_text(said(set_points(founding_case(), {"learning": points + 1})))
    page.keyboard.press("ArrowLeft")
    saved(server, page, lambda d: d.points["learning"] == points)
    expect(headline(page)).to_have_text(said(founding_case()))
    rested(page)
    assert page.locator(".words table").first.inner_text() == before


def test_the_firmness_of_the_weights_is_said_and_kept(server, open_page):
    page = confidence_page(open_page, server, founding_case())
    firm = page.get_by_role("slider", name="How firm are these weights?")
    firm.focus()
    page.keyboard.press("End")
    saved(server, page, lambda d: d.firmness == 3)
    loose = set_firmness(founding_case(), 3.0)
    expect(headline(page)).to_have_text(said(loose))
    page.reload()
    expect(headline(page)).to_have_text(said(loose))
    expect(firm).to_have_attribute("aria-valuetext", "× 3.0")
    open_folds(page, "All weights")
    expect(page.get_by_text("So the weights are likely to be: Impact 6 to")).to_be_visible()


def the_weight_map_shows_the_three_criteria_chosen(page):
    choose(page, "Corner 1", "Stability")
    expect(page.get_by_role("img", name="Who leads however Stability,")).to_be_visible()


def test_a_deep_check_says_how_far_it_is_and_what_it_found_and_can_be_stopped(server, open_page):
    page = confidence_page(open_page, server, founding_case())
    open_folds(page, "For the curious", "More simulations")
    page.get_by_role("button", name="Start", exact=True).click()
    found = page.get_by_text("In 1,000,000 simulations, first place goes to")
    expect(found).to_be_visible(timeout=180_000)
    expect(found).to_contain_text("Research lab 6")
    slider(page, "Learning").focus()
    page.keyboard.press("ArrowRight")
    expect(found).to_have_count(0)
    rested(page)
    another_one_can_be_stopped(page)


def another_one_can_be_stopped(page):
    choose(page, "How many simulations", "16 million")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_text("of 16,000,000 simulations")).to_be_visible()
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("Stopped after ")).to_be_visible()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()


def test_the_founding_case_takes_300_words_and_one_screen_and_unfolds_on_any_width(
    server, open_page
):
    size = {"width": 1280, "height": 900}
    page = confidence_page(open_page, server, founding_case(), viewport=size)
    expect(page.locator(".cards section")).to_have_count(3)
    assert words_in_sight(page) <= 300
    last = page.get_by_text("For the curious").bounding_box()
    assert last["y"] + last["height"] <= size["height"]
    what_is_folded_stands_side_by_side_and_unfolds_over_the_whole_width(page)
    a_narrow_page_does_not_scroll_sideways(page)
    the_weight_map_shows_the_three_criteria_chosen(page)


def what_is_folded_stands_side_by_side_and_unfolds_over_the_whole_width(page):
    folds = page.locator(".st-key-evidence > *")
    assert len({fold.bounding_box()["y"] for fold in folds.all()}) == 1
    open_folds(page, "All facts")
    expect(page.locator(".words table")).to_be_visible()
    assert folds.nth(1).bounding_box()["width"] > 4 * folds.nth(0).bounding_box()["width"]


def a_narrow_page_does_not_scroll_sideways(page):
    for fold in (None, "All weights", "All shares", "For the curious", "Map of three weights"):
        if fold:
            open_folds(page, fold)
        assert fits(page, 360)
