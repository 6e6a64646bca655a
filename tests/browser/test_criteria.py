import re

from playwright.sync_api import expect

from criteria.criterion import Direction
from decision.edits import add_offers, add_own_criterion, set_rating, switch_on
from decision.model import OwnCriterion, OwnMeasure, Rating
from decision.store.store import Store
from decision.ui import places
from decision.words.text import legible
from tests.browser.on_page import (
    FOREIGN,
    criterion,
    fits,
    headline,
    identity_of,
    link,
    own_ratings,
    saved,
    settled,
    slider,
    tab,
)
from tests.decisions import FIVE, founding_case


def criteria_page(open_page, server, decision, **options):
    identity = Store(server.folder).create(decision)
    page = open_page(link(server, identity, places.WHAT_MATTERS), **options)
    expect(page.get_by_role("heading", name="What counts")).to_be_visible()
    return page


def unfold_new(page):
    """Unfold where a criterion of one's own is made."""
    page.get_by_text("Add a criterion of your own").click()
    expect(page.get_by_label("Its name")).to_be_visible()
    settled(page)


def add_own(page, name, low, high):
    page.get_by_label("Its name").first.fill(name)
    page.get_by_label("A 0 is").first.fill(low)
    page.get_by_label("A 10 is").first.fill(high)
    page.get_by_role("button", name="Add criterion").first.click()


def triples(words):
    """Words for a criterion's name and both its ends."""
    return (words[::3], words[1::3], words[2::3]) if len(words) > 1 else (words,) * 3


def test_the_page_is_short_and_each_criterion_a_row(server, open_page):
    page = criteria_page(open_page, server, founding_case())
    rows = page.locator(".board .row")
    expect(rows).to_have_count(len(FIVE))
    expect(page.locator(".swing").first).to_have_text(
        "From nobody would notice to no product without you"
    )
    settled(page)
    for place in range(len(FIVE)):
        assert rows.nth(place).bounding_box()["height"] <= 56
        expect(rows.nth(place).locator(".more")).to_be_hidden()
    main = page.get_by_test_id("stMain")
    assert main.evaluate("e => e.scrollHeight") <= 1200
    words = main.inner_text() + page.locator(".board").inner_text()
    assert len(words.split()) <= 290
    page.get_by_role("button", name="What Impact means").click()
    expect(
        page.get_by_text("A team depends on it and would be slower without you.")
    ).to_be_visible()
    for width in (768, 360):
        assert fits(page, width)


def test_criteria_are_switched_on_moved_and_switched_off_without_losing_ratings(server, open_page):
    page = criteria_page(open_page, server, founding_case())
    page.get_by_role("button", name="Switch on").first.click()
    decision = saved(server, page, lambda d: d.criteria == (*FIVE, "enjoyment"))
    criterion(page, "Enjoyment").get_by_role("button", name="Up").click()
    saved(server, page, lambda d: d.criteria[-2] == "enjoyment")
    criterion(page, "Impact").get_by_role("button", name="Switch off").click()
    off = saved(server, page, lambda d: "impact" not in d.criteria)
    assert off.offers == decision.offers
    page.get_by_role("link", name="Compare").click()
    expect(slider(page, "Enjoyment")).to_be_visible()
    expect(slider(page, "Impact")).to_have_count(0)


def test_a_criterion_of_ones_own_is_made_described_turned_and_deleted(server, open_page):
    page = criteria_page(open_page, server, founding_case())
    unfold_new(page)
    add_own(page, "Commute, minutes", "next door", "two hours")
    expect(slider(page, "Commute, minutes")).to_be_visible()
    criterion(page, "Commute, minutes").get_by_text("Less is better").click()
    decision = saved(
        server, page, lambda d: d.own_criteria and d.own_criteria[0].direction == "less"
    )
    assert decision.own_criteria[0] == OwnCriterion(
        key="commute_minutes",
        name="Commute, minutes",
        at_low="next door",
        at_high="two hours",
        direction=Direction.LESS,
    )
    page.get_by_role("link", name="Offers").click()
    own_ratings(page)
    page.get_by_text("next door").first.click()
    saved(server, page, lambda d: d.offers[0].ratings.get("commute_minutes") == Rating(likely=0))
    page.get_by_role("link", name="What matters").click()
    criterion(page, "Commute, minutes").get_by_role("button", name="Delete").click()
    saved(server, page, lambda d: d == founding_case())
    page.get_by_role("button", name="Undo").first.click()
    expect(slider(page, "Commute, minutes")).to_be_visible()


