"""How is a PostgreSQL server reached, by one or more processes of the app?"""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from decision.store import place
from decision.store.place import Place, disposed_if_it_fails
from decision.store.schema import bring_up_to_date

DRIVER = "postgresql+psycopg"
_CONNECT_SECONDS = 3  # a server that does not answer holds a page up no longer
_POOL_SECONDS = 10.0  # how long a thread waits for one of the connections
SNAPSHOT = "REPEATABLE READ"


def at(url: sa.URL) -> Place:
    """Return the place of decisions on a server; the tables are made if they are not there."""
    engine = sa.create_engine(
        url.set(drivername=DRIVER),
        pool_pre_ping=True,  # the server may have been started again
        pool_timeout=_POOL_SECONDS,
        connect_args={"connect_timeout": _CONNECT_SECONDS, "application_name": "crossroads"},
    )
    sa.event.listen(engine, "begin", _on_begin)
    with disposed_if_it_fails(engine):
        bring_up_to_date(engine)
    # PostgreSQL takes what is deleted away by itself (autovacuum).
    return Place(engine, lambda: True, is_here=False)


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    seconds = options.get("wait", place.BUSY_SECONDS)
    if options.get("reading", False):
        # Several questions are to be answered from one and the same state.
        connection.exec_driver_sql(f"SET TRANSACTION ISOLATION LEVEL {SNAPSHOT} READ ONLY")
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(seconds * 1000)}")
