"""What is asked first, and how far it carries."""

import pytest

from criteria.question import Trade
from decision import edits
from decision.analysis import analyse
from decision.findings.readiness import readiness
from decision.findings.telling import settled_part, telling_questions
from decision.model import Answer
from decision.ui import choices, quick_look
from decision.words import questions as words
from tests.decisions import founding_case, rated


@pytest.fixture
def kept(monkeypatch):
    """What this tab chose."""
    kept = {}
    monkeypatch.setattr(choices, "choose", kept.__setitem__)
    monkeypatch.setattr(choices, "chosen", kept.get)
    return kept


def answered(decision, questions):
    for question in questions:
        answer = Answer(option=question.answers[0].key)
        decision = edits.answer(decision, "lab", question, answer)
    return decision


def every(decision):
    return analyse(decision, all_offers=True)


def test_all_questions_are_shown_once_the_most_telling_first(kept):
    decision = rated({"Lab": {}, "Team": {}})
    first, *themes = quick_look.parts("x", every(decision))
    shown = [question.key for part in (first, *themes) for question in part.questions]
    telling = telling_questions(decision)
    assert first.questions == telling[: quick_look.FIRST]
    assert not first.is_folded
    assert all(part.is_folded for part in themes)
    asked = words.asked(decision, every(decision).catalog)
    assert sorted(shown) == sorted(question.key for question in asked)
    assert all({q.theme for q in part.questions} == {part.name} for part in themes)


def test_the_order_stays_when_the_weights_change(kept):
    before = rated({"Lab": {}, "Team": {}})
    after = edits.set_points(before, {"stability": 100.0, "impact": 0.0, "learning": 0.0})
    assert telling_questions(before)[:8] != telling_questions(after)[:8]
    first = quick_look.parts("x", every(before))[0]
    assert quick_look.parts("x", every(after))[0] == first


def test_the_order_stays_with_few_questions_too(kept):
    few = rated({"Lab": {}, "Team": {}}, ("enjoyment", "daily_life"))
    before = edits.set_points(few, {"enjoyment": 100.0, "daily_life": 1.0})
    after = edits.set_points(few, {"enjoyment": 1.0, "daily_life": 100.0})
    first = quick_look.parts("x", every(before))[0].questions
    assert telling_questions(after) != first
    assert quick_look.parts("x", every(after))[0].questions == first
    more = edits.switch_on(after, "learning")
    assert len(quick_look.parts("x", every(more))[0].questions) == quick_look.FIRST


def test_each_kind_of_work_has_first_questions_of_its_own_that_stay(kept):
    about_ml = founding_case()
    of_any = edits.set_about_ml(about_ml, False)
    first = quick_look.parts("x", every(about_ml))[0].questions
    others = quick_look.parts("x", every(of_any))[0].questions
    assert {question.trade for question in first} == {Trade.ANY, Trade.ML}
    assert len(others) == quick_look.FIRST
    assert Trade.ML not in {question.trade for question in others}
    assert quick_look.parts("x", every(about_ml))[0].questions == first


def test_it_leads_on_once_the_first_are_answered(kept):
    decision = rated({"Lab": {}, "Team": {}})
    lab, team = decision.offers
    first = telling_questions(decision)[:8]
    half = every(answered(decision, first[:4]))
    assert quick_look.onward("x", half, lab, team) == quick_look.Onward()
    one_open = quick_look.onward("x", every(answered(decision, first[:7])), lab, team)
    assert one_open.says.startswith("One is still open. If you do not know, leave it so")
    assert one_open.label == "Next: Team"
    done = quick_look.onward("x", every(answered(decision, first)), lab, team)
    assert done.label == "Next: Team"
    assert done.says.endswith("of what all answers would. The other 31 take about 6 minutes.")
    percent = int(done.says.partition("about ")[2].partition(" ")[0])
    assert percent == pytest.approx(100 * settled_part(decision, first), abs=2.5)
    last = quick_look.onward("x", every(answered(decision, first)), lab, None)
    assert last.label == "See the answer"


def test_what_does_not_apply_carries_nowhere_and_leads_on(kept):
    decision = rated({"Lab": {}, "Team": {}})
    lab, _ = decision.offers
    first = telling_questions(decision)[:8]
    for question in first[:3]:
        decision = edits.answer(decision, "lab", question, Answer(does_not_apply=True))
    decision = answered(decision, first[3:])
    assert readiness(decision).offers == {"lab": 0, "team": 8}
    says = quick_look.onward("x", every(decision), lab, None).says
    percent = int(says.removeprefix("These 5 settle about ").partition(" ")[0])
    assert percent == pytest.approx(100 * settled_part(decision, first[3:]), abs=2.5)
    for question in first[3:]:
        decision = edits.answer(decision, "lab", question, Answer(does_not_apply=True))
    says = quick_look.onward("x", every(decision), lab, None).says
    assert says == "The other 31 take about 6 minutes."
