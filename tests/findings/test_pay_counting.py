"""Does pay count, and between which amounts would it?"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria.criterion import PAY_KEY
from decision import edits
from decision.analysis import analyse
from decision.files import blank_table, ratings_csv, reports, workbook
from decision.files.interview_sheet import as_markdown, open_questions
from decision.findings.findings import Findings
from decision.findings.pay_counting import worth_for_sure
from decision.model import Decision, PayCurve, revised
from decision.terminal.answer_text import ranking
from decision.terminal.pay_text import pays as pays_in_text
from decision.words import reasons
from decision.words.break_even import break_even_sentences, break_even_table
from decision.words.pay_counting import (
    COUNT_IT,
    counted_twice,
    half_of,
    what_pay_decides,
    which_raise,
    worth_sentence,
)
from decision.words.ratings import comparison
from decision.words.text import as_plain
from tests.decisions import founding_case
from tests.files.recalculated import Recalculated
from tests.pays import pays, three_offers
from tests.repetitions import examples


def findings(decision):
    return Findings(analyse(decision))


def counted(decision):
    return edits.count_pay(decision, findings(decision).pay_counting.proposed)


def test_without_any_pay_there_is_nothing_to_count():
    counting = findings(founding_case()).pay_counting
    assert (counting.counts, counting.proposed, counting.could_count) == (False, None, False)


def test_costs_alone_are_no_pay_to_count():
    decision = edits.change_pay(founding_case(), "lab", "costs", moving=9_000.0)
    assert findings(decision).pay_counting.proposed is None


def test_what_is_proposed_spans_all_offers_rounded_outward():
    # 85,000 is the least; with the whole of the bonus the bank pays 105,000 x 1.144 = 120,120.
    counting = findings(three_offers()).pay_counting
    assert counting.could_count
    assert counting.proposed == PayCurve(least=85_000, enough=125_000)


@settings(max_examples=examples(100))
@given(st.lists(pays, min_size=1, max_size=3))
def test_nine_in_ten_of_all_pay_lies_within_what_is_proposed(offered):
    empty = Decision(title="Pay", criteria=("impact",))
    decision = edits.add_offers(empty, [(str(n), {"pay": p}) for n, p in enumerate(offered)])
    counting = findings(decision).pay_counting
    curve, middle = counting.proposed, half_of(counting.proposed)
    low, _, high = analyse(edits.count_pay(decision, curve)).ratings[..., -1]
    assert 0 <= curve.least < middle < curve.enough
    assert (np.maximum(low, 0) >= curve.least - 1e-6).all()
    assert (high <= curve.enough + 1e-6).all()


def test_pay_that_counts_is_not_proposed_again():
    counting = findings(counted(three_offers())).pay_counting
    assert (counting.counts, counting.could_count) == (True, False)


# Words and files -------------------------------------------------------------------------------


def test_the_ranking_says_that_pay_is_not_counted_where_some_is_known():
    said = "Pay is not counted. Count it on the page Compare."
    assert said in ranking(findings(three_offers()))
    assert "not counted" not in ranking(findings(counted(three_offers())))
    assert "not counted" not in ranking(findings(founding_case()))
    assert COUNT_IT in said


def test_a_cell_of_pay_says_its_mean_and_range_and_opens_to_its_sum():
    analysis = findings(counted(three_offers())).analysis
    cells = {row.offer.key: row.cells[-1] for row in comparison(analysis)}
    assert (cells["stay"].rating, cells["stay"].range) == ("85,000 a year", "")
    mean = 105_000 + 12_600 * (0.185 * 0.5 + 0.63 + 0.185 * 1.2)
    assert cells["bank"].rating == f"≈{mean:,.0f} a year"
    assert cells["bank"].range == "111,300–120,120 a year"
    lines = reasons.behind(analysis, 1, 5)
    assert lines[0].startswith("Sure: 105,000 a year, mean of years 1–4")
    assert "Base: 105,000 a year" in lines
    assert any(line.startswith("Hoped: ") for line in lines)
    assert reasons.why(analysis, 1, 5).startswith(f"{lines[0][:-1]}; Base: 105,000 a year; ")


def test_an_unknown_pay_is_said_to_be_unknown():
    decision = edits.add_offers(counted(three_offers()), [("New", {"ratings": {
        "impact": {"likely": 5.0}}})])  # fmt: skip
    assert reasons.behind(analyse(decision), 3, 5) == [
        "Nothing is known yet, so it counts as its expected value."
    ]


def test_tables_of_ratings_leave_pay_out_and_the_summary_has_it():
    decision = counted(three_offers())
    assert "pay" not in ratings_csv.written(analyse(decision)).splitlines()[0].casefold()
    criteria = analyse(decision).criteria
    assert blank_table.written(criteria) == blank_table.written(criteria[:-1])
    columns, rows = reports.summary(findings(decision))
    unit = columns.index("offer_pay_unit")
    assert {row[unit] for row in rows} == {"a year"}
    own = reports.ratings(findings(decision))
    of_pay = [dict(zip(own[0], row, strict=True)) for row in own[1] if row[1] == PAY_KEY]
    assert np.isnan([row["own"] for row in of_pay]).all()
    assert all(row["reasons"].startswith("Sure: ") for row in of_pay)


def test_the_workbook_works_out_the_points_of_pay_again():
    decision = edits.change_pay_curve(counted(three_offers()), enough=110_000.0)
    results = findings(decision)
    assert results.beyond_ends
    book = Recalculated(workbook.written(results))
    analysis = results.analysis
    points = [analysis.overall[place] for place in analysis.order]
    assert book.column("Points", "Points") == pytest.approx(points)


def test_the_question_for_the_middle_names_both_raises():
    decision = edits.change_pay_basis(counted(three_offers()), currency="$")
    basis = decision.pay_basis
    assert as_plain(which_raise(basis, basis.curve)) == (
        "Which raise would mean more to you: from $85,000 to $105,000 a year, or from $105,000 to "
        "$125,000?"
    )
    assert half_of(PayCurve(least=0, middle=30, enough=100)) == 30


@pytest.mark.parametrize(("name", "is_said"), [("Base salary", True), ("Payback", False)])
def test_money_that_is_rated_beside_pay_is_said(name, is_said):
    decision = edits.add_own_criterion(counted(three_offers()), name, ())
    said = as_plain(counted_twice(decision))
    assert said == (f"{name} counts beside it, so money may count twice." if is_said else "")
    assert counted_twice(edits.stop_counting_pay(decision)) == ()


def test_a_raise_that_means_more_moves_the_middle_by_a_tenth():
    decision = counted(three_offers())
    first = edits.raise_means_more(decision, first=True)
    assert first.pay_basis.curve.middle == 101_000
    assert edits.raise_means_more(first, first=False).pay_basis.curve.middle == 105_000
    for _ in range(30):
        first = edits.raise_means_more(first, first=True)
    assert first.pay_basis.curve.middle == 89_000
    assert revised(first, criteria=("impact",)).pay_basis == first.pay_basis


def test_the_sheet_asks_what_is_open_of_pay_and_of_copies_once():
    decision = edits.change_pay(counted(three_offers()), "bank", "refreshers", amount=9_000.0)
    decision = edits.duplicate_offer(decision, "bank")

    def asked(decision):
        return [(one.offer.key, one.question.key) for one in open_questions(decision, ())]

    pairs = [("bank", "bonus_really_paid"), ("bank", "further_grants_written")]
    assert asked(decision) == pairs
    assert asked(edits.stop_counting_pay(decision)) == []
    copy = decision.offers[2].key
    other = edits.move_pay(decision, copy, ("bonus", "paid"), "low", 0.1)
    assert asked(other) == [*pairs, (copy, "bonus_really_paid")]
    sheet = as_markdown(open_questions(decision, ()))
    assert "How much of the target bonus did people in this role really get" in sheet


def test_without_pay_is_what_the_same_decision_without_it_says():
    curve = PayCurve(least=60_000, enough=180_000)
    weighed = edits.set_points(edits.count_pay(three_offers(), curve), {PAY_KEY: 80})
    liked = edits.rate(weighed, "stay", "impact", 8.0, 8.0, 8.0)
    plain = analyse(edits.stop_counting_pay(liked))
    without = findings(liked).without_pay
    assert without.leaders == plain.leaders
    first, second = np.sort(plain.overall)[::-1][:2]
    assert without.lead == pytest.approx(first - second)
    assert findings(three_offers()).without_pay is None


@pytest.mark.parametrize(
    ("impact", "said"),
    [
        (8.0, "Pay decides: without it Stay would lead, 6.0 points ahead."),
        (5.0, "Without pay Fintech, Bank and Stay would be tied."),
        (None, "Without pay Bank would lead as well, 10.0 points ahead."),
    ],
)
def test_what_pay_decides_is_said(impact, said):
    counting = edits.count_pay(three_offers(), PayCurve(least=80_000, enough=120_000))
    who, rating = ("stay", impact) if impact else ("bank", 10.0)
    decision = edits.rate(counting, who, "impact", rating, rating, rating)
    assert as_plain(what_pay_decides(findings(decision))) == said
    assert said in ranking(findings(decision))


def hoping():
    """Fintech pays 120,000 a year for sure, and with a chance of one half 320,000 in year 4."""
    sale = {"low": 320e3, "likely": 320e3, "high": 320e3}
    shares = {"kind": "shares", "number": 1.0, "fully_diluted": 1.0, "sale": sale, "chance": 0.5}
    decision = edits.change_pay(three_offers(), "fintech", "base", amount=120_000.0)
    decision = edits.change_pay(decision, "fintech", "stake", **shares, percent=None)
    return edits.count_pay(decision, PayCurve(least=80_000, middle=130_000, enough=240_000))


def test_unsure_pay_is_worth_as_much_as_some_that_is_sure():
    # v(120,000) = .4 and v(200,000) = .5 + .5 x 7 / 11; their mean is v(154,000).
    found = findings(hoping())
    assert worth_for_sure(found.analysis.whole, found.pay[0]) == pytest.approx(154_000)
    said = "By your three amounts all of it is worth as much to you as 154,000 a year for sure."
    assert as_plain(worth_sentence(found, found.pay[0])) == said
    assert said in pays_in_text(found)
    # What is tied by a sure amount is told from the mean of 160,000, which is not sure.
    row = break_even_table(found).rows[-1]
    assert row[0] == "Pay, worth the same for sure"
    assert "154,000 → " in row[1]
    assert "(now worth as much as 154,000 a year for sure, −" in as_plain(
        break_even_sentences(found)[0]
    )


def test_where_nothing_is_hoped_for_or_pay_does_not_count_nothing_is_said_of_its_worth():
    found = findings(hoping())
    assert worth_sentence(found, found.pay[2]) == ()
    off = findings(edits.stop_counting_pay(hoping()))
    assert worth_sentence(off, off.pay[0]) == ()
    high = findings(edits.change_pay(hoping(), "fintech", "base", amount=300_000.0))
    assert worth_sentence(high, high.pay[0]) == ()
