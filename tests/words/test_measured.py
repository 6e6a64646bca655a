"""Whatever is said of a measured criterion is said in its unit, and the unit is only text."""

import csv
import io
import re

import pytest

from criteria.criterion import Criterion
from decision import charts, edits
from decision.analysis import analyse
from decision.charts.plot import escaped
from decision.files import reports
from decision.files.ratings_csv import keys_by_header, plain_header, written
from decision.files.spreadsheet_text import write_table
from decision.findings.findings import Findings
from decision.model import Rating, Status
from decision.terminal.answer_text import ranking
from decision.ui.question_cards import full_card, short_card
from decision.words import html
from decision.words.beyond_ends import beyond_sentences
from decision.words.break_even import (
    break_even_sentences,
    break_even_table,
    trade_off_sentence,
    trade_off_table,
)
from decision.words.lexicon import aim, swing
from decision.words.questions import to_ask
from decision.words.ratings import caption, comparison
from decision.words.reasons import behind
from decision.words.text import as_html, as_label, as_markdown, as_plain, legible
from tests import measured_words
from tests.charts.test_charts import texts_of
from tests.decisions import HOSTILE, founding_case, measured_case, unmarked, with_unit
from tests.findings.test_measured import SEEDS, in_unit, rated

FEW = 256
NUMBER = re.compile(r"[+−-]?\d+(?:[.,]\d+)*")
UNIT = re.compile(r"\b(?:min|h)\b")


def findings_of(decision, catalog=None):
    return Findings(analyse(decision, catalog), FEW)


@pytest.fixture(scope="module")
def findings():
    return findings_of(measured_case())


# In the unit ------------------------------------------------------------------------------------


def test_the_table_has_amounts_with_their_ranges(findings):
    cells = {row.offer.name: row.cells for row in comparison(findings.analysis)}
    assert [cell.rating for cell in cells["Lab"]] == [
        "120 min",
        "$85,000 a year",
        "40 h a week",
        "9",
        "?",
    ]
    assert [cell.range for cell in cells["Lab"]] == ["", "", "38–45 h a week", "", ""]
    assert [cell.is_best for cell in cells["Stay"]] == [True, False, True, False, True]
    said = "Offers side by side: ratings from 0 to 10 and amounts, best offer first"
    assert caption(findings.analysis) == said
    assert caption(analyse(founding_case())) == said.replace(" and amounts", "")


def test_what_an_amount_rests_on_is_said_in_the_unit(findings):
    hours = ["Your own amount: 40 h a week (38–45 h a week, on average 41 h a week)"]
    assert behind(findings.analysis, 0, 2) == hours


def test_an_amount_that_ties_is_said_with_the_change(findings):
    stay, lab, startup = map(as_plain, break_even_sentences(findings))
    assert stay.startswith(
        "Stay would lose its lead to Lab at 73.2 min on Commute (now 30 min, +43.2 min), at 53.5 h "
        "a week on Hours (now 40 h a week, +13.5 h a week) or at 3.1 on Stability (now 8.5)."
    )
    # Of what lies beyond the worst, all of the way back counts.
    assert "at 46.8 min on Commute (now 120 min, −73.2 min)" in lab
    assert startup == "No change of a single rating could lift Startup to a tie."
    commute, pay, *_ = break_even_table(findings).rows
    assert commute == ["Commute", "30 → 73.2 min", "120 → 46.8 min", "45 min, no amount is enough"]
    assert pay[1] == "$78,500 a year, no amount is enough"


def test_the_smallest_change_is_that_of_the_smallest_part_of_its_scale(findings):
    hours = Rating(likely=39.5)
    near = edits.set_rating(measured_case(), "stay", "commute", Rating(likely=70.0))
    near = edits.set_rating(near, "lab", "hours", hours)
    changes = [each.change for each in findings_of(near).break_even_ratings if each.is_possible]
    assert max(changes) <= 10 + 1e-9
    said = as_plain(break_even_sentences(findings)[0])
    assert said.index("Commute") < said.index("Hours") < said.index("Stability")


def test_a_small_change_is_said_as_finely_as_it_takes():
    decision = edits.set_rating(measured_case(), "lab", "commute", Rating(likely=30.0))
    stay = next(each for each in findings_of(decision).break_even_ratings if each.criterion == 0)
    close = edits.set_rating(decision, "lab", "commute", Rating(likely=stay.rating + 0.06))
    said = " ".join(map(as_plain, break_even_sentences(findings_of(close))))
    for now, change in re.findall(r"Commute \(now ([\d.]+) min, [+−]([\d.]+) min\)", said):
        assert float(now) > 0
        assert float(change) > 0


