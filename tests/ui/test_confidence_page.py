"""How sure the answer is, on one screen, and what is folded below it; without a browser."""

import pytest

from decision import edits
from decision.findings.findings import Findings
from decision.model import Status
from decision.ui import working_out
from tests.decisions import FIVE, founding_case, measured_case, rated
from tests.findings.test_waiting import DAY, case
from tests.ui.screen import shown

FOLDS = {
    "weights": "Moved down",
    "facts": "How known",
    "ratings": "Learning",
    "numbers": "Only weights unsure",
}
CURIOUS = {
    "map": "Corner 1",
    "trade_offs": "Worth the same",
    "pairs": "Beats",
    "suits": "First with such weights",
    "methods": "TOPSIS",
    "deep": "How many simulations",
}
# What the statement, the chart, the sentence and the cards read.
IN_SIGHT = {
    "must_haves",
    "without_must_haves",
    "choice",
    "deciding_checks",
    "waiting",
    "robustness",
    "readiness",
    "doubt_by_source",
    "information",
    "decisive_facts",
    "smallest_weight_changes",
    "break_even_ratings",
}
DECISIONS = {
    "no offer": rated({}),
    "one offer": rated({"A": {"impact": 5}}),
    "nothing known": rated({"A": {}, "B": {}}),
    "tied": rated({"A": dict.fromkeys(FIVE, 5), "B": dict.fromkeys(FIVE, 5)}),
    "clear": rated({"A": dict.fromkeys(FIVE, 9), "B": dict.fromkeys(FIVE, 3)}),
    "one criterion": rated({"A": {"impact": (2, 5, 9)}, "B": {"impact": 6}}, ("impact",)),
    "measured": measured_case(),
    "expected": case(chance=0.4, expected_on=DAY),
    "one and an expected one": edits.delete_offer(case(), "stay"),
    "only expected": edits.delete_offer(edits.delete_offer(case(), "stay"), "lab"),
    "a yardstick": edits.set_status(case(), "new", Status.PAST),
}


@pytest.fixture
def made(monkeypatch):
    """All findings that pages make, and what of them was asked for that has no name."""
    found, asked = [], []

    class Watched(Findings):
        def __init__(self, analysis):
            super().__init__(analysis)
            found.append(self)

        def leader_regions(self, criteria):
            asked.append("leader_regions")
            return super().leader_regions(criteria)

    monkeypatch.setattr(working_out, "Findings", Watched)
    return found, asked


def unfolded(screen, identity, *folds):
    for fold in folds:
        screen.session_state[f"fold_{fold}_{identity}_kept"] = True
    return screen.run()


def on_screen(screen):
    """All that is said, in HTML, labels and the tables of charts."""
    html = [each.proto.body for each in screen.get("html")]
    return " ".join([*html, *(each.label for each in screen.selectbox)])


def test_while_all_is_folded_nothing_of_it_is_computed(store, made):
    shown("how_sure", store.create(founding_case()))
    found, asked = made
    computed = {name for each in found for name in vars(each)} - {"analysis", "n_draws", "seed"}
    assert computed == IN_SIGHT
    assert asked == []


def test_what_is_unfolded_is_computed_and_shown(store, made):
    identity = store.create(founding_case())
    screen = shown("how_sure", identity)
    for folds in (FOLDS, CURIOUS):
        assert not any(said in on_screen(screen) for said in folds.values() if said != "Learning")
        unfolded(screen, identity, *(() if folds is FOLDS else ("curious",)), *folds)
        assert all(said in on_screen(screen) for said in folds.values())
    assert not screen.exception
    found, asked = made
    assert {"slider_crossovers", "trade_offs", "method_rankings"} <= set(vars(found[-1]))
    assert asked


def test_three_cards_say_what_would_change_it(store):
    said = on_screen(shown("how_sure", store.create(founding_case())))
    assert said.count("<section><h3>") == 3
    for title in ("Other weights", "A fact", "Best if you care most about"):
        assert f"<h3>{title}</h3>" in said
    assert "Most of the doubt is about the facts" in said


def test_no_page_says_worlds(store):
    identity = store.create(founding_case())
    screen = unfolded(shown("how_sure", identity), identity, *FOLDS, "curious", *CURIOUS)
    helps = [each.proto.help for each in screen.header]
    assert "world" not in " ".join([on_screen(screen), *helps]).lower()


@pytest.mark.parametrize("page", ["how_sure", "ask", "compare", "files"])
@pytest.mark.parametrize("decision", DECISIONS.values(), ids=DECISIONS)
def test_there_is_a_page_for_every_decision(store, page, decision):
    identity = store.create(decision)
    screen = shown(page, identity)
    if page == "how_sure":
        unfolded(screen, identity, *FOLDS, "curious", *CURIOUS)
    assert not screen.exception
