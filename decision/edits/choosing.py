"""What is chosen, and how does it turn out? Edits of the choice at the end of a decision."""

from collections.abc import Mapping
from datetime import date

from decision.chosen import Choice
from decision.edits.entries import without
from decision.edits.offers import offer_of
from decision.model import Decision, Rating, revised

NONE_YET = "nothing is chosen any more"


def choose(
    decision: Decision,
    key: str,
    today: date,
    expected: Mapping[str, Rating],
    first_place_share: float | None = None,
) -> Decision:
    """Return the decision in which this offer is chosen; reasons, door and review day stay.

    Parameters
    ----------
    today
        The day of the choice.
    expected, first_place_share
        What is believed of the offer, as `Choice` has it.

    Raises
    ------
    LookupError
        If the offer is no longer there.
    """
    before = decision.choice or Choice(offer=key)
    kept = {name: getattr(before, name) for name in ("reasons", "door", "review_on")}
    choice = Choice(
        offer=offer_of(decision, key).key,
        decided_on=today,
        expected=expected,
        first_place_share=first_place_share,
        **kept,
    )
    return revised(decision, choice=choice)


def change_choice(decision: Decision, **fields: object) -> Decision:
    """Return the decision with some fields of its choice replaced, validated anew.

    Raises
    ------
    LookupError
        If nothing is chosen any more: another tab may have taken it back.
    """
    return revised(decision, choice={**dict(_choice_of(decision)), **fields})


def take_back_choice(decision: Decision) -> Decision:
    """Return the decision in which nothing is chosen."""
    return revised(decision, choice=None)


def look_back(decision: Decision, key: str, amount: float | None, today: date) -> Decision:
    """Return the decision with how the chosen offer turned out on a criterion; raises as above.

    Parameters
    ----------
    amount
        From 0 to 10, or an amount in the criterion's unit; None: not to be said.
    today
        The day on which the user looks back.
    """
    others = without(_choice_of(decision).turned_out, key)
    now = others if amount is None else {**others, key: amount}
    return change_choice(decision, turned_out=now, looked_back_on=today)


def forget_expected(decision: Decision, key: str) -> Decision:
    """Return the decision without what was expected on a criterion whose scale is another now."""
    choice = decision.choice
    if choice is None or key not in {*choice.expected, *choice.turned_out}:
        return decision
    expected, turned_out = (without(of, key) for of in (choice.expected, choice.turned_out))
    return change_choice(decision, expected=expected, turned_out=turned_out)


def _choice_of(decision: Decision) -> Choice:
    if decision.choice is None:
        raise LookupError(NONE_YET)
    return decision.choice
