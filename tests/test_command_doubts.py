import csv
import io
import subprocess
import sys

import pytest

from criteria import catalog
from decision.analysis import analyse
from decision.files import decision_json
from decision.findings import robustness
from decision.home import sample
from tests.commands import refusal, run
from tests.decisions import HOSTILE, founding_case

FOUNDING = str(sample())
RATINGS = str(sample("ratings.csv"))
FIVE = ["impact", "learning", "specialization", "stability", "transferable_skills"]


def rows(capsys, *arguments):
    code, out, _ = run(capsys, *arguments, "--csv", "-")
    assert code == 0
    return list(csv.DictReader(io.StringIO(out)))


def test_the_columns_of_confidence_are_fixed(capsys):
    found = rows(capsys, "confidence", FOUNDING)
    assert list(found[0]) == [
        "offer", "first_place_share", "first_place_share_any_weights",
        "first_place_share_weights_only", "first_place_share_ratings_only", "can_be_best",
        "never_best", "confidence_factor", "expected_regret",
        *(f"rank_{place}_share" for place in (1, 2, 3, 4)),
        *(f"central_weight_{key}" for key in FIVE),
    ]  # fmt: skip
    assert {row["can_be_best"] for row in found} == {"yes"}
    assert {row["never_best"] for row in found} == {"no"}
    for column in list(found[0])[1:5]:
        assert sum(float(row[column]) for row in found) == pytest.approx(1)


def test_the_columns_of_switching_are_fixed(capsys):
    found = rows(capsys, "switching", FOUNDING)
    assert list(found[0]) == [
        "criterion", "weight", "lower", "upper", "leader", "leader_below", "leader_above"
    ]  # fmt: skip
    assert [row["criterion"] for row in found] == FIVE
    for row in found:
        assert 0 <= float(row["lower"]) <= float(row["weight"]) <= float(row["upper"]) <= 1
    assert found[0]["leader_below"] == ""
    assert found[0]["leader_above"] == "Founding team"


def test_the_columns_of_ask_are_fixed_and_the_most_valuable_stands_first(capsys):
    found = rows(capsys, "ask", FOUNDING)
    assert list(found[0]) == ["offer", "question", "value_of_answer", "chance_to_change", "ask"]
    values = [float(row["value_of_answer"]) for row in found]
    assert values == sorted(values, reverse=True)
    assert all(row["ask"] for row in found)


def test_the_same_seed_gives_the_same_table_and_another_one_another(capsys):
    command = ("confidence", RATINGS, "--simulations", "500")
    first = rows(capsys, *command)
    assert first == rows(capsys, "confidence", RATINGS, "--worlds", "500")  # as it was once called
    assert first == rows(capsys, *command, "--seed", "0")
    assert first != rows(capsys, *command, "--seed", "1")


def test_weights_and_firmness_count(capsys):
    only = rows(capsys, "confidence", RATINGS, "--weights", "stability=1")
    assert only[0]["offer"] != "Research lab"
    firm, loose = (
        {row["offer"]: float(row["first_place_share_weights_only"]) for row in found}
        for found in (
            rows(capsys, "confidence", FOUNDING, "--firmness", factor) for factor in ("1.2", "3")
        )
    )
    assert firm["Research lab"] > loose["Research lab"]


def test_the_statement_is_of_the_usual_simulations_whatever_is_asked_for(capsys):
    usual = run(capsys, "confidence", FOUNDING)[1].splitlines()[0]
    assert run(capsys, "confidence", FOUNDING, "--simulations", "100")[1].splitlines()[0] == usual
    assert usual.startswith("Leaning: Research lab.")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--simulations", "20000"), "20,000 simulations;"),
        (("--simulations", "1"), "1 simulation;"),
        (("--seed", "7"), "16,384 simulations drawn with seed 7;"),
        (("--simulations", "100", "--seed", "7"), "100 simulations drawn with seed 7;"),
    ],
)
def test_a_table_of_other_simulations_than_the_statement_says_so_above(capsys, options, said):
    _, out, _ = run(capsys, "confidence", FOUNDING, *options)
    above = out.splitlines()[-6]
    assert above == f"The table is of {said} the statement above is of the usual 16,384."
    _, _, error = run(capsys, "confidence", FOUNDING, *options, "--csv", "-")
    assert above in error.splitlines()


