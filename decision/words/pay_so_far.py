"""What did the user say so far about what is to be asked of an offer's pay?"""

from criteria.pay_questions import BONUS_PAID, FURTHER_GRANTS, PayQuestion
from criteria.question import Option, Question
from decision.model import Pay
from decision.words.text import Sentence, percent, say


def still_open(pay: Pay) -> tuple[PayQuestion, ...]:
    """Return what is to be asked of pay as it was entered: what has a range, or was only said."""
    has_range = pay.bonus is not None and pay.bonus.paid.low < pay.bonus.paid.high
    was_said = pay.refreshers is not None and not pay.refreshers.is_written
    asked = (BONUS_PAID, has_range), (FURTHER_GRANTS, was_said)
    return tuple(question for question, is_open in asked if is_open)


def answer_in_figures(pay: Pay, question: Question, option: Option) -> str:
    """Return an answer as it is put to others: of a bonus with the shares that were entered."""
    if question.key != BONUS_PAID.key or pay.bonus is None:
        return option.says.rstrip(".")
    share = percent(getattr(pay.bonus.paid, option.key))
    return _OF_THE_TARGET[option.key].format(share)


# By the answers to the question of what of a bonus is really paid.
_OF_THE_TARGET = {
    "low": "{} of the target or less",
    "likely": "about {} of the target",
    "high": "{} of the target or more",
}


def pay_so_far(pay: Pay, question: PayQuestion) -> Sentence:
    """Return the range of the bonus that was entered, or the chance of further grants."""
    if question.key == BONUS_PAID.key:
        if pay.bonus is None:
            return ()
        low, likely, high = (percent(share) for share in pay.bonus.paid.three)
        entered = "You entered {low} to {high} of the target, likely {likely}."
        return say(entered, low=low, high=high, likely=likely)
    if pay.refreshers is None:
        return ()
    return say("You gave them a chance of {chance}.", chance=percent(pay.refreshers.likelihood))
