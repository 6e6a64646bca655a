import numpy as np
import pytest
from hypothesis import given, settings

from decision.analysis import analyse
from decision.charts import shares_chart
from decision.charts.colours import GREY, faded, offer_colour
from decision.findings.robustness import robustness
from decision.words.certainty import often_first
from tests.decisions import decisions, founding_case, rated

FEW = 1024
TWO = ("impact", "learning")


def sure_of(decision):
    return robustness(analyse(decision), FEW)


def bars_of(chart):
    return [trace for trace in chart.figure["data"] if trace["type"] == "bar"]


@settings(max_examples=30)
@given(decisions(min_offers=1))
def test_every_bar_is_100_worlds_long_and_begins_with_the_share_of_first_places(decision):
    sure = sure_of(decision)
    bars = bars_of(shares_chart(sure))
    assert np.sum([bar["x"] for bar in bars], axis=0) == pytest.approx(100, abs=1e-4)
    assert bars[0]["x"] == pytest.approx(100 * sure.first_place[sure.analysis.order])


def test_the_further_ranks_are_those_of_rank_acceptability():
    sure = sure_of(founding_case())
    bars = bars_of(shares_chart(sure))
    assert [bar["name"] for bar in bars] == ["First", "Second", "Third", "Fourth"]
    order = sure.analysis.order
    for bar, ranks in zip(bars, sure.rank_acceptability[order].T, strict=True):
        assert bar["x"] == pytest.approx(100 * ranks)


def test_ranks_from_the_fifth_on_are_one_part():
    sure = sure_of(rated({f"offer {n}": {"impact": (n, n, 10)} for n in range(7)}, ("impact",)))
    last = bars_of(shares_chart(sure))[-1]
    assert last["name"] == "Fifth or lower"
    expected = sure.rank_acceptability[sure.analysis.order, 4:].sum(axis=1)
    assert last["x"] == pytest.approx(100 * expected)


def test_two_alike_split_their_first_places_and_the_rest_is_shown_as_shared():
    same = {"impact": 8, "learning": 2}
    sure = sure_of(rated({"A": same, "B": same, "C": {"impact": 0, "learning": 10}}, TWO))
    chart = shares_chart(sure)
    first, level, *_ = bars_of(chart)
    assert level["name"] == "Level for first"
    place = sure.analysis.order.index(0)
    assert first["x"][place] == pytest.approx(level["x"][place])
    assert first["x"][place] == pytest.approx(50 * sure.rank_acceptability[0, 0])
    assert chart.figure["layout"]["xaxis"]["title"]["text"].endswith("(paler: shared)")


def test_first_places_are_in_the_offers_colours_and_labelled_as_the_words_say_them():
    sure = sure_of(founding_case())
    chart = shares_chart(sure)
    first, second, *_ = bars_of(chart)
    order = sure.analysis.order
    offers = [sure.analysis.offers[place] for place in order]
    assert first["marker"]["color"] == [faded(offer_colour(offer), 1) for offer in offers]
    assert set(second["marker"]["color"]) == {faded(GREY, 0.62)}
    said = [often_first(sure, place) for place in order]
    assert [text.strip(" </b>") for text in chart.figure["data"][-1]["text"]] == said
    assert [row[1] for row in chart.rows] == said


def test_an_offer_alone_is_always_first():
    chart = shares_chart(sure_of(rated({"A": {}}, TWO)))
    assert chart.rows == [["A", "100 %"]]
