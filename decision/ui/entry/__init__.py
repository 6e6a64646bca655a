"""How does Crossroads start? `screen` is the script that Streamlit runs; the rest is done here.

The server answers at once; what decisions take is loaded beside it, while a first browser loads
what Streamlit sends (`warm_up`, `until_loaded`). So nothing of it is imported here at the top.

Garbage is not collected after every run of the script, as Streamlit would
(.streamlit/config.toml): it took a quarter of a move. Python does it where there is much of it, and
all is looked through here now and then. `gc.freeze` takes what was loaded before the first visitor
out of that, and what the caches hold since.

The script stands apart from `pages`: beside it Streamlit would take a folder of that name for its
own way of having pages, and a first visit to any page but the start would find nothing.
"""

import gc
import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from itertools import chain, repeat
from pathlib import Path
from threading import Lock, Thread
from time import sleep

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from streamlit import config

from decision.ui import turns
from decision.ui.addresses import PLOTLY_URL, WATCH
from decision.ui.kept_files import FOR_GOOD
from decision.ui.safe_start import names_a_store

FIRST_PAUSES, PAUSE = (10, 30), 120  # seconds until all is taken out of the collection again
SCREEN = Path(__file__).with_name("screen.py")
_HEADERS = {
    "Content-Encoding": "gzip",
    "Cache-Control": FOR_GOOD,  # the version is in the URL
}
_loading = Lock()


def until_loaded() -> None:
    """Wait until all is there: two threads that load the same might find half of it."""
    with _loading:
        pass


@cache
def _plotly() -> bytes:
    from decision import charts

    return gzip.compress(charts.plotly_script().read_bytes(), compresslevel=6)


async def _send_plotly(_: Request) -> Response:
    await _loaded()
    return Response(_plotly(), media_type="text/javascript", headers=_HEADERS)


async def _watch(request: Request) -> Response:
    await _loaded()
    from decision.ui import watching

    return await watching.answer(request)


async def _loaded() -> None:
    if _loading.locked():  # a page that was open before the start
        await run_in_threadpool(until_loaded)


def _below_base(path: str) -> str:
    """Return a path where `server.baseUrlPath` puts all pages; Streamlit leaves ours alone."""
    base = config.get_option("server.baseUrlPath").strip("/")
    return f"/{base}/{path}" if base else f"/{path}"


ROUTES = [
    Route(_below_base(PLOTLY_URL), _send_plotly),
    Route(_below_base(f"{WATCH}{{tab}}"), _watch),
]


@asynccontextmanager
async def warm_up(_: st.App) -> AsyncIterator[None]:
    """Load what the first visitor would otherwise wait for, beside the server that answers."""
    if names_a_store():
        from decision.ui import saving

        saving.place()  # a setting that names no store ends the start
    turns.begin()
    _loading.acquire()
    Thread(target=_warm_up_beside, daemon=True).start()
    yield


def _warm_up_beside() -> None:
    try:
        _load()
    finally:
        gc.freeze()  # with what little garbage there is: looking for it would delay the start
        gc.enable()
        _loading.release()
    _plotly()
    _load_by_working_out()
    _freeze()
    for pause in chain(FIRST_PAUSES, repeat(PAUSE)):
        sleep(pause)
        gc.unfreeze()  # what is not used any more is to go
        _freeze()


def _load() -> None:
    from decision.ui import hosting, saving
    from decision.ui.pages import ask, compare, criteria, files, how_sure, offers  # noqa: F401 (loaded now, not at the first visit)

    if hosting.days_kept():
        Thread(target=saving.expire_now_and_then, daemon=True).start()


def _load_by_working_out() -> None:
    """Work the samples out, so that what is loaded only when it is needed is there."""
    from decision import charts
    from decision.analysis import analyse
    from decision.files.decision_json import gallery
    from decision.findings.findings import Findings

    samples = gallery()  # none, where another catalogue knows other criteria
    for decision in samples:
        findings = Findings(analyse(decision))
        charts.profile_chart(findings)
        charts.trade_off_chart(findings, *findings.opposed_criteria)
        charts.difference_chart(findings, 0, 1)
    for decision in samples[:1]:
        # Takes linear programmes, and the numbers that simulations begin with.
        _ = Findings(analyse(decision)).robustness


def _freeze() -> None:
    gc.collect()
    gc.freeze()
