import numpy as np
import pytest
from hypothesis import given, settings

from decision.analysis import analyse
from decision.charts import shares_chart
from decision.charts.colours import GREY, faded, offer_colour
from decision.findings.findings import Findings
from decision.words.verdicts import often_first
from tests.decisions import decisions, founding_case, rated
from tests.repetitions import examples

FEW = 1024
TWO = ("impact", "learning")


def findings_of(decision):
    return Findings(analyse(decision), FEW)


def bars_of(chart):
    return [trace for trace in chart.figure["data"] if trace["type"] == "bar"]


@settings(max_examples=examples(30))
@given(decisions(min_offers=1))
def test_every_bar_is_100_worlds_long_and_begins_with_the_share_of_first_places(decision):
    findings = findings_of(decision)
    bars = bars_of(shares_chart(findings))
    assert np.sum([bar["x"] for bar in bars], axis=0) == pytest.approx(100, abs=1e-4)
    assert bars[0]["x"] == pytest.approx(
        100 * findings.robustness.first_place[findings.analysis.order]
    )


def test_the_further_ranks_are_those_of_rank_acceptability():
    findings = findings_of(founding_case())
    bars = bars_of(shares_chart(findings))
    assert [bar["name"] for bar in bars] == ["First", "Second", "Third", "Fourth"]
    order = findings.analysis.order
    for bar, ranks in zip(bars, findings.robustness.rank_acceptability[order].T, strict=True):
        assert bar["x"] == pytest.approx(100 * ranks)


def test_ranks_from_the_fifth_on_are_one_part():
    findings = findings_of(
        rated({f"offer {n}": {"impact": (n, n, 10)} for n in range(7)}, ("impact",))
    )
    last = bars_of(shares_chart(findings))[-1]
    assert last["name"] == "Fifth or lower"
    expected = findings.robustness.rank_acceptability[findings.analysis.order, 4:].sum(axis=1)
    assert last["x"] == pytest.approx(100 * expected)


def test_two_alike_split_their_first_places_and_the_rest_is_shown_as_shared():
    same = {"impact": 8, "learning": 2}
    findings = findings_of(rated({"A": same, "B": same, "C": {"impact": 0, "learning": 10}}, TWO))
    chart = shares_chart(findings)
    first, level, *_ = bars_of(chart)
    assert level["name"] == "Level for first"
    place = findings.analysis.order.index(0)
    assert first["x"][place] == pytest.approx(level["x"][place])
    assert first["x"][place] == pytest.approx(50 * findings.robustness.rank_acceptability[0, 0])
    assert chart.figure["layout"]["xaxis"]["title"]["text"].endswith("(paler: shared)")


def test_first_places_are_in_the_offers_colours_and_labelled_as_the_words_say_them():
    findings = findings_of(founding_case())
    chart = shares_chart(findings)
    first, second, *_ = bars_of(chart)
    order = findings.analysis.order
    offers = [findings.analysis.offers[place] for place in order]
    assert first["marker"]["color"] == [faded(offer_colour(offer), 1) for offer in offers]
    assert set(second["marker"]["color"]) == {faded(GREY, 0.62)}
    said = [often_first(findings.robustness, place) for place in order]
    assert [text.strip(" </b>") for text in chart.figure["data"][-1]["text"]] == said
    assert [row[1] for row in chart.rows] == said


def test_an_offer_alone_is_always_first():
    chart = shares_chart(findings_of(rated({"A": {"impact": 5}}, TWO)))
    assert chart.rows == [["A", "100 %"]]
