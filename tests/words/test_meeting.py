"""The one meeting that answers most of what is open."""

import pytest

from criteria import catalog
from criteria.question import Informant
from decision.words.meeting import answers_of, can_answer
from decision.words.text import as_plain
from tests.questionnaires import question

TEAM = [question(f"team_{n}").model_copy(update={"informant": Informant.TEAM}) for n in range(4)]
OTHERS = {
    who: [question(f"{who}_{n}").model_copy(update={"informant": who}) for n in range(4)]
    for who in (Informant.MANAGER, Informant.RECRUITER, Informant.YOURSELF)
}


@pytest.mark.parametrize(
    ("n_team", "n_manager", "n_recruiter", "n_yourself", "expected"),
    [
        (4, 3, 3, 4, 4),
        (3, 3, 0, 0, 3),
        (2, 3, 0, 0, 0),
        (2, 0, 4, 0, 0),
        (1, 0, 0, 0, 0),
        (2, 1, 1, 4, 2),
        (0, 0, 0, 0, 0),
    ],
)
def test_a_meeting_with_the_team_is_named_where_no_other_answers_more(
    n_team, n_manager, n_recruiter, n_yourself, expected
):
    numbers = zip(OTHERS, (n_manager, n_recruiter, n_yourself), strict=True)
    others = [each for who, n in numbers for each in OTHERS[who][:n]]
    assert can_answer([*others, *TEAM[:n_team]]) == tuple(TEAM[:expected])


def test_of_all_our_questions_it_answers_most():
    questions = catalog.load().questions
    told = can_answer(questions)
    assert len(told) > len(questions) / 3
    assert as_plain(answers_of(told[:2], 9)) == (
        f"2 of 9 open questions: {told[0].short} · {told[1].short}."
    )
