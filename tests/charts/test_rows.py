import pytest

from decision import edits
from decision.analysis import analyse
from decision.charts import contributions_chart, shares_chart
from decision.charts.plot import NAME_WIDTH
from decision.findings.findings import Findings
from decision.model import Status
from tests.charts.test_charts import FEW, charts_of, texts_of
from tests.decisions import rated


def written_of(chart):
    """All that a chart says beside its figure, and in its figure by kind."""
    beside = [chart.alt, *chart.columns, *texts_of(chart.rows), *texts_of(chart.behind)]
    traces = chart.figure["data"]
    kinds = {kind: texts_of([t.get(kind) for t in traces]) for kind in ("name", "hovertext")}
    kinds["text"] = texts_of([t.get("text") for t in traces])
    return {"beside": beside, **kinds}


def leaves_open(text):
    line = text.replace("<br>", " ")
    return "Qx" in line and "(not offered yet)" not in line


@pytest.mark.parametrize("name", ["Qx", "Qx, and something to learn on the side", "Qx " * 40])
def test_what_is_not_in_hand_is_said_so_wherever_a_chart_names_it(name):
    table = {name: {"impact": 9, "learning": 4, "stability": 2}, "B": {"learning": (2, 6, 9)}}
    table["C"] = {**table[name], "impact": 8.9}
    alike = {"D": table["B"]} | table
    for rows in (table, {**alike, "E": table[name]}):
        decision = rated(rows)
        key = next(offer.key for offer in decision.offers if offer.name.startswith("Qx"))
        waiting = edits.change_offer(decision, key, status=Status.TO_BE_ASKED_FOR)
        for chart in charts_of(Findings(analyse(waiting), FEW)):
            for kind, texts in written_of(chart).items():
                # Labels within a figure may have no room for it beside a long name.
                if kind != "text" or name == "Qx":
                    assert not [text for text in texts if leaves_open(text)]


@pytest.mark.parametrize("name", ["Qx", "Qx, and something to learn on the side", "Qx " * 40])
def test_the_line_above_a_bar_cuts_a_name_rather_than_what_says_it_is_not_in_hand(name):
    decision = rated({name: {"impact": 9}, "B": {"impact": 5}})
    key = decision.offers[0].key
    waiting = edits.change_offer(decision, key, status=Status.TO_BE_ASKED_FOR)
    findings = Findings(analyse(waiting), FEW)
    for chart in (contributions_chart(findings), shares_chart(findings)):
        above = next(t for t in chart.figure["data"] if t.get("mode") == "markers+text")
        assert above["text"][0].endswith(" (not offered yet)")
        assert len(above["text"][0]) <= NAME_WIDTH + 1
        assert above["text"][1] == " B"
