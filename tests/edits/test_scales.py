"""The ends of a measured scale: round, outward, and never nearer than what they take in."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from criteria.criterion import AMOUNT_LIMIT, Direction
from decision.analysis import analyse
from decision.beliefs.ratings import value_function
from decision.edits import (
    add_own_criterion,
    change_measure,
    ends_around,
    fit_ends,
    measure_between,
    measure_criterion,
    rate_criterion,
    set_direction,
    set_ideal_point,
    set_rating,
    widen,
    widened,
)
from decision.engine.value_functions import values
from decision.model import OwnCriterion, OwnMeasure, Rating
from tests.decisions import FIVE, halves, own_ratings, rated

cents = st.integers(-(10**9), 10**9).map(lambda n: n / 100)
ROUND = {1.0, 2.0, 2.5, 5.0}


@given(st.lists(cents, min_size=1, max_size=6))
def test_proposed_ends_take_everything_in_and_are_apart(amounts):
    low, high = ends_around(amounts)
    assert low <= min(amounts) <= max(amounts) <= high
    assert low < high
    assert not (min(amounts) >= 0 > low)


@given(st.lists(cents, min_size=2, max_size=6, unique=True))
def test_proposed_ends_are_near_and_on_a_round_step(amounts):
    low, high = ends_around(amounts)
    span = max(amounts) - min(amounts)
    steps = [m * 10.0**e for e in range(-4, 9) for m in sorted(ROUND)]
    step = next(step for step in steps if step * 10 >= span * (1 - 1e-9))
    for end, amount in ((low, min(amounts)), (high, max(amounts))):
        assert abs(end - amount) < step * (1 + 1e-6)
        assert end / step == pytest.approx(round(end / step), abs=1e-6)


@given(cents, st.integers(-3, 3))
def test_another_power_of_ten_moves_proposed_ends_with_it(amount, power):
    ends = ends_around([amount, amount + 37])
    scaled = ends_around([amount * 10.0**power, (amount + 37) * 10.0**power])
    assert scaled == pytest.approx([end * 10.0**power for end in ends], rel=1e-6, abs=10.0**power)


def test_written_ends_have_no_needless_digits():
    assert ends_around([0.3, 0.7]) == (0.3, 0.7)
    assert ends_around([1.13, 2.91]) == (1.0, 3.0)
    assert ends_around([0, 0]) == (0, 10)
    assert ends_around([-45]) == (-50, -40)
    assert ends_around([AMOUNT_LIMIT, 3e11]) == (3e11, AMOUNT_LIMIT)
    assert ends_around([AMOUNT_LIMIT]) == (9e11, AMOUNT_LIMIT)


def test_ends_around_nothing_are_refused():
    with pytest.raises(ValueError, match="empty"):
        ends_around([])


measures = st.builds(
    lambda low, span, part, way: measure_between("u", low, low + span, way).model_copy(
        update={"half": None if part is None else low + span * part / 8}
    ),
    st.integers(-1000, 1000).map(float),
    st.integers(1, 10_000).map(lambda n: n / 4),
    st.none() | st.integers(1, 7),
    st.sampled_from([Direction.MORE, Direction.LESS]),
)
amounts = st.integers(-100_000, 100_000).map(lambda n: n / 8)


def worth(measure, at):
    own = OwnCriterion(key="k", name="K", measure=measure)
    return values(at, value_function(own.as_criterion()))


@given(measures, amounts)
def test_a_widened_scale_takes_the_amount_in_and_keeps_its_other_end(measure, amount):
    wide = widened(measure, amount)
    assert OwnMeasure.model_validate(dict(wide)) == wide
    assert (wide.unit, wide.half, wide.direction) == (measure.unit, measure.half, measure.direction)
    assert wide.low <= amount <= wide.high
    if measure.low <= amount <= measure.high:
        assert wide == measure
    else:
        assert (wide.worst == measure.worst) != (wide.best == measure.best)


@given(measures, amounts)
def test_widening_the_worst_makes_nothing_inside_worse_and_the_best_nothing_better(measure, amount):
    wide = widened(measure, amount)
    inside = np.linspace(measure.low, measure.high, 9)
    rise = worth(wide, inside) - worth(measure, inside)
    if wide.worst != measure.worst:
        assert (rise >= -1e-12).all()
        assert rise.max() > 0
    if wide.best != measure.best:
        assert (rise <= 1e-12).all()
        assert rise.min() < 0


@given(measures, amounts)
def test_what_lay_inside_is_no_further_apart_in_a_wider_scale(measure, amount):
    inside = np.linspace(measure.low, measure.high, 9)
    before, after = (np.diff(worth(each, inside)) for each in (measure, widened(measure, amount)))
    assert (np.abs(after) <= np.abs(before) + 1e-12).all()
    assert (np.sign(after) == np.sign(before)).all()


def test_an_end_is_widened_on_the_side_of_the_amount():
    commute = OwnMeasure(unit="min", worst=90, best=10, half=30)
    assert widened(commute, 113).worst == 120
    assert widened(commute, 3).best == 0
    pay = OwnMeasure(unit="$", worst=80_000, best=120_000)
    assert (widened(pay, 131_500).best, widened(pay, 71_000).worst) == (140_000, 70_000)


# Changing over ---------------------------------------------------------------------------------

OWN = "commute"
ways = st.sampled_from([{"direction": Direction.MORE}, {"direction": Direction.LESS}])
aims = halves.map(lambda at: {"direction": Direction.IDEAL, "ideal_point": at})


def with_own(ratings, **fields):
    """Offers with some ratings on a criterion of one's own."""
    offers = {f"Offer {place}": {"impact": 5} for place in range(len(ratings))}
    decision = add_own_criterion(rated(offers), "Commute", FIVE, **fields)
    for offer, rating in zip(decision.offers, ratings, strict=True):
        decision = set_rating(decision, offer.key, OWN, rating)
    return decision


