"""A decision that is not about machine learning: what counts, what is kept, what is said."""

import csv
import io
from dataclasses import replace

import numpy as np
import pytest

from criteria import catalog
from criteria.question import PUBLIC_KINDS, About, Trade
from decision import edits
from decision.analysis import State, analyse, catalog_of
from decision.files import decision_json
from decision.findings.findings import Findings
from decision.findings.telling import telling_questions
from decision.home import sample
from decision.model import Answer, revised
from decision.terminal.answer_text import companies
from decision.words.must_haves import limit
from decision.words.questions import asked
from decision.words.reasons import set_aside
from decision.words.text import as_plain
from tests.commands import run
from tests.decisions import FIVE, founding_case, rated

OURS = catalog.load()
ML = {question.key for question in OURS.questions if question.trade is Trade.ML}


def without_ml(decision):
    return edits.set_about_ml(decision, False)


def without_answers_on_ml(decision):
    """The same in which no question on machine learning was ever answered."""

    def left(holder):
        answers = {key: answer for key, answer in holder.answers.items() if key not in ML}
        return holder.model_copy(update={"answers": answers})

    employers, offers = map(left, decision.employers), map(left, decision.offers)
    return revised(decision, employers=tuple(employers), offers=tuple(offers))


def without_own_ratings(decision):
    offers = [offer.model_copy(update={"ratings": {}}) for offer in decision.offers]
    return revised(decision, offers=tuple(offers))


@pytest.fixture
def case():
    return without_own_ratings(founding_case())


def test_answers_on_machine_learning_count_nowhere(case):
    with_them, never = analyse(without_ml(case)), analyse(without_ml(without_answers_on_ml(case)))
    np.testing.assert_array_equal(with_them.ratings, never.ratings)
    np.testing.assert_array_equal(with_them.overall, never.overall)
    assert not np.array_equal(with_them.overall, analyse(case).overall)


def test_they_are_kept_and_come_back_when_the_work_is_about_it_after_all(case):
    assert edits.set_about_ml(without_ml(case), True) == case


def test_they_are_counted_and_not_called_retired(case):
    analysis = analyse(without_ml(case))
    holders = (*case.employers, *case.offers)
    told = [key for each in holders for key, a in each.answers.items() if not a.is_unknown]
    assert analysis.n_set_aside == sum(key in ML for key in told) > 0
    assert analysis.retired == ()
    assert analyse(case).n_set_aside == 0


def test_an_answer_on_machine_learning_at_the_wrong_place_is_retired_all_the_same(case):
    astray = case.offers[0].model_copy(update={"answers": {"revenue_link": Answer(option="none")}})
    decision = without_ml(revised(case, offers=(astray, *case.offers[1:])))
    assert [each.question for each in analyse(decision).retired] == ["revenue_link"]
    kept = case.employers[0].answers["revenue_link"]
    assert not kept.is_unknown
    assert analyse(decision).n_set_aside == analyse(without_ml(case)).n_set_aside - sum(
        key in ML and not answer.is_unknown for key, answer in case.offers[0].answers.items()
    )


def test_none_of_it_lowers_nobody_any_more():
    """What a nurse answers to how much of the revenue depends on machine learning."""
    nurse = edits.add_offers(rated({}), [("Hospital", {})])
    (runway, link) = (
        q for key in ("runway", "revenue_link") for q in OURS.questions if q.key == key
    )
    nurse = edits.answer(nurse, "hospital", runway, Answer(option="profitable"))
    told = edits.answer(nurse, "hospital", link, Answer(option="none"))
    assert (analyse(told).expected < analyse(nurse).expected).any()
    same, before = analyse(without_ml(told)), analyse(without_ml(nurse))
    np.testing.assert_array_equal(same.expected, before.expected)


def test_ratings_are_the_weighted_mean_of_answers_in_writing():
    decision = without_ml(edits.add_offers(rated({}), [("Hospital", {})]))
    in_force, rng = catalog_of(decision), np.random.default_rng(3)
    expected = dict.fromkeys(FIVE, 0.0)
    for question in in_force.questions:
        option = question.answers[rng.integers(len(question.answers))]
        told = Answer(option=option.key, certainty="written")
        decision = edits.answer(decision, "hospital", question, told)
        for key in expected.keys() & question.shares.keys():
            expected[key] += question.shares[key] / 100 * option.ratings[key]
    found = analyse(decision).mean_ratings[0]
    np.testing.assert_allclose(found, [expected[key] for key in FIVE], atol=1e-9)


def test_no_kind_of_employer_is_told_and_no_forecast(case):
    findings = Findings(analyse(without_ml(case)))
    for seen in findings.lenses.values():
        assert (seen.maturity, seen.described, seen.role_forecast) == (None, None, None)
        assert seen.signals_for == seen.signals_against == seen.suited_profiles == ()
    prior = {kind: pytest.approx(share) for kind, share in OURS.numbers.prior.items()}
    assert all(kinds == prior for kinds in findings.analysis.beliefs.kinds.values())


