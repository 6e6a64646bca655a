import csv
import io
import json
import subprocess
import sys

import pytest

from decision import command_line
from decision.home import home, sample
from decision.model import Decision
from tests.commands import refusal, run
from tests.decisions import HOSTILE

RATINGS = str(sample("ratings.csv"))
FOUNDING = str(sample())


def test_compare_prints_a_ranking(capsys):
    code, out, error = run(capsys, "compare", FOUNDING)
    assert (code, error) == (0, "")
    assert "1    66.5  Research lab" in out
    assert "3.0 points ahead on average" in out


def test_compare_writes_the_summary(capsys, tmp_path):
    out = tmp_path / "summary.csv"
    assert run(capsys, "compare", RATINGS, "--csv", str(out))[0] == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert [row["offer"] for row in rows] == ["Research lab", "Founding team", "Stay"]
    assert {row["impact_weight"] for row in rows} == {"0.2"}


def test_standard_output_carries_the_csv_alone(capsys):
    code, out, error = run(capsys, "compare", RATINGS, "--csv", "-")
    assert code == 0
    assert [row["rank"] for row in csv.DictReader(io.StringIO(out))] == ["1", "2", "3"]
    assert "Research lab.\n" in error


@pytest.mark.parametrize("weights", ["impact=30,learning=20", "Impact = 300, LEARNING=200"])
def test_criteria_left_out_of_the_weights_count_nothing(capsys, weights):
    _, out, _ = run(capsys, "compare", RATINGS, "--csv", "-", "--weights", weights)
    row = next(csv.DictReader(io.StringIO(out)))
    assert [float(row[f"{key}_weight"]) for key in ("impact", "learning", "stability")] == (
        pytest.approx([0.6, 0.4, 0])
    )


def test_weights_of_zero_count_everything_alike(capsys):
    _, out, _ = run(capsys, "compare", RATINGS, "--weights", "impact=0")
    assert "All weights are 0, so every criterion counts the same." in out


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ("imapct=3", 'unknown criterion "imapct"; did you mean impact?'),
        ("pay=3", 'unknown criterion "pay"; known are impact, learning'),
        ("impact=-3", 'impact: found "-3"; expected a number from 0 upwards'),
        ("impact=nan", 'impact: found "nan"'),
        ("impact=inf", 'impact: found "inf"'),
        ("impact=lots", 'impact: found "lots"'),
        ("impact", 'found "impact"; expected criterion=points'),
        ("", 'found ""; expected criterion=points'),
        ("impact=1,impact=2", "--weights: found impact given twice; expected it once"),
        ("impact=1_0", 'found "1_0"'),
        ("impact=\u0663", "found"),
        ("impact=1e308", 'found "1e308"'),
    ],
)
def test_bad_weights_are_refused(capsys, weights, message):
    assert message in refusal(capsys, "compare", RATINGS, "--weights", weights)


