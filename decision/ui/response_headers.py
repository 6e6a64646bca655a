"""What may a browser do with what the server sends? Nothing that the six pages do not need."""

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

_STARTS = ("http.response.start", "websocket.http.response.start")
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_OFF = ("camera", "display-capture", "geolocation", "hid", "microphone", "payment", "serial", "usb")


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
        # blob: is how Streamlit loads the scripts of components.
        "script-src": f"'self' blob: {' '.join(_inline_scripts())}",
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
