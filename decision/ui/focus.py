"""Where does the focus go once a dialog or a page opens? To where the next thing is to be done.

Otherwise it would be lost with the button that led there, and who goes by keys would begin anew at
the top of the page.
"""

import streamlit as st

from decision.ui import session
from decision.ui.components import Component

_AIM = Component("aim")
_LED = "led_to"
NOWHERE = (None, 0)  # the first page has the empty place


def into_dialog(name: str) -> None:
    """Put the focus into the first field of the dialog that is being drawn."""
    _AIM(key=f"aim_{name}", data={"at": "dialog", "time": 0})


def lead(place: str) -> None:
    """Say that the user is being led to a page, or to a part of one."""
    _, count = session.values.get(_LED, NOWHERE)
    session.values[_LED] = place, count + 1


def arrive(place: str, *, has_questions: bool = False) -> None:
    """Put the focus on what stands below, if the user was led to it and has put it nowhere else."""
    led, count = session.values.get(_LED, NOWHERE)
    with st.container(key=f"aim_{place}"):  # always there, so that what follows keeps its place
        if led == place:
            at = "questions" if has_questions else "page"
            _AIM(key=f"aim_{count}", data={"at": at, "time": count})
