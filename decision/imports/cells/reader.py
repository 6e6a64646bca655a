"""What does a file say that may be made to do harm? The process that reads it, and nothing else.

Run by `reading_process`. Standard input is a line of JSON (what to read) and the file's bytes;
standard output is JSON: what was read, or why it was refused. A file that asks for more time or
memory than a table needs ends this process, not the server.
"""

import json
import sys
from contextlib import suppress
from typing import Any

SECONDS, MEMORY, ANSWER = 2, 144 * 2**20, 32 * 2**20  # of computing; bytes to work with; of output


def main() -> None:
    """Read standard input and write the answer."""
    _limit()
    # openpyxl imports numpy where it can; that takes longer than reading a table.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    asked = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    sys.stdout.write(json.dumps(answer(asked["file"], asked["kind"], content, asked["sheet"])))


def answer(file: str, kind: str, content: bytes, sheet: str | None) -> dict[str, Any]:
    """Return what a file holds, or what is wrong with it, as plain data.

    Parameters
    ----------
    kind
        One of `file_kinds`, but no plain text.
    """
    from decision.files.problems import BadFileError  # as late as this: see `main`

    try:
        return {"book": _book(file, kind, content, sheet)}
    except BadFileError as error:
        return {"problems": [[p.place, p.found, p.expected] for p in error.problems]}
    except MemoryError:
        return {"too_much": "memory"}
    except Exception as error:  # a broken file fails with whatever the parsers stumble over
        return {"broken": str(error)[:200] or type(error).__name__}


def _book(file: str, kind: str, content: bytes, sheet: str | None) -> dict[str, Any]:
    from decision.imports.cells import book, file_kinds, html_table, other_books, workbook

    if kind == file_kinds.XLSX:
        read = workbook.book(file, content, sheet)
    elif kind == file_kinds.HTML:
        read = html_table.book(file, content, file_kinds.expected(kind))
    else:
        read = other_books.book(file, kind, content, sheet)
    book.refuse_excess(file, read.cells)
    cells = [[*place, *cell] for place, cell in read.cells.items() if any(cell)]
    return {**read._asdict(), "cells": cells}


def _limit() -> None:
    """Limit what this process may use, where the system can; elsewhere its parent's clock does."""
    with suppress(ImportError):
        import resource

        for what, limit in (
            (resource.RLIMIT_CPU, SECONDS),
            (resource.RLIMIT_AS, _in_use() + MEMORY),
            (resource.RLIMIT_FSIZE, ANSWER),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (limit, limit))


def _in_use() -> int:
    """Return how many bytes of addresses the interpreter takes, or about so many."""
    with suppress(OSError, ValueError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as pages:
            return int(pages.read().split()[0]) * resource.getpagesize()
    return 2**26


if __name__ == "__main__":
    main()
