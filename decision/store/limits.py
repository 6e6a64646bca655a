"""How much may be stored for one person, and for how long? A host says it.

Else nothing is limited. What is there stays as it is: a limit refuses what would be new, and says
what makes room.
"""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from decision.store import access, writes
from decision.store.access import Visitor
from decision.store.schema import DECISIONS, REVISIONS

MEGABYTE = 2**20
_THIS = sa.bindparam("this", type_=sa.Text)
_OWNER = sa.select(DECISIONS.c.owner).where(DECISIONS.c.id == _THIS)
_STORED = sa.select(sa.func.coalesce(sa.func.sum(DECISIONS.c.stored), 0)).where(
    sa.or_(DECISIONS.c.id == _THIS, DECISIONS.c.owner == _OWNER.scalar_subquery())
)


class Limits(NamedTuple):
    """How many decisions a person may have, in how many bytes, and the characters of one.

    The bytes are those of all revisions, as they are stored. Where nobody logs in, they are those
    of one decision. None: as many as there is room for.
    """

    decisions: int | None = None
    stored: int | None = None
    document: int | None = None


UNLIMITED = Limits()


class LimitError(Exception):
    """A limit is reached; the message says which, and what makes room."""


def refuse_another(connection: Connection, visitor: Visitor, limits: Limits) -> None:
    """Refuse a further decision to a visitor who has all that they may have."""
    if limits.decisions is None or not visitor.has_list:
        return
    if connection.dialect.name == "postgresql":  # else the whole file is locked anyway
        person = sa.func.hashtextextended(visitor.owner, 0)
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(person)))
    mine = sa.select(sa.func.count()).select_from(DECISIONS).where(access.is_of(visitor))
    if connection.execute(mine).scalar_one() >= limits.decisions:
        raise LimitError(
            f"you have {limits.decisions} decisions, and more do not fit in here. "
            "Save one that you do not need as a file, then delete it"
        )


def refuse_growth(connection: Connection, identity: str, limits: Limits) -> None:
    """Refuse a further revision where its owner has all the room that they may have."""
    if limits.stored is None:
        return
    if stored(connection, identity) >= limits.stored:
        raise LimitError(
            f"all of the {limits.stored / MEGABYTE:g} MB that there are here for one person are "
            "used. Save a decision that is not needed as a file, then delete it"
        )


def refuse_large(document: str, limits: Limits) -> None:
    """Refuse a decision that is larger than one may be."""
    if limits.document is not None and len(document) > limits.document:
        raise LimitError(
            f"this decision would be larger than the {limits.document / MEGABYTE:g} MB that one "
            "may have here. Shorten what you wrote, or leave offers out"
        )


def stored(connection: Connection, identity: str) -> int:
    """Return how many bytes all decisions of the person take whose one it is; each has its sum.

    One that is nobody's stands for itself.
    """
    return int(connection.execute(_STORED, {"this": identity}).scalar_one())


def expire(connection: Connection, days: float) -> int:
    """Delete what was neither opened by its owner nor changed for so long; return how many."""
    before = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="microseconds")
    changed = sa.select(REVISIONS.c.decision).where(REVISIONS.c.time >= before)
    old = sa.select(DECISIONS.c.id).where(
        DECISIONS.c.opened < before, DECISIONS.c.id.not_in(changed)
    )
    gone = connection.execute(old.with_for_update()).scalars().all()
    for identity in gone:
        writes.delete(connection, identity)
    return len(gone)
