"""What is asked before a result, and that no page names a winner before it is."""

import pytest

from decision import edits
from decision.model import Status, revised
from decision.ui import saving
from tests.decisions import FIVE, rated
from tests.ui.screen import button, shown

GUT = "Which one does your gut prefer?"
TABLE = {"Lab": dict.fromkeys(FIVE, 9), "Bank": dict.fromkeys(FIVE, 2)}


def untouched():
    """A decision of whose weights nobody said anything."""
    return revised(rated(TABLE), equal_is_right=False)


def ready():
    """A decision whose answer would be plain, but for what it asks first."""
    return revised(untouched(), asked_first=edits.begun("F", [], FIVE).asked_first)


def texts(screen):
    return [each.value for each in (*screen.subheader, *screen.markdown)]


def everything(screen):
    return " ".join(
        [*texts(screen), *(each.proto.body for each in screen.get("html"))]
    )  # fmt: skip


def newest(identity):
    return saving.work().newest(identity).decision


@pytest.mark.parametrize("page", ["compare", "how_sure", "ask"])
def test_pages_about_the_answer_ask_first_and_show_no_result(store, page):
    screen = shown(page, store.create(ready()))
    assert GUT in texts(screen)
    assert "verdict" not in everything(screen)
    assert not screen.exception


@pytest.mark.parametrize("page", ["offers", "criteria", "files"])
def test_the_other_pages_do_not_say_who_is_ahead_meanwhile(store, page):
    assert "standing" in everything(shown(page, store.create(rated(TABLE))))
    screen = shown(page, store.create(ready()))
    assert "standing" not in everything(screen)
    assert not screen.exception


def test_the_gut_is_not_asked_about_what_is_past(store):
    decision = edits.add_offers(ready(), [("Old job", {"status": Status.PAST}),
                                          ("Yonder", {"status": Status.EXPECTED})])  # fmt: skip
    labels = [each.label for each in shown("compare", store.create(decision)).button]
    assert "Old job" not in labels
    assert {"Lab", "Bank", "Yonder"} <= {*labels}


def test_gut_feeling_then_weights_then_the_result_with_both(store):
    identity = store.create(ready())
    screen = button(shown("compare", identity), "Bank").click().run()
    assert newest(identity).gut_feeling == "bank"
    assert GUT not in texts(screen)
    button(screen, "All equal is right").click().run()
    assert newest(identity).equal_is_right
    screen = shown("compare", identity)
    assert "Your gut said" in everything(screen)
    assert "70.0 points ahead" in everything(screen)


def test_each_can_be_skipped_and_undo_asks_again(store):
    identity = store.create(ready())
    screen = button(shown("how_sure", identity), "Skip").click().run()
    button(screen, "Skip for now").click().run()
    assert (newest(identity).asked_first, newest(identity).gut_feeling) == ((), None)
    assert not newest(identity).equal_is_right
    saving.work().undo(identity)
    saving.work().undo(identity)
    assert GUT in texts(shown("how_sure", identity))


def test_weights_are_ones_own_once_a_slider_is_moved(store):
    identity = store.create(edits.feel_for(ready(), "lab"))
    screen = shown("compare", identity)
    assert button(screen, "These are my weights").disabled
    saving.work().apply(identity, lambda d: edits.set_points(d, {"impact": 70.0}), "moved")
    screen = shown("compare", identity)
    assert button(screen, "All equal is right").disabled
    button(screen, "These are my weights").click().run()
    assert newest(identity).asked_first == ()


def test_equal_is_said_beside_sliders_that_nobody_touched_and_only_there(store):
    identity = store.create(untouched())
    for page in ("compare", "criteria"):
        button(shown(page, identity), "All equal is right")
    button(shown("compare", identity), "All equal is right").click().run()
    captions = [each.value for each in shown("compare", identity).caption]
    assert "All criteria count the same, as you said." in captions
    saving.work().apply(identity, lambda d: edits.set_points(d, {"impact": 70.0}), "moved")
    screen = shown("compare", identity)
    assert "All equal is right" not in [each.label for each in screen.button]
    level = dict.fromkeys(FIVE, 0.0)
    saving.work().apply(identity, lambda d: edits.set_points(d, level), "moved")
    captions = [each.value for each in shown("compare", identity).caption]
    assert "All sliders stand at 0, so every criterion counts the same." in captions


def test_sliders_that_differ_are_not_said_to_be_equal_as_you_said(store):
    level = edits.set_points(rated(TABLE), dict.fromkeys(FIVE, 80.0))
    identity = store.create(edits.switch_on(level, "enjoyment"))
    captions = [each.value for each in shown("compare", identity).caption]
    assert "All criteria count the same, as you said." not in captions


def test_with_one_offer_there_is_nothing_to_ask_but_for_another(store):
    screen = shown("compare", store.create(edits.begun("Friday", ["Lab"], FIVE)))
    assert GUT not in texts(screen)
    button(screen, "Next: add another offer, so that there is something to compare.")
