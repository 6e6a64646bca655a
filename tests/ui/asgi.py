"""Sends one request to an ASGI app and gathers what it answers."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse


class Answer(NamedTuple):
    status: int
    headers: Headers
    body: str


def finished(coroutine):
    """Run to the end, in a thread: a browser's tests may have left a loop running in this one."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, coroutine).result()


async def hello(scope, receive, send):
    await PlainTextResponse("Hello", headers={"X-Frame-Options": "ALLOWALL"})(scope, receive, send)


def ask(app, path="/", *, kind="http", method="GET", query="", headers=(), **more):
    """Ask by HTTP, or for a websocket, which a server may refuse by an HTTP answer."""
    sent = []

    async def receive():
        return {"type": f"{kind}.request"}

    async def send(message):
        sent.append(message)

    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    scope = {"type": kind, "method": method, "path": path, "headers": raw, "extensions": {}}
    scope |= {"query_string": query.encode(), **more}
    finished(app(scope, receive, send))
    start, *rest = sent
    body = b"".join(message.get("body", b"") for message in rest)
    return Answer(start["status"], Headers(raw=start["headers"]), body.decode())
