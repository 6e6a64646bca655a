"""The recipes of CONTRIBUTING.md are followed to the letter."""

import re
import shutil
from functools import cached_property
from textwrap import indent

import pytest

from criteria import catalog
from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.home import home
from decision.model import Answer
from tests.decisions import founding_case

TEXT = (home() / "CONTRIBUTING.md").read_text(encoding="utf-8")


def blocks(heading):
    """The code blocks under a heading, in their order."""
    section = TEXT.split(f"## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"```\w+\n(.*?)```", section, re.DOTALL)


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(catalog.FOLDER, tmp_path / "words", ignore=shutil.ignore_patterns("*.py*"))
    return tmp_path / "words"


def test_a_question_is_added_as_described(folder):
    question, shares = blocks("How to add a question")
    key, less = re.fullmatch(r'key = "(\w+)"\nshares = (\{.*\})\n', shares).groups()
    file = folder / "questions.toml"
    text = file.read_text(encoding="utf-8")
    theme = re.search(r'^theme = "(.*)"', question, re.MULTILINE)[1]
    last = text.rindex(f'theme = "{theme}"')
    after = text.find("[[question]]", last)
    text = text[:after] + question + "\n" + text[after:]
    start = text.index(f'key = "{key}"')
    text = text[:start] + re.sub(r"shares = \{.*\}", f"shares = {less}", text[start:], count=1)
    file.write_text(text, encoding="utf-8")
    words = catalog.from_folder(folder)
    added = next(q for q in words.questions if q.key == "desk")
    assert sum(q.shares.get("learning", 0) for q in words.questions) == 100
    decision = edits.answer(founding_case(), "lab", added, Answer(option="among"))
    column = decision.criteria.index("learning")
    reasons = analyse(decision, words).reasons(0, column)
    assert any(part.question is added and part.evidence for part in reasons)


def test_a_criterion_is_added_as_described(folder):
    (block,) = blocks("How to add a criterion")
    file = folder / "criteria.toml"
    file.write_text(file.read_text(encoding="utf-8") + "\n" + block, encoding="utf-8")
    words = catalog.from_folder(folder)
    decision = edits.switch_on(founding_case(), "quiet")
    analysis = analyse(decision, words)
    assert analysis.criteria[-1].name == "Quiet"
    assert analysis.unknown[:, -1].all()


def test_a_finding_is_added_as_described():
    function, method = blocks("How to add a finding")
    program = f"{function}\n\nclass Extended(Findings):\n{indent(method, '    ')}"
    names = {"cached_property": cached_property, "Findings": Findings, "__name__": "recipe"}
    exec(compile(program, "recipe.py", "exec"), names)
    findings = names["Extended"](analyse(founding_case()))
    column = findings.analysis.expected[:, findings.weakness.criterion]
    leader = findings.analysis.leaders[0]
    assert findings.weakness.gap == column.max() - column[leader] > 0