def test_nor_is_one_of_a_public_employer_where_any_work_is_asked_what_decides_it(case):
    questions = tuple(
        q.model_copy(update={"trade": Trade.ANY}) if q.key == "business_model" else q
        for q in OURS.questions
    )
    catalog, public = replace(OURS, questions=questions), Answer(option="public")
    (deciding,) = [q for q in questions if q.key == "business_model"]
    decision = edits.answer(without_ml(case), case.offers[0].key, deciding, public)
    findings = Findings(analyse(decision, catalog))
    seen = findings.lenses[case.offers[0].key]
    kinds = findings.analysis.beliefs.kinds[case.offers[0].employer]
    assert sum(kinds[kind] for kind in PUBLIC_KINDS) == pytest.approx(1)
    assert (seen.maturity, seen.described, seen.suited_profiles) == (None, None, ())


def test_the_first_questions_and_all_others_are_for_any_work(case):
    decision = without_ml(case)
    assert not ML & {question.key for question in asked(decision, catalog_of(decision))}
    first = [question.key for question in telling_questions(decision)[:8]]
    assert len(first) == 8
    assert not ML & set(first)
    assert any(q.about is About.EMPLOYER for q in telling_questions(decision)[:8])


def test_the_catalogue_in_force_is_one_object_wherever_it_is_asked_for(case):
    decision = without_ml(case)
    analysis = analyse(decision, OURS)
    assert analysis.catalog is OURS.for_any_work is catalog_of(decision)
    assert analysis.everyone.catalog is analysis.catalog
    assert catalog_of(decision, analysis.catalog) is analysis.catalog
    assert catalog_of(case) is OURS


def test_a_must_have_on_machine_learning_keeps_no_offer_out_and_is_called_so(case):
    enough = {"question": "revenue_link", "options": ["is_the_product"]}
    strict = edits.add_must_have(case, answer=enough, is_hard=True)
    assert {each.state for each in analyse(strict).checks["stay"]} != {State.HOLDS}
    analysis = analyse(without_ml(strict))
    assert {check.state for checks in analysis.checks.values() for check in checks} == {State.HOLDS}
    assert len(analysis.offers) == len(case.offers)
    (must,) = strict.must_haves
    said = as_plain(limit(must, analysis.whole, analysis.catalog))
    assert said == "something that is not asked about such work"


def test_answers_for_other_work_are_set_aside_where_it_is_about_machine_learning():
    nurse = decision_json.read("nurse", sample("intensive_care_or_practice.json").read_bytes())
    assert analyse(nurse).n_set_aside == 0
    analysis = analyse(edits.set_about_ml(nurse, True))
    other = {question.key for question in OURS.set_aside}
    told = [(key, a) for offer in nurse.offers for key, a in offer.answers.items() if key in other]
    n_told = sum(not answer.is_unknown for _, answer in told)
    assert analysis.n_set_aside == n_told > 3
    assert analysis.retired == ()
    assert set_aside(n_told, analysis.catalog) == (
        f"{n_told} answers on other work are kept. "
        "They count if it is not about machine learning after all."
    )


# On the command line ----------------------------------------------------------------------------


def test_commands_ask_what_is_for_any_work_and_say_what_is_kept(capsys, tmp_path, case):
    path = tmp_path / "mine.json"
    path.write_text(decision_json.written(without_ml(case)), encoding="utf-8")
    kept = analyse(without_ml(case)).n_set_aside
    says = f"{kept} answers on machine learning are kept. They count if the work is about that"
    for command in ("compare", "questions", "ask", "lens", "ratings"):
        code, printed, error = run(capsys, command, str(path))
        assert code == 0
        assert error.startswith(f"crossroads: {says} after all.")
        assert "machine learning" not in printed
        assert "retrain" not in printed
        assert "no such question" not in error


def test_the_lens_in_words_tells_warnings_alone():
    nurse = sample("intensive_care_or_practice.json")
    decision = decision_json.read("nurse", nurse.read_bytes())
    quiet = companies(Findings(analyse(decision))).count("nothing to be warned of")
    (runway,) = [question for question in OURS.questions if question.key == "runway"]
    short = edits.answer(decision, "practice_nurse", runway, Answer(option="under_6_months"))
    said = companies(Findings(analyse(short)))
    assert said.count("nothing to be warned of") == quiet - 1
    assert "warning: The money may run out" in said
    assert "kind of employer" not in said


def test_the_table_of_the_lens_names_no_kind(capsys, tmp_path, case):
    path = tmp_path / "mine.json"
    path.write_text(decision_json.written(without_ml(case)), encoding="utf-8")
    _, printed, _ = run(capsys, "lens", str(path), "--csv", "-")
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert len(rows) == len(case.offers)
    assert {(row["maturity"], row["suits"], row["role_forecast"]) for row in rows} == {("", "", "")}
