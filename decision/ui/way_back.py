"""Where does somebody arrive after logging in? At the decision whose address was opened before.

Whoever logs in leaves for the provider of the log-in and comes back to the first page, without the
address that was opened. So the browser keeps it meanwhile, and the server sends it there.
"""

import re

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.server_util import AUTH_COOKIE_NAME

LINK = "d"  # names a decision in an address
COOKIE, KEPT_SECONDS = "crossroads_wanted", 600
# What an id or a link can look like: from a cookie, nothing else may get into an address.
_NAME = re.compile(r"[\w-]{1,64}", re.ASCII)


class WayBack:
    """Keeps in a cookie which decision was asked for before the log-in, and leads there after it.

    It is for servers where people log in (`safe_start.middleware`).

    Parameters
    ----------
    app : ASGIApp
        What makes the pages.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what has nothing to do with a log-in."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        wanted, kept = request.query_params.get(LINK, ""), request.cookies.get(COOKIE, "")
        is_known = AUTH_COOKIE_NAME in request.cookies
        if wanted and not is_known and _NAME.fullmatch(wanted):
            await self._app(scope, receive, _keeping(send, wanted, request.url.scheme))
        elif is_known and not wanted and scope["path"].endswith("/") and _NAME.fullmatch(kept):
            await _sent_to(kept)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _keeping(send: Send, wanted: str, scheme: str) -> Send:
    """Return what sends a response that makes the browser keep what was asked for."""
    made = Response()
    made.set_cookie(
        COOKIE, wanted, KEPT_SECONDS, httponly=True, samesite="lax", secure=scheme == "https"
    )

    async def send_with_cookie(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).append("set-cookie", made.headers["set-cookie"])
        await send(message)

    return send_with_cookie


def _sent_to(kept: str) -> Response:
    """Return the answer that leads to a decision, once."""
    answer = RedirectResponse(f"?{LINK}={kept}", 303, headers={"Cache-Control": "no-store"})
    answer.delete_cookie(COOKIE)
    return answer
