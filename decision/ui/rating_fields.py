"""What are the fields of an own rating on screen, and what does a change of one do?

Low, likely and high are typed as people write numbers (7.5 or 7,5; on a measured criterion also
85k or 45 min). A range typed into one of them is all three.
"""

from typing import Any, NamedTuple

from criteria.criterion import SCALE_HIGH, SCALE_LOW, Criterion
from decision import edits
from decision.files.problems import quoted
from decision.imports.reading.amounts import Amount, NoAmountError
from decision.model import Decision, Offer, Rating
from decision.ui import amount_fields
from decision.ui.field_changes import Change, named, offer_and_about
from decision.words.text import rating

UNKNOWN = "Do not know"
BETWEEN_LEVELS = ""  # what a rating between two levels shows; nobody can pick it
ENDS = {"low": "low", "likely": "likely", "high": "high"}
_NUMBER = "a number from 0 to 10, such as 7.5 or 7,5"
RATING, NOTE = "rating", "note"  # as undo names them


class RatingFields(NamedTuple):
    """The own ratings of some offers on some criteria."""

    criteria: tuple[Criterion, ...]
    offers: tuple[Offer, ...] = ()

    def edit(self, decision: Decision, change: Change) -> Decision:
        """Return the decision with one field of an own rating changed.

        Raises
        ------
        NoAmountError
            If what was typed is no rating.
        LookupError
            If the offer or the criterion is no longer there.
        """
        offer, key = offer_and_about(change.cell)
        criterion = self._criterion(key)
        if change.field == "level":
            return picked(decision, offer, key, change.value)
        return entered_text(decision, offer, criterion, change.field, change.value)

    def label(self, change: Change) -> str:
        """Return what was changed, as undo names it."""
        offer, key = offer_and_about(change.cell)
        names = {criterion.key: criterion.name for criterion in self.criteria}
        return named(names.get(key, "Criterion"), RATING, offer, self.offers)

    def _criterion(self, key: str) -> Criterion:
        for criterion in self.criteria:
            if criterion.key == key:
                return criterion
        raise LookupError("this criterion is not in use any more")


def typed(text: str, criterion: Criterion) -> Amount:
    """Return what was typed as an own rating: unknown, a number, or a range.

    Raises
    ------
    NoAmountError
        If it is none; the message says what is expected.
    """
    if criterion.measure is not None:
        return amount_fields.typed(text, criterion.measure.unit)
    try:
        read = amount_fields.typed(text, "")
    except NoAmountError:
        raise _no_rating(text) from None
    if read.low is None or read.high is None:
        return read
    if not SCALE_LOW <= read.low <= read.high <= SCALE_HIGH:
        raise _no_rating(text)
    return read


def _no_rating(text: str) -> NoAmountError:
    return NoAmountError(f"found {quoted(text)}; expected {_NUMBER}, or a range such as 6-8")


def single(text: str, criterion: Criterion) -> float | None:
    """Return how it turned out, as it was typed: unknown, or one number.

    Raises
    ------
    NoAmountError
        If it is none; the message names the criterion.
    """
    try:
        return amount_fields.single(typed(text, criterion))
    except NoAmountError as error:
        is_rating = criterion.measure is None
        reason = f"found {quoted(text)}; expected {_NUMBER}" if is_rating else error
        raise NoAmountError(f"{criterion.name}: {reason}") from None


def entered_text(
    decision: Decision, offer: str, criterion: Criterion, end: str, text: str
) -> Decision:
    """Return the decision with what was typed as an end of an own rating; as `entered`.

    Raises
    ------
    NoAmountError
        If it is no rating; the message names the field.
    """
    try:
        new = typed(text, criterion)
    except NoAmountError as error:
        raise NoAmountError(f"{criterion.name}: {ENDS[end]}: {error}") from None
    return entered(decision, offer, criterion.key, end, new)


def entered(decision: Decision, offer: str, criterion: str, end: str, new: Amount) -> Decision:
    """Return the decision with one end of an own rating moved; a range that was typed is all.

    Another likely number of somebody who said no range makes none.
    """
    if new.low is None or new.likely is None or new.high is None:
        return edits.forget_rating(decision, offer, criterion)
    old = own(edits.offer_of(decision, offer), criterion)
    if new.low < new.high or (end == "likely" and old.low == old.high):
        return edits.rate(decision, offer, criterion, new.low, new.likely, new.high)
    return edits.move_rating(decision, offer, criterion, end, new.likely)


def picked(decision: Decision, offer: str, criterion: str, level: str) -> Decision:
    """Return the decision with a described level picked, or none."""
    if level == UNKNOWN:
        return edits.forget_rating(decision, offer, criterion)
    if level == BETWEEN_LEVELS:
        return decision
    return edits.move_rating(decision, offer, criterion, "likely", float(level))


def own(offer: Offer, criterion: str) -> Rating:
    """Return the own rating of an offer; an empty one where there is none."""
    return offer.ratings.get(criterion, Rating())


def level(shown: Rating, criterion: Criterion) -> str | None:
    """Return the described level that a rating is, None where it lies between two."""
    if shown.likely is None:
        return UNKNOWN
    names = levels(criterion)
    return rating(shown.likely) if rating(shown.likely) in names else None


def levels(criterion: Criterion) -> dict[str, str]:
    """Return the described levels of a criterion, each by its number."""
    return {rating(each.rating): each.says for each in criterion.levels}


def texts(shown: Rating) -> dict[str, str]:
    """Return low, likely and high as they are typed."""
    return {end: amount_fields.written(getattr(shown, end)) for end in ENDS}


def fields(offer: Offer, criterion: Criterion) -> dict[str, Any]:
    """Return the fields of an own rating as texts."""
    rated = own(offer, criterion.key)
    return {"level": level(rated, criterion) or BETWEEN_LEVELS, **texts(rated)}
