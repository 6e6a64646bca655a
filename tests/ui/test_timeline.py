"""Every change of a decision can be looked at, and gone back to."""

import pytest

from decision import edits
from decision.model import revised
from decision.ui import timeline
from tests.decisions import founding_case
from tests.ui.screen import button, shown

HOSTILE = "<b>*x*</b> [a](http://example.org)"


@pytest.fixture
def founding(store):
    return store.create(founding_case())


def moved(store, identity, points, label="weights moved"):
    store.apply(identity, lambda d: edits.set_points(d, {"impact": points}), label)


def unfolded(identity):
    screen = shown("files", identity)
    fold = next(each for each in screen.expander if each.label == "History")
    screen.session_state[f"history_{identity}_kept"] = True
    return fold, screen.run()


def lines(screen):
    return [each.value for each in screen.get("html") if "<p class='one'>" in each.value
            and "changed" not in each.value]  # fmt: skip


def looks(screen):
    return [each for each in screen.button if each.label == "Look"]


def test_nothing_of_the_past_is_read_while_it_is_folded(founding, monkeypatch):
    monkeypatch.setattr(timeline, "_changes", lambda _: pytest.fail("read"))
    assert not shown("files", founding).exception


def test_changes_are_listed_the_newest_first_with_what_was_undone(store, founding):
    moved(store, founding, 10, HOSTILE)
    moved(store, founding, 20, "to 20")
    store.undo(founding)
    _, screen = unfolded(founding)
    first, second, third = lines(screen)
    assert "to 20" in first
    assert ", undone" in first
    assert ", as it stands" in second
    assert "&lt;b&gt;" in second
    assert HOSTILE not in second
    assert "started" in third


def test_going_back_is_a_change_that_can_be_undone(store, founding):
    for points in (10, 20):
        moved(store, founding, points)
    _, screen = unfolded(founding)
    back = looks(screen)[2]
    back.click().run()
    said = " ".join(each.value for each in screen.get("html"))
    assert "after: started" in said
    screen.button(key=back.key).click()
    button(screen, "Go back to this").click().run()
    newest = store.newest(founding)
    assert newest.decision == founding_case()
    assert newest.undo.startswith("back to ")
    assert len(store.history(founding)) == 4
    button(screen, "Undo").click().run()
    assert store.newest(founding).decision.points_of("impact") == 20


def test_the_past_does_not_say_who_is_ahead_before_that_may_be_seen(store):
    first = store.create(revised(founding_case(), asked_first=["gut_feeling"]))
    for identity, is_said in ((first, False), (store.create(founding_case()), True)):
        _, screen = unfolded(identity)
        looks(screen)[0].click().run()
        said = " ".join(each.value for each in screen.get("html"))
        assert "after: started" in said
        assert ("Points</th>" in said) is is_said
        button(screen, "Go back to this")


def test_a_long_past_is_shown_piece_by_piece(store, founding):
    for points in range(50):
        moved(store, founding, points)
    _, screen = unfolded(founding)
    assert len(looks(screen)) == timeline.PAGE
    button(screen, "Show 20 more of 51").click().run()
    assert len(looks(screen)) == 2 * timeline.PAGE
    button(screen, "Show 11 more of 51").click().run()
    assert len(looks(screen)) == 51


def test_what_was_thinned_meanwhile_is_said(store, founding, monkeypatch):
    moved(store, founding, 10)
    _, screen = unfolded(founding)
    monkeypatch.setattr("decision.store.database.at", lambda *_: None)
    looks(screen)[1].click().run()
    assert any("not there any more" in each.value for each in screen.warning)
    assert not screen.exception
