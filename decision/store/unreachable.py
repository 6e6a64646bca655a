"""What if a store cannot be reached? Why that is, and what it has done all the same."""

from contextlib import suppress

from sqlalchemy.exc import SQLAlchemyError

from decision.store.place import HASTY_SECONDS
from decision.store.revisions import Revision, Sent, Step
from decision.store.store import Store

UNREACHABLE = (OSError, SQLAlchemyError)


def why(error: Exception) -> str:
    """Return why a store refuses, in one line."""
    reason = str(getattr(error, "orig", None) or error)
    return next(iter(reason.splitlines()), type(error).__name__)


def last_seen(store: Store, identity: str, seen: Revision | None, refusal: Exception) -> Revision:
    """Return a decision as it can still be read, else as it was seen; or say why neither is."""
    try:
        return store.newest(identity, wait=HASTY_SECONDS)
    except UNREACHABLE:
        if seen is None:
            raise refusal from None
        return seen


def made(store: Store, identity: str, step: Step, sent: Sent) -> Revision:
    """Return a decision after a step; it may be saved although the store's answer is lost."""
    try:
        return store.apply(identity, *step)
    except UNREACHABLE:
        with suppress(*UNREACHABLE):
            if store.is_done(identity, sent, wait=HASTY_SECONDS):
                return store.newest(identity, wait=HASTY_SECONDS)
        raise
