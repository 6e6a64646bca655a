"""Each sample is a real dilemma and shows the point of the text it comes from."""

import numpy as np
import pytest

from criteria import catalog
from criteria.criterion import PAY_KEY
from criteria.question import About, Kind, Trade
from decision import edits
from decision.analysis import analyse, catalog_of
from decision.files import decision_json
from decision.findings.findings import Findings
from decision.findings.prices import Means
from decision.home import sample, samples

WORDS = catalog.load()
PROFILES = {profile.key: profile for profile in WORDS.profiles}
SEEDS = ["004", "000", "001", "002", "003", "any work"]
BY_SEED = dict(zip(SEEDS, [found.path.name for found in samples()], strict=True))
every_sample = pytest.mark.parametrize("name", BY_SEED.values())


def decision_in(name):
    return decision_json.read(name, sample(name).read_bytes())


def seen(name):
    return Findings(analyse(decision_in(name))).lenses


def raised(name, offer):
    return {warning.rule.key for warning in seen(name)[offer].warnings}


def winner(decision):
    analysis = analyse(decision)
    (leader,) = analysis.leaders
    return analysis.offers[leader].key


def test_all_decisions_in_the_folder_are_listed_the_founding_case_first():
    found = samples()
    assert found[0].path == sample()
    assert {entry.path for entry in found} == set(sample().parent.glob("*.json"))
    assert [entry.title for entry in found] == [decision_in(e.path.name).title for e in found]
    assert len({entry.title for entry in found}) == len(SEEDS)


@every_sample
def test_a_sample_loads_and_all_its_answers_count(name):
    analysis = analyse(decision_in(name))
    assert analysis.retired == ()
    assert analysis.n_set_aside == 0


@every_sample
def test_most_questions_are_answered_and_every_sample_says_what_to_ask_next(name):
    decision, open_with_notes = decision_in(name), 0
    n_asked = len(catalog_of(decision).questions)
    for offer in decision.offers:
        answers = {**decision.employer_of(offer).answers, **offer.answers}
        told = [key for key, answer in answers.items() if not answer.is_unknown]
        assert 0.65 * n_asked <= len(told) < n_asked
        open_with_notes += sum(bool(a.note) for a in answers.values() if a.is_unknown)
    assert open_with_notes >= 3


@every_sample
def test_answers_differ_in_how_sure_they_are_and_carry_notes_and_sources(name):
    decision = decision_in(name)
    holders = (*decision.employers, *decision.offers)
    answers = [answer for holder in holders for answer in holder.answers.values()]
    assert {answer.certainty.value for answer in answers} == {"written", "said", "guess"}
    assert sum(bool(answer.note) for answer in answers) >= 0.3 * len(answers)
    assert any(answer.source for answer in answers)
    assert decision.notes.count(". ") >= 1


@every_sample
def test_no_rating_is_nothing_given_and_some_are_wide(name):
    analysis = analyse(decision_in(name))
    assert not analysis.unknown.any()
    assert (analysis.ratings[2] - analysis.ratings[0]).max() >= 3


@every_sample
def test_no_sample_is_a_foregone_conclusion(name):
    analysis = analyse(decision_in(name))
    first, second = np.sort(analysis.overall)[::-1][:2]
    assert 0.5 <= first - second < 15
    behind = np.delete(analysis.expected, analysis.leaders[0], axis=0)
    assert (behind.max(axis=0) > analysis.expected[analysis.leaders[0]]).sum() >= 1


@pytest.mark.parametrize("seed", SEEDS[1:])
def test_ratings_come_from_answers_alone_but_for_the_founding_case(seed):
    assert not any(offer.ratings for offer in decision_in(BY_SEED[seed]).offers)
    analysis = analyse(decision_in(BY_SEED[seed]))
    of_answers = [criterion.key != PAY_KEY for criterion in analysis.criteria]
    assert analysis.from_answers[:, of_answers].all()


def test_the_founding_case_has_own_ratings_with_the_answers_ones_beside_them():
    analysis = analyse(decision_in(BY_SEED["004"]))
    assert [offer.status.value for offer in analysis.offers].count("to_be_asked_for") == 1
    derived = [(analysis.offers[row].key, analysis.criteria[column].key)
               for row, column in np.argwhere(analysis.from_answers)]  # fmt: skip
    assert derived == [("founding_team", "stability"), ("stay_with_a_phd", "transferable_skills")]
    assert len(analysis.beliefs.derived) == 4 * len(analysis.criteria)


def test_in_the_founding_case_the_startup_continues_the_work_of_today():
    assert "same_work" in raised(BY_SEED["004"], "founding_team")
    assert "same_work" not in raised(BY_SEED["004"], "lab")


def test_the_blind_jump_ends_in_the_same_situation():
    assert "same_situation" in raised(BY_SEED["000"], "hotels")
    assert raised(BY_SEED["000"], "routes") == set()