def add_measured(page, **texts):
    page.get_by_text("Measured in a unit", exact=True).last.click()
    expect(page.get_by_label("Its unit", exact=True)).to_be_visible()
    settled(page)
    for label, text in texts.items():
        page.get_by_label(label.replace("_", " "), exact=True).first.fill(text)
    page.get_by_role("button", name="Add criterion").first.click()


def type_amount(server, page, place, text, amount):
    """Type a likely amount of one offer; it is saved and shown as a plain number."""
    offer = founding_case().offers[place].name
    likely = page.get_by_role("textbox", name=f"Commute of {offer}: likely", exact=True)
    likely.fill(text)
    likely.press("Enter")
    saved(server, page, lambda d: d.offers[place].ratings["commute"] == Rating(likely=amount))
    expect(likely).to_have_value(str(amount))


def test_a_measured_criterion_is_made_filled_in_compared_and_changed_over(server, open_page):
    page = criteria_page(open_page, server, founding_case())
    unfold_new(page)
    add_measured(page, Its_name="Commute", Its_unit="min", Worst="1.5 h", Best="10")
    made = saved(server, page, lambda d: d.own_criteria)
    minutes = OwnMeasure(unit="min", worst=90, best=10)
    assert made.own_criteria == (OwnCriterion(key="commute", name="Commute", measure=minutes),)
    page.get_by_role("link", name="Offers").click()
    own_ratings(page)
    page.get_by_text("Side by side").first.click()
    typed = page.get_by_role("textbox", name=re.compile("^Commute of .*: likely$"))
    expect(typed).to_have_count(len(founding_case().offers))
    settled(page)
    for place, (text, amount) in enumerate([("45 min", 45), ("1 h", 60), ("95", 95)]):
        type_amount(server, page, place, text, amount)
    page.get_by_text("One offer").first.click()
    tab(page, founding_case().offers[2].name).first.click()
    page.get_by_role("button", name="Widen to 100 min").click()
    saved(server, page, lambda d: d.own_criteria[0].measure.worst == 100)
    page.get_by_role("link", name="Compare").click()
    for amount in ("45", "60", "95"):
        shown = page.locator("tbody .number").get_by_text(amount, exact=True)
        expect(shown.first).to_be_visible()


def test_a_measured_criterion_is_rated_again_turned_and_brought_back(server, open_page):
    measure = OwnMeasure(unit="min", worst=90, best=10)
    own = add_own_criterion(founding_case(), "Commute", FIVE, measure=measure)
    decision = set_rating(own, own.offers[0].key, "commute", Rating(likely=45))
    page = criteria_page(open_page, server, decision)
    commute = criterion(page, "Commute")
    commute.get_by_text("Rated 0 to 10").click()
    over = saved(server, page, lambda d: d.own_criteria[0].measure is None)
    assert over.offers[0].ratings["commute"] == Rating(note="Was 45 min.")
    expect(commute.get_by_label("Commute: what is a 0?")).to_be_visible()
    expect(commute.get_by_text("Best at a point")).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    saved(server, page, lambda d: d == decision)
    expect(commute.get_by_label("Commute: worst", exact=True)).to_have_value("90")
    commute.get_by_text("More is better").click()
    saved(server, page, lambda d: d.own_criteria[0].measure.best == 90)
    expect(commute.get_by_label("Commute: worst", exact=True)).to_have_value("10")
    expect(commute.get_by_text("Best at a point")).to_have_count(0)


