"""Do all pages work where Streamlit's own element draws the charts?"""

import pytest
from playwright.sync_api import expect

from decision.analysis import analyse
from decision.edits import set_points
from decision.store.store import Store
from decision.ui.plain_charts import SETTING
from tests.browser.app_server import AppServer
from tests.browser.on_page import headline, rested, said, settled, slider
from tests.decisions import founding_case

CHARTS = {"How sure": 1, "Compare": 3}  # of a page without anything unfolded
# A part of a bar for each offer and criterion, as long as what it contributes.
LENGTHS = """() => [...document.querySelector('.js-plotly-plot')
  .querySelectorAll('.barlayer .trace')].map((trace) =>
    [...trace.querySelectorAll('.point path')].map((path) => path.getBBox().width))"""


@pytest.fixture
def plain_server(tmp_path):
    server = AppServer(tmp_path / "data", {SETTING: "1"}).start()
    yield server
    server.stop()


def test_streamlit_draws_the_charts_where_it_is_asked_to(plain_server, open_page):
    identity = Store(plain_server.folder).create(founding_case())
    after = set_points(founding_case(), {"learning": 81})
    page = open_page(f"{plain_server.url}?d={identity}")
    for name, number in CHARTS.items():
        page.get_by_role("link", name=name, exact=True).click()
        charts = page.get_by_test_id("stPlotlyChart")
        expect(charts).to_have_count(number)
        expect(charts.first.locator(".barlayer")).to_be_visible()
        expect(page.locator(".crossroads-chart")).to_have_count(0)
        expect(page.get_by_text("Show as table")).to_have_count(number)
        page.get_by_text("Show as table").first.click()
        expect(page.get_by_role("table").filter(has_text="Research lab").last).to_be_visible()
        settled(page)
    slider(page, "Learning").press("ArrowRight")
    expect(headline(page)).to_have_text(said(after))
    rested(page)
    analysis = analyse(after)
    parts = analysis.contributions[analysis.order].T.tolist()
    drawn = page.evaluate(LENGTHS)
    scale = sum(map(sum, drawn)) / sum(map(sum, parts))
    for lengths, contributed in zip(drawn, parts, strict=True):
        assert lengths == pytest.approx([scale * each for each in contributed], abs=0.1)
