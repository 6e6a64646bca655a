"""Does the picture follow the hand, before Python answers, and does Python then say the same?"""

import re
from contextlib import closing

import numpy as np
import pytest
from playwright.sync_api import expect

from decision.analysis import analyse
from decision.edits import set_points
from decision.words.text import points
from tests.browser.line import Line
from tests.browser.on_page import headline, link, rested, said, settled, slider
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
# The same in what is drawn, in points: the lengths of the bars by the numbers at the axes.
LENGTHS = """() => {
  const [bars, , difference] = document.querySelectorAll('.js-plotly-plot');
  const numbers = (text) => text.match(/-?[\\d.]+/g).map(Number);
  const scaleOf = (plot) => {
    const ticks = [...plot.querySelectorAll('.xtick text')];
    const [first, last] = [ticks.at(0), ticks.at(-1)].map((tick) => ({
      says: Number(tick.textContent.replace('\u2212', '-')),
      at: numbers(tick.getAttribute('transform'))[0],
    }));
    return (last.at - first.at) / (last.says - first.says);
  };
  const lengths = (plot) => [...plot.querySelectorAll('.barlayer .trace')].map((trace) =>
    [...trace.querySelectorAll('.point path')].map((path) => {
      const [, start, end] = path.getAttribute('d').match(/M([^,]+),.*H([^V]+)V/);
      return (Number(end) - Number(start)) / scaleOf(plot);
    }));
  return { parts: lengths(bars), gaps: lengths(difference)[0] };
}"""
PIXEL = 0.01 / 6  # as Plotly rounds, in points of the chart that is drawn smallest
# Plotly keeps the width of a text that it measured before the page's font had come.
NEARLY = 0.6  # pixels
# Where each mark and each text is, and what it looks like.
MARKS = """() => [...document.querySelectorAll(
  '.barlayer path, .barlayer text, .scatterlayer .point, .scatterlayer text')]
  .filter((mark) => mark.localName === 'path' || mark.textContent)
  .map((mark) => {
    const said = ['d', 'transform', 'x', 'y'].map((name) => mark.getAttribute(name)).join(' ');
    const look = [mark.style.fill, mark.style.fontSize, mark.closest('.trace').style.opacity];
    return [said.match(/-?[\\d.]+/g).map(Number), [mark.localName, mark.textContent, ...look]];
  })"""
COUNT_DRAWINGS = """() => {
  const { react } = Plotly;
  window.drawings = 0;
  Plotly.react = (...figure) => { window.drawings += 1; return react(...figure); };
}"""
# The page in the frame of a move, and how often Plotly has drawn in it.
IN_THE_FRAME = f"""(slider, points) => {{
  window.drawings = 0;
  for (const [key, to] of Object.entries(points)) {{
    const moved = slider.getRootNode().getElementById(`criterion-${{key}}`);
    moved.value = to;
    moved.dispatchEvent(new Event('input'));
  }}
  return new Promise((done) => requestAnimationFrame(() =>
    done({{ drawings: window.drawings, marks: ({MARKS})() }})));
}}"""
# All moves of a frame are drawn in the next one.
DRAWN = "() => new Promise((d) => requestAnimationFrame(() => requestAnimationFrame(d)))"
# How often something is sent within the work of the browser that moves a slider.
SENT_WITH_IT = """async (slider, points) => {
  const { send } = WebSocket.prototype;
  let sent = 0;
  WebSocket.prototype.send = function (...message) {
    sent += 1;
    return send.apply(this, message);
  };
  slider.value = points;
  slider.dispatchEvent(new Event('input'));
  await Promise.resolve();
  WebSocket.prototype.send = send;
  return sent;
}"""
SETTLING = "() => document.documentElement.hasAttribute('data-settling')"
KEEP = "() => document.querySelectorAll('.crossroads-plot').forEach((p) => { p.isKept = true; })"
ARE_KEPT = "() => [...document.querySelectorAll('.crossroads-plot')].every((p) => p.isKept)"
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


@pytest.fixture
def page(open_page):
    """A page high enough for all charts, with nothing on it yet."""
    return open_page("about:blank", viewport={"width": 1280, "height": 2400})


def show(page, line, store):
    """Show the founding case, newly made."""
    page.goto(f"{line.url}?d={store.create(founding_case())}")
    expect(headline(page)).to_have_text(said(founding_case()))
    expect(page.locator(".st-key-difference .barlayer")).to_be_visible()
    settled(page)
    page.wait_for_load_state("networkidle")  # what is swallowed half-way would never come


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


