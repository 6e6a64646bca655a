import pytest
from hypothesis import given
from hypothesis import strategies as st

from criteria import catalog
from decision import edits
from decision.analysis import analyse
from decision.files import decision_json
from decision.model import revised
from tests.decisions import FIVE, decisions, founding_case, rated

PROFILES = {profile.key: profile for profile in catalog.load().profiles}
T_SHAPED, SPECIALIST = PROFILES["t_shaped_generalist"], PROFILES["specialist_researcher"]


def test_a_profile_sets_sliders_and_ideal_points_and_is_noted():
    taken = edits.take_profile(founding_case(), T_SHAPED)
    assert taken.profile == "t_shaped_generalist"
    analysis = analyse(taken)
    points = [T_SHAPED.points[key] for key in FIVE]
    assert analysis.weights == pytest.approx([part / sum(points) for part in points])
    assert [criterion.ideal_point for criterion in analysis.criteria] == [None, None, 5, None, None]


def test_the_next_profile_takes_away_the_ideal_points_of_the_one_before():
    aimed = edits.set_ideal_point(founding_case(), "impact", 3)
    taken = edits.take_profile(edits.take_profile(aimed, T_SHAPED), SPECIALIST)
    assert (dict(taken.ideal_points), taken.profile) == ({}, "specialist_researcher")


def test_optional_criteria_get_their_points_for_when_they_are_switched_on():
    taken = edits.take_profile(founding_case(), SPECIALIST)
    assert taken.criteria == FIVE
    assert edits.switch_on(taken, "enjoyment").points_of("enjoyment") == 60


def test_criteria_of_ones_own_keep_their_points_and_ideal_points():
    own = edits.add_own_criterion(rated({"A": {}}), "Sun", FIVE)
    own = edits.set_ideal_point(edits.set_points(own, {"sun": 7}), "sun", 4)
    taken = edits.take_profile(own, T_SHAPED)
    assert taken.points_of("sun") == 7
    assert dict(taken.ideal_points) == {"specialization": 5, "sun": 4}


@given(decisions(), st.sampled_from(list(PROFILES.values())))
def test_a_profile_taken_twice_or_saved_in_between_is_the_same(decision, profile):
    taken = edits.take_profile(decision, profile)
    assert edits.take_profile(taken, profile) == taken
    assert decision_json.read("x", decision_json.written(taken).encode()) == taken
    assert taken.offers == decision.offers


def test_a_decision_that_names_no_profile_is_read_as_before():
    text = decision_json.written(revised(founding_case(), profile=None))
    without = text.replace('  "profile": null,\n', "")
    assert without != text
    assert decision_json.read("x", without.encode()) == revised(founding_case(), profile=None)
