"""Who clicks faster than the page draws loses nothing."""

from decision import edits
from decision.store.store import Store
from decision.ui import places
from tests.browser.on_page import link, own_ratings, saved

LEVELS = ["A team depends on it", "A new tool now and then", "T-shaped", "No threat in sight"]


def test_levels_clicked_one_after_the_other_are_all_kept(server, open_page):
    decision = edits.add_offers(edits.started("Friday"), [("Lab", {})])
    page = open_page(link(server, Store(server.folder).create(decision), places.OFFERS))
    own_ratings(page)
    for level in LEVELS:
        page.get_by_test_id("stRadio").get_by_text(level).first.click()
    saved(server, page, lambda d: len(d.offers[0].ratings) == len(LEVELS))
