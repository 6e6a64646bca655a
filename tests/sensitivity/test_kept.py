import numpy as np
import pytest

from decision.sensitivity import kept


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    kept.forget()
    monkeypatch.setattr(kept, "LIMIT", 240)
    yield
    kept.forget()


def ten(number):
    return lambda: np.full(10, float(number))  # 80 bytes


def test_what_is_kept_is_the_same_and_made_once():
    first = kept.once("a", ten(1))
    assert kept.once("a", ten(2)) is first
    assert kept.size() == 80


def test_what_was_not_used_for_longest_is_given_up():
    for key in "abc":
        kept.once(key, ten(1))
    kept.once("a", ten(2))
    kept.once("d", ten(1))
    assert kept.size() == 240
    assert kept.once("a", ten(2))[0] == 1
    assert kept.once("b", ten(2))[0] == 2


def test_what_is_larger_than_the_bound_is_returned_and_displaces_nothing():
    kept.once("a", ten(1))
    assert kept.once("large", lambda: np.ones(31)).sum() == 31
    assert kept.once("large", lambda: np.zeros(31)).sum() == 0
    assert kept.size() == 80


def test_nothing_kept_can_be_written_to():
    one, other = kept.once("two", lambda: (np.zeros(2), np.zeros(3)))
    assert kept.size() == 40
    for each in (one, other):
        with pytest.raises(ValueError, match="read-only"):
            each[0] = 1


def test_what_is_made_anew_under_a_key_counts_once():
    kept.once("a", lambda: [kept.once("a", ten(1)), ten(2)()][1])
    assert kept.size() == 80
    kept.forget()
    assert kept.size() == 0
