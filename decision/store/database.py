"""What is asked of the database? Each statement, within a transaction.

Whoever reads or writes a decision has asked first whether they may (`access`), and then has its id.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from decision.model import SCHEMA_VERSION
from decision.store.differences import applied
from decision.store.schema import (
    DECISIONS,
    REVISIONS,
    WHOLES,
)

_IS_CURRENT = sa.and_(
    DECISIONS.c.id == REVISIONS.c.decision, DECISIONS.c.current == REVISIONS.c.number
)
_IS_BASE = sa.and_(WHOLES.c.decision == REVISIONS.c.decision, WHOLES.c.number == REVISIONS.c.base)
_WANTED: sa.BindParameter[Any] = sa.bindparam("wanted")
_NUMBER: sa.BindParameter[Any] = sa.bindparam("at")


class UnknownDecisionError(LookupError):
    """There is no decision of this id in the store."""


class Stored(NamedTuple):
    """A revision as it is stored; ``folded`` is how many changes were thinned into it."""

    number: int
    before: int | None
    label: str
    folded: int
    gesture: str | None
    time: str
    base: int
    size: int  # bytes of how it differs
    whole: bytes  # the document that it differs from, as it is kept
    document: str


# Put together once, as that takes longer than asking.
_STORED = Stored._fields[:-3]
_ROWS = sa.select(
    *(REVISIONS.c[name] for name in _STORED), REVISIONS.c.change, WHOLES.c.document
).join(WHOLES, _IS_BASE)
_CURRENT = _ROWS.join(DECISIONS, _IS_CURRENT).where(DECISIONS.c.id == _WANTED)
_AT = _ROWS.where(REVISIONS.c.decision == _WANTED, REVISIONS.c.number == _NUMBER)
_OTHER = REVISIONS.alias()
# By itself the number is in the index; with more, SQLite would go through all of the history.
_NEWEST_AFTER = sa.select(sa.func.max(_OTHER.c.number)).where(
    _OTHER.c.decision == _WANTED, _OTHER.c.before == _NUMBER
)
_AFTER = sa.select(REVISIONS.c.number, REVISIONS.c.label, REVISIONS.c.folded).where(
    REVISIONS.c.decision == _WANTED, REVISIONS.c.number == _NEWEST_AFTER.scalar_subquery()
)
_TIME = sa.select(REVISIONS.c.number, REVISIONS.c.time)
_STAMP = _TIME.join(DECISIONS, _IS_CURRENT).where(DECISIONS.c.id == _WANTED)
_LAST = _TIME.where(REVISIONS.c.decision == _WANTED).order_by(REVISIONS.c.number.desc()).limit(1)


def said(label: str, folded: int) -> str:
    """Return what the step to a revision did; ``folded`` is how many changes are thinned into it.

    >>> said("title changed", 2)
    'title changed and 2 changes before that'
    """
    changes = "change" if folded == 1 else "changes"
    return f"{label} and {folded} {changes} before that" if folded else label


def now() -> str:
    """Return the time, in UTC, as it is stored."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def current(connection: Connection, identity: str) -> Stored:
    """Return the current revision of a decision.

    Raises
    ------
    UnknownDecisionError
        If there is none of this id.
    """
    revision = _first(connection, _CURRENT, {"wanted": identity})
    if revision is None:
        raise unknown(identity)
    return revision


def at(connection: Connection, identity: str, number: int | None) -> Stored | None:
    """Return the revision of this number, or None."""
    return _first(connection, _AT, {"wanted": identity, "at": number})


def stamp(connection: Connection, identity: str) -> tuple[int, str]:
    """Return what changes whenever a decision does: which revision is current, and its time.

    Raises
    ------
    UnknownDecisionError
        If there is none of this id.
    """
    row = connection.execute(_STAMP, {"wanted": identity}).first()
    if row is None:
        raise unknown(identity)
    return row.number, row.time


def after(connection: Connection, identity: str, number: int) -> Any:  # noqa: ANN401 (a row)
    """Return number and label of the newest revision that came from this one, or None."""
    return connection.execute(_AFTER, {"wanted": identity, "at": number}).first()


def labels(connection: Connection, identity: str) -> Sequence[sa.Row[Any]]:
    """Return number, before, label, folded and time of every revision, the newest first."""
    columns = (REVISIONS.c[name] for name in ("number", "before", "label", "folded", "time"))
    mine = sa.select(*columns).where(REVISIONS.c.decision == identity)
    return connection.execute(mine.order_by(REVISIONS.c.number.desc())).all()


def last(connection: Connection, identity: str) -> Any:  # noqa: ANN401 (a row)
    """Return number and time of the revision that was made last."""
    return connection.execute(_LAST, {"wanted": identity}).first()


def opened_last(connection: Connection, where: sa.ColumnElement[bool]) -> str | None:
    """Return the id of the decision that was opened last, of those that are asked for."""
    newest_first = sa.select(DECISIONS.c.id).where(where).order_by(DECISIONS.c.opened.desc())
    return connection.execute(newest_first.limit(1)).scalar()


def listed(
    connection: Connection, where: sa.ColumnElement[bool]
) -> Sequence[sa.Row[str, Any, str, str, str]]:
    """Return of each decision id, title, and when it was opened, changed and started.

    The one opened last comes first. The title is None where the document is none, or one of a newer
    version.
    """
    title = sa.case((REVISIONS.c.version > SCHEMA_VERSION, None), else_=REVISIONS.c.title)
    times = DECISIONS.c.opened, REVISIONS.c.time, DECISIONS.c.started
    columns = sa.select(DECISIONS.c.id, title, *times)
    newest_first = columns.join(REVISIONS, _IS_CURRENT).order_by(DECISIONS.c.opened.desc())
    return connection.execute(newest_first.where(where)).all()


def _first(
    connection: Connection, statement: sa.Select[Any], values: dict[str, Any]
) -> Stored | None:
    row = connection.execute(statement, values).first()
    if row is None:
        return None
    stored = dict(zip(_STORED, row, strict=False))
    change, whole = row.change, row.document
    return Stored(**stored, size=len(change), whole=whole, document=applied(change, whole))


def unknown(named: str) -> UnknownDecisionError:
    """Return the reason why nothing is answered: an id or a token names no decision."""
    return UnknownDecisionError(f"there is no decision {named} in this store")
