import csv
import io

import pytest

from decision.edits import change_offer, change_pay, change_pay_basis, count_pay
from decision.files import decision_json
from decision.home import sample
from decision.model import PayCurve
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


def test_pay_prints_what_must_be_true_for_options_to_repay_what_is_given_up(capsys, file):
    _, printed, _ = run(capsys, "pay", file)
    # 13,000 x 4 / .3 % = 17,333,333 above the 6 M, rounded up.
    assert "the company must be sold for at least 23,400,000, even" in printed


def test_tables_by_year_are_not_discounted_and_that_is_said(capsys, tmp_path):
    path = tmp_path / "later.json"
    later = change_pay_basis(three_offers(), discount_percent=5.0)
    path.write_text(decision_json.written(later), encoding="utf-8")
    _, printed, _ = run(capsys, "pay", str(path))
    assert printed.splitlines()[2] == "In the tables by year no year counts less than another."


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


def test_what_is_paid_in_the_year_of_a_later_sale_is_an_empty_cell(capsys, tmp_path):
    sale = {"low": 1e7, "likely": 5e7, "high": 3e8}
    later = change_pay(three_offers(), "fintech", "stake", sale=sale, chance=0.2, sale_year=6)
    path = tmp_path / "later.json"
    path.write_text(decision_json.written(later), encoding="utf-8")
    _, printed, _ = run(capsys, "pay", str(path), "--csv", "-")
    table = csv.DictReader(io.StringIO(printed))
    rows = {row["year"]: row for row in table if row["offer"] == "Fintech"}
    assert (rows["4"]["sure"], rows["4"]["costs"]) == ("92000.0", "0.0")
    assert (rows["6"]["sure"], rows["6"]["costs"]) == ("", "")
    assert float(rows["6"]["hoped_mean"]) > 0


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


def test_price_writes_a_row_each_offer_and_criterion_that_counts(capsys, tmp_path):
    curve = PayCurve(least=60_000, enough=180_000)
    path = tmp_path / "counted.json"
    path.write_text(decision_json.written(count_pay(three_offers(), curve)), encoding="utf-8")
    code, printed, _ = run(capsys, "price", str(path), "--csv", "-")
    table = list(csv.DictReader(io.StringIO(printed)))
    assert code == 0
    columns = ["offer", "criterion", "today", "needed", "unit", "within_range"]
    assert list(table[0]) == columns
    row = next(each for each in table if each["offer"] == "Stay" and each["unit"])
    assert (row["criterion"], row["unit"], row["within_range"]) == ("offer_pay", "a year", "yes")
    # The bank pays 105,000 x (1 + .12 x .9445); all else is alike.
    amounts = [float(row["today"]), float(row["needed"])]
    assert amounts == pytest.approx([85_000, 116_900.7])


def test_price_says_where_pay_does_not_count(capsys, file):
    code, printed, _ = run(capsys, "price", file)
    assert code == 0
    assert printed.startswith("Three offers\nPay is not counted, so there is no price in money.")
