"""Offers of which nothing is known are not ranked, and move no number of the others."""

import csv
from io import StringIO

import numpy as np
import pytest
from hypothesis import given, settings

from decision import edits
from decision.analysis import Reason, analyse
from decision.files.reports import summary
from decision.files.spreadsheet_text import write_table
from decision.findings.findings import Findings
from decision.model import Answer, Rating, Status, revised
from decision.words.statement import as_text, statement
from decision.words.text import Named
from decision.words.waiting import waiting_sentences
from tests.decisions import FIVE, decisions, founding_case, rated
from tests.evidence_cases import CRITERIA, MISSED, MONEY, SIZE, THREE, catalog_of, with_offers
from tests.random_decisions import random_case
from tests.repetitions import examples

NUMBERS = ("weights", "expected", "worst", "best", "ratings", "overall", "ranks", "contributions")
SHARES = ("first_place", "any_weights", "weights_only", "ratings_only", "expected_regret")
ORDERS = ("rank_acceptability", "pairwise_winning", "family_shares", "quantiles")


def standing_of(decision, *questions):
    analysis = analyse(decision, catalog_of(questions or THREE))
    return {each.offer.key: each.reason for each in analysis.standings.values()}


def blanked(decision, keys):
    """The decision with nothing said of some offers, and their employers."""
    blank = [offer for offer in decision.offers if offer.key in keys]
    employers = {offer.employer for offer in blank}
    return revised(
        decision,
        offers=[
            o.model_copy(update={"ratings": {}, "answers": {}}) if o in blank else o
            for o in decision.offers
        ],
        employers=[
            e.model_copy(update={"answers": {}}) if e.key in employers else e
            for e in decision.employers
        ],
    )


def aside(decision, keys):
    """The decision in which some offers are expected or past, in turn."""
    for number, key in enumerate(sorted(keys)):
        status = (Status.EXPECTED, Status.PAST)[number % 2]
        decision = edits.change_offer(decision, key, status=status, chance=0.4)
    return decision


def without(decision, keys):
    for key in keys:
        decision = edits.delete_offer(decision, key)
    return decision


def told(decision, question, **fields):
    return edits.answer(decision, "offer_00", question, Answer(**fields))


@pytest.mark.parametrize(("say", "is_ranked"), [
    (lambda d: d, False),
    (lambda d: told(d, MISSED, option="b"), True),
    (lambda d: told(d, MONEY, option="b"), True),
    (lambda d: told(d, MISSED, does_not_apply=True), False),
    (lambda d: told(d, MISSED, note="Ask Ann."), False),
    (lambda d: told(d, SIZE, option="b"), False),
    (lambda d: told(d, MISSED.model_copy(update={"key": "gone"}), option="b"), False),
    (lambda d: edits.set_rating(d, "offer_00", "impact", Rating(likely=5)), True),
    (lambda d: edits.set_rating(d, "offer_00", "impact", Rating(note="No idea.")), False),
    (lambda d: edits.set_rating(d, "offer_00", "stability", Rating(likely=5)), False),
    (lambda d: revised(told(d, MISSED, option="b"), criteria=["learning"]), False),
    (lambda d: edits.set_points(told(d, MISSED, option="b"), {"impact": 0}), True),
], ids=["nothing", "an answer", "one of the employer", "does not apply", "a note", "no share",
        "retired", "own rating", "noted rating", "rating not in use", "share not in use",
        "slider at 0"])  # fmt: skip
def test_an_offer_is_ranked_once_something_counts(say, is_ranked):
    (reason,) = standing_of(say(with_offers(1))).values()
    assert reason is (None if is_ranked else Reason.NOT_RATED)


def test_an_answer_about_the_employer_ranks_all_its_offers_and_no_other():
    reasons = standing_of(told(with_offers(2, 1), MONEY, option="b"))
    assert reasons == {"offer_00": None, "offer_01": None, "offer_10": Reason.NOT_RATED}


