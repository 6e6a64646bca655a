"""A page of the app without a browser."""

from streamlit.testing.v1 import AppTest

SCRIPT = """
from decision.ui import frame, header, state
from decision.ui.pages import {page}
with frame.guarded():
    header.show(state.open_decision(), [])
    {page}.show()
    frame.drawn()
"""


def shown(page, identity):
    screen = AppTest.from_string(SCRIPT.format(page=page), default_timeout=60)
    screen.query_params["d"] = identity
    return screen.run()


def unfolded(screen, identity):
    """The Offers page with what is rarer in sight."""
    screen.session_state[f"more_{identity}"] = True
    return screen.run()


def field(screen, label):
    return next(one for one in screen.text_input if one.label == label)


def button(screen, label):
    return next(one for one in screen.button if one.label == label)
