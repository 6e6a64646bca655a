"""What waits while the store refuses a decision? Its steps in order, made on what was last seen."""

from dataclasses import dataclass, field
from functools import reduce
from typing import NamedTuple

from decision.model import Decision
from decision.store.revisions import Edit, Revision, Sent, Step


class Waiting(NamedTuple):
    """A step that waits: an edit, or the moves of one gesture, and the decision after it."""

    moves: tuple[Edit, ...]
    label: str
    gesture: str | None
    after: Decision
    sent: Sent | None = None

    def moved(self, decision: Decision) -> Decision:
        """Return the decision after these moves."""
        return reduce(lambda moved, move: move(moved), self.moves, decision)


@dataclass
class Refused:
    """A decision that the store does not take: as last seen, why, and what waits in order.

    ``seen`` stays as it is while steps wait: they were made on it.
    """

    seen: Revision
    why: str
    failed: float  # when the store refused last, by the outbox's clock
    waiting: tuple[Waiting, ...] = ()
    acknowledged: dict[str, int] = field(default_factory=dict)

    @property
    def shown(self) -> Revision:
        """The decision with what waits."""
        if not self.waiting:
            return self.seen._replace(undo=None, redo=None)
        newest = self.waiting[-1]
        return self.seen._replace(decision=newest.after, undo=newest.label, redo=None)

    @property
    def steps(self) -> list[Step]:
        """What waits, as the store takes it."""
        return [Step(each.moved, each.label, each.gesture, each.sent) for each in self.waiting]

    def wait(self, step: Step) -> None:
        """Add a step, once; the moves of one gesture wait as one."""
        if step.sent is not None and step.sent.seq <= self.acknowledged.get(step.sent.client, 0):
            return
        after = step.edit(self.shown.decision)
        waiting = self.waiting
        moves: tuple[Edit, ...] = (step.edit,)
        if waiting and step.gesture is not None and waiting[-1].gesture == step.gesture:
            moves = (*waiting[-1].moves, step.edit)
            waiting = waiting[:-1]
        before = waiting[-1].after if waiting else self.seen.decision
        if after != before:
            waiting = (*waiting, Waiting(moves, step.label, step.gesture, after, step.sent))
        self.waiting = waiting
        if step.sent is not None:
            self.acknowledged[step.sent.client] = step.sent.seq
