"""The fields of an offer, what can be done to it, and ratings of one's own."""

from datetime import date

import pytest

from criteria import catalog
from decision import edits
from decision.analysis import analyse
from decision.model import Answer, Rating, Status
from decision.ui.pages.offers import RATINGS
from decision.ui.question_widgets import ABOUT_ML
from decision.ui.waiting import CHANCE
from tests.decisions import founding_case, rated
from tests.findings.test_waiting import case
from tests.ui.screen import button, field, sent, shown


@pytest.fixture
def founding(store):
    return store.create(founding_case())


def offers(store, identity):
    return store.newest(identity).decision.offers


def names(store, identity):
    return [offer.name for offer in offers(store, identity)]


def one(widgets, label):
    return next(each for each in widgets if each.label == label)


def refusals(screen):
    return [error.value.replace("\\", "") for error in screen.error]


def test_the_first_visit_may_be_to_any_page(store):
    screen = shown("offers")
    assert field(screen, "What are you deciding?").value == founding_case().title
    assert not screen.exception


def test_an_offer_is_renamed_moved_copied_renegotiated_and_deleted_with_undo(store, founding):
    screen = shown("offers", founding)
    field(screen, "Name").set_value("The lab").run()
    assert names(store, founding)[0] == "The lab"
    for word, place, name in (
        ("Down", 1, "The lab"),
        ("Duplicate", 2, "The lab (copy)"),
        ("Add an improved version", 3, "The lab (copy), renegotiated"),
    ):
        button(screen, word).click().run()
        assert names(store, founding)[place] == name
        screen.run()
    better, lab = offers(store, founding)[3], offers(store, founding)[1]
    assert (better.status, better.employer) == (Status.TO_BE_ASKED_FOR, lab.employer)
    everything = names(store, founding)
    assert field(screen, "Name").value == better.name
    button(screen, "Delete").click().run()
    assert names(store, founding) == [name for name in everything if name != better.name]
    button(screen, "Undo").click().run()
    assert names(store, founding) == everything


def test_the_fields_of_an_offer_are_kept(store, founding):
    screen = shown("offers", founding)
    field(screen, "Employer").set_value("Insurance startup").run()
    assert offers(store, founding)[0].employer == "startup"
    one(screen.selectbox, "Can you accept it?").set_value("to_be_asked_for").run()
    assert offers(store, founding)[0].status is Status.TO_BE_ASKED_FOR
    one(screen.toggle, "This is my present job").set_value(True).run()
    present = [offer.is_present_job for offer in offers(store, founding)]
    assert present == [True, False, False, False]
    one(screen.text_area, "Note").set_value("call them").run()
    again = shown("offers", founding)
    assert field(again, "Employer").value == "Insurance startup"
    assert one(again.text_area, "Note").value == "call them"
    assert one(again.toggle, "This is my present job").value
    assert one(again.selectbox, "Can you accept it?").value == "to_be_asked_for"


def test_an_offer_that_is_still_to_come_has_a_chance_and_a_day_and_says_whether_to_wait(store):
    identity = store.create(case())
    screen = shown("offers", identity)
    labels = [each.label for each in (*screen.text_input, *screen.date_input)]
    assert CHANCE not in labels
    assert "Comes by" not in labels
    screen.query_params["offer"] = "new"
    screen.run()
    assert one(screen.selectbox, "Can you accept it?").value == "expected"
    field(screen, CHANCE).set_value("40 %").run()
    one(screen.date_input, "Comes by").set_value(date(2026, 12, 18)).run()
    offer = next(each for each in offers(store, identity) if each.key == "new")
    assert (offer.chance, offer.expected_on) == (0.4, date(2026, 12, 18))
    field(screen, CHANCE).set_value("140").run()
    assert "Please enter a percent from 0 to 100" in refusals(screen)[0]
    assert field(screen, CHANCE).value == "40"
    for page in ("compare", "how_sure"):
        said = " ".join(each.proto.body for each in shown(page, identity).get("html"))
        assert "comes with more than 57\u00a0%. You said 40\u00a0%, too little to wait." in said
    assert "expected, 40 %" in sent(shown("compare", identity))
    one(screen.selectbox, "Can you accept it?").set_value("past").run()
    assert CHANCE not in [each.label for each in screen.text_input]
    assert button(screen, "Add an improved version").disabled
    assert "past: a yardstick" in sent(shown("compare", identity))


@pytest.mark.parametrize("page", ["compare", "ask", "how_sure"])
def test_how_likely_an_expected_offer_comes_is_asked_beside_the_sentence(store, page):
    identity = store.create(case())
    screen = shown(page, identity)
    asked = [each for each in screen.text_input if each.label == "How likely New comes, %"]
    assert len(asked) == 1
    asked[0].set_value("40").run()
    offer = next(each for each in offers(store, identity) if each.key == "new")
    assert offer.chance == 0.4
    said = " ".join(each.proto.body for each in screen.get("html"))
    assert "You said 40\u00a0%, too little to wait." in said


