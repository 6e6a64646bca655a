"""What did this browser tab choose? No part of the decision: which offer, which axis, how to read.

`choice` ties a select box to one choice. `answer` ties a widget to one of many answers, which
`answers` returns together.
"""

from collections.abc import Mapping
from typing import Any
from zlib import crc32

from decision.ui import session
from decision.words.text import legible


def choice(key: str, names: Mapping[str, str], otherwise: str | None = None) -> dict[str, Any]:
    """Return what ties a select box to what this tab chose, as long as that is among its options.

    ``names`` are the options and how they are shown; otherwise it is ``otherwise``, or the first
    where that is none of them. The choice is kept apart from the widget, whose own state is lost
    when its page is left. In the browser a select box remembers the text it shows, so with other
    options, another order or other names it is another widget.
    """
    names, place = distinct(names), _chosen_key(key)
    if session.values.get(place) not in names:
        session.values[place] = otherwise if otherwise in names else next(iter(names))
    widget = f"{key}_{crc32(repr(list(names.items())).encode())}"
    session.seed(widget, session.values[place])
    return {
        "options": list(names),
        "index": list(names).index(session.values[place]),
        "format_func": names.__getitem__,
        "key": widget,
        "on_change": _copy_choice,
        "args": (key, widget),
    }


def distinct(names: Mapping[str, str]) -> dict[str, str]:
    """Return legible names by what they name, the later of two that look the same with a number.

    The browser tells what it shows, and who reads it has no more to go by.
    """
    shown: dict[str, str] = {}
    for option, name in names.items():
        looks, number = legible(name), 1
        while looks in shown.values():
            number += 1
            looks = f"{legible(name)} ({number})"
        shown[option] = looks
    return shown


def _copy_choice(key: str, widget: str) -> None:
    session.report(widget, lambda option: choose(key, option))


def fold(key: str, label: str, opened: str = "") -> dict[str, Any]:
    """Return what ties a line that unfolds to whether this tab unfolded it.

    For Streamlit a line with another label is another one; it stays unfolded all the same. But
    what is in it is drawn anew then, and loses the focus: a label that changes with what is typed
    in it needs another, ``opened``, for as long as it is open.
    """
    is_open = bool(session.values.get(_chosen_key(key), False))
    label = opened if opened and is_open else label
    widget = f"{key}_{crc32(label.encode())}"
    session.seed(widget, is_open)
    tied = {"key": widget, "on_change": _copy_choice, "args": (key, widget)}
    return {"label": label, "expanded": is_open, **tied}


def choose(key: str, option: str) -> None:
    """Choose in place of the user what `choice` ties to this key; for callbacks."""
    session.values[_chosen_key(key)] = option


def unfold(key: str) -> None:
    """Unfold what `fold` ties to this key; for callbacks, or where another page is shown next."""
    session.values[_chosen_key(key)] = True


def chosen(key: str, otherwise: str) -> str:
    """Return what was chosen under this key by `choice` or `choose`."""
    return str(session.values.get(_chosen_key(key), otherwise))


def _chosen_key(key: str) -> str:
    return f"{key}_kept"


# Many answers together --------------------------------------------------------------------------


def answers(key: str) -> Mapping[str, str]:
    """Return what was answered under this key, by the name of what was asked."""
    return session.values.get(f"{key}_answers", {})


def answer(key: str, name: str, value: str, options: Mapping[str, str]) -> dict[str, Any]:
    """Return what ties a widget to one of many answers: a select box, or a field without options.

    ``value`` is what it shows; an empty one in a select box is nothing yet.
    """
    shown = distinct(options)
    looks = repr([*shown.items(), not value])
    widget = f"{key}_{name}_{crc32(looks.encode())}"
    session.seed(widget, value or None if options else value)
    tied = {"key": widget, "on_change": _take_down, "args": (key, name, widget)}
    if not options:
        return {**tied, "value": value}
    # Only where nothing is chosen yet may nothing be chosen.
    return {
        **tied,
        "options": list(shown),
        "format_func": shown.__getitem__,
        "index": list(shown).index(value) if value else None,
    }


def _take_down(key: str, name: str, widget: str) -> None:
    def take(value: str | None) -> None:
        session.values[f"{key}_answers"] = {**answers(key), name: value or ""}

    session.report(widget, take)


def forget(key: str, name: str) -> None:
    """Take back one of many answers."""
    others = {asked: value for asked, value in answers(key).items() if asked != name}
    session.values[f"{key}_answers"] = others
