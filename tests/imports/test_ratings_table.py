import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.analysis import analyse
from decision.files import ratings_csv
from decision.files.problems import BadFileError
from decision.home import sample
from decision.imports.cells.csv_rows import rows
from decision.imports.opening import opened
from decision.imports.ratings_table import decision_of
from decision.model import Rating
from tests.decisions import FIVE, rated

FINE = "offer,impact,impact_low,impact_high,learning\nLab,5,2,7,8.5\nStay,,,,3\n"


def read(text, **options):
    content = text if isinstance(text, bytes) else text.encode()
    return opened("offers.csv", content, **options)


def problems(text, **options):
    with pytest.raises(BadFileError, match=r"^offers\.csv") as caught:
        read(text, **options)
    return str(caught.value)


def test_ratings_ranges_and_unknowns_are_read():
    decision = read(FINE)
    assert decision.title == "offers"
    assert decision.criteria == ("impact", "learning")
    lab, stay = decision.offers
    assert lab.ratings == {
        "impact": Rating(low=2, likely=5, high=7),
        "learning": Rating(likely=8.5),
    }
    assert stay.ratings == {"learning": Rating(likely=3)}
    assert analyse(decision).weights.tolist() == [0.5, 0.5]


def test_the_sample_table_is_read():
    decision = opened("ratings.csv", sample("ratings.csv").read_bytes())
    assert decision.criteria == FIVE
    assert [offer.name for offer in decision.offers] == ["Research lab", "Founding team", "Stay"]
    assert np.argwhere(analyse(decision).unknown).tolist() == [[1, 3]]


@pytest.mark.parametrize(
    "content",
    [
        FINE.replace(",", ";").replace("8.5", "8,5"),
        FINE.replace(",", "\t").replace("8.5", "8,5"),
        FINE.replace("8.5", '"8,5"'),
        FINE.replace("\n", "\r\n"),
        "sep=;\n" + FINE.replace(",", ";"),
        FINE + "\n,,,,\n",
        "\n" + FINE,
        FINE.replace("\n", ",,\n"),
        "\ufeff" + FINE,
        FINE.encode("utf-16"),
        FINE.replace("impact", "Impact").replace("learning", " LEARNING "),
        FINE.replace("impact_low", "Impact low").replace("impact_high", "impact-HIGH"),
        FINE.replace("offer", "Offer"),
    ],
    ids=lambda content: repr(content)[:40],
)
def test_spreadsheets_write_the_same_table_in_many_ways(content):
    assert read(content) == read(FINE)


def test_western_european_letters_of_old_spreadsheets_are_read():
    assert read("offer;impact\nGründung;5\n".encode("cp1252")).offers[0].name == "Gründung"


def test_criteria_may_be_headed_by_their_names():
    assert read("offer,Transferable skills\nA,5\n").criteria == ("transferable_skills",)


def test_new_criteria_become_the_user_s_own():
    decision = read("offer,impact,Joy of it,joy of it low\nA,5,6,4\n", new_criteria=True)
    assert decision.criteria == ("impact", "joy_of_it")
    assert decision.own_criteria[0].name == "Joy of it"
    assert decision.offers[0].ratings["joy_of_it"] == Rating(low=4, likely=6, high=6)


def test_names_guarded_against_formulas_lose_their_apostrophe():
    assert read("offer,impact\n'=cmd,5\n'quoted,5\n").offers[0].name == "=cmd"
    assert read("offer,impact\n'=cmd,5\n'quoted,5\n").offers[1].name == "'quoted"


