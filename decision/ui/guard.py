"""Whom does the server answer, and what may a browser do with the answers?

It answers those who call it by one of its own names (`Doorkeeper`). Any web page can let its own
name point to this machine (DNS rebinding). To the browser that page then is ours, and only the name
in the request gives it away. Streamlit's ``server.allowedHosts`` holds the names that count, but
Streamlit asks it for the websocket only.

A browser may do nothing with the answers that the six pages do not need (`SecurityHeaders`).
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, file_util
from streamlit.web.server.server_util import allow_all_cross_origin_requests, is_allowed_origin
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from decision.ui.called_ahead import CalledAhead
from decision.ui.kept_files import KeptFiles
from decision.ui.uploads import Uploads

SETTING = "server.allowedHosts"
THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
_LONGEST_HOST = 253  # of a name in the DNS
_UNKNOWN_HOST = """\
Crossroads does not answer to the name "{host}".

If you host it under this name, name it when you start Crossroads (again for each further name,
those of this machine too):
    crossroads run --server.allowedHosts NAME
or set STREAMLIT_SERVER_ALLOWED_HOSTS to all names, with spaces between.
"""
_FOREIGN_PAGE = "Crossroads does not talk to pages of other websites.\n"

# All that the page needs. Metrics and the description for programs tell strangers too much.
_CORE = "_stcore"
_OPEN = frozenset({"bidi-components", "health", "host-config", "stream", "upload_file"})

_STARTS = ("http.response.start", "websocket.http.response.start")
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_OFF = ("camera", "display-capture", "geolocation", "hid", "microphone", "payment", "serial", "usb")


class Doorkeeper:
    """Refuses what is asked under a foreign name, by a foreign page, or is nobody's business.

    Parameters
    ----------
    app : ASGIApp
        What answers the rest.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        # Empty, it would admit every name. So it is where another server than ours starts the app.
        if not config.get_option(SETTING):
            config.set_option(SETTING, [*THIS_MACHINE])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may come in, answer the rest with the reason."""
        is_request = scope["type"] in ("http", "websocket")
        answer = (_refusal(scope) if is_request else None) or self._app
        await answer(scope, receive, send)


def _refusal(scope: Scope) -> PlainTextResponse | None:
    headers = Headers(scope=scope)
    hosts = headers.getlist("host")
    if len(hosts) != 1 or not is_host_allowed(hosts[0]):
        host = ", ".join(hosts)[:_LONGEST_HOST]
        return PlainTextResponse(_UNKNOWN_HOST.format(host=host), 403)
    if scope["type"] == "websocket" and _is_foreign(headers.get("origin"), hosts[0]):
        return PlainTextResponse(_FOREIGN_PAGE, 403)
    return None if _is_open(scope["path"]) else PlainTextResponse("Not Found", 404)


def _is_foreign(origin: str | None, host: str) -> bool:
    # Streamlit would admit every page of this machine, and ask the internet for its own address
    # before it refuses another.
    if origin is None or origin.partition("://")[2] == host:
        return False
    return not (allow_all_cross_origin_requests() or is_allowed_origin(origin))


def _is_open(path: str) -> bool:
    # Wherever in the path it stands: `server.baseUrlPath` puts a prefix before it.
    parts = [*path.split("/"), ""]
    return all(after in _OPEN for part, after in pairwise(parts) if part == _CORE)


# What a browser may do -------------------------------------------------------------------------


class SecurityHeaders:
    """Adds to every response what a browser is to keep to.

    Parameters
    ----------
    app : ASGIApp
        What makes the responses.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and what starts a response with the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] in _STARTS:
                MutableHeaders(scope=message).update(security_headers())
            await send(message)

        await self._app(scope, receive, send_with_headers)


_BEFORE_THE_APP = SecurityHeaders, Doorkeeper, KeptFiles, CalledAhead, Uploads
MIDDLEWARE = [Middleware(each) for each in _BEFORE_THE_APP]


async def failed(_: Request, __: Exception) -> Response:
    """Answer where the server failed: Starlette does so outside of all middleware."""
    return PlainTextResponse("Internal Server Error", 500, headers=security_headers())


@cache
def security_headers() -> Mapping[str, str]:
    """Return the headers of every response."""
    return {
        "Content-Security-Policy": _policy(),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _OFF),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


def _policy() -> str:
    allowed = {
        "default-src": "'none'",
        "script-src": f"'self' {' '.join(_inline_scripts())}",
        "style-src": "'self' 'unsafe-inline'",  # Streamlit and Plotly write styles as they draw
        "img-src": "'self' data:",
        "font-src": "'self' data:",
        "connect-src": "'self'",  # that is the websocket, too
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{directive} {sources}" for directive, sources in allowed.items())


def _inline_scripts() -> list[str]:
    """Return the hashes by which the policy knows the scripts within Streamlit's page."""
    page = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    digests = [hashlib.sha256(text.encode()).digest() for text in _INLINE_SCRIPT.findall(page)]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
