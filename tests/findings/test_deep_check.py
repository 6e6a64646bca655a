from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from decision.analysis import analyse
from decision.beliefs import batches, cache
from decision.beliefs.batches import BATCH, WEIGHT_DRAWS_EACH
from decision.engine.even_points import EvenPoints
from decision.findings.robustness import robustness
from tests.all_numbers import numbers
from tests.decisions import founding_case


def sure_of(decision, n_draws, **options):
    return robustness(analyse(decision), n_draws, **options)


def test_many_worlds_come_in_blocks_that_tell_how_far_they_are():
    told_of = []
    many = sure_of(founding_case(), 40_000, progress=lambda *done: told_of.append(done))
    assert told_of == [(16_384, 40_000), (32_768, 40_000), (40_000, 40_000)]
    assert many.first_place == pytest.approx(sure_of(founding_case(), 16_384).first_place, abs=0.01)


def test_a_deep_check_can_be_stopped_and_tells_of_the_worlds_that_were_done():
    stopped = sure_of(founding_case(), 10**6, progress=lambda done, _: done < 2 * 16_384)
    asked = sure_of(founding_case(), 2 * 16_384)
    assert stopped.n_draws == asked.n_draws == 2 * 16_384
    for one, other in zip(numbers(stopped), numbers(asked), strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_first_report_comes_after_one_stretch_of_worlds(monkeypatch):
    drawn, make = [], EvenPoints.points
    monkeypatch.setattr(EvenPoints, "points", lambda self, *of: drawn.append(of) or make(self, *of))
    cache.forget()
    at_first = []
    sure_of(founding_case(), 10**6, progress=lambda *_: at_first.extend(drawn) or False)
    assert {start for start, _ in at_first} == {0}
    assert sum(n_draws for _, n_draws in at_first) <= (1 + 2 * WEIGHT_DRAWS_EACH) * BATCH


def test_a_deep_check_keeps_nothing_but_the_usual_worlds():
    decision = founding_case()
    numbers(sure_of(decision, BATCH))
    usual = cache.size()
    sure_of(decision, 4 * BATCH)
    assert cache.size() == usual


def test_in_how_many_pieces_the_worlds_are_drawn_changes_nothing(monkeypatch):
    whole = sure_of(founding_case(), 20_000)
    cache.forget()
    monkeypatch.setattr(batches, "AT_ONCE", 2**15)
    pieces = sure_of(founding_case(), 20_000)
    for one, other in zip(numbers(whole), numbers(pieces), strict=True):
        np.testing.assert_array_equal(one, other)


def test_in_how_many_blocks_as_many_worlds_come_changes_shares_by_less_than_they_are_exact(
    monkeypatch,
):
    few = sure_of(founding_case(), 65_536)
    cache.forget()
    monkeypatch.setattr(batches, "BATCH", 4096)
    many = sure_of(founding_case(), 65_536)
    assert many.hits.tolist() == few.hits.tolist()
    for name in ("any_weights", "weights_only", "central_weights"):
        assert getattr(many, name) == pytest.approx(getattr(few, name), abs=1e-12)
    for name in ("first_place", "ratings_only", "rank_acceptability", "pairwise_winning"):
        assert getattr(many, name) == pytest.approx(getattr(few, name), abs=0.005)


def test_two_deep_checks_at_a_time_find_what_each_finds_alone():
    alone = [sure_of(founding_case(), 50_000, seed=seed) for seed in (0, 0, 1)]
    with ThreadPoolExecutor(3) as visitors:
        together = list(
            visitors.map(lambda seed: sure_of(founding_case(), 50_000, seed=seed), (0, 0, 1))
        )
    for before, after in zip(alone, together, strict=True):
        for one, other in zip(numbers(before), numbers(after), strict=True):
            np.testing.assert_array_equal(one, other)
