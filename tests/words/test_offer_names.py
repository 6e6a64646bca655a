import numpy as np
import pytest
from hypothesis import given

from decision.analysis import analyse
from decision.edits import add_offers, add_own_criterion, set_points
from decision.engine import additive
from decision.findings.findings import Findings
from decision.model import Status
from decision.words.offer_names import ahead, lead_in_points
from decision.words.statement import statement
from decision.words.text import as_plain
from tests.decisions import FIVE, decisions, founding_case, rated

ALL_NINE, ALL_THREE = dict.fromkeys(FIVE, 9), dict.fromkeys(FIVE, 3)


def said(decision):
    whole = statement(Findings(analyse(decision)))
    return as_plain(whole.headline), " ".join(as_plain(line) for line in whole.details)


def test_no_and_one_offer_are_no_comparison():
    assert said(rated({}))[0] == "No offers yet."
    assert said(rated({"A": {}}))[0] == "Only one offer so far: A."


def test_better_on_everything_is_best_whatever_the_weights():
    assert said(rated({"A": ALL_NINE, "B": ALL_THREE})) == ("A is best whatever the weights.", "")


def test_ranges_that_do_not_touch_are_named_as_the_condition():
    ranged = dict.fromkeys(FIVE, (8, 9, 10))
    headline, _ = said(rated({"A": ranged, "B": ALL_THREE}))
    assert headline == "A is best whatever the weights, within the ranges you gave."


def test_ranges_that_touch_leave_it_to_what_is_uncertain():
    ranged = dict.fromkeys(FIVE, (2, 9, 10))
    headline, details = said(rated({"A": ranged, "B": ALL_THREE}))
    assert headline == "Nearly certain: A."
    assert "40.0 points ahead on average" in details
    assert "Only an uncertain rating could" in details


def test_equal_on_one_criterion_is_not_best_whatever_the_weights():
    headline, details = said(rated({"A": {**ALL_NINE, "impact": 3}, "B": ALL_THREE}))
    assert headline == "Nearly certain: A."
    assert "48.0 points ahead on average" in details
    assert "It is behind on no criterion, so no weights put another offer ahead." in details


def test_a_trade_off_leads_by_points_and_names_the_weight_that_would_change_it():
    _, details = said(rated({"A": {**ALL_NINE, "impact": 1}, "B": ALL_THREE}))
    assert "44.0 points ahead on average" in details
    # A leads by 6 points of rating on four criteria, B by 2 on impact: level at 3/4 of the weight.
    assert "B would lead if Impact had more than 75 % of the weight (now 20 %)." in details


def test_a_tie_names_all_who_are_tied():
    headline, details = said(rated({"A": ALL_NINE, "B": ALL_NINE}))
    assert headline == "Too close to call."
    assert details.startswith("A and B are tied with these weights.")
    crowd = rated(dict.fromkeys("ABCDE", ALL_NINE))
    assert said(crowd)[1].startswith("5 offers are tied with these weights.")


def test_a_tiny_lead_is_not_called_zero():
    assert lead_in_points(0.01) == "less than 0.1 points"
    assert lead_in_points(1.0) == "1.0 point"


def test_sliders_all_at_zero_are_said():
    _, details = said(set_points(founding_case(), dict.fromkeys(FIVE, 0)))
    assert "All weights are 0, so every criterion counts the same." in details


def test_unknown_ratings_are_named():
    _, details = said(rated({"A": {**ALL_NINE}, "B": dict.fromkeys(FIVE[1:], 3)}))
    assert "Unknown: Impact of B. Until you know more, it counts as its expected value." in details
    _, details = said(rated({"A": ALL_NINE, "B": {"impact": 3}}))
    assert "Unknown: Learning of B, Specialization of B and 2 more." in details


def test_an_offer_not_in_hand_is_named_with_the_fallback():
    waiting = {"ratings": {k: {"likely": 9.0} for k in FIVE}, "status": Status.TO_BE_ASKED_FOR}
    headline, details = said(add_offers(rated({"B": ALL_THREE}), [("A", waiting)]))
    assert headline == "A (not offered yet) is best whatever the weights."
    assert details == "Of the offers in hand, B is first with 30.0 points."
    nobody = {**waiting, "ratings": {"impact": {"likely": 1.0}}}
    _, details = said(add_offers(rated({}), [("A", waiting), ("C", nobody)]))
    assert "No offer is in hand yet." in details


@given(decisions(min_offers=2))
def test_whatever_the_weights_holds_for_any_weights(decision):
    analysis = analyse(decision)
    headline, details = said(decision)
    claims = "whatever the weights" in headline or "no weights put another" in details
    if not claims:
        return
    leader = analysis.leaders[0]
    for weights in np.random.default_rng(3).dirichlet(np.ones(len(analysis.criteria)), size=50):
        overall = additive.overall_values(additive.contributions(weights, analysis.expected))
        assert overall[leader] >= overall.max() - 1e-9


@pytest.mark.parametrize("place", range(4))
def test_the_headline_names_the_first_in_rank(place):
    decision = founding_case()
    favourite = [analyse(decision).offers[place].name]
    table = {o.name: ALL_NINE if o.name in favourite else ALL_THREE for o in decision.offers}
    assert said(rated(table))[0].startswith(favourite[0])


def test_best_whatever_the_weights_means_better_than_every_other():
    headline, _ = said(rated({"A": ALL_NINE, "B": ALL_THREE, "C": {**ALL_THREE, "impact": 10}}))
    assert headline == "Nearly certain: A."
    headline, _ = said(rated({"A": ALL_NINE, "B": ALL_THREE, "C": ALL_THREE}))
    assert headline == "A is best whatever the weights."


def test_best_whatever_the_weights_holds_at_the_ends_of_the_ranges():
    touching = rated({"A": dict.fromkeys(FIVE, (5, 9, 10)), "B": dict.fromkeys(FIVE, (1, 2, 5))})
    assert said(touching)[0] == "Nearly certain: A."
    apart = rated({"A": dict.fromkeys(FIVE, (5.1, 9, 10)), "B": dict.fromkeys(FIVE, (1, 2, 5))})
    assert "whatever the weights, within the ranges" in said(apart)[0]


def test_one_against_the_other_says_who_is_not_in_hand():
    analysis = analyse(founding_case())
    assert as_plain(ahead(analysis, 2, 3)) == (
        "Stay, with a PhD on the side (not offered yet) is 14.6 points ahead of Stay."
    )
    tied = analyse(rated({"A": ALL_NINE, "B": ALL_NINE}))
    assert as_plain(ahead(tied, 0, 1)) == "A and B are tied with these weights."


def test_a_criterion_of_one_s_own_is_named_as_safely_as_an_offer():
    decision = add_own_criterion(rated({"A": {}, "B": ALL_NINE}), "\u202eevil", FIVE)
    _, details = said(set_points(decision, dict.fromkeys(decision.criteria, 1)))
    assert "\u202e" not in details
