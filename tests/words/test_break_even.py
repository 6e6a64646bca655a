from hypothesis import given, settings

from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.words.break_even import break_even_sentences, break_even_table
from decision.words.text import as_plain
from tests.decisions import decisions, founding_case, of_twenty_criteria, rated, unmarked
from tests.repetitions import examples

TWO = ("impact", "learning")
CROSSED = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 2, "learning": 6}}


def said(decision):
    return [as_plain(line) for line in break_even_sentences(Findings(analyse(decision)))]


def table(decision):
    return break_even_table(Findings(analyse(decision)))


def test_each_offer_says_with_which_rating_it_is_level_and_whether_that_may_be():
    assert said(rated(CROSSED, TWO)) == [
        "A would lose its lead to B at 4 on Impact (now 8) or at 0 on Learning (now 4). What you "
        "entered rules that out.",
        "B would catch up with A at 6 on Impact (now 2) or at 10 on Learning (now 6). What you "
        "entered rules that out.",
    ]
    assert table(rated(CROSSED, TWO)).columns == ["Criterion", "A", "B"]
    assert table(rated(CROSSED, TWO)).rows == [
        ["Impact", "8 → 4", "2 → 6"],
        ["Learning", "4 → 0", "6 → 10"],
    ]


def test_what_is_open_is_told_from_what_is_ruled_out():
    unsure = {"A": {"impact": (3, 8, 10), "learning": 4}, "B": {"impact": 2, "learning": 6}}
    first, second = said(rated(unsure, TWO))
    assert first.endswith("What you entered leaves that open for Impact and rules out the rest.")
    assert second.endswith("What you entered rules that out.")
    assert table(rated(unsure, TWO)).rows[0][1] == "7 → 4, not ruled out"
    unknown = {"A": {"learning": 5}, "B": {"impact": 6, "learning": 5}}
    assert said(edits.set_points(rated(unknown, TWO), {"learning": 0}))[1].endswith(
        "A would catch up with B at 6 on Impact (now 5). What you entered does not rule that out."
    )


def test_what_no_rating_changes_is_said_so():
    wide = {"A": {"impact": 9, "learning": 9}, "B": {"impact": 0, "learning": 0}}
    assert said(rated(wide, TWO)) == [
        "No change of a single rating could cost A the lead.",
        "No change of a single rating could lift B to a tie.",
    ]
    no = "no rating is enough"
    assert table(rated(wide, TWO)).rows[0] == ["Impact", f"9, {no}", f"0, {no}"]


def test_tied_leaders_are_decided_by_the_least_change():
    same = rated({"A": {"impact": 5}, "B": {"impact": 5}}, ("impact",))
    assert said(same) == [
        "A is tied with B today: the smallest change of a rating decides.",
        "B is tied with A today: the smallest change of a rating decides.",
    ]
    assert table(same).rows == [["Impact", "5, tied", "5, tied"]]


def test_a_small_change_is_not_rounded_away():
    near = rated({"A": {"impact": 5.02}, "B": {"impact": 5.0}}, ("impact",))
    assert "at 5.02 on Impact (now 5.00)" in said(near)[1]


def test_only_the_smallest_changes_are_said():
    assert all(line.count("(now") <= 3 for line in said(of_twenty_criteria()))
    assert len(table(of_twenty_criteria()).rows) == 20


def test_nothing_to_compare_is_nothing_to_say():
    assert said(rated({})) == said(rated({"A": {}})) == []
    assert table(rated({"A": {}})).rows == []


@settings(max_examples=examples(60))
@given(decisions())
def test_offers_not_in_hand_are_named_as_such_and_tables_fit(decision):
    findings = Findings(analyse(decision))
    assert not unmarked(findings.analysis, break_even_sentences(findings))
    columns, rows = table(decision)
    assert all(len(row) == len(columns) for row in rows)
    assert not any("nan" in cell for row in rows for cell in row[1:])


def test_the_founding_case_names_who_is_to_be_asked_for_in_the_table_too():
    assert "Stay, with a PhD on the side (to be asked for)" in table(founding_case()).columns
    none = edits.set_points(founding_case(), {"impact": 0.0})
    assert "Impact" not in {row[0] for row in table(none).rows}
