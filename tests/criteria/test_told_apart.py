"""Word files in which two things could not be told apart, or words and columns of our own."""

import pytest

from criteria import catalog
from criteria.catalog import CatalogError
from criteria.checks import NO_ANSWERS
from decision import text_rules
from tests.criteria.test_catalog import FOREIGN, WINDOW

# What stands in a small catalogue, what is written instead, what is said of it.
NOT_TOLD_APART = [
    (
        "criteria.toml",
        'name = "View"',
        'name = "jOY"',
        'view, name: expected other words than at criteria.toml, joy, name; found "jOY"',
    ),
    (
        "profiles.toml",
        'name = "Early"',
        'name = "LATE "',
        'early, name: expected other words than at profiles.toml, late, name; found "LATE "',
    ),
    (
        "questions.toml",
        'short = "Door"',
        'short = "window"',
        'door, short: expected other words than at questions.toml, window, short; found "window"',
    ),
    (
        "questions.toml",
        'label = "Yard"',
        'label = "by the Wall"',
        "window, answers.yard.label: expected other words than at questions.toml, window, "
        'answers.wall.label; found "by the Wall"',
    ),
    (
        "questions.toml",
        'says = "With a view of the yard."',
        'says = "by  the wall"',
        "window, answers.yard.says: expected other words than at questions.toml, window, "
        'answers.wall.says; found "by  the wall"',
    ),
]
PROFILE = """
[[profile]]
key = "{0}"
name = "{1}"
for_whom = "Others."
points = {{ view = 50 }}
suits = ["mature"]
reasons = "So."
seed = "our own"
"""
DOOR = WINDOW.replace('"window"', '"door"').replace('"Window"', '"Door"')


def small(tmp_path, file="", old="", new=""):
    """Return a folder with two criteria, questions and profiles; one text changed, once."""
    texts = {
        "criteria.toml": FOREIGN,
        "questions.toml": (WINDOW + DOOR).replace("view = 100", "view = 50"),
        "profiles.toml": PROFILE.format("late", "Late") + PROFILE.format("early", "Early"),
    }
    for name, text in texts.items():
        assert name != file or old in text
        changed = text.replace(old, new, 1) if name == file else text
        (tmp_path / name).write_text(changed, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("file", "old", "new", "message"), NOT_TOLD_APART)
def test_what_cannot_be_told_apart_is_refused(tmp_path, file, old, new, message):
    with pytest.raises(CatalogError, match=f"^{file}, {message}$"):
        catalog.load(small(tmp_path, file, old, new))


def test_questions_of_two_themes_may_have_the_same_short_name(tmp_path):
    folder = small(tmp_path, "questions.toml", 'theme = "The room"', 'theme = "The house"')
    text = (folder / "questions.toml").read_text(encoding="utf-8").replace('"Door"', '"Window"')
    (folder / "questions.toml").write_text(text, encoding="utf-8")
    assert [asked.short for asked in catalog.load(folder).questions] == ["Window", "Window"]


@pytest.mark.parametrize("says", NO_ANSWERS)
@pytest.mark.parametrize("end", ["", "."])
def test_an_answer_cannot_say_what_stands_beside_all_answers(tmp_path, says, end):
    written = f"{says.upper()}{end}"
    message = f'^questions.toml, window, answers.yard.says: expected other .*; found "{written}"$'
    with pytest.raises(CatalogError, match=message):
        catalog.load(small(tmp_path, "questions.toml", "With a view of the yard.", written))


@pytest.mark.parametrize("key", [*text_rules.RESERVED, "view_low", "view_high"])
def test_a_criterion_cannot_have_the_key_of_a_column(tmp_path, key):
    folder = small(tmp_path, "criteria.toml", 'key = "joy"', f'key = "{key}"')
    message = f'^criteria.toml, {key}, key: expected .* column.*; found "{key}"$'
    with pytest.raises(CatalogError, match=message):
        catalog.load(folder)


def test_a_key_may_end_like_a_range_where_no_criterion_has_it(tmp_path):
    folder = small(tmp_path, "criteria.toml", 'key = "joy"', 'key = "noise_low"')
    assert catalog.load(folder).criteria[0].key == "noise_low"


@pytest.mark.parametrize(
    ("chances", "found"), [("[0.5, 0.5]", "2 that add up to 1"), ("[0.3, 0.3, 0.3]", "3 .* 0.9")]
)
def test_probabilities_that_do_not_fit_are_named(tmp_path, chances, found):
    given = f"probabilities = {{ mature = {chances} }}\nanswers = ["
    message = f"window, .* mature: expected 3 probabilities that add up to 1; found {found}$"
    with pytest.raises(CatalogError, match=message):
        catalog.load(small(tmp_path, "questions.toml", "answers = [", given))
