"""From nothing to a decision of one's own, and random edits that each survive a reload."""

import random
import re
from urllib.parse import parse_qs, urlparse

from playwright.sync_api import expect

from decision import edits
from decision.analysis import analyse
from decision.files import decision_json, ratings_csv, reports
from decision.files.spreadsheet_text import write_table
from decision.findings.findings import Findings
from decision.imports.opening import opened
from decision.model import Rating, Status
from decision.store.store import Store
from decision.ui import amount_fields, places
from decision.ui.rating_fields import entered
from decision.ui.waiting import STATUSES
from tests.browser.on_page import (
    begin,
    headline,
    identity_of,
    link,
    more,
    own_ratings,
    said,
    saved,
    settled,
    skip_what_is_asked_first,
    slider,
)
from tests.decisions import FIVE, founding_case

LEVELS = {
    "Stay": ["A team depends on it", "A new tool now and then"],
    "Vision lab": ["A goal of the employer", "Nearly all of it is new"],
    "Sixth hire": ["Without you there", "Half of it is new"],
}


def field(page, label, exact=True):
    return page.get_by_label(label, exact=exact).first


def enter(page, label, text):
    field(page, label).fill(text)
    field(page, label).press("Enter")


def button(page, name):
    return page.get_by_role("button", name=name, exact=True).first


def test_from_an_empty_decision_to_a_ranked_and_exported_one(server, open_page):
    page = open_page(server.url + "offers")
    button(page, "New decision").click()
    begin(page, "Friday", has_job=True)
    own_ratings(page)
    for offer, levels in LEVELS.items():
        if offer != "Stay":
            enter(page, "Add another offer", offer)
            expect(field(page, "Name")).to_have_value(offer)
            settled(page)
        for count, level in enumerate(levels, start=1):
            page.get_by_test_id("stRadio").get_by_text(level).first.click()
            saved(server, page, rated_on(offer, count))
    settled(page)  # a click on what is drawn anew can be lost
    page.get_by_role("link", name="Compare").click()
    skip_what_is_asked_first(page)
    decision = Store(server.folder).newest(identity_of(page)).decision
    expect(headline(page)).to_have_text(said(decision))
    expect(headline(page)).to_contain_text("Vision lab")
    assert [offer.is_present_job for offer in decision.offers] == [True, False, False]
    slider(page, "Learning").focus()
    page.keyboard.press("ArrowRight")
    decision = saved(server, page, lambda d: d.points_of("learning") == 51)
    with page.expect_download() as download:
        page.get_by_role("button", name="Summary (CSV)").first.click()
    taken_home = download.value.path().read_text(encoding="utf-8")
    assert taken_home == write_table(*reports.summary(Findings(analyse(decision))))


def rated_on(offer, count):
    def holds(decision):
        found = [known for known in decision.offers if known.name == offer]
        return bool(found) and len(found[0].ratings) == count

    return holds


# Random edits ------------------------------------------------------------------------------------
# Each does something on the page to the offer shown, and says which edit that is.


def rename(page, offer, chance):
    name = f"Offer {chance.randrange(10**6)}"
    enter(page, "Name", name)
    return lambda d: edits.rename_offer(d, offer.key, name)


def employ(page, offer, chance):
    name = f"Firm {chance.randrange(3)}"
    enter(page, "Employer", name)
    return lambda d: edits.set_employer(d, offer.key, name)


def note(page, offer, chance):
    more(page)
    text = f"note {chance.randrange(10**6)}"
    field(page, "Note").fill(text)
    field(page, "Note").blur()
    return lambda d: edits.change_offer(d, offer.key, note=text)


def status(page, offer, chance):
    other = chance.choice([each for each in Status if each is not offer.status])
    more(page)
    page.get_by_role("combobox", name="Can you accept it?").click()
    page.get_by_role("option", name=STATUSES[other], exact=True).click()
    return lambda d: edits.set_status(d, offer.key, other)


def duplicate(page, offer, chance):
    more(page)
    button(page, "Duplicate").click()
    return lambda d: edits.duplicate_offer(d, offer.key)


def renegotiate(page, offer, chance):
    more(page)
    button(page, "Add an improved version").click()
    return lambda d: edits.renegotiate(d, offer.key)


def delete(page, offer, chance):
    more(page)
    button(page, "Delete").click()
    return lambda d: edits.delete_offer(d, offer.key)


def down(page, offer, chance):
    more(page)
    button(page, "Down").click()
    return lambda d: edits.move_offer(d, offer.key, 1)


def number(page, offer, chance):
    place, end = chance.randrange(5), chance.choice(["low", "likely", "high"])
    value = chance.randrange(21) / 2
    shown = page.get_by_label(re.compile(f": {end}$")).nth(place)
    shown.fill(f"{value}".replace(".", ","))
    shown.press("Enter")
    return lambda d: entered(d, offer.key, d.criteria[place], end, as_amount(value))


def as_amount(value):
    return amount_fields.typed(f"{value}", "")


def forget(page, offer, chance):
    place = chance.randrange(5)
    page.get_by_role("radio", name="Do not know").nth(place).check(force=True)
    return lambda d: edits.forget_rating(d, offer.key, d.criteria[place])


KINDS = [rename, employ, note, status, duplicate, renegotiate, delete, down, number, forget]
EDITS, EDITS_OF_A_SOAK = 2, 50


def test_random_edits_on_the_page_each_survive_a_reload(server, open_page, soak):
    chance = random.Random(20)
    page = open_page(link(server, Store(server.folder).create(founding_case()), places.OFFERS))
    decision = founding_case()
    for _ in range(EDITS_OF_A_SOAK if soak else EDITS):
        own_ratings(page)
        offer = shown_of(page, decision)
        kind = chance.choice(KINDS)
        if (len(decision.offers) < 3 and kind is delete) or (
            offer == decision.offers[-1] and kind is down
        ):
            kind = duplicate
        expected = kind(page, offer, chance)(decision)
        decision = saved(server, page, lambda d, expected=expected: d == expected)
        page.reload()
    own_ratings(page)
    shown_of(page, decision)
    assert Store(server.folder).newest(identity_of(page)).decision == decision


def shown_of(page, decision):
    """The offer that the address names; the page shows it with all its ratings."""
    key = parse_qs(urlparse(page.url).query)["offer"][0]
    offer = edits.offer_of(decision, key)
    expect(field(page, "Name")).to_have_value(offer.name)
    expect(page.get_by_role("textbox", name="Employer").first).to_have_value(
        decision.employer_of(offer).name
    )
    given = [offer.ratings.get(key, Rating()) for key in FIVE]
    for end in ("low", "likely", "high"):
        fields = page.get_by_label(re.compile(f": {end}$"))
        expect(fields).to_have_count(5)
        for place, rating in enumerate(given):
            value = getattr(rating, end)
            expect(fields.nth(place)).to_have_value(amount_fields.written(value))
    return offer


def test_what_was_taken_home_ranks_the_same_when_it_comes_back():
    decision = founding_case()
    again = decision_json.read("x", decision_json.written(decision).encode())
    assert analyse(again).ranks.tolist() == analyse(decision).ranks.tolist()
    table = opened("x.csv", ratings_csv.written(analyse(decision)).encode())
    weighed = edits.set_points(table, decision.points)
    assert analyse(weighed).ranks.tolist() == analyse(decision).ranks.tolist()
