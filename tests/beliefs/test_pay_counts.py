"""Pay as a criterion: values, answers and draws, held to going through every world."""

from dataclasses import is_dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria.criterion import PAY_KEY, Direction
from criteria.pay_questions import BONUS_PAID, FURTHER_GRANTS, PayQuestion
from decision import edits
from decision.analysis import analyse
from decision.beliefs.preposterior import preposterior
from decision.findings.findings import Findings
from decision.findings.information import rank_information
from decision.findings.open_employer import Thing
from decision.model import Decision, PayBasis, PayCurve, revised
from tests.enumerated_sets import value_of_set
from tests.pay_worlds import bases, bonus_fact, combinations, family_worlds, grants_fact
from tests.pays import pays, three_offers
from tests.repetitions import examples

EXACT = 1e-9
CURVE = PayCurve(least=40_000, middle=90_000, enough=240_000)
NAMES = "ABC"


@st.composite
def curves(draw):
    least = draw(st.integers(0, 100_000))
    enough = least + draw(st.integers(10, 300_000))
    middle = draw(st.none() | st.integers(least + 1, enough - 1))
    return PayCurve(least=float(least), middle=middle, enough=float(enough))


def worth(amount, curve):
    """The value of a yearly amount, by straight lines through the three."""
    if curve.middle is None:
        return float(np.interp(amount, [curve.least, curve.enough], [0, 1]))
    return float(np.interp(amount, [curve.least, curve.middle, curve.enough], [0, 0.5, 1]))


def paying(offered, curve=CURVE, basis=None):
    """Offers A, B, C that pay so, on pay alone."""
    empty = Decision(title="Pay", criteria=("impact",), pay_basis=basis or PayBasis())
    decision = edits.add_offers(empty, [(name, {}) for name in NAMES[: len(offered)]])
    offers = [
        offer.model_copy(update={"pay": pay})
        for offer, pay in zip(decision.offers, offered, strict=True)
    ]
    decision = edits.count_pay(revised(decision, offers=offers), curve)
    return edits.switch_off(decision, "impact")


@settings(max_examples=examples(150))
@given(pays, bases, curves())
def test_the_value_of_pay_is_that_of_every_combination(pay, basis, curve):
    analysis = analyse(paying([pay], curve, basis))
    amounts, chances = np.array(list(combinations(pay, basis))).T
    values = np.array([worth(amount, curve) for amount in amounts])
    assert analysis.expected[0, 0] == pytest.approx(chances @ values, abs=EXACT)
    ends = values[chances > 0].min(), values[chances > 0].max()
    assert (analysis.worst[0, 0], analysis.best[0, 0]) == pytest.approx(ends, abs=EXACT)
    assert analysis.ratings[1, 0, 0] == pytest.approx(chances @ amounts, rel=EXACT, abs=1e-6)
    low, _, high = analysis.ratings[:, 0, 0]
    assert chances[amounts < low - 1e-6].sum() <= 0.05 + EXACT
    assert chances[amounts > high + 1e-6].sum() <= 0.05 + EXACT


@st.composite
def families(draw, most=3):
    """Offers of which some are of one employer, and some of those are copies."""
    offered = draw(st.lists(pays, min_size=2, max_size=most))
    decision = paying(offered, draw(curves()), draw(bases))
    for offer in decision.offers[1:]:
        if draw(st.booleans()):
            decision = edits.set_employer(decision, offer.key, "A")
            if draw(st.booleans()):
                decision = edits.change_offer(decision, offer.key, origin="a")
    return decision


def employers_worlds(decision):
    """For each employer the places of its offers, and its worlds."""
    for employer in dict.fromkeys(offer.employer for offer in decision.offers):
        places = [n for n, o in enumerate(decision.offers) if o.employer == employer]
        offers = [decision.offers[n] for n in places]
        yield places, offers, list(family_worlds(offers, decision.pay_basis))


def value_of_knowing(decision, facts):
    """E[max of expected points] - max of them, where some facts are known, by all worlds."""
    curve, groups = decision.pay_basis.curve, []
    for _, _, worlds in employers_worlds(decision):
        known = {}
        for chance, answers, paid in worlds:
            told = tuple(sorted((str(f), a) for f, a in answers.items() if f in facts))
            share, points = known.get(told, (0.0, 0.0))
            here = 100 * np.array([worth(amount, curve) for amount in paid])
            known[told] = share + chance, points + chance * here
        groups.append([(share, points / share) for share, points in known.values() if share])
    today = max(sum(share * points for share, points in group).max() for group in groups)
    return _expected_best(groups) - today


