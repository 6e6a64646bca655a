"""A university or a public lab is no company: public once an answer says so, and never before."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria import catalog
from criteria.belief import Certainty, Evidence
from criteria.question import COMPANIES, PUBLIC_KINDS, Kind
from decision import edits
from decision.beliefs import blank
from decision.beliefs.must_haves import State, checked
from decision.beliefs.preposterior import preposterior
from decision.findings.findings import Findings
from decision.model import Answer
from tests.evidence_cases import as_answer, likely, of_all, with_offers
from tests.questionnaires import told
from tests.repetitions import examples

WORDS = catalog.load()
BY_KEY = {question.key: question for question in WORDS.questions}
MODEL = BY_KEY["business_model"]
PUBLIC = len(MODEL.answers) - 1
COMPANY_ANSWERS = [option.key for option in MODEL.answers if not option.decides]
ASKED = ("company_size", "ml_budget", "research_time", "peers")


def without_public(words):
    """The same catalogue before there were public kinds."""
    old = MODEL.model_copy(
        update={
            "answers": MODEL.answers[:PUBLIC],
            "probabilities": {kind: MODEL.chances(kind)[:PUBLIC] for kind in COMPANIES},
        }
    )
    return replace(words, questions=tuple(old if q is MODEL else q for q in words.questions))


def answered(decision, offer, **options):
    for key, (option, certainty) in options.items():
        fact = Answer(option=option, certainty=certainty)
        decision = edits.answer(decision, offer, BY_KEY[key], fact)
    return decision


def public(certainty=Certainty.WRITTEN, **options):
    """An offer by a public employer, and one by a company that sells software."""
    sure = {key: (option, Certainty.WRITTEN) for key, option in options.items()}
    decision = answered(with_offers(1, 1), "offer_00", business_model=("public", certainty), **sure)
    return answered(decision, "offer_10", business_model=("software_product", Certainty.SAID))


@st.composite
def told_of_companies(draw):
    """Two offers, with answers to any of our questions, none of which says public."""
    decision = with_offers(1, 1)
    for offer in decision.offers:
        for question in WORDS.questions:
            fact = draw(st.none() | told(question)) if draw(st.booleans()) else None
            if fact is None or fact.option != "public":
                decision = edits.answer(decision, offer.key, question, as_answer(fact))
    return decision


@settings(max_examples=examples(15), deadline=None)
@given(told_of_companies())
def test_of_companies_nothing_changes_to_the_last_bit(decision):
    new = Findings(of_all(decision, WORDS))
    old = Findings(of_all(decision, without_public(WORDS)))
    assert new.analysis.overall.tobytes() == old.analysis.overall.tobytes()
    assert new.analysis.beliefs.values.tobytes() == old.analysis.beliefs.values.tobytes()
    assert new.robustness.first_place.tobytes() == old.robustness.first_place.tobytes()
    worth = [[(v.about.key, v.value, v.chance) for v in each.information] for each in (new, old)]
    assert worth[0] == worth[1]


@settings(max_examples=examples(15), deadline=None)
@given(told_of_companies())
def test_until_it_is_given_the_public_answer_is_believed_of_nobody(decision):
    beliefs = of_all(decision, WORDS).beliefs
    for kinds in beliefs.kinds.values():
        assert [kinds[kind] for kind in PUBLIC_KINDS] == [0, 0]
        assert sum(kinds.values()) == pytest.approx(1)
    for family, _ in beliefs.key:
        change = preposterior(family)
        asked = [family.asked(place).question for place in change.open_facts.tolist()]
        if MODEL in asked:
            chances = change.probabilities[asked.index(MODEL)]
            assert chances[PUBLIC] == 0
            assert chances.sum() == pytest.approx(1)


def test_the_quick_look_takes_an_offer_for_one_of_a_company():
    criteria = WORDS.criteria[:5]
    change = blank.first_answers(blank.blank_family(criteria, WORDS))
    old = without_public(WORDS)
    before = blank.first_answers(blank.blank_family(criteria, old))
    assert change.probabilities.tobytes() == before.probabilities.tobytes()
    possible = change.probabilities > 0
    assert change.gains[possible].tobytes() == before.gains[possible].tobytes()


@pytest.mark.parametrize("certainty", Certainty)
def test_once_it_is_given_the_employer_is_public_for_sure_however_sure_it_is(certainty):
    analysis = of_all(public(certainty), WORDS)
    kinds = analysis.beliefs.kinds["offer_00"]
    assert [kinds[kind] for kind in COMPANIES] == [0, 0, 0]
    assert kinds[Kind.UNIVERSITY] == pytest.approx(WORDS.numbers.prior_if_public[Kind.UNIVERSITY])
    assert analysis.beliefs.kinds["offer_10"][Kind.UNIVERSITY] == 0
    asked = [(v.offer, v.about.key) for v in Findings(analysis).information]
    assert (0, "business_model") not in asked
    assert (1, "business_model") in asked


@pytest.mark.parametrize("option", COMPANY_ANSWERS)
@pytest.mark.parametrize("certainty", Certainty)
def test_any_other_answer_rules_the_public_kinds_out(option, certainty):
    decision = answered(with_offers(1), "offer_00", business_model=(option, certainty))
    kinds = of_all(decision, WORDS).beliefs.kinds["offer_00"]
    assert [kinds[kind] for kind in PUBLIC_KINDS] == [0, 0]
    spread = WORDS.numbers.likelihood(MODEL, Evidence(option, certainty))
    assert spread[PUBLIC] == 0


def test_which_public_employer_it_is_and_what_that_makes_likely_equal_enumeration():
    facts = {"company_size": "up_to_500", "research_time": "some_work_time"}
    decision = public(**facts)
    analysis = of_all(decision, WORDS)
    weights = {}
    for kind in PUBLIC_KINDS:
        weights[kind] = WORDS.numbers.prior_if_public[kind]
        for key, option in facts.items():
            question = BY_KEY[key]
            place = [each.key for each in question.answers].index(option)
            weights[kind] *= likely(question, kind)[place]
    total = sum(weights.values())
    kinds = analysis.beliefs.kinds["offer_00"]
    for kind, weight in weights.items():
        assert kinds[kind] == pytest.approx(weight / total)
    people = next(
        reason
        for reason in analysis.beliefs.derived[0, 1].reasons
        if reason.question.key == "peers"
    )
    expected = sum(
        weights[kind] / total * likely(BY_KEY["peers"], kind)[n] * option.ratings["learning"]
        for kind in PUBLIC_KINDS
        for n, option in enumerate(BY_KEY["peers"].answers)
    )
    assert people.rating == pytest.approx(expected)


def test_every_answer_of_a_public_employer_averages_to_what_is_expected_today():
    analysis = of_all(public(company_size="over_5000"), WORDS)
    (family, _), *_ = analysis.beliefs.key
    change = preposterior(family)
    mean = np.einsum("fa,faoc->foc", change.probabilities, change.gains)
    assert abs(mean).max() < 1e-12


def test_a_public_employer_that_must_be_public_holds_and_an_open_one_is_to_be_found_out():
    wanted = {"question": "business_model", "options": ["public"]}
    decision = edits.add_must_have(with_offers(1, 1, 1), is_hard=True, answer=wanted)
    decision = answered(decision, "offer_00", business_model=("public", Certainty.GUESS))
    decision = answered(decision, "offer_10", business_model=("software_product", Certainty.SAID))
    found = {key: check[0].state for key, check in checked(decision, WORDS).items()}
    assert found == {
        "offer_00": State.HOLDS,
        "offer_10": State.FAILS,
        "offer_20": State.FIND_OUT,
    }
    assert of_all(decision, WORDS).overall[2] > 0


INAPT = [question for question in WORDS.questions if question.does_not_apply_at]


def test_the_catalogue_names_what_does_not_apply_to_public_employers():
    assert [each.key for each in INAPT] == ["revenue_link", "team_revenue", "proof_needed"]


@settings(max_examples=examples(15), deadline=None)
@given(told_of_companies(), st.sampled_from(list(Certainty)))
def test_what_does_not_apply_by_itself_counts_as_if_the_user_said_so(decision, certainty):
    decision = answered(decision, "offer_00", business_model=("public", certainty))
    said = decision
    for question in INAPT:
        if edits.answer_to(decision, "offer_00", question).is_unknown:
            never = Answer(does_not_apply=True)
            said = edits.answer(said, "offer_00", question, never)
    by_itself, by_hand = (Findings(of_all(each, WORDS)) for each in (decision, said))
    assert by_itself.analysis.overall.tolist() == by_hand.analysis.overall.tolist()
    assert by_itself.analysis.beliefs.kinds == by_hand.analysis.beliefs.kinds
    assert by_itself.lenses == by_hand.lenses
    assert by_itself.readiness == by_hand.readiness
    asked = [[(v.offer, v.about.key, v.value) for v in f.information] for f in (by_itself, by_hand)]
    assert asked[0] == asked[1]


def test_nothing_of_it_is_written_into_the_document_and_an_own_answer_wins():
    decision = public()
    assert edits.answer_in_force(decision, "offer_00", INAPT[0]).does_not_apply
    assert not edits.answer_in_force(decision, "offer_10", INAPT[0]).does_not_apply
    (employer, _) = decision.employers
    assert list(employer.answers) == ["business_model"]
    own = answered(decision, "offer_00", revenue_link=("supports", Certainty.SAID))
    assert edits.answer_in_force(own, "offer_00", INAPT[0]).option == "supports"
    rated = of_all(own, WORDS).beliefs.derived[0, 0].reasons
    links = [each for each in rated if each.question.key == "revenue_link"]
    assert links[0].share > 0
    company = answered(own, "offer_00", business_model=("ml_product", Certainty.SAID))
    assert edits.answer_in_force(company, "offer_00", INAPT[1]) == Answer()


def test_a_note_alone_is_no_answer_and_is_kept():
    noted = edits.answer(public(), "offer_00", INAPT[1], Answer(note="Ask."))
    in_force = edits.answer_in_force(noted, "offer_00", INAPT[1])
    assert (in_force.does_not_apply, in_force.note) == (True, "Ask.")
