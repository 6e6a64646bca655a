from hypothesis import given

from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.words.break_even import trade_off_sentence, trade_off_table
from decision.words.text import as_plain
from tests.decisions import FIVE, decisions, of_twenty_criteria, rated

THREE = ("impact", "learning", "stability")


def weighed(*points):
    weights = dict(zip(THREE, points, strict=True))
    return Findings(analyse(edits.set_points(rated({"A": {}}, THREE), weights)))


def said(findings):
    return as_plain(trade_off_sentence(findings))


def test_a_step_on_the_heaviest_criterion_is_said_on_the_others():
    findings = weighed(20.0, 60.0, 40.0)
    assert said(findings) == (
        "At your weights, going from 5 to 6 on Learning is worth as much as going from 5 to 6.5 "
        "on Stability or from 5 to 8 on Impact."
    )
    assert trade_off_table(findings).rows == [
        ["Learning", "50 %", "5 → 6"],
        ["Stability", "33 %", "5 → 6.5"],
        ["Impact", "17 %", "5 → 8"],
    ]


def test_a_step_that_nothing_makes_up_for_is_said_to_be_worth_more():
    findings = weighed(1.0, 90.0, 0.0)
    assert said(findings) == (
        "At your weights, going from 5 to 6 on Learning is worth more to you than improving any "
        "other criterion from its middle to its best."
    )
    assert trade_off_table(findings).rows[1] == ["Impact", "1 %", "more than from 5 to the best"]


def test_a_step_that_starts_elsewhere_for_an_ideal_point_says_why():
    table = rated({"A": {}}, ("impact", "learning"))
    aimed = edits.set_ideal_point(table, "learning", 5.0)
    assert said(Findings(analyse(aimed))) == (
        "At your weights, going from 5 to 6 on Impact is worth as much as going from 2.5 to 3 on "
        "Learning. Steps start at the rating worth half: 5, but 2.5 on Learning, which is best "
        "at 5."
    )
    assert "Steps start" not in said(Findings(analyse(table)))


def test_four_others_are_all_named_and_of_more_how_many_there_are():
    others = dict.fromkeys(FIVE, 50.0) | {"impact": 60.0}
    line = said(Findings(analyse(edits.set_points(rated({"A": {}}), others))))
    assert line.count("from 5 to 6.2 on") == 4
    line = said(Findings(analyse(of_twenty_criteria())))
    assert line.count(" to 6 on ") == 4
    assert line.endswith(" or some way on 16 others.")


def test_criteria_that_cannot_make_up_for_the_step_are_named_too():
    assert said(weighed(60.0, 40.0, 1.0)) == (
        "At your weights, going from 5 to 6 on Impact is worth as much as going from 5 to 6.5 on "
        "Learning. That step is worth more than improving Stability from its middle to its best."
    )


def test_one_criterion_alone_is_nothing_to_trade():
    findings = weighed(0.0, 90.0, 0.0)
    assert said(findings) == ""
    assert trade_off_table(findings).rows == []


@given(decisions())
def test_no_number_is_missing_in_what_is_said(decision):
    sentence = trade_off_sentence(Findings(analyse(decision)))
    assert not any("nan" in part for part in sentence)
