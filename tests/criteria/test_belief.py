import re

import pytest
from pydantic import ValidationError

from criteria.belief import BeliefNumbers, Certainty, Evidence
from criteria.catalog import FILES, FOLDER, CatalogError, from_folder, load, own_numbers
from criteria.question import Kind, Worse
from tests.questionnaires import question

SAID, GUESS, WRITTEN = Certainty.SAID, Certainty.GUESS, Certainty.WRITTEN


def likelihood(asked, evidence):
    return load().numbers.likelihood(asked, evidence)


@pytest.mark.parametrize(
    ("option", "certainty", "worse", "expected"),
    [
        ("c", SAID, Worse.FIRST, (0.02, 0.28, 0.60, 0.08, 0.02)),
        ("c", SAID, Worse.LAST, (0.02, 0.08, 0.60, 0.28, 0.02)),
        ("c", GUESS, Worse.FIRST, (0.05, 0.20, 0.50, 0.20, 0.05)),
        ("c", SAID, Worse.NEITHER, (0.10, 0.10, 0.60, 0.10, 0.10)),
        ("c", SAID, Worse.NONE, (0.02, 0.18, 0.60, 0.18, 0.02)),
        ("c", GUESS, Worse.NONE, (0.05, 0.20, 0.50, 0.20, 0.05)),
        ("c", WRITTEN, Worse.FIRST, (0, 0, 1, 0, 0)),
        ("a", SAID, Worse.FIRST, (0.60, 0.08, 0.02, 0.02, 0.02)),
        ("e", SAID, Worse.FIRST, (0.02, 0.02, 0.02, 0.28, 0.60)),
    ],
)
def test_trust_falls_with_the_distance_and_leans_to_the_worse(option, certainty, worse, expected):
    found = likelihood(question("q", count=5, worse=worse), Evidence(option, certainty))
    assert found == pytest.approx([part / sum(expected) for part in expected])


@pytest.mark.parametrize("certainty", [SAID, GUESS])
@pytest.mark.parametrize("worse", Worse)
@pytest.mark.parametrize("count", [3, 4, 5])
def test_every_answer_keeps_two_percent_and_what_was_told_is_the_likeliest(certainty, worse, count):
    asked = question("q", count=count, worse=worse)
    for place, option in enumerate(asked.answers):
        found = likelihood(asked, Evidence(option.key, certainty))
        assert sum(found) == pytest.approx(1)
        assert min(found) >= 0.02
        assert max(found) == found[place]


def test_a_guess_is_trusted_less_than_what_was_said():
    asked = question("q", count=5)
    assert likelihood(asked, Evidence("c", GUESS))[2] < likelihood(asked, Evidence("c", SAID))[2]


def test_an_answer_that_the_question_does_not_have_is_refused():
    with pytest.raises(ValueError, match=r"^q: expected one of a, b, c, d; found z"):
        likelihood(question("q"), Evidence("z", WRITTEN))


def test_of_what_does_not_apply_every_answer_explains_as_much():
    assert likelihood(question("q", count=3), Evidence(None)) == (1, 1, 1)


def test_numbers_that_are_no_probabilities_are_refused():
    numbers = own_numbers().model_dump()
    with pytest.raises(ValidationError, match=r"prior: expected unaware, emerging, mature"):
        BeliefNumbers.model_validate({**numbers, "prior": {"unaware": 0.6, "emerging": 0.4}})
    too_much = {**numbers["said"], "as_told": 0.7}
    with pytest.raises(ValidationError, match=r"expected four probabilities that add up to 1"):
        BeliefNumbers.model_validate({**numbers, "said": too_much})
    with pytest.raises(ValidationError, match=r"greater than 0"):
        BeliefNumbers.model_validate({**numbers, "guess": {**too_much, "as_told": 0.0}})


@pytest.fixture
def folder(tmp_path):
    for file in FILES:
        (tmp_path / file).write_bytes((FOLDER / file).read_bytes())
    return tmp_path


def test_another_catalogue_brings_its_own_numbers_and_without_them_takes_ours(folder):
    file = folder / "beliefs.toml"
    file.write_text(file.read_text().replace("contrast = 0.5", "contrast = 1"))
    assert from_folder(folder).numbers.contrast == 1


def test_a_catalogue_without_numbers_takes_ours(folder):
    (folder / "beliefs.toml").unlink()
    assert from_folder(folder).numbers is own_numbers()


def test_a_slip_in_the_numbers_is_refused_with_file_and_field(folder):
    file = folder / "beliefs.toml"
    file.write_text(file.read_text().replace("contrast = 0.5", "contrast = 2"))
    with pytest.raises(CatalogError, match=re.escape("beliefs.toml, contrast: ")):
        from_folder(folder)


def test_an_answer_that_rules_a_kind_out_is_impossible_there():
    asked = next(q for q in load().questions if q.key == "revenue_link")
    assert asked.chances(Kind.MATURE)[:2] == (0, 0)
    assert sum(asked.chances(Kind.MATURE)) == pytest.approx(1)


def test_a_kind_that_every_answer_rules_out_is_refused(folder):
    file = folder / "outlook.toml"
    every = '["none", "supports", "grows_a_line", "is_the_product"]'
    text = file.read_text().replace(
        'revenue_link = ["none", "supports"] }', f"revenue_link = {every} }}", 1
    )
    file.write_text(text)
    with pytest.raises(CatalogError, match=r"ruled_out_by.revenue_link: expected to leave"):
        from_folder(folder)
