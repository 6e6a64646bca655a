"""Is what the processor does, and what Python holds, put down to whom it belongs?"""

import pytest

from tests.bench.performance.bars import Bar
from tests.bench.performance.observed import owner
from tests.bench.performance.observing import (
    BESIDE,
    ELEMENTS,
    GARBAGE,
    LOOP,
    PAGE,
    SCRIPT,
    STORING,
    WORKED_OUT,
    shares,
    step,
)

STREAMLIT = "/lib/site-packages/streamlit"
THREAD = (f"{STREAMLIT}/runtime/scriptrunner/script_runner.py", "_run_script_thread")
PART = ((f"{STREAMLIT}/runtime/fragment.py", "wrapped_fragment"), THREAD)
RUNNER = f"{STREAMLIT}/runtime/scriptrunner/script_runner.py"


@pytest.mark.parametrize(
    ("stack", "expected"),
    [
        ([("/lib/sqlalchemy/a.py", "run"), ("/x/decision/store/store.py", "apply")], STORING),
        ([("/lib/numpy/a.py", "dot"), ("/x/decision/engine/smaa.py", "ranks")], WORKED_OUT),
        ([("/x/decision/ui/live.py", "draw"), *PART], PAGE),
        (
            [(f"{STREAMLIT}/elements/html.py", "html"), ("/x/decision/ui/a.py", "f"), *PART],
            ELEMENTS,
        ),
        ([(f"{STREAMLIT}/runtime/state/a.py", "f"), THREAD], SCRIPT),
        ([(RUNNER, "_on_script_finished"), THREAD], GARBAGE),
        ([(f"{STREAMLIT}/runtime/runtime.py", "_loop_coroutine")], LOOP),
        ([("/lib/uvicorn/a.py", "send")], LOOP),
        ([("/lib/threading.py", "_bootstrap")], BESIDE),
        ([("/x/decision/ui/entry/__init__.py", "_warm_up_beside")], BESIDE),
    ],
)
def test_a_stack_is_of_the_innermost_call_that_is_ours_or_streamlits(stack, expected):
    assert step(stack) == expected


def test_shares_add_up_to_one():
    found = shares([(("/lib/uvicorn/a.py", "send"),)] * 3 + [(THREAD,)])
    assert (found[LOOP], sum(found.values())) == (0.75, 1.0)


def test_an_allocation_is_of_the_innermost_part_of_ours_or_else_of_its_library():
    pydantic = "/lib/site-packages/pydantic/main.py"
    ours = "/x/decision/store/store.py", "/x/decision/ui/a.py"
    assert owner([pydantic, *ours]) == "decision/store/store"
    assert owner([pydantic, "/lib/site-packages/streamlit/runtime/a.py"]) == "streamlit/runtime"
    assert owner([pydantic, "/lib/threading.py"]) == "pydantic"


def test_a_bar_says_whether_it_is_held_by_what_is_written():
    assert Bar("a", 1.004, 1.0).is_held
    assert not Bar("a", 15_400, 15_360, "{:,.0f}").is_held
    assert not Bar("a", 26, 30, "{:.0f}", at_least=True).is_held
