import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision import edits
from decision.analysis import analyse
from decision.files import decision_json
from decision.findings.findings import Findings
from decision.findings.information import Provenance
from decision.home import samples
from decision.model import Status, revised
from decision.words.statement import as_text, in_brief, statement
from decision.words.text import as_plain
from decision.words.verdicts import (
    MARGIN,
    THRESHOLDS,
    Verdict,
    simulated_share,
    verdict_for,
    verdict_of,
)
from decision.words.weights import changing
from tests.decisions import decisions, founding_case, rated
from tests.repetitions import examples

TWO = ("impact", "learning")
ABSOLUTE = re.compile(r"\b(never|always|cannot|100 %)|(?<![\d.])0 %")


def findings_of(decision):
    return Findings(analyse(decision), 1024)


def word_said(decision):
    return verdict_of(findings_of(decision).robustness)


def copied(decision, place):
    doubled = edits.duplicate_offer(decision, decision.offers[place].key)
    (copy,) = {offer.key for offer in doubled.offers} - {offer.key for offer in decision.offers}
    return edits.change_offer(doubled, copy, name="Copy")


def waiting(decision, *names):
    offers = [
        o.model_copy(update={"status": Status.TO_BE_ASKED_FOR}) if o.name in names else o
        for o in decision.offers
    ]
    return revised(decision, offers=offers)


@pytest.mark.parametrize(("word", "least"), THRESHOLDS.items())
def test_within_half_a_percent_of_a_threshold_the_lower_word_is_used(word, least):
    assert verdict_for(least + MARGIN + 1e-9) is word
    lower = list(Verdict)[list(Verdict).index(word) + 1]
    assert verdict_for(least + MARGIN - 1e-9) is lower
    assert verdict_for(least) is lower


@given(st.floats(0, 1))
def test_what_is_simulated_is_never_nothing_or_everything(share):
    assert not ABSOLUTE.search(simulated_share(share))


def test_the_founding_case_names_its_leader_the_share_and_the_runner_up():
    said = statement(Findings(analyse(founding_case())))
    assert said.verdict is Verdict.LEANING
    headline, how_often, change, *_ = as_text(said).splitlines()
    assert headline == "Leaning: Research lab."
    assert re.fullmatch(
        r"First in 6\d of 100 simulations, 3.0 points ahead on average. Runner-up: Present "
        r"employer with Stay, with a PhD on the side \(not offered yet\), first in 2\d.",
        how_often,
    )
    assert change == (
        "Founding team would lead if Specialization had less than 3 % of the weight (now 16 %)."
    )
    assert "Deciding today would cost little: 1.4 of 100 points on average." in as_text(said)


def test_a_lead_that_is_not_over_the_runner_up_is_said_with_whom_it_is_over():
    table = {"A": {"impact": 6.0}, "B": {"impact": 5.9}, "C": {"impact": (0, 4, 10)}}
    said = as_text(statement(findings_of(rated(table, ("impact",))))).splitlines()
    assert said[1] == (
        "First in 73 of 100 simulations, 1.0 point ahead of B on average. "
        "Runner-up: C, first in 27."
    )


def test_the_founding_case_takes_sixty_words_and_no_sample_many_more():
    assert len(as_text(statement(Findings(analyse(founding_case())))).split()) <= 60
    for sample in samples():
        decision = decision_json.read("", sample.path.read_bytes())
        assert len(as_text(statement(Findings(analyse(decision)))).split()) <= 85


def test_what_wins_on_all_ranges_is_best_whatever_the_weights():
    table = {"A": {"impact": (7, 8, 9), "learning": 9}, "B": {"impact": (1, 2, 6), "learning": 3}}
    said = statement(findings_of(rated(table, TWO)))
    assert said.verdict is Verdict.ALWAYS
    assert as_text(said) == "A is best whatever the weights, within the ranges you gave."


def test_a_close_call_names_no_winner_but_what_would_settle_it():
    said = statement(
        findings_of(rated({"A": {"impact": (2, 5, 8)}, "B": {"impact": 5}}, ("impact",)))
    )
    assert said.verdict is Verdict.TOO_CLOSE
    assert as_text(said).splitlines()[:3] == [
        "Too close to call.",
        "A and B are tied with these weights.",
        "What would do most to settle it: Impact of A.",
    ]


def test_what_would_settle_it_is_still_to_be_asked():
    findings = findings_of(rated({"A": {"impact": (2, 5, 8)}, "B": {"impact": 5}}, ("impact",)))
    told = findings.information[0]._replace(footing=Provenance.SAID, value=9.0)
    findings.__dict__["information"] = (told,)
    assert "No single open answer and no single weight would settle it." in as_text(
        statement(findings)
    )


def test_a_close_call_of_weights_alone_names_the_weight():
    table = {"A": {"impact": 9, "learning": 1}, "B": {"impact": 1, "learning": 9}}
    decision = edits.set_points(rated(table, TWO), {"impact": 51.0})
    text = as_text(statement(findings_of(decision)))
    assert "What would settle it: how much Impact matters to you" in text
    assert "Find out more first." in text


