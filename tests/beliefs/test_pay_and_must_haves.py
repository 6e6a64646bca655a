"""An offer whose pay is unsure and that may fail a must-have: held to going through every case."""

import numpy as np
import pytest

from criteria import catalog
from criteria.criterion import PAY_KEY
from criteria.pay_questions import BONUS_PAID
from decision import edits
from decision.analysis import analyse
from decision.beliefs.batches import batches
from decision.beliefs.sample import sample
from decision.findings.findings import Findings
from decision.model import Answer, PayCurve, revised
from tests.pays import three_offers

CURVE = PayCurve(least=80_000, enough=130_000)
POINTS = (0.185, 0.63, 0.185)
QUESTION = next(q for q in catalog.load().questions if len(q.answers) == 4 and not q.is_public)
EXACT = 1e-9


def worth(amount):
    return np.clip((amount - CURVE.least) / (CURVE.enough - CURVE.least), 0, 1)


@pytest.fixture
def decision():
    """The bank pays 105,000 and a bonus, Fintech 104,000; of the bank one answer is out."""
    counted = edits.count_pay(three_offers(), CURVE)
    counted = edits.change_pay(counted, "fintech", "base", amount=104_000.0)
    counted = edits.delete_offer(revised(counted, criteria=("impact", PAY_KEY)), "stay")
    # The others are in writing, so that nothing else is open.
    sure = edits.answer(counted, "fintech", QUESTION, _written(1), "")
    options = [option.key for option in QUESTION.answers[1:]]
    return edits.add_must_have(sure, answer={"question": QUESTION.key, "options": options})


def _written(place):
    return Answer(option=QUESTION.answers[place].key, certainty="written")


def bank(analysis):
    """How likely the bank passes, and the points of each outcome of its bonus where it does."""
    paid = np.array([105_000 * (1 + 0.12 * share) for share in (0.5, 1.0, 1.2)])
    impact, pay = analysis.weights
    family, _ = analysis.beliefs.families[analysis.decision.offers[1].employer]
    return family, 100 * (impact * 0.5 + pay * worth(paid))


def test_the_worth_of_asking_for_the_bonus_is_that_of_every_case(decision):
    analysis = analyse(decision)
    _, points = bank(analysis)
    chance = analysis.counted[1] / (np.array(POINTS) @ points)
    assert 0 < chance < 1
    other = analysis.overall[0]
    after = np.maximum(chance * points, other) @ POINTS
    expected = after - max(chance * (points @ POINTS), other)
    asked = [v for v in Findings(analysis).information if v.about is BONUS_PAID]
    assert [v.value for v in asked] == pytest.approx([expected], abs=EXACT)


def test_draws_count_it_nothing_where_it_fails(decision):
    analysis = analyse(decision)
    (batch,) = batches(2**14, 0)
    values, _ = sample(analysis.beliefs, batch, 1.5)
    drawn = 100 * np.einsum("c,ocd->od", analysis.weights, values.astype(float))
    assert drawn.mean(axis=1) == pytest.approx(analysis.counted, abs=0.3)
    _, points = bank(analysis)
    passing = np.unique(drawn[1].round(3))
    assert passing == pytest.approx([0, *points], abs=2e-3)


def test_two_things_to_ask_are_worth_together_what_every_case_says(decision):
    findings = Findings(analyse(edits.change_pay(decision, "fintech", "base", amount=115_000.0)))
    analysis = findings.analysis
    _, points = bank(analysis)
    chance = analysis.counted[1] / (np.array(POINTS) @ points)
    other = analysis.overall[0]
    known = chance * (np.maximum(points, other) @ POINTS) + (1 - chance) * other
    today = max(analysis.counted[1], other)
    asked = {value.about.key for value in findings.interview.asked}
    assert {BONUS_PAID.key, QUESTION.key} <= asked
    assert findings.interview.value == pytest.approx(known - today, abs=EXACT)


def test_a_limit_on_the_criterion_pay_is_refused():
    with pytest.raises(ValueError, match="expected a limit on pay as pay_at_least"):
        edits.add_must_have(three_offers(), rating={"criterion": PAY_KEY, "at_least": 5.0})