def ratings_of(decision):
    return [offer.ratings.get(OWN, Rating()) for offer in decision.offers]


sorted_amounts = st.tuples(*3 * [st.integers(-40, 80).map(lambda n: n / 4)]).map(sorted)
amount_ratings = st.builds(
    lambda three, note: Rating(low=three[0], likely=three[1], high=three[2], note=note),
    sorted_amounts,
    st.sampled_from(["", "ask Kim"]),
)
rated_ones = own_ratings.map(Rating.model_validate)


@given(st.lists(rated_ones, max_size=3), ways | aims)
def test_over_and_back_again_is_where_one_was(ratings, fields):
    decision = with_own(ratings, **fields)
    over = measure_criterion(decision, OWN)
    assert ratings_of(over) == ratings_of(decision)
    assert measure_criterion(over, OWN) == over
    assert rate_criterion(over, OWN) == decision
    assert rate_criterion(decision, OWN) == decision


@given(st.lists(rated_ones, min_size=1, max_size=3), ways)
def test_measuring_what_was_rated_changes_no_value(ratings, fields):
    before = with_own(ratings, **fields)
    after = analyse(measure_criterion(before, OWN))
    np.testing.assert_array_equal(after.expected, analyse(before).expected)
    np.testing.assert_array_equal(after.overall, analyse(before).overall)


@given(st.lists(amount_ratings, max_size=4), measures)
def test_rating_what_was_measured_keeps_what_fits_and_writes_down_the_rest(ratings, measure):
    before = with_own(ratings, measure=measure)
    after = rate_criterion(before, OWN)
    for old, new in zip(ratings_of(before), ratings_of(after), strict=True):
        if old.low >= 0 and old.high <= 10:
            assert new == old
        else:
            assert new.is_unknown
            assert new.note.endswith(old.note)
            written = new.note.removesuffix(old.note)
            assert all(f"{end:,.15g}" in written for end in (old.low, old.likely, old.high))
            assert " u" in written
    own = after.own_criteria[0]
    assert (own.measure, own.direction) == (None, measure.direction)


def test_amounts_that_are_no_ratings_are_written_in_front_of_their_notes():
    minutes = OwnMeasure(unit="min", worst=90, best=10)
    ratings = [Rating(likely=45, note="by train"), Rating(low=5, likely=9.5, high=1234567.25)]
    first, second = ratings_of(rate_criterion(with_own(ratings, measure=minutes), OWN))
    assert first == Rating(note="Was 45 min. by train")
    assert second == Rating(note="Was 5 to 1,234,567.25, likely 9.5 min.")


