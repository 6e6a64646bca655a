"""The command that makes a report."""

import os
from datetime import date

from icalendar import Calendar

from criteria.criterion import PAY_KEY
from decision import edits
from decision.analysis import analyse
from decision.files import decision_json
from decision.files.decision_record import as_markdown_record
from decision.files.reminder import as_calendar
from decision.findings.findings import Findings
from decision.home import sample
from decision.model import PayBasis, PayCurve, revised
from decision.report import document
from decision.terminal import streams
from tests.commands import refusal, run
from tests.decisions import founding_case, rated
from tests.edits.test_choosing import LATER, chosen

FOUNDING = str(sample())


def test_it_writes_the_report_to_a_new_file_and_over_none(capsys, tmp_path):
    out = tmp_path / "report.html"
    assert run(capsys, "report", FOUNDING, "-o", str(out)) == (0, "", "")
    findings = Findings(analyse(founding_case()))
    assert out.read_text(encoding="utf-8") == document.written(findings, date.today())
    assert "is there already" in refusal(capsys, "report", FOUNDING, "-o", str(out))


def test_without_pay_and_names_none_is_in_it(capsys):
    code, page, _ = run(capsys, "report", FOUNDING, "--without-pay-and-names")
    assert code == 0
    assert page.startswith("<!DOCTYPE html>")
    assert "Offer A" in page
    assert "Research lab" not in page


def test_what_it_cannot_write_is_refused_in_a_sentence(capsys, tmp_path):
    other = refusal(capsys, "report", FOUNDING, "-o", str(tmp_path / "report.pdf"))
    assert "expected a name that ends in .html" in other
    curve = PayCurve(least=1.0, enough=2.0)
    only_pay = revised(rated({"Lab": {}}), criteria=[PAY_KEY], pay_basis=PayBasis(curve=curve))
    file = tmp_path / "pay.json"
    file.write_text(decision_json.written(only_pay), encoding="utf-8")
    nothing = refusal(capsys, "report", str(file), "--without-pay-and-names")
    assert "found nothing that counts but pay; expected a criterion beside it" in nothing


def test_a_record_says_what_was_chosen_and_comes_with_a_reminder(capsys, tmp_path):
    file, out = tmp_path / "decided.json", tmp_path / "review.ics"
    decided = edits.change_choice(chosen(founding_case()), review_on=LATER, reasons="The people.")
    file.write_text(decision_json.written(decided), encoding="utf-8")
    code, record, _ = run(capsys, "record", str(file), "--reminder", str(out))
    assert code == 0
    assert record == as_markdown_record(Findings(analyse(decided)))
    assert out.read_bytes() == as_calendar(decided, streams.changed(str(file)))


def test_a_reminder_of_a_choice_that_was_changed_replaces_the_one_before(capsys, tmp_path):
    file, events = tmp_path / "decided.json", []
    for minute, day in enumerate((LATER, date(2028, 1, 1))):
        decided = edits.change_choice(chosen(founding_case()), review_on=day)
        file.write_text(decision_json.written(decided), encoding="utf-8")
        os.utime(file, (1.8e9 + 60 * minute,) * 2)
        out = tmp_path / f"{minute}.ics"
        assert run(capsys, "record", str(file), "--reminder", str(out))[0] == 0
        events += Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    before, after = events
    assert after["uid"] == before["uid"]
    assert after["sequence"] == before["sequence"] + 60


def test_without_a_day_there_is_no_reminder_and_nothing_is_written(capsys, tmp_path):
    out, record = tmp_path / "review.ics", tmp_path / "record.md"
    options = ("record", FOUNDING, "--reminder", str(out), "-o", str(record))
    assert "expected a choice with one" in refusal(capsys, *options)
    assert list(tmp_path.iterdir()) == []
    other = refusal(capsys, "record", FOUNDING, "--reminder", "review.txt")
    assert "expected a name that ends in .ics" in other
