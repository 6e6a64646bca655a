"""What is worth asking, answered on the spot."""

import re
from datetime import date

from playwright.sync_api import expect

from criteria.belief import Certainty
from decision.analysis import analyse
from decision.files.decision_json import gallery
from decision.findings.findings import Findings
from decision.store.store import Store
from decision.ui import places
from decision.words.interview import groups, in_an_interview, opening
from decision.words.text import as_plain
from tests.browser.on_page import headline, link, said, saved
from tests.decisions import founding_case, rated

# What can be taken home, and how it begins.
HOME = {
    "One page": "# What to ask\n\nAsk ",
    "All questions": "# What to ask\n\n## ",
    "All questions (CSV)": "offer,question,",
}


def ask_page(open_page, server, decision, **options):
    page = open_page(link(server, Store(server.folder).create(decision), places.ASK), **options)
    expect(page.get_by_role("heading", name="What to ask")).to_be_visible()
    return page


def cards(page):
    return page.locator("article.ask")


def planned(decision):
    findings = Findings(analyse(decision))
    return findings, groups(findings.analysis, findings.interview.asked, date.today())


def two_unknown():
    """Two offers of which little is known: answers decide."""
    return rated({"Lab": {"impact": (2, 5, 8)}, "Team": {"learning": 5}}, ("impact", "learning"))


def test_the_plan_says_first_whom_to_ask_and_what_it_is_worth_then_asks_by_whom(server, open_page):
    decision = gallery()[1]
    page = ask_page(open_page, server, decision)
    findings, plan = planned(decision)
    for line in opening(findings, date.today()):
        expect(page.locator(".plan")).to_contain_text(as_plain(line))
    headings = page.locator(".group h3")
    expect(headings).to_have_text([f"Ask {as_plain(group.whom)}" for group in plan])
    entries = [entry for group in plan for entry in group.entries]
    expect(cards(page)).to_have_count(len(entries))
    for place, entry in enumerate(entries):
        _, asks = in_an_interview(findings.analysis, entry)
        expect(cards(page).nth(place).locator(".asks")).to_have_text(as_plain(asks))
    plan_text = page.locator(".plan, .group, article.ask").all_inner_texts()
    assert not any("world" in text for text in plan_text)


def test_what_can_be_looked_up_what_was_told_and_the_rest_are_folded(server, open_page):
    decision = founding_case()
    page = ask_page(open_page, server, decision)
    findings, _ = planned(decision)
    plan = findings.interview
    expect(cards(page)).to_have_count(len(plan.asked))
    for title, values in (
        ("Look up yourself", plan.public),
        ("You were told, but not in writing", plan.told),
        ("Other questions", plan.others),
    ):
        fold = page.get_by_text(title, exact=True)
        fold.click()
        expect(cards(page)).to_have_count(len(plan.asked) + min(len(values), 8))
        fold.click()
        expect(cards(page)).to_have_count(len(plan.asked))


def test_an_answer_in_a_fold_leaves_what_stands_above_it_as_it_was(server, open_page):
    decision = gallery()[1]
    page = ask_page(open_page, server, decision)
    page.get_by_text("You were told, but not in writing").click()
    n_asked = len(planned(decision)[0].interview.asked)
    expect(cards(page)).to_have_count(n_asked + 8)
    headings = cards(page).locator("h3").all_inner_texts()
    page.get_by_role("button", name="Answer:").nth(n_asked).click()
    group = page.get_by_role("radiogroup", name=re.compile("[?]$")).first
    group.get_by_role("radio").first.click()
    page.get_by_role("radio", name="I know").click()
    saved(server, page, lambda d: d != decision)
    expect(page.get_by_role("button", name="Done:")).to_be_visible()
    assert cards(page).locator("h3").all_inner_texts() == headings
    page.get_by_role("button", name="Done:").click()
    expect(cards(page)).to_have_count(n_asked + 8)  # the fold stays open


def test_an_answer_on_the_spot_changes_everything_at_once_and_stays_in_place(server, open_page):
    decision = two_unknown()
    page = ask_page(open_page, server, decision)
    entries = [entry for group in planned(decision)[1] for entry in group.entries]
    one = next(entry for entry in entries if not entry.about)
    expect(headline(page)).to_have_text(said(decision))
    page.get_by_role("button", name="Answer:").first.click()
    asked = one.asking.about
    group = page.get_by_role("radiogroup", name=asked.text)
    group.get_by_role("radio", name=asked.answers[-1].label, exact=True).click()
    changed = saved(
        server, page, lambda d: any(e.answers for e in d.employers) or d.offers[0].answers
    )
    expect(headline(page)).to_have_text(said(changed))
    assert said(changed) != said(decision)
    expect(group).to_be_visible()
    page.get_by_role("radio", name="I know").click()

    def is_written(decision):
        given = [a for e in decision.employers for a in e.answers.values()]
        given += [a for o in decision.offers for a in o.answers.values()]
        return [a.certainty for a in given] == [Certainty.WRITTEN]

    written = saved(server, page, is_written)
    expect(headline(page)).to_have_text(said(written))
    page.get_by_role("button", name="Done:").click()
    expect(group).to_have_count(0)


def test_an_own_rating_is_narrowed_on_the_spot(server, open_page):
    page = ask_page(open_page, server, two_unknown())
    page.get_by_role("button", name="Rate:").first.click()
    low = page.get_by_label(re.compile(": low$"))
    expect(low).to_be_visible()
    page.get_by_role("button", name="Done:").click()
    expect(low).to_have_count(0)


def test_the_questions_go_home_on_one_page_and_the_long_ones_beside_it(server, open_page):
    page = ask_page(open_page, server, gallery()[1])
    for name, begins in HOME.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=name, exact=True).click()
        text = download.value.path().read_text(encoding="utf-8-sig")
        assert text.startswith(begins), name
        assert "Senior data scientist, hotels" in text, name


def test_the_start_page_shows_the_one_most_worth_asking_and_leads_to_all(server, open_page):
    page = open_page(link(server, Store(server.folder).create(two_unknown())))
    card = page.locator(".st-key-most_worth_asking")
    expect(card).to_contain_text("Most worth asking")
    card.get_by_role("link", name="All questions").click()
    expect(page.get_by_role("heading", name="What to ask")).to_be_visible()


def test_answers_are_picked_by_keyboard_while_the_list_stands_still(server, open_page):
    page = ask_page(open_page, server, two_unknown())
    page.get_by_role("button", name="Answer:").nth(2).focus()
    headings = cards(page).locator("h3").all_inner_texts()
    page.keyboard.press("Enter")
    group = page.get_by_role("radiogroup", name=re.compile("[?]$")).first
    expect(group).to_be_visible()
    expect(page.get_by_role("button", name="Done:")).to_be_focused()
    group.get_by_role("radio").first.focus()
    for place in (1, 2):
        page.keyboard.press("ArrowDown")
        expect(group.get_by_role("radio").nth(place)).to_be_checked()
        saved(server, page, lambda d: any(e.answers for e in d.employers) or d.offers[0].answers)
        expect(group.get_by_role("radio").nth(place)).to_be_focused()
        assert cards(page).locator("h3").all_inner_texts() == headings
