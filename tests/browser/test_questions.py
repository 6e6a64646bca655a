"""Questions instead of gut numbers: from nothing to a ranking by answering alone."""

import re

from playwright.sync_api import expect

from criteria import catalog
from criteria.belief import Certainty
from criteria.question import About
from decision import edits
from decision.findings.readiness import readiness
from decision.findings.telling import telling_questions
from decision.model import Answer, revised
from decision.store.store import Store
from decision.ui import places
from decision.words import questions as words
from tests.browser.on_page import FOREIGN, fits, link, more, saved, tab
from tests.decisions import founding_case, rated, unanswered_founding_case

QUESTIONS = {question.key: question for question in catalog.load().questions}
N_ASKED = len(words.asked(rated({"Lab": {}}), catalog.load()))
QUICK = 8
LEAD_ON = """(button) => {
  button.click();
  return button.closest('.list').inert;
}"""


def offers_page(open_page, server, decision, **options):
    identity = Store(server.folder).create(decision)
    page = open_page(link(server, identity, places.OFFERS), **options)
    expect(page.get_by_text("How good is each offer?")).to_be_visible()
    return page


def row(page, question):
    """The row of one question."""
    return page.locator(".list .row").filter(has_text=question.text)


def pick(page, question, option):
    label = next(o.label for o in question.answers if o.key == option)
    row(page, question).get_by_role("radio", name=label, exact=True).click()


def unfold_all(page):
    expect(page.locator(".list .row")).to_have_count(8)
    for part in page.locator(".list details").all()[1:]:
        part.locator("summary").click()
    expect(page.locator(".list details:not([open])")).to_have_count(0)


def answers(decision, place=0):
    offer = decision.offers[place]
    return {**decision.employer_of(offer).answers, **offer.answers}


def test_an_answer_is_picked_made_sure_noted_and_taken_back(server, open_page):
    asked = QUESTIONS["revenue_link"]
    page = offers_page(open_page, server, rated({"Lab": {}, "Other": {}}))
    expect(page.get_by_text("Leave open what you do not know")).to_be_visible()
    expect(row(page, asked).get_by_role("radio", name="my guess")).to_have_count(0)
    pick(page, asked, "is_the_product")
    given = answers(saved(server, page, answers))
    assert given == {"revenue_link": Answer(option="is_the_product", certainty=Certainty.SAID)}
    expect(row(page, asked).get_by_role("radio", name="told me")).to_be_checked()
    expect(tab(page, "Lab")).to_contain_text(f"1/{N_ASKED}")
    expect(page.locator(".lens")).to_contain_text("most likely mature (1 of 1 signal points there)")
    row(page, asked).get_by_role("radio", name="I know").click()
    saved(server, page, lambda d: d.employers[0].answers["revenue_link"].certainty == "written")
    row(page, asked).get_by_role("button", name=f"Note: {asked.short}").click()
    source = row(page, asked).get_by_label("Who said so, or where it stands")
    source.fill("annual report")
    source.press("Enter")
    noted = saved(server, page, lambda d: d.employers[0].answers["revenue_link"].source)
    assert noted.catalog_version == catalog.load().version
    page.reload()
    expect(tab(page, "Lab")).to_contain_text(f"1/{N_ASKED}")
    button = row(page, asked).get_by_role("button", name=f"Note: {asked.short}")
    expect(button).to_have_attribute("title", "annual report")
    pick(page, asked, "is_the_product")
    taken = saved(server, page, lambda d: d.employers[0].answers["revenue_link"].is_unknown)
    assert taken.employers[0].answers["revenue_link"].source == "annual report"
    expect(tab(page, "Lab")).to_contain_text(f"0/{N_ASKED}")


def test_what_does_not_apply_is_said_by_one_click_and_counts_among_the_eight(server, open_page):
    decision = rated({"Lab": {}, "Team": {}})
    page = offers_page(open_page, server, decision)
    first = telling_questions(decision)[:8]
    for question in first[:2]:
        inapt = row(page, question).get_by_role("button", name="Does not apply: ")
        inapt.click()
        expect(inapt).to_be_hidden()
        expect(row(page, question).get_by_role("button", name="Does not apply ×")).to_be_focused()
    page.keyboard.press("Enter")
    expect(inapt).to_be_focused()
    page.keyboard.press("Enter")
    for question in first[2:]:
        pick(page, question, question.answers[-1].key)
        expect(row(page, question).get_by_role("button", name="Does not apply")).to_be_hidden()
    expect(page.locator(".list .says").first).to_contain_text("These 6 settle")
    lab = saved(server, page, lambda d: readiness(d).offers["lab"] == 0)
    assert lab.employers[0].answers["revenue_link"].does_not_apply
    inert = page.get_by_role("button", name="Next: Team").evaluate(LEAD_ON)
    assert inert, "a click meant for the next offer's questions would answer this one's"
    expect(page.get_by_label("Name", exact=True).first).to_have_value("Team")
    expect(page.locator(".list")).not_to_have_attribute("inert", "")


