"""What the answer says while one offer lacks its eight answers."""

from decision import edits
from decision.findings.readiness import readiness
from decision.findings.telling import telling_questions
from decision.model import Answer
from tests.decisions import FIVE
from tests.ui.screen import button, sent, shown

NAMES = ("Postdoc, university lab", "Research scientist, big tech", "First hire, start-up")


def half_answered():
    """Three offers begun; of two of them the eight questions are answered."""
    decision = edits.begun("After the thesis", NAMES, FIVE)
    first = telling_questions(decision)[:8]
    for offer, place in zip(decision.offers, (2, 1), strict=False):
        for question in first:
            options = question.answers
            picked = Answer(option=options[min(place, len(options) - 1)].key)
            decision = edits.answer(decision, offer.key, question, picked)
    return decision


def test_who_skips_what_is_asked_learns_what_is_missing(store):
    identity = store.create(half_answered())
    screen = button(shown("compare", identity), "Skip").click().run()
    button(screen, "All equal is right").click().run()
    decision = store.newest(identity).decision
    assert decision.equal_is_right
    assert readiness(decision).offers == {
        "postdoc_university_lab": 0, "research_scientist_big_tech": 0, "first_hire_start_up": 8,
    }  # fmt: skip
    (verdict,) = [each for each in texts(shown("compare", identity)) if "verdict" in each]
    assert "So far" in verdict
    assert "First hire, start-up" in verdict
    assert "not rated yet" in sent(shown("compare", identity))


def texts(screen):
    return [str(each.proto.body) for each in screen.get("html")]
