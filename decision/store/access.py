"""Who may see and change which decision? Asked here, for every read and every write.

A store answers a visitor. On a machine of one's own there is one, nobody in particular, to whom
belongs what has no owner. On a server, decisions belong to the person who made them. Others reach
one of them by a link: a token that nobody can guess, kept as its digest. What a visitor may not see
is answered like what is not there.
"""

import hashlib
import secrets
from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from decision.store.database import now, unknown
from decision.store.schema import DECISIONS, LINKS


class Visitor(NamedTuple):
    """For whom a store answers: a person, by a key of theirs, or nobody in particular.

    ``has_list`` tells whether there is a list of the decisions that are this visitor's. Where
    nobody logs in, all strangers are the same visitor, and there must be none.
    """

    owner: str | None = None
    has_list: bool = True


ANYBODY = Visitor()


class Right(IntEnum):
    """What somebody may do with a decision; each may do what stands before it, too."""

    READ = 1
    EDIT = 2
    OWN = 3  # delete it for good, and share it


class NotAllowedError(Exception):
    """A visitor may see a decision, but not do this with it."""


class Reached(NamedTuple):
    """A decision that a visitor may see: its own id, and what they may do with it."""

    identity: str
    right: Right


class Link(NamedTuple):
    """A link that was made: by what it is revoked, what it allows, and when it was made."""

    digest: str
    right: Right
    made: str


def reached(
    connection: Connection, visitor: Visitor, named: str, right: Right = Right.READ
) -> Reached:
    """Return the decision that an id or a link's token names.

    Unless the transaction only reads, nobody else writes to the decision until it ends.

    Raises
    ------
    UnknownDecisionError
        If it names none that this visitor may see.
    NotAllowedError
        If they may see it, but have less than this right.
    """
    if not named.isprintable():
        raise unknown(named)  # PostgreSQL takes no NUL, and would seem to be away
    if _is_there(connection, _OWN, {"this": named, "owner": visitor.owner}):
        return Reached(named, Right.OWN)
    linked = _linked(connection, named)
    if linked.right < right:
        raise NotAllowedError(_REFUSED[right])
    if not _is_there(connection, _ANY, {"this": linked.identity}):
        raise unknown(named)  # deleted since
    return linked


# Put together once, as that takes longer than asking.
_ANY = sa.select(DECISIONS.c.id).where(DECISIONS.c.id == sa.bindparam("this"))
_OWN = _ANY.where(DECISIONS.c.owner.is_not_distinct_from(sa.bindparam("owner", type_=sa.Text)))
# On SQLite the whole file is locked anyway.
_LOCKED = {wanted: wanted.with_for_update() for wanted in (_ANY, _OWN)}
_BY_LINK = sa.select(LINKS.c.decision, LINKS.c.may_edit).where(
    LINKS.c.digest == sa.bindparam("digest")
)
_REFUSED = {
    Right.EDIT: "this link is for reading, so nothing can be changed through it",
    Right.OWN: "only the person whose decision it is can do this",
}


def is_of(visitor: Visitor) -> sa.ColumnElement[bool]:
    """Return what tells whether a decision is this visitor's own."""
    return DECISIONS.c.owner == visitor.owner  # None: it has no owner


def _is_there(connection: Connection, wanted: sa.Select[Any], values: dict[str, Any]) -> bool:
    if not connection.get_execution_options().get("reading", False):
        wanted = _LOCKED[wanted]
    return connection.execute(wanted, values).first() is not None


def _linked(connection: Connection, token: str) -> Reached:
    row = connection.execute(_BY_LINK, {"digest": _digest(token)}).first()
    if row is None:
        raise unknown(token)
    return Reached(row.decision, _right(row.may_edit))


def _right(may_edit: bool) -> Right:
    return Right.EDIT if may_edit else Right.READ


def _digest(token: str) -> str:
    # A token is as random as a key, so a plain digest cannot be turned round.
    return hashlib.sha256(token.encode()).hexdigest()


# Links ------------------------------------------------------------------------------------------


def share(connection: Connection, identity: str, right: Right) -> str:
    """Make a link for reading or for editing a decision, and return its token.

    Only its digest is kept: whoever reads the database cannot use it.
    """
    token = secrets.token_hex(32)  # hexadecimal, as ids are
    about = {"decision": identity, "may_edit": right >= Right.EDIT, "made": now()}
    connection.execute(sa.insert(LINKS).values(digest=_digest(token), **about))
    return token


def links(connection: Connection, identity: str) -> Sequence[Link]:
    """Return the links of a decision, the newest first."""
    mine = sa.select(LINKS.c.digest, LINKS.c.may_edit, LINKS.c.made)
    newest_first = mine.where(LINKS.c.decision == identity).order_by(LINKS.c.made.desc())
    rows: Sequence[Any] = connection.execute(newest_first).all()
    return [Link(row.digest, _right(row.may_edit), row.made) for row in rows]


def revoke(connection: Connection, identity: str, digest: str) -> None:
    """Let a link of a decision open nothing from now on."""
    mine = LINKS.c.decision == identity, LINKS.c.digest == digest
    connection.execute(sa.delete(LINKS).where(*mine))
