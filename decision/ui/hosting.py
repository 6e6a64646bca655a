"""Who is served? One person on their machine; or, by a setting, many, to each what is theirs.

CROSSROADS_HOSTED=1 is the setting. The app then starts only where it is safe to serve many: people
log in, and the names of the server are named. With CROSSROADS_WITHOUT_LOGIN=1 beside it nobody logs
in. Then a decision is reached by its address alone, which nobody can guess, and there is no list.

A person is who their provider says they are: the issuer and the subject. An e-mail address may be
given to somebody else later.
"""

import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from os import environ
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config
from streamlit.auth_util import get_secrets_auth_section
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from decision.store.access import ANYBODY, Visitor
from decision.store.limits import MEGABYTE, UNLIMITED, Limits
from decision.store.store import StoreUrlError, store_place
from decision.ui.guard import MIDDLEWARE, THIS_MACHINE
from decision.ui.guard import SETTING as HOSTS
from decision.ui.way_back import WayBack
from decision.words.text import legible

HOSTED, WITHOUT_LOGIN = "CROSSROADS_HOSTED", "CROSSROADS_WITHOUT_LOGIN"
SECRET_CHARACTERS = 32  # the fewest that the secret of the cookies may have
CALLBACK = "/oauth2callback"
MOST_DECISIONS, MOST_MEGABYTES = "CROSSROADS_MOST_DECISIONS", "CROSSROADS_MOST_MEGABYTES"
KEEP_DAYS = "CROSSROADS_KEEP_DAYS"
_NUMBERS = {MOST_DECISIONS: 100, MOST_MEGABYTES: 50, KEEP_DAYS: 0}  # where nothing is set
LARGEST = MEGABYTE  # characters of one decision, where many wait for the same processor
STRANGER = Visitor(None, has_list=False)
_ON, _OFF = "1", ("", "0")
_OF_LOGIN = ("client_id", "client_secret", "server_metadata_url", "redirect_uri", "cookie_secret")
_REFUSED = "Crossroads does not start: this is not safe to serve to many."


class NotLoggedInError(Exception):
    """Somebody asks for decisions before it is clear who they are."""


def is_hosted() -> bool:
    """Tell whether many are served."""
    return environ.get(HOSTED, "") not in _OFF


def has_login() -> bool:
    """Tell whether people log in."""
    return is_hosted() and environ.get(WITHOUT_LOGIN, "") in _OFF


def middleware() -> list[Middleware]:
    """Return what stands between the network and the app."""
    return [*MIDDLEWARE, Middleware(WayBack)] if has_login() else MIDDLEWARE


def visitor() -> Visitor:
    """Return for whom this run asks; the one place that says who somebody is.

    Raises
    ------
    NotLoggedInError
        If people log in here, and this one has not; or where no run is.
    """
    if not is_hosted():
        return ANYBODY
    if not has_login():
        return STRANGER
    issuer, subject = (st.user.get(claim) for claim in ("iss", "sub"))
    is_sound = all(isinstance(claim, str) and claim for claim in (issuer, subject))
    if not st.user.get("is_logged_in") or not is_sound:
        raise NotLoggedInError
    return Visitor(f"{issuer} {subject}")  # an issuer is a URL, so it has no space


def name() -> str:
    """Return what the person who is logged in is called, for the screen alone."""
    claims = (st.user.get(claim) for claim in ("name", "email", "sub"))
    return legible(next((str(each) for each in claims if each), ""))


def limits() -> Limits:
    """Return how much one person may store here."""
    if not is_hosted():
        return UNLIMITED
    return Limits(_number(MOST_DECISIONS), _number(MOST_MEGABYTES) * MEGABYTE, LARGEST)


def days_kept() -> int:
    """Return for how many days a decision is kept that nobody opens or changes; 0: for ever."""
    return _number(KEEP_DAYS) if is_hosted() else 0


def _number(setting: str) -> int:
    return int(environ.get(setting) or _NUMBERS[setting])


# At the start -----------------------------------------------------------------------------------


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
    if len(str(auth["cookie_secret"])) < SECRET_CHARACTERS:
        yield f"cookie_secret: expected at least {SECRET_CHARACTERS} random characters."
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
