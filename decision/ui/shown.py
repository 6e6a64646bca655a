"""What does this browser tab show, and would an edit replace what it does not show?

`look` notes the newest revision as the one that the page is drawn from. Own edits are applied to
it, too (`apply`), so whatever else differs in the store somebody changed in another tab. A field
that was changed there is not replaced: `set_field` keeps both for the user to pick (`Clash`).
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

from decision import edits
from decision.edits.overlap import Path, changed_fields
from decision.model import Decision
from decision.store.store import Edit, Revision, Sent, is_as_seen
from decision.ui import saving, session, watching

_SHOWN, _CLASHES, _CLASH_NUMBER = "shown", "clashes", "clash_number"
# Fields whose text is the user's own; others hold keys.
_TYPED = {
    "title", "name", "note", "notes", "source", "date", "deadline", "unit", "at_low", "at_high",
}  # fmt: skip
SetField = Callable[[Decision, Any], Decision]


class Clash(NamedTuple):
    """A change that waits for the user to pick: what is there, what was typed, and its edit.

    The texts are empty where they cannot be put into words. ``edit`` is None where there is nothing
    left to change.
    """

    number: int
    identity: str
    label: str
    theirs: str
    mine: str
    edit: Edit | None


class _ReplacesUnseenError(ValueError):
    """An edit would replace what another tab changed; the fields, theirs and mine."""

    def __init__(self, theirs: Mapping[Path, object], mine: Mapping[Path, object]) -> None:
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


def look(identity: str) -> Revision | None:
    """Show the newest revision from now on; return it if another tab changed what was shown."""
    newest, seen = saving.work().newest(identity), revision(identity)
    note(identity, newest)
    return newest if seen is not None and not is_as_seen(newest, seen) else None


def is_newest(identity: str) -> bool:
    """Tell whether this tab shows all that was changed, in another tab, too."""
    seen = revision(identity)
    return seen is None or is_as_seen(saving.work().newest(identity), seen)


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
    seen = revision(identity)

    def careful(newest: Decision) -> Decision:
        changed = edit(newest)  # first of all, as what it changes may be gone
        base = how.base(change, newest) or (seen.decision if seen else newest)
        if base == newest:
            return changed
        mine = edit(base)
        _refuse_unseen(base, newest, mine)
        return newest if mine == base else changed  # it only says what it showed

    try:
        apply(identity, careful, label, how.gesture, how.sent)
    except _ReplacesUnseenError as clash:
        theirs, mine = _worded(clash.theirs), _worded(clash.mine)
        _keep(identity, label, theirs, mine, edit)
    except LookupError:
        if value == how.was:
            return  # what it belongs to is gone, and it only says what it showed
        if not isinstance(value, str) or not value:
            raise
        _keep(identity, label, "", value, None)
    else:
        _drop(identity, label)


class Sending(NamedTuple):
    """How a part of a page sends a change: its message and gesture, and what the field showed.

    ``was`` is what the field showed. It counts where the message is the first of this part to this
    session: that may be older than all that the session knows.
    """

    sent: Sent | None = None
    gesture: str | None = None
    was: object = None
    is_first: bool = False

    def base(self, change: SetField, newest: Decision) -> Decision | None:
        """Return the decision as the part showed it, None if it shows what the session does."""
        return change(newest, self.was) if self.is_first and self.was is not None else None


def clashes(identity: str) -> tuple[Clash, ...]:
    """Return the changes for which the user has not picked yet."""
    return tuple(each for each in _all_clashes() if each.identity == identity)


def picked(clash: Clash) -> None:
    """Take a change off the list, as the user has picked."""
    session.values[_CLASHES] = tuple(each for each in _all_clashes() if each != clash)


def _all_clashes() -> tuple[Clash, ...]:
    return session.values.get(_CLASHES, ())


def _with(change: SetField, value: Any, decision: Decision) -> Decision:  # noqa: ANN401
    return change(decision, value)


def _refuse_unseen(base: Decision, newest: Decision, mine: Decision) -> None:
    theirs = edits.overlap(base, newest, mine)
    if theirs:
        wanted = changed_fields(base, mine)
        raise _ReplacesUnseenError(theirs, {path: wanted[path] for path in theirs})


def _keep(identity: str, label: str, theirs: str, mine: str, edit: Edit | None) -> None:
    _drop(identity, label)
    number = session.values.get(_CLASH_NUMBER, 0) + 1
    session.values[_CLASH_NUMBER] = number
    clash = Clash(number, identity, label, theirs, mine, edit)
    session.values[_CLASHES] = (*_all_clashes(), clash)


def _drop(identity: str, label: str) -> None:
    """Forget an older change of the same: the newer one says what the user wants."""
    for clash in clashes(identity):
        if clash.label == label:
            picked(clash)


def _worded(fields: Mapping[Path, object]) -> str:
    """Return what fields hold, empty where that is no text of the user's."""
    numbers = all(isinstance(held, float) for held in fields.values())
    if not numbers and not all(path[-1] in _TYPED for path in fields):
        return ""
    if numbers:
        return ", ".join(f"{held:g}" for held in fields.values())
    texts = dict.fromkeys(str(held) if held else "nothing" for held in fields.values())
    return ", ".join(texts)  # once, where an employer follows the name of its offer


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
    return bool(_all_clashes()) and bool(waiting)


def _keep_resumed(identity: str, label: str, edit: Edit) -> None:
    saved = saving.work().newest(identity).decision
    with suppress(ValueError, LookupError):  # what cannot be taken over, the user need not pick
        typed = edit(saved)
        theirs, mine = _worded(changed_fields(typed, saved)), _worded(changed_fields(saved, typed))
        if typed != saved:
            _keep(identity, label, theirs, mine, edit)
