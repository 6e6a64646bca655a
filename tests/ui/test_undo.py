"""What undo says that it would take back, in the words of the page."""

from datetime import date

import pytest

from decision.files import decision_json
from decision.home import sample
from tests.ui.screen import button, shown


@pytest.fixture
def founding(store):
    return store.create(decision_json.read("", sample().read_bytes()))


def one(screen, kind, label):
    """The first widget of a kind with this label."""
    return next(widget for widget in screen.get(kind) if widget.label == label)


def undoing(screen, kind, label, value):
    """What the button Undo says after a widget was set."""
    one(screen, kind, label).set_value(value)
    assert not screen.run().exception
    return undo(screen)


def undo(screen):
    """What the button Undo says, without the signs that keep names from being Markdown."""
    return button(screen, "Undo").help.replace("\\", "")


@pytest.mark.parametrize(
    ("kind", "label", "value", "said"),
    [
        ("text_input", "Name", "Lab", "name of Research lab"),
        ("text_input", "Employer", "Institute", "employer of Research lab"),
        ("selectbox", "Can you accept it?", "past", "whether Research lab can be accepted"),
        ("toggle", "This is my present job", True, "whether Research lab is the present job"),
        ("date_input", "Decide by", date(2030, 1, 2), "deadline of Research lab"),
        ("text_area", "Note", "Far away", "note of Research lab"),
    ],
)
def test_fields_of_an_offer_are_named_in_words(founding, kind, label, value, said):
    screen = shown("offers", founding)
    assert undoing(screen, kind, label, value) == f"Undo: {said}"


def test_where_an_offer_moves_undo_names_it(founding):
    screen = shown("offers", founding)
    button(screen, "Down").click().run()
    assert undo(screen) == "Undo: Research lab: down"


def test_an_own_rating_is_named_with_its_offer_and_its_criterion(founding):
    screen = shown("offers", founding)
    screen.session_state["view_By"] = "Own ratings"
    rating = undoing(screen.run(), "text_input", "Impact: likely", "7.5")
    assert rating == "Undo: Impact of Research lab: rating"
