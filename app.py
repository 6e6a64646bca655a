"""Starts Crossroads: `crossroads run`, `make run` or `streamlit run app.py`."""

import streamlit as st

from decision.ui import entry, guard, hosting

hosting.refuse_if_unsafe()

# Streamlit finds this line by reading the source, so it stands here literally.
app = st.App(
    entry.SCREEN,
    routes=entry.ROUTES,
    lifespan=entry.warm_up,
    middleware=guard.MIDDLEWARE,
    exception_handlers={Exception: guard.failed},
)
