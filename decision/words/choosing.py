"""What was chosen and why, and how did it turn out? The choice in words, and looking back on it.

`choice_sentences` say it, `outcome_table` sets what turned out against what was expected, and
`calibration_sentences` say how well that is foreseen over many choices.
"""

from collections.abc import Iterable
from datetime import date

from decision.findings.looking_back import ALIKE, Calibration, Outcome
from decision.model import Decision, Door, Offer
from decision.words.amounts import amount, amount_and_range
from decision.words.due import day_in_words
from decision.words.offer_names import named
from decision.words.text import Sentence, Table, legible, percent, rating, say
from decision.words.verdicts import in_simulations

DOORS = {
    Door.ONE_WAY: "A one-way door: it is hard to come back.",
    Door.TWO_WAY: "A two-way door: you can come back.",
}
DOORS_IN_SHORT = {Door.ONE_WAY: "One-way door", Door.TWO_WAY: "Two-way door"}
WHAT_DOORS = (
    "A one-way door is hard to come back through, so it deserves more care. Through a two-way door "
    "you can come back, so you can just try it."
)
NOT_CHOSEN = "Nothing is decided yet."
NOTHING_TO_LOOK_BACK_ON = (
    "Once you have looked back on a choice, this says how well what you expected came true."
)
FEW = 10  # ranges; fewer say next to nothing
TOO_FEW = "These are too few to say how well you foresee."
NINE_IN_TEN = "A range is meant to hold about nine times in ten."
BETTER, WORSE, AS_EXPECTED, NOT_SAID = "better", "worse", "as expected", "not said"


def chosen_offer(decision: Decision) -> Offer | None:
    """Return the offer that was chosen; None while nothing is."""
    if decision.choice is None:
        return None
    return next(offer for offer in decision.offers if offer.key == decision.choice.offer)


def chosen_sentences(decision: Decision) -> tuple[Sentence, ...]:
    """Return what was chosen and when, and how sure it was that day."""
    choice, offer = decision.choice, chosen_offer(decision)
    if choice is None or offer is None:
        return ((NOT_CHOSEN,),)
    day = f" on {day_in_words(choice.decided_on)}" if choice.decided_on else ""
    lines = [say("You chose {offer}{day}.", offer=named(offer), day=day)]
    if choice.first_place_share is not None:
        lines.append((f"It was first in {in_simulations(choice.first_place_share)} that day.",))
    return tuple(lines)


def choice_sentences(decision: Decision) -> tuple[Sentence, ...]:
    """Return the same, and whether one can come back, and when to look back."""
    choice, lines = decision.choice, [*chosen_sentences(decision)]
    if choice is None:
        return tuple(lines)
    if choice.door is not None:
        lines.append((DOORS[choice.door],))
    if choice.review_on is not None:
        lines.append((f"Look back on {day_in_words(choice.review_on)}.",))
    return tuple(lines)


def is_due(decision: Decision, today: date) -> bool:
    """Tell whether the day to look back has come, and the user has not looked back since."""
    choice = decision.choice
    if choice is None or choice.review_on is None or choice.review_on > today:
        return False
    return choice.looked_back_on is None or choice.looked_back_on < choice.review_on


def to_look_back(decision: Decision) -> Sentence:
    """Return that it is time to look back on the choice."""
    offer = chosen_offer(decision)
    if offer is None:
        return ()
    ask = "It is time to look back. You chose {offer}. How did it turn out?"
    return say(ask, offer=named(offer))


def expected_in_words(outcome: Outcome) -> str:
    """Return what was expected on a criterion, and its range."""
    low, likely, high = outcome.expected.low, outcome.expected.likely, outcome.expected.high
    if low is None or likely is None or high is None:
        return "unknown"
    return amount_and_range(outcome.criterion, low, likely, high)


def outcome_table(outcomes: Iterable[Outcome]) -> Table:
    """Return how a choice turned out against what was expected of it, a line each criterion."""
    columns = ["Criterion", "Expected", "Turned out", "Against what was expected"]
    rows = [
        [legible(each.criterion.name), expected_in_words(each), _turned_out(each), _against(each)]
        for each in outcomes
    ]
    return Table(columns, rows)


def _turned_out(outcome: Outcome) -> str:
    if outcome.turned_out is None:
        return NOT_SAID
    return amount(outcome.criterion, outcome.turned_out)


def _against(outcome: Outcome) -> str:
    """Return whether it is better or worse, and whether that was within the range."""
    if outcome.better is None:
        return ""
    how = AS_EXPECTED
    if abs(outcome.better) > ALIKE:
        how = BETTER if outcome.better > 0 else WORSE
    within = {True: ", within the range", False: ", beyond the range", None: ""}
    return how + within[outcome.within]


def calibration_sentences(calibration: Calibration) -> tuple[Sentence, ...]:
    """Return how well what was expected came true, and how little a few choices say."""
    if not calibration.n_choices:
        return ((NOTHING_TO_LOOK_BACK_ON,),)
    lines = [_ranges(calibration), _direction(calibration), _again(calibration)]
    return tuple(filter(None, lines))


def _ranges(calibration: Calibration) -> Sentence:
    n, within = calibration.n_ranges, calibration.n_within
    if not n:
        return ()
    held = f"{within} of {n} ranges held what turned out. {NINE_IN_TEN}"
    if n < FEW:
        return (f"{held} {TOO_FEW}",)
    low, high = (percent(end) for end in calibration.interval)
    return (f"{held} By these, yours hold {low} to {high} of the time. {_verdict(calibration)}",)


def _verdict(calibration: Calibration) -> str:
    """Return what that says of the ranges, where it says anything."""
    low, high = calibration.interval
    if high < 0.9:
        return "So they are too narrow: expect more to surprise you."
    if low > 0.9:
        return "So they could be narrower."
    return "That fits."


def _direction(calibration: Calibration) -> Sentence:
    counts = (calibration.n_better, calibration.n_alike, calibration.n_worse)
    if not any(counts):
        return ()
    better, alike, worse = counts
    n = sum(counts)
    said = f"Of {n} criteria {better} turned out better than expected, {alike} alike, {worse} worse"
    if abs(calibration.better) <= ALIKE:
        return (f"{said}. On average they came out as expected.",)
    by, way = rating(abs(calibration.better)), "above" if calibration.better > 0 else "below"
    return (f"{said}. On average they came out {by} points of 10 {way} that.",)


def _again(calibration: Calibration) -> Sentence:
    n, again = calibration.n_said, calibration.n_again
    if not n:
        return ()
    if n == 1:
        line = f"You would {'' if again else 'not '}make that choice again."
    else:
        line = f"You would make {again} of {n} choices again."
    them = "it" if n == 1 else "them"
    had = f"The simulations had {them} first {percent(calibration.likely)} of the time"
    few = " So few say little." if n < FEW else ""
    return (f"{line} {had}{'' if n == 1 else ', on average'}.{few}",)
