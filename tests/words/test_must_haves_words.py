"""Must-haves in words, and what an offer that fails one changes: it is out, and that is said."""

import re
from datetime import date
from io import BytesIO

import numpy as np
import pytest
from openpyxl import load_workbook

from criteria import catalog
from decision import edits
from decision.analysis import Reason, analyse
from decision.files.decision_json import written
from decision.files.workbook import written as workbook
from decision.findings.findings import Findings
from decision.model import Decision, Status
from decision.terminal.answer_text import shares
from decision.words.central_weights import central_sentences
from decision.words.decisive_facts import decisive_fact_sentence, fact_sentences, nothing_to_ask
from decision.words.doubt import doubt_sentences
from decision.words.interview import UNLIKELY, opening
from decision.words.must_haves import checks_in_short, limit, stands
from decision.words.other_methods import method_sentences
from decision.words.questions import CANNOT, to_ask
from decision.words.ratings import below_the_line, comparison
from decision.words.statement import as_text, statement
from decision.words.text import as_plain
from decision.words.verdicts import Verdict
from decision.words.weight_changes import weight_change_sentences
from decision.words.weights import changing, slider_sentences
from tests.commands import run
from tests.decisions import FIVE, founding_case, measured_case, rated
from tests.pays import three_offers

COMMUTE = {"rating": {"criterion": "commute", "at_most": 100.0}}
LEARNING = {"rating": {"criterion": "learning", "at_least": 6.0}}


def must(decision: Decision, **fields) -> Decision:
    return edits.add_must_have(decision, **fields)


def findings_of(decision: Decision) -> Findings:
    return Findings(analyse(decision), 1024)


def said(decision: Decision) -> list[str]:
    return as_text(statement(findings_of(decision))).splitlines()


def checks_said(decision: Decision) -> dict[str, str]:
    """By the offer's key: state and figures of the last must-have."""
    found = findings_of(decision).must_haves
    return {
        each.offer.key: f"{each.checks[-1].state}: "
        + as_plain(stands(each.checks[-1], decision.pay_basis))
        for each in found
    }


def asked(decision: Decision) -> str:
    return as_plain(limit(decision.must_haves[-1], decision, catalog.load()))


def test_a_yardstick_is_not_held_to_must_haves():
    table = {"A": {"impact": 2}, "B": {"impact": 8}, "Old": {"impact": 1}}
    limit = {"criterion": "impact", "at_least": 5}
    decision = edits.add_must_have(rated(table, ("impact",)), is_hard=True, rating=limit)
    past = edits.set_status(decision, "old", Status.PAST)
    short = [as_plain(checks_in_short(Findings(analyse(d)), 0)) for d in (decision, past)]
    assert short == ["2 fail, 1 holds", "1 fails, 1 holds"]


def test_a_limit_on_an_amount_is_said_with_its_unit_and_so_is_where_each_offer_stands():
    decision = must(measured_case(), **COMMUTE)
    assert asked(decision) == "Commute of at most 100 min"
    assert checks_said(decision) == {
        "lab": "fails: It is 120 min.",
        "startup": "holds: It is 45 min.",
        "stay": "holds: It is 30 min.",
    }
    hours = must(measured_case(), rating={"criterion": "hours", "at_most": 42.0})
    assert checks_said(hours)["lab"] == (
        "find out first: It may be 38 to 45 h a week. Rate it closer."
    )
    pay = must(measured_case(), rating={"criterion": "pay", "at_least": 80_000.0})
    assert asked(pay) == "Pay of at least $80,000 a year"
    assert checks_said(pay)["startup"] == "find out first: Nothing is known of it. Rate it."


