"""What goes in and out of a command? Files, standard output, refusals in a sentence, and Ctrl-C."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from decision.files.problems import SIZE_LIMIT, harmless, quoted
from decision.words.text import unsteered

STANDARD_OUTPUT = "-"


class UsageError(ValueError):
    """What was asked for cannot be done; the message says why."""

    def __init__(self, message: str) -> None:
        super().__init__(harmless(message))


class Stopped(Exception):  # noqa: N818 (it went as asked, nothing failed)
    """Ctrl-C ended what was under way after a part of it; the message says which part."""


def refuse_overwriting(file: str, out: str | None, option: str = "--csv") -> None:
    """Refuse to write over the file that is read.

    Raises
    ------
    UsageError
        If both are the same.
    """
    if out not in (None, STANDARD_OUTPUT) and Path(out).exists() and Path(out).samefile(file):
        raise UsageError(f"{option}: {out} is the file that is read; expected another one")


def refuse_other_kinds(out: str | None, option: str, kind: str = ".xlsx") -> None:
    """Refuse to write a spreadsheet, or another kind of file, under a name that promises another.

    Raises
    ------
    UsageError
        If the name does not end as that kind of file does.
    """
    if out not in (None, STANDARD_OUTPUT) and Path(out).suffix.lower() != kind:
        raise UsageError(f"{option}: found {quoted(out)}; expected a name that ends in {kind}")


def content_of(file: str) -> bytes:
    """Return what is in a file, or a little more than may be.

    Raises
    ------
    UsageError
        If it cannot be read.
    """
    try:
        with Path(file).open("rb") as source:
            return source.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}") from None


def changed(file: str) -> datetime:
    """Return when a file that was read was last changed."""
    return datetime.fromtimestamp(Path(file).stat().st_mtime, UTC)


def write_new(out: str, content: str | bytes) -> None:
    """Write to a new file, or to standard output.

    Raises
    ------
    UsageError
        If the file is there already or cannot be written.
    """
    if out not in ("", STANDARD_OUTPUT) and Path(out).exists():
        raise UsageError(f"{out} is there already; expected the name of a new file")
    write(out, content)


def write(out: str, content: str | bytes) -> None:
    """Write a text, or the bytes of a spreadsheet, to a file or to standard output.

    Raises
    ------
    UsageError
        If the file cannot be written.
    """
    if out == STANDARD_OUTPUT:
        _to_standard_output(content)
        return
    if not out:
        raise UsageError("found no name to write to; expected a file, or - for standard output")
    try:
        # As bytes, so that line ends stay what they are on every system.
        Path(out).write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise UsageError(f"{out}: {error.strerror or error}") from None


def _to_standard_output(content: str | bytes) -> None:
    if isinstance(content, str):
        # For a program it stays what it is; on a screen nobody's name may turn the text around it.
        sys.stdout.write(unsteered(content) if sys.stdout.isatty() else content)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Yield a function that tells whether Ctrl-C was pressed; pressed again, it interrupts.

    So a long computation can end without losing what is done.
    """
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
