"""What will a page ask for? Its answer names it, so that a browser fetches it while it starts.

Streamlit asks for our parts once its own scripts have drawn the first elements, and a chart asks
for Plotly once it is there. A module that is named ahead is also read ahead, beside the page.
"""

from functools import cache

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from decision.ui.addresses import PLOTLY_URL, way_into_parts

WITH_CHARTS = ("", "how-sure")  # the last part of a page's address
OF_A_DECISION = b"d="  # in the address of what shows one; without, there is no chart


class CalledAhead:
    """Names what a page asks for, in the answer that is the page.

    Parameters
    ----------
    app : ASGIApp
        What makes the responses.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and a page with what it asks for."""

        async def send_with_links(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                MutableHeaders(scope=message)["Link"] = _links(_has_charts(scope))
            await send(message)

        await self._app(scope, receive, send_with_links if scope["type"] == "http" else send)


def _is_page(message: Message) -> bool:
    kind = Headers(raw=message["headers"]).get("content-type", "")
    return message["status"] == 200 and kind.startswith("text/html")


def _has_charts(scope: Scope) -> bool:
    page = scope["path"].rpartition("/")[2]
    return page in WITH_CHARTS and OF_A_DECISION in scope["query_string"]


@cache
def _links(has_charts: bool) -> str:
    named = [way_into_parts(), PLOTLY_URL] if has_charts else [way_into_parts()]
    return ", ".join(f"<{each}>; rel=modulepreload" for each in named)
