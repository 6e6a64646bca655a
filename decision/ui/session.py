"""What does Streamlit's session keep for a browser tab? The only module that touches it.

`seed` lets a widget show a value; `report` does what a widget's report asks for, unless it is an
echo (`echoes`). `state` and `choices` say what is kept, and under which key.
"""

import secrets
from collections.abc import Callable
from math import inf
from time import monotonic, sleep
from typing import Any, NoReturn

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.common import user_key_from_element_id

from decision.ui.echoes import Echoes

_PAGE, _DRAWN, _ECHOES, _TAB, _QUIET = "page", "page_is_drawn", "echoes", "tab", "quiet_from"
_SEEDED = "seeded"  # keys of all widgets that this session let show a value
# Keys of those that the run at hand told a value, and of those that a run told which ended itself.
_TOLD, _AGAIN = "told", "tell_again"
QUIET_SECONDS = 1.0
SENT_EVERY_SECONDS = 0.005  # by Streamlit, and no sooner
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
    """Say that all of the page is drawn, or all of the part that runs alone."""
    values[_DRAWN], values[_TOLD] = True, set()
    if values.get(_QUIET, 0.0) is None:
        values[_QUIET] = monotonic()


def part_drawn() -> None:
    """Say that a fragment is drawn; the page around it says so itself where that runs, too."""
    if is_part():
        drawn()


def known_as() -> str:
    """Return by what Streamlit knows the session of the run at hand; nothing outside of runs."""
    context = get_script_run_ctx(suppress_warning=True)
    return context.session_id if context else ""


def is_part() -> bool:
    """Tell whether a fragment runs alone, on a page that stands."""
    context = get_script_run_ctx(suppress_warning=True)
    return context is not None and bool(context.fragment_ids_this_run)


def draw_anew() -> NoReturn:
    """Break the run off and begin it again; the browser may not have heard of what it drew."""
    values[_AGAIN] = values.get(_AGAIN, set()) | values.pop(_TOLD, set())
    st.rerun(scope="app")  # noqa: TID251 (the one place)


def draw_part(key: str) -> NoReturn:
    """Draw the fragment of this key, in place of the one of the widget; for callbacks."""
    st.rerun(scope=key)  # noqa: TID251 (the one place)


def let_be_sent() -> None:
    """Let what is drawn so far be sent before the rest, if a fragment runs alone.

    Another thread sends it, and would otherwise wait for this one to pause by itself.
    """
    if is_part():
        sleep(SENT_EVERY_SECONDS)


def keep_quiet() -> None:
    """Be quiet until a second after the page is drawn."""
    values[_QUIET] = None


def is_quiet() -> bool:
    """Tell whether a click now may be the second of two, the first of which changed the page."""
    since = values.get(_QUIET, -inf)
    return since is None or monotonic() - since < QUIET_SECONDS


def tab() -> str:
    """Return the name of this session, which nobody can guess."""
    if _TAB not in values:
        values[_TAB] = secrets.token_hex(16)
    return str(values[_TAB])


def is_new() -> bool:
    """Tell whether nothing was drawn in this session yet."""
    return _TAB not in values


def reported() -> frozenset[str]:
    """Return the keys of all widgets that the browser reports, drawn in this session or before it.

    A page that outlives its session reports to the next one what its widgets hold. Streamlit tells
    nobody before they are drawn, and then no callback is called.
    """
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return frozenset()
    # Streamlit has no other way to ask; a test holds on to it.
    ids = context.session_state._state._new_widget_state
    return frozenset(filter(None, map(user_key_from_element_id, ids)))


def is_resumed(key: str) -> bool:
    """Tell whether a widget not drawn in this session yet brings a value of its own.

    One that was drawn, then left out for a while, has lost its state here and not in the browser.
    """
    return key not in values.get(_SEEDED, ()) and key not in values and key in reported()


def seed(key: str, value: object) -> None:
    """Let a widget show a value.

    Doing so on every run would lose fast changes that are still on their way. But what a run drew
    is thrown away where another begins before the browser has taken it. So it is done again until
    a page is drawn whole, and in a whole run where the browser does not report the widget yet. It
    never reports one that shows nothing.
    """
    values.setdefault(_SEEDED, set()).add(key)
    is_heard = _is_heard(key, value)
    if key in values and values[key] != value:
        echoes().told(key, values[key])
    elif is_heard:
        echoes().heard(key)
    if key not in values or values[key] != value or not is_heard:
        values[key] = value
        values.setdefault(_TOLD, set()).add(key)
        values.setdefault(_AGAIN, set()).discard(key)


def _is_heard(key: str, value: object) -> bool:
    """Tell whether the browser need not be told again what a widget shows."""
    if not values.get(_DRAWN) or key in values.get(_AGAIN, ()):
        return False
    return is_part() or value is None or key in reported()


def report(key: str, act: Callable[[Any], None]) -> None:
    """Do what a widget's new value asks for, unless it is an echo; for its callback."""
    value = values[key]
    echoes().act(key, value, lambda: act(value))


def echoes() -> Echoes:
    """Return what the widgets of this tab showed before."""
    return values.setdefault(_ECHOES, Echoes())
