import io

import openpyxl
from playwright.sync_api import expect

from decision.analysis import analyse
from decision.files import decision_json, ratings_csv, workbook
from decision.findings.findings import Findings
from decision.store.store import Store
from decision.ui import places
from tests.browser.on_page import (
    FOREIGN,
    WIDTHS,
    fits,
    headline,
    identity_of,
    link,
    said,
    saved,
)
from tests.decisions import founding_case, rated

BROUGHT = {"Lab": {"impact": 5, "learning": 3}, "Stay": {"impact": 2}}


def keep_page(open_page, server, decision, **options):
    page = open_page(link(server, Store(server.folder).create(decision), places.FILES), **options)
    expect(page.get_by_role("heading", name="My decisions")).to_be_visible()
    return page


def upload(page, name, content):
    body = content.encode() if isinstance(content, str) else content
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": body}
    page.locator("input[type=file]").first.set_input_files(file)


def paste(page, text):
    page.get_by_text("Pasted", exact=True).first.click()
    page.get_by_role("textbox", name="Cells from a spreadsheet").first.fill(text)
    page.get_by_role("button", name="Look at it").first.click()


def summed_up(page):
    return page.locator(".summed-up")


def take_over(page):
    page.get_by_role("button", name="Take over").first.click()
    expect(page.get_by_text("Taken over:")).to_be_visible()


def downloaded(page, name):
    with page.expect_download() as download:
        page.get_by_role("button", name=name).first.click()
    return download.value.path().read_bytes()


def test_files_go_home_and_a_decision_comes_in_whole(server, open_page):
    page = keep_page(open_page, server, founding_case())
    identity, analysis = identity_of(page), analyse(founding_case())
    assert downloaded(page, "Workbook (XLSX)") == workbook.written(Findings(analysis))
    heads = openpyxl.load_workbook(io.BytesIO(downloaded(page, "Blank table (XLSX)")))["Offers"]
    names = [f"{criterion.name} (0–10)" for criterion in analysis.criteria]
    assert [row[0].value for row in heads.iter_rows()] == ["Criterion", *names]
    assert downloaded(page, "Ratings (CSV)").decode() == ratings_csv.written(analysis)
    assert downloaded(page, "Summary (CSV)").startswith(b"rank,offer,overall_value")
    document = downloaded(page, "Decision (JSON)")
    assert decision_json.read("x", document) == founding_case()
    upload(page, "mine.json", document)
    expect(page.get_by_text("A decision, ")).to_contain_text("Stay, with a PhD on the side")
    page.get_by_role("button", name="Open as a new decision").first.click()
    page.wait_for_url(lambda url: identity not in url)
    page.get_by_role("link", name="Compare").click()
    expect(headline(page)).to_have_text(said(founding_case()))


def test_what_is_refused_is_only_text_and_a_table_after_it_comes_in(server, open_page):
    page = keep_page(open_page, server, rated(BROUGHT))
    before = Store(server.folder).newest(identity_of(page)).decision
    upload(page, "big.csv", b"offer,impact\n" + b"Lab,1\n" * 2**19)
    expect(page.get_by_text("File must be 2.0MB or smaller").first).to_be_visible()
    for evil in ("![x](http://evil.invalid/x.png)", "<img src=http://evil.invalid>"):
        upload(page, "a.csv", f"offer,impact\n{evil},11\n{evil},{evil}\n")
        expect(page.locator(".refusals")).to_contain_text(evil)
        assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}
    assert Store(server.folder).newest(identity_of(page)).decision == before
    upload(page, "b.csv", "offer;impact;learning\nLab;7,5;3\nStay;2;x\nNew;1;?\n")
    expect(summed_up(page)).to_have_text(
        "1 offer added, 1 rating added, 1 rating changed, 1 cell refused."
    )
    take_over(page)
    saved(server, page, lambda d: len(d.offers) == 3)
    expect(summed_up(page)).to_have_count(0)
    page.get_by_role("button", name="Undo").first.click()
    saved(server, page, lambda d: d == before)


def test_the_keep_page_never_scrolls_sideways(server, open_page):
    page = keep_page(open_page, server, founding_case())
    names = ["offer", *founding_case().criteria]
    paste(page, "\t".join(names) + "\n" + "\t".join(["x" * 200, *"12345"]))
    expect(summed_up(page)).to_be_visible()
    for width in WIDTHS:
        assert fits(page, width)
