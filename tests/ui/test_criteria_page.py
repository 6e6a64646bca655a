import pytest

from criteria.criterion import Direction
from decision import edits
from decision.model import OwnCriterion, OwnMeasure, Rating
from decision.ui.own_criteria import MEASURED, RATED
from tests.decisions import founding_case
from tests.ui.screen import button as labelled
from tests.ui.screen import field, shown


def button(screen, word, key):
    return next(each for each in screen.button if each.key and each.key.startswith(f"{word}_{key}"))


def opened(identity, *keys):
    """The page with what is rarer of some criteria in sight."""
    return with_open(shown("criteria", identity), *(f"criterion_{key}_{identity}" for key in keys))


def with_open(screen, *parts):
    for part in parts:
        screen.session_state[f"{part}_kept"] = True
    return screen.run()


@pytest.fixture
def with_own(store):
    own = edits.add_own_criterion(founding_case(), "Commute", [], at_low="far", at_high="near")
    return store.create(own)


def test_an_own_criterion_is_deleted_and_a_built_in_one_is_switched_off_and_on(store, with_own):
    screen = opened(with_own, "commute", "impact")
    button(screen, "Delete", "commute").click().run()
    assert store.newest(with_own).decision == founding_case()
    button(screen, "Switch off", "impact").click().run()
    assert "impact" not in store.newest(with_own).decision.criteria
    button(screen, "Switch on", "impact").click().run()
    assert store.newest(with_own).decision.criteria[-1] == "impact"


def test_criteria_and_offers_are_moved(store, with_own):
    screen = opened(with_own, "impact")
    before = store.newest(with_own).decision.criteria
    button(screen, "Down", before[0]).click().run()
    assert store.newest(with_own).decision.criteria[:2] == (before[1], before[0])
    offers = [offer.key for offer in founding_case().offers]
    button(shown("offers", with_own), "Down", offers[0]).click().run()
    assert [offer.key for offer in store.newest(with_own).decision.offers][1] == offers[0]


# Measured --------------------------------------------------------------------------------------


def own_of(store, identity):
    return store.newest(identity).decision.own_criteria[-1]


def fill(screen, **texts):
    """Type into fields by their labels, as one would before a button is pressed."""
    for label, text in texts.items():
        field(screen, label.replace("_", " ")).set_value(text)


def control(screen, label):
    """The last segmented control of this label: that of the form."""
    return [each for each in screen.segmented_control if each.label == label][-1]


def refusal(screen):
    return "".join(error.value for error in screen.error).replace("\\", "")


@pytest.fixture
def making(store):
    """The page with the form for a measured criterion, and the decision's id."""
    identity = store.create(founding_case())
    screen = with_open(shown("criteria", identity), f"new_criterion_{identity}")
    return control(screen, "Its scale").set_value(MEASURED).run(), identity


def add(screen):
    return labelled(screen, "Add criterion").click().run()


def test_a_measured_criterion_is_made(store, making):
    screen, identity = making
    fill(screen, Its_name="Commute", Its_unit="min", Worst="1.5 h", Best="15 min", Worth_half="45")
    assert not refusal(add(screen))
    measure = OwnMeasure(unit="min", worst=90, best=15, half=45)
    assert own_of(store, identity) == OwnCriterion(key="commute", name="Commute", measure=measure)
    assert field(screen, "Its name").value == ""


def test_without_ends_it_is_measured_from_0_to_10_until_somebody_knows(store, making):
    screen, identity = making
    fill(screen, Its_name="Commute", Its_unit="min")
    control(screen, "What is better?").set_value("less")
    add(screen)
    assert own_of(store, identity).measure == OwnMeasure(unit="min", worst=10, best=0)


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({"Worst": "90", "Best": "90"}, "other than the worst. You entered 90."),
        ({"Worst": "90", "Best": "10", "Worth_half": "5"}, "between worst and best. You entered 5"),
        ({"Worst": "90"}, "Please enter a worst and a best amount."),
        ({"Worst": "far", "Best": "10"}, "Worst: please enter a number"),
        ({"Worst": "90", "Best": "3 km"}, "Best: please enter an amount in min"),
        ({"Worst": "10-90", "Best": "3"}, "You entered a range"),
    ],
)
def test_a_scale_that_is_none_is_refused_and_nothing_typed_is_lost(store, making, texts, message):
    screen, identity = making
    fill(screen, Its_name="Commute", Its_unit="min", **texts)
    assert message in refusal(add(screen))
    assert store.newest(identity).decision == founding_case()
    assert field(screen, "Its name").value == "Commute"


def test_ends_that_do_not_fit_the_direction_are_refused(store, making):
    screen, identity = making
    fill(screen, Its_name="Commute", Worst="10", Best="90 min")
    control(screen, "What is better?").set_value("less")
    assert "Please enter a best below the worst" in refusal(add(screen))
    control(screen, "What is better?").set_value("more")
    assert not refusal(add(screen))
    assert own_of(store, identity).measure == OwnMeasure(unit="min", worst=10, best=90)


