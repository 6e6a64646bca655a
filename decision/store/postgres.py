"""How is a PostgreSQL server reached, by one or more processes of the app?"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from decision.store import place
from decision.store.place import Place, StoreUrlError, disposed_if_it_fails
from decision.store.schema import bring_up_to_date

DRIVER = "postgresql+psycopg"
_CONNECT_SECONDS = 3  # a server that does not answer holds a page up no longer
_POOL_SECONDS = 10.0  # how long a thread waits for one of the connections
_IDLE_SECONDS = 10  # a server that hangs within an edit holds the others up no longer
SNAPSHOT = "REPEATABLE READ"


def at(url: sa.URL) -> Place:
    """Return the place of decisions on a server; the tables are made if they are not there.

    Raises
    ------
    StoreUrlError
        If the library that talks to it is not installed.
    """
    engine = _engine(url)
    sa.event.listen(engine, "connect", _on_connect)
    sa.event.listen(engine, "begin", _on_begin)
    with disposed_if_it_fails(engine):
        bring_up_to_date(engine)
    # PostgreSQL takes what is deleted away by itself (autovacuum).
    return Place(engine, lambda: True, is_here=False)


def _engine(url: sa.URL) -> Engine:
    try:
        return sa.create_engine(
            url.set(drivername=DRIVER),
            pool_pre_ping=True,  # the server may have been started again
            pool_timeout=_POOL_SECONDS,
            hide_parameters=True,  # an error in a log is to name no decision
            connect_args={"connect_timeout": _CONNECT_SECONDS, "application_name": "crossroads"},
        )
    except ImportError as error:
        raise StoreUrlError(
            "a PostgreSQL server is named, but the library for it is not installed; "
            f"expected: pip install 'crossroads[postgres]' ({error})"
        ) from None


def _on_connect(connection: Any, _: object) -> None:  # noqa: ANN401
    connection.execute(f"SET idle_in_transaction_session_timeout = {1000 * _IDLE_SECONDS}")
    # Whoever waits has a turn, in order; and who holds a lock for nothing loses it.
    connection.execute(f"SET lock_timeout = {round(1000 * place.PATIENT_SECONDS)}")
    connection.commit()


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    seconds = options.get("wait", place.BUSY_SECONDS)
    if options.get("reading", False):
        # Several questions are to be answered from one and the same state.
        connection.exec_driver_sql(f"SET TRANSACTION ISOLATION LEVEL {SNAPSHOT} READ ONLY")
    if seconds < place.BUSY_SECONDS:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(seconds * 1000)}")