def test_a_table_of_the_usual_simulations_needs_no_such_line(capsys):
    for options in ((), ("--simulations", "16384", "--seed", "0")):
        assert "The table is of" not in run(capsys, "confidence", FOUNDING, *options)[1]


def test_many_simulations_show_how_far_they_are_on_standard_error(capsys):
    code, out, error = run(capsys, "confidence", RATINGS, "--simulations", "40000", "--csv", "-")
    assert code == 0
    assert "0 of 40,000 simulations; Ctrl-C stops\r" in error
    assert error.index("32,768 of 40,000") < error.index("40,000 of 40,000")
    assert "simulations; Ctrl-C" not in out


@pytest.mark.parametrize(
    ("command", "named"),
    [
        ("confidence", "central_weight_commute"),
        ("switching", "commute"),
        ("ask", "Your own rating: Commute"),
    ],
)
def test_columns_that_are_no_known_criterion_are_taken_where_that_is_asked_for(
    capsys, tmp_path, command, named
):
    path = tmp_path / "mine.csv"
    path.write_text("offer,impact,Commute\nLab,5,\nTeam,4,6\n", encoding="utf-8")
    assert 'found column "Commute"' in refusal(capsys, command, str(path))
    code, out, _ = run(capsys, command, str(path), "--new-criteria", "--csv", "-")
    assert (code, named in out) == (0, True)


@pytest.mark.parametrize("command", ["switching", "ask"])
def test_weights_count_in_every_command(capsys, command):
    given = rows(capsys, command, FOUNDING, "--weights", "stability=1")
    assert given != rows(capsys, command, FOUNDING)
    if command == "switching":
        assert [float(row["weight"]) for row in given] == [0, 0, 0, 1, 0]
    assert "did you mean impact?" in refusal(capsys, command, FOUNDING, "--weights", "imapct=3")


def test_switching_says_where_on_the_slider_the_lead_changes(capsys, tmp_path):
    path = tmp_path / "mine.csv"
    text = "offer,impact,learning,stability\nLab,10,0,5\nTeam,0,10,5\n"
    path.write_text(text, encoding="utf-8")
    weights = "impact=60,learning=20,stability=20"
    _, out, _ = run(capsys, "switching", str(path), "--weights", weights)
    assert "below that (slider at 20) Team" in out.splitlines()[1]
    assert "above that (slider at 60) Team" in out.splitlines()[2]
    # As many points as impact draw level: here that is the very end of the slider.
    weights = "impact=100,learning=20,stability=20"
    _, out, _ = run(capsys, "switching", str(path), "--weights", weights)
    assert "above that (slider at 100) Team" in out.splitlines()[2]
    ahead = text.replace("Team,0,10", "Team,0,9")
    path.write_text(ahead, encoding="utf-8")
    _, out, _ = run(capsys, "switching", str(path), "--weights", weights)
    assert "above that (beyond the slider's end) Team" in out.splitlines()[2]


@pytest.mark.parametrize("command", ["confidence", "switching", "ask"])
def test_that_no_weight_counts_is_said_in_every_command(capsys, command):
    said = "All weights are 0, so every criterion counts the same."
    zeros = ",".join(f"{key}=0" for key in FIVE)
    assert said in run(capsys, command, FOUNDING, "--weights", zeros)[1].splitlines()
    assert said not in run(capsys, command, FOUNDING)[1]


