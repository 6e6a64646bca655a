from decision.files.decision_json import first_decision, gallery
from decision.home import samples
from decision.model import revised
from tests.criteria.test_catalog import FOREIGN, folder_with
from tests.decisions import founding_case


def test_all_samples_can_be_opened_the_founding_case_first():
    assert [decision.title for decision in gallery()] == [found.title for found in samples()]
    assert first_decision() == gallery()[0] == revised(founding_case(), is_sample=True)


def test_with_another_catalogue_an_empty_decision_opens_on_its_criteria(tmp_path, monkeypatch):
    monkeypatch.setenv("CROSSROADS_CATALOG", str(folder_with(tmp_path, FOREIGN)))
    assert gallery() == ()
    decision = first_decision()
    assert decision.criteria == ("joy", "view")
    assert [offer.name for offer in decision.offers] == ["Stay"]