@pytest.mark.parametrize(
    "cell", ["10.5", "-1", "nan", "inf", "-inf", "1e1", "seven", "7_0", "\u0667"]
)
def test_what_is_no_rating_is_refused_with_its_cell(cell):
    assert problems(FINE.replace("8.5", cell)) == (
        f'offers.csv, row 2, column learning: found "{cell}"; '
        "expected a number from 0 to 10, or nothing if unknown"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "found an empty file; expected a table of ratings (CSV)"),
        (" \n \n", "found an empty file"),
        ("\x00\x01\x02", "found bytes that are no text"),
        (b"\x89PNG\r\n\x1a\n\x00", "found bytes that are no text"),
        (b"PK\x03\x04rest", "found a zip or Excel file"),
        (b"x" * 3_000_000, "found 2.9 MB; expected a table of ratings (CSV) of at most 2 MB"),
        ("offer,impact\n", "row 2: found nothing below the header; expected an offer a row"),
        ("name,impact\nA,5\n", 'header: found no offer column in "name", "impact"; expected one'),
        ("offer,offer,impact\nA,B,5\n", "found more than one offer column"),
        ("offer\nA\n", "found 0 criteria; expected from 1 to 30"),
        ("offer,impact\nA,5,6\n", "row 2: found 3 cells; expected 2, as above"),
        ("offer,impact,learning\nA,5\n", "row 2: found 2 cells; expected 3, as above"),
        ("offer,impact\n,5\n", "row 2, column offer: found no name; expected a name"),
        ("offer,impact\n\u200b,5\n", "row 2, column offer: found no name"),
        ("offer,impact\nA,1\n\na,2\n", 'row 4, column offer: found "a" again, as in row 2'),
        ("offer,impact\n" + "x" * 10_000 + ",5\n", '…" (10000 characters); expected a name of at'),
        ("offer,impact,impact_low\nA,5,6\n", "column impact: found low 6, likely 5, high 5"),
        ("offer,impact,impact_low\nA,,6\n", "column impact: found a range without a rating"),
        ("offer,impact_low\nA,6\n", 'column "impact_low" alone; expected a column impact beside'),
        ("offer,impact,Impact\nA,6,7\n", 'columns "impact" and "Impact"; expected one column for'),
        ("offer,imapct\nA,6\n", '"imapct", which is no known criterion; expected one of impact,'),
        ("offer,imapct\nA,6\n", "did you mean impact?"),
        ("offer,impact,\nA,6,7\n", "expected 2, as above"),
        ("offer,,impact\nA,6,7\n", "a column without a name"),
        ('offer,impact\n"A"x,6\n', "line 2: found broken CSV"),
        ('offer,impact\n"A,6\n', "found broken CSV"),
        ("offer,impact\n" + "\n".join(f"o{n},5" for n in range(101)), "found 101 offers; expected"),
        ("offer,impact\n" + "a" * 200_000 + ",5\n", "found broken CSV (field larger than"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_bad_tables_are_refused_with_place_found_and_expected(text, message):
    assert message in problems(text)


def test_all_problems_are_named_but_not_endlessly():
    assert problems("offer,impact,learning\nA,x,y\nB,z,3\n").count("found") == 3
    many = "offer,impact\n" + "".join(f"o{n},x\n" for n in range(30))
    assert problems(many).endswith("and 20 more")


def test_an_own_criterion_s_key_never_collides_with_another():
    decision = read("offer,impact,Jöy,joy\nA,1,2,3\n", new_criteria=True)
    assert len(set(decision.criteria)) == 3


def test_a_new_criterion_is_named_by_the_column_of_its_ratings():
    decision = read("offer,joy_low,Joy,joy_high\nA,1,2,3\n", new_criteria=True)
    assert [criterion.name for criterion in decision.own_criteria] == ["Joy"]
    assert decision.offers[0].ratings["joy"] == Rating(low=1, likely=2, high=3)


def test_a_new_criterion_may_be_named_by_a_sign():
    decision = read("offer,\U0001f680\nA,2\n", new_criteria=True)
    assert decision.own_criteria[0].name == "\U0001f680"


@pytest.mark.parametrize("header", ["\u200b" * 60 + "x" * 60, "y" * 61])
def test_a_header_too_long_for_a_criterion_is_refused(header):
    said = problems(f"offer,{header}\nA,2\n", new_criteria=True)
    assert "a name of at most 60 characters" in said or "which is no known criterion" in said


def test_a_table_far_too_wide_is_refused_at_once():
    header = ",".join(["offer", *(f"c{n}" for n in range(30_000))])
    row = "A" + "," * 30_000
    assert "found 30001 columns; expected at most 91" in problems(f"{header}\n{row}\n")


@pytest.mark.parametrize("row", ["A,1", "A", "A,1,2", "?,?"])
def test_a_table_far_too_long_is_refused_by_its_number_whatever_its_rows_are(row):
    said = problems("offer,impact\n" + f"{row}\n" * 5000)
    assert said.endswith("found 5000 offers; expected at most 100")


@pytest.mark.parametrize(
    ("file", "title"), [("x" * 250 + ".csv", "x" * 200), ("\u200b.csv", "Offers"), (".csv", ".csv")]
)
def test_any_file_name_gives_a_title(file, title):
    assert decision_of(file, rows(file, FINE.encode())).title == title


def test_no_message_steers_a_terminal_or_is_endless():
    for text in ("offer,impact\u202e\x9b" + "!" * 5000 + "\nA,\x9b\n", "offer,\x9b31m\nA,1\n"):
        message = problems(text)
        assert message.isprintable()
        assert len(message) < 600


def test_only_separators_can_be_declared():
    assert "expected 1, as above" in problems('sep="\noffer,impact\nA,1\n')


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    assert "row 3, column impact" in problems("sep=;\noffer;impact\nA;x\n")
    assert "row 4, column impact" in problems('offer,impact\n"A\nB",1\n\nC,x\n')


def test_an_empty_name_given_twice_is_told_once_each():
    assert problems("offer,impact\n,1\n,2\n").count("found") == 2


def test_separators_inside_quotes_do_not_count():
    assert read('offer,impact,"Joy; fun; sun; all"\nA,1,2\n', new_criteria=True).criteria[0] == (
        "impact"
    )


@given(st.lists(st.floats(0, 10), min_size=3, max_size=3).map(sorted))
def test_any_rating_reads_back_as_it_was_written(ends):
    decision = rated({"Lab": {"impact": tuple(ends)}}, ["impact"])
    assert (
        read(ratings_csv.written(analyse(decision))).offers[0].ratings == decision.offers[0].ratings
    )


def test_the_smallest_rating_is_written_without_an_exponent():
    smallest = analyse(rated({"Lab": {"impact": 1e-9}}, ["impact"]))
    assert "\nLab,0.000000001," in ratings_csv.written(smallest)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ('"Lab" A', '"Lab" A'),
        ('"Lab', '"Lab'),
        ('Lab "A"', 'Lab "A"'),
        ('"The ""Lab"" A"', 'The "Lab" A'),
        ('"Lab\nA"', "Lab A"),
    ],
)
def test_quotes_in_pasted_cells_are_read_as_spreadsheets_write_them(cell, name):
    decision = read(f'offer\timpact\n{cell}\t7\n"Firm" B\t"8"\n')
    assert [offer.name for offer in decision.offers] == [name, '"Firm" B']
    assert [offer.ratings["impact"].likely for offer in decision.offers] == [7, 8]


def test_pasted_rows_are_counted_with_the_empty_ones():
    assert "row 4, column impact" in problems('offer\timpact\n"Lab" A\t7\n\t\n"Firm" B\tx')
