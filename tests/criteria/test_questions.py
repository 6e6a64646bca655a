"""The content of questions.toml, held to what was agreed about it."""

import json
import re
from hashlib import sha256
from itertools import pairwise
from math import prod

import pytest
from pydantic import ValidationError

from criteria import catalog
from criteria.question import COMPANIES, PUBLIC_KINDS, About, Informant, Kind, Question, Worse

CRITERIA = [criterion.key for criterion in catalog.load().criteria]
FIVE = [criterion.key for criterion in catalog.load().criteria if not criterion.optional]
QUESTIONS = catalog.load().questions
BY_KEY = {question.key: question for question in QUESTIONS}

# What each question informs and which way: "+" rises with the answers as listed, "-" falls.
AGREED = {
    "revenue_link": "impact + stability +",
    "team_revenue": "stability + impact +",
    "ml_budget": "stability + learning +",
    "mlops_signals": "learning + specialization last",
    "leaders_know_ml": "stability + impact +",
    "company_size": "",
    "runway": "stability +",
    "speed": "impact + learning +",
    "proof_needed": "impact + learning +",
    "tools": "transferable_skills +",
    "same_seat": "impact - specialization +",
    "would_miss": "impact +",
    "replaceable": "stability + transferable_skills +",
    "ml_week": "specialization + learning +",
    "outcome_uncertainty": "impact + learning -",
    "system_age": "impact + learning +",
    "core_problem": "impact + stability +",
    "outside_limits": "impact + learning shape_it",
    "newness": "learning +",
    "peers": "learning +",
    "latest_methods": "learning + specialization +",
    "research_time": "learning + specialization +",
    "data_and_compute": "learning + impact +",
    "role_width": "specialization +",
    "named_depth": "specialization + transferable_skills +",
    "under_the_hood": "transferable_skills + learning +",
    "people_skills": "transferable_skills + stability +",
    "way_back": "transferable_skills +",
    "demand": "stability +",
    "commoditised": "stability +",
    "excitement": "enjoyment +",
    "promotion": "enjoyment + learning +",
    "hours_and_freedom": "daily_life +",
    "on_call": "daily_life +",
    "leave_taken": "daily_life +",
    "team_settled": "",
    "manager": "people +",
    "manager_raises": "people + learning +",
    "team_stays": "people + stability +",
    "choice_of_work": "people + enjoyment + impact +",
    "name_opens": "transferable_skills +",
    "publish_rule": "transferable_skills +",
    "bound_afterwards": "transferable_skills +",
    "those_with_you": "place +",
    "work_and_school": "place +",
    "near_people": "place +",
    "way_to_work": "place +",
    "days_on_site": "place +",
    "business_model": "learning any transferable_skills any",
}
LEADING = {
    "impact": "would_miss",
    "learning": "newness",
    "specialization": "role_width",
    "stability": "runway",
    "transferable_skills": "tools",
    "enjoyment": "excitement",
    "people": "manager",
    "place": "those_with_you",
    "daily_life": "hours_and_freedom",
}
ABOUT_THE_EMPLOYER = {
    "revenue_link", "business_model", "team_revenue", "ml_budget", "mlops_signals",
    "leaders_know_ml", "company_size", "runway", "speed", "proof_needed", "tools", "name_opens",
    "publish_rule",
}  # fmt: skip
OPTIONAL = [key for key in CRITERIA if key not in FIVE]
SETS_IN_USE = [FIVE, *([*FIVE, key] for key in OPTIONAL), CRITERIA]

# Companies as the texts describe them, in terms of our answers.
DESCRIBED = {
    Kind.UNAWARE: {
        "revenue_link": "none",
        "leaders_know_ml": "nobody",
        "mlops_signals": "none",
        "data_and_compute": "you_build_it",
        "role_width": "everything",
        "people_skills": "leading",
        "would_miss": "nothing",
    },
    Kind.EMERGING: {
        "revenue_link": "grows_a_line",
        "leaders_know_ml": "the_line",
        "ml_budget": "multi_year",
        "mlops_signals": "two_or_three",
        "role_width": "several",
        "latest_methods": "now_and_then",
        "system_age": "growing",
    },
    Kind.MATURE: {
        "revenue_link": "is_the_product",
        "mlops_signals": "all",
        "company_size": "over_5000",
        "role_width": "one_narrow_problem",
        "tools": "mostly_internal",
        "speed": "quarters",
        "same_seat": "hundred_or_more",
        "under_the_hood": "handed_to_you",
    },
    Kind.UNIVERSITY: {
        "business_model": "public",
        "company_size": "over_5000",
        "people_skills": "regular",
        "research_time": "the_job",
        "runway": "months_6_to_18",
        "promotion": "none",
    },
    Kind.PUBLIC_LAB: {
        "business_model": "public",
        "company_size": "up_to_500",
        "runway": "profitable",
        "research_time": "some_work_time",
        "data_and_compute": "excellent",
        "promotion": "clear",
    },
}


