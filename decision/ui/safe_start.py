"""Is it safe to start as the settings ask? Who is served, and what keeps the app from starting.

It stands apart from `hosting`: the server answers before all that keeps decisions is loaded.
"""

import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from os import environ
from typing import Any
from urllib.parse import urlsplit

from starlette.middleware import Middleware
from streamlit import config
from streamlit.auth_util import get_secrets_auth_section
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from decision.ui.guard import MIDDLEWARE, THIS_MACHINE
from decision.ui.guard import SETTING as HOSTS
from decision.ui.way_back import WayBack

HOSTED, WITHOUT_LOGIN = "CROSSROADS_HOSTED", "CROSSROADS_WITHOUT_LOGIN"
STORE_URL = "CROSSROADS_STORE_URL"
SECRET_CHARACTERS = 32  # the fewest that the secret of the cookies may have
CALLBACK = "/oauth2callback"
MOST_DECISIONS, MOST_MEGABYTES = "CROSSROADS_MOST_DECISIONS", "CROSSROADS_MOST_MEGABYTES"
KEEP_DAYS = "CROSSROADS_KEEP_DAYS"
_NUMBERS = {MOST_DECISIONS: 100, MOST_MEGABYTES: 50, KEEP_DAYS: 0}  # where nothing is set
_ON, _OFF = "1", ("", "0")
_OF_LOGIN = ("client_id", "client_secret", "server_metadata_url", "redirect_uri", "cookie_secret")
_REFUSED = "Crossroads does not start: this is not safe to serve to many."


def is_hosted() -> bool:
    """Tell whether many are served."""
    return environ.get(HOSTED, "") not in _OFF


def has_login() -> bool:
    """Tell whether people log in."""
    return is_hosted() and environ.get(WITHOUT_LOGIN, "") in _OFF


def middleware() -> list[Middleware]:
    """Return what stands between the network and the app."""
    return [*MIDDLEWARE, Middleware(WayBack)] if has_login() else MIDDLEWARE


def number(setting: str) -> int:
    """Return what a setting that is a number says."""
    return int(environ.get(setting) or _NUMBERS[setting])


def names_a_store() -> bool:
    """Tell whether a setting says where decisions are; it may name no store."""
    return bool(environ.get(STORE_URL))


def refuse_if_unsafe() -> None:
    """End the process with the reasons, unless it is safe to start as the settings ask."""
    wrong = list(unsafe())
    if wrong:
        sys.exit("\n".join([_REFUSED, *(f"- {each}" for each in wrong), "See docs/hosting.md."]))


def unsafe() -> Iterator[str]:
    """Yield what keeps the app from starting as the settings ask; each with what to do."""
    yield from _wrong_settings()
    if not is_hosted():
        if environ.get(WITHOUT_LOGIN, "") not in _OFF:
            yield f"{WITHOUT_LOGIN} is set without {HOSTED}."
        return
    yield from _wrong_store()
    yield from _wrong_edge()
    if has_login():
        yield from _wrong_login(get_secrets_auth_section())


def _wrong_settings() -> Iterator[str]:
    for setting in (HOSTED, WITHOUT_LOGIN):
        found = environ.get(setting, "")
        if found not in (_ON, *_OFF):
            yield f"{setting}: found {found!r}, expected 1 or nothing."
    for setting, usual in _NUMBERS.items():
        found = environ.get(setting) or str(usual)
        if not (found.isascii() and found.isdecimal()) or (usual and not int(found)):
            yield f"{setting}: found {found!r}, expected a whole number such as {usual or 365}."


def _wrong_store() -> Iterator[str]:
    from decision.store.store import StoreUrlError, store_place

    try:
        store_place()
    except StoreUrlError as error:
        yield f"{error}."


def _wrong_edge() -> Iterator[str]:
    names = config.get_option(HOSTS) or []
    if not set(names) - set(THIS_MACHINE):
        yield f"{HOSTS}: name the host that people call this server by."
    if any(each.strip("*.") == "" for each in names):
        yield f"{HOSTS}: found a name that stands for all, expected names of this server alone."
    for option in ("server.enableCORS", "server.enableXsrfProtection"):
        if not config.get_option(option):
            yield f"{option} is off, so pages of others could act for your visitors. Leave it on."
    if config.get_option("server.trustedUserHeaders"):
        yield "server.trustedUserHeaders is set, so a request could say who it is from."


def _wrong_login(auth: Mapping[str, Any]) -> Iterator[str]:
    if not (find_spec("authlib") and find_spec("httpx")):
        yield "Log-in needs further packages: pip install 'crossroads[hosted]'"
    missing = [key for key in _OF_LOGIN if not auth.get(key)]
    if missing:
        yield (
            f"Log-in: {', '.join(missing)} missing in the part [auth] of .streamlit/secrets.toml. "
            f"To serve without log-in, set {WITHOUT_LOGIN}=1."
        )
        return
    secret = str(auth["cookie_secret"])
    if len(secret) < SECRET_CHARACTERS or len(secret.split()) > 1:  # the guide's words for one
        yield f"cookie_secret: expected at least {SECRET_CHARACTERS} random characters, no words."
    yield from _wrong_way_back(str(auth["redirect_uri"]))


def _wrong_way_back(address: str) -> Iterator[str]:
    try:
        url = urlsplit(address)
        host = url.hostname or ""
    except ValueError:
        yield "redirect_uri: expected an address."
        return
    if url.scheme != "https" and host not in THIS_MACHINE:
        yield "redirect_uri: expected an address that begins with https://."
    if not url.path.endswith(CALLBACK):
        yield f"redirect_uri: expected an address that ends with {CALLBACK}."
    if not is_host_allowed(url.netloc):
        yield f"redirect_uri: its host is none of those in {HOSTS}."
