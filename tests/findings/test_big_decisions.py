"""What is looked at of decisions that are too big for the usual number of simulations?"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision import edits
from decision.analysis import analyse
from decision.beliefs import cache
from decision.beliefs.batches import BATCH, usual_draws
from decision.files.decision_record import as_markdown_record
from decision.findings.findings import Findings
from decision.findings.robustness import robustness
from decision.model import CRITERION_LIMIT, OFFER_LIMIT, Rating
from decision.terminal.answer_text import ranking, shares
from decision.words.statement import statement
from decision.words.text import as_plain
from decision.words.verdicts import fewer_sentence
from tests.decisions import FIVE, founding_case, rated

SIX = (*FIVE, "daily_life")


@pytest.fixture(scope="module")
def hundred():
    """A hundred offers on six criteria, all of their ratings with a range."""
    cells = np.sort(np.random.default_rng(0).integers(0, 21, (OFFER_LIMIT, 6, 3)) / 2, axis=-1)
    table = {f"Offer {n}": dict(zip(SIX, map(tuple, row.tolist()), strict=True))
             for n, row in enumerate(cells)}  # fmt: skip
    return Findings(analyse(rated(table, SIX)))


@given(st.integers(1, OFFER_LIMIT), st.integers(1, CRITERION_LIMIT))
def test_the_draws_of_any_decision_leave_room_for_those_of_others(offers, criteria):
    draws = usual_draws(offers, criteria)
    assert draws & (draws - 1) == 0  # a power of two, else the sequence is uneven
    room = cache.LIMIT / 8
    assert 4 * offers * criteria * draws <= room
    assert draws == BATCH or 4 * offers * criteria * 2 * draws > room


def test_there_is_room_for_what_sixty_people_say_each_of_their_own():
    # Else each move of one would be worked out anew, as the others' moves came in between.
    cache.forget()
    sizes, decision = [], founding_case()
    for rating in (2.0, 3.0):
        for offer in decision.offers:
            said = Rating(low=rating, likely=rating + 1, high=rating + 2)
            decision = edits.set_rating(decision, offer.key, "impact", said)
        findings = Findings(analyse(decision))
        statement(findings), findings.robustness, findings.information
        sizes.append(cache.size())
    assert sizes[0] < sizes[1] < cache.LIMIT / 8
    assert sizes[0] + 59 * (sizes[1] - sizes[0]) < cache.LIMIT


def test_a_decision_of_the_usual_size_is_looked_at_as_ever():
    findings = Findings(analyse(founding_case()))
    assert findings.n_draws == BATCH
    assert fewer_sentence(findings) == ()
    assert fewer_sentence(replace(findings, n_draws=256)) == ()  # that is not for its size


def test_of_a_big_decision_fewer_simulations_are_looked_at_and_the_page_says_so(hundred):
    assert hundred.n_draws == hundred.robustness.n_draws == 8_192
    assert as_plain(fewer_sentence(hundred)).startswith(
        "As there are 100 offers and 6 criteria, 8,192 simulations are looked at instead of 16,384."
    )


def test_whatever_repeats_the_statement_says_so_too(hundred):
    fewer = as_plain(fewer_sentence(hundred))
    for is_alone in (True, False):
        said = [as_plain(line) for line in statement(hundred, is_alone=is_alone).details]
        assert said.count(fewer) == 1
    assert fewer in as_markdown_record(hundred)
    for printed in (ranking(hundred), shares(hundred, hundred.robustness)):
        assert printed.count(fewer) == 1


def test_more_of_them_are_drawn_in_batches_no_larger_and_say_how_far_they_are(hundred):
    said = []
    more = robustness(hundred.analysis, 16_384, progress=lambda *so_far: said.append(so_far))
    assert said == [(8_192, 16_384), (16_384, 16_384)]
    assert more.first_place.sum() == pytest.approx(1)
    # Two batches of one sequence: they agree as well as independent draws would, or better.
    spread = np.sqrt(more.first_place * (1 - more.first_place) / 8_192)
    off = np.abs(more.first_place - hundred.robustness.first_place)
    assert (off <= 4 * spread + 1e-3).all()