def test_a_limit_on_pay_is_said_with_currency_and_period_and_by_how_much_an_offer_falls_short():
    in_dollars = edits.change_pay_basis(three_offers(), currency="$")
    decision = must(in_dollars, pay_at_least=90_000.0)
    decision = edits.add_offers(decision, [("Bakery", {})])
    assert asked(decision) == "sure pay of at least $90,000 a year, in every year"
    found = checks_said(decision)
    assert found["fintech"] == "holds: $92,000 a year is sure in the worst year."
    assert found["bakery"] == "find out first: Nobody said what it pays for sure."
    costs = edits.change_pay(decision, "fintech", "costs", living=5_000.0)
    short = "fails: $87,000 a year is sure in the worst year, $3,000 a year too little."
    assert checks_said(costs)["fintech"] == short
    # On Offers the worst year is $83,000, with what comes once.
    moved = edits.change_pay(costs, "fintech", "costs", moving=4_000.0)
    assert checks_said(moved)["fintech"] == (
        "fails: $87,000 a year is sure in the worst year without what comes once, $3,000 a year "
        "too little."
    )
    signed = edits.change_pay(decision, "fintech", "sign_on", first_year=4_000.0)
    assert checks_said(signed)["fintech"] == (
        "holds: $92,000 a year is sure in the worst year without what comes once."
    )
    once = edits.change_pay(costs, "fintech", "sign_on", first_year=20_000.0)
    assert checks_said(once)["fintech"] == (
        f"{short} With what is paid once it would be $92,000 a year on average; "
        "that does not count here."
    )


def test_a_limit_on_an_answer_is_said_by_its_labels():
    question = next(q for q in catalog.load().questions if q.key == "runway")
    best = question.answers[-1]
    decision = must(founding_case(), answer={"question": "runway", "options": [best.key]})
    assert asked(decision) == f"{question.short}: “{best.label}”"
    found = checks_said(edits.add_offers(decision, [("Bakery", {})]))["bakery"]
    assert found.startswith("find out first: It may be “")
    assert found.endswith(f" This would tell: {question.text}")


def test_an_offer_that_fails_stands_below_the_line_with_its_ratings_and_moves_no_other_number():
    decision = must(measured_case(), **COMMUTE)
    analysis = analyse(decision)
    assert [(each.offer.key, each.reason) for each in analysis.out] == [("lab", Reason.FAILS)]
    left = analyse(edits.delete_offer(measured_case(), "lab"))
    np.testing.assert_array_equal(analysis.overall, left.overall)
    assert {row.offer.key for row in comparison(analysis)} == {"startup", "stay"}
    (row,) = below_the_line(analysis)
    assert row.marks == ("fails a must-have",)
    assert row.cells[0].rating == "120 min"
    assert not any(cell.is_best for cell in row.cells)


def test_the_statement_says_who_is_out_by_what_and_who_would_lead_otherwise():
    decision = rated({
        "Lab": dict.fromkeys(FIVE, 9) | {"learning": 5},
        "Stay": dict.fromkeys(FIVE, 6),
        "Bank": dict.fromkeys(FIVE, 3),
    })  # fmt: skip
    lines = said(must(decision, **LEARNING))
    assert "Lab is out: it fails your must-have, Learning of at least 6. It is 5." in lines
    assert "Bank is out: it fails your must-have, Learning of at least 6. It is 3." in lines
    assert lines[0] == "Only Stay is left: the others fail your must-haves."
    assert "Without this must-have Lab would lead, with 82.0 points." in lines
    assert not any("Nothing is known" in line for line in lines)
    low = must(decision, rating={"criterion": "learning", "at_least": 4.0})
    assert "Without this must-have Lab would lead all the same." in said(low)
    assert "Bank is out: it fails your must-have, Learning of at least 4. It is 3." in said(low)
    none = must(decision, rating={"criterion": "learning", "at_least": 10.0})
    assert said(none)[0] == "No offer meets your must-haves."


def test_without_must_haves_nothing_of_it_is_said():
    decision = must(founding_case(), pay_at_least=0.0)
    assert findings_of(founding_case()).without_must_haves is None
    soft = edits.change_must_have(decision, "must_have_1", is_hard=False)
    assert said(soft) == said(founding_case())


