"""What did the user say so far about what is to be asked of an offer's pay?"""

from criteria.pay_questions import BONUS_PAID, PayQuestion
from decision.model import Pay
from decision.words.text import Sentence, percent, say


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