def test_a_name_that_is_taken_or_empty_is_refused_and_nothing_is_lost(store, founding):
    screen = shown("offers", founding)
    taken = "There is already an offer called {}."
    for typed, refusal in (("stay", taken.format("Stay")), (" ", "Please enter a name")):
        field(screen, "Name").set_value(typed).run()
        assert refusal in refusals(screen)[0]
        assert field(screen, "Name").value == "Research lab"
    field(screen, "Add another offer").set_value("Founding team")
    button(screen, "Add").click().run()
    assert taken.format("Founding team") in refusals(screen)[0]
    assert store.newest(founding).decision == founding_case()


def test_a_deadline_is_kept_shown_and_taken_away(store, founding):
    screen = shown("offers", founding)
    one(screen.date_input, "Decide by").set_value(date(2026, 12, 24)).run()
    assert offers(store, founding)[0].deadline == date(2026, 12, 24)
    assert "until 24 Dec 2026" in sent(shown("compare", founding))
    screen = shown("offers", founding)
    assert one(screen.date_input, "Decide by").value == date(2026, 12, 24)
    one(screen.date_input, "Decide by").set_value(None).run()
    assert offers(store, founding)[0].deadline is None


def test_a_decision_without_offers_says_the_next_step(store):
    identity = store.create(rated({}))
    screen = shown("offers", identity)
    assert "No offers yet. Name the first one" in screen.info[0].value
    field(screen, "Add another offer").set_value("Lab")
    button(screen, "Add").click().run()
    assert names(store, identity) == ["Lab"]
    assert field(screen, "Name").value == "Lab"


# Own ratings -------------------------------------------------------------------------------------


@pytest.fixture
def ratings(store):
    identity = store.create(rated({"A": {"impact": (2, 5, 7)}, "B": {}}))
    return one(shown("offers", identity).segmented_control, "By").set_value(RATINGS).run(), identity


def ends(screen):
    return [field(screen, f"Impact: {end}").value for end in ("low", "likely", "high")]


def test_a_number_that_is_cleared_is_unknown(store, ratings):
    screen, identity = ratings
    assert ends(screen) == ["2", "5", "7"]
    field(screen, "Impact: high").set_value("").run()
    assert not offers(store, identity)[0].ratings
    assert ends(screen) == ["", "", ""]


def test_numbers_push_each_other_along_and_unknown_is_a_choice(store, ratings):
    screen, identity = ratings
    field(screen, "Impact: low").set_value("8").run()
    assert ends(screen) == ["8", "8", "8"]
    assert offers(store, identity)[0].ratings["impact"] == Rating(likely=8)
    level = next(each for each in screen.radio if "impact" in each.key)
    level.set_value("Do not know").run()
    assert ends(screen) == ["", "", ""]
    assert not offers(store, identity)[0].ratings
    button(screen, "Undo").click().run()
    assert ends(screen) == ["8", "8", "8"]


def test_a_number_that_is_refused_is_named_with_its_field(ratings):
    screen, _ = ratings
    field(screen, "Impact: likely").set_value("12").run()
    (refusal,) = refusals(screen)
    assert refusal.startswith("Impact: likely: please enter a number from 0 to 10")
    assert refusal.endswith('You entered "12".')
    assert ends(screen) == ["2", "5", "7"]


# Questions ---------------------------------------------------------------------------------------


def test_an_answer_that_the_catalogue_lacks_now_is_kept_and_named(store):
    runway = next(each for each in catalog.load().questions if each.key == "runway")
    gone = Answer(option="no_longer_there", note="old")
    decision = rated({"Lab": {}, "Other": {}})
    identity = store.create(edits.answer(decision, decision.offers[0].key, runway, gone))
    assert "no longer an answer" in sent(shown("offers", identity))
    assert store.newest(identity).decision.employers[0].answers["runway"] == gone


def test_the_work_is_said_not_to_be_about_machine_learning_and_undone(store, founding):
    screen = shown("offers", founding)
    assert "depends on ML" in sent(screen)
    one(screen.checkbox, ABOUT_ML).set_value(False).run()
    assert not store.newest(founding).decision.is_about_ml
    assert "depends on ML" not in sent(screen)
    kept = analyse(store.newest(founding).decision).n_set_aside
    assert f"{kept} answers on machine learning are kept" in sent(screen)
    button(screen, "Undo").click().run()
    assert store.newest(founding).decision == founding_case()
    assert one(screen.checkbox, ABOUT_ML).value
    assert "depends on ML" in sent(screen)
