import csv
import io
import os
import sys

import pytest

from criteria import catalog
from decision import command_line
from decision.home import home, sample
from tests.commands import refusal, run

FOUNDING = str(sample())
LEVELS = ", ".join(f'{{ rating = {rating}, says = "So." }}' for rating in (0, 2.5, 5, 7.5, 10))


def criterion(key):
    return (
        f'[[criterion]]\nkey = "{key}"\nname = "{key.title()}"\nshort = "{key}"\n'
        f'meaning = "How much."\nlevels = [{LEVELS}]\n'
    )


def question(key, about, criterion):
    options = ", ".join(
        f'{{ key = "{option}", label = "{option}", says = "It is {option}.", '
        f"ratings = {{ {criterion} = {rating} }} }}"
        for option, rating in (("poor", 0), ("fair", 5), ("rich", 10))
    )
    return (
        f'[[question]]\nkey = "{key}"\ntheme = "Sea"\nabout = "{about}"\nshort = "{key}"\n'
        f'text = "Which {key}?"\n'
        f'asks = "Which {key}?"\nasks_of_present_job = "Which {key} today?"\nwhy = "So."\n'
        f'who = "Anybody."\nseed = "our own"\nworse = "first"\nshares = {{ {criterion} = 100 }}\n'
        f"answers = [{options}]\n"
    )


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a catalogue of two criteria and two questions, and a decision of two crews."""
    monkeypatch.setenv("CROSSROADS_CATALOG", "")  # given back after the test
    criteria, questions = tmp_path / "criteria.toml", tmp_path / "questions.toml"
    criteria.write_text(criterion("fish") + criterion("rest"), encoding="utf-8")
    asked = question("waters", "employer", "fish") + question("hammock", "role", "rest")
    questions.write_text(asked, encoding="utf-8")
    (tmp_path / "crews.json").write_text(CREWS, encoding="utf-8")
    return tmp_path


CREWS = """{"title": "Which crew?", "criteria": ["fish", "rest"],
 "employers": [{"key": "n", "name": "North",
                "answers": {"waters": {"option": "rich", "certainty": "written"}}},
               {"key": "s", "name": "South"}],
 "offers": [{"key": "n", "name": "North", "employer": "n",
             "answers": {"hammock": {"option": "fair", "certainty": "written"}}},
            {"key": "s", "name": "South", "employer": "s"}]}"""


def rows(printed):
    return list(csv.DictReader(io.StringIO(printed)))


@pytest.mark.parametrize("first", [True, False])
def test_another_catalogue_is_named_before_or_after_the_command(capsys, folder, first):
    named, file = ("--catalog", str(folder)), str(folder / "crews.json")
    command = (*named, "compare", file) if first else ("compare", file, *named)
    code, out, error = run(capsys, *command, "--csv", "-")
    assert code == 0
    assert "Nothing is known about South yet." in error
    assert [(row["offer"], row["overall_value"]) for row in rows(out)] == [
        ("North", "75.0"),
        ("South", ""),
    ]


def test_ratings_questions_and_lens_take_the_setting(capsys, folder, monkeypatch):
    monkeypatch.setenv("CROSSROADS_CATALOG", str(folder))
    crews = str(folder / "crews.json")
    _, ratings, _ = run(capsys, "ratings", crews)
    assert [(row["criterion"], row["mean"]) for row in rows(ratings)] == [
        ("fish", "10.0"), ("rest", "5.0"), ("fish", ""), ("rest", ""),
    ]  # fmt: skip
    _, asked, _ = run(capsys, "questions", crews, "--csv", "-")
    assert [row["asks"] for row in rows(asked)] == ["Which waters?", "Which hammock?"]
    code, seen, _ = run(capsys, "lens", crews)
    assert code == 0
    assert [(row["offer"], row["maturity"], row["warnings"]) for row in rows(seen)] == [
        ("North", "unaware", ""),
        ("South", "", ""),
    ]


def test_a_decision_of_another_catalogue_is_refused_by_ours(capsys, folder):
    crews = str(folder / "crews.json")
    assert 'unknown criterion "fish"' in refusal(capsys, "compare", crews)
    refused = refusal(capsys, "compare", FOUNDING, "--catalog", str(folder))
    assert 'unknown criterion "impact"; known are fish, rest' in refused
    assert run(capsys, "compare", FOUNDING, "--catalog", str(catalog.FOLDER))[0] == 0


def test_the_app_is_started_with_the_catalogue(folder, monkeypatch):
    calls = []
    monkeypatch.setattr(
        "os.execv", lambda _, words: calls.append((os.environ["CROSSROADS_CATALOG"], words))
    )
    monkeypatch.chdir(folder)
    start = [sys.executable, "-P", "-m", "streamlit", "run", str(home() / "app.py")]
    for arguments in [("--catalog", "."), ("run", "--catalog", ".", "--server.port", "8600")]:
        assert command_line.main(arguments) == 0
    assert calls == [(str(folder), start), (str(folder), [*start, "--server.port", "8600"])]


@pytest.mark.parametrize("command", [(), ("run",), ("compare", FOUNDING), ("schema",)])
def test_a_folder_without_a_catalogue_is_refused(capsys, folder, monkeypatch, command):
    empty = folder / "empty"
    empty.mkdir()
    assert "--catalog: criteria.toml: there is no such file in" in refusal(
        capsys, "--catalog", str(empty), *command
    )
    assert "no such folder; expected one with criteria.toml in it" in refusal(
        capsys, *command, "--catalog", str(folder / "criteria.toml")
    )
    monkeypatch.setenv("CROSSROADS_CATALOG", str(empty / "none"))
    assert refusal(capsys, *command).startswith("crossroads: CROSSROADS_CATALOG: ")


def test_a_broken_catalogue_is_refused_with_file_key_and_field(capsys, folder):
    (folder / "questions.toml").write_text(question("waters", "role", "fsh"), encoding="utf-8")
    refused = refusal(capsys, "lens", str(folder / "crews.json"), "--catalog", str(folder))
    assert 'questions.toml, waters, shares: unknown criterion "fsh"' in refused


def test_options_without_a_command_are_refused(capsys):
    assert "unknown argument --fast" in refusal(capsys, "--fast")
