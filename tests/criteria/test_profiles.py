import pytest

from criteria import catalog
from criteria.question import Kind

PROFILES = catalog.load().profiles
CRITERIA = {criterion.key for criterion in catalog.load().criteria}
BY_KEY = {profile.key: profile for profile in PROFILES}


def test_there_are_six_profiles():
    assert list(BY_KEY) == [
        "specialist_researcher",
        "t_shaped_generalist",
        "builder_from_zero",
        "steady_hand",
        "early_career",
        "leaving_big_tech",
    ]


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.key)
def test_a_profile_weighs_every_criterion_and_says_for_whom_and_why(profile):
    assert set(profile.points) == CRITERIA
    assert max(profile.points.values()) >= 80
    assert profile.for_whom.startswith(("You ", "Others "))
    assert profile.reasons.endswith(".")


@pytest.mark.parametrize(
    ("key", "first"),
    [
        ("specialist_researcher", "specialization"),
        ("t_shaped_generalist", "transferable_skills"),
        ("builder_from_zero", "impact"),
        ("steady_hand", "stability"),
        ("early_career", "learning"),
    ],
)
def test_what_gives_a_profile_its_name_weighs_most(key, first):
    points = BY_KEY[key].points
    assert points[first] == max(points.values())
    assert list(points.values()).count(points[first]) == 1


def test_only_the_specialist_wants_to_go_as_deep_as_possible():
    deepest = [profile.key for profile in PROFILES if not profile.ideal_points]
    assert deepest == ["specialist_researcher"]
    assert BY_KEY["t_shaped_generalist"].ideal_points == {"specialization": 5}


def test_every_kind_of_employer_suits_somebody():
    assert {kind for profile in PROFILES for kind in profile.suits} == set(Kind)


def test_kinds_suit_those_whom_the_texts_name():
    assert Kind.MATURE in BY_KEY["specialist_researcher"].suits
    assert Kind.EMERGING in BY_KEY["t_shaped_generalist"].suits
    assert Kind.UNAWARE in BY_KEY["builder_from_zero"].suits
    assert Kind.MATURE not in BY_KEY["leaving_big_tech"].suits
