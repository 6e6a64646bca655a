from criteria import catalog
from decision import edits
from decision.analysis import analyse
from decision.model import Answer
from decision.words.reasons import behind, behind_overall
from tests.decisions import FIVE, rated

QUESTIONS = {question.key: question for question in catalog.load().questions}


def lines(decision, criterion):
    return behind(analyse(decision), 0, FIVE.index(criterion))


def test_a_rating_of_which_nothing_is_known_says_so():
    assert lines(rated({"Lab": {"learning": 5}}), "impact") == [
        "Nothing is known yet, so it counts as its expected value."
    ]


def test_an_own_rating_says_what_it_counts_as():
    assert lines(rated({"Lab": {"impact": (2, 5, 7)}}), "impact") == [
        "Your own rating: 5 (2–7, on average 4.7)"
    ]
    assert lines(rated({"Lab": {"impact": 5}}), "impact") == ["Your own rating: 5"]


def test_a_doubted_answer_says_what_it_would_be_if_it_holds():
    link = QUESTIONS["revenue_link"]
    said = Answer(option="none", certainty="said")
    told = edits.answer(rated({"Lab": {}}), "lab", link, said)
    (line,) = (line for line in lines(told, "impact") if line.startswith(link.short))
    assert "with doubt, 1 if it holds" in line
    written = edits.answer(told, "lab", link, Answer(option="none", certainty="written"))
    (line,) = (line for line in lines(written, "impact") if line.startswith(link.short))
    assert "(you know it) → 1, " in line


def test_an_overruled_rating_shows_both():
    told = edits.answer(
        rated({"Lab": {"impact": 5}}), "lab", QUESTIONS["revenue_link"], Answer(option="none")
    )
    found = lines(told, "impact")
    assert found[0] == "Your own rating: 5"
    assert found[1].startswith("The answers give ")


def test_an_overall_value_is_what_weights_make_of_values():
    analysis = analyse(rated({"Lab": {"impact": 10, "learning": 5}}, ("impact", "learning")))
    assert behind_overall(analysis, 0) == [
        "Impact: 50 % of 100.0 = 50.0",
        "Learning: 50 % of 50.0 = 25.0",
    ]