def test_steps_are_said_in_the_unit(findings):
    assert as_plain(trade_off_sentence(findings)) == (
        "At your weights, going from 50 to 42 min on Commute is worth as much as going from "
        "$80,000 to 88,000 a year on Pay, from 47.5 to 45 h a week on Hours, from 5 to 6 on "
        "Learning or from 5 to 6 on Stability."
    )
    assert trade_off_table(findings).rows[1] == ["Pay", "20 %", "$80,000 → 88,000 a year"]


def test_a_weight_is_asked_for_with_the_ends(findings):
    commute, pay = findings.analysis.criteria[:2]
    assert swing(commute) == "How much would it matter to go from 90 to 10 min on Commute?"
    assert swing(pay).endswith("$80,000 a year counts as half of that.")
    assert aim(commute) == "less is better, from 90 to 10 min"


def test_what_to_find_out_is_asked_in_the_unit(findings):
    own = [value for value in findings.information if isinstance(value.about, Criterion)]
    asked = {entry.short: entry for entry in to_ask(findings.analysis, own)}
    hours, pay, stability = (asked[name] for name in ("Hours", "Pay", "Stability"))
    assert as_plain(hours.asks) == "How much is it on Hours, really, in h a week?"
    assert as_plain(hours.so_far) == "You entered 40 h a week, from 38 to 45 h a week."
    assert as_plain(pay.so_far) == "No amount yet."
    assert as_plain(stability.so_far) == "Not rated yet."
    assert not hours.about


# Beyond an end ----------------------------------------------------------------------------------


def beyond(decision):
    return [as_plain(line) for line in beyond_sentences(findings_of(decision))]


def test_an_amount_beyond_the_worst_is_said_and_what_a_wider_scale_changes(findings):
    line = (
        "Commute: 120 min of Lab lies beyond the worst (90 min), so it counts as 90 min. A wider "
        "scale would count it in full, and change what the weight means."
    )
    assert beyond(measured_case()) == [line]
    assert line in ranking(findings).splitlines()
    assert beyond(founding_case()) == []


def test_of_ranges_a_part_may_lie_beyond_at_either_end():
    wide = Rating(low=5.0, likely=60.0, high=100.0)
    decision = edits.set_rating(measured_case(), "startup", "commute", wide)
    decision = edits.change_offer(decision, "startup", status=Status.TO_BE_ASKED_FOR)
    worst, best = beyond(decision)
    assert worst.startswith(
        "Commute: 120 min of Lab and part of 5–100 min of Startup (not offered yet) lie beyond "
        "the worst (90 min), so what lies beyond counts as 90 min. A wider scale would count them "
        "in full"
    )
    assert best.startswith("Commute: part of 5–100 min of Startup (not offered yet) lies beyond")
    assert "the best (10 min), so what lies beyond counts as 10 min" in best
    analysis = analyse(decision)
    assert not unmarked(analysis, beyond_sentences(findings_of(decision)))


# Charts and files -------------------------------------------------------------------------------


def test_an_axis_has_round_amounts_where_they_are_worth_what_they_are(findings):
    chart = charts.trade_off_chart(findings, "commute", "pay")
    across, up = chart.figure["layout"]["xaxis"], chart.figure["layout"]["yaxis"]
    assert across["title"]["text"] == "Commute [min] (less is better)"
    marks = dict(zip(across["ticktext"], across["tickvals"], strict=True))
    assert marks == pytest.approx({"20": 8.75, "40": 6.25, "60": 3.75, "80": 1.25})
    assert up["title"]["text"] == "Pay [$ a year]"
    marks = dict(zip(up["ticktext"], up["tickvals"], strict=True))
    assert marks == {"60,000": 0, "80,000": 5, "100,000": 7.5, "120,000": 10}
    assert chart.rows[0] == ["Lab", "120 min", "$85,000 a year", "no"]
    _, lab, *_ = chart.figure["data"]
    assert lab["hovertext"] == [
        "Lab<br>Commute [min] (less is better): 120 min<br>Pay [$ a year]: $85,000 a year"
    ]
    assert chart.alt == "Offers by Commute [min] (less is better) (across) and Pay [$ a year] (up)."


def test_a_profile_has_the_ends_below_and_amounts_in_its_table(findings):
    chart = charts.profile_chart(findings)
    axis = chart.figure["layout"]["xaxis"]
    assert axis["ticktext"][0] == "Commute<br>90 to 10 min"
    assert axis["ticktext"][3] == "Learning"
    rows = {row[0]: row[1:] for row in chart.rows}
    assert rows["Lab"] == ["120 min", "$85,000 a year", "41 h a week (38–45 h a week)", "9", "5"]
    assert rows["Startup"][1] == "unknown"


def table_of(report, findings):
    return list(csv.DictReader(io.StringIO(write_table(*report(findings)))))


