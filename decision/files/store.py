"""Where are decisions kept? In one SQLite file, each as a history of revisions.

A revision is never changed or removed, but for a gesture still going on (a slider being dragged),
whose moves become one revision. An edit is a function applied to the newest state inside one
transaction, so two tabs cannot overwrite each other. Revisions know which one they came from: undo
goes back along that line, redo forth again along the branch used last.
"""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from os import environ
from pathlib import Path
from typing import Any, NamedTuple

import platformdirs
import sqlalchemy as sa
from pydantic import ValidationError
from sqlalchemy.engine import Connection, Engine

from decision.model import Decision

FILE = "decisions.sqlite"
BUSY_SECONDS = 5  # how long a write waits for another one to end
Edit = Callable[[Decision], Decision]

_META = sa.MetaData()
_DECISIONS = sa.Table(
    "decision",
    _META,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("current", sa.Integer, nullable=False),
    sa.Column("opened", sa.Text, nullable=False),
)
_REVISIONS = sa.Table(
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


class Revision(NamedTuple):
    """A decision as it stands, and what undo and redo would do (None: nothing)."""

    number: int
    decision: Decision
    undo: str | None
    redo: str | None


class UnknownDecisionError(LookupError):
    """There is no decision of this id in the store."""


def data_folder() -> Path:
    """Return the user's data folder, or what CROSSROADS_DATA_DIR names."""
    named = environ.get("CROSSROADS_DATA_DIR")
    return Path(named) if named else platformdirs.user_data_path("crossroads", appauthor=False)


class UnreadableDecisionError(ValueError):
    """A kept decision is none that this version can read."""


class Store:
    """The decisions of this machine, in one folder."""

    def __init__(self, folder: Path) -> None:
        self._engine = _engine(folder)
        self._reading = self._engine.execution_options(reading=True)

    def create(self, decision: Decision, label: str = "started") -> str:
        """Keep a new decision and return its id, which nobody can guess."""
        # Hexadecimal: Streamlit's component keys, made from ids, must not hold two underscores.
        identity = secrets.token_hex(16)
        with self._engine.begin() as connection:
            row = {"id": identity, "current": 1, "opened": _now()}
            connection.execute(sa.insert(_DECISIONS).values(row))
            _append(connection, identity, 1, None, label, None, decision)
        return identity

    def newest(self, identity: str) -> Revision:
        """Return the decision as it stands.

        Raises
        ------
        UnknownDecisionError
            If there is none of this id.
        """
        with self._reading.begin() as connection:
            row = _current(connection, identity)
            before = _revision(connection, identity, row.before)
            after = _after(connection, identity, row.number)
            return Revision(
                row.number,
                _parsed(row.document),
                row.label if before is not None else None,
                after.label if after is not None else None,
            )

    def apply(self, identity: str, edit: Edit, label: str, gesture: str | None = None) -> None:
        """Apply an edit to the newest state; moves of one gesture become one revision.

        An edit that changes nothing leaves no revision; one that fails leaves all as it was.
        """
        with self._engine.begin() as connection:
            row = _current(connection, identity)
            old = _parsed(row.document)
            new = edit(old)
            if new == old:
                return
            if gesture is not None and gesture == row.gesture and _is_last(connection, row):
                _go_on(connection, row, new)
                return
            number = 1 + _last_number(connection, identity)
            _append(connection, identity, number, row.number, label, gesture, new)
            _move_to(connection, identity, number)

    def undo(self, identity: str) -> None:
        """Go back to the state before the newest edit, if there is one."""
        with self._engine.begin() as connection:
            before = _current(connection, identity).before
            if before is not None:
                _move_to(connection, identity, before)

    def redo(self, identity: str) -> None:
        """Go forth to the state that was undone last, if there is one."""
        with self._engine.begin() as connection:
            after = _after(connection, identity, _current(connection, identity).number)
            if after is not None:
                _move_to(connection, identity, after.number)

    def open(self, identity: str) -> None:
        """Remember that this decision was opened last.

        Raises
        ------
        UnknownDecisionError
            If there is none of this id.
        """
        with self._engine.begin() as connection:
            _current(connection, identity)
            _update(connection, identity, opened=_now())

    def last_opened(self) -> str | None:
        """Return the id of the decision that was opened last, or None in an empty store."""
        newest_first = sa.select(_DECISIONS.c.id).order_by(_DECISIONS.c.opened.desc()).limit(1)
        with self._reading.begin() as connection:
            return connection.execute(newest_first).scalar()


def _engine(folder: Path) -> Engine:
    folder.mkdir(parents=True, exist_ok=True)
    # Put together by hand, a folder's name with ? or % in it would be read as part of the URL.
    url = sa.URL.create("sqlite", database=str(folder / FILE))
    engine = sa.create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    sa.event.listen(engine, "connect", _on_connect)
    sa.event.listen(engine, "begin", _on_begin)
    _META.create_all(engine)
    return engine


def _on_connect(connection: Any, _: object) -> None:  # noqa: ANN401
    # sqlite3 must not begin transactions by itself: reading before writing would not be one.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")


def _on_begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


@lru_cache(maxsize=64)
def _parsed(document: str) -> Decision:
    try:
        return Decision.model_validate_json(document)
    except ValidationError as error:
        reason = error.errors()[0]["msg"]
        raise UnreadableDecisionError(f"a kept decision cannot be read: {reason}") from None


def _current(connection: Connection, identity: str) -> Any:  # noqa: ANN401
    row = connection.execute(
        sa.select(_REVISIONS)
        .join(_DECISIONS, _DECISIONS.c.id == _REVISIONS.c.decision)
        .where(_DECISIONS.c.id == identity, _DECISIONS.c.current == _REVISIONS.c.number)
    ).first()
    if row is None:
        raise UnknownDecisionError(f"there is no decision {identity} in this store")
    return row


def _revision(connection: Connection, identity: str, number: int | None) -> Any:  # noqa: ANN401
    mine = (_REVISIONS.c.decision == identity, _REVISIONS.c.number == number)
    return connection.execute(sa.select(_REVISIONS).where(*mine)).first()


def _after(connection: Connection, identity: str, number: int) -> Any:  # noqa: ANN401
    mine = (_REVISIONS.c.decision == identity, _REVISIONS.c.before == number)
    latest = sa.select(_REVISIONS).where(*mine).order_by(_REVISIONS.c.number.desc()).limit(1)
    return connection.execute(latest).first()


def _last_number(connection: Connection, identity: str) -> int:
    mine = _REVISIONS.c.decision == identity
    return connection.execute(sa.select(sa.func.max(_REVISIONS.c.number)).where(mine)).scalar_one()


def _append(  # noqa: PLR0913 (a row's columns)
    connection: Connection,
    identity: str,
    number: int,
    before: int | None,
    label: str,
    gesture: str | None,
    decision: Decision,
) -> None:
    row = {
        "decision": identity,
        "number": number,
        "before": before,
        "label": label,
        "gesture": gesture,
        "time": _now(),
        "document": decision.model_dump_json(),
    }
    connection.execute(sa.insert(_REVISIONS).values(row))


def _is_last(connection: Connection, row: Any) -> bool:  # noqa: ANN401
    return _after(connection, row.decision, row.number) is None


def _go_on(connection: Connection, row: Any, decision: Decision) -> None:  # noqa: ANN401
    """Replace a gesture's revision; one that came back to where it began is no step to undo."""
    mine = (_REVISIONS.c.decision == row.decision, _REVISIONS.c.number == row.number)
    document = decision.model_dump_json()
    before = _revision(connection, row.decision, row.before)
    if before is not None and before.document == document:
        _move_to(connection, row.decision, row.before)
        connection.execute(sa.delete(_REVISIONS).where(*mine))
        return
    connection.execute(sa.update(_REVISIONS).where(*mine).values(document=document, time=_now()))


def _move_to(connection: Connection, identity: str, number: int) -> None:
    _update(connection, identity, current=number)


def _update(connection: Connection, identity: str, **columns: object) -> None:
    mine = _DECISIONS.c.id == identity
    connection.execute(sa.update(_DECISIONS).where(mine).values(**columns))
