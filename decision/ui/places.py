"""How does one page lead to another? By its address, with the decision that is open.

What stands on a page is drawn by the navigation of the screen, which knows it by its address. So
a page can lead to one that leads back to it.
"""

from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from decision.ui import state

COMPARE, OFFERS, CRITERIA, ASK_NEXT, KEEP = "compare", "offers", "criteria", "ask-next", "keep"
LEADS_ON = ":material/arrow_forward:"  # the icon of what leads to the next thing to do


def go(place: str, identity: str, **more: str) -> NoReturn:
    """Show another page; ``more`` are further parts of its address."""
    st.switch_page(_page(place), query_params={state.LINK: identity, **more})


def link(label: str, place: str, identity: str, icon: str | None = None) -> None:
    """Show a link to another page."""
    to = {state.LINK: identity}
    st.page_link(_page(place), label=label, icon=icon, query_params=to)


def _page(place: str) -> StreamlitPage:
    return st.Page(_drawn_elsewhere, title=place, url_path=place, default=place == COMPARE)


def _drawn_elsewhere() -> None:
    """Stand for what the navigation draws."""
