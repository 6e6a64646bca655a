"""Is a criterion of one's own rated or measured, and between which ends? Edits of its scale.

Ends stand where the user put them. `ends_around` proposes some for amounts that were typed, rounded
outward; `widened` moves an end out to take in an amount. Such an end is a multiple of a round step:
1, 2, 2.5 or 5 times a power of ten, and at least a tenth of the way between the ends.

`measure_criterion` and `rate_criterion` change over and keep the numbers that fit the other scale.
"""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from criteria.criterion import AMOUNT_LIMIT, SCALE_HIGH, SCALE_LOW, Direction, least_span
from decision.edits.answers import UNKNOWN, set_rating
from decision.edits.choosing import forget_expected
from decision.edits.criteria import change_own_criterion, own_criterion
from decision.model import Decision, OwnMeasure, Rating

_ROUND = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
_STEPS = 10


def ends_around(amounts: Sequence[float]) -> tuple[float, float]:
    """Return a low and a high end around one or more amounts, rounded outward.

    Where all amounts are the same, the ends lie a step away from it; around nothing but 0 they are
    0 and 10.

    Raises
    ------
    ValueError
        If there are no amounts.

    >>> ends_around([12, 45, 68]), ends_around([85_000, 131_500]), ends_around([45])
    ((10.0, 70.0), (85000.0, 135000.0), (40.0, 50.0))
    """
    low, high = (Decimal(repr(float(end(amounts)))) for end in (min, max))
    if low == high == 0:
        return 0.0, float(_STEPS)
    least = Decimal(_STEPS) * Decimal(repr(least_span(float(low), float(high))))
    step = round_step(max(high - low or abs(low), least), _STEPS)
    bottom, top = _down(low, step), _up(high, step)
    return (bottom, top) if bottom < top else (_down(low - step, step), _up(high + step, step))


def measure_between(unit: str, low: float, high: float, direction: Direction) -> OwnMeasure:
    """Return a scale between a low and a high end; less is better or more is."""
    worst, best = (high, low) if direction is Direction.LESS else (low, high)
    return OwnMeasure(unit=unit, worst=worst, best=best)


def widened(measure: OwnMeasure, amount: float) -> OwnMeasure:
    """Return a scale with an end moved out to take in an amount; the same one if it does already.

    The other end, and the amount worth half, stay where they are.

    >>> widened(OwnMeasure(unit="min", worst=90, best=10), 113).worst
    120.0
    """
    low, high = ends_around([measure.low, measure.high, amount])
    if amount > measure.high:
        end = "best" if measure.direction is Direction.MORE else "worst"
        return measure.model_copy(update={end: high})
    if amount < measure.low:
        end = "worst" if measure.direction is Direction.MORE else "best"
        return measure.model_copy(update={end: low})
    return measure


def fitted(measure: OwnMeasure, amounts: Sequence[float]) -> OwnMeasure:
    """Return a scale that takes in some amounts, if there are any.

    Ends that nobody has set yet, 0 and 10, come to lie around the amounts; others are widened.
    """
    ends = measure.low, measure.high, measure.half
    if amounts and ends == (SCALE_LOW, SCALE_HIGH, None):
        return measure_between(measure.unit, *ends_around(amounts), measure.direction)
    for amount in amounts:
        measure = widened(measure, amount)
    return measure


def round_step(span: Decimal, most: int) -> Decimal:
    """Return the least round step of which no more than ``most`` make up a span above 0.

    >>> [float(round_step(Decimal(span), 5)) for span in ("80", "1.5", "60000")]
    [20.0, 0.5, 20000.0]
    """
    least = span / most
    power = Decimal(1).scaleb(least.adjusted())
    return next(power * number for number in _ROUND if power * number >= least)


def _down(amount: Decimal, step: Decimal) -> float:
    rounded = (amount / step).to_integral_value(ROUND_FLOOR) * step
    return max(float(rounded) + 0.0, -AMOUNT_LIMIT)  # no -0


