"""How do decisions lie in SQLite? The tables, and the few statements on them.

A decision points at its current revision; a revision knows the one it came from.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from decision.model import SCHEMA_VERSION, Decision

META = sa.MetaData()
DECISIONS = sa.Table(
    "decision",
    META,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("current", sa.Integer, nullable=False),
    sa.Column("opened", sa.Text, nullable=False),
)
REVISIONS = sa.Table(
    "revision",
    META,
    sa.Column("decision", sa.Text, sa.ForeignKey("decision.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("before", sa.Integer),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("gesture", sa.Text),
    sa.Column("time", sa.Text, nullable=False),
    sa.Column("document", sa.Text, nullable=False),
)


class UnknownDecisionError(LookupError):
    """There is no decision of this id in the store."""


def now() -> str:
    """Return the time, in UTC, as it is kept."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def current(connection: Connection, identity: str) -> Any:  # noqa: ANN401
    """Return the current revision of a decision.

    Raises
    ------
    UnknownDecisionError
        If there is none of this id.
    """
    row = connection.execute(
        sa.select(REVISIONS)
        .join(DECISIONS, DECISIONS.c.id == REVISIONS.c.decision)
        .where(DECISIONS.c.id == identity, DECISIONS.c.current == REVISIONS.c.number)
    ).first()
    if row is None:
        raise UnknownDecisionError(f"there is no decision {identity} in this store")
    return row


def revision(connection: Connection, identity: str, number: int | None) -> Any:  # noqa: ANN401
    """Return one revision of a decision, or None."""
    mine = (REVISIONS.c.decision == identity, REVISIONS.c.number == number)
    return connection.execute(sa.select(REVISIONS).where(*mine)).first()


def after(connection: Connection, identity: str, number: int) -> Any:  # noqa: ANN401
    """Return the newest revision that came from this one, or None."""
    mine = (REVISIONS.c.decision == identity, REVISIONS.c.before == number)
    latest = sa.select(REVISIONS).where(*mine).order_by(REVISIONS.c.number.desc()).limit(1)
    return connection.execute(latest).first()


def last_number(connection: Connection, identity: str) -> int:
    """Return the highest number of a decision's revisions."""
    mine = REVISIONS.c.decision == identity
    return connection.execute(sa.select(sa.func.max(REVISIONS.c.number)).where(mine)).scalar_one()


def append(  # noqa: PLR0913 (a row's columns)
    connection: Connection,
    identity: str,
    number: int,
    before: int | None,
    label: str,
    gesture: str | None,
    decision: Decision,
) -> None:
    """Add a revision; the current one stays what it is."""
    row = {
        "decision": identity,
        "number": number,
        "before": before,
        "label": label,
        "gesture": gesture,
        "time": now(),
        "document": decision.model_dump_json(),
    }
    connection.execute(sa.insert(REVISIONS).values(row))


def is_last(connection: Connection, row: Any) -> bool:  # noqa: ANN401
    """Tell whether no revision came from this one."""
    return after(connection, row.decision, row.number) is None


def go_on(connection: Connection, row: Any, decision: Decision) -> None:  # noqa: ANN401
    """Replace a gesture's revision; one that came back to where it began is no step to undo."""
    mine = (REVISIONS.c.decision == row.decision, REVISIONS.c.number == row.number)
    document = decision.model_dump_json()
    before = revision(connection, row.decision, row.before)
    if before is not None and before.document == document:
        move_to(connection, row.decision, row.before)
        connection.execute(sa.delete(REVISIONS).where(*mine))
        return
    connection.execute(sa.update(REVISIONS).where(*mine).values(document=document, time=now()))


def move_to(connection: Connection, identity: str, number: int) -> None:
    """Make a revision the current one."""
    update(connection, identity, current=number)


def update(connection: Connection, identity: str, **columns: object) -> None:
    """Change columns of a decision's row."""
    mine = DECISIONS.c.id == identity
    connection.execute(sa.update(DECISIONS).where(mine).values(**columns))


def listed(connection: Connection) -> Sequence[Any]:
    """Return id, time of opening and title of each decision, the one opened last first.

    The title is None where the document is none, or one of a newer version.
    """
    document = REVISIONS.c.document
    title = sa.case(  # only case promises not to look into what is no JSON
        (sa.not_(sa.func.json_valid(document)), None),
        (sa.func.json_extract(document, "$.schema_version") > SCHEMA_VERSION, None),
        else_=sa.func.json_extract(document, "$.title"),
    )
    joined = sa.and_(
        DECISIONS.c.id == REVISIONS.c.decision, DECISIONS.c.current == REVISIONS.c.number
    )
    columns = sa.select(DECISIONS.c.id, DECISIONS.c.opened, title.label("title"))
    return connection.execute(
        columns.join_from(DECISIONS, REVISIONS, joined).order_by(DECISIONS.c.opened.desc())
    ).all()


def delete(connection: Connection, identity: str) -> None:
    """Take a decision and its revisions away."""
    connection.execute(sa.delete(REVISIONS).where(REVISIONS.c.decision == identity))
    connection.execute(sa.delete(DECISIONS).where(DECISIONS.c.id == identity))
