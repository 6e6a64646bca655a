import json
from datetime import date

import pytest
from hypothesis import given
from pydantic import ValidationError

from decision.edits import add_offers, level_points, set_points, set_rating, weigh_only
from decision.model import (
    Answer,
    Decision,
    Employer,
    Offer,
    OwnCriterion,
    OwnMeasure,
    Rating,
    Status,
    revised,
)
from decision.text_rules import free_key
from tests.decisions import FIVE, HOSTILE, decisions, founding_case, rated

ANSWERS = {
    "peers": Answer(
        option="ahead",
        certainty="said",
        note="two\nlines",
        source="interview",
        date=date(2026, 11, 20),
    ),
    "hours": Answer(does_not_apply=True),
    "gone_from_the_catalogue": Answer(note="ask"),
}


@given(decisions())
def test_a_decision_survives_json_unchanged(decision):
    assert Decision.model_validate_json(decision.model_dump_json()) == decision


def test_every_field_survives_json():
    decision = Decision(
        title="All of it",
        employers=(Employer(key="e", name="E", answers={"budget": Answer(option="none")}),),
        offers=(
            Offer(
                key="o",
                name="O",
                colour=3,
                employer="e",
                is_present_job=True,
                status=Status.TO_BE_ASKED_FOR,
                chance=0.4,
                expected_on=date(2026, 12, 18),
                deadline=date(2026, 12, 4),
                note="two\nlines",
                ratings={
                    "joy": Rating(low=1, likely=2, high=3, note="so"),
                    "fun": Rating(note="?"),
                },
                answers=ANSWERS,
            ),
        ),
        criteria=("joy",),
        own_criteria=(OwnCriterion(key="joy", name="Joy", direction="ideal", ideal_point=4),),
        points={"joy": 12.5},
        ideal_points={"joy": 5},
        firmness=2,
        notes="n",
        catalog_version="1",
    )
    assert Decision.model_validate_json(decision.model_dump_json()) == decision
    assert json.loads(decision.model_dump_json())["offers"][0]["deadline"] == "2026-12-04"


def test_nothing_in_a_decision_can_be_changed_in_place():
    decision = founding_case()
    with pytest.raises(ValidationError, match="frozen"):
        decision.title = "other"
    with pytest.raises(TypeError, match="item assignment"):
        decision.offers[0].ratings["impact"] = Rating()
    with pytest.raises(TypeError, match="item assignment"):
        decision.points["impact"] = 1
    with pytest.raises(TypeError, match="item assignment"):
        decision.employers[0].answers["budget"] = Answer()


def test_a_likely_rating_alone_is_sure():
    assert Rating(likely=7) == Rating(low=7, likely=7, high=7)
    assert Rating(note="ask").is_unknown


@pytest.mark.parametrize(
    ("rating", "message"),
    [
        ({"low": 5, "likely": 4, "high": 6}, "low <= likely <= high"),
        ({"low": 5}, "need a likely rating"),
        ({"likely": 1e13}, "less than or equal to 1000000000000"),
        ({"likely": float("nan")}, "finite"),
        ({"likely": float("inf")}, "finite"),
        ({"likely": "7"}, "valid number"),
        ({"likely": True}, "valid number"),
    ],
)
def test_a_rating_that_is_none_is_refused(rating, message):
    with pytest.raises(ValidationError, match=message):
        Rating.model_validate(rating)


@pytest.mark.parametrize(
    ("number", "message"),
    [(10.5, "less than or equal to 10"), (-1.0, "greater than or equal to 0")],
)
def test_a_rating_beside_the_scale_is_refused_in_its_place(number, message):
    decision = founding_case()
    with pytest.raises(ValidationError, match=message) as refused:
        set_rating(decision, decision.offers[1].key, "learning", Rating(likely=number))
    places = [error["loc"] for error in refused.value.errors()]
    assert places == [("offers", 1, "ratings", "learning", e) for e in ("low", "likely", "high")]


def test_amounts_of_a_measured_criterion_may_lie_beyond_its_ends():
    commute = OwnCriterion(key="commute", name="Commute", measure=MINUTES)
    rating = Rating(low=5, likely=45, high=120)
    offer = Offer(key="lab", name="Lab", employer="lab", ratings={"commute": rating})
    employer = Employer(key="lab", name="Lab")
    decision = Decision(
        title="x",
        employers=[employer],
        offers=[offer],
        criteria=["commute"],
        own_criteria=[commute],
    )
    assert Decision.model_validate_json(decision.model_dump_json()) == decision
    with pytest.raises(ValidationError, match="less than or equal to 10"):
        revised(decision, own_criteria=[commute.model_copy(update={"measure": None})])


MINUTES = OwnMeasure(unit="min", worst=90, best=10)


@pytest.mark.parametrize(
    ("ends", "message"),
    [
        ({"worst": 5, "best": 5}, "a best amount other than the worst; found 5"),
        ({"worst": 0, "best": 1e-300}, "a best amount other than the worst; found 1e-300"),
        ({"worst": 1, "best": 1.0000000000000002}, "a best amount other than the worst"),
        (
            {"worst": 0, "best": 9, "half": 9},
            "between worst and best; found 9, not between 0 and 9",
        ),
        ({"worst": 0, "best": float("inf")}, "finite"),
        ({"worst": 0, "best": 9, "unit": "x" * 21}, "at most 20"),
    ],
)
def test_a_measure_without_two_ends_is_refused(ends, message):
    with pytest.raises(ValidationError, match=message):
        OwnMeasure.model_validate(ends)


