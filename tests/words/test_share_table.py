import pytest

from decision.analysis import analyse
from decision.findings.robustness import robustness
from decision.words.doubts import shares
from decision.words.share_table import share_table
from tests.decisions import founding_case, rated

ABOVE = {"A": {"impact": (7, 8, 9)}, "B": {"impact": (1, 2, 6)}, "C": {"impact": 0}}


@pytest.mark.parametrize("decision", [founding_case(), rated(ABOVE, ("impact",))])
def test_page_and_terminal_say_the_same_share_of_being_first(decision):
    sure = robustness(analyse(decision), 1024)
    on_page = [row[1] for row in share_table(sure).rows]
    of_terminal = shares(sure, sure).splitlines()[-len(on_page) :]
    for said, line in zip(on_page, of_terminal, strict=True):
        assert line.startswith(f"{said:>12}  ")


def test_the_only_one_that_can_be_first_is_so_in_all_worlds():
    rows = share_table(robustness(analyse(rated(ABOVE, ("impact",))), 1024)).rows
    assert [row[1] for row in rows] == ["100 %", "0 %", "0 %"]
