"""What the browser reports of widgets before it has drawn what an edit made of them."""

import pytest

from decision.ui.echoes import Echoes
from decision.ui.pages.offers import RATINGS
from tests.decisions import rated
from tests.ui.screen import shown

LEVEL, ENDS = "level_{}_{}", ("low", "likely", "high")


@pytest.fixture
def echoes():
    echoes = Echoes()
    echoes.told("low", None)
    return echoes


def acts_on(echoes, *reports):
    did = []
    for key, value in reports:
        echoes.act(key, value, lambda key=key: did.append(key))
    echoes.settled()
    return did


def test_what_a_widget_showed_before_is_no_change_beside_one_that_somebody_made(echoes):
    assert acts_on(echoes, ("low", None), ("level", 5)) == ["level"]
    assert acts_on(echoes, ("level", 2), ("low", None)) == ["level"]


def test_a_button_is_a_change_that_somebody_made(echoes):
    echoes.acted()
    assert acts_on(echoes, ("low", None)) == []


def test_who_goes_back_to_what_a_widget_showed_before_does_so_alone(echoes):
    assert acts_on(echoes, ("low", None)) == ["low"]


def test_a_value_that_the_widget_did_not_show_is_a_change(echoes):
    assert acts_on(echoes, ("low", 3.0), ("level", 5)) == ["low", "level"]


def test_what_was_heard_again_is_no_longer_doubtful(echoes):
    echoes.heard("low")
    assert acts_on(echoes, ("low", None), ("level", 5)) == ["low", "level"]


def test_several_echoes_are_all_left_alone(echoes):
    echoes.told("high", 9.0)
    assert acts_on(echoes, ("low", None), ("high", 9.0)) == []


# On the page -------------------------------------------------------------------------------------


@pytest.fixture
def offers(store):
    identity = store.create(rated({"Lab": {"stability": 5}}))
    screen = shown("offers", identity)
    screen.session_state["view_By"] = RATINGS
    screen.run()
    return identity, screen


def widget(kind, field, criterion):
    return next(each for each in kind if each.key.startswith(f"{field}_") and criterion in each.key)


def test_two_levels_clicked_faster_than_the_page_draws_are_both_kept(offers, store):
    identity, screen = offers
    widget(screen.radio, "level", "impact").set_value("7.5").run()
    # The browser has not drawn the numbers yet: it reports them empty, with the next click.
    for end in ENDS:
        widget(screen.text_input, end, "impact").set_value("")
    widget(screen.radio, "level", "learning").set_value("5").run()
    (offer,) = store.newest(identity).decision.offers
    assert {key: rating.likely for key, rating in offer.ratings.items()} == {
        "stability": 5.0,
        "impact": 7.5,
        "learning": 5.0,
    }


def test_a_number_can_be_emptied_again_at_once(offers, store):
    identity, screen = offers
    widget(screen.radio, "level", "impact").set_value("7.5").run()
    widget(screen.text_input, "likely", "impact").set_value("").run()
    (offer,) = store.newest(identity).decision.offers
    assert offer.ratings.keys() == {"stability"}
