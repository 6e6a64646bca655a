import csv
import io
import json
from pathlib import Path

import pytest

from criteria import catalog
from decision import edits
from decision.analysis import analyse
from decision.files import decision_json
from decision.findings.findings import Findings
from decision.home import sample
from decision.model import Answer
from decision.words.statement import as_text, statement
from tests.commands import refusal, run
from tests.decisions import unanswered_founding_case
from tests.evidence_cases import THREE, catalog_of
from tests.findings.test_waiting import DAY, case

RATINGS = str(sample("ratings.csv"))
FOUNDING = str(sample())


def test_ratings_prints_a_row_for_every_offer_and_criterion(capsys, tmp_path):
    code, printed, error = run(capsys, "ratings", FOUNDING)
    assert (code, error) == (0, "")
    table = list(csv.DictReader(io.StringIO(printed)))
    assert list(table[0]) == ["offer", "criterion", "low", "mean", "high", "own", "reasons"]
    assert [row["criterion"] for row in table[:2]] == ["impact", "learning"]
    assert len(table) == 20
    out = tmp_path / "ratings.csv"
    assert run(capsys, "ratings", FOUNDING, "--csv", str(out)) == (0, "", "")
    assert out.read_text(encoding="utf-8") == printed


def test_compare_says_of_an_expected_offer_whether_to_wait(capsys, tmp_path):
    path = tmp_path / "waiting.json"
    path.write_text(decision_json.written(case(chance=0.4, expected_on=DAY)), encoding="utf-8")
    code, printed, error = run(capsys, "compare", str(path))
    assert (code, error) == (0, "")
    assert "        71.0  New (expected, 40 %, by 18 Dec 2026)" in printed.splitlines()
    said = statement(Findings(analyse(case(chance=0.4, expected_on=DAY))))
    assert as_text(said) in printed
    assert "more than 57 %. You said 40 %, too little to wait." in printed
    assert (
        "Another week from Lab, if it tells you whether New comes, is worth 3.6 points." in printed
    )
    only = tmp_path / "only.json"
    alone = edits.delete_offer(edits.delete_offer(case(), "lab"), "stay")
    only.write_text(decision_json.written(alone), encoding="utf-8")
    assert "Every offer is expected or past." in refusal(capsys, "confidence", str(only))


@pytest.mark.parametrize(
    "command", ["compare", "ratings", "questions", "lens", "confidence", "switching", "ask"]
)
def test_a_command_says_which_answers_count_nowhere(capsys, tmp_path, command):
    path = tmp_path / "mine.json"
    document = json.loads(sample().read_text(encoding="utf-8"))
    document["offers"][0]["answers"] = {"no_such_question": {"option": "yes"}}
    path.write_text(json.dumps(document), encoding="utf-8")
    code, _, error = run(capsys, command, str(path))
    assert code == 0
    told = [line for line in error.splitlines() if line.startswith("crossroads: ")]
    assert told == [
        'crossroads: Research lab: the answer "yes" to "no_such_question" is kept but counts '
        "nowhere: no such question."
    ]


def test_ratings_never_writes_over_what_it_reads(capsys):
    assert "is the file that is read" in refusal(capsys, "ratings", RATINGS, "--csv", RATINGS)
    assert "expected a file" in refusal(capsys, "ratings", RATINGS, "--csv", "")
    assert "unknown argument --fast" in refusal(capsys, "ratings", RATINGS, "--fast")


@pytest.fixture
def unanswered(monkeypatch, tmp_path):
    """The founding case without its answers, where three questions are known."""
    monkeypatch.setattr("criteria.catalog.load", lambda: catalog_of(THREE))
    path = tmp_path / "unanswered.json"
    path.write_text(decision_json.written(unanswered_founding_case()), encoding="utf-8")
    return str(path)


def test_questions_prints_a_sheet_for_every_offer_or_one(capsys, unanswered):
    code, sheet, error = run(capsys, "questions", unanswered)
    assert (code, error) == (0, "")
    assert sheet.count("What of missed") == 4
    assert sheet.count("What of money") == 3
    _, one, _ = run(capsys, "questions", unanswered, "--offer", "founding TEAM")
    assert [line for line in one.splitlines() if line.startswith("## ")] == ["## Founding team"]


def test_questions_writes_a_table(capsys, tmp_path, unanswered):
    out = tmp_path / "ask.csv"
    assert run(capsys, "questions", unanswered, "--offer", "stay", "--csv", str(out)) == (0, "", "")
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert [row["asks"] for row in rows] == [
        "What of money today?",
        "What of missed today?",
        "What of size today?",
    ]