@pytest.mark.parametrize("made", [blanked, aside])
@pytest.mark.parametrize("seed", range(examples(30)))
def test_offers_that_are_not_ranked_move_no_number_of_the_others(seed, made):
    case = random_case(seed)
    rng = np.random.default_rng(seed)
    keys = [offer.key for offer in case.decision.offers]
    decision = made(case.decision, {key for key in keys if rng.random() < 0.4})
    analysis = analyse(decision, case.catalog)
    out = [each.offer.key for each in analysis.out]
    alone = analyse(without(decision, out), case.catalog)
    assert analysis.offers == alone.offers
    assert analysis.whole == decision
    for name in NUMBERS:
        np.testing.assert_array_equal(getattr(analysis, name), getattr(alone, name), name)
    if not analysis.offers:
        return
    ours, theirs = Findings(analysis, 256), Findings(alone, 256)
    for name in SHARES + ORDERS:
        ours_now, theirs_now = (getattr(each.robustness, name) for each in (ours, theirs))
        np.testing.assert_array_equal(ours_now, theirs_now, name)
    assert ours.information == theirs.information
    assert ours.stability_intervals == theirs.stability_intervals


@pytest.mark.parametrize("seed", range(examples(30)))
def test_with_all_offers_ranked_every_number_is_that_of_all_offers(seed):
    case = random_case(seed)
    ranked = analyse(case.decision, case.catalog)
    every = analyse(case.decision, case.catalog, all_offers=True)
    assert every.decision == case.decision
    assert every.standings == ranked.standings
    if ranked.out:
        assert len(ranked.offers) < len(every.offers)
        return
    assert ranked.decision is case.decision
    for name in NUMBERS:
        np.testing.assert_array_equal(getattr(ranked, name), getattr(every, name), name)


def test_the_first_answer_puts_an_offer_into_the_order():
    decision = edits.add_offers(founding_case(), [("Bank", {})])
    assert [each.offer.name for each in analyse(decision).out] == ["Bank"]
    rating = Rating(low=8, likely=9, high=10)
    (key,) = [offer.key for offer in decision.offers if offer.name == "Bank"]
    for criterion in decision.criteria:
        decision = edits.set_rating(decision, key, criterion, rating)
    analysis = analyse(decision)
    assert not analysis.out
    assert analysis.offers[analysis.leaders[0]].name == "Bank"


def test_a_blank_offer_changes_nothing_of_the_statement_but_what_is_missing():
    before = founding_case()
    after = edits.add_offers(before, [("Bank", {})])
    old, new = (as_text(statement(Findings(analyse(d)))) for d in (before, after))
    missing = "Nothing is known about Bank yet. Answer questions about it, or rate it yourself."
    assert missing in new.splitlines()
    left = [line for line in new.splitlines() if line != missing]
    assert left == old.replace("Leaning:", "So far leaning:", 1).splitlines()


@pytest.mark.parametrize(("table", "lines"), [
    ({}, ["No offers yet."]),
    ({"A": {"impact": 5}}, ["Only one offer so far: A."]),
    ({"A": {}}, [
        "Only one offer so far: A.",
        "Nothing is known about A yet. Answer questions about it, or rate it yourself.",
    ]),
    ({"A": {"impact": 5}, "B": {}}, [
        "No answer yet: A has nothing to compare with.",
        "Nothing is known about B yet. Answer questions about it, or rate it yourself.",
    ]),
    ({"A": {}, "B": {}}, [
        "No answer yet.",
        "Nothing is known about A and B yet. Answer questions about them, or rate them yourself.",
    ]),
    ({name: {} for name in "ABCDE"}, [
        "No answer yet.",
        "Nothing is known about A, B and 3 more yet. Answer questions about them, or rate them "
        "yourself.",
    ]),
])  # fmt: skip
def test_with_fewer_than_two_ranked_offers_there_is_no_answer_but_what_to_do(table, lines):
    said = statement(Findings(analyse(rated(table, CRITERIA))))
    assert said.verdict is None
    assert as_text(said).splitlines() == lines


def test_in_the_summary_what_is_not_ranked_comes_last_without_rank_points_and_shares():
    blank = edits.add_offers(founding_case(), [("Bank", {})])
    blank = edits.move_offer(blank, blank.offers[-1].key, -9)
    before, after = (
        list(csv.DictReader(StringIO(write_table(*summary(Findings(analyse(decision)))))))
        for decision in (founding_case(), blank)
    )
    *ranked, last = after
    assert ranked == before
    filled = {column for column, cell in last.items() if cell}
    weights = {f"{key}_weight" for key in FIVE}
    assert filled == {"offer", "verdict", *weights}
    assert last["offer"] == "Bank"
    assert {key: last[key] for key in weights} == {key: before[0][key] for key in weights}


