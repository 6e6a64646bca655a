"""Questions instead of gut numbers: from nothing to a ranking by answering alone."""

from playwright.sync_api import expect

from criteria import catalog
from criteria.belief import Certainty
from decision import edits
from decision.model import Answer
from decision.store.store import Store
from tests.browser.on_page import FOREIGN, choose, headline, identity_of, link, said, saved
from tests.decisions import founding_case, rated, unanswered_founding_case

QUESTIONS = {question.key: question for question in catalog.load().questions}


def offers_page(open_page, server, decision, **options):
    page = open_page(link(server, Store(server.folder).create(decision)), **options)
    page.get_by_role("link", name="Offers").click()
    expect(page.get_by_text("How good is each offer?")).to_be_visible()
    return page


def card(page, words):
    """The bordered block of one question."""
    asked = page.get_by_role("radiogroup", name=words)
    return page.get_by_test_id("stVerticalBlock").filter(has=asked).last


def pick(page, question, option, wording=None):
    words = wording or question.asks
    says = next(o.says for o in question.answers if o.key == option)
    page.get_by_role("radiogroup", name=words).get_by_text(says, exact=True).click()


def test_an_answer_is_picked_made_sure_noted_and_forgotten(server, open_page):
    asked = QUESTIONS["revenue_link"]
    page = offers_page(open_page, server, rated({"Lab": {}, "Other": {}}))
    expect(page.get_by_text("Nothing is answered about this offer yet.")).to_be_visible()
    pick(page, asked, "is_the_product")
    given = saved(server, page, lambda d: d.employers[0].answers).employers[0].answers
    assert given == {"revenue_link": Answer(option="is_the_product", certainty=Certainty.SAID)}
    expect(page.get_by_text("1 of 32 answered")).to_be_visible()
    expect(page.locator(".lens")).to_contain_text("Mature (1 of 1 signal points there)")
    card(page, asked.asks).get_by_text("In writing, or I know it").click()
    saved(server, page, lambda d: d.employers[0].answers["revenue_link"].certainty == "written")
    card(page, asked.asks).get_by_text("Note, source, date").click()
    source = card(page, asked.asks).get_by_label("Who said so, or where it stands")
    source.fill("annual report")
    source.press("Enter")
    noted = saved(server, page, lambda d: d.employers[0].answers["revenue_link"].source)
    page.reload()
    expect(page.get_by_text("1 of 32 answered")).to_be_visible()
    card(page, asked.asks).get_by_text("Do not know yet").click()
    saved(server, page, lambda d: d.employers[0].answers["revenue_link"].is_unknown)
    assert noted.catalog_version == catalog.load().version
    expect(page.get_by_text("0 of 32 answered")).to_be_visible()


def test_every_question_about_an_offer_takes_one_click_and_a_theme_one_more(server, open_page):
    page = offers_page(open_page, server, rated({"Lab": {}, "Stay": {}}))
    clicks, themes = 0, list(dict.fromkeys(q.theme for q in QUESTIONS.values()))
    in_use = set(founding_case().criteria)
    asked = [q for q in QUESTIONS.values() if not q.shares or in_use & set(q.shares)]
    for theme in themes:
        of_theme = [question for question in asked if question.theme == theme]
        if not of_theme:
            continue
        if clicks:
            page.get_by_role("button", name=f"Next: {theme}").click()
            clicks += 1
        for question in of_theme:
            expect(page.get_by_role("radiogroup", name=question.asks)).to_be_visible()
            pick(page, question, question.answers[-1].key)
            clicks += 1
            done = sum(q in asked[: asked.index(question) + 1] for q in asked)
            expect(page.get_by_text(f"{done} of {len(asked)} answered")).to_be_visible()
    assert clicks <= 2 * len(asked)
    assert clicks == len(asked) + 5
    decision = saved(server, page, lambda d: len(d.offers[0].answers) > 15)
    page.get_by_role("link", name="Compare").click()
    expect(headline(page)).to_have_text(said(decision))
    expect(headline(page)).to_contain_text("Lab")