def test_questions_asks_nothing_that_informs_only_criteria_out_of_use(capsys, unanswered):
    Path(unanswered).write_text(
        decision_json.written(edits.switch_off(unanswered_founding_case(), "impact")),
        encoding="utf-8",
    )
    _, sheet, _ = run(capsys, "questions", unanswered)
    assert [sheet.count(f"What of {key}") for key in ("money", "missed", "size")] == [0, 0, 3]


def test_questions_about_an_offer_that_is_not_there_are_refused(capsys):
    error = refusal(capsys, "questions", FOUNDING, "--offer", "Founding tame")
    assert 'unknown offer "Founding tame"; did you mean Founding team?' in error
    assert "expected a file" in refusal(capsys, "questions", FOUNDING, "--csv", "")


def test_lens_prints_a_row_for_every_offer_and_tells_why(capsys, tmp_path):
    path, out = tmp_path / "mine.json", tmp_path / "lens.csv"
    path.write_text(decision_json.written(answered_case()), encoding="utf-8")
    code, printed, told = run(capsys, "lens", str(path))
    assert code == 0
    table = list(csv.DictReader(io.StringIO(printed)))
    assert list(table[0]) == ["offer", "maturity", "suits", "role_forecast", "warnings"]
    assert list(table[0].values()) == ["'=Lab", "unaware", "builder_from_zero", "ml_at_the_edge",
                                       "uncoupled_and_first_out;same_situation"]  # fmt: skip
    assert list(table[1].values()) == ["Team", "", "", "", ""]
    assert "\n\n=Lab\n  unaware (" in told
    assert "  suits: Builder from zero\n" in told
    assert "  warning: The same situation as today. " in told
    because = "Income that depends on ML: None of it; Share of the week that is ML: About a day"
    assert f"    because of: {because}\n" in told
    assert "    to settle it: How much of the company's revenue depends on ML?\n" in told
    assert "\n\nTeam\n  nothing answered yet" in told
    assert run(capsys, "lens", str(path), "--csv", str(out)) == (0, told, "")
    assert out.read_text(encoding="utf-8") == printed


def test_lens_says_no_kind_where_what_decides_it_does_not_apply(capsys, tmp_path):
    path = tmp_path / "mine.json"
    asked = {question.key: question for question in catalog.load().questions}
    decision = edits.add_offers(edits.started("Mine"), [("Ward", {})])
    for about, answer in (
        ("revenue_link", Answer(does_not_apply=True)),
        ("peers", Answer(option="people_ahead")),
    ):
        decision = edits.answer(decision, "ward", asked[about], answer)
    path.write_text(decision_json.written(decision), encoding="utf-8")
    code, printed, told = run(capsys, "lens", str(path))
    ward = next(row for row in csv.DictReader(io.StringIO(printed)) if row["offer"] == "Ward")
    assert (code, list(ward.values())) == (0, ["Ward", "", "", "", ""])
    assert "\n\nWard\n  no kind of employer: what decides it does not apply" in f"\n\n{told}"


def answered_case():
    decision = edits.add_offers(edits.started("Mine"), [("=Lab", {}), ("Team", {})])
    asked = {question.key: question for question in catalog.load().questions}
    for offer in ("stay", "lab"):
        for about, option in (("revenue_link", "none"), ("ml_week", "a_day")):
            answer = Answer(option=option, certainty="written")
            decision = edits.answer(decision, offer, asked[about], answer)
    return edits.move_offer(decision, "stay", 9)


def test_lens_never_writes_over_what_it_reads(capsys):
    assert "is the file that is read" in refusal(capsys, "lens", FOUNDING, "--csv", FOUNDING)
    assert "unknown argument --fast" in refusal(capsys, "lens", FOUNDING, "--fast")


def test_an_offer_of_which_nothing_is_known_is_named_and_not_ranked(capsys, tmp_path):
    table = tmp_path / "offers.csv"
    table.write_text("offer,impact,learning\nLab,7,5\nBank,,\nTeam,5,6\n", encoding="utf-8")
    blank = "Nothing is known about Bank yet. Answer questions about it, or rate it yourself."
    for command in ("compare", "confidence", "switching", "ask"):
        code, out, _ = run(capsys, command, str(table))
        assert (code, blank in out.splitlines()) == (0, True)
        assert out.count("Bank") == (2 if command == "compare" else 1)
    _, out, _ = run(capsys, "compare", str(table))
    *_, last = out.split("\n\n")[1].splitlines()
    assert last.split() == ["Bank", "(not", "rated", "yet)"]


def test_without_a_ranked_offer_there_is_nothing_to_doubt(capsys, tmp_path):
    table = tmp_path / "offers.csv"
    table.write_text("offer,impact\nBank,\nTeam,\n", encoding="utf-8")
    assert "No answer yet." in run(capsys, "compare", str(table))[1]
    for command in ("confidence", "switching", "ask"):
        assert "Nothing is known about Bank and Team yet." in refusal(capsys, command, str(table))
