"""What undo says that it would take back, in the words of the page."""

from datetime import date

import pytest

from decision.files import decision_json
from decision.home import sample
from decision.words.text import as_label
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
    return button(screen, "Undo").help


@pytest.mark.parametrize(
    ("kind", "label", "value", "said"),
    [
        ("text_input", "Name", "Lab", "name of an offer"),
        ("text_input", "Employer", "Institute", "employer of an offer"),
        ("segmented_control", "This offer is", "To be asked for", "whether an offer is in hand"),
        ("toggle", "This is my present job", True, "present job"),
        ("date_input", "Decide until", date(2030, 1, 2), "deadline of an offer"),
        ("text_area", "Note", "Far away", "note of an offer"),
    ],
)
def test_fields_of_an_offer_are_named_in_words(founding, kind, label, value, said):
    assert undoing(shown("offers", founding), kind, label, value) == f"Undo: {said}"


MONEY = "What do customers mostly pay you for?"


@pytest.mark.parametrize(
    ("kind", "label", "value", "said"),
    [
        ("radio", MONEY, "Do not know yet", "answer"),
        ("segmented_control", "How sure is that?", "My guess", "how sure"),
        ("text_input", "Who said so, or where it stands", "The recruiter", "who said so"),
        ("date_input", "When", date(2026, 1, 2), "when"),
    ],
)
def test_fields_of_an_answer_are_named_in_words(founding, kind, label, value, said):
    found = undoing(shown("offers", founding), kind, label, value)
    assert found == f"Undo: {as_label(f'What customers pay for: {said}')}"


def test_of_ones_own_job_a_question_says_that_oneself_can_tell(founding):
    screen = shown("offers", founding)
    assert "Who can tell: You, or" not in one(screen, "radio", MONEY).help
    one(screen, "toggle", "This is my present job").set_value(True).run()
    assert all(
        widget.help.endswith("Who can tell: You, or a colleague or manager who knows.")
        for widget in screen.get("radio")
    )
