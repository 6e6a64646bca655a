"""Pay in pictures, on Compare: a line that unfolds, where anything is said of pay."""

import pytest

from decision import edits
from decision.findings import findings as found
from tests.decisions import HOSTILE, founding_case
from tests.pays import three_offers
from tests.ui.screen import parts, shown

FOLD = "Pay in pictures"
HEADINGS = [
    "Sure against hoped",
    "Year by year",
    "If you leave after so many months",
    "To take your options with you",
]


def unfolded(store, decision):
    identity = store.create(decision)
    screen = shown("compare", identity)
    screen.session_state[f"pay_pictures_{identity}_kept"] = True
    screen.run()
    assert not screen.exception
    return screen


def folds(screen):
    return [each.label for each in screen.expander]


def headings(screen):
    return [each.value for each in screen.header if each.value in HEADINGS]


def pictures(screen):
    return [
        chart["alt"] for chart in parts(screen, "chart") if chart["table"]["columns"][0] == "Offer"
    ]


def test_without_pay_there_is_no_line(store):
    assert FOLD not in folds(shown("compare", store.create(founding_case())))


def test_folded_nothing_is_computed(store, monkeypatch):
    def refuse(*_):
        raise AssertionError("computed while folded")

    for name in ("pay_courses", "exercise_cost", "ahead"):
        monkeypatch.setattr(found, name, refuse)
    screen = shown("compare", store.create(three_offers()))
    assert FOLD in folds(screen)
    assert not screen.exception
    assert headings(screen) == []


def test_unfolded_it_shows_four_pictures_and_says_who_has_paid_most(store):
    screen = unfolded(store, three_offers())
    assert headings(screen) == HEADINGS
    alts = pictures(screen)
    assert any(alt.startswith("What is sure and what is hoped for, a year") for alt in alts)
    said = " ".join(str(each.proto.body) for each in screen.get("html"))
    assert "<b><bdi>Bank</bdi></b> has paid most whenever you leave." in said
    assert "18,000</bdi> after 48 months" in said


def test_without_options_none_are_taken_along(store):
    screen = unfolded(store, edits.drop_pay(three_offers(), "fintech", "stake"))
    assert headings(screen) == HEADINGS[:3]


def test_pay_is_in_pictures_before_any_offer_is_rated(store):
    decision = three_offers()
    for offer in decision.offers:
        decision = edits.change_offer(decision, offer.key, ratings={})
    assert headings(unfolded(store, decision)) == HEADINGS


@pytest.mark.parametrize("name", HOSTILE[:4])
def test_a_name_is_no_markup_beside_the_pictures(store, name):
    screen = unfolded(store, edits.rename_offer(three_offers(), "bank", name))
    said = " ".join(str(each.proto.body) for each in screen.get("html"))
    assert "<img src=x" not in said