def _up(amount: Decimal, step: Decimal) -> float:
    rounded = (amount / step).to_integral_value(ROUND_CEILING) * step
    return min(float(rounded) + 0.0, AMOUNT_LIMIT)


# Edits -----------------------------------------------------------------------------------------


def measure_criterion(decision: Decision, key: str) -> Decision:
    """Return the decision with an own criterion measured; its ratings are amounts as they stand.

    Its ends are 0 and 10, and it has no unit, so nothing changes yet. A rated one that was best at
    an ideal point is better the more there is of it.

    Raises
    ------
    LookupError
        If it is no longer there.
    """
    own = own_criterion(decision, key)
    if own.measure is not None:
        return decision
    decision = forget_expected(decision, key)
    measure = measure_between("", SCALE_LOW, SCALE_HIGH, own.direction)
    return change_own_criterion(decision, key, measure=measure)


def rate_criterion(decision: Decision, key: str) -> Decision:
    """Return the decision with an own criterion rated from 0 to 10 again.

    Amounts from 0 to 10 stay as they are. Others cannot be ratings: what they were is written in
    front of their note, and they are unknown. An ideal point that it had before is in force again.

    Raises
    ------
    LookupError
        If it is no longer there.
    """
    own = own_criterion(decision, key)
    if own.measure is None:
        return decision
    decision = forget_expected(decision, key)
    for offer in decision.offers:
        rating = offer.ratings.get(key, UNKNOWN)
        if not _is_on_the_scale(rating):
            note = f"Was {_written(rating, own.measure.unit)}. {rating.note}"
            decision = set_rating(decision, offer.key, key, Rating(note=note))
    way = own.direction if own.direction is Direction.IDEAL else own.measure.direction
    return change_own_criterion(decision, key, measure=None, direction=way)


def change_measure(decision: Decision, key: str, **fields: object) -> Decision:
    """Return the decision with some fields of an own criterion's measure replaced, validated anew.

    Raises
    ------
    LookupError
        If it is not measured any more.
    """
    changed = {**dict(_measure_of(decision, key)), **fields}
    return change_own_criterion(decision, key, measure=OwnMeasure.model_validate(changed))


def widen(decision: Decision, key: str, amount: float) -> Decision:
    """Return the decision with an end of an own criterion moved out to take in an amount.

    Raises
    ------
    LookupError
        If it is not measured any more.
    """
    measure = widened(_measure_of(decision, key), amount)
    return change_own_criterion(decision, key, measure=measure)


def fit_ends(decision: Decision, key: str) -> Decision:
    """Return the decision with an own criterion's ends taking in all its amounts, as `fitted`.

    Raises
    ------
    LookupError
        If it is not measured any more.
    """
    measure = fitted(_measure_of(decision, key), amounts_of(decision, key))
    return change_own_criterion(decision, key, measure=measure)


def amounts_of(decision: Decision, key: str) -> list[float]:
    """Return the low and the high end of all known ratings on a criterion, as they are listed."""
    ratings = [offer.ratings.get(key, UNKNOWN) for offer in decision.offers]
    ends = [end for rating in ratings for end in (rating.low, rating.high)]
    return [end for end in ends if end is not None]


def _measure_of(decision: Decision, key: str) -> OwnMeasure:
    measure = own_criterion(decision, key).measure
    if measure is None:
        raise LookupError("this criterion is not measured any more")
    return measure


def _is_on_the_scale(rating: Rating) -> bool:
    if rating.low is None or rating.high is None:
        return True
    return rating.low >= SCALE_LOW and rating.high <= SCALE_HIGH


def _written(rating: Rating, unit: str) -> str:
    """Return the numbers of a rating with every digit, such as 30 to 60, likely 45 min."""
    low, likely, high = (f"{end:,.15g}" for end in (rating.low, rating.likely, rating.high))
    numbers = likely if low == high else f"{low} to {high}, likely {likely}"
    return f"{numbers} {unit}".rstrip()
