import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from decision.files.spreadsheet_text import guarded, unguarded, write_table
from tests.decisions import names

CELLS = st.one_of(st.floats(), st.integers(-(10**9), 10**9), st.none(), names)


@given(st.lists(st.tuples(st.floats(), st.integers(0, 99), names, CELLS), min_size=1))
def test_a_table_is_byte_for_byte_what_pandas_writes(rows):
    columns = ["a float", "an integer", "a name", "anything"]
    safe = [[guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    frame = pd.DataFrame(safe, columns=columns)
    frame["anything"] = pd.Series([row[-1] for row in safe], dtype=object)
    assert write_table(columns, rows) == frame.to_csv(index=False, lineterminator="\n")


def test_a_table_without_rows_is_its_header():
    assert write_table(["offer", "=1"], []) == "offer,'=1\n"


@given(names)
def test_guarding_is_undone_by_unguarding(name):
    assert unguarded(guarded(name)) == name


def test_a_separator_inside_a_name_starts_no_formula_either():
    for name in ("a;=1+1;b", "a; -1", "x;'=1"):
        assert not any(part.strip().startswith(("=", "-")) for part in guarded(name).split(";"))
        assert unguarded(guarded(name)) == name
