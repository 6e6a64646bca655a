"""Amounts of a measured criterion, typed where own ratings are asked."""

import pytest

from decision import edits
from decision.model import OwnMeasure, Rating
from decision.ui.pages.offers import RATINGS
from tests.decisions import FIVE, founding_case
from tests.ui.screen import button, field, shown

MINUTES = OwnMeasure(unit="min", worst=90, best=10)


def with_commute(measure=MINUTES):
    return edits.add_own_criterion(founding_case(), "Commute", FIVE, measure=measure)


@pytest.fixture
def measured(store):
    return store.create(with_commute())


def own_ratings(identity):
    screen = shown("offers", identity)
    return control(screen, "By").set_value(RATINGS).run()


def control(screen, label):
    return next(each for each in screen.segmented_control if each.label == label)


def rating(store, identity, place=0):
    return store.newest(identity).decision.offers[place].ratings.get("commute", Rating())


def refusal(screen):
    return "".join(error.value for error in screen.error).replace("\\", "")


def written(screen):
    """All that stands on the page as text."""
    return " ".join(str(each.proto.body) for each in screen.get("html")) + " ".join(
        caption.value for caption in screen.caption
    )


def test_amounts_are_typed_and_shown_in_the_unit(store, measured):
    screen = own_ratings(measured)
    assert field(screen, "Commute: likely, min").placeholder == "?"
    field(screen, "Commute: likely, min").set_value("45 min").run()
    assert rating(store, measured) == Rating(likely=45)
    assert field(screen, "Commute: low, min").value == "45"
    assert "Worth 56\u00a0%. 90 min is worth 0\u00a0%, and 10 min is worth 100\u00a0%." in written(
        screen
    )
    field(screen, "Commute: likely, min").set_value("50").run()
    assert rating(store, measured) == Rating(likely=50)
    field(screen, "Commute: likely, min").set_value("45").run()
    assert rating(store, measured) == Rating(likely=45)
    field(screen, "Commute: high, min").set_value("1 h").run()
    assert rating(store, measured) == Rating(low=45, likely=45, high=60)
    field(screen, "Commute: likely, min").set_value("20-40").run()
    assert rating(store, measured) == Rating(low=20, likely=30, high=40)
    assert "Worth 75\u00a0% on average." in written(screen)


def test_thousands_are_typed_as_people_type_them(store):
    pay = OwnMeasure(unit="$ a year", worst=60_000, best=120_000)
    identity = store.create(with_commute(pay))
    screen = own_ratings(identity)
    for typed, amount, shown_as in (("85k", 85e3, "85,000"), ("$90,500", 90.5e3, "90,500")):
        likely(screen).set_value(typed).run()
        assert rating(store, identity).likely == amount
        assert likely(screen).value == shown_as


def likely(screen):
    return next(
        each
        for each in screen.text_input
        if each.key.startswith("likely_") and "commute" in each.key
    )


def test_what_is_no_amount_is_refused_and_the_field_shows_the_document(store, measured):
    screen = own_ratings(measured)
    likely(screen).set_value("45").run()
    for text, message in (("far", 'You entered "far"'), ("3 km", "an amount in min")):
        likely(screen).set_value(text).run()
        assert message in refusal(screen)
        assert likely(screen).value == "45"
    assert rating(store, measured) == Rating(likely=45)


def test_not_known_is_a_choice_and_so_is_an_empty_field(store, measured):
    screen = own_ratings(measured)
    likely(screen).set_value("45").run()
    unknown = next(each for each in screen.radio if "commute" in each.key)
    unknown.set_value("Do not know").run()
    assert rating(store, measured) == Rating()
    assert likely(screen).value == ""
    assert "Unknown, so it counts as its expected value, 50\u00a0%." in written(screen)
    likely(screen).set_value("45").run()
    likely(screen).set_value("").run()
    assert rating(store, measured) == Rating()


def test_an_amount_beyond_an_end_is_said_and_the_scale_can_be_widened(store, measured):
    screen = own_ratings(measured)
    likely(screen).set_value("113").run()
    said = written(screen).replace("\\", "")
    assert "113 min lies beyond the worst, 90 min, and is worth the same." in said
    assert "it is the step from 120 min to 10 min then" in said
    widen = button(screen, "Widen to 120 min").click().run()
    assert store.newest(measured).decision.own_criteria[0].measure.worst == 120
    assert not [each for each in widen.button if each.label.startswith("Widen")]
    assert "beyond" not in written(screen)
    assert rating(store, measured) == Rating(likely=113)


def test_a_range_beyond_both_ends_says_so_of_both(store, measured):
    screen = own_ratings(measured)
    likely(screen).set_value("3 to 100").run()
    widen = [each.label for each in screen.button if each.label.startswith("Widen")]
    assert widen == ["Widen to 0 min", "Widen to 100 min"]


def test_ask_next_takes_an_amount(store):
    decision = edits.set_points(with_commute(), {"commute": 100})
    identity = store.create(decision)
    screen = shown("ask", identity)
    card = next(each for each in screen.button if (each.key or "").endswith(".commute"))
    card.click().run()
    likely(screen).set_value("45 min").run()
    rated = [
        offer for offer in store.newest(identity).decision.offers if "commute" in offer.ratings
    ]
    assert [offer.ratings["commute"] for offer in rated] == [Rating(likely=45)]
    assert "Worth 56\u00a0%." in written(screen)
