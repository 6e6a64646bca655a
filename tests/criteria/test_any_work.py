"""The catalogue where the work is not about machine learning: what goes, what stays."""

import re
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria import catalog
from criteria.any_work import in_other_words, to_hundred
from criteria.catalog import Catalog, CatalogError
from criteria.checks import check
from criteria.criterion import Entry
from criteria.question import Kind, Trade
from tests.criteria.test_catalog import FOREIGN, WINDOW, folder_with
from tests.criteria.test_questions import LEADING
from tests.repetitions import examples

OURS = catalog.load()
ANY = OURS.for_any_work
CRITERIA = [criterion.key for criterion in OURS.criteria]
# What only people who work on machine learning, or on software, would say.
OF_ML = re.compile(
    r"\b(ML|MLOps|machine learning|models?|data|engineers?|software|cloud|deploy\w*|shipp?(ing|ed)?"
    r"|papers|labs?|startups?|founding|big tech|users?)\b",
    re.IGNORECASE,
)
ABOUT_ML = {
    "business_model", "revenue_link", "ml_budget", "mlops_signals",
    "leaders_know_ml", "data_and_compute", "ml_week", "under_the_hood", "research_time",
    "publish_rule",
}  # fmt: skip
OF_OTHER_WORK = ["contract_length", "enough_people", "training_time"]


def words_of(entry):
    """All texts of an entry and of what it is made of, but its keys and seed."""
    for name, value in entry:
        if name in ("key", "seed"):
            continue
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            for part in value:
                yield from words_of(part) if isinstance(part, Entry) else ()


def test_questions_on_machine_learning_are_as_agreed_and_at_least_twenty_stay():
    assert {question.key for question in OURS.questions if question.trade is Trade.ML} == ABOUT_ML
    stay = [q.key for q in OURS.questions if q.key not in ABOUT_ML]
    assert [q.key for q in ANY.questions if q.trade is Trade.ANY] == stay
    assert len(stay) >= 20
    assert {question.key for question in ANY.set_aside} == ABOUT_ML


def test_a_few_questions_are_for_other_work_alone_and_come_with_their_theme():
    assert [question.key for question in OURS.set_aside] == OF_OTHER_WORK
    assert {question.trade for question in OURS.set_aside} == {Trade.OTHER}
    assert not set(OF_OTHER_WORK) & {question.key for question in OURS.questions}
    assert [q.key for q in ANY.questions if q.trade is Trade.OTHER] == OF_OTHER_WORK
    themes = [question.theme for question in ANY.questions]
    runs = 1 + sum(before != after for before, after in pairwise(themes))
    assert runs == len(set(themes)) == len({question.theme for question in OURS.questions})


@pytest.mark.parametrize("criterion", LEADING)
def test_the_leading_question_leads_here_too(criterion):
    shares = {q.key: q.shares[criterion] for q in ANY.questions if criterion in q.shares}
    assert max(shares, key=shares.__getitem__) == LEADING[criterion]
    assert shares[LEADING[criterion]] >= 30


def test_what_is_left_passes_every_check_of_word_files():
    check(ANY)


@pytest.mark.parametrize("criterion", CRITERIA)
def test_the_best_answers_still_reach_the_top_of_the_scale_and_the_worst_its_foot(criterion):
    informing = [question for question in ANY.questions if criterion in question.shares]
    assert sum(question.shares[criterion] for question in informing) == 100

    def reached(choose):
        ends = [choose(o.ratings[criterion] for o in each.answers) for each in informing]
        parts = [each.shares[criterion] / 100 for each in informing]
        return sum(part * end for part, end in zip(parts, ends, strict=True))

    assert reached(max) >= 8.5
    assert reached(min) <= 1.5


def test_no_answer_moves_more_than_15_percent_of_all_points():
    for question in ANY.questions:
        for optional in ([], ["enjoyment", "daily_life"]):
            in_use = [key for key in CRITERIA[:5] + optional if key in question.shares]
            points = [
                sum(question.shares[key] * answer.ratings[key] / 10 for key in in_use)
                for answer in question.answers
            ]
            assert (max(points) - min(points)) / (5 + len(optional)) <= 15


def test_ratings_and_keys_stay_and_no_kind_of_employer_is_told():
    before = {question.key: question for question in (*OURS.questions, *OURS.set_aside)}
    for question in ANY.questions:
        old = before[question.key]
        assert [a.key for a in question.answers] == [a.key for a in old.answers]
        assert [a.ratings for a in question.answers] == [a.ratings for a in old.answers]
        assert {question.chances(kind) for kind in Kind} == {
            (1 / len(question.answers),) * len(question.answers)
        }
    assert ANY.maturities == ANY.forecasts == ()


def test_no_word_of_machine_learning_is_left():
    entries = (*ANY.criteria, *ANY.questions, *ANY.profiles, *ANY.warnings)
    found = [text for entry in entries for text in words_of(entry) if OF_ML.search(text)]
    assert found == []
    theirs = (*OURS.criteria, *OURS.questions, *OURS.profiles, *OURS.warnings)
    assert sum(bool(OF_ML.search(text)) for entry in theirs for text in words_of(entry)) > 50


def test_no_employer_is_called_a_company():
    entries = (*ANY.criteria, *ANY.questions, *ANY.profiles, *ANY.warnings)
    texts = (text for entry in entries for text in words_of(entry))
    found = [text for text in texts if re.search(r"\bcompan(y|ies)\b", text)]
    assert found == ["The present team: good company at lunch, and a yearly talk of ten minutes."]


