"""How does Ctrl-C end a long computation without losing what is done?"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Yield what tells whether Ctrl-C was pressed; pressed once more it interrupts as ever."""
    before = signal.getsignal(signal.SIGINT)
    pressed: list[int] = []

    def ask(number: int, _: FrameType | None) -> None:
        pressed.append(number)
        signal.signal(signal.SIGINT, before)

    if before is not signal.SIG_IGN:  # as where a shell runs it in the background
        signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)