def test_an_answer_is_followed_wherever_it_counts_and_so_is_its_undo(server, open_page):
    page = offers_page(open_page, server, rated({"Lab": {"impact": 7}, "Other": {"impact": 3}}))
    asked, undo = QUESTIONS["peers"], page.get_by_role("button", name="Undo").first
    standing, rating = page.locator(".standing"), page.locator(".ratings details").nth(1)
    before = standing.text_content()
    expect(undo).to_be_disabled()
    pick(page, asked, "people_ahead")
    expect(tab(page, "Lab")).to_contain_text(f"1/{N_ASKED}")
    expect(rating).to_contain_text("1 of ")
    expect(standing).not_to_have_text(before)
    undo.click()
    expect(tab(page, "Lab")).to_contain_text(f"0/{N_ASKED}")
    expect(standing).to_have_text(before)
    expect(row(page, asked).get_by_role("radio", checked=True)).to_have_count(0)
    pick(page, asked, "people_ahead")
    expect(rating).to_be_visible()
    tab(page, "Other").click()
    expect(page.get_by_label("Name", exact=True).first).to_have_value("Other")
    expect(rating).to_have_count(0)
    pick(page, asked, "people_ahead")
    expect(tab(page, "Other")).to_contain_text(f"1/{N_ASKED}")


def test_what_else_stands_on_the_page_is_never_left_behind_by_an_answer(server, open_page):
    page = offers_page(open_page, server, rated({"Lab": {}, "Other": {}, "Third": {}}))
    name = page.get_by_label("Name", exact=True).first
    name.fill("The lab")
    name.press("Enter")
    expect(tab(page, "The lab")).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    expect(name).to_have_value("Lab")
    tab(page, "Third").click()
    expect(name).to_have_value("Third")
    more(page)
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Third deleted.")).to_be_visible()
    page.keyboard.press("Escape")
    pick(page, QUESTIONS["peers"], "people_ahead")
    expect(page.get_by_text("Third deleted.")).to_have_count(0)
    expect(page.get_by_role("tab", name=f"1/{N_ASKED}")).to_have_count(1)


def test_eight_questions_come_first_each_takes_one_click_and_they_lead_on(server, open_page):
    decision = revised(rated({"Lab": {}, "Team": {}}), equal_is_right=False)
    page = offers_page(open_page, server, decision)
    first = telling_questions(decision)[:8]
    for name, following in (("Lab", "Next: Team"), ("Team", "Next: what matters to you")):
        expect(page.get_by_label("Name", exact=True).first).to_have_value(name)
        expect(page.locator(".list .row")).to_have_count(8)
        expect(page.locator(".list .text")).to_have_text([each.text for each in first])
        for question in first:
            pick(page, question, question.answers[1].key)
        expect(page.locator(".list .says").first).to_contain_text(
            f"The other {N_ASKED - QUICK} take about 6 min"
        )
        page.get_by_role("button", name=following).click()
    answered = saved(server, page, lambda d: len(answers(d, 1)) == 8)
    assert len(answers(answered)) == 8
    assert readiness(answered).offers == {"lab": 0, "team": 0}
    expect(page).to_have_url(re.compile("/what-matters"))
    expect(page.get_by_role("heading", name="What matters to you")).to_be_visible()


def test_all_questions_of_an_offer_stand_in_rows_on_a_few_screens_and_fit_a_telephone(
    server, open_page
):
    page = offers_page(open_page, server, founding_case())
    unfold_all(page)
    expect(page.locator(".list .row")).to_have_count(N_ASKED)
    heights = [each.bounding_box()["height"] for each in page.locator(".list .row").all()]
    assert max(heights) <= 64
    assert page.locator(".list").bounding_box()["height"] <= 3 * 900
    assert fits(page, 360)
    page.get_by_text("Side by side").click()
    expect(page.get_by_role("region", name="Offers side by side")).to_be_visible()
    assert fits(page, 360)


def test_that_a_question_does_not_apply_is_a_button_with_an_edge_and_no_higher(server, open_page):
    page = offers_page(open_page, server, rated({"Lab": {}, "Team": {}}))
    inapt = page.get_by_role("button", name="Does not apply: ").first
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        edge = inapt.evaluate("each => getComputedStyle(each).borderTopStyle")
        assert (edge, inapt.bounding_box()["height"]) == ("solid", 24)
    assert fits(page, 360)