def test_the_summary_has_amounts_and_their_unit(findings):
    stay, lab, _ = table_of(reports.summary, findings)
    columns = list(stay)
    place = columns.index("commute_rating_high")
    assert columns[place + 1 : place + 3] == ["commute_unit", "commute_value"]
    assert "learning_unit" not in columns
    assert (lab["commute_rating"], lab["commute_unit"]) == ("120.0", "min")
    assert (lab["hours_rating_low"], lab["hours_unit"]) == ("38.0", "h a week")
    assert (lab["learning_rating"], lab["learning_value"]) == ("9.0", "0.9")
    contributions = [float(lab[key]) for key in columns if key.endswith("_contribution")]
    assert sum(contributions) == pytest.approx(float(lab["overall_value"]))


def test_every_rating_stands_with_its_unit_where_there_is_any(findings):
    rows = table_of(reports.ratings, findings)
    assert [row["unit"] for row in rows[:4]] == ["min", "$ a year", "h a week", ""]
    assert rows[2]["mean"] == "41.0"
    assert "unit" not in table_of(reports.ratings, findings_of(founding_case()))[0]


@pytest.mark.parametrize("unit", ["min", "$ a year", "%", "", "a;b", "x]", "°C", *HOSTILE])
def test_heads_with_a_unit_lead_back_to_their_criteria(unit):
    analysis = analyse(with_unit(measured_case(), unit[:20]))
    heads = next(csv.reader(io.StringIO(written(analysis))))
    keys = keys_by_header(analysis.criteria)
    named = [head for head in heads[1:] if not head.endswith(("_low", "_high"))]
    assert [keys[plain_header(head)] for head in named] == [c.key for c in analysis.criteria]
    for head, low in zip(heads[1::3], heads[2::3], strict=True):
        assert plain_header(low) == f"{plain_header(head)}_low"


def test_heads_say_the_unit_unless_that_would_lead_elsewhere():
    decision = measured_case()
    assert "Commute [min],Commute [min]_low" in written(analyse(decision)).splitlines()[0]
    taken = edits.add_own_criterion(decision, "Commute min", ["commute"])
    heads = written(analyse(taken)).splitlines()[0].split(",")
    assert heads[1] == "Commute"
    assert "Commute min" in heads


# The same in any unit ---------------------------------------------------------------------------


def masked(findings):
    texts = [as_plain(line) for line in measured_words.sentences(findings)]
    texts += measured_words.plain_texts(findings)
    return [UNIT.sub("u", NUMBER.sub("0", text)) for text in texts]


@pytest.mark.parametrize("seed", SEEDS)
def test_but_for_numbers_and_units_the_same_is_said_in_minutes_and_in_hours(seed):
    decision, catalog = rated(seed)
    minutes = findings_of(in_unit(decision, "min", 15, 105), catalog)
    hours = findings_of(in_unit(decision, "h", 0.25, 1.75), catalog)
    assert masked(hours) == masked(minutes)


# A unit is only text ----------------------------------------------------------------------------


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_unit_is_only_text_wherever_it_is_said(hostile):
    unit = hostile[:20]
    findings = findings_of(with_unit(measured_case(), unit))
    raw = legible(unit)
    assert any(raw in as_plain(line) for line in measured_words.sentences(findings))
    for line in measured_words.sentences(findings):
        assert set(re.findall(r"<[^>]*>", as_html(line))) <= {"<b>", "</b>", "<bdi>", "</bdi>"}
        assert as_markdown(line).count(as_label(raw)) == as_plain(line).count(raw)
        assert "\u202e" not in as_plain(line)
    for text in measured_words.plain_texts(findings):
        assert "\u202e" not in text
    for chart in measured_words.charts_of(findings):
        for text in texts_of(chart.figure):
            assert "<" not in re.sub(r"<(?:br|/?b)>", "", text)
            assert "%{" not in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_unit_is_only_text_on_cards_and_in_files(hostile):
    unit = hostile[:20]
    findings = findings_of(with_unit(measured_case(), unit))
    for entry in to_ask(findings.analysis, findings.information):
        for card in (full_card(findings.analysis, entry), short_card(findings.analysis, entry)):
            assert not re.search(r"<(?:img|script|a)\b", card)
    assert "<img" not in html.table(break_even_table(findings))
    *tables, sheet = measured_words.written(findings)
    assert unit not in sheet.replace(as_label(legible(unit)), "")
    for table in tables:
        for row in csv.reader(io.StringIO(table)):
            assert not any(cell[:1] in ("=", "+", "@") for cell in row)


def test_a_sheet_asks_for_an_amount_in_its_unit():
    decision = edits.set_points(measured_case(), {"pay": 100.0, "commute": 0.0, "stability": 0.0})
    *_, sheet = measured_words.written(findings_of(decision))
    assert "Startup: How much is it on Pay, really, in $ a year?" in sheet.replace("\\", "")
    assert "## Ask yourself" in sheet


def test_names_of_marks_are_escaped():
    assert escaped("<min>") == "&lt;min&gt;"
