"""How commands read tables: options, what is said, and the exit code."""

import json

import pytest
from openpyxl import Workbook

from decision.home import sample
from decision.model import Decision, Rating
from tests.commands import refusal, run

RATINGS = str(sample("ratings.csv"))


@pytest.fixture
def table(tmp_path):
    def written(text, name="mine.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


def decided(capsys, *arguments):
    code, out, said = run(capsys, "import", *arguments)
    assert code == 0, said
    return Decision.model_validate(json.loads(out)), said


def test_a_table_as_ours_is_read_without_a_word_and_like_one_without_guesses(capsys):
    guessed, strict = (run(capsys, "compare", RATINGS, *more) for more in ((), ("--no-guess",)))
    assert guessed == strict
    assert guessed[2] == ""


def test_without_guesses_other_tables_are_refused(capsys, table):
    path = table("Job,impact\nLab,8\nStay,3\n")
    assert "found no offer column" in refusal(capsys, "compare", path, "--no-guess")
    decision, said = decided(capsys, path)
    assert [offer.name for offer in decision.offers] == ["Lab", "Stay"]
    assert "  - Each row is an offer." in said


def test_options_say_how_a_table_is_read(capsys, table):
    path = table("Job,Career growth,Commute,Base Salary\nLab,8,45,3\nStay,3,20,5\nTotal,11,65,8\n")
    decision, _ = decided(
        capsys, path, "--head", "Career growth=Learning", "--new-criteria",
        "--scale", "base salary=1-5",
        "--ends", "Commute=90..10", "--unit", "Commute=min",
    )  # fmt: skip
    assert decision.criteria == ("learning", "commute", "base_salary")
    commute = decision.own_criteria[0].measure
    assert (commute.unit, commute.worst, commute.best) == ("min", 90, 10)
    assert decision.offers[0].ratings["base_salary"] == Rating(likely=5)
    assert len(decision.offers) == 2


def test_what_the_table_leaves_open_is_refused_with_the_option_that_settles_it(capsys, table):
    path = table(",X,Y\nP,7,8\nQ,6,3\n")
    assert "--offers-in rows or --offers-in columns" in refusal(capsys, "compare", path)
    decision, _ = decided(capsys, path, "--offers-in", "columns", "--new-criteria")
    assert [offer.name for offer in decision.offers] == ["X", "Y"]


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (("--scale", "Nothing=1-5"), 'header: found no "Nothing"; expected a heading of the table'),
        (("--scale", "1-1"), 'scale: found "1-1"; expected one of'),
        (("--head", "joy"), '--head: found "joy"; expected HEADING=CRITERION'),
        (("--head", "joy=fun"), 'head:joy: found "fun"; expected one of impact'),
        (("--leave-out", "9"), "leave_out:9: found no such thing; expected something that the"),
        (("--better", "joy=worse"), 'found "worse"; expected one of'),
        (("--weights-from", "Wt"), 'weights_from: found "Wt"'),
        (("--decimal", "dot"), 'decimal: found "dot"; expected one of point, comma'),
        (("--offers-in", "heaven"), 'offers_in: found "heaven"; expected one of rows, columns'),
    ],
)
def test_options_that_do_not_fit_are_refused_by_name(capsys, table, option, message):
    path = table("job,impact,joy\nLab,8,7.5\nStay,3,2\n")
    assert message in refusal(capsys, "compare", path, "--new-criteria", *option)


def test_rows_are_left_out_by_name_or_number(capsys, table):
    path = table("offer,impact\nLab,8\nUs,9\nStay,3\n")
    for row in ("Us", "us", "3", "row 3"):
        decision, _ = decided(capsys, path, "--leave-out", row)
        assert [offer.name for offer in decision.offers] == ["Lab", "Stay"]


def test_weights_may_stand_in_another_sheet(capsys, tmp_path):
    book = Workbook()
    offers, weights = book.active, book.create_sheet("How much")
    for row in (["Offer", "Impact", "Learning"], ["Lab", 8, 6], ["Stay", 3, 7]):
        offers.append(row)
    for row in (["Criterion", "Weight"], ["Learning", 10], ["Impact", 40], ["Total", 50]):
        weights.append(row)
    path = tmp_path / "mine.xlsx"
    book.save(path)
    decision, said = decided(capsys, str(path))
    assert dict(decision.points) == {"impact": 100.0, "learning": 25.0}
    assert "“sheet How much”: Impact 40 and Learning 10" in said
    decision, _ = decided(capsys, str(path), "--weights-from", "none")
    assert dict(decision.points) == {}


def test_names_of_headings_are_taken_whatever_their_case_and_punctuation(capsys, table):
    path = table("Criteria,Wt.,Imp. B,A,C\nImpact,1,5,7,8\nLearning,3,1,9,4\n")
    decision, _ = decided(capsys, path, "--weights-from", "wt", "--leave-out", "imp b")
    assert dict(decision.points) == pytest.approx({"impact": 100 / 3, "learning": 100.0})
    assert [offer.name for offer in decision.offers] == ["A", "C"]


def test_errors_of_a_spreadsheet_are_refused_by_cell(capsys, tmp_path):
    book = Workbook()
    for row in (["Offer", "Impact"], ["Lab", "#DIV/0!"], ["Stay", 7]):
        book.active.append(row)
    path = tmp_path / "mine.xlsx"
    book.save(path)
    error = refusal(capsys, "import", str(path))
    assert 'cell B2: found "#DIV/0!"; expected a number; the spreadsheet' in error


def test_no_heading_can_steer_the_terminal(capsys, table):
    error = refusal(capsys, "compare", table("job,\x1b[31mjoy\u202e\nLab,8\nStay,3\n"))
    assert not {"\x1b", "\u202e"} & set(error)


@pytest.mark.parametrize(
    "option", [("--scale", "impact=1-5"), ("--leave-out", "Lab"), ("--decimal", "comma")]
)
def test_options_that_would_do_nothing_are_refused(capsys, option):
    said = refusal(capsys, "compare", RATINGS, "--no-guess", *option)
    assert f"{option[0]}: found beside --no-guess; expected a table" in said


def test_a_sheet_is_read_by_the_strict_rules_too(capsys, tmp_path):
    book = Workbook()
    book.active.append(["nothing", "of use"])
    for row in (["offer", "impact"], ["Lab", 8], ["Stay", 3]):
        (book["Two"] if "Two" in book.sheetnames else book.create_sheet("Two")).append(row)
    path = str(tmp_path / "two.xlsx")
    book.save(path)
    decision, _ = decided(capsys, path, "--no-guess", "--sheet", "Two")
    assert [offer.name for offer in decision.offers] == ["Lab", "Stay"]
