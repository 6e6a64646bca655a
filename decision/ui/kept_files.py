"""What may a browser keep? The files of our components, for their address has the hash of all.

Streamlit has a browser ask for them anew at every visit, one module after the other.
"""

import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOR_GOOD = "public, max-age=31536000, immutable"
_OURS = re.compile(r"/_stcore/bidi-components/crossroads-[0-9a-f]{12}\.")


class KeptFiles:
    """Lets a browser keep what never changes at its address.

    Parameters
    ----------
    app : ASGIApp
        What makes the responses.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and what is there of our components with the leave to keep it."""

        async def send_to_keep(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message)["Cache-Control"] = FOR_GOOD
            await send(message)

        is_ours = scope["type"] == "http" and _OURS.search(scope["path"])
        await self._app(scope, receive, send_to_keep if is_ours else send)
