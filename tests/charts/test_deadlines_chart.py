"""All offers' days on a line of time, held to the document and to what is asked."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from decision import edits
from decision.analysis import analyse
from decision.charts import deadlines_chart
from decision.findings.findings import Findings
from decision.model import Status
from decision.words.deadlines import deadlines, open_before
from decision.words.questions import matters
from tests.charts.test_pay_charts import is_valid, traces
from tests.decisions import HOSTILE, decisions, founding_case
from tests.repetitions import examples

TODAY = date(2026, 11, 29)
DAYS = st.none() | st.integers(-30, 400).map(lambda n: TODAY + timedelta(days=n))


def dated(decision, **days):
    for key, day in days.items():
        decision = edits.change_offer(decision, key, deadline=day)
    return Findings(analyse(decision), 256)


def test_offers_stand_in_the_order_of_their_days_with_what_is_left_and_open():
    lab, team, *_ = [offer.key for offer in founding_case().offers]
    findings = dated(founding_case(), **{team: date(2026, 12, 4), lab: date(2026, 12, 11)})
    chart = deadlines_chart(findings, TODAY)
    assert [row[0] for row in chart.rows] == ["Founding team", "Research lab"]
    assert chart.rows[0][1] == "4 December 2026: 5 days left"
    for due, row in zip(deadlines(findings), chart.rows, strict=True):
        place = [offer.key for offer in findings.analysis.offers].index(due.offer.key)
        plan = findings.interview
        asked = [value for value in plan.asked if place in value.offers]
        more = [value for value in plan.others if place in value.offers and matters(value)]
        assert due.n_open == len(asked) + len(more)
        assert row[2] == open_before(due)
    assert any(due.n_open for due in deadlines(findings))
    assert chart.alt.startswith("Which answer is due when. Founding team, 4 December 2026: 5 days")


def test_an_expected_offer_has_a_hollow_mark_and_a_past_one_none():
    lab, team, stay, _ = [offer.key for offer in founding_case().offers]
    decision = edits.set_status(founding_case(), lab, Status.EXPECTED)
    decision = edits.change_offer(decision, lab, chance=0.4, expected_on=date(2026, 12, 18))
    decision = edits.set_status(decision, stay, Status.PAST)
    chart = deadlines_chart(
        dated(decision, **{team: date(2026, 12, 4), stay: date(2026, 12, 1)}), TODAY
    )
    (marks,) = [each for each in traces(chart, "scatter") if each["mode"] == "markers"]
    assert marks["marker"]["symbol"] == ["circle", "circle-open"]
    assert chart.rows[1] == ["Research lab (expected)", "18 December 2026: may come, 40 %", ""]
    assert marks["x"] == ["2026-12-04", "2026-12-18"]


def test_an_expected_offer_that_is_late_was_to_come():
    lab, team, *_ = [offer.key for offer in founding_case().offers]
    decision = edits.set_status(founding_case(), lab, Status.EXPECTED)
    decision = edits.change_offer(decision, lab, expected_on=date(2026, 11, 20))
    chart = deadlines_chart(dated(decision, **{team: date(2026, 11, 28)}), TODAY)
    assert [row[1] for row in chart.rows] == [
        "20 November 2026: was to come",
        "28 November 2026: the deadline has passed",
    ]


def test_of_an_offer_that_is_not_ranked_is_said_why_not_that_nothing_is_open():
    days = {"deadline": date(2026, 12, 6)}
    decision = edits.add_offers(founding_case(), [
        ("Bank", days), ("Kiosk", {**days, "ratings": {"impact": {"likely": 1}}}),
    ])  # fmt: skip
    limit = {"criterion": "impact", "at_least": 1.5}
    decision = edits.add_must_have(decision, is_hard=True, rating=limit)
    chart = deadlines_chart(dated(decision, **{founding_case().offers[0].key: TODAY}), TODAY)
    open_ = {row[0]: row[2] for row in chart.rows}
    assert (open_["Bank"], open_["Kiosk"]) == ("not rated yet", "fails a must-have")
    assert "6 Dec: 7 days left, not rated yet" in str(chart.figure)


def test_one_day_alone_is_no_line_of_time():
    lab, team, *_ = [offer.key for offer in founding_case().offers]
    assert deadlines_chart(dated(founding_case()), TODAY) is None
    assert deadlines_chart(dated(founding_case(), **{lab: TODAY}), TODAY) is None
    assert deadlines_chart(dated(founding_case(), **{lab: TODAY, team: TODAY}), TODAY) is None


@settings(max_examples=examples(30))
@given(decisions(), st.lists(DAYS, min_size=5, max_size=5), st.sampled_from(HOSTILE))
def test_every_line_of_time_is_valid_whatever_is_typed(decision, days, name):
    for offer, day in zip(decision.offers, days, strict=False):
        decision = edits.change_offer(decision, offer.key, deadline=day, expected_on=day)
    if decision.offers and name not in {offer.name for offer in decision.offers}:
        decision = edits.change_offer(decision, decision.offers[0].key, name=name)
    chart = deadlines_chart(Findings(analyse(decision), 256), TODAY)
    known = {
        day
        for offer, day in zip(decision.offers, days, strict=False)
        if day and offer.status is not Status.PAST
    }
    assert (chart is not None) == (len(known) > 1)
    if chart is not None:
        assert is_valid(chart)
        assert "<img" not in str(chart.figure)
