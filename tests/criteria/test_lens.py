from itertools import product

import pytest

from criteria import catalog
from criteria.lens import lens, role_forecast
from criteria.question import Kind

WORDS = catalog.load()
EVEN = dict.fromkeys(Kind, 1 / 3)
PROFILES = {profile.key: profile for profile in WORDS.profiles}


def kinds(unaware, emerging, mature):
    return {Kind.UNAWARE: unaware, Kind.EMERGING: emerging, Kind.MATURE: mature}


def keys(signals):
    return [(signal.question.key, signal.option.key) for signal in signals]


@pytest.mark.parametrize("kind", Kind)
def test_the_most_probable_kind_is_the_maturity(kind):
    found = lens(WORDS, {}, {**dict.fromkeys(Kind, 0.2), kind: 0.6})
    assert found.maturity is kind
    assert found.described.key is kind


def test_of_equally_probable_kinds_the_less_mature_is_named():
    assert lens(WORDS, {}, EVEN).maturity is Kind.UNAWARE


def test_signals_are_named_for_and_against_the_strongest_first():
    told = {
        "mlops_signals": "none",
        "revenue_link": "is_the_product",
        "company_size": "over_5000",
        "runway": "profitable",
    }
    found = lens(WORDS, told, kinds(0.1, 0.2, 0.7))
    assert keys(found.signals_for) == [
        ("revenue_link", "is_the_product"),
        ("company_size", "over_5000"),
    ]
    assert keys(found.signals_against) == [("mlops_signals", "none")]
    assert found.n_signals == 3  # that the money lasts says nothing of the kind


def test_an_answer_that_a_kind_cannot_give_is_the_strongest_signal_against_it():
    told = {"mlops_signals": "none", "revenue_link": "none"}
    found = lens(WORDS, told, kinds(0, 0, 1))
    assert found.maturity is Kind.MATURE
    assert keys(found.signals_against)[0] == ("revenue_link", "none")


def test_an_answer_hardly_likelier_elsewhere_is_no_signal():
    told = {"team_revenue": "earns_and_grows"}
    found = lens(WORDS, told, kinds(0, 0, 1))
    assert (found.signals_for, found.signals_against) == ((), ())


def test_the_class_says_whom_it_suits_and_whether_a_profile_fits():
    found = lens(WORDS, {}, kinds(0, 0, 1))
    assert found.suits.startswith("Specialists")
    assert found.suited_profiles == ("specialist_researcher", "steady_hand")
    assert found.fits(PROFILES["specialist_researcher"])
    assert not found.fits(PROFILES["t_shaped_generalist"])


MODELS = ["non_technical_product", "data_heavy_service", "software_product", "ml_product"]
LINKS = ["none", "supports", "grows_a_line", "is_the_product"]


def test_every_business_has_a_forecast_and_it_changes_with_the_money():
    forecasts = {
        (model, link): role_forecast(WORDS, {"business_model": model, "revenue_link": link}).key
        for model, link in product(MODELS, LINKS)
    }
    assert len(set(forecasts.values())) == 8
    for model in MODELS:
        found = [forecasts[model, link] for link in LINKS]
        assert found[0] == found[1] != found[2] == found[3]


def test_a_forecast_needs_one_of_the_two_answers():
    alone = {role_forecast(WORDS, {"business_model": model}).key for model in MODELS}
    assert len(alone) == 4
    assert role_forecast(WORDS, {"revenue_link": "supports"}).key == "ml_at_the_edge"
    assert role_forecast(WORDS, {"tools": "all_internal"}) is None


def test_nothing_told_raises_nothing_and_makes_nothing_possible():
    found = lens(WORDS, {}, EVEN, present={})
    assert (found.warnings, found.possible_warnings, found.role_forecast) == ((), (), None)
    assert (found.signals_for, found.signals_against) == ((), ())


def test_a_warning_is_raised_or_possible_but_never_both():
    told = {question.key: question.answers[0].key for question in WORDS.questions}
    for dropped in told:
        fewer = {key: option for key, option in told.items() if key != dropped}
        found = lens(WORDS, fewer, EVEN, present=told)
        sure = {warning.rule.key for warning in found.warnings}
        assert sure.isdisjoint(warning.rule.key for warning in found.possible_warnings)


def test_retired_questions_and_answers_are_passed_over():
    told = {"horoscope": "leo", "revenue_link": "who_knows", "leaders_know_ml": "nobody"}
    told["ml_week"] = "a_day"
    found = lens(WORDS, told, EVEN, present={"revenue_link": "who_knows"})
    assert [warning.rule.key for warning in found.warnings] == ["nobody_can_judge"]
    assert found.role_forecast is None


def test_a_retired_answer_leaves_its_question_open():
    told = {"company_size": "up_to_50", "revenue_link": "who_knows"}
    (warning,) = lens(WORDS, told, EVEN).possible_warnings
    assert (warning.rule.key, warning.settled_by.key) == ("small_and_uncoupled", "revenue_link")


def test_all_that_the_lens_says_is_whole_sentences():
    said = [text for rule in WORDS.warnings for text in (rule.says, rule.why)]
    said += [forecast.says for forecast in WORDS.forecasts]
    said += [text for kind in WORDS.maturities for text in (kind.says, kind.suits)]
    assert all(text.endswith(".") and text[0].isupper() for text in said)
