import pytest

from decision import edits
from tests.decisions import founding_case
from tests.ui.screen import shown


def button(screen, word, key):
    return next(each for each in screen.button if each.key and each.key.startswith(f"{word}_{key}"))


@pytest.fixture
def with_own(store):
    own = edits.add_own_criterion(founding_case(), "Commute", [], at_low="far", at_high="near")
    return store.create(own)


def test_an_own_criterion_is_deleted_and_a_built_in_one_is_switched_off_and_on(store, with_own):
    screen = shown("criteria", with_own)
    button(screen, "Delete", "commute").click().run()
    assert store.newest(with_own).decision == founding_case()
    button(screen, "Switch off", "impact").click().run()
    assert "impact" not in store.newest(with_own).decision.criteria
    button(screen, "Switch on", "impact").click().run()
    assert store.newest(with_own).decision.criteria[-1] == "impact"


def test_criteria_and_offers_are_moved(store, with_own):
    screen = shown("criteria", with_own)
    before = store.newest(with_own).decision.criteria
    button(screen, "Down", before[0]).click().run()
    assert store.newest(with_own).decision.criteria[:2] == (before[1], before[0])
    offers = [offer.key for offer in founding_case().offers]
    button(shown("offers", with_own), "Down", offers[0]).click().run()
    assert [offer.key for offer in store.newest(with_own).decision.offers][1] == offers[0]
