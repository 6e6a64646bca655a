"""Do the answers said to change the choice change it, once they are known?"""

import pytest

from criteria.belief import Certainty
from criteria.question import Question
from decision import edits
from decision.analysis import analyse
from decision.files import decision_json
from decision.findings.findings import Findings
from decision.home import samples
from decision.model import Answer

MOST = 4  # questions of a sample


def leader_after(decision, offer, question, option):
    """Who leads once this answer is known for certain, by an analysis of its own."""
    known = Answer(option=option.key, certainty=Certainty.WRITTEN)
    analysis = analyse(edits.answer(decision, offer, question, known))
    return analysis.offers[analysis.leaders[0]].key


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.path.stem)
def test_answers_that_turn_the_choice_do_so_when_given_and_no_others_do(sample):
    decision = decision_json.read("", sample.path.read_bytes())
    findings = Findings(analyse(decision), 64)
    analysis = findings.analysis
    leader = analysis.offers[analysis.leaders[0]].key
    facts = [fact for fact in findings.decisive_facts if isinstance(fact.about, Question)]
    for fact in facts[:MOST]:
        turning = findings.turning_answers(fact)
        assert turning
        offer = analysis.offers[fact.offer].key
        others = [
            option
            for option in fact.about.answers
            if leader_after(decision, offer, fact.about, option) != leader
        ]
        assert others == list(turning)


def test_an_own_rating_has_no_answers():
    findings = Findings(analyse(decision_json.first_decision()), 64)
    rating = next(each for each in findings.information if not isinstance(each.about, Question))
    assert findings.turning_answers(rating) == ()
