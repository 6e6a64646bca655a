"""How do decisions lie in a database, and how is an older one brought up to date?

A decision points at its current revision; a revision knows the one it came from, and how it differs
from a document that is kept whole. Beside them stands which messages of a browser are done, and by
which links others reach a decision. The tables are the same on SQLite and on PostgreSQL.

The database holds its version. `bring_up_to_date` takes it from there to this one, step by step, in
one transaction. These are a few lines and not Alembic: the app itself does it whenever it starts,
on any number of files, and there is nothing for an administrator to run.
"""

import json
from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from decision.store.differences import difference, is_far, whole

VERSION = 4
# Any number: whoever asks PostgreSQL for this lock waits until another start is over.
_STARTING = 0x63726F7373
META = sa.MetaData()
_VERSIONS = sa.Table("store", META, sa.Column("version", sa.Integer, nullable=False))
DECISIONS = sa.Table(
    "decision",
    META,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("current", sa.Integer, nullable=False),
    sa.Column("opened", sa.Text, nullable=False),
    sa.Column("started", sa.Text, nullable=False),
    sa.Column("owner", sa.Text),  # None on a machine of one's own
    sa.Column("stored", sa.BigInteger, nullable=False),  # bytes of all its revisions
    sa.Index("decision_owner", "owner", "opened"),
)
LINKS = sa.Table(
    "link",
    META,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("decision", sa.Text, sa.ForeignKey("decision.id"), nullable=False, index=True),
    sa.Column("may_edit", sa.Boolean, nullable=False),
    sa.Column("made", sa.Text, nullable=False),
)
WHOLES = sa.Table(
    "whole",
    META,
    sa.Column("decision", sa.Text, sa.ForeignKey("decision.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("document", sa.LargeBinary, nullable=False),
)
REVISIONS = sa.Table(
    "revision",
    META,
    sa.Column("decision", sa.Text, sa.ForeignKey("decision.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("before", sa.Integer),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("folded", sa.Integer, nullable=False),  # changes that were thinned into this one
    sa.Column("gesture", sa.Text),
    sa.Column("time", sa.Text, nullable=False),
    sa.Column("title", sa.Text),
    sa.Column("version", sa.Integer, nullable=False),  # of the document
    sa.Column("base", sa.Integer, nullable=False),
    sa.Column("change", sa.LargeBinary, nullable=False),
    sa.Index("revision_after", "decision", "before", "number"),
    sqlite_with_rowid=False,
)
ACKNOWLEDGED = sa.Table(
    "acknowledged",
    META,
    sa.Column("decision", sa.Text, sa.ForeignKey("decision.id"), primary_key=True),
    sa.Column("client", sa.Text, primary_key=True),
    sa.Column("seq", sa.BigInteger, nullable=False),  # begins with the browser's milliseconds
    sa.Column("time", sa.Text, nullable=False),
)


class NewerStoreError(OSError):
    """A newer version of Crossroads has written this database."""


class Base(NamedTuple):
    """A document that is kept whole, by its number."""

    number: int
    whole: bytes


class Packed(NamedTuple):
    """A document as it is stored: which whole one it differs from, and how.

    ``room`` is how many bytes it takes, with the whole one if that is new.
    """

    base: Base
    change: bytes
    room: int


def bring_up_to_date(engine: Engine) -> bool:
    """Make what is missing in a database, and tell whether it was one of an older version.

    Raises
    ------
    NewerStoreError
        If a newer Crossroads has written it.
    """
    with engine.execution_options(reading=True).begin() as connection:
        before = _version(connection)
    if before == VERSION:
        return False
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_STARTING)))
        before = _version(connection)  # another start may have been quicker
        for version in range(before or VERSION, VERSION):
            _STEPS[version](connection)
        META.create_all(connection)
        connection.execute(sa.delete(_VERSIONS))
        connection.execute(sa.insert(_VERSIONS).values(version=VERSION))
    return before not in (0, VERSION)


def _version(connection: Connection) -> int:
    """Return the version of a database, 0 for an empty one."""
    tables = sa.inspect(connection).get_table_names()
    if _VERSIONS.name not in tables:
        return 1 if REVISIONS.name in tables else 0
    version = connection.execute(sa.select(_VERSIONS.c.version)).scalar_one()
    if version > VERSION:
        raise NewerStoreError(
            f"a newer version of Crossroads has written these decisions (found {version}, "
            f"expected {VERSION} or less); please update this one"
        )
    return version


def packed(
    connection: Connection, identity: str, number: int, text: str, base: Base | None
) -> Packed:
    """Return a document as a difference from a base; far from it, it becomes one itself."""
    change = base and difference(text, base.whole)
    if base is None or change is None or is_far(change, base.whole):
        return kept_whole(connection, identity, number, text)
    return Packed(base, change, len(change))


def kept_whole(connection: Connection, identity: str, number: int, text: str) -> Packed:
    """Keep a document whole, in place of one of the same number, and return how to refer to it."""
    document, mine = whole(text), (WHOLES.c.decision == identity, WHOLES.c.number == number)
    gone = removed(connection, WHOLES.c.document, *mine)
    connection.execute(
        sa.insert(WHOLES).values(decision=identity, number=number, document=document)
    )
    change = difference(text, document)
    return Packed(Base(number, document), change, len(change) + len(document) - gone)


def removed(
    connection: Connection, content: sa.Column[bytes], *which: sa.ColumnElement[bool]
) -> int:
    """Delete the rows of a content, and return how many bytes it took."""
    rows = sa.delete(content.table).where(*which).returning(sa.func.length(content))
    return sum(connection.execute(rows).scalars())


def taken(identity: str) -> sa.ColumnElement[int]:
    """Return how many bytes all revisions of a decision take, summed anew."""
    sums = (
        sa.select(sa.func.coalesce(sa.func.sum(sa.func.length(content)), 0))
        .where(content.table.c.decision == identity)
        .scalar_subquery()
        for content in (WHOLES.c.document, REVISIONS.c.change)
    )
    return next(sums) + next(sums)


# From one version to the next -------------------------------------------------------------------


def _from_1(connection: Connection) -> None:
    """Every revision was a whole document, as text; only SQLite has had this version."""
    run = connection.exec_driver_sql
    run("ALTER TABLE decision ADD COLUMN started TEXT NOT NULL DEFAULT ''")
    run("ALTER TABLE revision RENAME TO revision_1")
    META.create_all(connection)
    old = sa.table("revision_1", *map(sa.column, _OLD_COLUMNS))
    # Their numbers first: a file may hold far more text than fits into memory.
    keys = sa.select(old.c.decision, old.c.number).order_by(old.c.decision, old.c.number)
    for identity, rows in groupby(connection.execute(keys).all(), key=lambda row: row.decision):
        _move(connection, old, identity, [row.number for row in rows])
    run("DROP TABLE revision_1")


_OLD_COLUMNS = ("decision", "number", "before", "label", "gesture", "time", "document")


def _from_2(connection: Connection) -> None:
    """No decision had an owner."""
    run = connection.exec_driver_sql
    run("ALTER TABLE decision ADD COLUMN owner TEXT")
    run("CREATE INDEX decision_owner ON decision (owner, opened)")


def _from_3(connection: Connection) -> None:
    """No sums were kept."""
    run = connection.exec_driver_sql
    run("ALTER TABLE decision ADD COLUMN stored BIGINT NOT NULL DEFAULT 0")
    for table, content in (("whole", "document"), ("revision", "change")):
        of_one = f"SELECT sum(length({content})) FROM {table} WHERE {table}.decision = decision.id"
        run(f"UPDATE decision SET stored = stored + coalesce(({of_one}), 0)")


_STEPS: Mapping[int, Callable[[Connection], None]] = {1: _from_1, 2: _from_2, 3: _from_3}


def _move(connection: Connection, old: sa.TableClause, identity: str, numbers: list[int]) -> None:
    started, base = None, None
    for number in numbers:
        mine = old.c.decision == identity, old.c.number == number
        row = connection.execute(sa.select(old).where(*mine)).one()
        stored = packed(connection, identity, number, row.document, base)
        started, base = started or row.time, stored.base
        kept = {name: getattr(row, name) for name in _OLD_COLUMNS if name != "document"}
        content = {"base": base.number, "change": stored.change, **about(row.document)}
        connection.execute(sa.insert(REVISIONS).values(**kept, **content, folded=0))
    this = sa.update(DECISIONS).where(DECISIONS.c.id == identity)
    connection.execute(this.values(started=started))


def about(text: str) -> dict[str, Any]:
    """Return title and version of a document; none where it cannot be read."""
    try:
        document = json.loads(text)
        title, version = document.get("title"), document.get("schema_version", 1)
    except (ValueError, AttributeError):
        return {"title": None, "version": 0}
    is_sound = isinstance(title, str) and isinstance(version, int)
    return {"title": title, "version": version} if is_sound else {"title": None, "version": 0}