def test_one_question_is_answered_for_all_offers_and_a_family_is_asked_once(server, open_page):
    page = offers_page(open_page, server, unanswered_founding_case())
    page.get_by_text("All offers side by side").click()
    choose(page, "Question", "Where the money comes from: How long the money lasts")
    cards = page.get_by_role("radiogroup").filter(has_text="Less than six months.")
    expect(cards).to_have_count(3)
    cards.nth(2).get_by_text("No end in sight").click()
    saved(server, page, lambda d: "runway" in d.employer_of(d.offers[3]).answers)
    choose(page, "Question", "How you would grow: People to learn from")
    expect(page.get_by_role("radiogroup").filter(has_text="Does not apply")).to_have_count(4)


def test_what_does_not_apply_drops_out_and_a_retired_answer_is_kept(server, open_page):
    runway = QUESTIONS["runway"]
    page = offers_page(open_page, server, rated({"Lab": {}, "Other": {}}))
    card(page, runway.asks).get_by_text("Does not apply").click()
    saved(server, page, lambda d: d.employers[0].answers["runway"].does_not_apply)
    gone = Answer(option="no_longer_there", note="old")
    store = Store(server.folder)
    store.apply(
        identity_of(page),
        lambda d: edits.answer(d, d.offers[0].key, runway, gone),
        "as by an older version",
    )
    page.reload()
    expect(page.get_by_text("no longer an answer").first).to_be_visible()
    assert store.newest(identity_of(page)).decision.employers[0].answers["runway"] == gone


def test_every_number_on_compare_opens_to_the_answers_behind_it(server, open_page):
    peers = QUESTIONS["peers"]
    decision = rated({"Lab": {"impact": (2, 5, 7)}, "Stay": {"impact": 3}})
    key = decision.offers[0].key
    decision = edits.answer(decision, key, peers, Answer(option="people_ahead", note="x"))
    page = open_page(link(server, Store(server.folder).create(decision)))
    expect(page.locator("td").filter(has_text="≈").first).to_be_visible()
    chart = page.locator(".st-key-difference")
    chart.get_by_text("Show as table").click()
    chart.locator("summary", has_text="Learning").click()
    expect(chart.get_by_text(f"Lab: {peers.short}")).to_be_visible()
    chart.locator("summary", has_text="Impact").click()
    expect(chart.get_by_text("Lab: Your own rating: 5 (2–7, on average 4.7)")).to_be_visible()


def test_the_points_of_an_offer_open_to_all_that_is_behind_them(server, open_page):
    page = open_page(link(server, Store(server.folder).create(founding_case())))
    chart = page.locator(".st-key-points")
    chart.get_by_text("Show as table").click()
    chart.locator("summary", has_text="Founding team").click()
    peers = QUESTIONS["runway"].short
    expect(chart.get_by_text(f"Stability: {peers}")).to_be_visible()
    expect(chart.get_by_text("Impact: Your own rating: 7.5")).to_be_visible()


def test_a_bar_of_the_difference_chart_opens_to_the_answers_behind_it(server, open_page):
    page = open_page(link(server, Store(server.folder).create(founding_case())))
    chart = page.locator(".st-key-difference")
    bar = chart.locator(".crossroads-plot .bars .point path").first
    bar.scroll_into_view_if_needed()
    expect(bar).to_be_visible()
    box = bar.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(chart.locator("tbody details[open] summary")).to_have_text("Learning")


def test_hostile_notes_and_names_are_harmless_beside_the_questions(server, open_page, hostile):
    decision = rated({**{key: {} for key in hostile}, "B": {}})
    asked = QUESTIONS["revenue_link"]
    for name, offer in zip(hostile, decision.offers, strict=False):
        noted = Answer(option="none", note=name, source=name)
        decision = edits.answer(decision, offer.key, asked, noted)
    page = offers_page(open_page, server, decision)
    expect(page.locator(".lens")).to_contain_text("Unaware of ML")
    page.get_by_text("All offers side by side").click()
    choose(page, "Question", "Where the money comes from: Income that depends on ML")
    expect(page.get_by_role("radiogroup").filter(has_text="Does not apply")).to_have_count(
        len(decision.offers)
    )
    assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}