def ratings(question: Question, criterion: str) -> list[float]:
    return [answer.ratings[criterion] for answer in question.answers]


def rating_of_case(criterion: str, choose) -> float:
    return sum(
        question.shares[criterion] / 100 * choose(ratings(question, criterion))
        for question in QUESTIONS
        if criterion in question.shares
    )


def kinds_given(answers: dict[str, str], prior: dict[Kind, float]) -> dict[Kind, float]:
    def chance(kind, key, option):
        question = BY_KEY[key]
        return question.chances(kind)[[answer.key for answer in question.answers].index(option)]

    weights = {
        kind: prior[kind] * prod(chance(kind, *answer) for answer in answers.items())
        for kind in prior
    }
    return {kind: weight / sum(weights.values()) for kind, weight in weights.items()}


def test_all_the_questions_agreed_upon_are_asked_and_no_others():
    assert set(BY_KEY) == set(AGREED)


@pytest.mark.parametrize(("key", "agreed"), AGREED.items(), ids=AGREED)
def test_a_question_informs_what_was_agreed_in_the_direction_agreed(key, agreed):
    parts = agreed.split()
    directions = dict(zip(parts[::2], parts[1::2], strict=True))
    question = BY_KEY[key]
    assert set(question.shares) == set(directions)
    for criterion, direction in directions.items():
        found = ratings(question, criterion)
        if direction == "+":
            assert all(worse < better for worse, better in pairwise(found))
        elif direction == "-":
            assert all(better > worse for better, worse in pairwise(found))
        elif direction != "any":
            keys = [answer.key for answer in question.answers]
            lifting = keys[-1] if direction == "last" else direction
            lifted = found.pop(keys.index(lifting))
            assert len(set(found)) == 1
            assert lifted > found[0]


def test_questions_are_about_the_employer_or_the_role_as_agreed():
    found = {question.key for question in QUESTIONS if question.about is About.EMPLOYER}
    assert found == ABOUT_THE_EMPLOYER


def test_only_nominal_questions_and_size_have_no_worse_end():
    found = {question.key for question in QUESTIONS if question.worse is Worse.NEITHER}
    assert found == {"business_model"}
    in_order = {question.key for question in QUESTIONS if question.worse is Worse.NONE}
    assert in_order == {"company_size"}


@pytest.mark.parametrize("criterion", CRITERIA)
def test_the_leading_question_has_the_largest_share_and_at_least_30_percent(criterion):
    shares = {q.key: q.shares[criterion] for q in QUESTIONS if criterion in q.shares}
    leading = shares.pop(LEADING[criterion])
    assert leading >= 30
    assert leading > max(shares.values(), default=0)
    assert leading + sum(shares.values()) == 100


@pytest.mark.parametrize("criterion", CRITERIA)
def test_the_best_answers_reach_the_top_of_the_scale_and_the_worst_its_foot(criterion):
    assert rating_of_case(criterion, max) >= 8.5
    assert rating_of_case(criterion, min) <= 1.5


@pytest.mark.parametrize("in_use", SETS_IN_USE, ids=lambda in_use: f"{len(in_use)}-{in_use[-1]}")
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_no_answer_moves_more_than_15_percent_of_all_points(question, in_use):
    """Points: 100 over the criteria in use, weighted equally, every other question at the middle.

    What an answer moves is its distance from any other answer to the same question, so the
    largest distance between two answers counts.
    """

    def points(answer):
        return sum(
            100 / len(in_use) * question.shares[criterion] / 100 * (rating - 5) / 10
            for criterion, rating in answer.ratings.items()
            if criterion in in_use
        )

    found = [points(answer) for answer in question.answers]
    assert max(found) - min(found) <= 15


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_only_the_link_to_the_income_rules_a_kind_out(question):
    ruled_out = [
        (kind, answer.key)
        for kind in Kind
        for answer, chance in zip(question.answers, question.chances(kind), strict=True)
        if chance == 0 and question.key != "business_model"
    ]
    of_income = [(Kind.EMERGING, "none"), (Kind.MATURE, "none"), (Kind.MATURE, "supports")]
    assert ruled_out == (of_income if question.key == "revenue_link" else [])


def test_of_the_business_only_the_public_answer_is_given_at_public_employers_and_only_there():
    question = BY_KEY["business_model"]
    for kind in Kind:
        *of_companies, public = question.chances(kind)
        assert public == kind.is_public
        assert all(bool(chance) != kind.is_public for chance in of_companies)


@pytest.mark.parametrize(
    "prior", [(1 / 3, 1 / 3, 1 / 3), (0.6, 0.3, 0.1)], ids=["even", "mostly unaware"]
)
@pytest.mark.parametrize("kind", COMPANIES)
def test_a_company_as_the_texts_describe_it_is_taken_for_its_kind(kind, prior):
    found = kinds_given(DESCRIBED[kind], dict(zip(COMPANIES, prior, strict=True)))
    assert found[kind] > 0.9


