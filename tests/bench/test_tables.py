"""How long does it take to read a table and to propose what it changes, and do units cost anything?

What counts are ratios, measured side by side in one run: to the plain reading of the same file, and
to the same decision with ratings instead of amounts.
"""

import csv
import io
import statistics
import sys
import time

import openpyxl
import pytest

from decision import edits
from decision.analysis import analyse, describable
from decision.beliefs import cache
from decision.findings.findings import Findings
from decision.imports.applied import apply
from decision.imports.cells.grids import grid
from decision.imports.proposal import proposed
from decision.imports.reading.readings import read
from decision.imports.tables import filled
from decision.model import Decision, OwnMeasure
from tests.decisions import FIVE
from tests.imports.spreadsheets import xlsx
from tests.random_decisions import measured

TURNS, MANY = 3, 7
OFFERS, CRITERIA = 100, 25
NOTE = "It may be so, or not. " * 900  # 19,800 characters


def say(capsys, text):
    with capsys.disabled():
        sys.stdout.write(f"\n{text}\n")


def medians(*steps, turns=TURNS):
    """Seconds of each step, one after the other in every turn."""
    times = [[_seconds(step) for step in steps] for _ in range(turns)]
    return [statistics.median(each) for each in zip(*times, strict=True)]


def _seconds(step):
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def table():
    """As many offers and criteria as fit beside the usual five, with ranges and long notes."""
    heads = [f"{name}{end}" for name in NAMES for end in ("", "_low", "_high")]
    rows = [["offer", *heads, "note"]]
    for n in range(OFFERS):
        cells = [number for c in range(CRITERIA) for number in (5 + (n + c) % 3, 4, 8)]
        rows.append([f"Offer {n}", *cells, NOTE])
    return rows


NAMES = [f"Thing {n}" for n in range(CRITERIA)]


def as_csv(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def proposal(file, content):
    decision = Decision(title="Bench", criteria=FIVE)
    reading = read(grid(file, content), list(describable(decision).values()), {})
    return proposed(decision, filled(apply(reading), decision), blank_is_unknown=False)


def plainly(content):
    return list(csv.reader(io.StringIO(content.decode())))


def by_openpyxl(content):
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return [list(row) for row in book.active.iter_rows(values_only=True)]


@pytest.mark.parametrize(
    ("file", "written", "other"),
    [("a.csv", as_csv, plainly), ("a.xlsx", xlsx, by_openpyxl)],
    ids=["csv", "xlsx"],
)
def test_the_largest_table_is_read_and_proposed(capsys, file, written, other):
    content = written(table())
    shown = proposal(file, content)
    assert (shown.new_offers, len(shown.criteria)) == (OFFERS, CRITERIA)
    ours, theirs = medians(lambda: proposal(file, content), lambda: other(content))
    size = len(content) / 2**20
    times = f"{ours:.2f} s, {ours / theirs:.1f} of reading its cells alone"
    say(capsys, f"{file}, {size:.1f} MB, {OFFERS} by {CRITERIA} with ranges: {times}")


def of_own_criteria():
    decision = edits.started("Bench")
    for name in NAMES[:10]:
        decision = edits.add_own_criterion(decision, name, FIVE)
    ratings = {
        own.key: {"low": 1.0 + n % 3, "likely": 4.0 + n % 4, "high": 9.0}
        for n, own in enumerate(decision.own_criteria)
    }
    offers = [(f"Offer {n}", {"ratings": ratings}) for n in range(5)]
    return edits.add_offers(decision, offers)


def in_minutes(decision):
    for own in decision.own_criteria:
        decision = measured(decision, own.key, OwnMeasure(unit="min", worst=15, best=105))
    return decision


def test_amounts_cost_what_ratings_cost(capsys):
    rated = of_own_criteria()
    amounts = in_minutes(rated)

    def judged(decision):
        cache.forget()
        findings = Findings(analyse(decision))
        return findings.robustness, findings.information, findings.break_even_ratings

    of_ratings, of_amounts = medians(lambda: judged(rated), lambda: judged(amounts), turns=MANY)
    ratio = of_amounts / of_ratings
    say(
        capsys, f"all of 5 offers by 15 criteria: {1e3 * of_ratings:.0f} ms, in minutes {ratio:.2f}"
    )
    assert judged(amounts)[0].first_place == pytest.approx(judged(rated)[0].first_place)