def hold_lengths(lengths, analysis, gaps):
    """What is drawn is as long as it says, as near as Plotly rounds."""
    parts = analysis.contributions[analysis.order]
    assert np.abs(np.array(lengths["parts"]).T - parts).max() < 3 * PIXEL
    assert np.abs(np.array(lengths["gaps"]) - gaps).max() < 3 * PIXEL


def test_what_is_linear_in_the_weights_follows_before_python_answers(page, line, store):
    # One page for all moves, each from where the one before has led: to open it takes longest.
    show(page, line, store)
    decision = founding_case()
    for moves in MOVES:
        moved = set_points(decision, moves)
        follows_the_hand(page, line, moves, analyse(decision), analyse(moved))
        decision = moved


def follows_the_hand(page, line, moves, before, after):
    line.swallows = True
    move(page, moves)
    page.wait_for_function(SETTLING)
    page.evaluate(DRAWN)
    expect(page.locator(".crossroads-chart[data-ahead]")).to_have_count(2)
    ahead = page.evaluate(BARS)

    assert rows(page) == expected_rows(after)
    assert np.abs(np.array(ahead["parts"]).T - after.contributions[after.order]).max() < 1e-9
    assert np.abs(np.array(ahead["totals"]) - after.overall[after.order]).max() < 1e-9
    leader, staying = before.leaders[0], [o.is_present_job for o in before.offers].index(True)
    gaps = after.contributions[leader] - after.contributions[staying]
    order = np.argsort(-gaps, kind="stable")
    assert np.abs(np.array(ahead["gaps"]) - gaps[order]).max() < 1e-9
    hold_lengths(page.evaluate(LENGTHS), after, gaps[order])
    assert headline(page).evaluate("(said) => Number(getComputedStyle(said).opacity)") < 1

    line.swallows = False
    move(page, moves)  # as the hand goes on; else it is sent again after a while
    expect(headline(page)).to_have_text(said(after.decision))
    rested(page)
    expect(page.locator(".crossroads-chart[data-ahead]")).to_have_count(0)
    assert not page.evaluate(SETTLING)
    assert rows(page) == expected_rows(after)
    confirmed = page.evaluate(BARS)
    assert confirmed["names"] == ahead["names"]
    for key in ("parts", "totals"):
        assert np.abs(np.array(confirmed[key]) - np.array(ahead[key])).max() < 1e-9
    if analyse(after.decision).leaders[0] == leader:
        assert confirmed["criteria"] == ahead["criteria"]


def test_plotly_draws_the_same_once_the_hand_rests(page, line, store):
    show(page, line, store)
    line.swallows = True
    page.evaluate(COUNT_DRAWINGS)
    board = slider(page, NAMES["impact"])
    for moves in ({"impact": 62}, {"impact": 63}, {"learning": 0}, {"impact": 58, "stability": 45}):
        ahead = board.evaluate(IN_THE_FRAME, moves)
        if "learning" not in moves:  # else the offers change places
            assert ahead["drawings"] == 0
        for chart in page.locator(".crossroads-plot").all():
            chart.dispatch_event("pointerenter")
        page.evaluate(DRAWN)
        drawn = page.evaluate(MARKS)
        assert [look for _, look in ahead["marks"]] == [look for _, look in drawn]
        for (here, look), (there, _) in zip(ahead["marks"], drawn, strict=True):
            assert np.abs(np.array(here) - np.array(there)).max() < NEARLY, look


def test_a_slider_that_alone_counts_shows_where_it_stands_and_the_charts_stay(
    server, store, open_page
):
    others = dict.fromkeys(("learning", "specialization", "stability", "transferable_skills"), 0)
    decision = set_points(founding_case(), others)
    page = open_page(link(server, store.create(decision)))
    expect(headline(page)).to_have_text(said(decision))
    settled(page)
    board = slider(page, NAMES["impact"])
    expect(page.locator(".crossroads-plot .cartesianlayer")).to_have_count(3)
    page.evaluate(KEEP)
    move(page, {"impact": 57})  # the weights stay as they are
    expect(board).to_have_attribute("aria-valuetext", re.compile("^57 points, 100 %"))
    rested(page)
    assert not page.evaluate(SETTLING)
    assert page.evaluate(ARE_KEPT)  # none was made anew, which would be seen as a flicker


def test_a_move_is_sent_before_the_browser_draws_it(page, line, store):
    show(page, line, store)
    moved = slider(page, NAMES["impact"])
    assert moved.evaluate(SENT_WITH_IT, 62) == 1
    expect(headline(page)).to_have_text(said(set_points(founding_case(), {"impact": 62})))
    rested(page)