@pytest.mark.parametrize("kind", PUBLIC_KINDS)
def test_a_university_and_a_public_lab_are_told_apart_by_what_is_usual_there(kind):
    found = kinds_given(DESCRIBED[kind], dict.fromkeys(Kind, 1 / len(Kind)))
    assert found[kind] > 0.9
    assert sum(found[company] for company in COMPANIES) == 0


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_every_question_reads_as_a_question_and_every_answer_as_one(question):
    for wording in (question.asks, question.asks_of_present_job):
        assert re.fullmatch(r"[A-Z][^!]*\?", wording)
        assert len(wording) <= 180
    for text in (question.why, question.who, *(answer.says for answer in question.answers)):
        assert text.endswith(".")
    assert all(len(answer.says) <= 95 for answer in question.answers)
    assert re.fullmatch("00[0-4]|our own", question.seed)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_the_question_to_the_user_is_one_and_short_and_each_label_answers_in_few_words(question):
    assert re.fullmatch(r"[A-Z][^?!]*\?", question.text)
    assert len(question.text) <= 80
    labels = [answer.label for answer in question.answers]
    assert max(map(len, labels)) <= 24
    assert len({label.casefold() for label in labels}) == len(labels)
    assert not any(label.endswith(".") for label in labels)


def test_you_on_screen_is_the_user_and_never_the_employer_or_the_one_asked():
    of_the_company = r"your (employer|company|team|department|customers|models|tools)|yourselves"
    done_by_it = r"\byou (earn|pay|sell|build|buy|hire|make money)"
    for question in QUESTIONS:
        said = " ".join((question.text, *(answer.label for answer in question.answers)))
        assert not re.search(f"{of_the_company}|{done_by_it}", question.text, re.IGNORECASE)
        assert not re.search(r"\b(I|me|mine|my|we|our)\b", said)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_what_is_asked_of_public_employers_too_calls_none_of_them_a_company(question):
    asks = " ".join((question.short, question.text, question.asks, question.asks_of_present_job))
    is_of_companies = "public" in question.does_not_apply_at.get("business_model", ())
    assert is_of_companies or not re.search(r"\bcompan(y|ies)\b", asks)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_a_question_to_the_user_fits_an_offer_and_the_present_job_alike(question):
    assert not re.search(r"\b(present|last year|first year|would I)\b", question.text)


def test_other_words_leave_every_key_share_rating_and_probability_of_companies_as_it_was():
    numbers = [
        [
            each.key, each.about, each.worse, dict(each.shares),
            [[one.key, dict(one.ratings)] for one in each.answers if not one.decides],
            [[p for p, one in zip(each.chances(kind), each.answers, strict=True) if not one.decides]
             for kind in COMPANIES],
            each.given, {key: list(row) for key, row in each.probabilities_given.items()},
        ]
        for each in QUESTIONS
    ]  # fmt: skip
    assert sha256(json.dumps(numbers).encode()).hexdigest()[:16] == "5790a0fc05a153c3"


def test_a_recruiter_is_not_asked_about_your_employer_and_you_are_not_asked_about_mine():
    for question in QUESTIONS:
        assert "your employer" not in question.asks
        assert not re.search(r"\b(I|me|mine|my)\b", question.asks_of_present_job)


def test_questions_of_one_theme_stand_together_and_five_to_eight_themes_group_them():
    themes = [question.theme for question in QUESTIONS]
    runs = 1 + sum(before != after for before, after in pairwise(themes))
    assert runs == len(set(themes))
    assert 5 <= len(set(themes)) <= 8


def test_answers_to_one_question_differ_in_their_words():
    for question in QUESTIONS:
        says = {answer.says for answer in question.answers}
        assert len(says) == len(question.answers)


def test_every_question_says_whom_to_ask_first_and_few_can_be_looked_up():
    assert all(question.informant is not Informant.ANYBODY for question in QUESTIONS)
    public = {question.key for question in QUESTIONS if question.is_public}
    assert public == {
        "business_model", "company_size", "core_problem", "same_seat", "demand", "way_to_work",
    }  # fmt: skip
    asks_oneself = {q.key for q in QUESTIONS if q.informant is Informant.YOURSELF}
    of_the_place = {"those_with_you", "work_and_school", "near_people", "way_to_work"}
    assert asks_oneself == {"named_depth", "demand"} | of_the_place


def test_only_a_team_that_is_not_in_writing_leaves_the_role_open():
    found = {question.key: question.unsettled_at for question in QUESTIONS if question.unsettled_at}
    assert found == {"team_settled": ("neither",)}
    assert not BY_KEY["team_settled"].shares


def test_a_role_is_left_open_by_answers_that_there_are():
    document = {**BY_KEY["team_settled"].model_dump(), "unsettled_at": ("nobody",)}
    message = "unsettled_at: expected some of neither, one_of_them, both; found nobody"
    with pytest.raises(ValidationError, match=message):
        Question.model_validate(document)
