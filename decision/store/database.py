"""How do decisions lie in SQLite, and how is the file reached?

A decision points at its current revision; a revision knows the one it came from. Beside them stands
which messages of a browser are done. `engine` opens the file, `empty_log` clears its log of old
text. SQLite writes ahead into a log beside the file (https://www.sqlite.org/wal.html). Where
neither can be written, the file is still read, as one that does not change while it is looked at.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from decision.model import SCHEMA_VERSION, Decision
from decision.store.documents import written

FILE = "decisions.sqlite"
BUSY_SECONDS = 2.0  # how long a transaction waits for another one to end
HASTY_SECONDS = 0.1  # the same for what is tried again later anyway
_LOCKED = {"SQLITE_BUSY", "SQLITE_LOCKED"}
_META = sa.MetaData()
DECISIONS = sa.Table(
    "decision",
    _META,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("current", sa.Integer, nullable=False),
    sa.Column("opened", sa.Text, nullable=False),
)
REVISIONS = sa.Table(
    "revision",
    _META,
    sa.Column("decision", sa.Text, sa.ForeignKey("decision.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("before", sa.Integer),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("gesture", sa.Text),
    sa.Column("time", sa.Text, nullable=False),
    sa.Column("document", sa.Text, nullable=False),
)
ACKNOWLEDGED = sa.Table(
    "acknowledged",
    _META,
    sa.Column("decision", sa.Text, sa.ForeignKey("decision.id"), primary_key=True),
    sa.Column("client", sa.Text, primary_key=True),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("time", sa.Text, nullable=False),
)
CLIENTS = 64  # of a decision, whose last message is remembered


class _Unchanging(sqlite3.Connection):
    """A connection to a file that nobody can write to."""


def engine(folder: Path) -> Engine:
    """Return the engine on the database in a folder; both are made if they are not there."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / FILE
    # Put together by hand, a folder's name with ? or % in it would be read as part of the URL.
    url = sa.URL.create("sqlite", database=str(file))
    engine = sa.create_engine(url, creator=partial(_connected, file))
    sa.event.listen(engine, "checkin", _on_checkin)
    sa.event.listen(engine, "begin", _on_begin)
    with engine.execution_options(reading=True).connect() as connection:
        there = sa.inspect(connection).get_table_names()
    missing = set(_META.tables) - set(there)
    try:
        if missing:
            _META.create_all(engine)
    except SQLAlchemyError:
        # An older file that takes no writes can be read as it is: there is nothing to acknowledge.
        if missing != {ACKNOWLEDGED.name}:
            raise
    return engine


def empty_log(engine: Engine) -> bool:
    """Move what SQLite's log holds into the file; deleted text would lie on in the log.

    Returns
    -------
    bool
        Whether that was possible: it is not while another connection reads.
    """
    try:
        # The raw connection: SQLAlchemy would begin a transaction, in which the log stays.
        with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
            cursor.execute(_wait(HASTY_SECONDS))
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy = cursor.fetchall()[0][0]
    except (sqlite3.Error, SQLAlchemyError):
        return False  # full, read-only or locked: no more than a reader in the way
    return not is_busy


def _connected(file: Path) -> sqlite3.Connection:
    connection = _writing_ahead(file)
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten with zeros
    return connection


def _writing_ahead(file: Path) -> sqlite3.Connection:
    """Return a connection with a log, or one that only reads where there can be none."""
    connection = _opened(file)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        connection.close()
        # Read as unchanging, the file would be shown without what its log holds.
        is_whole = _size(file) > 0 and _size(file.with_name(f"{file.name}-wal")) == 0
        if error.sqlite_errorname in _LOCKED or not is_whole:
            raise
        uri = f"{file.absolute().as_uri()}?immutable=1"
        return _opened(uri, uri=True, factory=_Unchanging)
    return connection


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _opened(place: Path | str, **how: Any) -> sqlite3.Connection:  # noqa: ANN401
    # sqlite3 must not begin transactions on its own: one that reads first would then begin late.
    return sqlite3.connect(
        place, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, **how
    )


def _on_checkin(connection: object, record: Any) -> None:  # noqa: ANN401
    if isinstance(connection, _Unchanging):
        record.invalidate()  # by the next time the file may take writes again


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql(_wait(options.get("wait", BUSY_SECONDS)))
    connection.exec_driver_sql("BEGIN" if options.get("reading", False) else "BEGIN IMMEDIATE")


def _wait(seconds: float) -> str:
    return f"PRAGMA busy_timeout={round(seconds * 1000)}"


# Statements -------------------------------------------------------------------------------------

_IS_CURRENT = sa.and_(
    DECISIONS.c.id == REVISIONS.c.decision, DECISIONS.c.current == REVISIONS.c.number
)


class UnknownDecisionError(LookupError):
    """There is no decision of this id in the store."""