def test_the_three_companies_are_of_the_three_kinds():
    kinds = [found.maturity for found in seen(BY_SEED["001"]).values()]
    assert kinds == [Kind.UNAWARE, Kind.EMERGING, Kind.MATURE]


def test_whether_the_ml_seat_is_better_depends_on_how_deep_one_wants_to_go():
    decision = decision_in(BY_SEED["002"])
    assert decision == edits.take_profile(decision, PROFILES["t_shaped_generalist"])
    assert winner(decision) == "stay"
    assert winner(edits.take_profile(decision, PROFILES["specialist_researcher"])) == "ml_seat"


def test_big_tech_keeps_the_skills_inside_and_gives_a_small_piece():
    assert raised(BY_SEED["003"], "big_tech") >= {"skills_stay_inside", "small_piece"}
    assert not raised(BY_SEED["003"], "sixth_hire") & {"skills_stay_inside", "small_piece"}


def test_leaving_big_tech_weighs_perks_and_purpose_apart():
    analysis = analyse(decision_in(BY_SEED["003"]))
    keys = [criterion.key for criterion in analysis.criteria]
    assert keys[5:] == ["enjoyment", "daily_life", PAY_KEY]
    stay, leave = (
        analysis.expected[[offer.key for offer in analysis.offers].index(key)]
        for key in ("big_tech", "sixth_hire")
    )
    better = {key: bool(leave[place] > stay[place]) for place, key in enumerate(keys)}
    assert (better["impact"], better["enjoyment"], better["daily_life"]) == (True, True, False)


def paying(decision, offer, base):
    return edits.change_pay(decision, offer, "base", amount=float(base))


def test_for_a_hundred_thousand_the_ml_seat_leads_and_below_some_pay_it_does_not():
    decision = decision_in(BY_SEED["002"])
    findings = Findings(analyse(decision))
    seat = [offer.key for offer in decision.offers].index("ml_seat")
    (base,) = [each.needed for each in findings.demands(seat) if each.means is Means.BASE]
    assert 85_000 < base < 100_000
    assert winner(decision) == winner(paying(decision, "ml_seat", base - 1)) == "stay"
    assert winner(paying(decision, "ml_seat", base + 1)) == "ml_seat"
    assert winner(paying(decision, "ml_seat", 100_000)) == "ml_seat"


def test_who_leaves_big_tech_gives_up_pay_for_options_that_may_be_worth_nothing():
    decision = decision_in(BY_SEED["003"])
    big_tech, sixth_hire, _ = Findings(analyse(decision)).pay
    assert 100_000 < sixth_hire.mixture.mean < big_tech.mixture.mean
    assert round(big_tech.mixture.mean, -3) == 130_000
    assert sixth_hire.streams.hoped_equivalent.quantile(0.9) == 0
    assert winner(decision) == "sixth_hire"
    heavy = edits.set_points(decision, {PAY_KEY: decision.points["enjoyment"]})
    assert winner(heavy) == "other_team"


def test_answers_about_an_employer_stand_with_it_and_those_about_a_role_with_the_offer():
    every = (*WORDS.questions, *WORDS.set_aside)
    about = {question.key: question.about for question in every}
    for name in BY_SEED.values():
        decision = decision_in(name)
        for holder in (*decision.employers, *decision.offers):
            expected = About.EMPLOYER if holder in decision.employers else About.ROLE
            assert {about[key] for key in holder.answers} <= {expected}


def test_the_nurse_is_asked_nothing_about_machine_learning_and_told_no_kind_of_employer():
    decision = decision_in(BY_SEED["any work"])
    assert [
        each.path.name for each in samples() if not decision_in(each.path.name).is_about_ml
    ] == [BY_SEED["any work"]]
    on_ml = {question.key for question in WORDS.questions if question.trade is Trade.ML}
    for holder in (*decision.employers, *decision.offers):
        assert not on_ml & set(holder.answers)
    assert {found.maturity for found in seen(BY_SEED["any work"]).values()} == {None}


def test_whether_the_nurse_takes_the_nights_depends_on_what_her_evenings_are_worth():
    decision = decision_in(BY_SEED["any work"])
    assert winner(decision) == "practice_nurse"
    assert winner(edits.set_points(decision, {"daily_life": 40.0})) == "intensive_care"
    best = analyse(decision).expected.argmax(axis=0)
    keys = [criterion.key for criterion in analyse(decision).criteria]
    leads = dict(zip(keys, [decision.offers[row].key for row in best], strict=True))
    assert (leads["learning"], leads["daily_life"]) == ("intensive_care", "practice_nurse")


def test_the_early_career_takes_the_course_and_the_steady_hand_the_practice():
    decision, in_force = decision_in(BY_SEED["any work"]), WORDS.for_any_work
    profiles = {profile.key: profile for profile in in_force.profiles}
    assert winner(edits.take_profile(decision, profiles["early_career"])) == "intensive_care"
    assert winner(edits.take_profile(decision, profiles["steady_hand"])) == "practice_nurse"
