"""What are the components of pay called, and the schedules by which a grant vests?"""

from collections.abc import Mapping

from decision.pay_fields import ScheduleName
from decision.pay_parts import StakeKind

BONUS = "Bonus really paid"
REFRESHERS = "Further grants of shares"
# By component, and by its field where it has several.
LINES: Mapping[str, str] = {
    "base": "Base",
    "bonus": BONUS,
    "sign_on.first_year": "Sign-on, year 1",
    "sign_on.second_year": "Sign-on, year 2",
    "listed_shares": "Listed shares",
    "refreshers": REFRESHERS,
    "paid_in.pension": "Paid into a pension for you",
    "paid_in.health": "Paid for your health insurance",
    "costs.living": "Living there costs more",
    "costs.way": "Way to work",
    "costs.moving": "Moving",
    "costs.unpaid": "Weeks without pay",
    "costs.repaid": "To be paid back to your present employer",
}
STAKES: Mapping[StakeKind, str] = {
    StakeKind.OPTIONS: "Options of a private company",
    StakeKind.SHARES: "Shares of a private company",
}
SCHEDULES: Mapping[ScheduleName, str] = {
    ScheduleName.FLAT: "A quarter at the end of each year",
    ScheduleName.CLIFF: "A quarter after a year (cliff), then every month to year 4",
    ScheduleName.MONTHLY: "Every month for 4 years",
    ScheduleName.BACK_LOADED: "More late: 5, 15, 40, 40 %",
    ScheduleName.FRONT_LOADED: "More early: 33, 33, 22, 12 %",
    ScheduleName.OWN: "Another one",
}
