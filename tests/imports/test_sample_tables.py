"""Tables as people keep them, through the command line: what is read, said, asked and refused."""

import json
from pathlib import Path

import numpy as np
import pytest

from decision.analysis import analyse
from decision.model import Decision, Rating
from tests.commands import refusal, run

TABLES = Path(__file__).parent / "tables"
NEW = "--new-criteria"


def brought(capsys, name, *options):
    """The decision that a table makes, analysed, and what is said of it."""
    code, out, said = run(capsys, "import", str(TABLES / name), *options)
    assert code == 0, said
    return analyse(Decision.model_validate(json.loads(out))), said


def refused(capsys, name, *options):
    return refusal(capsys, "import", str(TABLES / name), *options)


def value(analysis, criterion):
    """The values of the offers on a criterion, by its name."""
    place = [each.name for each in analysis.criteria].index(criterion)
    return analysis.expected[:, place].tolist()


def points(analysis):
    return dict(zip([offer.name for offer in analysis.offers], analysis.overall, strict=True))


def test_a_long_way_and_long_hours_never_count_as_good(capsys):
    asked = refused(capsys, "01_job_selector_sheet1.csv", NEW)
    assert "No rating of Personal opinion and Salary is above 5" in asked
    assert "--scale 0-10 or --scale 1-5" in asked
    analysis, said = brought(capsys, "01_job_selector_sheet1.csv", NEW, "--scale", "1-4")
    assert [offer.name for offer in analysis.offers] == ["Job 1", "Job 2", "Job 3"]
    assert "Less is better for Distance." in said
    near, middle, far = sorted(value(analysis, "Distance"), reverse=True)
    assert value(analysis, "Distance") == [middle, far, near]
    assert value(analysis, "Hours per week") == [1, pytest.approx(0.2), 0]
    assert value(analysis, "Personal opinion") == pytest.approx([1, 1 / 3, 2 / 3])


def test_directions_and_weights_stand_in_rows_two_and_three(capsys):
    analysis, said = brought(capsys, "03_rows_of_direction_and_weight.csv", NEW)
    assert len(analysis.offers) == 5
    assert analysis.weights.tolist() == pytest.approx([0.2, 0.25, 0.15, 0.25, 0.15], abs=1e-12)
    directions = [criterion.direction.value for criterion in analysis.criteria]
    assert directions == ["less", "more", "less", "more", "more"]
    assert analysis.criteria[0].measure is not None
    assert (value(analysis, "Price")[1], value(analysis, "Price")[2]) == (0, 1)
    assert "Less is better for Price." in said


NAMED = [part for n, name in ((5, "Growth"), (6, "People"), (9, "Place"))
         for part in ("--head", f"row {n}={name}")]  # fmt: skip


def test_criteria_in_rows_with_weights_and_a_total(capsys):
    error = refused(capsys, "04_criteria_as_rows_with_weights.csv", NEW)
    assert error.count("found no name; expected a name") == 3
    assert 'row 5: found no name; expected a name (--head "row 5=NAME"' in error
    analysis, said = brought(capsys, "04_criteria_as_rows_with_weights.csv", NEW, *NAMED)
    assert list(points(analysis).values()) == pytest.approx([62.5, 64.4444, 74.1667], abs=5e-5)
    assert "“Total” is left out; it agrees with the numbers." in said
    assert "Stress is a rating, so more is better, though its name may not mean that." in said


def test_nameless_criteria_may_be_left_out(capsys):
    out = [part for n in (5, 6, 9) for part in ("--leave-out", str(n))]
    analysis, said = brought(capsys, "04_criteria_as_rows_with_weights.csv", NEW, *out)
    assert len(analysis.criteria) == 5
    assert "“row 5” is left out." in said


def test_weights_in_labels_and_sums_that_are_wrong(capsys):
    error = refused(capsys, "05_weights_in_labels.csv")
    assert 'found column "Career Growth (30%)", which is no known criterion' in error
    assert error.count("expected for each one of impact, learning") == 1
    assert "? “Compensation (25%)” is no known criterion" in error
    assert "it may be what Learning means here" in error
    analysis, said = brought(capsys, "05_weights_in_labels.csv", NEW)
    assert list(points(analysis).values()) == pytest.approx([73.5, 75.5, 78.5])
    assert "7.45 for Offer A, these numbers give 7.35" in said
    assert "7.80 for Offer C, these numbers give 7.85" in said
    assert "Offer B, these" not in said


def test_a_sum_that_names_another_winner_is_said_first(capsys):
    analysis, said = brought(capsys, "06_one_to_five_published.csv", NEW)
    assert points(analysis) == {
        "Offer A": pytest.approx(76.8519, abs=5e-5),
        "Offer B": pytest.approx(83.3333, abs=5e-5),
        "Offer C": pytest.approx(64.8148, abs=5e-5),
    }
    first = said.splitlines()[1]
    assert "Offer A is first, but its own numbers put Offer B first" in first
    assert "103 for Offer A, these numbers give 110" in first


def test_bars_and_ratings_from_one_to_five(capsys):
    assert "--scale 1-5" in refused(capsys, "08_pipes.txt", NEW)
    for scale in ("1-5", "0-10"):
        analysis, _ = brought(capsys, "08_pipes.txt", NEW, "--scale", scale)
        assert len(analysis.offers) == 8
        assert len(analysis.leaders) == 2


def test_a_name_twice_is_refused_with_both_rows(capsys):
    error = refused(capsys, "10_same_name_twice.csv")
    assert 'row 4, column offer: found "Lab" again, as in row 2' in error
    assert 'row 5, column offer: found "lab" again, as in row 2' in error


