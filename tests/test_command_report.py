"""The command that makes a report."""

from datetime import date

from criteria.criterion import PAY_KEY
from decision.analysis import analyse
from decision.files import decision_json
from decision.findings.findings import Findings
from decision.home import sample
from decision.model import PayBasis, PayCurve, revised
from decision.report import document
from tests.commands import refusal, run
from tests.decisions import founding_case, rated

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
