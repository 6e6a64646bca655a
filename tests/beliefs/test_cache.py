import numpy as np
import pytest

from decision.beliefs import cache


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    cache.forget()
    monkeypatch.setattr(cache, "LIMIT", 240)
    yield
    cache.forget()


def ten(number):
    return lambda: np.full(10, float(number))  # 80 bytes


def test_what_is_kept_is_the_same_and_made_once():
    first = cache.once("a", ten(1))
    assert cache.once("a", ten(2)) is first
    assert cache.size() == 80


def test_what_was_not_used_for_longest_is_given_up():
    for key in "abc":
        cache.once(key, ten(1))
    cache.once("a", ten(2))
    cache.once("d", ten(1))
    assert cache.size() == 240
    assert cache.once("a", ten(2))[0] == 1
    assert cache.once("b", ten(2))[0] == 2


def test_what_is_larger_than_the_bound_is_returned_and_displaces_nothing():
    cache.once("a", ten(1))
    assert cache.once("large", lambda: np.ones(31)).sum() == 31
    assert cache.once("large", lambda: np.zeros(31)).sum() == 0
    assert cache.size() == 80


def test_nothing_kept_can_be_written_to():
    one, other = cache.once("two", lambda: (np.zeros(2), np.zeros(3)))
    assert cache.size() == 40
    for each in (one, other):
        with pytest.raises(ValueError, match="read-only"):
            each[0] = 1


def test_what_is_made_anew_under_a_key_counts_once():
    cache.once("a", lambda: [cache.once("a", ten(1)), ten(2)()][1])
    assert cache.size() == 80
    cache.forget()
    assert cache.size() == 0