def test_the_summary_calls_nothing_best_without_two_ranked_offers():
    for table, ranks in (
        ({"A": {"impact": 5}, "B": {}}, ["1", ""]),
        ({"A": {}, "B": {}}, ["", ""]),
    ):
        text = write_table(*summary(Findings(analyse(rated(table, CRITERIA)))))
        rows = list(csv.DictReader(StringIO(text)))
        assert [row["rank"] for row in rows] == ranks
        assert [row["verdict"] for row in rows] == ["", ""]


EXPECTED, PAST = Status.EXPECTED, Status.PAST


def founding_with(status, **fields):
    """The founding case with an offer that is 9 on everything, and cannot be chosen."""
    ratings = {key: {"likely": 9.0} for key in FIVE}
    other = {"status": status, "ratings": ratings, **fields}
    return edits.add_offers(founding_case(), [("Other", other)])


@pytest.mark.parametrize(("status", "reason"), [(EXPECTED, Reason.EXPECTED), (PAST, Reason.PAST)])
def test_what_is_expected_or_past_is_rated_and_never_ranked(status, reason):
    decision = founding_with(status)
    analysis = analyse(decision)
    assert [(each.offer.name, each.reason, each.has_points) for each in analysis.out] == [
        ("Other", reason, True)
    ]
    place = analysis.everyone.offers.index(analysis.out[0].offer)
    assert analysis.everyone.overall[place] == pytest.approx(90)
    assert analysis.overall.max() < 90
    before, after = (statement(Findings(each)) for each in (analyse(founding_case()), analysis))
    assert after.headline == before.headline


def test_a_must_have_or_no_rating_makes_what_is_expected_or_past_nothing_else():
    decision = edits.add_offers(founding_case(), [("New", {"status": EXPECTED}),
                                                  ("Old", {"status": PAST})])  # fmt: skip
    standing = analyse(decision).standings
    new, old = (standing[decision.offers[place].key] for place in (-2, -1))
    assert (new.reason, new.is_rated, new.has_points) == (Reason.EXPECTED, False, False)
    assert (old.reason, old.is_rated, old.has_points) == (Reason.PAST, False, False)
    limit = {"criterion": "stability", "at_least": 9.9}
    failing = edits.add_must_have(founding_with(EXPECTED), is_hard=True, rating=limit)
    reasons = {each.offer.name: each.reason for each in analyse(failing).out}
    assert reasons["Other"] is Reason.EXPECTED


def test_in_the_summary_what_is_expected_or_past_has_points_but_no_rank_and_no_share():
    for status in (EXPECTED, PAST):
        analysis = analyse(founding_with(status))
        text = write_table(*summary(Findings(analysis)))
        *ranked, last = csv.DictReader(StringIO(text))
        assert len(ranked) == len(analysis.offers) == 4
        assert {column for column, cell in last.items() if not cell} == {
            "rank",
            "first_place_share",
            "can_be_best",
        }
        parts = [float(last[f"{key}_contribution"]) for key in FIVE]
        assert sum(parts) == pytest.approx(float(last["overall_value"]))
        assert float(last["overall_value"]) == pytest.approx(90)


@settings(max_examples=examples(60))
@given(decisions())
def test_the_statement_names_what_cannot_be_chosen_only_as_what_to_wait_for(decision):
    findings = Findings(analyse(decision), 256)
    assert all(offer.is_alternative for offer in findings.analysis.offers)
    aside = {offer.name for offer in decision.offers if not offer.is_alternative}
    said, waited = statement(findings), waiting_sentences(findings)
    past = {offer.name for offer in decision.offers if offer.status is PAST}
    assert not past & {part for line in said.details for part in line if isinstance(part, Named)}
    for line in (said.headline, *said.details):
        if line not in waited and len(decision.offers) > 1:
            assert not aside & {part for part in line if isinstance(part, Named)}
