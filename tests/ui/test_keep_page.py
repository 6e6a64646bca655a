"""Files come in cell by cell, what is bad is refused, and decisions are listed."""

import io
import re
import zipfile

import pytest

from decision import edits
from decision.analysis import analyse
from decision.files import decision_json, ratings_csv
from decision.model import Rating
from decision.ui.bring_in import HERE, NEW
from tests.decisions import founding_case, rated
from tests.imports.spreadsheets import xlsx
from tests.ui.bringing import Keep, one, text
from tests.ui.screen import button, in_dialog

BROUGHT = {"Lab": {"impact": 5, "learning": 3}, "Stay": {"impact": 2}}
NOTHING_NEW = ["Nothing would change: all of it is there already."]


@pytest.fixture
def keep(store):
    return Keep(store, rated(BROUGHT))


@pytest.fixture
def founding(store):
    return Keep(store, founding_case())


def test_a_table_is_shown_cell_by_cell_before_anything_changes_and_can_be_undone(keep):
    before = keep.decision
    keep.upload("a.csv", "offer;impact;learning\nLab;7,5;3\nStay;2;x\nNew;1;?\n")
    assert keep.summed_up == ["1 offer added, 1 rating added, 1 rating changed, 1 cell refused."]
    marks = ["5 → 7.5, changed", "3, the same", "2, the same", '✗ "x", refused']
    assert keep.cells == [*marks, "+ 1, added", "?, the same"]
    assert "row 3, column learning: found" in keep.refusals[0]
    assert keep.decision == before
    keep.take_over()
    lab, stay, _ = keep.decision.offers
    assert (lab.ratings["impact"], stay.ratings) == (Rating(likely=7.5), before.offers[1].ratings)
    button(keep.screen, "Undo").click().run()
    assert keep.decision == before


def test_the_ratings_say_which_value_stands_there_and_which_in_the_summary(founding):
    tips = {each.proto.label: each.proto.help for each in founding.screen.get("download_button")}
    says = tips["Ratings (CSV)"]
    assert "the likeliest value, low and high" in says
    assert "Where answers make it, the summary has the mean instead." in says
    analysis = analyse(founding.decision)
    stated = ratings_csv.stated_ratings(analysis).values()
    for rating, derived in zip(stated, analysis.beliefs.derived.values(), strict=True):
        assert rating.likely != derived.mean
        assert rating.low + rating.likely + rating.high == pytest.approx(3 * derived.mean)


@pytest.mark.parametrize(
    ("offers", "names", "preset"),
    [
        (BROUGHT, ["Bank", "Startup"], NEW),
        (BROUGHT, ["Bank", "LAB"], HERE),
        ({}, ["Bank", "Startup"], HERE),
    ],
)
def test_a_table_of_other_offers_is_a_new_decision_unless_it_is_said(store, offers, names, preset):
    keep = Keep(store, rated(offers))
    keep.paste("offer\timpact\n" + "".join(f"{name}\t5\n" for name in names))
    assert one(keep.screen.segmented_control, "Take it over").value == preset
    keep.source("Take it over", HERE)
    keep.take_over()
    assert {name.casefold() for name in names} <= {o.name.casefold() for o in keep.decision.offers}


def test_a_table_comes_into_a_decision_with_nothing_but_staying(store):
    keep = Keep(store, edits.started("Friday"))
    keep.paste("offer\timpact\nBank\t5\n")
    assert one(keep.screen.segmented_control, "Take it over").value == HERE


def test_empty_cells_make_ratings_unknown_only_when_asked(keep):
    keep.paste("offer\timpact\nLab\t\n")
    assert keep.summed_up == NOTHING_NEW
    assert button(keep.screen, "Take over").disabled
    keep.screen.radio[0].set_value("Make the rating unknown").run()
    assert keep.summed_up == ["1 rating changed."]
    keep.take_over()
    assert "impact" not in keep.decision.offers[0].ratings


def test_a_column_that_is_no_criterion_is_asked_about(keep):
    keep.upload("a.xlsx", xlsx([["offer", "impct", "Sun", "City"], ["Lab", 9, 4, "Rome"]]))
    keep.says("Did you mean Impact?")
    assert keep.heads == ["Offer", "impct+ new", "Sun+ new"]
    keep.choose("“impct” is no known criterion", "Nothing: leave it out")
    assert keep.heads == ["Offer", "Sun+ new"]
    keep.choose("“impct” is left out.", "Impact")
    assert keep.heads == ["Offer", "Impact", "Sun+ new"]
    keep.take_over()
    assert [own.name for own in keep.decision.own_criteria] == ["Sun"]
    assert keep.decision.offers[0].ratings["impact"] == Rating(likely=9)


def test_exported_ratings_make_a_new_decision_of_the_same_ranking(founding):
    founding.upload("again.csv", ratings_csv.written(analyse(founding_case())))
    assert founding.summed_up == NOTHING_NEW
    imported = founding.as_new()
    assert imported.title == "again"
    weighed = imported.model_copy(update={"points": founding_case().points})
    assert analyse(weighed).ranks.tolist() == analyse(founding_case()).ranks.tolist()


