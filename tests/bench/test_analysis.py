"""How long do the steps between a slider move and the page's data take?"""

import pytest

from decision import charts
from decision.analysis import analyse
from decision.edits import set_points
from decision.findings.findings import Findings
from decision.store.store import Store
from decision.words.statement import statement
from tests.decisions import FIVE, founding_case, rated

FIVE_OFFERS = rated({f"Offer {n}": dict.fromkeys(FIVE, (1, 2 + n, 9)) for n in range(5)})


@pytest.mark.parametrize(
    "step",
    [
        lambda: analyse(FIVE_OFFERS).overall,
        lambda: statement(Findings(analyse(FIVE_OFFERS))),
        lambda: charts.contributions_chart(Findings(analyse(FIVE_OFFERS))),
        lambda: charts.trade_off_chart(Findings(analyse(FIVE_OFFERS)), "impact", "stability"),
    ],
    ids=["analysis", "verdict", "contributions", "trade-off"],
)
def test_from_decision_to_page(benchmark, step):
    assert benchmark(step) is not None


def test_a_slider_move_reaches_the_store(benchmark, tmp_path):
    store = Store(tmp_path)
    identity = store.create(founding_case())
    places = iter(range(10**9))

    def move():
        points = {"impact": float(next(places) % 100)}
        store.apply(identity, lambda d: set_points(d, points), "moved", gesture="one")

    benchmark(move)
    assert store.newest(identity).undo == "moved"