def test_a_leader_that_is_first_less_often_is_named_with_the_other():
    table = {"A": {"impact": (5, 5, 5)}, "B": {"impact": (4.4, 4.4, 7.0)}}
    findings = findings_of(rated(table, ("impact",)))
    assert findings.analysis.leaders == [1]
    assert findings.robustness.first_place[0] < findings.robustness.first_place[1]
    lopsided = {"A": {"impact": 5.0}, "B": {"impact": (3.9, 3.9, 7.6)}}
    findings = findings_of(rated(lopsided, ("impact",)))
    assert findings.analysis.leaders == [1]
    assert findings.robustness.first_place[0] > findings.robustness.first_place[1]
    said = statement(findings)
    assert said.verdict is Verdict.TOO_CLOSE
    assert "B has the most points on average, but A is first more often" in as_text(said)


@settings(max_examples=examples(30))
@given(decisions(min_offers=2), st.integers(0, 4))
def test_a_copy_of_an_offer_never_changes_the_word(decision, place):
    copy = copied(decision, place % len(decision.offers))
    assert word_said(copy) is word_said(decision)


def test_near_copies_are_one_family_with_a_verdict_of_its_own():
    table = {"A": {"impact": 9, "learning": 8}, "B": {"impact": 3, "learning": 4}}
    text = as_text(statement(findings_of(copied(rated(table, TWO), 0))))
    assert text.startswith("A (one of its offers) is best whatever the weights")
    assert "Among the offers of A, A and Copy are too close to call." in text


@settings(max_examples=examples(30))
@given(decisions(min_offers=2))
def test_an_offer_not_in_hand_is_named_with_what_there_is_instead(decision):
    findings = findings_of(decision)
    is_named = word_said(decision) is not Verdict.TOO_CLOSE and all(
        decision.offers[place].status is Status.IN_HAND for place in findings.analysis.leaders
    )
    for text in (as_text(statement(findings)), as_plain(in_brief(findings))):
        if "(not offered yet)" in text and not is_named:
            assert "Of the offers in hand, " in text or "No offer is in hand yet" in text


def test_the_fallback_is_the_best_of_the_offers_in_hand():
    table = {"A": {"impact": 9, "learning": 9}, "B": {"impact": 3, "learning": 4}}
    table["C"] = {"impact": 6, "learning": 4}
    text = as_text(statement(findings_of(waiting(rated(table, TWO), "A"))))
    assert "A (not offered yet)" in text
    assert "Of the offers in hand, C is first with 50.0 points" in text


@settings(max_examples=examples(30))
@given(decisions(min_offers=2))
def test_certain_words_come_from_exact_results_only(decision):
    findings = findings_of(decision)
    analysis, said = findings.analysis, statement(findings)
    alone = len(decision.offers) - 1 == int(analysis.dominates_on_ranges[analysis.leaders[0]].sum())
    assert (said.verdict is Verdict.ALWAYS) == alone
    flips = changing(findings)  # exact: a weight of 0 % is one
    lines = [line for line in (said.headline, *said.details) if line != flips]
    ours = [part for line in lines for part in line if type(part) is str]
    questions = {q.asks for q in analysis.catalog.questions}
    ours = [part for part in ours if not any(asked in part for asked in questions)]
    assert alone or not any(ABSOLUTE.search(part) for part in ours if "ask: " not in part)


@settings(max_examples=examples(40))
@given(decisions(min_offers=2))
def test_shares_said_are_those_of_the_family_in_front(decision):
    robustness = findings_of(decision).robustness
    word = verdict_of(robustness)
    if word in THRESHOLDS:
        assert np.max(robustness.family_shares) >= THRESHOLDS[word] + MARGIN


def test_a_close_call_among_many_names_the_first_two():
    table = {f"Offer {n}": {"impact": (2, 5, 8)} for n in range(24)}
    decision = rated({**table, "Best": {"impact": (2, 6, 8)}}, ("impact",))
    text = as_text(statement(findings_of(decision)))
    assert re.search(
        r"^\S.* is first in \d+ and \S.* in \d+ of 100 simulations", text, re.MULTILINE
    )


def test_a_family_in_which_points_and_worlds_disagree_names_both():
    table = {"Steady": {"impact": 5.0}, "Bold": {"impact": (3.9, 3.9, 7.6)}, "Poor": {"impact": 0}}
    decision = edits.set_employer(rated(table, ("impact",)), "bold", "Steady")
    text = as_text(statement(findings_of(decision)))
    assert "Among the offers of Steady, Bold has the most points, but Steady is first more" in text


def test_what_would_change_the_answer_is_another_employer():
    table = {"A": {"impact": 9, "learning": 8}, "Sister": {"impact": 8, "learning": 9}}
    decision = rated({**table, "B": {"impact": 2, "learning": 10}}, TWO)
    decision = edits.set_employer(decision, "sister", "A")
    # 9 w + 8 (1 - w) = 8 w + 9 (1 - w) at 1/2; the sister is 6 w - (1 - w) > 0 ahead of B from 1/7
    assert as_plain(changing(findings_of(decision))).startswith(
        "B would lead if Impact had less than 14 % of the weight (now 50 %)."
    )


def test_offers_of_one_employer_alone_are_judged_among_themselves():
    table = {"A": {"impact": 9, "learning": 4}, "B": {"impact": 3, "learning": 5}}
    findings = findings_of(edits.set_employer(rated(table, TWO), "b", "A"))
    assert findings.robustness.family_shares.tolist() == [1]
    assert as_text(statement(findings)).startswith("Nearly certain: A.\nFirst in over 99")
