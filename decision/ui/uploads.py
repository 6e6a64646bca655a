"""How much of what visitors upload does a process hold? The newest files, and no more than fits.

Streamlit holds every file of a session in memory until the session ends, and takes files from those
who have not logged in, too. A page needs the newest file only.
"""

import re
from collections import Counter
from typing import cast

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

MOST_FILES = 8  # of a session
MOST_BYTES = 64 * 2**20  # of all sessions
_ADDRESS = re.compile(r"/_stcore/upload_file/([^/]+)/([^/]+)$")
_File = tuple[str, str]  # by its session and its id


class Uploads:
    """Lets the oldest files go where a session has many, or all sessions hold much.

    Parameters
    ----------
    app : ASGIApp
        What takes the files.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._held: list[_File] = []  # the oldest first

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and make room once a file is taken."""
        is_put = scope["type"] == "http" and scope["method"] == "PUT"
        address = _ADDRESS.search(scope["path"]) if is_put else None

        async def send_once_there_is_room(message: Message) -> None:
            if address and message["type"] == "http.response.start" and message["status"] < 300:
                self._take((address[1], address[2]))
            await send(message)

        await self._app(scope, receive, send_once_there_is_room)

    def _take(self, file: _File) -> None:
        others = [each for each in self._held if each != file]
        manager = cast(MemoryUploadedFileManager, get_instance().uploaded_file_mgr)
        self._held = _kept(manager, [*others, file])


def _kept(manager: MemoryUploadedFileManager, files: list[_File]) -> list[_File]:
    """Let files go that are too many or too much, and return those that are still there."""
    kept, room, per_session = list[_File](), MOST_BYTES, Counter[str]()
    for session, file in reversed(files):
        for there in manager.get_files(session, [file]):  # none, if its session has ended
            room -= len(there.data)
            per_session[session] += 1
            if room < 0 or per_session[session] > MOST_FILES:
                manager.remove_file(session, file)
            else:
                kept.append((session, file))
    return kept[::-1]
