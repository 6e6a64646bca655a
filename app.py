"""Starts Crossroads: `crossroads run`, `make run` or `streamlit run app.py`."""

import gc

# What is loaded stays, so no garbage is looked for among it until all is there (entry).
gc.disable()

import streamlit as st  # noqa: E402

from decision.ui import entry, guard, safe_start  # noqa: E402

safe_start.refuse_if_unsafe()

# Streamlit finds this line by reading the source, so it stands here literally.
app = st.App(
    entry.SCREEN,
    routes=entry.ROUTES,
    lifespan=entry.warm_up,
    middleware=safe_start.middleware(),
    exception_handlers={Exception: guard.failed},
)
