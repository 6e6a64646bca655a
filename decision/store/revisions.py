"""What is a store asked for, and what does it answer? Edits, and the revisions that they leave."""

from collections.abc import Callable
from typing import NamedTuple

from decision.model import Decision

Edit = Callable[[Decision], Decision]


class Sent(NamedTuple):
    """Which message of a page asks for an edit: who sent it, by a random name, and its number.

    Numbers only grow. The browser sends a message again until it is acknowledged, also to a server
    that was started anew.
    """

    client: str
    seq: int


class Step(NamedTuple):
    """An edit, what it is called, the gesture that it is a move of, and the message that asks."""

    edit: Edit
    label: str
    gesture: str | None = None
    sent: Sent | None = None


class Revision(NamedTuple):
    """A decision as it stands, and what undo and redo would do (None: nothing)."""

    number: int
    decision: Decision
    undo: str | None
    redo: str | None


class StoredDecision(NamedTuple):
    """A decision in the list of all, and when it was opened, changed and started.

    The title is None where it cannot be read.
    """

    identity: str
    title: str | None
    opened: str
    changed: str
    started: str


class ChangedMeanwhileError(Exception):
    """A decision is not as it was seen; ``newest`` is what it has become."""

    def __init__(self, newest: Revision) -> None:
        """Keep what it has become."""
        self.newest = newest
        super().__init__("the decision was changed meanwhile")


class Change(NamedTuple):
    """A revision in the timeline: what made it and when, and whether it is the current one.

    ``is_undone`` tells that undo has passed it, or that work went another way from before it.
    """

    number: int
    label: str
    time: str
    is_current: bool
    is_undone: bool


def is_as_seen(newest: Revision, seen: Revision) -> bool:
    """Tell whether a decision stands as it was seen: a gesture may go on in the same revision."""
    return (newest.number, newest.decision) == (seen.number, seen.decision)
