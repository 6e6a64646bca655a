"""What is wrong with a file, where, and what was expected? Shown to the user as it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic_core import ErrorDetails

SHOWN = 10
CLIP = 40
LINE = 400


@dataclass(frozen=True)
class Problem:
    """One thing that cannot be read: its place in the file, what was found, what is expected."""

    place: str
    found: str
    expected: str

    def __str__(self) -> str:
        """Return the problem as one sentence."""
        place = f"{self.place}: " if self.place else ""
        return f"{place}found {self.found}; expected {self.expected}"


class BadFileError(ValueError):
    """A file cannot be read; nothing of it was taken over."""

    def __init__(self, file: str, problems: Sequence[Problem]) -> None:
        self.file, self.problems = file, tuple(problems)
        shown = [harmless(f"{file}, {problem}") for problem in self.problems[:SHOWN]]
        if len(self.problems) > SHOWN:
            shown.append(f"and {len(self.problems) - SHOWN} more")
        super().__init__("\n".join(shown))


def refused(file: str, wrong: str, expected: str, place: str = "") -> BadFileError:
    """Return the refusal of a file for one thing that is wrong in it."""
    return BadFileError(file, [Problem(place, wrong, expected)])


def reason(error: ErrorDetails) -> str:
    """Return why a value was refused: our own sentence, or pydantic's."""
    most = error.get("ctx", {}).get("max_length")
    if error["type"] == "too_long":
        return f"expected at most {most} {str(error['loc'][-1]).replace('_', ' ')}"
    if error["type"] == "string_too_long":
        return f"expected at most {most} characters"
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
