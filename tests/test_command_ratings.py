import csv
import io
import json

from decision.home import sample
from tests.commands import refusal, run

RATINGS = str(sample("ratings.csv"))
FOUNDING = str(sample())


def test_ratings_prints_a_row_for_every_offer_and_criterion(capsys, tmp_path):
    code, printed, error = run(capsys, "ratings", FOUNDING)
    assert (code, error) == (0, "")
    table = list(csv.DictReader(io.StringIO(printed)))
    assert list(table[0]) == ["offer", "criterion", "low", "mean", "high", "own", "reasons"]
    assert [row["criterion"] for row in table[:2]] == ["impact", "learning"]
    assert len(table) == 20
    out = tmp_path / "ratings.csv"
    assert run(capsys, "ratings", FOUNDING, "--csv", str(out)) == (0, "", "")
    assert out.read_text(encoding="utf-8") == printed


def test_ratings_says_which_answers_count_nowhere(capsys, tmp_path):
    path = tmp_path / "mine.json"
    document = json.loads(sample().read_text(encoding="utf-8"))
    document["offers"][0]["answers"] = {"no_such_question": {"option": "yes"}}
    path.write_text(json.dumps(document), encoding="utf-8")
    code, _, error = run(capsys, "ratings", str(path))
    assert code == 0
    assert error == (
        'crossroads: Research lab: the answer "yes" to "no_such_question" is kept but counts '
        "nowhere: no such question.\n"
    )


def test_ratings_never_writes_over_what_it_reads(capsys):
    assert "is the file that is read" in refusal(capsys, "ratings", RATINGS, "--csv", RATINGS)
    assert "expected a file" in refusal(capsys, "ratings", RATINGS, "--csv", "")
    assert "unknown argument --fast" in refusal(capsys, "ratings", RATINGS, "--fast")
