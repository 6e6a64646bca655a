import pytest

from criteria import catalog
from criteria.catalog import CatalogError
from criteria.criterion import Direction

FIVE = ["impact", "learning", "specialization", "stability", "transferable_skills"]
ENTRY = '[[criterion]]\nkey = "joy"\nname = "Joy"\nshort = "Joy"\nmeaning = "How glad."\n'


def folder_with(tmp_path, text):
    (tmp_path / "criteria.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_five_criteria_are_always_there_and_two_can_be_switched_on():
    criteria = catalog.load().criteria
    assert [criterion.key for criterion in criteria if not criterion.optional] == FIVE
    assert [c.key for c in criteria if c.optional] == ["enjoyment", "daily_life"]


@pytest.mark.parametrize("criterion", catalog.load().criteria, ids=lambda criterion: criterion.key)
def test_every_criterion_is_described_in_full(criterion):
    assert criterion.meaning.endswith(".")
    assert criterion.is_not.startswith("Not ")
    assert [level.rating for level in criterion.levels] == [0, 2.5, 5, 7.5, 10]
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
