"""A report as browsers show and print it: on A4, nothing cut off, nothing run, always light."""

import io

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from pypdf import PdfReader

from decision import edits
from decision.model import revised
from decision.ui.report import BARE_BUTTON, SHAREABLE, WHOLE_BUTTON
from tests.browser.audit import ALL, findings
from tests.browser.conftest import fresh_context
from tests.browser.test_keep import keep_page
from tests.decisions import founding_case, of_twenty_criteria, rated
from tests.edits.test_choosing import LATER, chosen
from tests.report.cases import hostile_case, report, with_pay
from tests.report.pages import Page

A4, MARGINS = (595, 842), 28  # points; millimetres left and right together
BETWEEN_MARGINS = round((210 - MARGINS) / 25.4 * 96)
WIDE = "W" * 150


def opened(open_page, tmp_path, page, **options):
    file = tmp_path / "report.html"
    file.write_text(page, encoding="utf-8")
    return open_page(file.as_uri(), **options)


def six_offers():
    names = [WIDE, *(f"Offer number {n} with a name of many words" for n in range(5))]
    table = {name: {"impact": n, "learning": (0, n, 10)} for n, name in enumerate(names)}
    return with_pay(rated(table), [50_000 + 9_001 * n for n in range(6)])


@pytest.mark.parametrize(
    "decision",
    [founding_case(), six_offers(), of_twenty_criteria()],
    ids=["founding case", "six offers", "twenty criteria"],
)
def test_it_prints_on_a4_with_nothing_cut_off_and_no_white_page(open_page, tmp_path, decision):
    html = report(decision)
    page = opened(open_page, tmp_path, html, viewport={"width": BETWEEN_MARGINS, "height": 900})
    page.emulate_media(media="print")
    beyond = "all => all.filter(e => e.getBoundingClientRect().right > innerWidth + 1).length"
    assert page.locator("body *").evaluate_all(beyond) == 0
    assert page.locator(".words").evaluate_all(
        "all => all.every(e => e.scrollWidth <= e.clientWidth)"
    )
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert {tuple(map(round, each.mediabox[2:])) for each in printed.pages} == {A4}
    texts = [each.extract_text() for each in printed.pages]
    assert all(len(text.split()) > 5 for text in texts)
    assert letters("".join(texts)) >= letters(Page(html).text) - letters(decision.title)
    assert page.locator("svg").count() >= 1


def letters(text):
    return sum(character.isalnum() for character in text)


def test_whatever_was_typed_nothing_runs_and_nothing_is_loaded(open_page, tmp_path):
    page = opened(open_page, tmp_path, report(hostile_case()))
    assert page.locator("script, img, a, iframe, object, embed, link, form, base").count() == 0
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0


def test_even_an_image_that_got_in_would_not_be_loaded(browser, tmp_path):
    file = tmp_path / "report.html"
    got_in = "<img src='http://evil.invalid/'></main>"
    file.write_text(report(founding_case()).replace("</main>", got_in), encoding="utf-8")
    with fresh_context(browser) as context:
        page = context.new_page()
        with page.expect_console_message(lambda said: "Content Security Policy" in said.text):
            page.goto(file.as_uri())


def test_it_is_light_and_fits_a_narrow_window(open_page, tmp_path):
    page = opened(open_page, tmp_path, report(six_offers()), color_scheme="dark",
                  viewport={"width": 360, "height": 800})  # fmt: skip
    assert page.evaluate("[innerWidth, document.documentElement.scrollWidth]") == [360, 360]
    colour = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(colour) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("width", [360, 900])
def test_it_is_fit_for_everybody(open_page, tmp_path, width):
    decision = edits.change_choice(chosen(founding_case()), reasons="The people.")
    page = opened(open_page, tmp_path, report(edits.look_back(decision, "impact", 5.0, LATER)),
                  viewport={"width": width, "height": 800}, bypass_csp=True)  # fmt: skip
    page.evaluate(AXE_SCRIPT)
    assert findings(page, ALL) == []


def test_it_goes_home_from_keep_whole_or_without_pay_and_names(server, open_page):
    page = keep_page(open_page, server, revised(founding_case(), title="Ours <b>"))
    whole = report_of(page, WHOLE_BUTTON)
    assert whole.suggested_filename == "ours_b_report.html"
    assert "Research lab" in whole.path().read_text(encoding="utf-8")
    page.get_by_text(SHAREABLE, exact=True).click()
    bare = report_of(page, BARE_BUTTON)  # at once: no button of this name gives the whole
    assert bare.suggested_filename == "report.html"
    text = bare.path().read_text(encoding="utf-8")
    assert "Offer A" in text
    assert "Research lab" not in text


def report_of(page, button):
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value
