"""Worlds that fit a decision, drawn one by one at random, and the shares of being first in them.

By the words of the method alone: nothing here is shared with the worlds of the app but beliefs and
value functions. Slow, and the truth to which the app's shares are held.
"""

import numpy as np

from criteria import catalog
from criteria.belief import Certainty, Evidence
from criteria.question import About, Kind
from decision import edits
from decision.analysis import analyse
from decision.beliefs.evidence import evidence_in
from decision.beliefs.ratings import value_function
from decision.model import Answer, Decision, Rating
from tests.decisions import FIVE
from tests.evidence_cases import likely

CATALOG = catalog.load()
QUESTIONS = CATALOG.questions
CHUNK = 50_000


def open_decision(seed):
    """Five offers, some of one employer, on five criteria; some of our own questions answered."""
    rng = np.random.default_rng(seed)
    empty = Decision(title="Open", criteria=FIVE)
    decision = edits.add_offers(empty, [(name, {}) for name in "ABCDE"])
    if rng.random() < 0.5:
        decision = edits.set_employer(decision, "b", "A")
    decision = edits.set_points(
        decision, dict(zip(FIVE, rng.integers(1, 101, 5).astype(float).tolist(), strict=True))
    )
    if rng.random() < 0.3:
        decision = edits.set_ideal_point(decision, "specialization", float(rng.integers(4, 8)))
    extent = rng.uniform(0, 0.9)
    for offer in decision.offers:
        decision = _told_and_rated(decision, offer.key, extent, rng)
    return decision


def _told_and_rated(decision, offer, extent, rng):
    for asked in QUESTIONS:
        if rng.random() < extent:
            option = asked.answers[rng.integers(len(asked.answers))].key
            certainty = list(Certainty)[rng.integers(3)]
            told = Answer(option=option, certainty=certainty)
            decision = edits.answer(decision, offer, asked, told)
    for criterion in FIVE:
        if rng.random() < 0.1:
            low, likely, high = (np.sort(rng.integers(0, 21, 3)) / 2).tolist()
            rating = Rating(low=low, likely=likely, high=high)
            decision = edits.set_rating(decision, offer, criterion, rating)
    return decision


def plain_shares(decision, n_draws, seed):
    """Shares with everything unsure, with only the sliders, and with any weights, (3, offers)."""
    analysis, rng = analyse(decision), np.random.default_rng(seed)
    points = np.array([decision.points_of(key) for key in decision.criteria])
    rows = []
    for _ in range(n_draws // CHUNK):
        spread = np.log(decision.firmness) / 1.645
        # Weights alone are quickly drawn, and held to more.
        firm = points * np.exp(spread * rng.standard_normal((4 * CHUNK, len(points))))
        firm /= firm.sum(axis=1, keepdims=True)
        loose = rng.dirichlet(np.ones(len(points)), 4 * CHUNK)
        everything = np.einsum("dj,ojd->do", firm[:CHUNK], plain_values(analysis, rng))
        alone = [weights @ analysis.expected.T for weights in (firm, loose)]
        rows.append([_first(overall) for overall in (everything, *alone)])
    return np.mean(rows, axis=0)


def _first(overall):
    is_first = overall >= overall.max(axis=1, keepdims=True) - 1e-9
    return (is_first / is_first.sum(axis=1, keepdims=True)).mean(axis=0)


def plain_values(analysis, rng):
    """One chunk of worlds of the facts: values of the offers, shape (offers, criteria, CHUNK)."""
    values = np.empty((len(analysis.offers), len(analysis.criteria), CHUNK))
    for employer in analysis.decision.employers:
        if employer.key not in analysis.beliefs.kinds:
            continue  # none of its offers is ranked
        kinds = analysis.beliefs.kinds[employer.key]
        # The worlds of each kind stand together until all is drawn, then they are mixed.
        counts = rng.multinomial(CHUNK, [kinds[kind] for kind in Kind])
        mixed = rng.permutation(CHUNK)
        options = {key: answer.option for key, answer in employer.answers.items()}
        inapt = {q.key: Evidence(None) for q in QUESTIONS if q.falls_away(options)}
        about = inapt | evidence_in(employer.answers, About.EMPLOYER, CATALOG)
        shared = _drawn(About.EMPLOYER, about, counts, rng)
        for place, offer in enumerate(analysis.offers):
            if offer.employer == employer.key:
                role = _of_role(offer)
                drawn = shared | _drawn(About.ROLE, role, counts, rng)
                for column, criterion in enumerate(analysis.criteria):
                    function = value_function(criterion)
                    rating = _rating(offer, criterion.key, {**about, **role}, drawn, rng)
                    values[place, column] = np.interp(rating, function.cutoffs, function.values)[
                        mixed
                    ]
    return values


def _of_role(offer):
    """What was told of a role: guesses, where an answer says that it is not settled which one."""
    told = evidence_in(offer.answers, About.ROLE, CATALOG)
    open_at = {q.key: q.unsettled_at for q in QUESTIONS}
    if not any(fact.option in open_at[key] for key, fact in told.items()):
        return told
    return {key: Evidence(fact.option, Certainty.GUESS) for key, fact in told.items()}


def _usual(asked, told, kind):
    """P(answer | kind), by what another answer may be if it depends on that."""
    if not asked.given or kind in asked.probabilities:
        return likely(asked, kind)
    (other,) = (q for q in QUESTIONS if q.key == asked.given)
    parts = np.zeros(len(asked.answers))
    for option, chance in zip(other.answers, _chances(other, told, kind), strict=True):
        parts += chance * np.array(asked.probabilities_given[option.key])
    return parts.tolist()


def _chances(asked, told, kind):
    """P(answer | kind, what was told), answer by answer; where the kind rules it out, as told."""
    parts, fact = _usual(asked, told, kind), told.get(asked.key)
    if fact is not None and fact.option is not None:
        trust = CATALOG.numbers.likelihood(asked, fact)
        parts = [part * each for part, each in zip(parts, trust, strict=True)]
        parts = parts if any(parts) else list(trust)
    return [part / sum(parts) for part in parts]


def _drawn(side, told, counts, rng):
    """The place of the answer to each question that counts, in each world."""
    found = {}
    for asked in QUESTIONS:
        fact = told.get(asked.key)
        bears = asked.about is side and not set(FIVE).isdisjoint(asked.shares)
        if bears and (fact is None or fact.option is not None):
            found[asked.key] = np.concatenate(
                [
                    np.searchsorted(np.cumsum(_chances(asked, told, kind))[:-1], rng.random(count))
                    for kind, count in zip(Kind, counts, strict=True)
                ]
            )
    return found


def _rating(offer, criterion, told, drawn, rng):
    own = offer.ratings.get(criterion, Rating())
    if not own.is_unknown:
        if own.low == own.high:
            return np.full(CHUNK, own.likely)
        return rng.triangular(own.low, own.likely, own.high, CHUNK)
    asked = [q for q in QUESTIONS if criterion in q.shares and q.key in drawn]
    if not told or not asked:
        return rng.uniform(0, 10, CHUNK)
    rated = {q.key: np.array([option.ratings[criterion] for option in q.answers]) for q in asked}
    total = sum(q.shares[criterion] for q in asked)
    return sum(q.shares[criterion] * rated[q.key][drawn[q.key]] for q in asked) / total
