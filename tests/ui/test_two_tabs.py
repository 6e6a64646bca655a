"""What another tab changed is shown, and neither replaced nor undone unseen."""

import pytest

from decision import edits
from decision.ui import history, session, watching
from tests.ui.screen import button, field, shown


@pytest.fixture
def offers(store):
    decision = edits.add_offers(edits.started("Mine"), [("Lab", {}), ("Team", {})])
    return store.create(decision)


@pytest.fixture
def tabs(offers):
    return tuple(shown("offers", offers) for _ in range(2))


def note(screen):
    return next(area for area in screen.text_area if area.label == "Note")


def names(store, identity):
    return [offer.name for offer in store.newest(identity).decision.offers]


def said(screen):
    shown = (*screen.success, *screen.error, *screen.warning, *screen.markdown)
    return [each.value.replace("\\", "") for each in shown]


def asked(screen):
    """What the user is to pick from."""
    (warning,) = screen.warning
    return warning.value.replace("\\", "")


def add(screen, name):
    field(screen, "Add another offer").set_value(name)
    button(screen, "Add").click().run()


def test_undo_in_one_tab_leaves_what_another_one_added(store, offers, tabs):
    first, second = tabs
    add(first, "First")
    add(second, "Second")
    button(first, "Undo").click().run()
    assert names(store, offers) == ["Stay", "Lab", "Team", "First", "Second"]
    assert said(first) == [
        "Nothing was undone or redone.\n\nChanged in another tab: Second added. Now shown."
    ]
    button(first, "Undo").click().run()
    assert names(store, offers)[-1] == "First"


def test_two_undos_in_a_row_are_both_done(store, offers, tabs):
    first, _ = tabs
    add(first, "First")
    add(first, "Second")
    button(first, "Undo").click().run()
    button(first, "Undo").click().run()
    assert names(store, offers) == ["Stay", "Lab", "Team"]
    assert said(first) == []


def test_undone_elsewhere_is_called_so(tabs):
    first, second = tabs
    add(first, "First")
    second.run()
    button(second, "Undo").click().run()
    first.run()
    assert said(first) == ["Changed in another tab: First added (undone). Now shown."]
    assert said(first.run()) == []


@pytest.mark.parametrize(("word", "kept"), [("Keep what is there", "A"), ("Take mine", "B")])
def test_a_note_typed_on_a_stale_page_waits_for_the_user(store, offers, tabs, word, kept):
    first, second = tabs
    note(first).set_value("A").run()
    note(second).set_value("B").run()
    assert store.newest(offers).decision.offers[0].note == "A"
    assert note(second).value == "A"
    assert "meanwhile this became “A”.\n\nYou typed: B" in asked(second)
    button(second, word).click().run()
    assert note(second).value == kept
    assert store.newest(offers).decision.offers[0].note == kept
    assert not second.warning


def test_a_name_typed_on_a_stale_page_waits_and_another_field_does_not(store, offers, tabs):
    first, second = tabs
    field(first, "Name").set_value("Home").run()
    note(second).set_value("Far away").run()
    field(first, "What are you deciding?").set_value("Ours").run()
    offer = store.newest(offers).decision.offers[0]
    assert (offer.name, store.newest(offers).decision.title) == ("Home", "Ours")
    assert not second.warning
    field(first, "Name").set_value("Here").run()
    field(second, "Name").set_value("There").run()
    assert names(store, offers)[0] == "Here"
    assert asked(second).endswith("You typed: There")


def test_own_changes_before_the_page_is_drawn_again_do_not_clash(store, offers, tabs):
    first, _ = tabs
    for text in ("A", "AB", "A", ""):
        note(first).set_value(text).run()
        assert not first.warning
    assert store.newest(offers).decision.offers[0].note == ""


def test_the_same_text_in_both_tabs_needs_no_picking(store, offers, tabs):
    for screen in tabs:
        note(screen).set_value("A").run()
        assert not screen.warning


def test_a_note_on_an_offer_that_is_gone_is_shown(store, offers, tabs):
    _, second = tabs
    store.apply(offers, lambda decision: edits.delete_offer(decision, "stay"), "Stay deleted")
    note(second).set_value("long thoughts").run()
    assert asked(second).endswith("it is not there any more.\n\nYou typed: long thoughts")
    button(second, "Close").click().run()
    assert not second.warning


# Removing and adding ------------------------------------------------------------------------------


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        now = 100.0

        def __call__(self):
            return self.now

    clock = Clock()
    for module in (history, session):
        monkeypatch.setattr(module, "monotonic", clock)
    return clock


def delete(screen):
    button(screen, "Delete").click().run()


def test_a_second_click_within_a_second_deletes_nothing(store, offers, tabs, clock):
    screen, _ = tabs
    delete(screen)
    for passed in (0.3, 0.5):
        clock.now += passed
        delete(screen)
        assert names(store, offers) == ["Lab", "Team"]
    clock.now += 0.5
    delete(screen)
    assert names(store, offers) == ["Team"]


def test_what_was_deleted_is_named_and_comes_back(store, offers, tabs):
    screen, _ = tabs
    delete(screen)
    assert "Stay deleted." in said(screen)
    button(screen, "Undo").click().run()
    assert names(store, offers) == ["Stay", "Lab", "Team"]
    assert said(screen) == ["Stay is back."]


def test_the_notice_goes_with_the_next_change(tabs):
    screen, _ = tabs
    delete(screen)
    note(screen).set_value("A").run()
    assert "Stay deleted." not in said(screen)


def test_a_deletion_is_not_taken_back_together_with_what_another_tab_did(store, offers, tabs):
    first, second = tabs
    delete(first)
    second.run()
    add(second, "Second")
    button(first, "Undo").click().run()
    assert names(store, offers) == ["Lab", "Team", "Second"]
    assert "Second added. Now shown." in said(first)[0]


def test_undo_names_what_it_takes_back(tabs):
    screen, _ = tabs
    delete(screen)
    undo = [each for each in screen.button if each.label == "Undo"]
    assert undo[-1].help == "Undo: Stay deleted"


def test_an_offer_is_added_once_by_two_clicks_and_an_empty_field_adds_none(
    store, offers, tabs, clock
):
    screen, _ = tabs
    add(screen, "Once")
    for again in ("", " ", "Once"):
        add(screen, again)
        assert said(screen) == []
    assert names(store, offers) == ["Stay", "Lab", "Team", "Once"]
    assert store.newest(offers).number == 2


def test_a_tab_that_nobody_knows_is_not_current():
    assert not watching.is_current("nobody")
