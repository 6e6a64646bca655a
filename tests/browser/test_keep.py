import io
import re
import zipfile
from itertools import pairwise

import openpyxl
from playwright.sync_api import expect

from decision.analysis import analyse
from decision.files import decision_json, ratings_csv, workbook
from decision.findings.findings import Findings
from decision.model import Rating
from decision.store.store import Store
from tests.browser.on_page import (
    FOREIGN,
    WIDTHS,
    choose,
    fits,
    headline,
    identity_of,
    link,
    said,
    saved,
)
from tests.decisions import founding_case, rated
from tests.imports.spreadsheets import xlsx

BROUGHT = {"Lab": {"impact": 5, "learning": 3}, "Stay": {"impact": 2}}


def keep_page(open_page, server, decision, **options):
    page = open_page(link(server, Store(server.folder).create(decision)), **options)
    page.get_by_role("link", name="Files").click()
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


def test_a_table_is_shown_cell_by_cell_before_anything_changes_and_can_be_undone(server, open_page):
    page = keep_page(open_page, server, rated(BROUGHT))
    before = Store(server.folder).newest(identity_of(page)).decision
    upload(page, "a.csv", "offer;impact;learning\nLab;7,5;3\nStay;2;x\nNew;1;?\n")
    expect(summed_up(page)).to_have_text(
        "1 offer added, 1 rating added, 1 rating changed, 1 cell refused."
    )
    marks = ["5 → 7.5, changed", "3, the same", "2, the same", '✗ "x", refused']
    expect(page.locator(".preview td")).to_have_text([*marks, "+ 1, added", "?, the same"])
    expect(page.locator(".refusals")).to_contain_text("row 3, column learning: found")
    assert Store(server.folder).newest(identity_of(page)).decision == before
    take_over(page)
    taken = saved(server, page, lambda d: len(d.offers) == 3)
    assert taken.offers[0].ratings["impact"] == Rating(likely=7.5)
    assert taken.offers[1].ratings == before.offers[1].ratings
    expect(summed_up(page)).to_have_count(0)
    page.get_by_role("button", name="Undo").first.click()
    saved(server, page, lambda d: d == before)


def test_empty_cells_make_ratings_unknown_only_when_asked(server, open_page):
    page = keep_page(open_page, server, rated(BROUGHT))
    paste(page, "offer\timpact\nLab\t\n")
    expect(summed_up(page)).to_have_text("Nothing would change: all of it is there already.")
    expect(page.get_by_role("button", name="Take over").first).to_be_disabled()
    page.get_by_text("Make the rating unknown").click()
    expect(summed_up(page)).to_have_text("1 rating changed.")
    take_over(page)
    saved(server, page, lambda d: "impact" not in d.offers[0].ratings)


def test_a_column_that_is_no_criterion_is_asked_about(server, open_page):
    page = keep_page(open_page, server, rated(BROUGHT))
    upload(page, "a.xlsx", xlsx([["offer", "impct", "Sun", "City"], ["Lab", 9, 4, "Rome"]]))
    asked = page.locator(".statement").filter(has_text="“impct” is")
    expect(asked).to_contain_text("Did you mean Impact?")
    heads = page.locator(".preview thead th")
    expect(heads).to_have_text(["Offer", "impct+ new", "Sun+ new"])
    choose(page, "“impct” is no known criterion", "Nothing: leave it out")
    expect(heads).to_have_text(["Offer", "Sun+ new"])
    choose(page, "“impct” is left out.", "Impact")
    expect(heads).to_have_text(["Offer", "Impact", "Sun+ new"])
    take_over(page)
    decision = saved(server, page, lambda d: d.own_criteria)
    assert [own.name for own in decision.own_criteria] == ["Sun"]
    assert decision.offers[0].ratings["impact"] == Rating(likely=9)


def test_exported_ratings_make_a_new_decision_of_the_same_ranking(server, open_page):
    page = keep_page(open_page, server, founding_case())
    table = downloaded(page, "Ratings (CSV)")
    assert table.decode() == ratings_csv.written(analyse(founding_case()))
    upload(page, "again.csv", table)
    expect(summed_up(page)).to_have_text("Nothing would change: all of it is there already.")
    page.get_by_text("As a new decision").click()
    page.get_by_role("button", name="Open as a new decision").first.click()
    expect(page.get_by_role("heading", name="again", exact=True)).to_be_visible()
    imported = Store(server.folder).newest(identity_of(page)).decision
    points = founding_case().points
    weighed = imported.model_copy(update={"points": points})
    assert analyse(weighed).ranks.tolist() == analyse(founding_case()).ranks.tolist()


def test_a_decision_goes_out_and_comes_in_whole(server, open_page):
    page = keep_page(open_page, server, founding_case())
    identity = identity_of(page)
    document = downloaded(page, "Decision (JSON)")
    assert decision_json.read("x", document) == founding_case()
    assert downloaded(page, "Summary (CSV)").startswith(b"rank,offer,overall_value")
    upload(page, "mine.json", document)
    expect(page.get_by_text("A decision, ")).to_contain_text("Stay, with a PhD on the side")
    page.get_by_role("button", name="Open as a new decision").first.click()
    page.wait_for_url(lambda url: identity not in url)
    page.get_by_role("link", name="Compare").click()
    expect(headline(page)).to_have_text(said(founding_case()))


def test_the_workbook_and_the_blank_table_go_home(server, open_page):
    page = keep_page(open_page, server, founding_case())
    analysis = analyse(founding_case())
    assert downloaded(page, "Workbook (XLSX)") == workbook.written(Findings(analysis))
    blank = downloaded(page, "Blank table (XLSX)")
    heads = openpyxl.load_workbook(io.BytesIO(blank))["Offers"]
    names = [f"{criterion.name} (0–10)" for criterion in analysis.criteria]
    assert [row[0].value for row in heads.iter_rows()] == ["Criterion", *names]


