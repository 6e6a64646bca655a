from decision.analysis import analyse
from decision.findings.two_criteria import THE_REST, opposed_criteria
from tests.decisions import rated


def test_the_axes_first_shown_pull_the_offers_apart():
    table = {
        "A": {"impact": 9, "learning": 8, "stability": 1},
        "B": {"impact": 1, "learning": 3, "stability": 9},
    }
    analysis = analyse(rated(table, ("impact", "learning", "stability")))
    assert opposed_criteria(analysis) == ("impact", "stability")
    assert opposed_criteria(analyse(rated({}, ("impact",)))) == ("impact", THE_REST)
