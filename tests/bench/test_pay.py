"""What does pay in full add to a slider move? Measured turn by turn in one run; the ratio counts.

Five offers, two of them of one employer, with every component of pay. Beside it stand the same
offers without their pay, and with one more criterion that is measured by hand: what any criterion
adds.
"""

import statistics
import sys
import time
from itertools import cycle

import pytest

from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import Pay, PayCurve, revised
from decision.words.statement import statement
from tests.bench.test_confidence import all_open

TURNS = 60
CURVE = PayCurve(least=60_000, middle=90_000, enough=200_000)
IN_FULL = {
    "base": {"amount": 80_000.0, "raise_percent": 2.0},
    "bonus": {"percent": 12.0, "paid": {"low": 0.4, "likely": 0.9, "high": 1.2}},
    "sign_on": {"first_year": 20_000.0, "second_year": 10_000.0, "repay_months": 12},
    "listed_shares": {"total": 80_000.0, "price": {"low": 0.5, "likely": 1.0, "high": 1.8}},
    "refreshers": {"amount": 20_000.0, "chance": 0.6},
    "stake": {
        "percent": 0.3,
        "company_strike": 6e6,
        "chance": 0.3,
        "sale": {"low": 1e7, "likely": 4e7, "high": 2e8},
        "paid_first": 5e6,
        "preferred": 0.3,
    },
    "paid_in": {"pension": 4_000.0, "health": 2_000.0},
    "costs": {"living": 2_000.0, "way": 1_000.0, "moving": 3_000.0},
}


def without_pay():
    return edits.set_employer(all_open(), "b", "A")


def with_pay():
    decision = without_pay()
    offers = [
        offer.model_copy(update={"pay": Pay.model_validate({
            **IN_FULL, "base": {"amount": 70_000.0 + 9_000 * place, "raise_percent": 2.0},
        })})
        for place, offer in enumerate(decision.offers)
    ]  # fmt: skip
    return edits.count_pay(revised(decision, offers=offers), CURVE)


def with_a_measured_one():
    measure = {"unit": "a year", "worst": 60_000.0, "best": 200_000.0, "half": 90_000.0}
    decision = edits.add_own_criterion(without_pay(), "By hand", (), measure=measure)
    for place, offer in enumerate(decision.offers):
        low = 75_000.0 + 9_000 * place
        decision = edits.rate(decision, offer.key, "by_hand", low, low + 20_000, low + 60_000)
    return decision


def moved(decision):
    return cycle([edits.set_points(decision, {"impact": points}) for points in (50.0, 51.0, 52.0)])


def page(decision):
    """All that a page shows after a move: the analysis, how sure it is, and what to ask."""
    findings = Findings(analyse(decision))
    return findings.robustness, statement(findings), findings.information


def seconds(decisions):
    decision = next(decisions)
    start = time.perf_counter()
    page(decision)
    return time.perf_counter() - start


def test_a_slider_move_with_pay(capsys):
    every = [moved(decision) for decision in (with_pay(), with_a_measured_one(), without_pay())]
    for decisions in every:
        page(next(decisions))
    times = [[seconds(decisions) for decisions in every] for _ in range(TURNS)]
    paid, by_hand, none = (statistics.median(column) for column in zip(*times, strict=True))
    with capsys.disabled():
        sys.stdout.write(
            f"\nslider_move_with_pay, median of {TURNS}: {1e3 * paid:.1f} ms; "
            f"{paid / by_hand:.2f} of that with a criterion measured by hand in its place, "
            f"{paid / none:.2f} of that without either\n"
        )
    assert page(with_pay())[0].first_place.sum() == pytest.approx(1)
