"""What does the store know of where it lies? Little: SQLite and PostgreSQL know the rest."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy.engine import Engine

BUSY_SECONDS = 2.0  # how long a transaction waits for another one to end
PATIENT_SECONDS = 30.0  # the same as long as others do end, one after the other
HASTY_SECONDS = 0.1  # the same for what is tried again later anyway


class StoreUrlError(ValueError):
    """The setting that names the store names none that there can be."""


class Place(NamedTuple):
    """Where decisions lie: the engine, and what leaves no deleted text lying about, if it can.

    Its transactions mind two options: ``reading`` (they write nothing), and ``wait`` (the longest,
    in seconds, for another one). ``is_here`` tells whether it is on this machine alone.
    """

    engine: Engine
    swept: Callable[[], bool]
    is_here: bool


@contextmanager
def disposed_if_it_fails(engine: Engine) -> Iterator[None]:
    """Leave no connection open to a place that cannot be used."""
    try:
        yield
    except Exception:
        engine.dispose()
        raise
