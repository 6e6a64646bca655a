"""Files of version 1 are read: what offers of one employer answered alike is one fact."""

import json
from pathlib import Path

import numpy as np
import pytest

from criteria.criterion import PAY_KEY
from decision import edits
from decision.analysis import analyse
from decision.files import decision_json
from decision.model import SCHEMA_VERSION, Decision, Pay, PayBasis

FOLDER = Path(__file__).parent / "reference" / "version_1"
FILES = sorted(path.name for path in FOLDER.glob("*.json"))


def document(name="founding_team_or_lab.json"):
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def read(written):
    return decision_json.read("a.json", json.dumps(written).encode())


def names(decision, question):
    return {offer.key: offer.fact_name(question) for offer in decision.offers}


@pytest.mark.parametrize("name", FILES)
def test_every_sample_of_version_1_is_read_and_written_as_the_newest(name):
    decision = read(document(name))
    assert decision.schema_version == SCHEMA_VERSION
    again = decision_json.read("b.json", decision_json.written(decision).encode())
    assert again == decision
    np.testing.assert_array_equal(analyse(again).overall, analyse(decision).overall)


def test_offers_of_one_employer_share_what_they_answered_alike_and_nothing_else():
    decision = read(document())
    peers, newness = names(decision, "peers"), names(decision, "newness")
    assert peers["stay_with_a_phd"] == peers["stay"] != peers["lab"]
    assert newness["stay_with_a_phd"] != newness["stay"]
    shared = edits.sharing_fact(decision, "stay", "peers")
    assert [offer.key for offer in shared] == ["stay", "stay_with_a_phd"]


def test_an_answer_less_sure_is_another_fact():
    written = document()
    stay = next(offer for offer in written["offers"] if offer["key"] == "stay")
    stay["answers"]["peers"]["certainty"] = "said"
    found = names(read(written), "peers")
    assert found["stay_with_a_phd"] != found["stay"]


def test_offers_alike_in_everything_share_what_is_open_too():
    written = document()
    stay = next(offer for offer in written["offers"] if offer["key"] == "stay")
    copy = {**stay, "key": "again", "name": "Again", "is_present_job": False}
    found = names(read({**written, "offers": [*written["offers"], copy]}), "promotion")
    assert found["again"] == found["stay"]


def test_a_file_that_does_not_say_its_version_is_of_version_1():
    written = document()
    del written["schema_version"]
    assert names(read(written), "peers")["stay_with_a_phd"] == "stay"


def test_a_decision_of_version_2_says_itself_what_is_shared():
    written = {**document(), "schema_version": 2}
    found = names(read(written), "peers")
    assert found["stay_with_a_phd"] == "stay_with_a_phd"


def test_what_is_wrong_in_a_file_of_version_1_is_still_named_by_its_place():
    written = document()
    written["offers"][1]["colour"] = "red"
    with pytest.raises(decision_json.BadFileError, match=r"offers → 2 \(.*\) → colour"):
        read(written)


def test_a_stored_document_of_version_1_is_read_alike():
    text = (FOLDER / "founding_team_or_lab.json").read_text(encoding="utf-8")
    assert Decision.model_validate_json(text) == read(document())


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_a_decision_of_before_says_nothing_of_pay(version):
    decision = read({**document(), "schema_version": version})
    assert {offer.pay for offer in decision.offers} == {Pay()}
    assert decision.pay_basis == PayBasis()


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_a_decision_of_before_is_about_machine_learning(version):
    assert read({**document(), "schema_version": version}).is_about_ml


def test_an_own_criterion_called_as_pay_is_today_keeps_all_that_was_said_of_it():
    written = {**document(), "schema_version": 4}
    own = {"key": PAY_KEY, "name": "Offer pay"}
    taken = {"key": f"{PAY_KEY}_2", "name": "Offer pay, again"}
    written |= {"own_criteria": [own, taken], "criteria": [*written["criteria"], PAY_KEY]}
    written |= {"points": {PAY_KEY: 70.0}, "ideal_points": {PAY_KEY: 8.0}}
    written["offers"][0]["ratings"] = {PAY_KEY: {"likely": 7.0}, f"{PAY_KEY}_2": {"likely": 1.0}}
    decision, key = read(written), f"{PAY_KEY}_3"
    assert [each.key for each in decision.own_criteria] == [key, f"{PAY_KEY}_2"]
    assert decision.criteria[-1] == key
    assert (decision.points[key], decision.ideal_points[key]) == (70, 8)
    assert decision.offers[0].ratings[key].likely == 7
    assert decision.offers[0].ratings[f"{PAY_KEY}_2"].likely == 1


def test_a_decision_of_version_2_is_read_as_one_that_asks_nothing_first():
    decision = read({**document(), "schema_version": 2})
    assert decision.schema_version == SCHEMA_VERSION
    assert (decision.asked_first, decision.gut_feeling, decision.is_sample) == ((), None, False)


@pytest.mark.parametrize("version", [1, 5])
def test_an_own_criterion_called_as_a_newer_one_keeps_all_that_was_said_of_it(version):
    written = {**document(), "schema_version": version}
    own = [{"key": "people", "name": "PEOPLE"}, {"key": "people_2", "name": "People (my own)"}]
    own += [{"key": "town", "name": "Place"}]
    written |= {"own_criteria": own, "criteria": ["impact", "people", "town"]}
    written |= {"points": {"people": 70.0, "impact": 60.0}}
    written["offers"][0]["ratings"] = {"people": {"likely": 7.0}, "town": {"likely": 3.0}}
    limit = {"key": "liked", "rating": {"criterion": "people", "at_least": 5.0}}
    written["must_haves"] = [limit]
    decision = read(written)
    assert [each.key for each in decision.own_criteria] == ["people_3", "people_2", "town"]
    names = [each.name for each in decision.own_criteria]
    assert names == ["People (my own) 2", "People (my own)", "Place (my own)"]
    assert decision.criteria == ("impact", "people_3", "town")
    assert decision.points == {"people_3": 70, "impact": 60}
    assert decision.offers[0].ratings["people_3"].likely == 7
    assert decision.must_haves[0].criterion == "people_3"
    assert [criterion.name for criterion in analyse(decision).criteria][1:] == [names[0], names[2]]


def test_a_decision_of_today_may_count_people_and_place():
    today = {**document(), "schema_version": SCHEMA_VERSION, "criteria": ["people", "place"]}
    assert [each.name for each in analyse(read(today)).criteria] == ["People", "Place"]