def test_what_is_better_on_a_measured_criterion_its_ends_say():
    kept = {"direction": "ideal", "ideal_point": 3.0, "at_low": "far"}
    own = OwnCriterion(key="commute", name="Commute", measure=MINUTES, **kept)
    criterion = own.as_criterion()
    assert (criterion.direction, criterion.ideal_point, criterion.levels) == ("less", None, ())
    rated = own.model_copy(update={"measure": None}).as_criterion()
    assert (rated.direction, rated.ideal_point, rated.levels[0].says) == ("ideal", 3.0, "far")


def test_an_answer_without_an_option_is_unknown_unless_the_question_does_not_apply():
    assert Answer(note="ask", certainty="said").is_unknown
    assert not Answer(option="none").is_unknown
    assert not Answer(does_not_apply=True).is_unknown


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"option": "none", "does_not_apply": True}, "exclude each other"),
        ({"option": "No such key"}, "match pattern"),
        ({"option": 3}, "valid string"),
        ({"certainty": "sure"}, "'written', 'said' or 'guess'"),
        ({"does_not_apply": "yes"}, "valid boolean"),
        ({"date": 20261120}, "expected a date written as"),
        ({"source": "x" * 301}, "at most 300"),
        ({"surprise": 1}, "Extra inputs"),
    ],
)
def test_an_answer_that_is_none_is_refused(answer, message):
    with pytest.raises(ValidationError, match=message):
        Answer.model_validate(answer)


def test_answers_are_counted():
    answers = {f"q{number}": Answer() for number in range(201)}
    with pytest.raises(ValidationError, match="at most 200"):
        Employer(key="e", name="E", answers=answers)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": " \n "}, "visible character"),
        ({"title": "\u200b"}, "visible character"),
        ({"criteria": ()}, "at least 1"),
        ({"criteria": ("impact", "impact")}, "criterion in use used twice: impact"),
        ({"points": {"impact": 101}}, "less than or equal to 100"),
        ({"points": {"impact": -1}}, "greater than or equal to 0"),
        ({"ideal_points": {"impact": 11}}, "less than or equal to 10"),
        ({"firmness": 5}, "less than or equal to 3"),
        ({"employers": ()}, "unknown employer"),
        ({"schema_version": 8}, "less than or equal to 7"),
        ({"surprise": 1}, "Extra inputs"),
    ],
)
def test_a_revision_that_is_no_decision_is_refused(changes, message):
    with pytest.raises(ValidationError, match=message):
        revised(founding_case(), **changes)


def test_two_offers_cannot_share_a_name_or_be_the_present_job():
    decision = rated({"Lab": {}})
    with pytest.raises(ValidationError, match="there is already an offer called Lab"):
        add_offers(decision, [("LAB ", {})])
    with pytest.raises(ValidationError, match="only one offer can be your present job"):
        add_offers(decision, [("A", {"is_present_job": True}), ("B", {"is_present_job": True})])


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_kept_as_it_was_typed(name):
    decision = rated({name: {}})
    assert decision.offers[0].name == name
    assert Decision.model_validate_json(decision.model_dump_json()) == decision


def test_control_characters_and_line_ends_leave_a_name():
    assert rated({"a\x00b\x1b[31m\n c\ud800": {}}).offers[0].name == "ab[31m c"


def test_points_move_only_for_criteria_in_use_and_never_each_other():
    decision = set_points(founding_case(), {"impact": 3, "pay": 9})
    assert decision.points == {**founding_case().points, "impact": 3}


def test_levelled_points_are_all_the_same():
    assert {level_points(founding_case()).points_of(key) for key in FIVE} == {50}


def test_criteria_left_out_of_the_weights_count_nothing():
    decision = weigh_only(founding_case(), {"impact": 300, "learning": 150})
    assert [decision.points_of(key) for key in FIVE] == [100, 50, 0, 0, 0]


def test_ratings_of_a_criterion_out_of_use_are_kept():
    fewer = revised(founding_case(), criteria=("impact",))
    assert revised(fewer, criteria=FIVE) == founding_case()


def test_each_added_offer_gets_a_key_a_colour_and_an_employer_of_its_own():
    decision = rated({f"Lab {number}!": {} for number in range(10)})
    assert len({offer.key for offer in decision.offers}) == 10
    assert [offer.colour for offer in decision.offers] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 8]
    assert len({offer.employer for offer in decision.offers}) == 10


def test_keys_are_stable_plain_and_free():
    assert free_key("Transferable skills", [], "criterion") == "transferable_skills"
    assert free_key("42", [], "offer") == "offer_42"
    assert free_key("Lab", ["lab", "lab_2"], "offer") == "lab_3"
    assert len(free_key("x" * 500, [], "offer")) <= 60


@pytest.mark.parametrize("status", ["expected", "past"])
def test_the_present_job_is_neither_expected_nor_past(status):
    says = f"expected a present job that is there to choose; found {status}"
    with pytest.raises(ValidationError, match=says):
        Offer(key="stay", name="Stay", employer="today", is_present_job=True, status=status)
