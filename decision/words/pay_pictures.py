"""What is to be said beside the pictures of pay: how they are read, and whose pay is missing?"""

from decision.findings.findings import Findings
from decision.words.offer_names import MANY, named
from decision.words.text import Part, Sentence, listed, say, shortened

SURE_AND_HOPED = (
    "In full colour is what is sure, after costs. Fainter is what is hoped for on average. The "
    "thin line shows between which amounts both together lie, nine times in ten."
)
BY_YEAR = (
    "In full colour is what is sure, fainter what is hoped for on average, and grey, below the "
    "line, what the offer costs you."
)
UNDISCOUNTED = " Here no year counts less than another."


def by_year_caption(findings: Findings) -> str:
    """Return how pay by year is read."""
    is_discounted = findings.analysis.whole.pay_basis.discount_percent > 0
    return f"{BY_YEAR}{UNDISCOUNTED if is_discounted else ''}"


def unsaid_sentence(findings: Findings) -> Sentence:
    """Return of which offers nothing is said of pay; empty where there are none."""
    compared = [pay for pay in findings.pay if pay.offer.is_alternative]
    unsaid: list[Part] = [named(pay.offer) for pay in compared if not pay.is_said]
    if not unsaid:
        return ()
    return say("Nothing is said yet of the pay of {names}.", names=listed(shortened(unsaid, MANY)))
