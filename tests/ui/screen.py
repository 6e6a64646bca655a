"""A page of the app without a browser."""

import json

from streamlit.testing.v1 import AppTest

SCRIPT = """
from decision.ui import frame, header, state
from decision.ui.pages import {page}
with frame.guarded():
    header.show(state.open_decision(), [])
    {page}.show()
    frame.drawn()
"""


def shown(page, identity=None):
    screen = AppTest.from_string(SCRIPT.format(page=page), default_timeout=60)
    if identity is not None:
        screen.query_params["d"] = identity
    return screen.run()


def field(screen, label):
    return next(one for one in screen.text_input if one.label == label)


def button(screen, label):
    return next(one for one in screen.button if one.label == label)


def sent(screen):
    """All that the browser is sent to draw, components' data too."""
    return " ".join(str(getattr(each, "proto", "")) for each in screen.main)


def parts(screen, name):
    """What the parts of the page of this name are told."""
    drawn = [json.loads(each.proto.json) for each in screen.get("bidi_component")]
    return [each["told"][0] for each in drawn if each["part"] == name]


def told(screen, name):
    """What the one part of this name is told."""
    (data,) = parts(screen, name)
    return data


def in_dialog(screen, opens, word, **texts):
    """Open a dialog, fill its fields, press its button of this word.

    Without a browser a dialog is drawn only in the run of the click that opens it.
    """
    opens.click().run()
    for label, text in texts.items():
        field(screen, label.replace("_", " ")).set_value(text)
    screen.button(key=opens.key).click()
    inside = [each for each in screen.button if each.label == word and each.key != opens.key]
    max(inside, key=lambda each: bool(each.form_id)).click()
    return screen.run()
