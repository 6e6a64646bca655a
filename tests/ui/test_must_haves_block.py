"""Must-haves on What matters: made, changed, taken back; what is refused leaves all as it is."""

import pytest

from criteria import catalog
from decision import edits
from decision.must_haves import AnswerLimit, RatingLimit
from decision.ui.must_have_fields import SOFT
from tests.decisions import founding_case, measured_case
from tests.ui.screen import field, shown


def page(identity, *opened):
    screen = shown("criteria", identity)
    for key in opened:
        screen.session_state[f"{key}_{identity}_kept"] = True
    return screen.run()


def about(screen, key):
    (box,) = [each for each in screen.selectbox if each.label == "Add a must-have"]
    return box.select(key).run()


def press(screen, word):
    (button,) = [each for each in screen.button if each.label == word]
    return button.click().run()


def musts(store, identity):
    return store.newest(identity).decision.must_haves


def error(screen):
    return " ".join(each.value for each in screen.error)


def test_a_must_have_on_a_rating_takes_a_choice_and_a_click(store):
    identity = store.create(founding_case())
    screen = press(about(page(identity), "c.learning"), "Add must-have")
    (made,) = musts(store, identity)
    assert made.rating == RatingLimit(criterion="learning", at_least=5)
    assert made.is_hard
    labels = [each.label for each in screen.expander]
    assert any(label.startswith("**Learning of at least 5**: ") for label in labels)


def test_a_must_have_on_pay_is_typed_as_people_write_it(store):
    identity = store.create(founding_case())
    screen = about(page(identity), "*pay")
    screen = press(screen, "Add must-have")
    assert "Please enter an amount in money a year" in error(screen)
    assert musts(store, identity) == ()
    field(screen, "New limit: at least, money a year").input("$60k")
    screen = press(screen, "Add must-have")
    decision = store.newest(identity).decision
    assert decision.must_haves[0].pay_at_least == 60_000
    assert decision.pay_basis.currency == "$"


def test_what_is_no_amount_is_refused_and_nothing_is_made(store):
    identity = store.create(measured_case())
    screen = about(page(identity), "c.commute")
    field(screen, "Commute: new limit").input("soon")
    screen = press(screen, "Add must-have")
    assert musts(store, identity) == ()
    assert 'You entered "soon"' in error(screen)


def test_a_must_have_on_an_answer_takes_all_but_the_worst_at_first(store):
    identity = store.create(founding_case())
    question = next(q for q in catalog.load().questions if q.key == "runway")
    press(about(page(identity), "q.runway"), "Add must-have")
    (made,) = musts(store, identity)
    keys = [option.key for option in question.answers]
    worst = {"first": keys[0], "last": keys[-1]}[question.worse]
    assert made.answer == AnswerLimit(
        question="runway", options=tuple(key for key in keys if key != worst)
    )


@pytest.fixture
def with_one(store):
    limit = {"criterion": "commute", "at_most": 45.0}
    return store.create(edits.add_must_have(measured_case(), rating=limit))


def test_a_must_have_is_changed_softened_and_deleted(store, with_one):
    screen = page(with_one, "limit_line_must_have_1")
    field(screen, "Commute: limit, min").input("1 h").run()
    assert musts(store, with_one)[0].rating.at_most == 60
    screen = page(with_one, "limit_line_must_have_1")
    (hard,) = [each for each in screen.segmented_control if each.label == "Commute: how hard"]
    hard.set_value(SOFT).run()
    assert not musts(store, with_one)[0].is_hard
    screen = page(with_one, "limit_line_must_have_1")
    delete = [each for each in screen.button if each.key == f"Delete_must_have_1_{with_one}"]
    delete[0].click().run()
    assert musts(store, with_one) == ()


def test_answers_that_are_good_enough_are_picked_and_never_none(store):
    question = next(q for q in catalog.load().questions if q.key == "runway")
    first, second = (option.key for option in question.answers[:2])
    limit = {"question": "runway", "options": [second]}
    identity = store.create(edits.add_must_have(founding_case(), answer=limit))
    (picked,) = [
        p
        for p in page(identity, "limit_line_must_have_1").pills
        if p.label.startswith(question.text)
    ]
    picked.select(first).run()
    assert musts(store, identity)[0].answer.options == (first, second)
    (picked,) = [
        p
        for p in page(identity, "limit_line_must_have_1").pills
        if p.label.startswith(question.text)
    ]
    screen = picked.set_value([]).run()
    assert "Please enter one answer or more that is good enough" in error(screen)
    assert musts(store, identity)[0].answer.options == (first, second)


def test_deleting_a_criterion_says_that_its_must_have_goes_along(store, with_one):
    screen = page(with_one, "criterion_commute")
    delete = [each for each in screen.button if each.key == f"Delete_commute_{with_one}"]
    screen = delete[0].click().run()
    assert musts(store, with_one) == ()
    texts = [each.value for each in screen.markdown]
    assert "Commute and 1 must\\-have on it deleted\\." in texts