def test_a_soft_must_have_is_said_beside_the_leader_and_changes_nothing():
    decision = rated({"Lab": {"learning": 5, "impact": 9}, "Stay": {"learning": 7, "impact": 2}})
    before, soft = findings_of(decision), findings_of(must(decision, **LEARNING, is_hard=False))
    assert soft.analysis.out == ()
    np.testing.assert_array_equal(soft.robustness.first_place, before.robustness.first_place)
    lines = as_text(statement(soft)).splitlines()
    assert "Lab fails what you would like, Learning of at least 6. It is 5." in lines
    left = [line for line in lines if not line.startswith("Lab fails")]
    assert left == as_text(statement(before)).splitlines()


def test_what_the_leader_may_still_fail_is_to_be_found_out_first():
    decision = rated({"Lab": {"learning": (4, 8, 9)}, "Stay": {"learning": 6}})
    line = (
        "Find out first whether Lab has Learning of at least 6. It may be 4 to 9. Rate it closer."
    )
    assert line in said(must(decision, **LEARNING))


def test_an_offer_that_is_out_lacks_no_answers():
    decision = founding_case()
    bakery = edits.add_offers(decision, [("Bakery", {"ratings": {"learning": {"likely": 2.0}}})])
    assert not findings_of(bakery).readiness.offers_are_fit
    assert findings_of(must(bakery, **LEARNING)).readiness.offers_are_fit


@pytest.mark.parametrize("command", ["compare", "confidence", "ask"])
def test_commands_say_that_no_offer_meets_the_must_haves(command, capsys, tmp_path):
    file = tmp_path / "a.json"
    decision = must(founding_case(), rating={"criterion": "learning", "at_most": 0.0})
    file.write_text(written(decision), encoding="utf-8")
    code, out, err = run(capsys, command, str(file))
    assert "No offer meets your must-haves." in out + err
    assert code == (0 if command == "compare" else 2)


def test_a_rating_that_only_its_very_end_makes_good_enough_is_no_fact_to_settle():
    decision = rated({"Lab": {"learning": (7, 8, 10)}, "Team": {"learning": (3.5, 6, 8)}})
    findings = findings_of(must(decision, rating={"criterion": "learning", "at_least": 8.0}))
    assert findings.analysis.counted[1] == 0
    assert findings.decisive_facts == ()


def test_a_rating_of_the_leader_that_may_fail_is_said_as_what_could_change_the_choice():
    decision = rated({"Lab": {"learning": (4, 8, 9)}, "Stay": {"learning": 6}})
    said = as_plain(decisive_fact_sentence(findings_of(must(decision, **LEARNING))))
    assert said.startswith("Lab may fail your must-have, Learning of at least 6: a chance of ")


def test_an_offer_that_may_fail_is_not_called_best_whatever_the_weights_nor_others_never_first():
    decision = rated({"Lab": {"impact": 9, "learning": (7, 8, 9)}, "Stay": dict.fromkeys(FIVE, 6)},
                     ("impact", "learning"))  # fmt: skip
    sure = findings_of(decision)
    assert statement(sure).verdict is Verdict.ALWAYS
    assert sure.robustness.never_best.tolist() == [False, True]
    open_ = findings_of(must(decision, rating={"criterion": "learning", "at_most": 8.0}))
    assert statement(open_).verdict is not Verdict.ALWAYS
    assert not open_.robustness.never_best.any()
    # P(learning > 8) of the triangle 7, 8, 9.
    assert open_.robustness.first_place.tolist() == pytest.approx([0.5, 0.5], abs=0.01)


