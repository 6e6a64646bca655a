"""Tables of every kind, written from random decisions, read back to the same points."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria import catalog
from criteria.criterion import Direction
from decision import edits
from decision.analysis import analyse, describable
from decision.files import ratings_csv
from decision.files.problems import BadFileError
from decision.imports.applied import apply, decision_from
from decision.imports.cells import grids
from decision.imports.cells.grid import DATE, Cell, Grid, Line, grid_of
from decision.imports.proposal import proposed
from decision.imports.reading.readings import read
from decision.imports.tables import filled
from decision.imports.taking import empty_for, taken_over
from decision.model import Decision, OwnCriterion, OwnMeasure, Rating, revised
from decision.words.text import as_plain
from tests.decisions import FIVE, HOSTILE, rated
from tests.imports.bytes_of import ods, ods_number, ods_row, ods_text
from tests.random_decisions import random_case
from tests.repetitions import examples

CRITERIA = catalog.load().criteria
SCALES = {"0-10": (0, 10), "1-5": (1, 5), "0-100": (0, 100)}


def told(rows, choices=None, criteria=CRITERIA):
    return read(grid_of(rows), criteria, choices or {})


def said(reading):
    return "\n".join(as_plain(statement.sentence) for statement in reading.statements)


def keys(reading):
    return {statement.key: statement.value for statement in reading.statements if statement.key}


def settled(rows, choices=None):
    """The reading with each open choice that has a likely value taken as it is."""
    choices = dict(choices or {})
    reading = told(rows, choices)
    likely = {each.key: each.value for each in reading.open_choices if each.value}
    return told(rows, {**likely, **choices})


@st.composite
def written(draw):
    """A table of random ratings in a random form, and the points that it means."""
    n_offers, names = draw(st.integers(2, 5)), list(FIVE[: draw(st.integers(2, 5))])
    if draw(st.booleans()):
        names[-1] = draw(st.sampled_from(["Prestige", "Career growth", "Colleagues"]))
    scale = draw(st.sampled_from(sorted(SCALES)))
    low, high = SCALES[scale]
    shape = (n_offers, len(names))
    whole = scale == "1-5" or draw(st.booleans())
    steps = st.integers(low, high) if whole else st.integers(10 * low, 10 * high)
    cells = draw(st.lists(steps, min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]))
    numbers = np.array(cells, dtype=float).reshape(shape) / (1 if whole else 10)
    weights = np.array(draw(st.lists(st.integers(1, 40), min_size=shape[1], max_size=shape[1])))
    points = 100 * ((numbers - low) / (high - low)) @ (weights / weights.sum())
    form = {
        "weights": draw(st.sampled_from(["row", "labels"])),
        "totals": draw(st.booleans()),
        "turned": draw(st.booleans()),
        "comma": draw(st.booleans()),
        "corner": draw(st.sampled_from(["Offer", "Company", "Job title"])),
    }
    return names, numbers, weights, scale, form, points


def table_of(names, numbers, weights, scale, form):
    def cell(number):
        text = f"{number:g}"
        text = text.replace(".", ",") if form["comma"] else text
        return f"{text} %" if scale == "0-100" else text

    in_labels = form["weights"] == "labels"
    heads = [f"{n} (weight {w})" if in_labels else n for n, w in zip(names, weights, strict=True)]
    corner = "Criterion" if form["turned"] else form["corner"]
    rows = [[corner, *heads, *(["Total"] if form["totals"] else [])]]
    if not in_labels:
        rows.append(["Weight", *map(str, weights), *([""] if form["totals"] else [])])
    for place, line in enumerate(numbers):
        total = [f"{line @ weights:g}"] if form["totals"] else []
        rows.append([f"Job number {place + 1}", *map(cell, line), *total])
    return [list(column) for column in zip(*rows, strict=True)] if form["turned"] else rows


@given(written())
def test_a_table_in_any_form_reads_back_to_its_points(table):
    names, numbers, weights, scale, form, points = table
    rows = table_of(names, numbers, weights, scale, form)
    choices = {} if scale == "0-100" else {"scale": scale}
    decision = decision_from("x", settled(rows, choices))
    assert [offer.name for offer in decision.offers] == [
        f"Job number {n + 1}" for n in range(len(numbers))
    ]
    analysis = analyse(decision)
    assert analysis.weights.tolist() == pytest.approx(list(weights / weights.sum()), abs=1e-12)
    assert analysis.overall.tolist() == pytest.approx(points.tolist(), abs=1e-9)


@settings(max_examples=examples(20))  # each starts a process
@given(written())
def test_a_table_in_an_ods_file_reads_back_to_its_points(table):
    names, numbers, weights, scale, form, points = table
    rows = table_of(names, numbers, weights, scale, {**form, "comma": False})
    grid = grids.grid("a.ods", ods("".join(ods_row(*map(as_ods, row)) for row in rows)))
    choices = {} if scale == "0-100" else {"scale": scale}
    reading = read(grid, CRITERIA, choices)
    likely = {each.key: each.value for each in reading.open_choices if each.value}
    analysis = analyse(decision_from("x", read(grid, CRITERIA, {**likely, **choices})))
    assert analysis.overall.tolist() == pytest.approx(points.tolist(), abs=1e-9)


def as_ods(text):
    is_number = text.replace(".", "", 1).isdigit()
    return ods_number(text) if is_number else ods_text(text)


@given(written())
def test_a_turned_table_is_the_same_table(table):
    names, numbers, weights, scale, form, _ = table
    rows = table_of(names, numbers, weights, scale, {**form, "turned": False})
    rows[0][0] = "Offer"
    turned = [list(column) for column in zip(*rows, strict=True)]
    turned[0][0] = "Criterion"
    choices = {} if scale == "0-100" else {"scale": scale}
    one_way, other_way = (decision_from("x", settled(each, choices)) for each in (rows, turned))
    assert one_way == other_way
    assert [list(column) for column in zip(*turned, strict=True)][1:] == rows[1:]


@pytest.mark.parametrize("words", [("low", "high"), ("very low", "very high")])
def test_how_much_risk_there_is_does_not_say_how_good_that_is(words):
    rows = [["Offer", "Risk"], *([f"Job {n}", word] for n, word in enumerate(words))]
    reading = told(rows, {"head:Risk": "*own"})
    assert [each.key for each in reading.unanswered] == ["better:Risk"]
    assert "Is more of Risk better, or less?" in said(reading)
    analysis = analyse(decision_from("x", settled(rows, {"better:Risk": "less"})))
    assert analysis.overall[0] > analysis.overall[1]


@given(written())
def test_correct_sums_are_never_called_wrong(table):
    names, numbers, weights, scale, form, _ = table
    rows = table_of(names, numbers, weights, scale, {**form, "totals": True})
    choices = {} if scale == "0-100" else {"scale": scale}
    assert "“Total” is left out; it agrees with the numbers." in said(settled(rows, choices))


@given(st.lists(st.lists(st.text(max_size=8), min_size=3, max_size=3), min_size=1, max_size=5))
def test_any_cells_are_read_or_refused(rows):
    try:
        reading = settled(rows)
    except BadFileError:
        return
    for statement in reading.statements:
        assert statement.sentence
    apply(reading)


NASTY = [
    "", "?", "0", "7", "8.5", "1,408", "5000000000000", "-9e9", "0.00000000000000001", "85k", "$85",
    "1-5", "9/12", "45 min", "1 h", "10 %", "6 ± 10 %", "1 h - 90 min", "high", "--", "Total",
    "Weight",
    "min", "max", "Job", "Offer A", "Impact", "Pay (min)", "Pay (max)", "Learning [%]", "Way [km]",
    "(1-5)", "0-0", "9" * 70, "=1+1", "x" * 201, "Unit", "Note", "*" * 5,
]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(NASTY), min_size=3, max_size=3), min_size=2, max_size=5))
def test_nasty_cells_make_a_decision_or_are_refused(rows):
    try:
        reading = settled(rows)
        assert len(apply(reading).rows) == len(reading.lines.offers)
        decision = decision_from("x.csv", reading)
    except BadFileError:
        return
    values = analyse(decision).expected
    assert np.all((values >= 0) & (values <= 1))


@given(st.integers(0, 10**6))
def test_what_a_decision_writes_comes_back_without_a_question(seed):
    case = random_case(seed)
    decision = case.decision
    written = analyse(decision, case.catalog, all_offers=True)
    grid = grids.grid("x.csv", ratings_csv.written(written).encode())
    reading = read(grid, list(describable(decision, case.catalog).values()), {})
    assert reading.open_choices == ()
    told = {
        (row.name, key): each.rating
        for row in apply(reading).rows
        for key, each in row.readings.items()
    }
    stated = ratings_csv.stated_ratings(written)
    for offer in decision.offers:
        for criterion in written.criteria:
            own = offer.ratings.get(criterion.key, Rating())
            other = stated.get((offer.key, criterion.key), Rating())
            expected = other if own.is_unknown else own
            back = told[offer.name, criterion.key]
            assert (back.low, back.likely, back.high) == (
                expected.low, expected.likely, expected.high,
            )  # fmt: skip


@pytest.mark.parametrize(
    "name", [*HOSTILE, "Total", "Rank", "Pay (1-5)", "Pay (30 %)", "Weight", "#"]
)
def test_criteria_of_any_name_come_back_without_a_question(name):
    own = [OwnCriterion(key="mine", name=name)]
    decision = revised(rated({"A": {"impact": 3, "mine": 4}}, FIVE[:1]), own_criteria=own)
    decision = revised(decision, criteria=("impact", "mine"))
    grid = grids.grid("x.csv", ratings_csv.written(analyse(decision)).encode())
    reading = read(grid, list(describable(decision).values()), {})
    assert reading.open_choices == ()
    assert apply(reading).rows[0].readings["mine"].rating == Rating(likely=4)


def test_choices_that_do_not_fit_are_refused_by_name():
    rows = [["offer", "impact"], ["A", "7"], ["B", "3"]]
    with pytest.raises(BadFileError, match=r"no longer fits the file, scale:Pay: found no such"):
        told(rows, {"scale:Pay": "1-5"})
    with pytest.raises(BadFileError, match=r'offers_in: found "sideways"; expected one of rows'):
        told(rows, {"offers_in": "sideways"})


def test_what_is_written_as_ours_needs_no_guess():
    rows = [
        ["offer", "impact", "impact_low", "impact_high"],
        ["A", "5", "2", "7"],
        ["B", "", "", ""],
    ]
    reading = told(rows)
    assert reading.is_plain
    assert reading.open_choices == ()
    ratings = [row.readings["impact"].rating for row in apply(reading).rows]
    assert ratings == [Rating(low=2, likely=5, high=7), Rating()]


def test_every_choice_can_be_made_from_its_options():
    rows = [
        ["Offer", "Career growth", "Commute", "Words"],
        ["A", "3", "45 min", "high"],
        ["B", "5", "20 min", "low"],
    ]
    for statement in told(rows).statements:
        for value in statement.options:
            assert keys(told(rows, {statement.key: value}))[statement.key] == value


def test_where_both_ways_fit_it_is_asked():
    rows = [["", "X", "Y"], ["P", "7", "8"], ["Q", "6", "3"]]
    reading = told(rows)
    assert [s.key for s in reading.unanswered] == ["offers_in"]
    assert len(told(rows, {"offers_in": "rows"}).lines.offers) == 2
    names = [row.name for row in apply(told(rows, {"offers_in": "columns"})).rows]
    assert names == ["X", "Y"]


def test_a_heading_gives_the_unit_and_amounts_are_measured():
    rows = [["Offer", "Commute [min]", "Pay"], ["A", "45", "$85,000"], ["B", "20", "92k"]]
    reading = settled(rows)
    commute, pay = apply(reading).layout.own
    assert commute.measure == OwnMeasure(unit="min", worst=45, best=20)
    assert (commute.name, pay.measure.unit) == ("Commute", "$")
    assert keys(reading)["ends:Pay"] == "85000..92000"
    chosen = settled(rows, {"ends:Commute [min]": "90..10"})
    assert apply(chosen).layout.own[0].measure == OwnMeasure(unit="min", worst=90, best=10)


def test_ends_say_which_way_is_better():
    rows = [["Offer", "Gizmo"], ["A", "45"], ["B", "20"]]
    assert [s.key for s in settled(rows).unanswered] == ["better:Gizmo"]
    reading = settled(rows, {"ends:Gizmo": "50..0"})
    assert keys(reading)["better:Gizmo"] == "less"
    turned = settled(rows, {"ends:Gizmo": "50..0", "better:Gizmo": "more"})
    assert apply(turned).layout.own[0].measure == OwnMeasure(worst=0, best=50)


def test_other_units_than_the_column_s_are_refused_by_cell():
    rows = [["Offer", "Commute"], ["A", "45 min"], ["B", "20 min"], ["C", "2 km"]]
    (problem,) = [p for row in apply(settled(rows)).rows for p in row.problems]
    assert str(problem) == 'row 4, column Commute: found "2 km"; expected an amount in min'


def test_ends_stand_behind_a_unit_or_in_brackets():
    rows = [
        ["Offer", "Way [min]", "Way [min]_low", "Way [min]_high", "Pay (min)", "Pay (max)"],
        ["A", "45", "30", "60", "60k", "80k"],
        ["B", "20", "", "", "70k", "75k"],
    ]
    table = apply(settled(rows, {"better:Way [min]": "less"}))
    way, pay = table.layout.criteria
    assert table.problems == ()
    assert table.rows[0].readings[way].rating == Rating(low=30, likely=45, high=60)
    assert table.rows[1].readings[pay].rating == Rating(low=70_000, likely=72_500, high=75_000)


def test_two_columns_of_an_own_criterion_are_refused_by_name():
    rows = [["Offer", "Joy", "JOY!", "Fun (1-5)"], ["A", "7", "8", "3"], ["B", "6", "9", "2"]]
    assert 'columns "Joy" and "JOY!"' in str(settled(rows).problems[0])
    rows[0][1:3] = ["Impact", "Learning (1-5)"]
    taken = settled(rows, {"head:Impact": "*own"})
    assert 'column "Impact", a name that is taken' in str(taken.problems[0])


@pytest.mark.parametrize(("low", "high"), [("min", "max"), ("from", "to"), ("von", "bis")])
def test_ranges_in_a_cell_and_in_two_columns(low, high):
    rows = [
        ["Offer", f"Pay {low}", f"Pay {high}", "Joy"],
        ["A", "60k", "80k", "6-8"],
        ["B", "70k", "70k", "6 ± 1"],
        ["C", "", "90k", "7"],
    ]
    table = apply(settled(rows))
    a, b, c = table.rows
    pay, joy = table.layout.criteria
    assert table.layout.own[0].name == "Pay"
    assert "found one end of a range; expected both ends" in str(c.readings[pay].problems[0])
    assert a.readings[pay].rating == Rating(low=60_000, likely=70_000, high=80_000)
    assert b.readings[pay].rating == Rating(likely=70_000)
    assert a.readings[joy].rating == Rating(low=6, likely=7, high=8)
    assert b.readings[joy].rating == Rating(low=5, likely=6, high=7)


def test_amounts_of_a_known_measured_criterion_keep_its_ends():
    own = OwnCriterion(
        key="commute", name="Commute", measure=OwnMeasure(unit="min", worst=90, best=10)
    )
    decision = revised(rated({"A": {"impact": 5}}, FIVE[:1]), own_criteria=[own])
    rows = [["offer", "Commute [min]"], ["A", "120"], ["B", "20 min"]]
    reading = told(rows, criteria=[*CRITERIA, own.as_criterion()])
    assert reading.open_choices == ()
    taken = taken_over(decision, apply(reading), blank_is_unknown=False)
    assert taken.own_criteria == (own,)
    assert [offer.ratings["commute"].likely for offer in taken.offers] == [120, 20]


def test_points_ideal_points_and_notes_are_taken_over():
    rows = [
        ["Offer", "Impact", "Learning", "Pros"],
        ["", "min", "max", ""],
        ["Weight", "20", "40", ""],
        ["Lab", "3", "8", "near"],
    ]
    decision = rated({"Lab": {"impact": 5}}, FIVE[:2])
    table = apply(settled(rows, {"head:Pros": "*note"}))
    proposal = proposed(decision, table, blank_is_unknown=False)
    assert (dict(proposal.points), proposal.noted) == ({"learning": 100.0}, 1)
    taken = taken_over(decision, table, blank_is_unknown=False)
    assert dict(taken.points) == {"impact": 50.0, "learning": 100.0}
    assert dict(taken.ideal_points) == {"impact": 0.0}
    assert taken.offers[0].note == "Pros: near"
    again = proposed(taken, table, blank_is_unknown=False)
    assert not again.changes_something


def test_less_is_better_for_a_rating_only_where_the_table_says_so():
    rows = [["Offer", "Stress"], ["A", "7"], ["B", "3"]]
    assert apply(settled(rows)).layout.own[0].direction is Direction.MORE
    assert "though its name may not mean that" in said(settled(rows))
    less = settled([["Offer", "Stress (lower is better)"], *rows[1:]])
    assert apply(less).layout.own[0].direction is Direction.LESS


def test_a_scale_on_which_one_is_best_is_turned():
    rows = [["Offer", "Mark"], ["A", "1"], ["B", "6"], ["C", "2-3"]]
    table = apply(settled(rows, {"scale:Mark": "6-1"}))
    (key,) = table.layout.criteria
    ratings = [row.readings[key].rating for row in table.rows]
    assert ratings == [Rating(likely=10), Rating(likely=0), Rating(low=6, likely=7, high=8)]


def test_weights_that_do_not_add_up_are_said():
    rows = [["Criteria", "A", "B"], ["Pay (50%)", "7", "8"], ["Joy (30%)", "6", "9"]]
    assert "They add up to 80 %, not to 100 %." in said(settled(rows))


def test_a_criterion_without_a_weight_is_refused_unless_weights_are_left_out():
    rows = [["Criteria", "Weight", "A", "B"], ["Pay", "3", "7", "8"], ["Joy", "", "6", "9"]]
    (problem,) = settled(rows).problems
    assert str(problem).startswith("row 3, column Weight: found ")
    assert settled(rows, {"weights_from": "none"}).problems == ()
    assert settled(rows, {"weights_from": "none"}).points == {}


def test_notes_below_an_empty_line_are_no_offers_and_no_criteria():
    table = "offer,impact,learning\nLab,6,9\nStay,,\n"
    below = ",,\nAsk Anna!,,\n,,\n,Friday,\n"
    reading = read(grids.grid("a.csv", (table + below).encode()), CRITERIA, {})
    assert [row.name for row in apply(reading).rows] == ["Lab", "Stay"]
    assert "“Ask Anna!” and 1 more line stand below the table; they are left out." in said(reading)
    assert not reading.is_plain
    turned = "Criteria,Firm A,Firm B\nPay,7,8\nJoy,9,2\n,,\nPay is gross.,,\n"
    reading = read(grids.grid("a.csv", turned.encode()), CRITERIA, {})
    assert [each.group.name for each in reading.scaled] == ["Pay", "Joy"]
    assert "“Pay is gross.” stands below the table; it is left out." in said(reading)


def test_names_alone_at_the_end_of_a_table_are_offers():
    table = "offer,impact,learning\nLab,6,9\nStay,,\nBank,,\n"
    reading = read(grids.grid("a.csv", table.encode()), CRITERIA, {})
    assert [row.name for row in apply(reading).rows] == ["Lab", "Stay", "Bank"]


def test_what_is_open_is_shown_though_the_table_is_headed_as_ours():
    reading = told([["offer", "impact"], ["Lab", "1,408"], ["Stay", "3"]])
    assert [each.key for each in reading.unanswered] == ["decimal"]
    assert not reading.is_plain
    assert "“1,408” may be read in two ways, as 1408 or as 1.408." in said(reading)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            ["1.500.000", "750.000", "83,54"],
            "decimal comma, as in “83,54”; so “750.000” has no",
        ),
        (["1.500.000", "750.000", "83"], "“1.500.000” has points between thousands; so “750.000”"),
    ],
)
def test_the_example_of_a_decimal_comma_has_one(cells, sentence):
    rows = [["Firm", *(f"C{n}" for n in range(3))], ["A", *cells], ["B", *cells]]
    assert sentence in said(told(rows))


def test_names_in_bold_of_a_markdown_table_are_read_without_their_signs():
    table = "| Offer | Impact |\n|---|--:|\n| **Lab** | `7` |\n| a_b_c | 3 |\n"
    rows = apply(read(grids.grid("a.md", table.encode()), CRITERIA, {})).rows
    assert [(row.name, row.ratings["impact"].likely) for row in rows] == [("Lab", 7), ("a_b_c", 3)]


@pytest.mark.parametrize(
    ("name", "way"),
    [("Base", "more"), ("Verdienst", "more"), ("Fahrzeit", "less"), ("Datenbank", "")],
)
def test_the_direction_of_amounts_is_seen_by_their_name(name, way):
    reading = settled([["Firm", name], ["Firm A", "20"], ["Firm B", "60"]])
    assert keys(reading)[f"better:{name}"] == way


def test_hours_and_minutes_in_a_column_are_minutes():
    cells = ["45 min", "1 h", "2 hours", "20", "1-1.5 h"]
    rows = [["Firm", "Commute"], *([f"Firm {n}", cell] for n, cell in enumerate(cells))]
    reading = settled(rows)
    ratings = [row.ratings["commute"] for row in apply(reading).rows]
    assert [each.likely for each in ratings] == [45, 60, 120, 20, 75]
    assert (ratings[-1].low, ratings[-1].high) == (60, 90)
    measure = reading.scaled[0].own.measure
    assert (measure.unit, measure.worst, measure.best) == ("min", 120, 20)
    hours = told(rows, {"unit:Commute": "h", "head:Commute": "*own"})
    assert apply(hours).rows[0].ratings["commute"].likely == 0.75


def test_titles_above_remarks_beside_and_ranks_are_no_offers_and_no_criteria():
    rows = [
        ["My decision", "", "", "", ""],
        ["Criteria", "Comment", "Weight", "Firm A", "Firm B"],
        ["Pay", "gross", "2", "7", "8"],
        ["Joy", "a guess", "1", "9", "2"],
        ["Rank", "", "", "2", "1"],
    ]
    reading = settled(rows)
    assert reading.problems == ()
    assert [row.name for row in apply(reading).rows] == ["Firm A", "Firm B"]
    text = said(reading)
    assert "“My decision” is taken for the title." in text
    assert "Comment: remarks on the criteria, left out." in text
    assert "By “Rank” in your sheet Firm B is first, but its own numbers put Firm A first." in text


def test_weighted_columns_ends_and_categories_are_no_offers():
    rows = [
        ["Category", "Criteria", "Weight", "Max", "Offer A Score", "Offer A weighted"],
        ["Money", "Pay", "5", "10", "7", "35"],
        ["Money", "Bonus", "2", "10", "6", "12"],
        ["Life", "Commute", "3", "10", "9", "27"],
        ["", "Total", "", "", "", "75"],
    ]
    reading = settled(rows)
    assert [row.name for row in apply(reading).rows] == ["Offer A Score"]
    assert [own.name for own in apply(reading).layout.own] == ["Pay", "Bonus", "Commute"]
    assert "Your sheet says 75 for Offer A Score, these numbers give 74." in said(reading)
    assert "Category: remarks on the criteria, left out." in said(reading)
    assert "Max: ends or extremes, no offers; left out." in said(reading)


def test_weights_above_the_headings_are_weights():
    rows = [["Weights", "0.5", "0.3"], ["Company", "Pay", "Fun"], ["A", "7", "8"], ["B", "6", "9"]]
    turned = [list(column) for column in zip(*rows, strict=True)]
    turned[0][1] = "Criteria"
    for table in (rows, turned):
        reading = settled(table)
        assert [row.name for row in apply(reading).rows] == ["A", "B"]
        assert sorted(reading.points.values()) == [pytest.approx(60), 100]


def test_priorities_that_only_number_the_criteria_are_asked():
    rows = [["Criteria", "Priority", "A", "B"], ["Pay", "1", "7", "8"], ["Fun", "2", "9", "4"]]
    assert [s.key for s in settled(rows).unanswered] == ["weights_from"]
    most = settled(rows, {"weights_from": "Priority, 1 counts most"})
    assert dict(most.points) == {"pay": 100.0, "fun": 50.0}
    assert dict(settled(rows, {"weights_from": "Priority"}).points) == {"pay": 50.0, "fun": 100.0}


def test_company_and_role_name_offers_together_where_one_does_not():
    rows = [["Company", "Role", "Pay"], ["A", "Dev", "7"], ["A", "Lead", "8"], ["B", "Dev", "6"]]
    names = [row.name for row in apply(settled(rows)).rows]
    assert names == ["A, Dev", "A, Lead", "B, Dev"]
    assert len(apply(settled(rows, {"names_in": "Role"})).rows[2].name_problems) == 1


def test_a_line_of_units_says_units_and_scales():
    rows = [
        ["Criterion", "Unit", "X Ltd", "Y Ltd"],
        ["Pay", "$", "85,000", "92,500"],
        ["Fun", "1-5", "3", "5"],
    ]
    pay, fun = apply(settled(rows)).layout.own
    assert pay.measure.unit == "$"
    assert fun.measure is None
    readings = [row.readings["fun"].rating.likely for row in apply(settled(rows)).rows]
    assert readings == [5, 10]
    assert apply(settled(rows)).rows[0].readings["pay"].rating == Rating(likely=85_000)


def test_a_comment_of_one_word_is_a_comment():
    rows = [["offer", "impact", "comment"], ["A", "7", "great"], ["B", "6", ""]]
    assert keys(told(rows))["head:comment"] == "*out"
    assert dict(apply(told(rows, {"head:comment": "*note"})).notes) == {"A": "comment: great"}


def test_shares_of_one_are_asked_unless_the_table_is_as_ours():
    rows = [["Job", "impact"], ["A", "0.75"], ["B", "0.5"]]
    assert [s.key for s in told(rows).unanswered] == ["scale:impact"]
    percent = apply(told(rows, {"scale:impact": "0-1"}))
    assert percent.rows[0].readings["impact"].rating == Rating(likely=7.5)
    rows[0][0] = "offer"
    assert told(rows).open_choices == ()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_headings_and_names_stay_apart_in_sentences(name):
    rows = [["Offer", name, f"{name} [{name[:10]}]"], [name, "7", "70"], ["B", "3", "20"]]
    reading = settled(rows)
    for statement in reading.statements:
        plain = [part for part in statement.sentence if type(part) is str]
        assert not any(name in part for part in plain)
    apply(reading)


def test_a_decision_comes_of_it_all():
    rows = [["Offer", "Impact", "Town"], ["A", "7", "Bern"], ["B", "3", "Ulm"]]
    decision = decision_from("a.csv", settled(rows, {"head:Town": "*note"}))
    assert isinstance(decision, Decision)
    assert [offer.note for offer in decision.offers] == ["Town: Bern", "Town: Ulm"]


def test_a_criterion_called_note_own_or_out_is_a_criterion():
    decision = edits.started("Friday")
    for name in ("Note", "Own", "Out"):
        decision = edits.add_own_criterion(decision, name, [])
    criteria = list(describable(decision).values())
    reading = told([["offer", "note", "own", "out"], ["Lab", "1", "2", "9"]], criteria=criteria)
    assert [each.group.key for each in reading.scaled] == ["note", "own", "out"]


COMMUTE = OwnCriterion(
    key="commute", name="Commute", measure=OwnMeasure(unit="min", worst=90, best=10)
).as_criterion()


def test_a_heading_in_another_unit_than_the_criterion_s_is_refused():
    rows = [["offer", "Commute (h)", "impact"], ["A", "0.75", "7"]]
    reading = told(rows, criteria=(*CRITERIA, COMMUTE))
    (problem,) = reading.problems
    assert (problem.found, problem.expected) == (
        'column "Commute (h)", in "h"', "amounts of Commute in min",
    )  # fmt: skip
    assert apply(reading).layout.criteria == ("impact",)
    rows[0][1] = "Commute (minutes)"
    assert not told(rows, criteria=(*CRITERIA, COMMUTE)).problems


def test_a_rated_criterion_is_not_read_from_a_column_in_a_unit():
    rows = [["offer", "Stability [years]", "Learning [%]"], ["A", "3", "8"], ["B", "7", "75"]]
    reading = told(rows)
    assert [problem.found for problem in reading.problems] == [
        'column "Stability [years]", in "years"'
    ]
    ratings = [row.ratings["learning"].likely for row in apply(reading).rows]
    assert ratings == pytest.approx([0.8, 7.5])


def test_a_stated_scale_holds_and_what_lies_beyond_it_is_refused_by_cell():
    reading = told([["offer", "Learning (1-5)", "Impact (1-5)"], ["A", "3", "4"], ["B", "7", "2"]])
    first, second = apply(reading).rows
    assert first.ratings["learning"].likely == 5
    assert [problem.found for problem in second.problems] == ['"7"']


def test_amounts_above_the_limit_are_refused_by_cell():
    rows = [["offer", "Revenue"], ["A", "5000000000000"], ["B", "6000000000000"], ["C", "40"]]
    table = apply(settled(rows))
    assert [bool(row.problems) for row in table.rows] == [True, True, False]
    (own,) = table.layout.own
    assert own.measure.worst <= 40 <= own.measure.best <= 50


def test_a_cell_that_says_more_of_its_unit_than_the_column_is_refused():
    rows = [["Job", "Pay"], ["A", "$5,000 / month"], ["B", "$85,000"], ["C", "$90,000"]]
    table = apply(settled(rows))
    assert [bool(row.problems) for row in table.rows] == [True, False, False]
    assert (table.layout.own[0].measure.worst, table.layout.own[0].measure.best) == (85e3, 90e3)
    yearly = apply(settled([["Job", "Pay ($)"], ["A", "$85,000 a year"], ["B", "$90,000"]]))
    assert yearly.layout.own[0].measure.unit == "$ a year"
    assert not any(row.problems for row in yearly.rows)


def test_a_range_in_the_column_of_a_low_end_is_refused():
    rows = [["offer", "pay_low", "pay", "pay_high"], ["A", "60-80", "90", "100"]]
    (row,) = apply(settled(rows)).rows
    assert [problem.expected for problem in row.problems] == [
        "a single number, the low end of a range"
    ]


def test_a_direction_that_is_not_a_known_criterion_s_own_is_taken_or_said():
    stress = OwnCriterion(key="stress", name="Stress", direction="less").as_criterion()
    rows = [["offer", "stress", "commute"], ["Direction", "max", "max"], ["A", "3", "50"]]
    reading = told(rows, criteria=(*CRITERIA, stress, COMMUTE))
    assert apply(reading).ideal_points == {"stress": 10}
    assert "By the table more is better for Commute. Here less is" in said(reading)
    rows[1] = ["Direction", "min", "min"]
    reading = told(rows, criteria=(*CRITERIA, stress, COMMUTE))
    assert apply(reading).ideal_points == {}
    assert "By the table" not in said(reading)


def test_min_beside_max_is_a_direction_and_else_minutes():
    rows = [["Job", "Cost (min)", "Quality (max)"], ["A", "3", "9"], ["B", "7.5", "2"]]
    cost, _ = apply(settled(rows)).layout.own
    assert (cost.direction, cost.measure) == (Direction.LESS, None)
    rows = [["Job", "Way (min)", "Quality"], ["A", "3", "9"], ["B", "7.5", "2"]]
    way, _ = apply(settled(rows)).layout.own
    assert way.measure.unit == "min"


def test_a_small_amount_in_a_unit_is_no_share():
    reading = told([["Job", "Dose [g]"], ["A", "0.25"], ["B", "0.5"]])
    assert keys(reading)["scale:Dose [g]"] == "measured"


def test_the_name_of_a_known_criterion_is_never_taken_for_its_unit():
    growth = OwnCriterion(key="growth", name="Growth [%]").as_criterion()
    reading = told([["offer", "Growth [%]"], ["A", "8"]], criteria=(*CRITERIA, growth))
    assert reading.is_plain
    assert apply(reading).rows[0].ratings["growth"].likely == 8


def test_weights_that_are_all_nothing_are_not_added_up():
    rows = [["offer", "learning", "impact"], ["Weight", "0", "0"], ["A", "3", "7"]]
    assert "add up" not in said(told(rows))


@pytest.mark.parametrize(
    ("cells", "refused"),
    [
        (["85", "90k", "1200", "?"], ["85"]),
        (["$85", "$90k", "$95,000"], ["$85"]),
        (["85k", "90k", "0"], []),
        (["10 %", "0.15", "12%", "75"], ["0.15"]),
    ],
)
def test_a_small_plain_number_beside_others_with_a_sign_is_refused(cells, refused):
    rows = [["Job", "Salary"], *([f"Job {n}", text] for n, text in enumerate(cells))]
    table = apply(settled(rows))
    found = [problem.found for row in table.rows for problem in row.problems]
    assert found == [f'"{text}"' for text in refused]


def test_a_plain_number_beside_percents_is_no_percent_unless_the_heading_says_so():
    rows = [["offer", "Learning"], ["A", "70%"], ["B", "8"], ["C", "80"]]
    first, second, third = apply(told(rows)).rows
    assert (first.ratings["learning"].likely, third.ratings["learning"].likely) == (7, 8)
    assert [problem.found for problem in second.problems] == ['"8"']
    rows[0][1] = "Learning [%]"
    assert [row.ratings["learning"].likely for row in apply(told(rows)).rows] == [7, 0.8, 8]


def test_a_note_above_the_limit_is_refused_not_cut():
    rows = [["Job", "Learning", "Comment"], ["A", "7", "x " * 7_000], ["B", "8", "Fine"]]
    reading = told(rows, {"head:Comment": "*note"})
    table = apply(reading)
    assert (dict(table.notes), len(table.problems)) == ({"B": "Comment: Fine"}, 1)
    with pytest.raises(BadFileError, match=r'offer "A": found a note of 14,00. characters'):
        decision_from("offers.csv", reading)


def test_a_time_is_a_date_of_which_nothing_is_guessed():
    lines = [Line(1, (Cell("Job"), Cell("Learning"))), Line(2, (Cell("A"), Cell("08:30:00", DATE)))]
    (row,) = apply(read(Grid(tuple(lines), is_sheet=True), CRITERIA, {})).rows
    assert [problem.expected for problem in row.problems] == ["a number, not a date"]


def test_a_line_of_scales_is_no_offer():
    rows = [["Job", "Learning", "Impact"], ["Scale", "1-5", "0-100"], ["A", "3", "70"]]
    (row,) = apply(told(rows)).rows
    assert (row.ratings["learning"].likely, row.ratings["impact"].likely) == (5, 7)


def test_a_share_of_one_beside_weights_in_percent_is_refused():
    rows = [["Criterion", "Weight", "A"], ["Learning", "60%", "7"], ["Impact", "0.4", "8"]]
    reading = told(rows)
    assert [problem.found for problem in reading.problems] == ['"0.4"']
    rows[2][1] = "40"
    assert told(rows).points == pytest.approx({"learning": 100, "impact": 200 / 3})


@pytest.mark.parametrize("cells", [["0.00001", "0.00002"], ["900000000000", "1000000000000"]])
def test_ends_are_written_as_they_can_be_chosen(cells):
    rows = [["Job", "Revenue [t]"], *([f"Job {n}", text] for n, text in enumerate(cells))]
    reading = settled(rows)
    ends = keys(reading)["ends:Revenue [t]"]
    assert "e" not in ends
    again = settled(rows, {"ends:Revenue [t]": ends})
    assert apply(again).layout.own == apply(reading).layout.own


@pytest.mark.parametrize("rows", [[["Job"], ["A"]], [["offer", "impact"], ["A", ""]]])
def test_a_new_decision_of_a_table_that_says_nothing_is_refused(rows):
    old = rated({"Old": {"learning": 3}}, ("learning",))
    with pytest.raises(BadFileError, match="found no criteria; expected numbers"):
        empty_for("New", old, filled(apply(told(rows)), old))
