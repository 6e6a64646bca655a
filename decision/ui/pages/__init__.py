"""One module a page; `show` puts it on screen.

Pages about the answer open by `answer_page.show`, the others by `begin`.
"""

import streamlit as st

from decision.store.store import Revision
from decision.ui import answer_page, frame, state


def begin(heading: str = "") -> tuple[str, Revision]:
    """Open a page: messages, the statement in short, and a heading with undo and redo, if any.

    Returns
    -------
    The id of the open decision, and its newest revision.
    """
    identity = state.open_decision()
    revision = state.newest(identity)
    frame.message(identity)
    answer_page.in_brief(revision.decision)
    if heading:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(heading, anchor=False)
            frame.history_buttons(identity, revision)
    return identity, revision