def test_what_deciding_today_costs_is_told_of_the_offer_that_one_would_choose():
    table = {"Lab": {"impact": 9, "learning": (2, 5, 9)}, "Stay": dict.fromkeys(FIVE, 6)}
    findings = findings_of(must(rated(table, ("impact", "learning")), **LEARNING))
    assert findings.analysis.leaders == [0]
    assert findings.choice == 1
    regret = findings.robustness.expected_regret
    assert regret.argmin() == 1
    assert (
        f"Deciding today would cost least with Stay: {regret[1]:.1f} of 100 points on average. "
        f"With Lab it would cost {regret[0]:.1f}, for it may fail a must-have. "
        "Find out more first."
    ) in as_text(statement(findings))


def test_without_open_must_haves_the_leader_is_the_choice():
    for decision in (founding_case(), measured_case(), must(measured_case(), **COMMUTE)):
        findings = findings_of(decision)
        assert findings.choice == findings.analysis.leaders[0]


def told_on_ask(decision: Decision) -> list[str]:
    return [as_plain(line) for line in opening(findings_of(decision), date(2026, 11, 28))]


def of_place() -> Decision:
    """Lab leads by points, yet it may fail whatever one answer is, so Stay is the choice."""
    decision = rated({"Lab": {"impact": 10}, "Stay": {"impact": 8, "place": 9}}, ("impact",))
    return must(decision, rating={"criterion": "place", "at_least": 6.0})


def test_where_an_open_must_have_may_change_who_is_first_no_answer_is_said_to_change_nothing():
    findings = findings_of(of_place())
    assert findings.analysis.leaders == [0]
    assert findings.choice == 1
    assert findings.decisive_facts == ()
    first = said(of_place())[2]
    assert first.startswith("Find out first whether Lab has Place of at least 6. Nothing is known")
    assert first.endswith("This would tell: Who in your household would choose this place?")
    facts = [as_plain(line) for line in fact_sentences(findings)]
    for lines in (told_on_ask(of_place()), facts, [as_plain(nothing_to_ask(findings))]):
        assert lines[0] == first
        assert not {CANNOT, UNLIKELY} & set(lines)
    settled = "What could settle it: whether Lab has Place of at least 6."
    assert settled in said(of_place())


def test_what_tells_most_of_such_a_must_have_is_asked_first():
    findings = findings_of(of_place())
    ((place, check),) = findings.deciding_checks
    assert (place, check.settled_by.key) == (0, "those_with_you")
    asked = findings.interview.asked[0]
    assert (asked.offer, asked.about) == (0, check.settled_by)
    assert to_ask(findings.analysis, [asked])[0].changes == "bears on your must-have"


def test_a_question_to_an_employer_that_tells_of_its_second_offer_is_asked_first():
    table = {"Lab": {"impact": 8}, "Team": {"impact": 10}, "Stay": {"impact": 9, "stability": 9}}
    decision = edits.set_employer(rated(table, ("impact",)), "team", "Lab")
    open_ = must(decision, rating={"criterion": "stability", "at_least": 6.0})
    findings = findings_of(open_)
    assert [place for place, _ in findings.deciding_checks] == [1]
    asked = findings.interview.asked[0]
    assert (asked.offers, asked.about.key) == ((0, 1), "runway")
    assert not any("alone settles 0 %" in line for line in told_on_ask(open_))


def test_with_the_facts_certain_an_offer_that_most_likely_fails_is_not_first():
    findings = findings_of(of_place())
    doubt, sure = findings.doubt_by_source, findings.robustness
    assert doubt.offers == (1,)
    assert sure.weights_only.tolist() == [1, 0]
    assert sure.weights_counted.tolist() == [0, 1]
    assert (doubt.of_weights, doubt.of_facts) == (0, pytest.approx(doubt.in_all, abs=0.01))


@pytest.mark.parametrize("at_least", [4.0, 6.0, 7.0, 9.0])
@pytest.mark.parametrize("criterion", FIVE)
def test_where_a_must_have_decides_the_doubt_is_about_it_and_asking_helps(criterion, at_least):
    findings = findings_of(
        must(founding_case(), rating={"criterion": criterion, "at_least": at_least})
    )
    turns = [as_plain(each) for each in doubt_sentences(findings)]
    if findings.deciding_checks:
        assert re.fullmatch("Who is first turns on whether .* your must-haves, .*", turns[0])
        assert turns[1] == "Asking helps more than going over the sliders again."
    else:
        assert not any("must-have" in each for each in turns)


