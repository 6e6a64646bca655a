"""What do our own parts of a page send, and what of it is done? Each message once, whenever.

The browser owns what was just changed in a part (a slider, an answer) until Python acknowledges it.
Until then it sends it along, also to a server that was started again. So a message has a number,
and the last one that is done is kept with the decision (`Store`), not only with the session.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from decision import edits
from decision.store.store import Sent
from decision.ui import session, state
from decision.ui.shown import Sending, SetField

BOARD = "weights_board"
_ACKNOWLEDGED = "acknowledged"
HIGHEST, LONGEST = 2**53, 100  # a browser counts exactly so far; of names the characters


class UnsoundMessageError(ValueError):
    """A message is none that a part of a page sends."""


class FieldChange(NamedTuple):
    """A field that a part of a page changes: the number of its message, and what it showed.

    ``was`` is what the field showed when its change was begun; None where that is what the session
    knows.
    """

    seq: int
    edit: SetField
    value: Any
    label: str
    was: Any = None
    gesture: str | None = None


def apply_fields(identity: str, part: str, client: str, changes: Sequence[FieldChange]) -> bool:
    """Do once what a part of a page asks for, and tell whether there was anything new.

    For its callback, and for when it is drawn: what it had sent to a server that was started again
    since comes then, and no callback is called.

    Parameters
    ----------
    part
        Which part of the page it is, by a name of ours.
    client
        The random name that it gave itself when it was put on the page.

    Raises
    ------
    UnsoundMessageError
        If it is none that a part of a page sends. The store could not keep its number or names, and
        the edit would wait for ever, with all after it.
    """
    for each in changes:
        _refuse_unsound(client, each)
    name, done = _done(identity, part)
    seq = done if name == client else 0
    new = sorted((each for each in changes if each.seq > seq), key=lambda each: each.seq)
    for each in new:
        about = Sending(Sent(client, each.seq), each.gesture, each.was)
        try:
            state.set_field(identity, each.edit, each.value, each.label, about)
        finally:
            # What was refused is acknowledged too: its field goes back to where the document is.
            # One that fails would come again and again.
            session.values[_acknowledged_key(identity, part)] = client, each.seq
    return bool(new)


def _refuse_unsound(client: object, change: FieldChange) -> None:
    if type(change.seq) is not int or not 0 < change.seq <= HIGHEST:
        raise UnsoundMessageError(f"expected a number up to {HIGHEST}; found {change.seq!r}")
    for name in (client, change.gesture or ""):
        if not isinstance(name, str) or not name.isprintable() or len(name) > LONGEST:
            raise UnsoundMessageError(f"expected a name of {LONGEST} printable characters at most")


def acknowledged(identity: str, part: str) -> int:
    """Return the number of the last change of a part that is done, 0 before the first."""
    return _done(identity, part)[1]


def _done(identity: str, part: str) -> tuple[str, int]:
    """Return which client sent the last change of a part that is done, and its number."""
    return session.values.get(_acknowledged_key(identity, part), ("", 0))


def _acknowledged_key(identity: str, part: str) -> str:
    return f"{_ACKNOWLEDGED}_{part}_{identity}"


def board_key(identity: str) -> str:
    """Return the key of a decision's weights board."""
    return f"{BOARD}_{identity}"


def board_moved(identity: str) -> None:
    """Apply the slider moves that the weights board sends; for its callback.

    ``seq`` grows with every move, ``gesture`` names the board and the drag or the run of key
    presses, and ``points`` holds every slider moved since the last acknowledged ``seq``.
    """
    _moved(identity)


def board_drawn(identity: str) -> None:
    """Apply what was moved while the server was away; for when the board is drawn."""
    if _moved(identity):
        session.draw_anew()


def _moved(identity: str) -> bool:
    moved = session.values[board_key(identity)].moved
    if not moved:
        return False
    gesture, points = moved["gesture"], moved["points"]
    move = FieldChange(moved["seq"], edits.set_points, points, "weights moved", gesture=gesture)
    return apply_fields(identity, BOARD, gesture.partition("-")[0], [move])