def test_a_bad_cell_is_named_with_its_file(capsys, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("offer,impact\nLab,12\n", encoding="utf-8")
    error = refusal(capsys, "compare", str(path))
    assert error.startswith('crossroads: mine.csv, row 2, column impact: found "12"; expected a')


def test_an_unknown_column_is_taken_only_when_asked_for(capsys, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("offer,joy\nLab,9\nStay,3\n", encoding="utf-8")
    assert "no known criterion" in refusal(capsys, "compare", str(path))
    code, out, _ = run(capsys, "compare", str(path), "--new-criteria", "--weights", "joy=1")
    assert code == 0
    assert "100 %    100 %  joy" in out


def test_files_that_are_not_there_or_cannot_be_written_are_named(capsys, tmp_path):
    assert "No such file" in refusal(capsys, "compare", str(tmp_path / "none.csv"))
    assert "directory" in refusal(capsys, "compare", str(tmp_path)).lower()
    code, _, error = run(capsys, "compare", RATINGS, "--csv", str(tmp_path / "no" / "x.csv"))
    assert code == 2
    assert "No such file" in error


@pytest.mark.parametrize("arguments", [("fly",), ("compare",), ("compare", RATINGS, "--fast")])
def test_unknown_words_are_refused(capsys, arguments):
    assert refusal(capsys, *arguments)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text(capsys, tmp_path, name):
    path = tmp_path / "mine.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["offer", "impact"], [name, 5], ["B", 4]])
    code, out, _ = run(capsys, "compare", str(path))
    assert code == 0
    assert not set("\u202e\u2066\u2067\x1b") & set(out)


def test_the_schema_is_printed(capsys):
    code, out, _ = run(capsys, "schema")
    assert code == 0
    assert json.loads(out) == Decision.model_json_schema()


def test_run_hands_over_to_streamlit_with_further_options(capsys, monkeypatch):
    calls = []
    monkeypatch.setattr("os.execv", lambda program, words: calls.append(words))
    for arguments in [(), ("run",), ("run", "--server.port", "8600")]:
        assert command_line.main(arguments) == 0
    start = [sys.executable, "-P", "-m", "streamlit", "run", str(home() / "app.py")]
    assert calls == [start, start, [*start, "--server.port", "8600"]]


def test_it_runs_as_a_module_from_any_folder(tmp_path):
    command = [sys.executable, "-m", "decision", "compare", RATINGS]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "Research lab.\n" in done.stdout


def test_a_closed_pipe_and_a_plain_terminal_are_no_trouble(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("offer,impact\nGründung 🚀,5\nB,4\n", encoding="utf-8")
    line = f"{sys.executable} -m decision compare {path} | true; exit ${{PIPESTATUS[0]}}"
    closed = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (closed.returncode, closed.stderr) == (0, "")
    environment = {"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "decision", "compare", str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "Gr\\xfcndung" in done.stdout


def test_the_largest_weights_keep_their_proportions(capsys):
    huge = "9" * 300
    _, out, _ = run(
        capsys, "compare", RATINGS, "--csv", "-", "--weights", f"impact={huge},learning={huge}"
    )
    row = next(csv.DictReader(io.StringIO(out)))
    assert float(row["impact_weight"]) == pytest.approx(0.5)


def test_the_file_that_is_read_is_never_written_over(capsys, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("offer,impact\nLab,5\n", encoding="utf-8")
    error = refusal(capsys, "compare", str(path), "--csv", str(path))
    assert "is the file that is read; expected another one" in error
    assert path.read_text(encoding="utf-8") == "offer,impact\nLab,5\n"


def test_messages_cannot_steer_the_terminal(capsys):
    assert "\x1b" not in refusal(capsys, "compare", "\x1b[31m.csv")
    assert "\x1b" not in refusal(capsys, "compare", RATINGS, "\x1b[31m")
    assert "expected a file" in run(capsys, "compare", RATINGS, "--csv", "")[2]


@pytest.mark.parametrize("arguments", [f"compare {RATINGS}", "schema", "compare /dev/zero"])
def test_closed_output_and_endless_files_are_no_traceback(arguments):
    line = f"{sys.executable} -m decision {arguments} >&-"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stderr


def test_import_makes_a_decision_that_ranks_as_its_table_did(capsys, tmp_path):
    out = tmp_path / "decision.json"
    assert run(capsys, "import", RATINGS, "-o", str(out))[0] == 0
    _, from_table, _ = run(capsys, "compare", RATINGS)
    _, from_decision, _ = run(capsys, "compare", str(out))
    assert from_decision == from_table
    assert run(capsys, "import", RATINGS)[1] == out.read_text(encoding="utf-8")


def test_new_makes_a_decision_in_which_staying_is_an_offer(capsys, tmp_path):
    out = tmp_path / "decision.json"
    assert (
        run(capsys, "new", "Friday", "--offers", "Lab; Founding team;stay", "-o", str(out))[0] == 0
    )
    decision = Decision.model_validate_json(out.read_text(encoding="utf-8"))
    assert decision.title == "Friday"
    assert [offer.name for offer in decision.offers] == ["Stay", "Lab", "Founding team"]
    assert decision.offers[0].is_present_job
    assert len(decision.criteria) == 5


def test_neither_import_nor_new_writes_over_a_file(capsys, tmp_path):
    out = tmp_path / "mine.json"
    out.write_text("mine", encoding="utf-8")
    assert "is there already" in refusal(capsys, "new", "T", "-o", str(out))
    assert "is there already" in refusal(capsys, "import", RATINGS, "-o", str(out))
    assert out.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("new", " "), "found"),
        (("new", "T", "--offers", "A;a"), "there is already an offer called A"),
        (("new", "T", "--offers", "x" * 10_000), "(10000 characters)"),
        (("new", "T", "-o", ""), "found no name to write to"),
        (("import", "none.csv"), "none.csv: No such file"),
    ],
)
def test_what_makes_no_decision_is_refused(capsys, arguments, message):
    assert message in refusal(capsys, *arguments)


def test_opening_the_app_loads_nothing_that_only_commands_need(monkeypatch):
    script = (
        "import os, sys; os.execv = lambda *_: None; from decision import command_line;"
        "command_line.main(['run', '--server.port', '8600']);"
        "print([name for name in ('numpy', 'pydantic', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ([], True),
        (["run", "--server.port", "8600"], True),
        (["run", "--catalog", "words"], False),
        (["run", "--cat=words"], False),
        (["run", "--help"], False),
        (["--help"], False),
        (["compare", "run"], False),
    ],
)
def test_what_is_to_be_looked_at_first_is(monkeypatch, words, opens):
    opened = []
    monkeypatch.setattr("decision.command_line.open_app", opened.append)
    monkeypatch.setattr("decision.terminal.running.run", lambda *_: 0)
    assert command_line.main(words) == 0
    assert opened == ([words[1:]] if opens else [])