def asked(capsys, tmp_path, table):
    path = tmp_path / "mine.csv"
    path.write_text(table, encoding="utf-8")
    return run(capsys, "ask", str(path))[1].splitlines()


def test_where_little_hangs_on_the_answers_that_is_said_before_what_to_ask(capsys, tmp_path):
    ask, little, *_ = asked(
        capsys, tmp_path, "offer,impact_low,impact,impact_high\nA,5.15,5.15,5.15\nB,2,4,5.9\n"
    )
    assert ask.startswith("Ask one question of ")
    assert little.startswith("Little hangs on the answers: ")
    _, much, whom, what = asked(
        capsys, tmp_path, "offer,impact_low,impact,impact_high\nA,6,6,6\nB,2,6,9\n"
    )
    assert much.startswith("Knowing it for certain is worth ")
    assert whom == "Ask the hiring manager at B."
    assert what.startswith("  B, your own rating of Impact: ")
    assert "(the rating alone changes the choice in " in what


def test_an_unknown_rating_is_asked_for_by_the_questions_that_make_it(capsys, tmp_path):
    lines = asked(capsys, tmp_path, "offer,impact,learning\nLab,,5\nTeam,5,5\n")
    questions = {q.asks: q for q in catalog.load().questions if "impact" in q.shares}
    said = [line for line in lines if line.startswith("  Lab: ")]
    assert 1 < len(said) <= 5
    about = [next(q for asks, q in questions.items() if asks in line) for line in said]
    assert not any(question.is_public for question in about)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--simulations", "0"), '--simulations: found "0"; expected a whole number from 1'),
        (("--simulations", "1e6"), '--simulations: found "1e6"'),
        (("--simulations", "9" * 30), "expected a whole number from 1 to 100000000"),
        (("--seed", "-1"), '--seed: found "-1"; expected a whole number from 0'),
        (("--firmness", "4"), '--firmness: found "4"; expected a number from 1.2 to 3'),
        (("--firmness", "nan"), '--firmness: found "nan"'),
        (("--weights", "imapct=3"), "did you mean impact?"),
    ],
)
def test_bad_options_are_refused(capsys, options, message):
    assert message in refusal(capsys, "confidence", RATINGS, *options)


@pytest.mark.parametrize("command", ["confidence", "switching", "ask"])
def test_without_offers_there_is_nothing_to_doubt(capsys, tmp_path, command):
    path = tmp_path / "none.json"
    bare = founding_case().model_copy(update={"offers": ()})
    path.write_text(decision_json.written(bare), encoding="utf-8")
    assert "found no offer; expected at least one" in refusal(capsys, command, str(path))


@pytest.mark.parametrize("command", ["confidence", "switching", "ask"])
def test_one_offer_alone_is_no_trouble(capsys, tmp_path, command):
    path = tmp_path / "one.csv"
    path.write_text("offer,impact,learning\nLab,5,\n", encoding="utf-8")
    assert run(capsys, command, str(path))[0] == 0


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text(capsys, tmp_path, name):
    path = tmp_path / "mine.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["offer", "impact", "learning"], [name, 5, 4], ["B", 4, 6]])
    for command in ("confidence", "switching", "ask"):
        code, out, _ = run(capsys, command, str(path))
        assert code == 0
        assert not set("\u202e\u2066\u2067\x1b") & set(out)
        for row in rows(capsys, command, str(path)):
            assert not any(cell.startswith(("=", "+", "@")) for cell in row.values())


def test_the_table_is_what_the_decision_gives(capsys):
    sure = robustness.robustness(analyse(founding_case()))
    shares = [float(row["first_place_share"]) for row in rows(capsys, "confidence", FOUNDING)]
    assert shares == [sure.first_place[place] for place in sure.analysis.order]


def test_two_processes_give_the_identical_table(capsys):
    command = [sys.executable, "-m", "decision", "confidence", FOUNDING, "--csv", "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == run(capsys, "confidence", FOUNDING, "--csv", "-")[1]