def test_dots_for_thousands_are_seen_beside_decimal_commas(capsys):
    error = refused(capsys, "13_trap.csv")
    assert 'row 2, column impact: found "1.500"; expected a number from 0 to 10' in error
    assert "as in “8,5”; so “1.500” has no decimals" in error
    assert '--better "C1=more"' in refused(capsys, "13_dots_for_thousands.csv", NEW)
    ways = [part for n in (1, 3, 4, 5) for part in ("--better", f"c{n}=more")]
    analysis, _ = brought(capsys, "13_dots_for_thousands.csv", NEW, *ways)
    assert analysis.offers[0].ratings["c1"] == Rating(likely=1_500_000)
    assert analysis.offers[0].ratings["c3"].likely == pytest.approx(83.541666666667)


def test_hours_are_less_is_better_and_texts_go_to_the_notes_if_wanted(capsys):
    analysis, said = brought(capsys, "14_careers_hours_and_text.csv", NEW)
    assert "“Description” is left out." in said
    assert "Less is better for Working Hours." in said
    assert analysis.offers[analysis.leaders[0]].name != "Investment Banker"
    note = ("--head", "description=note")
    analysis, said = brought(capsys, "14_careers_hours_and_text.csv", NEW, *note)
    assert analysis.offers[0].note == "Description: tech, grows, flexible"


def test_a_comma_that_could_part_thousands_is_asked(capsys):
    error = refused(capsys, "15_quoted_thousands.csv")
    assert "“1,408” may be read in two ways" in error
    assert "--decimal point or --decimal comma" in error
    analysis, _ = brought(capsys, "15_quoted_thousands.csv", "--decimal", "comma")
    assert analysis.offers[0].ratings["impact"] == Rating(likely=1.408)
    assert 'found "1,408"' in refused(capsys, "15_quoted_thousands.csv", "--decimal", "point")


def test_quoted_decimal_commas_are_read(capsys):
    analysis, _ = brought(capsys, "15_quoted_decimal_comma.csv")
    assert analysis.offers[0].ratings["impact"] == Rating(likely=7.5)
    assert analysis.offers[0].ratings["stability"] == Rating(likely=6.25)


@pytest.mark.parametrize("name", ["16_excel_de_cp1252.csv", "16_mac_cr_only.csv"])
def test_umlauts_are_right_or_asked_for(capsys, name):
    code, _, said = run(capsys, "import", str(TABLES / name))
    options = [] if code == 0 else ["--encoding", "mac_roman"]
    assert code == 0 or "--encoding mac_roman" in said
    analysis, _ = brought(capsys, name, *options)
    assert analysis.offers[0].name == "Müller & Söhne"
    assert analysis.offers[1].name == "Büro Köln – „Forschung“"


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_dates_that_were_ratings_are_refused_as_dates(capsys, ending):
    error = refused(capsys, f"17_ratings_became_dates.{ending}")
    assert error.count("a spreadsheet may have made this date of") >= 2
    assert "5-7 or 7.5" in error
    assert "5-6 or 6.5" in error


@pytest.mark.parametrize("name", ["18_out_of_ten.csv", "18_percent.csv", "18_percent_format.xlsx"])
def test_out_of_ten_and_percent_are_seven_and_a_half(capsys, name):
    analysis, _ = brought(capsys, name)
    assert analysis.offers[0].ratings["impact"] == Rating(likely=7.5)
    assert points(analysis) == {
        "Lab": pytest.approx(71.6667, abs=5e-5),
        "Start-up": pytest.approx(58.3333, abs=5e-5),
    }


def test_a_row_of_weights_on_top_and_sums_below_are_no_offers(capsys):
    analysis, said = brought(capsys, "20_weight_row_and_total_row.csv")
    assert [offer.name for offer in analysis.offers] == ["Lab", "Start-up", "Stay"]
    assert analysis.weights.tolist() == pytest.approx([0.3, 0.2, 0.2, 0.2, 0.1], abs=1e-12)
    assert "“Total” is left out; it agrees" in said
    assert "“Average” is left out; it agrees" in said


def test_what_is_missing_is_unknown(capsys):
    analysis, _ = brought(capsys, "24_missing_is_not_zero.csv")
    assert len(analysis.out) == 2  # of which nothing is known
    assert np.argwhere(analyse(analysis.whole, all_offers=True).unknown).tolist() == [
        [0, 1],
        [2, 0],
        [3, 0],
        [3, 1],
        [4, 0],
        [4, 1],
    ]


def test_stars_words_and_signs_are_read_by_their_scales(capsys):
    analysis, said = brought(capsys, "26_stars_and_words.csv")
    ratings = [[r.likely for r in offer.ratings.values()] for offer in analysis.offers]
    assert ratings == [[7.5, 7.5, 10, 10], [10, 10, 2.5, 5], [2.5, 2.5, 7.5, 0]]
    assert "high is 7.5, very high is 10 and low is 2.5" in said


def test_a_name_above_the_limit_is_refused_by_row(capsys):
    error = refused(capsys, "27_long_names.csv")
    assert "row 4, column offer" in error
    assert "(512 characters); expected a name of at most 200 characters" in error
    assert error.count("found") == 1
    analysis, _ = brought(capsys, "27_long_names.csv", "--leave-out", "4")
    assert len({offer.key for offer in analysis.offers}) == 7


def test_open_document_spreadsheets_are_read(capsys):
    analysis, _ = brought(capsys, "28_libreoffice.ods")
    assert points(analysis)["Lab"] == pytest.approx(71.6667, abs=5e-5)