def test_what_was_best_at_a_point_is_so_again_when_it_is_rated_again():
    aimed = set_ideal_point(with_own([Rating(likely=3)]), OWN, 4.0)
    over = measure_criterion(aimed, OWN)
    assert analyse(over).criteria[-1].ideal_point is None
    assert analyse(rate_criterion(over, OWN)).criteria[-1].ideal_point == 4


# Fields of a measure ---------------------------------------------------------------------------

MINUTES = OwnMeasure(unit="min", worst=90, best=10, half=30)


@given(measures)
def test_picking_the_other_way_swaps_the_ends_and_back(measure):
    decision = with_own([Rating(likely=3)], measure=measure)
    other = Direction.LESS if measure.direction is Direction.MORE else Direction.MORE
    turned = set_direction(decision, OWN, other)
    ends = turned.own_criteria[0].measure
    assert (ends.worst, ends.best, ends.half) == (measure.best, measure.worst, measure.half)
    assert ends.direction is other
    assert set_direction(turned, OWN, other) == turned
    assert set_direction(turned, OWN, measure.direction) == decision


def test_fields_of_a_measure_are_validated():
    decision = with_own([], measure=MINUTES)
    changed = change_measure(decision, OWN, unit=" h ", worst=2, best=0.25, half=None)
    assert changed.own_criteria[0].measure == OwnMeasure(unit="h", worst=2, best=0.25)
    with pytest.raises(ValidationError, match="other than the worst; found 90"):
        change_measure(decision, OWN, best=90)
    with pytest.raises(ValidationError, match="found 30, not between 10 and 25"):
        change_measure(decision, OWN, worst=25)


def test_an_edit_widens_to_take_an_amount_in():
    decision = with_own([Rating(likely=113)], measure=MINUTES)
    wide = widen(decision, OWN, 113)
    assert wide.own_criteria[0].measure == MINUTES.model_copy(update={"worst": 120})
    assert widen(wide, OWN, 113) == wide


@given(st.lists(amount_ratings, max_size=4), measures)
def test_ends_that_somebody_set_are_only_widened(ratings, measure):
    decision = with_own(ratings, measure=measure)
    fitted = fit_ends(decision, OWN).own_criteria[0].measure
    same = ("unit", "direction", "half")
    assert [getattr(fitted, part) for part in same] == [getattr(measure, part) for part in same]
    ends = [end for rating in ratings for end in (rating.low, rating.high)]
    assert fitted.low <= min([measure.low, *ends])
    assert fitted.high >= max([measure.high, *ends])
    if all(measure.low <= end <= measure.high for end in ends):
        assert fitted == measure


def test_ends_that_nobody_set_come_to_lie_around_the_amounts():
    unset = measure_criterion(with_own([], direction=Direction.LESS), OWN)
    assert fit_ends(unset, OWN) == unset
    for offer_amounts in ([42, 113], [113, 42]):
        ratings = [Rating(likely=each) for each in offer_amounts]
        typed = with_own(ratings, measure=unset.own_criteria[0].measure)
        assert fit_ends(typed, OWN).own_criteria[0].measure == OwnMeasure(worst=120, best=40)


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda d: measure_criterion(d, "gone"), "this criterion of yours is not there any more"),
        (lambda d: rate_criterion(d, "impact"), "this criterion of yours is not there any more"),
        (lambda d: fit_ends(d, OWN), "this criterion is not measured any more"),
        (lambda d: widen(d, OWN, 5), "this criterion is not measured any more"),
        (lambda d: change_measure(d, OWN, worst=5), "this criterion is not measured any more"),
    ],
)
def test_a_criterion_that_is_gone_or_not_measured_any_more_is_said_to_be(edit, message):
    with pytest.raises(LookupError, match=message):
        edit(with_own([]))


@pytest.mark.parametrize(
    "amounts", [[1e-300], [0.0, 5e-324], [1.0, 1.0000000000000002], [1e12 - 1e-3, 1e12], [-1e12]]
)
def test_ends_around_any_amounts_are_far_enough_apart_for_a_scale(amounts):
    low, high = ends_around(amounts)
    assert low <= min(amounts) <= max(amounts) <= high
    assert OwnMeasure(worst=low, best=high).high == high
