"""Starts Crossroads: `crossroads run`, `make run` or `streamlit run app.py`."""

import streamlit as st

from decision.ui import guard, server

# Streamlit finds this line by reading the source, so it stands here literally.
app = st.App(
    server.SCREEN,
    routes=server.ROUTES,
    lifespan=server.warm_up,
    middleware=guard.MIDDLEWARE,
    exception_handlers={Exception: guard.failed},
)
