"""What holds of beliefs and of the values of answers in every decision."""

import numpy as np
import pytest

from criteria import catalog as words
from criteria.question import About, Question
from decision import edits
from decision.analysis import analyse
from decision.findings.information import evpi
from decision.model import Answer, revised
from tests.decisions import forget_answer
from tests.invariants.examined import FEW, of_every_decision
from tests.settled import settled_answers

OURS = words.load()
# Of these what is told says nothing of the kind of employer, and little of the ratings.
UNINFORMATIVE = [one for one in OURS.questions if one.key in ("excitement", "demand")]
# Nothing given is uniform over 0 to 10, of which nine in ten lie within 9.
HALF_OF_NOTHING_GIVEN = 9 / 2


@of_every_decision
def test_an_answer_has_a_value_exactly_where_it_may_change_the_choice(one):
    for asking in one.asked:
        assert (asking.value > 0) == (asking.chance > 0)
        assert asking.value >= 0
        assert 0 <= asking.chance <= 1 + 1e-9


def is_of_the_same_draws(one):
    """Whether answers are worth what they change in the draws that robustness looks at.

    Not where nothing is known: there an answer is taken to move a rating that in the draws is
    anything on the scale.
    """
    return not one.analysis.unknown.any()


@of_every_decision
def test_knowing_everything_is_worth_at_least_each_single_answer(one):
    largest = max((asking.value for asking in one.asked), default=0)
    accuracy = one.sure.dots.std(axis=1).max() / np.sqrt(FEW)  # that of as many plain draws
    if is_of_the_same_draws(one):
        assert largest <= one.sure.evpi + accuracy + 1e-6


@of_every_decision
def test_nothing_is_worth_asking_where_one_dominates_all_on_ranges(one):
    if one.outclassing is not None:
        assert [asking.value for asking in one.asked if asking.value] == []
        assert evpi(one.sure, one.asked) == 0


@of_every_decision
def test_answers_average_to_the_value_of_today(one):
    questions = [asking for asking in one.asked if isinstance(asking.about, Question)]
    for place in one.rng.permutation(len(questions))[:4]:
        asking = questions[place]
        found = settled_answers(one.analysis, asking.offer, asking.about)
        assert sum(each.probability for each in found) == pytest.approx(1, abs=1e-9)
        mean = sum(each.probability * each.overall for each in found)
        np.testing.assert_allclose(mean, one.analysis.overall, rtol=0, atol=1e-9)


def told(decision, catalog):
    """Each offer with each question that is answered about it or its employer."""
    return [
        (offer.key, asked)
        for offer in decision.offers
        for asked in catalog.questions
        if (given := edits.answers_to(decision, offer.key, asked).get(asked.key)) and given.option
    ]


@of_every_decision
def test_a_fact_made_unknown_never_narrows_a_range(one):
    facts = told(one.decision, one.case.catalog)
    for place in one.rng.permutation(len(facts))[:3]:
        after = one.analysis_of(forget_answer(one.decision, *facts[place]))
        assert (after.worst <= one.analysis.worst + 1e-12).all()
        assert (after.best >= one.analysis.best - 1e-12).all()


@of_every_decision
def test_an_own_rating_made_unknown_where_nothing_is_told_never_narrows_a_range(one):
    offers = [offer.model_copy(update={"answers": {}}) for offer in one.decision.offers]
    employers = [each.model_copy(update={"answers": {}}) for each in one.decision.employers]
    untold = revised(one.decision, offers=offers, employers=employers)
    offer = str(one.rng.choice([offer.key for offer in offers]))
    criterion = str(one.rng.choice(one.decision.criteria))
    before = one.analysis_of(untold)
    after = one.analysis_of(edits.forget_rating(untold, offer, criterion))
    assert (after.worst <= before.worst).all()
    assert (after.best >= before.best).all()


@of_every_decision
def test_all_unknown_is_no_narrower_than_half_of_nothing_given(one):
    asked = UNINFORMATIVE[one.rng.integers(len(UNINFORMATIVE))]
    told = {asked.key: Answer(option=asked.answers[one.rng.integers(len(asked.answers))].key)}
    assert asked.about is About.ROLE
    offers = [
        offer.model_copy(update={"answers": told, "ratings": {}}) for offer in one.decision.offers
    ]
    employers = [each.model_copy(update={"answers": {}}) for each in one.decision.employers]
    found = analyse(revised(one.decision, offers=offers, employers=employers), OURS)
    elsewhere = [criterion.key not in asked.shares for criterion in found.criteria]
    widths = (found.ratings[2] - found.ratings[0])[found.from_answers & elsewhere]
    assert (widths >= HALF_OF_NOTHING_GIVEN).all()
    assert (found.worst[~found.from_answers] == 0).all()
    assert (found.best[~found.from_answers] == 1).all()
