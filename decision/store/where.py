"""Where are decisions? In a folder of this machine, or on the server that a setting names."""

from os import environ
from pathlib import Path

import platformdirs
import sqlalchemy as sa

from decision.store.place import StoreUrlError

STORE_URL = "CROSSROADS_STORE_URL"


def data_folder() -> Path:
    """Return the user's data folder, or what CROSSROADS_DATA_DIR names."""
    named = environ.get("CROSSROADS_DATA_DIR")
    return Path(named) if named else platformdirs.user_data_path("crossroads", appauthor=False)


def store_place() -> Path | sa.URL:
    """Return where decisions are: the server that CROSSROADS_STORE_URL names, or a folder here.

    Raises
    ------
    StoreUrlError
        If it names something else. The address may hold a password, so it is not repeated.
    """
    address = environ.get(STORE_URL)
    if not address:
        return data_folder()
    try:
        url = sa.make_url(address)
    except (sa.exc.ArgumentError, ValueError):
        url = None
    if url is None or url.get_backend_name() != "postgresql":
        found = f"one of {url.get_backend_name()}" if url else "something else"
        raise StoreUrlError(
            f"{STORE_URL}: expected an address such as postgresql://user@host/database, "
            f"found {found}"
        )
    return url


def name_of(place: Path | sa.URL) -> str:
    """Return what people call the place of a store; a password is not in it."""
    return str(place) if isinstance(place, Path) else place.render_as_string(hide_password=True)
