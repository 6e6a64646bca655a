"""A line between browser and server that can be cut: a proxy that passes on bytes."""

import asyncio
from concurrent.futures import Future
from threading import Thread

from tests.browser.app_server import free_port


class Line:
    """Listens on a port of its own and passes on what comes to another one."""

    def __init__(self, to: int) -> None:
        self.port, self._to = free_port(), to
        self.url = f"http://127.0.0.1:{self.port}/"
        self.swallows = False  # all that comes, while both ends think that it arrives
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.mend()

    def mend(self) -> None:
        self._done(self._listen())

    def cut(self) -> None:
        """End all connections and take no new ones."""
        self._done(self._hang_up())

    def close(self) -> None:
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _done(self, coroutine) -> None:
        future: Future[None] = asyncio.run_coroutine_threadsafe(coroutine, self._loop)
        future.result(60)

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", self.port)

    async def _hang_up(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in list(self._open):
            writer.transport.abort()
        await asyncio.sleep(0.1)  # until those who read from them have heard of it

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there = await asyncio.open_connection("127.0.0.1", self._to)
        except OSError:  # the server is away
            writer.transport.abort()
            return
        await asyncio.gather(self._copy(reader, there[1]), self._copy(there[0], writer))

    async def _copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            while chunk := await reader.read(65536):
                if not self.swallows:
                    writer.write(chunk)
                await writer.drain()
        except OSError:
            pass
        finally:
            self._open.discard(writer)
            writer.close()
