"""What is wrong with a file, where, and what was expected? And which text is in its bytes?

A `Problem` is shown to the user as it stands. `decoded` reads text as spreadsheets and editors
write it, or refuses it.
"""

import codecs
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # spreadsheets are read by a process that should start fast
    from pydantic_core import ErrorDetails

SHOWN = 10
CLIP = 40
LINE = 400
SIZE_LIMIT = 2 * 1024 * 1024
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Problem:
    """One thing that cannot be read: its place in the file, what was found, what is expected.

    Attributes
    ----------
    option
        What a command line can do about it; said there only.
    """

    place: str
    found: str
    expected: str
    option: str = ""

    def __str__(self) -> str:
        """Return the problem as one sentence, for the command line."""
        return f"{self.on_screen} ({self.option})" if self.option else self.on_screen

    @property
    def on_screen(self) -> str:
        """The problem as one sentence, where there are no options to type."""
        place = f"{self.place}: " if self.place else ""
        return f"{place}found {self.found}; expected {self.expected}"


class BadFileError(ValueError):
    """A file cannot be read; nothing of it was taken over."""

    def __init__(self, file: str, problems: Sequence[Problem], more: int = 0) -> None:
        """Keep the problems; ``more`` counts those that nobody wrote out."""
        self.file, self.problems = file, tuple(problems)
        shown = [harmless(f"{file}, {problem}") for problem in self.problems[:SHOWN]]
        more += len(self.problems) - len(shown)
        if more:
            shown.append(f"and {more} more")
        super().__init__("\n".join(shown))


def refused(file: str, wrong: str, expected: str, place: str = "") -> BadFileError:
    """Return the refusal of a file for one thing that is wrong in it."""
    return BadFileError(file, [Problem(place, wrong, expected)])


def refuse(file: str, problems: Sequence[Problem]) -> None:
    """Raise `BadFileError` if there are any problems."""
    if problems:
        raise BadFileError(file, problems)


def reason(error: "ErrorDetails") -> str:
    """Return why a value was refused: our own sentence, or pydantic's."""
    most = error.get("ctx", {}).get("max_length")
    if error["type"] in {"too_long", "string_too_long"}:
        is_text = isinstance(error["input"], str)  # a checked text is too long like a list
        what = "characters" if is_text else str(error["loc"][-1]).replace("_", " ")
        return f"expected at most {most} {what}"
    return error["msg"].removeprefix("Value error, ")


def harmless(line: str) -> str:
    """Return a line for a terminal: no control or steering characters, and not endless.

    >>> len(harmless("x" * 10_000))
    401
    """
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line[:LINE])
    return shown if len(line) <= LINE else f"{shown}…"


def quoted(text: str) -> str:
    """Return found text in quotes, clipped, on one line.

    >>> quoted("x" * 10_000)
    '"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" (10000 characters)'
    """
    clipped = harmless(text[:CLIP])
    return f'"{clipped}"' if len(text) <= CLIP else f'"{clipped}…" ({len(text)} characters)'


def decoded(file: str, content: bytes, expected: str) -> str:
    """Return the text of a file: UTF-8, UTF-16 with its mark, or Windows-1252.

    Raises
    ------
    BadFileError
        If the file is empty, larger than 2 MB or no text.
    """
    refuse_large(file, content, expected)
    if not content.strip(b" \t\r\n\xef\xbb\xbf"):
        raise refused(file, "an empty file", expected)
    if content.startswith(_ZIP):
        raise refused(file, "a zip or Excel file", f"{expected}; save the table as CSV first")
    text = _text(content)
    if text is None or any(character < " " and character not in "\t\r\n\f" for character in text):
        raise refused(file, "bytes that are no text", expected)
    return text


def refuse_large(file: str, content: bytes, expected: str) -> None:
    """Raise `BadFileError` for a file larger than 2 MB."""
    if len(content) > SIZE_LIMIT:
        raise refused(file, f"{len(content) / 2**20:.1f} MB", f"{expected} of at most 2 MB")


def _text(content: bytes) -> str | None:
    encodings = ["utf-16"] if content.startswith(_MARKS) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    return None
