"""What is the history of a decision, and what do edits, undo and redo do to it?

Everything here happens within one transaction, with a decision that the visitor may see.
"""

from sqlalchemy.engine import Connection

from decision.model import Decision
from decision.store import database, messages
from decision.store.access import Visitor
from decision.store.database import UnknownDecisionError
from decision.store.documents import UnreadableDecisionError, parsed, written
from decision.store.limits import UNLIMITED, Limits, refuse_another, refuse_growth, refuse_large
from decision.store.revisions import Change, ChangedMeanwhileError, Revision, Step, is_as_seen
from decision.store.thinning import is_new_sitting, line_of_undo, thin


def newest(connection: Connection, identity: str) -> Revision:
    """Return a decision as it stands."""
    row = database.current(connection, identity)
    after = database.after(connection, identity, row.number)
    undo = None if row.before is None else database.said(row.label, row.folded)
    redo = after and database.said(after.label, after.folded)
    return Revision(row.number, parsed(row.document), undo, redo)


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
    refuse_large(written(decision), limits)
    database.start(connection, identity, visitor.owner)
    refuse_growth(connection, identity, limits)
    database.append(connection, identity, decision, label)


def apply(connection: Connection, identity: str, step: Step, limits: Limits = UNLIMITED) -> None:
    """Apply an edit to the newest state, unless it changes nothing or is done already."""
    row = database.current(connection, identity)
    if step.sent is not None:
        if step.sent.seq <= messages.acknowledged(connection, identity, step.sent.client):
            return
        messages.acknowledge(connection, identity, *step.sent)
    old = parsed(row.document)
    new = step.edit(old)
    if new == old:
        return
    refuse_large(written(new), limits)
    goes_on = step.gesture is not None and step.gesture == row.gesture
    if goes_on and database.after(connection, identity, row.number) is None:
        database.go_on(connection, identity, row, new)
        return
    _thin_before_a_sitting(connection, identity, row.number)
    refuse_growth(connection, identity, limits)
    database.append(connection, identity, new, step.label, gesture=step.gesture, step_from=row)


def fits(connection: Connection, identity: str, step: Step) -> bool:
    """Apply an edit, unless it no longer fits; tell whether it did."""
    try:
        apply(connection, identity, step)
    except (UnknownDecisionError, UnreadableDecisionError):
        raise  # the decision's fault, not the edit's
    except (ValueError, LookupError):
        return False
    return True


def _thin_before_a_sitting(connection: Connection, identity: str, current: int) -> None:
    last, now = database.last(connection, identity), database.now()
    if last is not None and is_new_sitting(last.time, now):
        thin(connection, identity, current, now)


# Back and forth ---------------------------------------------------------------------------------


def undo(connection: Connection, identity: str, seen: Revision | None) -> None:
    """Go back to the state before the newest edit, if there is one, and it was seen."""
    _refuse_unseen(newest(connection, identity), seen)
    before = database.current(connection, identity).before
    if before is not None:
        database.update(connection, identity, current=before)


def redo(connection: Connection, identity: str, seen: Revision | None) -> None:
    """Go forth to the state undone last, if there is one, and what stands was seen."""
    standing = newest(connection, identity)
    _refuse_unseen(standing, seen)
    after = database.after(connection, identity, standing.number)
    if after is not None:
        database.update(connection, identity, current=after.number)


def _refuse_unseen(standing: Revision, seen: Revision | None) -> None:
    if seen is not None and not is_as_seen(standing, seen):
        raise ChangedMeanwhileError(standing)