def test_a_decision_comes_in_whole(founding):
    founding.upload("mine.json", decision_json.written(founding_case()))
    assert any("Stay, with a PhD on the side" in each for each in founding.html)
    assert founding.open_new() == founding_case()


# What is bad -------------------------------------------------------------------------------------

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
BAD = [
    ("a.csv", "offer,impact\nLab,12\nLab,5\n", "row 3, column offer: found"),
    ("a.csv", "", "found an empty file"),
    ("a.csv", 'offer,impact\n"Lab,1\n', "broken CSV"),
    ("a.csv", "offer,impact\nLab,nan\nStay,1e400\n", "1 cell refused, 1 row refused"),
    ("a.csv", "offer,impact\n" + "Lab,1\n" * 101, "found 101 offers; expected at most 100"),
    ("a.csv", "1,2\n3,4\n", "no offer column"),
    ("a.csv", "offer,impact\nLab\n", "row 2: found 1 cells; expected 2"),
    ("a.csv", "offer,impact\n", "nothing below the header"),
    ("a.csv", PNG, "found bytes that are no text"),
    ("a.csv", xlsx([["offer"], ["Research lab"]]), "found 0 criteria"),
    ("a.csv", b"\x00\x01\xff\xfe", "found bytes that are no text"),
    ("a.xlsx", PNG, "found no readable spreadsheet"),
    ("a.xlsx", xlsx([["offer", "impact"], ["Lab", "=1+1"]]), "cell B2: found the formula"),
    ("a.json", "[" * 9999, "found JSON nested too deeply"),
    ("a.json", '{"a": NaN}', "NaN, which is no JSON number"),
    ("a.json", '{"schema_version": 99}', "made by a newer Crossroads"),
    ("a.json", '{"title": 1, "title": 2}', "twice in one object"),
    ("a.json", '{"a": 1}', "title: found nothing; expected a value here"),
]  # fmt: skip


def shows(keep, message):
    """Whether the page says so, and nothing has changed."""
    assert keep.decision == founding_case()
    assert keep.open == keep.identity
    assert not keep.screen.exception
    return any(message in each for each in (*keep.refusals, *keep.summed_up))


def test_a_bad_file_is_refused_with_its_reason_and_nothing_changes(founding):
    for name, content, message in BAD:
        assert not shows(founding, message)
        founding.upload(name, content)
        assert shows(founding, message), (message, founding.refusals)


def test_the_same_is_refused_when_it_is_pasted(founding):
    for _, content, message in BAD:
        if isinstance(content, str) and content:
            founding.paste(content)
            expected = re.sub(r"JSON nested.*", "no offer column", message)
            assert shows(founding, expected if content[0] in "[{" else message), founding.refusals


def test_a_file_that_unpacks_to_far_more_is_refused(founding):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (150 * 2**20))
    founding.upload("bomb.xlsx", bomb.getvalue())
    assert shows(founding, "found 150 MB once unpacked")


# The decisions of this machine -------------------------------------------------------------------


def of(keep, word, identity):
    """The button of a decision in the list."""
    return keep.screen.button(key=f"kept_{word}_{identity}")


def title(keep):
    return next(each for each in map(str, keep.html) if "class='title'" in each)


def test_decisions_are_listed_opened_renamed_copied_and_deleted(store, founding):
    first = founding.identity
    of(founding, "Duplicate", first).click().run()
    copy = founding.open
    assert copy != first
    assert founding.decision.title == f"{founding_case().title} (copy)"
    in_dialog(founding.screen, of(founding, "Rename", copy), "Rename", New_title="Second thoughts")
    assert "Second thoughts" in title(founding)
    of(founding, "Open", first).click().run()
    assert founding.open == first
    in_dialog(founding.screen, of(founding, "Delete", copy), "Delete for good")
    assert any("Deleted for good" in each.value for each in founding.screen.success)
    assert [each.identity for each in store.all()] == [first]
    in_dialog(founding.screen, of(founding, "Delete", first), "Delete for good")
    assert founding.open != first
    assert "class='title'" in title(founding)


def test_decisions_of_one_title_are_told_apart_by_number_and_time(store, founding):
    first, later = founding.identity, store.create(founding_case())
    store.open(first)
    founding.screen.run()
    name = founding_case().title
    lines = [text(each) for each in founding.html if "class='one'" in each]
    assert lines[0].startswith(f"{name}open now, changed ")
    assert lines[1].startswith(f"{name} (2)changed ")
    of(founding, "Delete", later).click().run()
    assert any(f"{name} (2)There is no undo" in text(each) for each in founding.html)


def test_nothing_is_deleted_before_it_is_said_that_this_is_for_good(store, founding):
    of(founding, "Delete", founding.identity).click().run()
    assert any("There is no undo for this." in each for each in founding.html)
    assert [each.identity for each in store.all()] == [founding.identity]
