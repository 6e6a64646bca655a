"""What must every offer have? Edits of must-haves.

One on a criterion of the user's own goes with it when that is deleted (`delete_own_criterion`).
"""

from decision.edits.offers import changed
from decision.model import Decision, MustHave, revised


def add_must_have(decision: Decision, **fields: object) -> Decision:
    """Return the decision with one more must-have, the last; ``fields`` are those of `MustHave`.

    Raises
    ------
    pydantic.ValidationError
        If it is about nothing or several things, beyond the scale, or one too many.
    """
    keys = {must.key for must in decision.must_haves}
    numbers = range(1, len(keys) + 2)
    key = next(free for number in numbers if (free := f"must_have_{number}") not in keys)
    must = MustHave.model_validate({"key": key, **fields})
    return revised(decision, must_haves=(*decision.must_haves, must))


def change_must_have(decision: Decision, key: str, **fields: object) -> Decision:
    """Return the decision with some fields of a must-have replaced; raises as `add_must_have`.

    Raises
    ------
    LookupError
        If it is no longer there: another tab may have deleted it.
    """
    if key not in {must.key for must in decision.must_haves}:
        raise LookupError("this must-have is not there any more")
    return revised(decision, must_haves=changed(decision.must_haves, key, **fields))


def delete_must_have(decision: Decision, key: str) -> Decision:
    """Return the decision without a must-have."""
    left = [must for must in decision.must_haves if must.key != key]
    return revised(decision, must_haves=left)


def must_haves_on(decision: Decision, criterion: str) -> tuple[MustHave, ...]:
    """Return the must-haves on a criterion, by its key."""
    return tuple(must for must in decision.must_haves if must.criterion == criterion)
