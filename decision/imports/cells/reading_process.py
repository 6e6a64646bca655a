"""How is a file read that may be made to do harm? In a process of its own, within limits.

A spreadsheet of two kilobytes can ask for gigabytes, and some libraries end the whole process then.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from threading import BoundedSemaphore
from typing import IO, Any

from decision.files.problems import BadFileError, Problem, refused
from decision.imports.cells.book import ADVICE, Book
from decision.imports.cells.grid import Cell
from decision.imports.cells.reader import ANSWER

WAIT = 10  # seconds by the clock; the process itself may compute for 2
_AT_ONCE = BoundedSemaphore(2)
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # of Windows only
_HOME = str(Path(__file__).parents[2])
_COMMAND = (sys.executable, "-P", "-m", "decision.imports.cells.reader")


def book(file: str, kind: str, content: bytes, sheet: str | None, expected: str) -> Book:
    """Return what a file holds, as far as `reader.answer` reads it.

    Raises
    ------
    BadFileError
        If it is refused, broken, or takes more time or memory than a table needs.
    """
    asked = json.dumps({"file": file, "kind": kind, "sheet": sheet}).encode() + b"\n"
    with _AT_ONCE, TemporaryFile() as out:
        try:
            ended = _run(asked + content, out)
        except OSError as error:
            wrong = f"no way to start the process that reads it ({error.strerror})"
            raise refused(file, wrong, "a table as CSV instead") from None
        out.seek(0)
        written = out.read(ANSWER) if ended == 0 else b""
    return book_of(file, _parsed(written), expected)


def _run(asked: bytes, out: IO[bytes]) -> int:
    paths = (_HOME, os.environ.get("PYTHONPATH", ""))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    try:
        return subprocess.run(
            _COMMAND,
            input=asked,
            stdout=out,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=WAIT,
            creationflags=_NO_WINDOW,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return -1


def _parsed(written: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(written)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def book_of(file: str, answer: dict[str, Any], expected: str) -> Book:
    """Return the book in an answer of the process.

    Raises
    ------
    BadFileError
        With the problems in it; or saying that there is no answer.
    """
    if "problems" in answer:
        raise BadFileError(file, [Problem(*problem) for problem in answer["problems"]])
    if "broken" in answer:
        raise refused(file, f"no readable spreadsheet ({answer['broken']})", expected)
    if "book" not in answer:
        raise refused(file, "a file that takes far more time or memory than offers need", ADVICE)
    read = answer["book"]
    cells = {(row, column): Cell(*cell) for row, column, *cell in read.pop("cells")}
    return Book(cells=cells, **read)
