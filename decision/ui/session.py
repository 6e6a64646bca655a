"""What does Streamlit's session keep for a browser tab? The only module that touches it.

`seed` lets a widget show a value; `report` does what a widget's report asks for, unless it is an
echo (`echoes`). `state` and `choices` say what is kept, and under which key.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from decision.ui.echoes import Echoes

_PAGE, _DRAWN, _ECHOES = "page", "page_is_drawn", "echoes"
values: Any = st.session_state  # noqa: TID251 (the one place)


def enter(page: str) -> None:
    """Say which page is drawn: a widget that two pages have is another one on each.

    The browser draws it anew, and would show its default where the session knows its value already.
    """
    if values.get(_PAGE) != page:
        values[_PAGE], values[_DRAWN] = page, False


def page() -> str:
    """Return which page is drawn."""
    return str(values.get(_PAGE, ""))


def drawn() -> None:
    """Say that all of the page is drawn."""
    values[_DRAWN] = True


def seed(key: str, value: object) -> None:
    """Let a widget show a value.

    Doing so on every run would lose fast changes that are still on their way. A run that another
    one broke off may have done so without the browser's hearing of it, so until a page is drawn
    whole it is done again.
    """
    if key in values and values[key] != value:
        echoes().told(key, values[key])
    elif values.get(_DRAWN):
        echoes().heard(key)
    if key not in values or values[key] != value or not values.get(_DRAWN):
        values[key] = value


def report(key: str, act: Callable[[Any], None]) -> None:
    """Do what a widget's new value asks for, unless it is an echo; for its callback."""
    value = values[key]
    echoes().act(key, value, lambda: act(value))


def echoes() -> Echoes:
    """Return what the widgets of this tab showed before."""
    return values.setdefault(_ECHOES, Echoes())
