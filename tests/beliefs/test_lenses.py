import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria import catalog
from criteria.lens import lens
from criteria.question import Kind
from decision import edits
from decision.analysis import analyse
from decision.beliefs.lenses import is_answered, lenses
from decision.findings.findings import Findings
from decision.model import Answer, Employer, Status, revised
from tests.decisions import founding_case
from tests.evidence_cases import of_all, with_offers
from tests.repetitions import examples

WORDS = catalog.load()
QUESTIONS = {question.key: question for question in WORDS.questions}


def told(decision, offer, **options):
    """The decision with answers to questions of the real catalogue, each a guess."""
    for key, option in options.items():
        decision = edits.answer(decision, offer, QUESTIONS[key], Answer(option=option))
    return decision


def seen(decision):
    return lenses(decision, WORDS, of_all(decision, WORDS).beliefs)


def raised(found):
    return [warning.rule.key for warning in found.warnings]


def test_an_offer_of_which_nothing_is_answered_has_no_lens():
    decision = told(with_offers(1, 1), "offer_00", tools="all_internal")
    found = seen(decision)
    assert list(found) == ["offer_00", "offer_10"]
    assert found["offer_10"] is None
    believed = of_all(decision, WORDS).beliefs
    assert [is_answered(decision, believed, offer) for offer in found] == [True, False]
    assert found["offer_00"] is not None


def test_where_what_decides_the_kind_does_not_apply_none_is_said_and_warnings_stay():
    ahead = {"peers": "people_ahead", "named_depth": "rare", "tools": "all_internal"}
    decision = told(with_offers(1, 1), "offer_00", **ahead)
    before = seen(decision)["offer_00"]
    assert before.maturity is Kind.MATURE
    assert before.signals_for
    never = Answer(does_not_apply=True)
    after = seen(edits.answer(decision, "offer_00", QUESTIONS["revenue_link"], never))["offer_00"]
    assert (after.maturity, after.described, after.role_forecast) == (None, None, None)
    assert (after.n_signals, after.suits, after.suited_profiles) == (0, "", ())
    assert after.warnings == before.warnings
    assert raised(after) == ["skills_stay_inside"]


def test_what_is_told_of_an_employer_is_seen_in_all_its_offers():
    decision = told(with_offers(2), "offer_00", tools="all_internal", newness="the_same")
    first, second = seen(decision).values()
    assert raised(first) == raised(second) == ["skills_stay_inside"]


def test_of_a_past_offer_nothing_is_warned_and_its_kind_is_told():
    decision = told(with_offers(1), "offer_00", tools="all_internal", newness="the_same")
    past = edits.set_status(decision, "offer_00", Status.PAST)
    before, after = seen(decision)["offer_00"], seen(past)["offer_00"]
    assert (raised(before), raised(after)) == (["skills_stay_inside"], [])
    assert after.possible_warnings == ()
    assert (after.maturity, after.signals_for) == (before.maturity, before.signals_for)


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
    beliefs = of_all(decision, WORDS).beliefs
    (found,) = lenses(decision, WORDS, beliefs).values()
    options = {"revenue_link": "is_the_product", "tools": "all_internal"}
    assert found == lens(WORDS, options, beliefs.kinds["offer_00"])
    assert found.maturity is Kind.MATURE
    assert (found.n_signals, len(found.signals_for), len(found.signals_against)) == (2, 2, 0)


@pytest.mark.parametrize("signals", ["none", "one", "two_or_three", "all"])
@pytest.mark.parametrize("certainty", ["written", "said"])
def test_without_income_from_ml_no_machinery_lifts_a_company_above_unaware(signals, certainty):
    none = Answer(option="none", certainty=certainty)
    decision = edits.answer(with_offers(1), "offer_00", QUESTIONS["revenue_link"], none)
    decision = told(decision, "offer_00", mlops_signals=signals)
    assert seen(decision)["offer_00"].maturity is Kind.UNAWARE


def test_where_ml_only_saves_cost_in_writing_no_company_is_mature_whatever_else_is_told():
    decision = with_offers(1)
    for question in WORDS.questions:
        chances = [question.chances(Kind.MATURE)[n] for n in range(len(question.answers))]
        likeliest = question.answers[chances.index(max(chances))].key
        told_so = Answer(option=likeliest, certainty="written")
        decision = edits.answer(decision, "offer_00", question, told_so)
    assert seen(decision)["offer_00"].maturity is Kind.MATURE
    supports = Answer(option="supports", certainty="written")
    decision = edits.answer(decision, "offer_00", QUESTIONS["revenue_link"], supports)
    assert seen(decision)["offer_00"].maturity is Kind.EMERGING
    assert of_all(decision, WORDS).beliefs.kinds["offer_00"][Kind.MATURE] == 0


@given(st.dictionaries(st.sampled_from(sorted(QUESTIONS)), st.tuples(st.integers(0, 4),
       st.sampled_from(["written", "said", "guess"])), min_size=1))  # fmt: skip
@settings(max_examples=examples(50))
def test_the_lens_names_the_kind_that_the_ratings_hold_likeliest(told_of):
    decision = with_offers(1)
    for key, (place, certainty) in told_of.items():
        options = QUESTIONS[key].answers
        chosen = Answer(option=options[place % len(options)].key, certainty=certainty)
        decision = edits.answer(decision, "offer_00", QUESTIONS[key], chosen)
    kinds = of_all(decision, WORDS).beliefs.kinds["offer_00"]
    assert kinds[seen(decision)["offer_00"].maturity] == max(kinds.values())


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


def test_one_offer_alone_is_seen_as_it_is_among_all():
    decision = founding_case()
    findings = Findings(analyse(decision, all_offers=True))
    assert {each.key: findings.lens_of(each.key) for each in decision.offers} == findings.lenses
