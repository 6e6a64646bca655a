"""Names of parameters say what they hold."""

import ast

import pytest

from decision.home import home

BANNED = {"found", "one", "told", "known", "given"}
PACKAGES = ("criteria", "decision")
MODULES = sorted(path for name in PACKAGES for path in (home() / name).rglob("*.py"))


def parameters(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            every = node.args
            for each in (*every.posonlyargs, *every.args, *every.kwonlyargs):
                yield f"{node.name}({each.arg})", each.arg


def test_there_are_modules_to_look_at():
    assert len(MODULES) > 100


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(home()).as_posix())
def test_no_parameter_is_called_what_could_be_anything(module):
    named = parameters(ast.parse(module.read_text(encoding="utf-8")))
    assert [place for place, name in named if name in BANNED] == []