def test_answers_clicked_faster_than_the_page_draws_are_all_kept(server, open_page):
    page = offers_page(open_page, server, rated({"Lab": {}, "Team": {}}))
    expect(page.locator(".list .row")).to_have_count(8)
    for each in page.locator(".list .row").all():
        each.get_by_role("radio").last.click()
        each.get_by_role("radio", name="my guess").click()
    decision = saved(server, page, lambda d: len(answers(d)) == 8)
    decision = saved(
        server, page, lambda d: {a.certainty for a in answers(d).values()} == {Certainty.GUESS}
    )
    assert all(answer.option for answer in answers(decision).values())


def test_answers_are_picked_by_keyboard_and_named_for_screen_readers(server, open_page):
    asked = QUESTIONS["revenue_link"]
    page = offers_page(open_page, server, rated({"Lab": {}, "Team": {}}))
    group = page.get_by_role("radiogroup", name=asked.text)
    radios = group.get_by_role("radio")
    expect(radios).to_have_count(len(asked.answers))
    radios.first.focus()
    page.keyboard.press("ArrowRight")
    expect(group.get_by_role("radio", name=asked.answers[1].label)).to_be_checked()
    page.keyboard.press("ArrowRight")
    saved(server, page, lambda d: answers(d)["revenue_link"].option == asked.answers[2].key)
    expect(radios.nth(2)).to_be_focused()
    page.keyboard.press("Space")
    saved(server, page, lambda d: not answers(d))
    expect(group.get_by_role("radio", checked=True)).to_have_count(0)


def test_questions_are_answered_side_by_side_and_a_family_shares_its_answers(server, open_page):
    decision = unanswered_founding_case()
    asked = next(q for q in telling_questions(decision)[:8] if q.about is About.EMPLOYER)
    page = offers_page(open_page, server, decision)
    page.get_by_text("Side by side").click()
    offers = decision.offers
    cells = [
        page.get_by_role("combobox", name=f"{asked.text} {offer.name}", exact=True)
        for offer in offers
    ]
    cells[3].select_option(asked.answers[-1].key)
    saved(server, page, lambda d: asked.key in d.employer_of(d.offers[3]).answers)
    expect(cells[2]).to_have_value(asked.answers[-1].key)
    expect(cells[1]).to_have_value("")
    sure = page.get_by_role("combobox", name=f"How sure: {asked.short}: {offers[3].name}")
    sure.select_option(label="my guess")
    saved(server, page, lambda d: answers(d, 3)[asked.key].certainty is Certainty.GUESS)
    expect(page.locator(".side-by-side")).to_contain_text(f"also counts for {offers[2].name}")


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


def test_the_points_of_an_offer_and_a_bar_of_differences_open_to_all_that_is_behind_them(
    server, open_page
):
    page = open_page(link(server, Store(server.folder).create(founding_case())))
    chart = page.locator(".st-key-points")
    chart.get_by_text("Show as table").click()
    chart.locator("summary", has_text="Founding team").click()
    peers = QUESTIONS["runway"].short
    expect(chart.get_by_text(f"Stability: {peers}")).to_be_visible()
    expect(chart.get_by_text("Impact: Your own rating: 7.5")).to_be_visible()
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
    expect(page.locator(".lens")).to_contain_text("most likely unaware of ML")
    button = row(page, asked).get_by_role("button", name=f"Note: {asked.short}")
    expect(button).to_have_attribute("title", f"{hostile[0]} · {hostile[0]}")
    button.click()
    note = row(page, asked).get_by_role("textbox", name=f"Note: {asked.short}")
    expect(note).to_have_value(hostile[0])
    page.get_by_text("Side by side").click()
    expect(page.get_by_role("region").get_by_role("columnheader")).to_have_count(
        len(decision.offers) + 1
    )
    assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}


def test_at_a_public_employer_what_does_not_apply_says_so_and_can_be_answered(server, open_page):
    page = offers_page(open_page, server, rated({"Lab": {}, "Team": {}}))
    income = row(page, QUESTIONS["revenue_link"])
    pick(page, QUESTIONS["business_model"], "public")
    said = income.get_by_role("button", name="Does not apply: public employer")
    expect(said).to_be_visible()
    expect(said).to_be_disabled()
    expect(tab(page, "Lab")).to_contain_text(f"4/{N_ASKED}")
    expect(page.locator(".lens")).to_contain_text("Kind of employer: public")
    pick(page, QUESTIONS["revenue_link"], "supports")
    told = answers(saved(server, page, lambda d: "revenue_link" in answers(d)))
    assert told["revenue_link"].option == "supports"
    expect(said).to_be_hidden()
    pick(page, QUESTIONS["revenue_link"], "supports")
    expect(said).to_be_visible()
    expect(page.get_by_text("Not taken over")).to_have_count(0)
