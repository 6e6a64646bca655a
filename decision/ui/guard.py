"""Whom does the server answer? Those who call it by one of its own names.

Any web page can let its own name point to this machine (DNS rebinding). To the browser that page
then is ours, and only the name in the request gives it away. Streamlit's ``server.allowedHosts``
holds the names that count, but Streamlit asks it for the websocket only.
"""

from itertools import pairwise

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config
from streamlit.web.server.server_util import allow_all_cross_origin_requests, is_allowed_origin
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from decision.ui.response_headers import SecurityHeaders

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


MIDDLEWARE = [Middleware(SecurityHeaders), Middleware(Doorkeeper)]


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
