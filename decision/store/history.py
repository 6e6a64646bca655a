"""What is the history of a decision, and what do edits, undo and redo do to it?

Everything here happens within one transaction, with a decision that the visitor may see.
"""

from sqlalchemy.engine import Connection

from decision.model import Decision
from decision.store import database, messages, writes
from decision.store.access import Visitor
from decision.store.database import Stored, UnknownDecisionError
from decision.store.documents import Document, UnreadableDecisionError, document_of, parsed
from decision.store.limits import UNLIMITED, Limits, refuse_another, refuse_growth, refuse_large
from decision.store.revisions import Change, ChangedMeanwhileError, Revision, Step, is_as_seen
from decision.store.thinning import is_new_sitting, line_of_undo, thin
from decision.store.writes import New


def newest(connection: Connection, identity: str) -> Revision:
    """Return a decision as it stands."""
    return _standing(connection, identity, database.current(connection, identity))


def _standing(connection: Connection, identity: str, row: Stored) -> Revision:
    after = database.after(connection, identity, row.number)
    redo = after and database.said(after.label, after.folded)
    return Revision(row.number, parsed(row.document), _undo(row), redo)


def _undo(row: Stored) -> str | None:
    return None if row.before is None else database.said(row.label, row.folded)


def changes(connection: Connection, identity: str) -> list[Change]:
    """Return every revision there is, the newest first."""
    current, _ = database.stamp(connection, identity)
    rows = database.labels(connection, identity)
    line = set(line_of_undo({row.number: row.before for row in rows}, current))
    return [
        Change(
            row.number,
            database.said(row.label, row.folded),
            row.time,
            row.number == current,
            row.number not in line,
        )
        for row in rows
    ]


# Edits ------------------------------------------------------------------------------------------


def start(
    connection: Connection,
    identity: str,
    decision: Decision,
    label: str,
    visitor: Visitor,
    limits: Limits,
) -> None:
    """Store a new decision of a visitor, if there is room."""
    refuse_another(connection, visitor, limits)
    document = document_of(decision)
    refuse_large(document.text, limits)
    writes.start(connection, identity, visitor.owner)
    refuse_growth(connection, identity, limits)
    writes.append(connection, identity, document, New(1, label))


def apply(
    connection: Connection, identity: str, step: Step, limits: Limits = UNLIMITED
) -> Revision:
    """Apply an edit to the newest state, unless it is done already; return what then stands."""
    row = database.current(connection, identity)
    if step.sent is not None and not messages.acknowledge(connection, identity, *step.sent):
        return _standing(connection, identity, row)
    old = parsed(row.document)
    edited = step.edit(old)
    if edited == old:
        return _standing(connection, identity, row)
    new = document_of(edited)
    refuse_large(new.text, limits)
    goes_on = step.gesture is not None and step.gesture == row.gesture
    if not goes_on or database.after(connection, identity, row.number) is not None:
        return _appended(connection, identity, row, new, step, limits)
    if writes.go_on(connection, identity, row, new):
        return Revision(row.number, edited, _undo(row), None)
    return newest(connection, identity)


def _appended(
    connection: Connection,
    identity: str,
    row: Stored,
    new: Document,
    step: Step,
    limits: Limits,
) -> Revision:
    last = database.last(connection, identity)
    if is_new_sitting(last.time, now := database.now()):
        thin(connection, identity, row.number, now)
    refuse_growth(connection, identity, limits)
    number = last.number + 1
    writes.append(connection, identity, new, New(number, step.label, step.gesture, row))
    return Revision(number, new.decision, step.label, None)


def fits(connection: Connection, identity: str, step: Step) -> bool:
    """Apply an edit, unless it no longer fits; tell whether it did."""
    try:
        apply(connection, identity, step)
    except (UnknownDecisionError, UnreadableDecisionError):
        raise  # the decision's fault, not the edit's
    except (ValueError, LookupError):
        return False
    return True


# Back and forth ---------------------------------------------------------------------------------


def undo(connection: Connection, identity: str, seen: Revision | None) -> None:
    """Go back to the state before the newest edit, if there is one, and it was seen."""
    _refuse_unseen(newest(connection, identity), seen)
    before = database.current(connection, identity).before
    if before is not None:
        writes.go_to(connection, identity, before)


def redo(connection: Connection, identity: str, seen: Revision | None) -> None:
    """Go forth to the state undone last, if there is one, and what stands was seen."""
    standing = newest(connection, identity)
    _refuse_unseen(standing, seen)
    after = database.after(connection, identity, standing.number)
    if after is not None:
        writes.go_to(connection, identity, after.number)


def _refuse_unseen(standing: Revision, seen: Revision | None) -> None:
    if seen is not None and not is_as_seen(standing, seen):
        raise ChangedMeanwhileError(standing)