def test_an_ideal_point_is_set_on_the_page_and_said_on_compare(server, open_page):
    page = criteria_page(open_page, server, founding_case())
    criterion(page, "Specialization").get_by_text("Best at a point").click()
    best = page.get_by_label("Specialization: best at", exact=True).first
    expect(best).to_have_value("5")
    best.fill("4")
    best.press("Enter")
    saved(server, page, lambda d: d.ideal_points == {"specialization": 4})
    page.reload()
    criterion(page, "Specialization")
    expect(best).to_have_value("4")
    best.fill("")
    best.press("Tab")
    expect(best).to_have_value("4")
    criterion(page, "Specialization").get_by_text("More is better").click()
    saved(server, page, lambda d: d == founding_case())


def test_a_name_that_is_built_in_or_taken_is_refused_and_nothing_is_lost(server, open_page):
    page = criteria_page(open_page, server, founding_case())
    unfold_new(page)
    add_own(page, "impact", "", "")
    refusal = page.get_by_test_id("stAlert")
    expect(refusal.filter(has_text="is built in already")).to_be_visible()
    add_own(page, " ", "", "")
    expect(refusal.filter(has_text="Please enter a name")).to_be_visible()
    assert Store(server.folder).newest(identity_of(page)).decision == founding_case()


def test_twelve_criteria_and_fifty_offers_are_shown_everywhere(server, open_page):
    decision = switch_on(switch_on(founding_case(), "enjoyment"), "daily_life")
    for number in range(5):
        decision = add_own_criterion(decision, f"Own {number} {'x' * 50}", FIVE)
    decision = add_offers(decision, [(f"{number} {'long name ' * 19}", {}) for number in range(46)])
    page = criteria_page(open_page, server, decision, viewport={"width": 360, "height": 800})
    main = page.get_by_test_id("stMain")
    for link_name, holds in (("What matters", "What counts"), ("Compare", "Side by side")):
        page.get_by_role("link", name=link_name).click()
        expect(page.get_by_role("heading", name=holds)).to_be_visible()
        assert main.evaluate("e => e.scrollWidth - e.clientWidth") == 0
    expect(page.locator("tbody .offer .name")).to_have_count(50)
    page.get_by_role("link", name="Offers").click()
    expect(page.get_by_label("Name", exact=True).first).to_have_value("Research lab")
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") == 0


def test_hostile_words_are_harmless_on_the_criteria_page(server, open_page, hostile):
    page = criteria_page(open_page, server, founding_case())
    unfold_new(page)
    for count, words in enumerate(zip(*triples(hostile), strict=True), start=1):
        add_own(page, *words)
        decision = saved(server, page, lambda d, count=count: len(d.own_criteria) == count)
        own = decision.own_criteria[-1]
        assert (own.name, own.at_low, own.at_high) == words
        expect(page.locator(".board .name").last).to_have_text(legible(words[0]))
        expect(page.locator(".board .swing em").nth(-2)).to_have_text(legible(words[1]))
    assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}
    page.get_by_role("link", name="Compare").click()
    expect(headline(page)).to_contain_text("Deciding today")


def test_hostile_units_are_harmless_where_amounts_are_typed(server, open_page, hostile):
    decision = founding_case()
    # Only what is markup could become a link, an image or a script, which is what is looked for.
    markup = [text for text in hostile if re.search(r"[<[*]|http", text)] or hostile
    for place, unit in enumerate(markup):
        measure = OwnMeasure(unit=unit[:20], worst=9, best=1)
        decision = add_own_criterion(decision, f"Own {place}", FIVE, measure=measure)
        decision = set_rating(decision, decision.offers[0].key, f"own_{place}", Rating(likely=12))
    page = criteria_page(open_page, server, decision)
    units = page.get_by_label(re.compile("^Own [0-9]+: unit$"))
    for place in range(len(markup)):
        criterion(page, f"Own {place}")
    expect(units).to_have_count(len(markup))
    expect(units.last).to_have_value(markup[-1][:20])
    assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}
    page.get_by_role("link", name="Offers").click()
    own_ratings(page)
    expect(page.get_by_role("button", name="Widen to").nth(len(markup) - 1)).to_be_visible()
    assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}
