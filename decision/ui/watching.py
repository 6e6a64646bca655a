"""Does a page still show what is true? The browser asks every two seconds, without a run.

It does not if another tab has changed the decision, if what waited to be saved is saved or if
something waits now, or if the server does not know the page any more: it was started again, or has
given up the page's session. Then the browser asks for a run (`components/watcher.js`), which shows
what has become of the decision.
"""

from threading import Lock
from typing import NamedTuple

from cachetools import LRUCache
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from streamlit.runtime import get_instance

from decision.store.access import Visitor
from decision.store.store import Revision, is_as_seen
from decision.ui import hosting, saving, session

TABS = 512  # browser tabs that are remembered


class _Tab(NamedTuple):
    session: str
    visitor: Visitor
    identity: str
    seen: Revision
    trouble: str | None


_tabs: LRUCache[str, _Tab] = LRUCache(TABS)
_remembering = Lock()


def shows(tab: str, identity: str, seen: Revision) -> None:
    """Note that a tab shows a revision of a decision; for runs, which know their session."""
    trouble = saving.work().trouble(identity)
    with _remembering:
        _tabs[tab] = _Tab(session.known_as(), hosting.visitor(), identity, seen, trouble)


def is_current(tab: str) -> bool:
    """Tell whether a tab shows its decision as it is, whoever changed it."""
    with _remembering:
        known = _tabs.get(tab)
    if known is None or not get_instance().is_active_session(known.session):
        return False
    work = saving.work_of(known.visitor)
    newest = work.glance(known.identity)
    is_as_said = work.trouble(known.identity) == known.trouble
    return newest is not None and is_as_said and is_as_seen(newest, known.seen)


async def answer(request: Request) -> JSONResponse:
    """Answer a page that asks whether it still shows what is true."""
    # Beside the loop that serves everybody: the store may take its time.
    current = await run_in_threadpool(is_current, request.path_params["tab"])
    return JSONResponse({"isCurrent": current}, headers={"Cache-Control": "no-store"})
