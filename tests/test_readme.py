"""What the README says is tried."""

import re
import shlex
from pathlib import Path

import pytest

from decision import command_line
from decision.analysis import analyse
from decision.files import decision_json, reports
from decision.findings.findings import Findings
from decision.home import home
from decision.imports.opening import opened
from tests.decisions import founding_case

README = (home() / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(
    r"^    (crossroads (?:compare|report|schema|import|new|template)[^#\n]*)", README, re.MULTILINE
)
TABLE = "\n".join(
    re.findall(r"^    (offer,.*(?:\n    .*)*)", README, re.MULTILINE)[0].split("\n    ")
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "offers.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "decision.json").write_text(
        decision_json.written(founding_case()), encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_commands_to_try():
    assert len(COMMANDS) == 11


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_works_as_written(folder, capsys, command):
    assert command_line.main(shlex.split(command)[1:]) == 0
    written = [
        path for path in folder.iterdir() if path.name not in ("offers.csv", "decision.json")
    ]
    assert capsys.readouterr().out or written


def test_the_table_shown_is_read():
    decision = opened("offers.csv", TABLE.encode())
    assert [offer.name for offer in decision.offers] == ["Research lab", "Founding team"]
    assert decision.offers[1].ratings["impact"].high == 9.5
    assert "stability" not in decision.offers[1].ratings


def test_every_column_of_the_summary_is_documented():
    columns, _ = reports.summary(Findings(analyse(founding_case())))
    ends = {re.sub(r"^(impact|learning|specialization|stability|transferable_skills)", "", c)
            for c in columns}  # fmt: skip
    assert all(f"{end}`" in README for end in ends)


def test_every_make_target_and_every_path_exists():
    makefile = (home() / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"make (\w+) +#", README)) | {"help"}:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    for path in re.findall(r"`((?:criteria|decision|sample_offers|tests)/[\w./]*)`", README):
        assert (home() / path).exists(), path
    for picture in re.findall(r"\]\((docs/[^)]*)\)", README):
        assert (home() / picture).exists()
    assert Path(home() / "constraints.txt").exists()
