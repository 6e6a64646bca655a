"""How does Crossroads start? `screen` is the script that Streamlit runs; the rest is done here.

The server sends plotly.js and warms up. Garbage is not collected after every run of the script, as
Streamlit would (.streamlit/config.toml): it took a quarter of a move. Python does it where there is
much of it, and all is looked through here now and then. `gc.freeze` takes what was loaded before
the first visitor out of that, and what the caches hold since. What is not needed at once is done
beside that: the first screen does not wait for it.

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
from threading import Thread
from time import sleep

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from streamlit import config

from decision import charts
from decision.analysis import analyse
from decision.files.decision_json import gallery
from decision.findings.findings import Findings
from decision.ui import hosting, saving, watching
from decision.ui.components import PLOTLY_URL
from decision.ui.kept_files import FOR_GOOD

FIRST_PAUSES, PAUSE = (10, 30), 120  # seconds until all is taken out of the collection again
SCREEN = Path(__file__).with_name("screen.py")
_HEADERS = {
    "Content-Encoding": "gzip",
    "Cache-Control": FOR_GOOD,  # the version is in the URL
}


@cache
def _plotly() -> bytes:
    return gzip.compress(charts.plotly_script().read_bytes(), compresslevel=6)


async def _send_plotly(_: Request) -> Response:
    return Response(_plotly(), media_type="text/javascript", headers=_HEADERS)


def _below_base(route: Route) -> Route:
    """Return the route where `server.baseUrlPath` puts all pages; Streamlit leaves ours alone."""
    base = config.get_option("server.baseUrlPath").strip("/")
    return Route(f"/{base}{route.path}", route.endpoint) if base else route


ROUTES = [_below_base(each) for each in (Route(f"/{PLOTLY_URL}", _send_plotly), watching.ROUTE)]


@asynccontextmanager
async def warm_up(_: st.App) -> AsyncIterator[None]:
    """Load what the first visitor would otherwise wait for; what else takes time goes beside."""
    from decision.ui.pages import ask, compare, criteria, files, how_sure, offers  # noqa: F401 (loaded now, not at the first visit)

    saving.place()  # a setting that names no store ends the start
    gc.freeze()  # with what little garbage there is: looking for it would delay the start
    gc.enable()
    Thread(target=_warm_up_beside, daemon=True).start()
    if hosting.days_kept():
        Thread(target=saving.expire_now_and_then, daemon=True).start()
    yield


def _warm_up_beside() -> None:
    _plotly()
    _load_by_working_out()
    _freeze()
    for pause in chain(FIRST_PAUSES, repeat(PAUSE)):
        sleep(pause)
        gc.unfreeze()  # what is not used any more is to go
        _freeze()


def _load_by_working_out() -> None:
    """Work the samples out, so that what is loaded only when it is needed is there."""
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
