import sys

import pytest

from decision.files.problems import BadFileError
from decision.imports.cells import reader, reading_process
from decision.imports.cells.file_kinds import XLSX
from tests.imports.spreadsheets import TABLE, read_book, xlsx

SENTENCE = "a.xlsx, found a file that takes far more time or memory than offers need"


def refusal():
    with pytest.raises(BadFileError) as caught:
        reading_process.book("a.xlsx", XLSX, xlsx(TABLE), None, "a table")
    return str(caught.value)


def test_it_answers_what_is_read_without_it():
    content = xlsx(TABLE, Other=[["x"]])
    there = reading_process.book("a.xlsx", XLSX, content, "Other", "a table")
    assert there == read_book(content, "Other")


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "import sys; sys.exit(3)",
        "print('nonsense')",
        "print('[1]')",
        "print('{}')",
        "import os; os.kill(os.getpid(), 9)",
        "from decision.imports.cells import reader; reader._limit(); bytearray(10**9)",
        "from decision.imports.cells import reader; reader._limit(); [0 for _ in iter(int, 1)]",
    ],
)
def test_a_process_that_dies_or_answers_nonsense_refuses_the_file(code, monkeypatch):
    monkeypatch.setattr(reading_process, "_COMMAND", (sys.executable, "-P", "-c", code))
    assert refusal().startswith(SENTENCE)


def test_a_process_that_does_not_answer_is_ended(monkeypatch):
    sleep = (sys.executable, "-c", "import time; time.sleep(60)")
    monkeypatch.setattr(reading_process, "_COMMAND", sleep)
    monkeypatch.setattr(reading_process, "WAIT", 0.2)
    assert refusal().startswith(SENTENCE)


def test_a_process_that_cannot_start_refuses_the_file(monkeypatch):
    monkeypatch.setattr(reading_process, "_COMMAND", ("/no/such/program",))
    assert refusal() == (
        "a.xlsx, found no way to start the process that reads it (No such file or directory); "
        "expected a table as CSV instead"
    )


def test_it_imports_nothing_heavy():
    code = (
        "import sys, json, io; from decision.imports.cells import reader;"
        'sys.stdin = io.TextIOWrapper(io.BytesIO(b\'{"file":"a","kind":"XLS","sheet":null}\\n\'));'
        "reader.main();"
        "heavy = {'numpy', 'pandas', 'streamlit', 'pydantic', 'scipy', 'decision.model'};"
        "print([name for name in heavy if sys.modules.get(name)])"
    )
    output = reading_process.subprocess.run(
        (sys.executable, "-c", code), capture_output=True, check=True, text=True
    ).stdout
    assert output.endswith("}[]\n")


def test_an_answer_is_plain_data():
    answer = reader.answer("a.xlsx", XLSX, xlsx(TABLE), None)
    assert answer["book"]["cells"][0] == [1, 1, "offer", "", ""]
    assert reader.answer("a.xlsx", XLSX, b"PK", None)["broken"]