def _expected_best(groups):
    total = [(1.0, -np.inf)]
    for group in groups:
        total = [(p * q, max(best, points.max())) for p, best in total for q, points in group]
    return sum(share * best for share, best in total)


def name_of(question, offer):
    return bonus_fact(offer) if question is BONUS_PAID else grants_fact(offer)


def about_pay(analysis):
    return [v for v in rank_information(analysis) if isinstance(v.about, PayQuestion)]


@settings(max_examples=examples(100), deadline=None)
@given(families())
def test_the_value_of_an_answer_about_pay_is_that_of_every_world(decision):
    analysis = analyse(decision)
    for found in about_pay(analysis):
        fact = name_of(found.about, decision.offers[found.offer])
        assert found.value == pytest.approx(value_of_knowing(decision, {fact}), abs=1e-7)
        about = {n for n, each in enumerate(decision.offers) if name_of(found.about, each) == fact}
        assert set(found.offers) <= about


@settings(max_examples=examples(60), deadline=None)
@given(families())
def test_the_value_of_two_answers_about_pay_is_that_of_every_world(decision):
    analysis = analyse(decision)
    found = about_pay(analysis)[:3]
    if len(analysis.offers) > 1:
        facts = {name_of(each.about, decision.offers[each.offer]) for each in found}
        things = [Thing.of(each.offer, each.about) for each in found]
        expected = value_of_knowing(decision, facts)
        assert value_of_set(analysis, things) == pytest.approx(expected, abs=1e-7)


@settings(max_examples=examples(60), deadline=None)
@given(families())
def test_what_an_answer_moves_averages_to_nothing(decision):
    for family, _ in analyse(decision).beliefs.key:
        change = preposterior(family)
        means = np.einsum("fa,faoc->foc", change.probabilities, change.gains)
        assert np.abs(means).max(initial=0) < EXACT


def first_shares(decision):
    """How often each offer pays more than the others, ties split, by all worlds."""
    curve, together = decision.pay_basis.curve, [(1.0, {})]
    for places, _, worlds in employers_worlds(decision):
        paid = [(p, dict(zip(places, amounts, strict=True))) for p, _, amounts in worlds if p]
        together = [(p * q, {**one, **other}) for p, one in together for q, other in paid]
    shares = np.zeros(len(decision.offers))
    for chance, amounts in together:
        values = np.round([worth(amounts[n], curve) for n in range(len(shares))], 6)
        is_first = values == values.max()
        shares += chance * is_first / is_first.sum()
    return shares


SHARES_OFF = 0.003


def drawn(seed):
    """Two offers of one employer that share its price and sale, and one of another."""
    rng = np.random.default_rng(seed)

    def pay(base):
        spread = np.sort(rng.uniform(0.2, 3, 3)).tolist()
        ends = dict(zip(("low", "likely", "high"), spread, strict=True))
        sales = {end: each * 20e6 for end, each in ends.items()}
        return {
            "base": {"amount": base},
            "bonus": {"percent": 10.0, "paid": {"low": 0.2, "likely": 0.8, "high": 1.4}},
            "listed_shares": {"total": float(rng.integers(1, 9) * 10_000), "price": ends},
            "refreshers": {"amount": 20_000.0, "chance": 0.4},
            "stake": {"percent": 0.3, "company_strike": 3e6, "chance": 0.3, "sale": sales},
        }

    offered = [type(three_offers().offers[0].pay).model_validate(pay(80_000.0)) for _ in "ABC"]
    return edits.set_employer(paying(offered), "b", "A")


@pytest.mark.parametrize("seed", range(3))
def test_draws_of_pay_are_within_three_tenths_of_a_percent_of_all_worlds(seed):
    decision = drawn(seed)
    found = Findings(analyse(decision)).robustness
    assert found.ratings_only == pytest.approx(first_shares(decision), abs=SHARES_OFF)


def test_a_copy_that_pays_more_for_sure_is_ahead_in_every_draw():
    decision = edits.set_employer(drawn(0), "b", "A")
    first = decision.offers[0].pay
    richer = first.model_copy(update={"base": first.base.model_copy(update={"amount": 80_001.0})})
    decision = edits.change_offer(decision, "b", pay=richer, origin="a")
    found = Findings(analyse(edits.delete_offer(decision, "c"))).robustness
    assert found.ratings_only.tolist() == [0, 1]