def test_decisions_are_listed_opened_renamed_copied_and_deleted(own_server, open_page):
    page = keep_page(open_page, own_server, founding_case())
    first = identity_of(page)
    page.get_by_role("button", name="Duplicate").first.click()
    page.wait_for_url(lambda url: first not in url)
    copy = identity_of(page)
    card = page.locator(f".st-key-kept_{copy}")
    card.get_by_role("button", name="Rename").click()
    page.get_by_role("dialog").get_by_label("New title").fill("Second thoughts")
    page.keyboard.press("Enter")
    expect(page.locator("h1.title")).to_have_text("Second thoughts")
    page.locator(f".st-key-kept_{first}").get_by_role("button", name="Open").click()
    expect(page.locator("h1.title")).to_have_text(founding_case().title)
    card.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("There is no undo for this.")).to_be_visible()
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_text("Deleted for good.")).to_be_visible()
    expect(card).to_have_count(0)
    kept = Store(own_server.folder).all()
    assert [entry.identity for entry in kept] == [first]
    page.locator(f".st-key-kept_{first}").get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete for good").click()
    page.wait_for_url(lambda url: first not in url)
    expect(page.get_by_role("heading", name="My decisions")).to_be_visible()


PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
# One of each kind. What the readers refuse is tested without a browser; here, that it is shown.
BAD = [
    ("a.csv", "offer,impact\nLab,![x](http://evil.invalid/x.png)\n", "1 row refused"),
    ("a.csv", "offer,impact\nLab,12\nLab,5\n", "row 3, column offer: found"),
    ("a.csv", "", "found an empty file"),
    ("a.csv", 'offer,impact\n"Lab,1\n', "broken CSV"),
    ("a.csv", "offer,impact\nLab,<img src=http://evil.invalid>\n", "1 row refused"),
    ("a.xlsx", PNG, "found no readable spreadsheet"),
    ("a.xlsx", xlsx([["offer", "impact"], ["Lab", "=1+1"]]), "cell B2: found the formula"),
    ("a.json", "[" * 9999, "found JSON nested too deeply"),
    ("a.json", '{"a": NaN}', "NaN, which is no JSON number"),
    ("a.json", '{"schema_version": 99}', "made by a newer Crossroads"),
]  # fmt: skip
MORE = [
    ("a.csv", "offer,impact\nLab,nan\nStay,1e400\n", "1 cell refused, 1 row refused"),
    ("a.csv", "offer,impact\n" + "Lab,1\n" * 101, "found 101 offers; expected at most 100"),
    ("a.csv", "1,2\n3,4\n", "no offer column"),
    ("a.csv", "offer,impact\nLab\n", "row 2: found 1 cells; expected 2"),
    ("a.csv", "offer,impact\n", "nothing below the header"),
    ("a.csv", PNG, "found bytes that are no text"),
    ("a.csv", xlsx([["offer"], ["Lab"]]), "found 0 criteria"),
    ("a.csv", b"\x00\x01\xff\xfe", "found bytes that are no text"),
    ("a.json", '{"title": 1, "title": 2}', "twice in one object"),
    ("a.json", '{"a": 1}', "title: found nothing; expected a value here"),
]  # fmt: skip


def test_a_bad_file_is_refused_with_its_reason_and_nothing_changes(server, open_page, soak):
    page = keep_page(open_page, server, founding_case())
    identity = identity_of(page)
    bad = [*BAD, *(MORE if soak else [])]
    for (_, _, before), (name, content, message) in pairwise([("", "", "No file yet"), *bad]):
        upload(page, name, content)
        expect(page.get_by_test_id("stMain").get_by_text(message).first).to_be_visible()
        # It is this file's reason, not the last one's.
        assert before not in message
        expect(page.get_by_test_id("stMain").get_by_text(before)).to_have_count(0)
        assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}
        assert identity_of(page) == identity
    assert Store(server.folder).newest(identity).decision == founding_case()


def test_the_same_is_refused_when_it_is_pasted(server, open_page, soak):
    page = keep_page(open_page, server, founding_case())
    bad = [*BAD[:5], *(MORE if soak else [])]
    for text, message in [(t, m) for _, t, m in bad if isinstance(t, str) and t]:
        if text[:1] in "[{":
            message = re.sub(r"JSON nested.*", "no offer column", message)
        paste(page, text)
        expect(page.get_by_test_id("stMain").get_by_text(message).first).to_be_visible()
    assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}
    assert Store(server.folder).newest(identity_of(page)).decision == founding_case()


def test_a_file_of_three_megabytes_is_refused_and_so_is_a_bomb(server, open_page):
    page = keep_page(open_page, server, founding_case())
    upload(page, "big.csv", b"offer,impact\n" + b"Lab,1\n" * 2**19)
    expect(page.get_by_text("File must be 2.0MB or smaller").first).to_be_visible()
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (150 * 2**20))
    upload(page, "bomb.xlsx", bomb.getvalue())
    expect(page.get_by_text("found 150 MB once unpacked").first).to_be_visible()
    assert Store(server.folder).newest(identity_of(page)).decision == founding_case()


def test_the_keep_page_never_scrolls_sideways(server, open_page):
    page = keep_page(open_page, server, founding_case())
    names = ["offer", *founding_case().criteria]
    paste(page, "\t".join(names) + "\n" + "\t".join(["x" * 200, *"12345"]))
    expect(summed_up(page)).to_be_visible()
    for width in WIDTHS:
        assert fits(page, width)