@pytest.fixture
def measured(store):
    measure = OwnMeasure(unit="min", worst=90, best=10)
    own = edits.add_own_criterion(founding_case(), "Commute", [], measure=measure)
    return store.create(own)


def value(screen, label):
    return field(screen, f"Commute: {label}").value


def test_fields_of_a_measure_are_typed(store, measured):
    screen = opened(measured, "commute")
    for label, text in (("worst", "2 h"), ("worth half", "45"), ("unit", "minutes")):
        field(screen, f"Commute: {label}").set_value(text).run()
    changed = OwnMeasure(unit="minutes", worst=120, best=10, half=45)
    assert own_of(store, measured).measure == changed
    for label, text, message in (
        ("best", "120", "other than the worst. You entered 120."),
        ("worth half", "5", "between worst and best. You entered 5"),
        ("best", "near", 'You entered "near".'),
    ):
        before = value(screen, label)
        field(screen, f"Commute: {label}").set_value(text).run()
        assert message in refusal(screen)
        assert value(screen, label) == before
        assert own_of(store, measured).measure == changed
    field(screen, "Commute: best").set_value("").run()
    assert value(screen, "best") == "10"
    field(screen, "Commute: worth half").set_value("").run()
    assert own_of(store, measured).measure.half is None


def test_the_other_direction_swaps_worst_and_best(store, measured):
    screen = opened(measured, "commute")
    of_criterion(screen, "direction", "commute").set_value("more").run()
    assert (value(screen, "worst"), value(screen, "best")) == ("10", "90")
    ways = of_criterion(screen, "direction", "commute").options
    assert ways == ["More is better", "Less is better"]


def of_criterion(screen, name, key):
    """The segmented control of one criterion."""
    boxes = screen.segmented_control
    return next(each for each in boxes if each.key.startswith(name) and key in each.key)


def test_it_is_changed_over_and_undo_brings_everything_back(store, measured):
    before = store.newest(measured).decision
    decision = edits.move_rating(before, before.offers[0].key, "commute", "likely", 45)
    identity = store.create(decision)
    screen = opened(identity, "commute")
    of_criterion(screen, "scale", "commute").set_value(RATED).run()
    assert own_of(store, identity).measure is None
    rating = store.newest(identity).decision.offers[0].ratings["commute"]
    assert rating == Rating(note="Was 45 min.")
    labelled(screen, "Undo").click().run()
    assert store.newest(identity).decision == decision
    of_criterion(screen, "scale", "commute").set_value(RATED).run()
    of_criterion(screen, "scale", "commute").set_value(MEASURED).run()
    assert own_of(store, identity).measure == OwnMeasure(worst=10, best=0)


def test_ends_around_the_amounts_are_proposed_where_some_lie_beyond(store, measured):
    before = store.newest(measured).decision
    first, second = (offer.key for offer in before.offers[:2])
    decision = edits.rate(before, first, "commute", 42, 50, 60)
    identity = store.create(decision)
    assert not proposals(opened(identity, "commute"))
    identity = store.create(edits.move_rating(decision, second, "commute", "likely", 113))
    screen = opened(identity, "commute")
    labelled(screen, "Measure from 120 to 10 min").click().run()
    assert own_of(store, identity).measure == OwnMeasure(unit="min", worst=120, best=10)
    assert not proposals(screen)


def proposals(screen):
    return [each for each in screen.button if each.label.startswith("Measure from")]


# What is in sight ------------------------------------------------------------------------------


def test_what_is_rarer_is_drawn_once_it_is_unfolded(store, with_own):
    screen = shown("criteria", with_own)
    labels = [each.label for each in screen.expander]
    assert labels[0] == "**Impact**: more is better"
    assert len(labels) == len(founding_case().criteria) + 2  # the own one, and a new one
    assert not screen.segmented_control
    assert not screen.text_input
    of_impact = opened(with_own, "impact")
    assert [each.label for each in of_impact.segmented_control] == ["Impact: what is better?"]


def test_a_criterion_stays_unfolded_when_it_is_renamed(store, with_own):
    screen = opened(with_own, "commute")
    field(screen, "Commute: name").set_value("Way to work").run()
    assert field(screen, "Way to work: name").value == "Way to work"
    assert "**Way to work**: more is better" in [each.label for each in screen.expander]


def test_every_field_says_whose_it_is(store, with_own):
    aimed = edits.set_direction(store.newest(with_own).decision, "impact", Direction.IDEAL)
    screen = opened(store.create(aimed), "impact", "commute")
    for each in (*screen.text_input, *screen.segmented_control):
        assert each.label.startswith(("Impact: ", "Commute: "))


def test_the_weights_of_a_profile_are_taken_beside_the_sliders(store, with_own):
    screen = shown("criteria", with_own)
    box = next(each for each in screen.selectbox if each.label == "Start from")
    box.set_value("steady_hand").run()
    assert store.newest(with_own).decision.points["stability"] == 95
