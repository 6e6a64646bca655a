"""What undo says that it would take back, in the words of the page."""

from datetime import date

import pytest

from decision.files import decision_json
from decision.home import sample
from tests.ui.screen import button, shown, unfolded


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
    return button(screen, "Undo").help


@pytest.mark.parametrize(
    ("kind", "label", "value", "said"),
    [
        ("text_input", "Name", "Lab", "name of an offer"),
        ("text_input", "Employer", "Institute", "employer of an offer"),
        ("toggle", "Not offered yet", True, "whether it is offered yet"),
        ("toggle", "This is my present job", True, "present job"),
        ("date_input", "Decide by", date(2030, 1, 2), "deadline of an offer"),
        ("text_area", "Note", "Far away", "note of an offer"),
    ],
)
def test_fields_of_an_offer_are_named_in_words(founding, kind, label, value, said):
    screen = unfolded(shown("offers", founding), founding)
    assert undoing(screen, kind, label, value) == f"Undo: {said}"
