import pytest

from criteria import catalog
from criteria.catalog import CatalogError
from criteria.criterion import Direction
from criteria.lens import lens
from criteria.question import Kind

FIVE = ["impact", "learning", "specialization", "stability", "transferable_skills"]
ENTRY = '[[criterion]]\nkey = "joy"\nname = "Joy"\nshort = "Joy"\nmeaning = "How glad."\n'
LEVELS = ", ".join(f'{{ rating = {rating}, says = "So." }}' for rating in (0, 2.5, 5, 7.5, 10))
FOREIGN = f"""
{ENTRY}
levels = [{LEVELS}]

[[criterion]]
key = "view"
name = "View"
short = "View"
meaning = "What you see from your desk."
levels = [{LEVELS}]
"""
WINDOW = """
[[question]]
key = "window"
theme = "The room"
about = "role"
short = "Window"
text = "Where is the desk?"
asks = "Where would my desk stand?"
asks_of_present_job = "Where does your desk stand?"
why = "A desk by the wall has no view."
who = "Whoever shows you round."
seed = "our own"
worse = "first"
shares = { view = 100 }
answers = [
    { key = "wall", label = "By the wall", says = "By the wall.", ratings = { view = 0 } },
    { key = "yard", label = "Yard", says = "With a view of the yard.", ratings = { view = 5 } },
    { key = "sea", label = "Sea", says = "With a view of the sea.", ratings = { view = 10 } },
]
"""


def folder_with(tmp_path, text):
    (tmp_path / "criteria.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_five_criteria_are_always_there_and_four_can_be_switched_on():
    criteria = catalog.load().criteria
    assert [criterion.key for criterion in criteria if not criterion.optional] == FIVE
    optional = [criterion.key for criterion in criteria if criterion.optional]
    assert optional == ["enjoyment", "people", "place", "daily_life"]


@pytest.mark.parametrize("criterion", catalog.load().criteria, ids=lambda criterion: criterion.key)
def test_every_criterion_is_described_in_full(criterion):
    assert criterion.meaning.endswith(".")
    assert criterion.is_not.startswith("Not ")
    assert [level.rating for level in criterion.levels] == [0, 2.5, 5, 7.5, 10]
    assert criterion.levels[0].short
    assert criterion.levels[-1].short
    assert all(level.says.endswith(".") for level in criterion.levels)
    assert all(level.example.endswith(".") for level in criterion.levels)


def test_a_criterion_can_be_aimed_at_an_ideal_point():
    aimed = catalog.load().criteria[2].aimed_at(5)
    assert (aimed.direction, aimed.ideal_point) == (Direction.IDEAL, 5)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("key =", "criteria.toml: not readable as TOML"),
        ("", r"expected at least one \[\[criterion\]\]"),
        ("criterion = [1]", r"expected at least one \[\[criterion\]\]"),
        (ENTRY, "criteria.toml, joy, levels: expected one each at 0, 2.5, 5, 7.5, 10"),
        (ENTRY + "colour = 1", "criteria.toml, joy, colour: Extra inputs are not permitted"),
        (ENTRY.replace('"joy"', '"Joy!"'), "criteria.toml, Joy!, key: String should match"),
        (ENTRY + 'direction = "ideal"', "ideal_point go together"),
        (
            "criterion = [{ key = 'joy' }, 3]",
            "criteria.toml, criterion.1: .* a block; found 3",
        ),
        (ENTRY + 'direction = "up"', "criteria.toml, joy, direction"),
    ],
)
def test_a_mistake_in_the_file_is_reported_with_its_place(tmp_path, text, message):
    with pytest.raises(CatalogError, match=message):
        catalog.load(folder_with(tmp_path, text))


def test_a_key_used_twice_is_refused(tmp_path):
    text = (catalog.FOLDER / "criteria.toml").read_text(encoding="utf-8")
    with pytest.raises(CatalogError, match="impact, key: used 2 times, expected once"):
        catalog.load(folder_with(tmp_path, text.replace('"learning"', '"impact"')))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CatalogError, match=r"criteria.toml: there is no such file"):
        catalog.load(tmp_path)


