"""Which messages of a page are done? Of each client the last one is remembered, for a while."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from decision.store import database
from decision.store.schema import ACKNOWLEDGED

CLIENTS = 64  # of a decision, whose last message is remembered
_OF_ALL = ACKNOWLEDGED.c.decision == sa.bindparam("this")
_OF_ONE = _OF_ALL, ACKNOWLEDGED.c.client == sa.bindparam("by")
_LAST = sa.select(ACKNOWLEDGED.c.seq).where(*_OF_ONE)
_GO_ON = (
    sa.update(ACKNOWLEDGED)
    .where(*_OF_ONE, ACKNOWLEDGED.c.seq < sa.bindparam("to"))
    .values(seq=sa.bindparam("to"), time=sa.bindparam("at"))
)
_BEGIN = sa.insert(ACKNOWLEDGED)
_NEWEST = (
    sa.select(ACKNOWLEDGED.c.client)
    .where(_OF_ALL)
    .order_by(ACKNOWLEDGED.c.time.desc())
    .limit(sa.bindparam("kept", type_=sa.Integer))
)
_FORGET = sa.delete(ACKNOWLEDGED).where(
    _OF_ALL, ACKNOWLEDGED.c.client.not_in(_NEWEST.scalar_subquery())
)


def acknowledged(connection: Connection, identity: str, client: str) -> int:
    """Return the number of the last message of a client that is done, 0 before the first."""
    return connection.execute(_LAST, {"this": identity, "by": client}).scalar() or 0


def acknowledge(connection: Connection, identity: str, client: str, seq: int) -> bool:
    """Remember that a client's messages up to this one are done; tell whether it was not before.

    When a client comes, the one that was heard of longest ago is forgotten.
    """
    now, this = database.now(), {"this": identity, "by": client}
    if connection.execute(_GO_ON, {**this, "to": seq, "at": now}).rowcount:
        return True
    if seq <= acknowledged(connection, identity, client):
        return False
    row = {"decision": identity, "client": client, "seq": seq, "time": now}
    connection.execute(_BEGIN, row)
    connection.execute(_FORGET, {"this": identity, "kept": CLIENTS})
    return True
