"""How is a change taken back? By undo, by redo, and right where something was removed.

None of them takes back what this tab has not shown. A second click within a second removes nothing
more: what slid under the pointer stays. That counts here from when the page is drawn; the browser,
which knows when it was clicked, holds back the click itself (`components/watcher.js`).
"""

from collections.abc import Callable
from math import inf
from time import monotonic
from typing import NamedTuple

from decision.store.store import ChangedMeanwhileError, Edit, Revision, is_as_seen
from decision.text_rules import is_visible
from decision.ui import saving, session, shown, state

_REMOVED, _ADDED = "removed", "added_last"


class Removed(NamedTuple):
    """What was removed, by name, and the decision without it."""

    identity: str
    name: str
    after: Revision


def undo(identity: str) -> None:
    """Take the newest change back, if this tab shows it; for callbacks."""
    _step(identity, saving.work().undo, shown.revision(identity))


def redo(identity: str) -> None:
    """Do again what was taken back last, if this tab shows that; for callbacks."""
    _step(identity, saving.work().redo, shown.revision(identity))


def _step(
    identity: str, step: Callable[[str, Revision | None], Revision], seen: Revision | None
) -> bool:
    meanwhile: list[ChangedMeanwhileError] = []

    def act() -> None:
        try:
            shown.note(identity, step(identity, seen))
        except ChangedMeanwhileError as change:
            meanwhile.append(change)

    done = state.attempt(act)
    if meanwhile:
        state.say("Nothing was undone or redone.")  # the run says what was changed, and shows it
    return done and not meanwhile


def remove(identity: str, name: str, edit: Edit) -> None:
    """Remove something and offer to undo that, unless something was removed just now."""
    if not session.is_quiet() and state.changed(identity, edit, f"{name} deleted"):
        session.keep_quiet()
        after = shown.revision(identity)
        session.values[_REMOVED] = after and Removed(identity, name, after)


def removed(identity: str) -> Removed | None:
    """Return what was removed last, as long as that is the newest change."""
    last: Removed | None = session.values.get(_REMOVED)
    seen = shown.revision(identity)
    if last is None or seen is None or last.identity != identity:
        return None
    return last if is_as_seen(seen, saving.work().as_saved(identity, last.after)) else None


def take_back(last: Removed) -> None:
    """Undo a removal, if it is still the newest change; for callbacks."""
    if _step(last.identity, saving.work().undo, last.after):
        state.say(f"{last.name} is back.")


def add(key: str, added: Callable[[str], None]) -> None:
    """Add what was typed into a field, once however often it is clicked; for callbacks."""
    name = state.typed(key)
    added_last, before = session.values.get(_ADDED, ("", -inf))
    is_again = name == added_last and monotonic() - before < session.QUIET_SECONDS
    if is_visible(name) and not is_again:
        session.values[_ADDED] = name, monotonic()
        added(name)
