"""What do buttons do to decisions as a whole? Start, bring in, copy, delete, undo; for callbacks.

Each says on the next run what could not be done, and then leaves all as it was.
"""

from decision import edits
from decision.imports.proposal import Proposal, Table, proposed, taken_over
from decision.model import NAME_LIMIT, Decision
from decision.ui import state
from decision.ui.preview import summed_up

COPY = " (copy)"


def open_sample() -> bool:
    """Open a new copy of the sample, and tell whether it is open."""
    return state.attempt(lambda: state.go_to(state.start_sample()))


def start_new(title: str) -> bool:
    """Open a new decision in which staying is already an offer, and tell whether it is open."""
    return state.attempt(lambda: state.go_to(state.store().create(edits.started(title))))


def undo(identity: str) -> None:
    """Take the newest edit back; for callbacks."""
    state.attempt(lambda: state.work().undo(identity))


def redo(identity: str) -> None:
    """Do again what was taken back last; for callbacks."""
    state.attempt(lambda: state.work().redo(identity))


def take_over(identity: str, read: Table, shown: Proposal, *, blank_is_unknown: bool) -> None:
    """Apply what a preview showed, if the newest revision still allows just that; for callbacks."""

    def edit(decision: Decision) -> Decision:
        if proposed(decision, read, blank_is_unknown=blank_is_unknown) != shown:
            raise LookupError("the decision is not what the preview was made for any more")
        return taken_over(decision, read, blank_is_unknown=blank_is_unknown)

    if state.attempt(lambda: state.work().apply(identity, state.sound(edit), "table taken over")):
        state.empty_incoming()
        state.say(f"Taken over: {summed_up(shown)} Undo takes it back.")


def open_new(decision: Decision, label: str = "opened") -> bool:
    """Open a decision as a new one of this machine, and tell whether it is open."""
    return state.attempt(lambda: state.go_to(state.store().create(decision, label)))


def open_brought(decision: Decision) -> None:
    """Open a decision that was brought in as a new one; for callbacks."""
    if open_new(decision, "brought in"):
        state.empty_incoming()


def duplicate(identity: str) -> None:
    """Keep a copy of a decision and open it."""

    def copied() -> None:
        decision = state.work().newest(identity).decision
        title = f"{decision.title[: NAME_LIMIT - len(COPY)]}{COPY}"
        state.go_to(state.store().create(edits.set_title(decision, title), "copied"))

    state.attempt(copied)


def delete(identity: str) -> bool:
    """Take a decision off the disk for good, say so, and tell whether it is gone."""
    done = state.attempt(lambda: state.work().delete(identity))
    if done:
        state.say("Deleted for good.")
    if done and state.is_open(identity):
        state.go_to(None)
    return done
