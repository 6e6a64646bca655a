import csv
import io

import pytest

from decision.edits import change_offer, change_pay
from decision.files import decision_json
from decision.home import sample
from tests.commands import refusal, run
from tests.pays import three_offers

COLUMNS = ["offer", "year", "sure", "hoped_low", "hoped_mean", "hoped_high", "costs"]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(decision_json.written(three_offers()), encoding="utf-8")
    return str(path)


def test_pay_prints_each_offer_below_how_its_amounts_are_to_be_read(capsys, file):
    code, printed, error = run(capsys, "pay", file)
    assert (code, error) == (0, "")
    head, *offers = printed.split("\n\n")
    assert head == "Three offers\nPay a year, mean of years 1–4, before tax."
    assert [offer.splitlines()[0] for offer in offers] == ["Fintech", "Bank", "Stay"]
    assert "  year     sure  costs  hoped: low    mean    high\n" in offers[1]
    assert "     1  105,000      0       6,300  11,901  15,120\n" in offers[1]


def test_pay_prints_what_to_look_at_again(capsys, tmp_path):
    path = tmp_path / "mine.json"
    high = change_pay(three_offers(), "bank", "base", amount=420_000.0)
    path.write_text(decision_json.written(high), encoding="utf-8")
    _, printed, _ = run(capsys, "pay", str(path))
    assert printed.count("Check: ") == 1
    assert "\n  Check: Is the base of 420,000 a year the pay of one year? " in printed


def test_pay_writes_a_row_each_offer_and_year(capsys, file):
    code, printed, _ = run(capsys, "pay", file, "--csv", "-")
    table = list(csv.DictReader(io.StringIO(printed)))
    assert code == 0
    assert list(table[0]) == COLUMNS
    assert [(row["offer"], row["year"]) for row in table[3:5]] == [("Fintech", "4"), ("Bank", "1")]
    bank = [float(table[4][column]) for column in COLUMNS[2:]]
    assert bank == pytest.approx([105_000, 6_300, 12_600 * 0.9445, 15_120, 0])


def test_what_is_not_said_is_an_empty_cell(capsys, tmp_path):
    path = tmp_path / "mine.json"
    bare = change_offer(three_offers(), "stay", pay={})
    path.write_text(decision_json.written(bare), encoding="utf-8")
    _, printed, _ = run(capsys, "pay", str(path), "--csv", "-")
    row = list(csv.DictReader(io.StringIO(printed)))[-1]
    assert (row["offer"], row["year"]) == ("Stay", "4")
    assert {row[column] for column in COLUMNS[2:]} == {""}


def test_pay_reads_any_file_and_says_where_there_is_none(capsys):
    code, printed, _ = run(capsys, "pay", str(sample()))
    assert code == 0
    assert printed.count("Nothing is said of its pay yet.") == 4


def test_bad_pay_is_refused_with_its_place(capsys, tmp_path):
    path = tmp_path / "mine.json"
    text = decision_json.written(three_offers()).replace("92000.0", "-92000.0")
    path.write_text(text, encoding="utf-8")
    error = refusal(capsys, "pay", str(path))
    assert '→ 1 ("Fintech") → pay → base → amount: found "-92000.0"; expected' in error
