"""How does one page lead to another? By its address, with the decision that is open.

What stands on a page is drawn by the navigation of the screen, which knows it by its address. So
a page can lead to one that leads back to it.
"""

from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from decision.ui import focus, state

COMPARE = ""  # the first page has the bare address
OFFERS, WHAT_MATTERS = "offers", "what-matters"
HOW_SURE, ASK, FILES, HOW_IT_WORKS = "how-sure", "ask", "files", "how-it-works"
# Where links of before lead now, and what somebody may type who has seen the other addresses.
MOVED = {
    "criteria": WHAT_MATTERS,
    "confidence": HOW_SURE,
    "ask-next": ASK,
    "keep": FILES,
    "compare": COMPARE,
}
LEADS_ON = ":material/arrow_forward:"  # the icon of what leads to the next thing to do


def go(place: str, identity: str, **more: str) -> NoReturn:
    """Show another page; ``more`` are further parts of its address."""
    focus.lead(place)
    st.switch_page(_page(place), query_params={state.LINK: identity, **more})


def moved() -> list[StreamlitPage]:
    """Return what stands at the addresses that lead elsewhere, for the navigation."""
    return [_page(place) for place in MOVED]


def follow(place: str) -> None:
    """Show the page that an address leads to now, with all that it was to show."""
    if place in MOVED:
        st.switch_page(_page(MOVED[place]), query_params=st.query_params.to_dict())


def link(label: str, place: str, identity: str, icon: str | None = None) -> None:
    """Show a link to another page."""
    to = {state.LINK: identity}
    st.page_link(_page(place), label=label, icon=icon, query_params=to)


def _page(place: str) -> StreamlitPage:
    return st.Page(_drawn_elsewhere, title=place, url_path=place, default=place == COMPARE)


def _drawn_elsewhere() -> None:
    """Stand for what the navigation draws."""
