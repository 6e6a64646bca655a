"""What does somebody see of a server before a decision is open? Log-in, or ways to begin one."""

import streamlit as st

from decision.files.decision_json import first_decision
from decision.ui import header, hosting, session, start, state
from decision.words.text import as_label

_BY_LINK = "A link that somebody gave you opens once you are logged in."
_KEEP_IT = (
    "A decision is reached by its address alone, and there is no list. Keep the address of yours "
    "as you keep a password: whoever has it can read and change the decision."
)


def is_in_the_way() -> bool:
    """Show what comes before any decision, and tell whether it does."""
    if not hosting.is_hosted():
        return False
    try:
        hosting.visitor()
    except hosting.NotLoggedInError:
        _log_in()
        return True
    if not state.is_anything_open() and not hosting.has_login():
        _begin()
        return True
    return False


def _log_in() -> None:
    header.brand("Log in to see your decisions")
    st.caption(_BY_LINK)
    st.button("Log in", icon=":material/login:", type="primary", on_click=st.login, key="log_in")


def _begin() -> None:
    header.brand("What are you deciding?")
    st.caption(_KEEP_IT)
    with st.container(horizontal=True):
        start.offer_buttons()
        if st.button("Open the sample", key="first_sample") and state.open_new(first_decision):
            session.draw_anew()
    start.refused()


def foot() -> None:
    """Say who is logged in, and offer to log out."""
    if hosting.has_login():
        with st.container(horizontal=True, vertical_alignment="center", key="visitor"):
            st.caption(f"Logged in as {as_label(hosting.name())}.", width="content")
            st.button("Log out", icon=":material/logout:", on_click=st.logout, key="log_out")
