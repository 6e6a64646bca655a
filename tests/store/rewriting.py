"""Change what a stored document says, past the app, as another version of it might have."""

import sqlalchemy as sa

from decision.store import database, schema
from decision.store.store import Store

_FREE = 1_000  # a number that no revision of these tests has


def rewrite(store: Store, identity: str, old: str, new: str) -> None:
    with store._engine.begin() as connection:
        stored = database.current(connection, identity)
        assert old in stored.document
        text = stored.document.replace(old, new)
        packed = schema.kept_whole(connection, identity, _FREE, text)
        columns = {"base": _FREE, "change": packed.change, **schema.about(text)}
        table = schema.REVISIONS
        mine = table.c.decision == identity, table.c.number == stored.number
        connection.execute(sa.update(table).where(*mine).values(**columns))
