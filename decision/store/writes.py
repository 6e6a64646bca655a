"""How does a revision come into the database, and a decision out of it? Within a transaction.

Whoever writes has asked first whether they may (`access`). What all revisions of a decision take is
counted with each of them.
"""

from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from decision.model import SCHEMA_VERSION
from decision.store import database
from decision.store.database import Stored
from decision.store.documents import Document
from decision.store.schema import (
    ACKNOWLEDGED,
    DECISIONS,
    LINKS,
    REVISIONS,
    WHOLES,
    Base,
    packed,
)

# Put together once, as that takes longer than having them done.
_START, _APPEND = sa.insert(DECISIONS), sa.insert(REVISIONS)
_THIS = sa.update(DECISIONS).where(DECISIONS.c.id == sa.bindparam("this"))
_GROW = _THIS.values(
    current=sa.bindparam("to"), stored=DECISIONS.c.stored + sa.bindparam("by", type_=sa.BigInteger)
)
_BEGIN = _GROW.values(started=sa.bindparam("at"))
_GO_TO = _THIS.values(current=sa.bindparam("to"))
_OPEN = _THIS.values(opened=sa.bindparam("at"))
_ONE = (
    REVISIONS.c.decision == sa.bindparam("this"),
    REVISIONS.c.number == sa.bindparam("at"),
)
_CONTENT = "title", "version", "time", "base", "change"
_REPLACE = (
    sa.update(REVISIONS)
    .where(*_ONE)
    .values({name: sa.bindparam(f"new_{name}") for name in _CONTENT})
)
_REMOVE = sa.delete(REVISIONS).where(*_ONE)


class New(NamedTuple):
    """A revision to be made: its number, what it is called, and which one it is a step from."""

    number: int
    label: str
    gesture: str | None = None
    step_from: Stored | None = None


def start(connection: Connection, identity: str, owner: str | None) -> None:
    """Make room for a decision; its first revision is to be appended."""
    row = {"id": identity, "current": 0, "opened": database.now(), "started": ""}
    connection.execute(_START, {**row, "owner": owner, "stored": 0})


def append(connection: Connection, identity: str, document: Document, new: New) -> None:
    """Add a revision and make it the current one."""
    content, room = _content(connection, identity, new.number, document, new.step_from)
    row = {"number": new.number, "label": new.label, "gesture": new.gesture, "folded": 0}
    before = new.step_from and new.step_from.number
    connection.execute(_APPEND, {"decision": identity, **row, "before": before, **content})
    grown = {"this": identity, "to": new.number, "by": room}
    if new.step_from is None:
        connection.execute(_BEGIN, {**grown, "at": content["time"]})
    else:
        connection.execute(_GROW, grown)


def go_on(connection: Connection, identity: str, row: Stored, document: Document) -> bool:
    """Replace a gesture's revision, and tell whether it stays.

    One that came back to where it began is no step to undo.
    """
    this = {"this": identity, "at": row.number}
    before = database.at(connection, identity, row.before)
    stays = before is None or before.document != document.text
    if stays:
        content, room = _content(connection, identity, row.number, document, row)
        new = {f"new_{name}": content[name] for name in _CONTENT}
        connection.execute(_REPLACE, {**this, **new})
    else:
        room = 0
        connection.execute(_REMOVE, this)
    to = row.number if stays else row.before
    connection.execute(_GROW, {"this": identity, "to": to, "by": room - row.size})
    return stays


def _content(
    connection: Connection, identity: str, number: int, document: Document, like: Stored | None
) -> tuple[dict[str, Any], int]:
    """Return the columns that hold a decision, as a difference if it is like another revision.

    Beside them stands how many bytes they take, with a whole document that is new.
    """
    base = like and Base(like.base, like.whole)
    kept = packed(connection, identity, number, document.text, base)
    about = {"title": document.decision.title, "version": SCHEMA_VERSION, "time": database.now()}
    return {**about, "base": kept.base.number, "change": kept.change}, kept.room


def go_to(connection: Connection, identity: str, number: int) -> None:
    """Make another revision the current one."""
    connection.execute(_GO_TO, {"this": identity, "to": number})


def open_now(connection: Connection, identity: str) -> None:
    """Remember that a decision was opened."""
    connection.execute(_OPEN, {"this": identity, "at": database.now()})


def delete(connection: Connection, identity: str) -> None:
    """Take a decision and its revisions away."""
    for table in (REVISIONS, WHOLES, ACKNOWLEDGED, LINKS):
        connection.execute(sa.delete(table).where(table.c.decision == identity))
    connection.execute(sa.delete(DECISIONS).where(DECISIONS.c.id == identity))