def test_a_foreign_catalogue_needs_no_more_than_criteria(tmp_path):
    foreign = catalog.load(folder_with(tmp_path, FOREIGN))
    assert [criterion.key for criterion in foreign.criteria] == ["joy", "view"]
    assert (foreign.questions, foreign.profiles, foreign.warnings) == ((), (), ())
    assert (foreign.maturities, foreign.forecasts) == ((), ())


def test_a_foreign_catalogue_may_ask_about_some_of_its_criteria_only(tmp_path):
    (tmp_path / "questions.toml").write_text(WINDOW, encoding="utf-8")
    foreign = catalog.load(folder_with(tmp_path, FOREIGN))
    (window,) = foreign.questions
    assert dict(window.shares) == {"view": 100}
    assert window.chances(Kind.MATURE) == (1 / 3, 1 / 3, 1 / 3)


@pytest.mark.parametrize(
    ("written", "field"),
    [('text = "Where is the desk?"\n', "text"), ('label = "Yard", ', r"answers\.1\.label")],
)
def test_a_catalogue_older_than_a_field_is_told_which_and_where_it_is_described(
    tmp_path, written, field
):
    old = WINDOW.replace(written, "")
    assert old != WINDOW
    (tmp_path / "questions.toml").write_text(old, encoding="utf-8")
    message = f"^questions.toml, window, {field}: expected this field, .* own questions.toml "
    with pytest.raises(CatalogError, match=message):
        catalog.load(folder_with(tmp_path, FOREIGN))


@pytest.mark.parametrize(
    ("short", "long"),
    [("Where is the desk?", f"{'Where' * 17}?"), ("Yard", "Over the yard, to the hills")],
)
def test_a_question_or_a_label_longer_than_its_place_is_refused(tmp_path, short, long):
    text = WINDOW.replace(f'"{short}"', f'"{long}"')
    (tmp_path / "questions.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError, match=r"window, .*: String should have at most"):
        catalog.load(folder_with(tmp_path, FOREIGN))


def test_a_foreign_catalogue_can_be_looked_at_through_the_lens(tmp_path):
    (tmp_path / "questions.toml").write_text(WINDOW, encoding="utf-8")
    foreign = catalog.load(folder_with(tmp_path, FOREIGN))
    found = lens(foreign, {"window": "sea"}, {Kind.EMERGING: 1.0})
    assert (found.maturity, found.suits, found.suited_profiles) == (Kind.EMERGING, "", ())
    assert (found.role_forecast, found.warnings) == (None, ())


def test_the_version_changes_with_the_words_and_with_nothing_else(tmp_path):
    first, same, other = (tmp_path / name for name in ("first", "same", "other"))
    texts = (FOREIGN, FOREIGN.replace("\n", "\r\n"), FOREIGN.replace("How glad", "How merry"))
    for folder, text in zip((first, same, other), texts, strict=True):
        folder.mkdir()
        (folder / "criteria.toml").write_bytes(text.encode())
    (same / "notes.txt").write_text("not a word file", encoding="utf-8")
    versions = [catalog.load(folder).version for folder in (first, same, other)]
    assert versions[0] == versions[1] != versions[2]
    assert len(versions[0]) == 12


def test_a_file_more_is_another_version(tmp_path):
    before = catalog.from_folder.__wrapped__(folder_with(tmp_path, FOREIGN)).version
    (tmp_path / "questions.toml").write_text(WINDOW, encoding="utf-8")
    assert catalog.from_folder.__wrapped__(tmp_path).version != before


def test_the_setting_names_another_catalogue_and_each_folder_is_read_once(tmp_path, monkeypatch):
    ours = catalog.load()
    monkeypatch.chdir(folder_with(tmp_path, FOREIGN))
    monkeypatch.setenv("CROSSROADS_CATALOG", ".")
    foreign = catalog.load()
    assert [criterion.key for criterion in foreign.criteria] == ["joy", "view"]
    assert foreign is catalog.load(tmp_path)
    assert catalog.load(catalog.FOLDER) is ours
    monkeypatch.setenv("CROSSROADS_CATALOG", "")
    assert catalog.load() is ours


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CatalogError, match="nowhere: no such folder; expected one with criteria"):
        catalog.load(tmp_path / "nowhere")