def test_warnings_that_need_a_question_on_machine_learning_go_and_the_others_ask_what_is_left():
    asked = {question.key for question in ANY.questions}
    assert [rule.key for rule in ANY.warnings] == [
        "runway_short", "team_not_settled", "place_fails_household", "same_work",
        "bound_after_leaving", "skills_stay_inside", "small_piece",
    ]  # fmt: skip
    for rule in ANY.warnings:
        for case in rule.raised_when:
            assert asked.issuperset(case.questions)
    theirs = {rule.key: rule for rule in OURS.warnings}
    for rule in ANY.warnings:
        fewer = {"runway_short": 3, "same_work": 1, "skills_stay_inside": 1, "small_piece": 1}
        all_cases = theirs[rule.key].raised_when
        assert len(rule.raised_when) == len(all_cases) - fewer.get(rule.key, 0)


def test_profiles_for_people_of_machine_learning_are_away():
    assert [profile.key for profile in ANY.profiles] == [
        "t_shaped_generalist", "builder_from_zero", "steady_hand", "early_career",
    ]  # fmt: skip
    assert [who.points for who in ANY.profiles] == [
        who.points for who in OURS.profiles if who.trade is Trade.ANY
    ]


@pytest.mark.parametrize("question", ANY.questions, ids=lambda question: question.key)
def test_the_other_words_keep_to_what_questions_are_held_to(question):
    assert re.fullmatch(r"[A-Z][^?!]*\?", question.text)
    assert len(question.text) <= 80
    assert len({answer.label.casefold() for answer in question.answers}) == len(question.answers)
    for wording in (question.asks, question.asks_of_present_job):
        assert re.fullmatch(r"[A-Z][^!]*\?", wording)
        assert len(wording) <= 180
    assert "your employer" not in question.asks
    assert not re.search(r"\b(I|me|mine|my)\b", question.asks_of_present_job + question.text)
    for text in (question.why, question.who, *(answer.says for answer in question.answers)):
        assert text.endswith(".")


def test_it_is_one_object_of_the_same_words_as_its_version_says():
    assert OURS.for_any_work is ANY
    assert ANY.for_any_work is ANY
    assert ANY.version == OURS.version
    assert (OURS.is_for_any_work, ANY.is_for_any_work) == (False, True)
    assert not any(dict(question.any_work) for question in ANY.questions)


def test_a_catalogue_of_another_trade_is_for_any_work_as_it_is(tmp_path):
    (tmp_path / "questions.toml").write_text(WINDOW, encoding="utf-8")
    foreign = catalog.load(folder_with(tmp_path, FOREIGN))
    assert foreign.for_any_work is foreign


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('any_work.colour = "Red."', "window, any_work"),
        ('any_work.reasons = "So."', "window, reasons: Extra inputs are not permitted"),
        (f'any_work.text = "{"Where" * 17}?"', "window, text: String should have at most 80"),
    ],
)
def test_other_words_for_what_is_not_there_or_too_long_are_refused(tmp_path, line, message):
    text = WINDOW.replace('worse = "first"', f'worse = "first"\n{line}')
    (tmp_path / "questions.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError, match=message):
        catalog.load(folder_with(tmp_path, FOREIGN))


def test_what_does_not_fit_together_in_the_other_words_is_refused(tmp_path):
    alike = 'label = "Yard", any_work = { label = "By the wall" }, '
    text = WINDOW.replace('label = "Yard", ', alike)
    ml = WINDOW.replace('"window"', '"door"').replace('"Window"', '"Door"')
    ml = ml.replace('about = "role"', 'about = "role"\ntrade = "ml"').replace("view", "joy")
    (tmp_path / "questions.toml").write_text(text + ml, encoding="utf-8")
    with pytest.raises(CatalogError, match=r"window, answers\.yard\.label: expected other words"):
        catalog.load(folder_with(tmp_path, FOREIGN))


def test_an_entry_without_other_words_stays_itself():
    (runway,) = [rule for rule in OURS.warnings if rule.key == "runway_short"]
    assert in_other_words(runway) is runway


@settings(max_examples=examples(200))
@given(st.dictionaries(st.text("abcdef", min_size=1), st.integers(1, 100), min_size=1, max_size=40))
def test_shares_brought_to_100_are_whole_and_nearer_than_one_percent(shares):
    found, total = to_hundred(shares), sum(shares.values())
    assert sum(found.values()) == 100
    for key, share in shares.items():
        assert abs(found[key] - Fraction(100 * share, total)) < 1
    assert list(found) == list(shares)


def test_a_catalogue_needs_no_question_to_be_for_any_work():
    bare = Catalog(OURS.criteria)
    assert bare.for_any_work is bare


@settings(max_examples=examples(60), deadline=None)
@given(st.sets(st.sampled_from([question.key for question in OURS.questions])))
def test_whichever_questions_are_on_machine_learning_what_is_left_fits_together(keys):
    def flagged(question):
        trade = Trade.ML if question.key in keys else Trade.ANY
        return question.model_copy(update={"trade": trade})

    left = replace(OURS, questions=tuple(map(flagged, OURS.questions))).for_any_work
    check(left)
    totals = Counter()
    for question in left.questions:
        totals.update(question.shares)
        assert all(share >= 1 for share in question.shares.values())
    assert set(totals.values()) <= {100}
    assert keys.isdisjoint(question.key for question in left.questions)
    assert left.for_any_work is left
