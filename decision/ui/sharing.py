"""How is a decision on a server shown to others? By links, for reading or for editing.

A link is shown once, when it is made: only its digest is kept. Each can be revoked.
"""

from urllib.parse import urlsplit

import streamlit as st

from decision.store.access import Link, Right
from decision.ui import frame, hosting, saving, session, state, times

_MADE = "link_made"
_FOR = {Right.READ: "reading", Right.EDIT: "editing"}
_WHO = {
    True: "Whoever has a link and can log in here sees all of this decision.",
    False: "Whoever has a link sees all of this decision. Its own address is one for editing.",
}

_HISTORY = "With one for editing they see and can bring back all that it was before, too."


def show(identity: str) -> None:
    """Show the links to a decision that is one's own, where many are served."""
    if not hosting.is_hosted() or saving.work().right(identity) < Right.OWN:
        return
    frame.heading("Share")
    st.caption(f"{_WHO[hosting.has_login()]} {_HISTORY}")
    with st.container(horizontal=True):
        for right, purpose in _FOR.items():
            st.button(
                f"Make a link for {purpose}",
                icon=":material/link:",
                key=f"share_{purpose}_{identity}",
                on_click=_make,
                args=(identity, right),
            )
    whose, made = session.values.get(_MADE, ("", ""))
    if whose == identity:
        st.caption("Copy this link now. It is not shown again.")
        st.code(made, language=None, wrap_lines=True)
    for number, link in enumerate(saving.store().links(identity)):
        _line(identity, link, number)


def _line(identity: str, link: Link, number: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"link_{number}"):
        st.markdown(f"For {_FOR[link.right]}, made {times.when(link.made)}")
        st.button("Revoke", key=f"revoke_{link.digest}", on_click=_revoke, args=(identity, link))


def _make(identity: str, right: Right) -> None:
    def act() -> None:
        token = saving.store().share(identity, right)
        session.values[_MADE] = identity, f"{_base()}?{state.LINK}={token}"

    state.attempt(act)


def _revoke(identity: str, link: Link) -> None:
    session.values.pop(_MADE, None)
    if state.attempt(lambda: saving.store().revoke(identity, link)):
        state.say("The link opens nothing any more.")


def _base() -> str:
    """Return the address of the first page, as the browser calls this server."""
    url = urlsplit(st.context.url or "")
    return url._replace(path=f"{url.path.rpartition('/')[0]}/", query="", fragment="").geturl()
