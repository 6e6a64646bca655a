"""What does this browser tab show, and would an edit replace what it does not show?

`look` notes the newest revision as the one that the page is drawn from. Own edits are applied to
it, too (`apply`), so whatever else differs in the store somebody changed in another tab. A field
that was changed there is not replaced: `set_field` keeps both for the user to pick (`clashes`).

What is being typed into a field stays in sight while the page around it goes on to show what
another tab wrote there. So a part of a page says what its field showed when it was begun, and what
stands there now must be that or of this tab's own making (`_written`).
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

from decision import edits
from decision.edits.overlap import Fields, changed_fields
from decision.model import Decision
from decision.store.store import Edit, Revision, Sent, is_as_seen
from decision.ui import clashes, saving, session, watching
from decision.ui.clashes import Clash

_SHOWN, _WRITTEN = "shown", "written"
NOTHING: Fields = {}
SetField = Callable[[Decision, Any], Decision]


class _ReplacesUnseenError(ValueError):
    """An edit would replace what another tab changed; the fields, theirs and mine."""

    def __init__(self, theirs: Fields, mine: Fields) -> None:
        self.theirs, self.mine = theirs, mine
        super().__init__("the field was changed in another tab")


def revision(identity: str) -> Revision | None:
    """Return the revision that this tab shows, with its own edits since; None before the first."""
    shows, seen = session.values.get(_SHOWN, (None, None))
    return seen if shows == identity else None


def note(identity: str, seen: Revision) -> None:
    """Note that this tab shows a revision of a decision."""
    session.values[_SHOWN] = identity, seen
    watching.shows(session.tab(), identity, seen)


def look(identity: str) -> tuple[Revision, bool]:
    """Show the newest revision from now on; tell whether another tab changed what was shown."""
    newest, seen = saving.work().newest(identity), revision(identity)
    note(identity, newest)
    # Another number alone is what has been waiting and is saved now.
    return newest, seen is not None and newest.decision != seen.decision


def is_shown(identity: str, newest: Revision) -> bool:
    """Tell whether this tab shows all that was changed, in another tab, too."""
    seen = revision(identity)
    return seen is None or is_as_seen(newest, seen)


def last_change(newest: Revision) -> str:
    """Return what made a decision what it is now."""
    if newest.redo is not None:
        return f"{newest.redo} (undone)"
    return newest.undo or "all of it"


def apply(
    identity: str, edit: Edit, label: str, gesture: str | None = None, sent: Sent | None = None
) -> None:
    """Apply an edit to the newest revision, and to the one that this tab shows."""
    before: list[Decision] = []

    def noting(decision: Decision) -> Decision:
        before.append(decision)
        return edit(decision)

    newest = saving.work().apply(identity, saving.sound(noting), label, gesture, sent)
    seen = revision(identity)
    if seen is None or not before:
        return
    if before[-1] == seen.decision:
        note(identity, newest)
        return
    with suppress(ValueError, LookupError):  # of what only another tab has, nothing is shown
        note(identity, seen._replace(decision=edit(seen.decision)))


# Fields ----------------------------------------------------------------------------------------


def set_field(
    identity: str,
    change: SetField,
    value: Any,  # noqa: ANN401
    label: str,
    how: "Sending | None" = None,
) -> None:
    """Change a field, unless another tab changed it since it was shown: then the user picks."""
    how, edit = how or Sending(), partial(_with, change, value)
    written: Fields = {}
    try:
        careful = _careful(identity, change, value, how, written)
        apply(identity, careful, label, how.gesture, how.sent)
    except _ReplacesUnseenError as clash:
        clashes.keep(_clash(identity, label, edit, clash.theirs, clash.mine))
    except LookupError:
        if value == how.was:
            return  # what it belongs to is gone, and it only says what it showed
        if not isinstance(value, str) or not value:
            raise
        clashes.keep(Clash(identity, label, theirs="", mine=value, edit=None))
    else:
        _note_written(identity, written)


def _careful(
    identity: str,
    change: SetField,
    value: Any,  # noqa: ANN401
    how: "Sending",
    written: Fields,
) -> Edit:
    """Return the edit that replaces nothing unseen; it notes what it has ``written``."""
    seen, own = revision(identity), _written(identity)
    is_noted = how.was is not None or bool(clashes.of(identity))

    def careful(newest: Decision) -> Decision:
        changed = change(newest, value)  # first of all, as what it changes may be gone
        begun, drawn = how.base(change, newest, own), seen and seen.decision
        for base, known in ((begun, own), (drawn, NOTHING)):
            if base is None or base == newest:
                continue
            mine = change(base, value)
            _refuse_unseen(base, newest, mine, known)
            if mine == base:
                return newest  # it only says what it showed
        if is_noted:
            written.update(changed_fields(newest, changed))
        return changed

    return careful


class Sending(NamedTuple):
    """How a part of a page sends a change: its message and gesture, and what the field showed.

    ``was`` is what the field showed when its change was begun; None where it showed what the
    session knows.
    """

    sent: Sent | None = None
    gesture: str | None = None
    was: object = None

    def base(self, change: SetField, newest: Decision, own: Fields) -> Decision | None:
        """Return the decision as the part showed it, None if it shows what the session does.

        ``own`` is what this tab wrote: the part need not have heard of that yet.
        """
        if self.sent is None or self.was is None:
            return None
        try:
            base = change(newest, self.was)
        except ValueError:  # what it showed is none of what can be shown now
            return None
        return base if _others(changed_fields(base, newest), own) else None


def _others(fields: Fields, own: Fields) -> Fields:
    """Return the fields that do not hold what this tab wrote into them."""
    return {path: held for path, held in fields.items() if path not in own or own[path] != held}


def _note_written(identity: str, fields: Fields) -> None:
    session.values[_WRITTEN] = identity, {**_written(identity), **fields}
    clashes.drop(identity, frozenset(fields))


def _written(identity: str) -> Fields:
    """Return what parts of the page wrote into the fields of a decision."""
    whose, fields = session.values.get(_WRITTEN, ("", {}))
    return fields if whose == identity else {}


def _with(change: SetField, value: Any, decision: Decision) -> Decision:  # noqa: ANN401
    return change(decision, value)


def _clash(identity: str, label: str, edit: Edit, theirs: Fields, mine: Fields) -> Clash:
    there, typed = clashes.worded(theirs), clashes.worded(mine)
    return Clash(identity, label, there, typed, edit, frozenset(theirs))


def _refuse_unseen(base: Decision, newest: Decision, mine: Decision, own: Fields) -> None:
    theirs = _others(edits.overlap(base, newest, mine), own)
    if theirs:
        wanted = changed_fields(base, mine)
        raise _ReplacesUnseenError(theirs, {path: wanted[path] for path in theirs})


# What a page sent to a session that had not drawn it ---------------------------------------------

_RESUMED = "resumed"


def resumed(key: str, identity: str, value: object, change: SetField, label: str) -> None:
    """Note that a widget of this key brings a value of its own from before this session."""
    session.values[_RESUMED] = {
        **session.values.get(_RESUMED, {}),
        key: (identity, value, change, label),
    }


def is_resumed(key: str) -> bool:
    """Tell whether a widget brings a value of its own, with which nothing was done yet."""
    return session.is_resumed(key) or key in session.values.get(_RESUMED, {})


def settle_resumed() -> bool:
    """Keep what such widgets hold for the user to pick; tell whether there is any."""
    waiting = session.values.pop(_RESUMED, {})
    for key, (identity, value, change, label) in waiting.items():
        holds = session.values.get(key, value)
        if holds != value:
            _keep_resumed(identity, label, partial(_with, change, holds))
    return any(clashes.of(identity) for identity, *_ in waiting.values())


def _keep_resumed(identity: str, label: str, edit: Edit) -> None:
    saved = saving.work().newest(identity).decision
    with suppress(ValueError, LookupError):  # what cannot be taken over, the user need not pick
        typed = edit(saved)
        if typed != saved:
            theirs, mine = changed_fields(typed, saved), changed_fields(saved, typed)
            clashes.keep(_clash(identity, label, edit, theirs, mine))
