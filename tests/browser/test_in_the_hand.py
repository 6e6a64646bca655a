"""Does the picture follow the hand, before Python answers, and does Python then say the same?"""

from contextlib import closing

import numpy as np
import pytest
from playwright.sync_api import expect

from decision.analysis import analyse
from decision.edits import set_points
from decision.words.text import points
from tests.browser.line import Line
from tests.browser.on_page import headline, rested, said, settled, slider
from tests.decisions import FIVE, founding_case

# What is linear in the weights: the stacked bars, part by part and in all, and one offer's lead.
BARS = """() => {
  const [bars, , difference] = document.querySelectorAll('.js-plotly-plot');
  const of = (plot, role) => plot.data.filter(({ meta }) => meta?.role === role);
  return {
    parts: of(bars, 'segment').map(({ x }) => x),
    totals: of(bars, 'total')[0].x,
    names: of(bars, 'names')[0].text,
    gaps: difference.data[0].x,
    criteria: difference.layout.yaxis.ticktext,
  };
}"""
# All moves of a frame are drawn in the next one.
DRAWN = "() => new Promise((d) => requestAnimationFrame(() => requestAnimationFrame(d)))"
SETTLING = "() => document.documentElement.classList.contains('settling')"
MOVES = (
    {"learning": 0},
    {"impact": 100, "stability": 0},
    {"impact": 0, "specialization": 0, "transferable_skills": 100},
    dict.fromkeys(FIVE, 0),
)
NAMES = {criterion.key: criterion.name for criterion in analyse(founding_case()).criteria}


@pytest.fixture
def line(server):
    with closing(Line(server.port)) as line:
        yield line


def opened(page, line, store):
    """The founding case, newly made, on this page."""
    page.goto(f"{line.url}?d={store.create(founding_case())}")
    expect(headline(page)).to_have_text(said(founding_case()))
    expect(page.locator(".st-key-difference .barlayer")).to_be_visible()
    settled(page)


def move(page, points_of):
    for key, to in points_of.items():
        slider(page, NAMES[key]).evaluate(
            "(slider, to) => { slider.value = to; slider.dispatchEvent(new Event('input')); }", to
        )


def rows(page):
    """The offers of the table with points and rank, in its order."""
    lines = page.locator(".comparison tbody tr").all()
    return [
        (
            line.locator(".words .name").inner_text(),
            line.locator("td.overall .number").inner_text(),
            line.locator("td.overall .under").inner_text(),
        )
        for line in lines
    ]


def expected_rows(analysis):
    return [
        (
            analysis.offers[place].name,
            points(analysis.overall[place]),
            f"rank {analysis.ranks[place]}",
        )
        for place in analysis.order
    ]


def test_what_is_linear_in_the_weights_follows_before_python_answers(line, open_page, store):
    # One page for all moves: a new one compiles all scripts again.
    page = open_page(line.url, viewport={"width": 1280, "height": 2400})
    for moves in MOVES:
        opened(page, line, store)
        follows_the_hand(page, line, moves)


def follows_the_hand(page, line, moves):
    before, after = analyse(founding_case()), analyse(set_points(founding_case(), moves))
    line.swallows = True
    move(page, moves)
    page.wait_for_function(SETTLING)
    page.evaluate(DRAWN)
    expect(page.locator(".crossroads-chart.ahead")).to_have_count(2)
    ahead = page.evaluate(BARS)

    assert rows(page) == expected_rows(after)
    assert np.abs(np.array(ahead["parts"]).T - after.contributions[after.order]).max() < 1e-9
    assert np.abs(np.array(ahead["totals"]) - after.overall[after.order]).max() < 1e-9
    leader, staying = before.leaders[0], [o.is_present_job for o in before.offers].index(True)
    gaps = after.contributions[leader] - after.contributions[staying]
    order = np.argsort(-gaps, kind="stable")
    assert np.abs(np.array(ahead["gaps"]) - gaps[order]).max() < 1e-9
    assert headline(page).evaluate("(said) => Number(getComputedStyle(said).opacity)") < 1

    line.swallows = False  # what was swallowed is sent again after a while
    expect(headline(page)).to_have_text(said(after.decision))
    rested(page)
    expect(page.locator(".crossroads-chart.ahead")).to_have_count(0)
    assert not page.evaluate(SETTLING)
    assert rows(page) == expected_rows(after)
    confirmed = page.evaluate(BARS)
    assert confirmed["names"] == ahead["names"]
    for key in ("parts", "totals"):
        assert np.abs(np.array(confirmed[key]) - np.array(ahead[key])).max() < 1e-9
    if analyse(after.decision).leaders[0] == leader:
        assert confirmed["criteria"] == ahead["criteria"]