def rounded(result):
    """A result in parts, its numbers to seven digits, without the noise of linear programmes."""
    if isinstance(result, np.ndarray):
        return rounded(result.tolist())
    if isinstance(result, float):
        return f"{0 if abs(result) < 1e-7 else result:.7g}"
    if is_dataclass(result):
        return rounded(tuple(vars(result).values()))
    return [rounded(part) for part in result] if isinstance(result, tuple | list) else repr(result)


def test_pay_that_is_all_sure_equals_a_plain_measured_criterion():
    amounts = {"fintech": 92_000.0, "bank": 111_000.0, "stay": 85_000.0}
    decision = three_offers()
    for key, amount in amounts.items():
        for part in ("bonus", "stake"):
            decision = edits.drop_pay(decision, key, part)
        decision = edits.change_pay(decision, key, "base", amount=amount)
    decision = edits.rate(decision, "fintech", "impact", 8.0, 8.0, 8.0)
    decision = edits.set_points(decision, {"impact": 70.0})
    by_hand = edits.add_own_criterion(decision, "Hand", (), measure={
        "unit": "a year", "worst": CURVE.least, "best": CURVE.enough, "half": CURVE.middle,
    })  # fmt: skip
    for key, amount in amounts.items():
        by_hand = edits.rate(by_hand, key, "hand", amount, amount, amount)
    ours, plain = (Findings(analyse(each)) for each in (edits.count_pay(decision, CURVE), by_hand))
    assert ours.analysis.criteria[-1].direction is Direction.MORE
    for name in ("expected", "worst", "best", "overall", "mean_ratings", "dominates_on_ranges"):
        np.testing.assert_allclose(getattr(ours.analysis, name), getattr(plain.analysis, name))
    for name in ("break_even_ratings", "trade_offs", "leader_intervals", "smallest_weight_changes",
                 "slider_crossovers", "beyond_ends"):  # fmt: skip
        mine, theirs = (rounded(getattr(findings, name)) for findings in (ours, plain))
        assert mine == theirs
    mine, theirs = (
        {(each.offers, each.about.key): each.value for each in findings.information}
        for findings in (ours, plain)
    )
    assert mine == pytest.approx(theirs, abs=EXACT)
    for name in ("first_place", "ratings_only", "weights_only"):
        shares = (getattr(each.robustness, name) for each in (ours, plain))
        np.testing.assert_allclose(*shares, atol=2 * SHARES_OFF)  # two simulations are off


def test_whether_the_bonus_is_really_paid_is_to_be_asked_where_it_matters():
    decision = edits.count_pay(three_offers(), CURVE)
    decision = edits.change_pay(decision, "fintech", "base", amount=115_000.0)
    decision = revised(decision, criteria=(PAY_KEY,))
    best = Findings(analyse(decision)).most_worth_asking
    assert (best.about, best.offers) == (BONUS_PAID, (1,))
    low, likely, high = (105_000 * (1 + 0.12 * paid) for paid in (0.5, 1.0, 1.2))
    mean = 0.185 * worth(low, CURVE) + 0.63 * worth(likely, CURVE) + 0.185 * worth(high, CURVE)
    sure = worth(115_000, CURVE)
    assert mean > sure > worth(low, CURVE)
    assert best.value == pytest.approx(100 * 0.185 * (sure - worth(low, CURVE)))


def test_further_grants_in_writing_are_not_asked_for():
    decision = edits.change_pay(three_offers(), "bank", "refreshers", amount=9_000.0, chance=0.5)

    def asked(decision):
        counted = edits.count_pay(decision, CURVE)
        return [v.about.key for v in about_pay(analyse(counted)) if v.about is FURTHER_GRANTS]

    assert asked(decision) == [FURTHER_GRANTS.key]
    assert not asked(edits.change_pay(decision, "bank", "refreshers", is_written=True))
    assert not asked(edits.change_pay(decision, "bank", "refreshers", chance=None))


def unrated():
    return edits.count_pay(edits.add_offers(three_offers(), [("New", {})]), CURVE)


def test_pay_that_nobody_knows_is_anything_on_the_scale():
    decision = edits.rate(unrated(), "new", "impact", 5.0, 5.0, 5.0)
    analysis = analyse(decision)
    assert np.isnan(analysis.ratings[:, 3, -1]).all()
    mean = np.interp(np.linspace(40_000, 240_000, 200_001), [40_000, 90_000, 240_000], [0, 0.5, 1])
    assert analysis.expected[3, -1] == pytest.approx(mean.mean(), abs=1e-5)
    asked = [(each.about.key, each.offers) for each in Findings(analysis).information]
    assert (PAY_KEY, (3,)) in asked
    assert not any(key == PAY_KEY and offers != (3,) for key, offers in asked)