def test_what_does_not_look_at_an_open_must_have_says_so():
    as_if = "Here Lab counts as if it met your must-haves, which is still open."
    table = {"Lab": {"impact": 10, "learning": 4}, "Stay": {"impact": 4, "learning": 9, "place": 9}}
    decision = must(rated(table, ("impact", "learning")), **of_place().must_haves[0].model_dump())
    findings = findings_of(decision)
    for sentences in (method_sentences(findings), slider_sentences(findings)):
        assert as_if in [as_plain(line) for line in sentences]
    low = edits.set_points(decision, {"learning": 70})
    assert as_plain(changing(findings_of(low))) == (
        "Lab would lead if Impact had more than 45 % of the weight (now 42 %), but it may fail a "
        "must-have."
    )
    free = findings_of(decision.model_copy(update={"must_haves": ()}))
    for sentences in (method_sentences(free), slider_sentences(free), (changing(free),)):
        assert not any("must-have" in as_plain(line) for line in sentences)


WHERE_ONLY_WEIGHTS = (
    "Where only weights are unsure, Lab counts as if it met your must-haves, which is still open."
)
IN_ALL_SHARES = (
    "In all these shares Lab counts as if it met your must-have on pay, which is still open."
)


@pytest.mark.parametrize(
    ("must_have", "line"),
    [
        ({"rating": {"criterion": "place", "at_least": 6.0}}, WHERE_ONLY_WEIGHTS),
        ({"pay_at_least": 50_000.0}, IN_ALL_SHARES),
    ],
)
def test_shares_that_look_at_no_open_must_have_say_so(must_have, line):
    table = rated({"Lab": dict.fromkeys(FIVE, 9), "Stay": {**dict.fromkeys(FIVE, 3), "place": 9}})
    findings = findings_of(must(table, **must_have))
    on_terminal = shares(findings, findings.robustness).splitlines()
    assert on_terminal[-1] == line
    assert line in [as_plain(each) for each in central_sentences(findings)]
    assert line in texts_of(workbook(findings))
    smallest = [as_plain(each) for each in weight_change_sentences(findings)]
    assert smallest[-1].startswith("Here Lab counts as if it met your must-haves")
    free = findings_of(table)
    assert not any("as if it met" in each for each in shares(free, free.robustness).splitlines())


def texts_of(content: bytes) -> set[object]:
    sheet = load_workbook(BytesIO(content))["Confidence"]
    return {cell.value for row in sheet.iter_rows() for cell in row}


NO_WEIGHTS = "is behind on no criterion, so no weights put another offer ahead."


@pytest.mark.parametrize(
    ("impact", "line"),
    [
        ((2, 9, 10), f"On average it {NO_WEIGHTS} Only an uncertain rating or an open must-have "
         "could."),
        (3, f"It {NO_WEIGHTS} Only an open must-have could."),
    ],
)  # fmt: skip
def test_what_else_could_put_another_offer_ahead_names_an_open_must_have(impact, line):
    table = {"Lab": {**dict.fromkeys(FIVE, 9), "impact": impact}, "Stay": dict.fromkeys(FIVE, 3)}
    assert line in said(must(rated(table), pay_at_least=50_000.0))
    of_other = edits.change_pay(rated(table), "lab", "base", amount=60_000.0)
    assert line not in said(must(of_other, pay_at_least=50_000.0))


def test_a_leader_that_is_first_less_often_for_a_must_have_is_said_to_be_so_for_that():
    how_often = said(of_place())[1]
    assert how_often.startswith("Lab has the most points on average, but Stay is first more often")
    assert how_often.endswith("simulations against 40 %). Lab may fail a must-have.")
