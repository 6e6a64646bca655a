"""Which messages of a page are done? Of each client the last one is remembered, for a while."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from decision.store.database import now
from decision.store.schema import ACKNOWLEDGED

CLIENTS = 64  # of a decision, whose last message is remembered


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
