import pytest

from criteria import catalog
from criteria.lens import lens
from criteria.question import Kind
from decision import edits
from decision.beliefs.evidence import gather
from decision.beliefs.lenses import lenses
from decision.model import Answer, Employer, revised
from tests.evidence_cases import with_offers

WORDS = catalog.load()
QUESTIONS = {question.key: question for question in WORDS.questions}


def told(decision, offer, **options):
    """The decision with answers to questions of the real catalogue, each a guess."""
    for key, option in options.items():
        decision = edits.answer(decision, offer, QUESTIONS[key], Answer(option=option))
    return decision


def seen(decision):
    return lenses(decision, WORDS, gather(decision, WORDS.questions))


def raised(found):
    return [warning.rule.key for warning in found.warnings]


def test_an_offer_of_which_nothing_is_answered_has_no_lens():
    decision = told(with_offers(1, 1), "offer_00", tools="all_internal")
    found = seen(decision)
    assert list(found) == ["offer_00", "offer_10"]
    assert found["offer_10"] is None
    assert found["offer_00"] is not None


def test_what_is_told_of_an_employer_is_seen_in_all_its_offers():
    decision = told(with_offers(2), "offer_00", tools="all_internal", newness="the_same")
    first, second = seen(decision).values()
    assert raised(first) == raised(second) == ["skills_stay_inside"]


def test_an_offer_is_compared_with_the_present_job_and_the_present_job_with_none():
    decision = told(with_offers(1, 1), "offer_00", revenue_link="supports")
    decision = told(decision, "offer_10", revenue_link="supports")
    assert [raised(found) for found in seen(decision).values()] == [[], []]
    at_present = edits.mark_present_job(decision, "offer_00")
    assert [raised(found) for found in seen(at_present).values()] == [[], ["same_situation"]]


def test_within_the_family_of_the_present_job_the_roles_alone_are_compared_with_it():
    decision = told(with_offers(2, 1), "offer_00", revenue_link="supports", ml_week="half")
    decision = told(decision, "offer_01", newness="a_step", ml_week="half")
    decision = told(decision, "offer_10", revenue_link="supports")
    found = seen(edits.mark_present_job(decision, "offer_00"))
    assert [raised(one) for one in found.values()] == [[], ["same_work"], ["same_situation"]]
    possible = [warning.rule.key for warning in found["offer_01"].possible_warnings]
    assert "same_situation" not in possible


def test_answers_count_however_sure_and_with_the_kinds_that_the_evidence_gives():
    decision = told(with_offers(1), "offer_00", revenue_link="is_the_product", tools="all_internal")
    evidence = gather(decision, WORDS.questions)
    (found,) = lenses(decision, WORDS, evidence).values()
    options = {"revenue_link": "is_the_product", "tools": "all_internal"}
    assert found == lens(WORDS, options, evidence.kinds["offer_00"])
    assert (found.maturity, found.probability) == (
        Kind.MATURE,
        pytest.approx(evidence.kinds["offer_00"][Kind.MATURE], abs=1e-12),
    )


def test_what_is_retired_unknown_or_does_not_apply_says_nothing():
    answers = {
        "gone": Answer(option="yes"),
        "tools": Answer(option="home_made"),
        "speed": Answer(note="ask"),
        "runway": Answer(does_not_apply=True),
        "newness": Answer(option="the_same"),
    }
    decision = with_offers(1)
    (employer,) = decision.employers
    with_them = Employer.model_validate({**dict(employer), "answers": answers})
    assert seen(revised(decision, employers=(with_them,))) == {"offer_00": None}
