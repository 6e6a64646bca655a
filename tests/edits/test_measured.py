"""What is measured with one click, and what then counts twice."""

from criteria import catalog
from decision import edits
from decision.analysis import analyse
from decision.words.overlap import twice
from decision.words.text import as_plain
from tests.decisions import founding_case

WORDS = catalog.load()
TAKEN = [criterion.key for criterion in WORDS.criteria]


def measured(decision, *keys):
    for ready in edits.MEASURABLE:
        if ready.key in keys:
            decision = edits.measure_it(decision, ready, TAKEN)
    return decision


def test_what_can_be_measured_is_asked_about_under_the_same_key():
    asked = {question.key: question for question in WORDS.questions}
    assert {"place"} == {key for ready in edits.MEASURABLE for key in asked[ready.key].shares}


def test_a_way_to_work_is_measured_in_minutes_and_the_shorter_the_better():
    decision = measured(founding_case(), "way_to_work")
    (way,) = (each for each in analyse(decision).criteria if each.key == "way_to_work")
    assert (way.name, way.measure.unit, way.measure.worst, way.measure.best) == (
        "Way to work", "min", 90, 10,
    )  # fmt: skip
    assert edits.not_measured(decision) == edits.MEASURABLE[1:]
    assert edits.not_measured(measured(decision, "days_on_site")) == ()


def test_one_of_ones_own_that_is_called_so_is_not_made_again():
    own = edits.add_own_criterion(founding_case(), "way to WORK", TAKEN)
    assert edits.not_measured(own) == edits.MEASURABLE[1:]


def test_what_is_measured_counts_twice_where_its_criterion_counts_too():
    decision = measured(founding_case(), "way_to_work", "days_on_site")
    assert twice(decision, WORDS) == ()
    both = edits.switch_on(decision, "place")
    said = [as_plain(line) for line in twice(both, WORDS)]
    assert [line.split(",")[0] for line in said] == [
        "Way to work is measured", "Days on site is measured",
    ]  # fmt: skip
    assert all("and Place asks about it, too, so it counts twice" in line for line in said)
    assert len(twice(edits.switch_off(both, "way_to_work"), WORDS)) == 1
