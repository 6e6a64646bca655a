"""Pictures of every page are taken, each as a whole."""

from urllib.parse import urlparse

from PIL import Image
from playwright.sync_api import expect

from decision.store.store import Store
from tests.browser import pictures
from tests.browser.on_page import link
from tests.decisions import founding_case


def test_every_page_that_a_page_leads_to_has_its_pictures(server, open_page):
    page = open_page(link(server, Store(server.folder).create(founding_case())))
    links = page.get_by_test_id("stPageLink").locator("a")
    expect(links).to_have_count(8)  # one of them twice
    places = {urlparse(each.get_attribute("href")).path.strip("/") for each in links.all()}
    assert len(places) == 7
    assert places <= {view.place for view in pictures.VIEWS.values()}


def test_a_picture_shows_all_of_a_page_in_its_theme(server, browser, tmp_path):
    taken = dict.fromkeys(pictures.take(server, browser, "empty-compare", tmp_path))
    assert [path.name for path in taken] == [
        f"empty-compare-{theme}-{width}.png"
        for theme in pictures.THEMES
        for width in pictures.WIDTHS
    ]
    sizes, corners = zip(*map(size_and_corner, taken), strict=True)
    assert [width for width, _ in sizes] == [*pictures.WIDTHS, *pictures.WIDTHS]
    assert sizes[0][1] > pictures.LOW  # on a phone it does not fit a window
    light, dark = corners[:4], corners[4:]
    assert min(light) > max(dark)


def size_and_corner(path):
    """A picture's width and height, and how light it is in its corner."""
    with Image.open(path) as picture:
        return picture.size, picture.convert("L").getpixel((1, 1))
