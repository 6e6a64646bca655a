"""What stands on top of every page? The product, the decision's title, and the way to the pages."""

from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from markupsafe import Markup
from streamlit.navigation.page import StreamlitPage

from decision.ui import state
from decision.ui.components import Component
from decision.words import html
from decision.words.text import legible

PRODUCT = "Crossroads"
ICON = Path(__file__).with_name("icon.svg")
_STYLE = Path(__file__).with_name("style.css")
_NAMES = Component("spoken_names")
_KEPT_OPEN = Component("kept_open")
# Streamlit takes an SVG out of HTML, but not the image of one.
_MARK = f"data:image/svg+xml;base64,{b64encode(ICON.read_bytes()).decode('ascii')}"
_BRAND = Markup(
    "<div class='brand'><img src='{}' alt=''><div><p>{}</p><h1 class='title'>{}</h1></div></div>"
)


def style() -> None:
    """Put our few rules of style on the page."""
    st.html(_STYLE)


def show(identity: str, pages: Sequence[StreamlitPage]) -> None:
    """Show the title and the pages; links carry the decision, so a middle click keeps it."""
    title = state.newest(identity).decision.title
    st.set_page_config(page_title=f"{legible(title)} · {PRODUCT}")
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        _brand(title)
        for page in pages:
            st.page_link(page, query_params={state.LINK: identity})
    _NAMES(key="spoken_names")
    _KEPT_OPEN(key="kept_open")


def brand(title: str) -> None:
    """Show the title alone."""
    st.set_page_config(page_title=f"{legible(title)} · {PRODUCT}")
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        _brand(title)


def _brand(title: str) -> None:
    st.html(_BRAND.format(_MARK, PRODUCT, html.name(title)), width="stretch")