def now() -> str:
    """Return the time, in UTC, as it is stored."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def current(connection: Connection, identity: str) -> sa.Row[Any]:
    """Return the current revision of a decision.

    Raises
    ------
    UnknownDecisionError
        If there is none of this id.
    """
    mine = sa.select(REVISIONS).join(DECISIONS, _IS_CURRENT).where(DECISIONS.c.id == identity)
    row = connection.execute(mine).first()
    if row is None:
        raise UnknownDecisionError(f"there is no decision {identity} in this store")
    return row


def after(connection: Connection, row: sa.Row[Any]) -> sa.Row[Any] | None:
    """Return the newest revision that came from this one, or None."""
    mine = REVISIONS.c.decision == row.decision, REVISIONS.c.before == row.number
    newest_first = sa.select(REVISIONS).where(*mine).order_by(REVISIONS.c.number.desc())
    return connection.execute(newest_first.limit(1)).first()


def append(
    connection: Connection, identity: str, decision: Decision, **columns: str | int | None
) -> None:
    """Add a revision and make it the current one; ``columns`` are label, gesture and before."""
    mine = REVISIONS.c.decision == identity
    last = connection.execute(sa.select(sa.func.max(REVISIONS.c.number)).where(mine)).scalar() or 0
    row = {"decision": identity, "number": last + 1, "time": now(), **columns}
    document = written(decision)
    connection.execute(sa.insert(REVISIONS).values(document=document, **row))
    update(connection, identity, current=last + 1)


def go_on(connection: Connection, row: sa.Row[Any], decision: Decision) -> None:
    """Replace a gesture's revision; one that came back to where it began is no step to undo."""
    document = written(decision)
    mine, number = REVISIONS.c.decision == row.decision, REVISIONS.c.number
    before = connection.execute(sa.select(REVISIONS).where(mine, number == row.before)).first()
    if before is not None and before.document == document:
        update(connection, row.decision, current=row.before)
        connection.execute(sa.delete(REVISIONS).where(mine, number == row.number))
        return
    changed = sa.update(REVISIONS).where(mine, number == row.number)
    connection.execute(changed.values(document=document, time=now()))


def update(connection: Connection, identity: str, **columns: object) -> None:
    """Change columns of a decision's row."""
    connection.execute(sa.update(DECISIONS).where(DECISIONS.c.id == identity).values(**columns))


def acknowledged(connection: Connection, identity: str, client: str) -> int:
    """Return the number of the last message of a client that is done, 0 before the first."""
    mine = ACKNOWLEDGED.c.decision == identity, ACKNOWLEDGED.c.client == client
    return connection.execute(sa.select(ACKNOWLEDGED.c.seq).where(*mine)).scalar() or 0


def acknowledge(connection: Connection, identity: str, client: str, seq: int) -> None:
    """Remember that a client's messages up to this one are done; the oldest client is forgotten."""
    mine = ACKNOWLEDGED.c.decision == identity
    this = ACKNOWLEDGED.c.client == client
    connection.execute(sa.delete(ACKNOWLEDGED).where(mine, this))
    row = {"decision": identity, "client": client, "seq": seq, "time": now()}
    connection.execute(sa.insert(ACKNOWLEDGED).values(row))
    clients = sa.select(ACKNOWLEDGED.c.client).where(mine)
    newest = clients.order_by(ACKNOWLEDGED.c.time.desc()).limit(CLIENTS)
    connection.execute(
        sa.delete(ACKNOWLEDGED).where(mine, ACKNOWLEDGED.c.client.not_in(newest.scalar_subquery()))
    )


def listed(connection: Connection) -> Sequence[sa.Row[str, Any, str, str, str]]:
    """Return of each decision id, title, and when it was opened, changed and started.

    The one opened last comes first. The title is None where the document is none, or one of a newer
    version.
    """
    document = REVISIONS.c.document
    title = sa.case(  # only case promises not to look into what is no JSON
        (sa.not_(sa.func.json_valid(document)), None),
        (sa.func.json_extract(document, "$.schema_version") > SCHEMA_VERSION, None),
        else_=sa.func.json_extract(document, "$.title"),
    )
    first = REVISIONS.alias()
    started = sa.select(sa.func.min(first.c.time)).where(first.c.decision == DECISIONS.c.id)
    times = DECISIONS.c.opened, REVISIONS.c.time, started.scalar_subquery()
    columns = sa.select(DECISIONS.c.id, title, *times)
    newest_first = columns.join(REVISIONS, _IS_CURRENT).order_by(DECISIONS.c.opened.desc())
    return connection.execute(newest_first).all()


def delete(connection: Connection, identity: str) -> None:
    """Take a decision and its revisions away."""
    for table in (REVISIONS, ACKNOWLEDGED):
        connection.execute(sa.delete(table).where(table.c.decision == identity))
    connection.execute(sa.delete(DECISIONS).where(DECISIONS.c.id == identity))
