"""How does an edit reach the store? Checked, through the outbox, or with the reason why not."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from time import sleep
from weakref import WeakValueDictionary

import streamlit as st
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from decision.analysis import CriterionError, criteria_in_use, stray_keys
from decision.files.problems import BadFileError
from decision.imports.reading.amounts import NoAmountError
from decision.model import Decision
from decision.store import sqlite_file
from decision.store.access import Visitor
from decision.store.outbox import Outbox, why
from decision.store.store import (
    Edit,
    LimitError,
    NotAllowedError,
    Store,
    UnknownDecisionError,
    UnreadableDecisionError,
    name_of,
    store_place,
)
from decision.ui import hosting
from decision.words import refusals

EXPIRE_EVERY_SECONDS = 6 * 3600
VISITORS = 256  # whose work is at hand


class NoDateError(ValueError):
    """What was entered is no date; the message says what is expected instead."""


# Their messages are for the screen.
_SAID = CriterionError, NoAmountError, NoDateError, NotAllowedError, LimitError


def work() -> Outbox:
    """Return what stands between the screen and the store, for all tabs of whoever looks."""
    return work_of(hosting.visitor())


def work_of(visitor: Visitor) -> Outbox:
    """Return a visitor's own: what one has seen, no other is shown, even without the store."""
    all_work, everything = _all_work(), _everything()
    with _finding:
        mine = all_work.pop(visitor, None) or all_work.held.get(visitor)
        mine = mine or Outbox(everything.of(visitor, hosting.limits()))
        beyond = len(all_work) + 1 - VISITORS
        if beyond > 0:  # asked many times in every run
            idle = [each for each, its in all_work.items() if not its.is_needed]
            for each in idle[:beyond]:
                del all_work[each]
        all_work[visitor] = all_work.held[visitor] = mine  # at the end: used last
    return mine


def store() -> Store:
    """Return the store, of this machine or of a server, as it answers whoever looks."""
    return _everything().of(hosting.visitor(), hosting.limits())


def expire_now_and_then() -> None:
    """Delete what is too old to be kept, and go on to do so; for a thread of its own."""
    while True:
        with suppress(OSError, SQLAlchemyError):  # the store is away: next time
            _everything().expire(hosting.days_kept())
        sleep(EXPIRE_EVERY_SECONDS)


@st.cache_resource
def _everything() -> Store:
    return Store(store_place())


class _AllWork(dict[Visitor, Outbox]):
    """What is at hand, and ``held``, with which a thread still works: nobody gets a second one."""

    def __init__(self) -> None:
        super().__init__()
        self.held = WeakValueDictionary[Visitor, Outbox]()


@st.cache_resource
def _all_work() -> _AllWork:
    return _AllWork()


_finding = Lock()


def place() -> str:
    """Return what people call the place where decisions are."""
    return name_of(store_place())


def start_anew() -> None:
    """Put a damaged file aside, and begin with a new one."""
    where = store_place()
    if isinstance(where, Path):
        sqlite_file.set_aside(where)
    _everything.clear()
    _all_work.clear()


def sound(edit: Edit) -> Edit:
    """Return the edit, but refusing what no page could show and no file could hold."""

    def checked(decision: Decision) -> Decision:
        changed = edit(decision)
        criteria_in_use(changed)
        stray = stray_keys(changed)
        if stray and set(stray) - set(stray_keys(decision)):
            raise LookupError("this criterion is not there any more")
        return changed

    return checked


def refusal(action: Callable[[], object], what: str = "") -> str | None:
    """Do something to the store; return the reason why it could not be done, None if it was.

    Parameters
    ----------
    what
        The field that was changed, in words.

    Returns
    -------
    An empty reason where the page finds the same when it is drawn, and says what can be done.
    """
    try:
        action()
    except (OSError, SQLAlchemyError) as error:
        reason = "" if hosting.is_hosted() else f": {why(error)}"
        return f"This could not be saved{reason}."
    except (ValidationError, *_SAID) as error:
        first = error.errors()[0] if isinstance(error, ValidationError) else None
        return refusals.of_a_field(first, what) if first else refusals.in_words(str(error))
    except BadFileError as error:
        return f"Not taken over: {error}"
    except (UnknownDecisionError, UnreadableDecisionError):
        return ""
    except LookupError as error:
        return refusals.of_what_is_gone(error)
    return None
