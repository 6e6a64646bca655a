"""The commands that write spreadsheets: the workbook and the blank table."""

import io
import sys

import openpyxl
import pytest

from decision.analysis import analyse
from decision.files import blank_table, reports, workbook
from decision.files.spreadsheet_text import write_table
from decision.findings.findings import Findings
from decision.home import sample
from tests.commands import refusal, run
from tests.decisions import founding_case

FOUNDING = str(sample())


def heads(path):
    return [row[0].value for row in openpyxl.load_workbook(path)["Offers"].iter_rows()]


def test_compare_writes_the_workbook_beside_the_ranking(capsys, tmp_path):
    out = tmp_path / "offers.xlsx"
    code, said, error = run(capsys, "compare", FOUNDING, "--workbook", str(out))
    assert (code, error) == (0, "")
    assert "1    66.5  Research lab" in said
    assert out.read_bytes() == workbook.written(Findings(analyse(founding_case())))


def test_the_workbook_has_the_weights_of_the_option(capsys, tmp_path):
    out = tmp_path / "offers.xlsx"
    run(capsys, "compare", FOUNDING, "--weights", "impact=30,learning=10", "--workbook", str(out))
    weights = openpyxl.load_workbook(out, data_only=True)["Weights"]
    assert [weights.cell(row, 2).value for row in range(2, 5)] == [30, 10, 0]
    assert weights["C2"].value == pytest.approx(0.75)


def test_standard_output_takes_the_workbook_alone(capsysbinary):
    from decision import command_line

    assert command_line.main(["compare", FOUNDING, "--workbook", "-"]) == 0
    out, error = capsysbinary.readouterr()
    assert openpyxl.load_workbook(io.BytesIO(out)).sheetnames[0] == "Summary"
    assert b"Research lab" in error
    assert sys.stdout is not None


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--workbook", "offers.csv"), '--workbook: found "offers.csv"; expected a name that ends'),
        (("--workbook", "-", "--csv", "-"), "expected a file for one of the two"),
        (("--workbook", "/none/there.xlsx"), "No such file"),
    ],
)
def test_what_cannot_be_written_is_refused(capsys, options, message):
    code, _, error = run(capsys, "compare", FOUNDING, *options)
    assert code == 2
    assert message in error


def test_the_workbook_never_takes_the_place_of_what_is_read(capsys, tmp_path):
    table = tmp_path / "offers.xlsx"
    run(capsys, "template", "-o", str(table))
    before = table.read_bytes()
    error = refusal(capsys, "compare", str(table), "--workbook", str(table))
    assert "--workbook: " in error
    assert "is the file that is read" in error
    assert table.read_bytes() == before


def test_a_blank_table_has_the_usual_criteria_and_room_for_four_offers(capsys, tmp_path):
    out = tmp_path / "offers.xlsx"
    assert run(capsys, "template", "-o", str(out)) == (0, "", "")
    names = ["Impact", "Learning", "Specialization", "Stability", "Transferable skills"]
    assert heads(out) == ["Criterion", *(f"{name} (0–10)" for name in names)]
    assert openpyxl.load_workbook(out)["Offers"].max_column == 1 + blank_table.USUAL_OFFERS


def test_a_blank_table_of_some_criteria_and_offers(capsys, tmp_path):
    out = tmp_path / "offers.xlsx"
    options = ("--criteria", "enjoyment, Daily life,impact", "--offers", "7")
    assert run(capsys, "template", "-o", str(out), *options)[0] == 0
    assert heads(out)[1:] == ["Enjoyment (0–10)", "Daily life (0–10)", "Impact (0–10)"]
    assert openpyxl.load_workbook(out)["Offers"].max_column == 8


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--criteria", "imapct"), 'unknown criterion "imapct"; did you mean impact?'),
        (("--criteria", "impact,Impact"), "--criteria: found impact given twice"),
        (("--criteria", ""), 'unknown criterion ""'),
        (("--offers", "0"), '--offers: found "0"; expected a whole number from 1 to 100'),
        (("--offers", "x"), '--offers: found "x"'),
    ],
)
def test_other_criteria_and_numbers_are_refused(capsys, tmp_path, options, message):
    out = tmp_path / "offers.xlsx"
    assert message in refusal(capsys, "template", "-o", str(out), *options)
    assert not out.exists()


def test_a_blank_table_is_a_new_spreadsheet(capsys, tmp_path):
    assert "-o/--out" in refusal(capsys, "template")
    assert "ends in .xlsx" in refusal(capsys, "template", "-o", str(tmp_path / "offers.csv"))
    there = tmp_path / "there.xlsx"
    there.write_bytes(b"mine")
    assert "is there already" in refusal(capsys, "template", "-o", str(there))
    assert there.read_bytes() == b"mine"


def test_one_that_comes_back_blank_is_refused_plainly(capsys, tmp_path):
    out = tmp_path / "offers.xlsx"
    run(capsys, "template", "-o", str(out))
    code, said, error = run(capsys, "compare", str(out))
    assert (code, said) == (2, "")
    assert "found a blank table in which nothing is filled in" in error


def test_compare_writes_a_row_for_each_offer_and_criterion(capsys, tmp_path):
    out = tmp_path / "points.csv"
    code, said, _ = run(capsys, "compare", FOUNDING, "--long", str(out))
    assert (code, "Research lab" in said) == (0, True)
    table = write_table(*reports.long_table(Findings(analyse(founding_case()))))
    assert out.read_text(encoding="utf-8") == table
    assert run(capsys, "compare", FOUNDING, "--long", "-")[1] == table
    both = refusal(capsys, "compare", FOUNDING, "--long", "-", "--csv", "-")
    assert "--long: found - as of --csv; expected a file for one of the two" in both
