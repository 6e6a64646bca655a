"""How does a decision begin, and what is asked before a result is shown? Edits of that.

`begun` makes one from what somebody says at the start. It asks two things before a result could
sway the answers: which offer one feels for (`feel_for`), and what matters, by the sliders or by
`accept_equal_weights`. Either can be left out (`ask_no_more`), and what matters is not asked of
somebody who has said it.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from decision.edits.criteria import asking_what_is_open, weights_are_set
from decision.edits.offers import STAY, add_offers, offer_of, set_employer
from decision.model import AskedFirst, Decision, revised
from decision.text_rules import is_visible, one_line

UNTITLED = "Which job to take"
PRESENT_EMPLOYER = "My present employer"


def offers_in(text: str) -> list[str]:
    """Return the names of offers in a text, one a line; lines without anything to see are none."""
    return [str(one_line(line)) for line in text.splitlines() if is_visible(line)]


def begun(
    title: str,
    offers: Sequence[str],
    criteria: Iterable[str],
    *,
    present_employer: str | None = None,
    deadline: date | None = None,
    is_about_ml: bool = True,
) -> Decision:
    """Return a new decision that asks for gut feeling and weights before it shows a result.

    Parameters
    ----------
    title
        What is to be decided; one without anything to see is replaced by a plain one.
    offers
        Their names, each another; see `staying` for the one that may be added.
    criteria
        Keys of those that count; at least one.
    present_employer
        Who pays now, "" for one without a name: then staying there is an offer too, the last. None
        where there is no job now.
    deadline
        When all offers but staying are to be decided.
    is_about_ml
        Whether the work is about machine learning.

    Raises
    ------
    pydantic.ValidationError
        If two offers have the same name, whatever the case of its letters, or nothing counts.
    """
    wanted = title if is_visible(title) else UNTITLED
    empty = asking_what_is_open(
        Decision(
            title=wanted,
            criteria=tuple(criteria),
            is_about_ml=is_about_ml,
            asked_first=tuple(AskedFirst),
        )
    )
    decision = add_offers(empty, [(name, {"deadline": deadline}) for name in offers])
    if present_employer is None:
        return decision
    decision = add_offers(decision, [(staying(present_employer), {"is_present_job": True})])
    paid_by = present_employer if is_visible(present_employer) else PRESENT_EMPLOYER
    return set_employer(decision, decision.offers[-1].key, paid_by)


def staying(employer: str) -> str:
    """Return the name of the offer to stay with an employer, which may have no name."""
    return f"{STAY} at {one_line(employer)}" if is_visible(employer) else STAY


def set_about_ml(decision: Decision, is_about_ml: bool) -> Decision:
    """Return the decision with what the work is about; answers to all questions stay in it."""
    return revised(decision, is_about_ml=is_about_ml)


def feel_for(decision: Decision, key: str) -> Decision:
    """Return the decision in which the gut prefers this offer, and is asked no more."""
    felt = revised(decision, gut_feeling=offer_of(decision, key).key)
    return ask_no_more(felt, AskedFirst.GUT_FEELING)


def accept_equal_weights(decision: Decision) -> Decision:
    """Return the decision in which all criteria are meant to count the same."""
    return ask_no_more(revised(decision, equal_is_right=True), AskedFirst.WEIGHTS)


def ask_no_more(decision: Decision, what: AskedFirst) -> Decision:
    """Return the decision that no longer asks for this before it shows a result."""
    left = [asked for asked in decision.asked_first if asked is not what]
    if weights_are_set(decision) and AskedFirst.GUT_FEELING not in left:
        left = []  # the sliders were moved on another page, before it was their turn
    return revised(decision, asked_first=left)
