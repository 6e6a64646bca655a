from hypothesis import given

from decision import edits
from decision.analysis import analyse
from decision.sensitivity.trade_offs import trade_offs
from decision.words.text import as_plain
from decision.words.trade_offs import trade_off_sentence, trade_off_table
from tests.decisions import decisions, rated

THREE = ("impact", "learning", "stability")


def analysed(*points):
    weights = dict(zip(THREE, points, strict=True))
    return analyse(edits.set_points(rated({"A": {}}, THREE), weights))


def said(analysis):
    return as_plain(trade_off_sentence(analysis, trade_offs(analysis)))


def test_a_step_on_the_heaviest_criterion_is_said_on_the_others():
    analysis = analysed(20.0, 60.0, 40.0)
    assert said(analysis) == (
        "Going from 5 to 6 on Learning is worth as much, at your weights, as going from 5 to 6.5 "
        "on Stability or from 5 to 8 on Impact."
    )
    assert trade_off_table(analysis, trade_offs(analysis)).rows == [
        ["Learning", "50 %", "5 → 6"],
        ["Stability", "33 %", "5 → 6.5"],
        ["Impact", "17 %", "5 → 8"],
    ]


def test_a_step_that_nothing_makes_up_for_is_said_to_be_worth_more():
    analysis = analysed(1.0, 90.0, 0.0)
    assert said(analysis) == (
        "Going from 5 to 6 on Learning is worth more, at your weights, than all of any other from "
        "its middle on."
    )
    assert trade_off_table(analysis, trade_offs(analysis)).rows[1] == [
        "Impact", "1 %", "more than all from 5 on"
    ]  # fmt: skip


def test_one_criterion_alone_is_nothing_to_trade():
    analysis = analysed(0.0, 90.0, 0.0)
    assert said(analysis) == ""
    assert trade_off_table(analysis, None).rows == []


@given(decisions())
def test_no_number_is_missing_in_what_is_said(decision):
    analysis = analyse(decision)
    assert not any("nan" in part for part in trade_off_sentence(analysis, trade_offs(analysis)))
