import pytest

from decision import edits
from decision.model import CRITERION_LIMIT, OFFER_LIMIT, Rating
from decision.ui import session, working_out
from decision.ui.working_out import BIG, is_big, shown_step_by_step
from tests.decisions import founding_case, rated


class Recorded:
    """A place on a page that notes what it is to show."""

    def __init__(self):
        self.shown = []

    def progress(self, value, text):
        self.shown.append((value, text))

    def empty(self):
        self.shown.append(None)


class BrokenOffError(Exception):
    """As Streamlit ends a run when the next one is asked for."""


@pytest.fixture
def bars(monkeypatch):
    """Return how many steps are shown for a decision that is taken for a big one."""
    monkeypatch.setattr(working_out, "is_big", lambda _: True)
    monkeypatch.setattr(session, "values", {})

    def shown(decision, more=()):
        place = Recorded()
        monkeypatch.setattr(working_out.st, "empty", lambda: place)
        working_out.findings_of("it", decision, more)
        return len(place.shown)

    return shown


def test_a_decision_is_worked_out_in_steps_that_are_shown_before_they_begin():
    place = Recorded()
    findings = shown_step_by_step(founding_case(), place)
    *steps, last = place.shown
    assert [value for value, _ in steps] == [0, 0.25, 0.5, 0.75]
    assert len({text for _, text in steps}) == 4
    assert last is None
    # What takes time is there already, and is not worked out again.
    assert {"potential_optimality", "robustness", "information"} <= vars(findings).keys()


def test_what_one_page_alone_needs_is_shown_too_and_is_there_already():
    place, more = Recorded(), (("More", lambda findings: findings.interview),)
    findings = shown_step_by_step(founding_case(), place, more)
    assert place.shown[-2:] == [(0.8, "More"), None]
    assert "interview" in vars(findings)


def test_a_page_that_needs_more_shows_it_though_another_page_was_open_before(bars):
    decision, more = founding_case(), (("More", lambda findings: findings.interview),)
    fewer = bars(decision)
    assert [bars(decision, more), bars(decision, more), bars(decision)] == [fewer + 1, 0, 0]


def test_without_ranked_offers_there_is_nothing_to_wait_for():
    place = Recorded()
    shown_step_by_step(rated({}), place)
    assert place.shown == [(0.0, "What each offer is worth"), None]


def test_the_biggest_decision_is_big_and_the_sample_is_not():
    assert not is_big(founding_case())
    assert BIG < OFFER_LIMIT * CRITERION_LIMIT
    assert is_big(
        rated({f"Offer {n}": {} for n in range(OFFER_LIMIT)}, tuple(f"k{n}" for n in range(6)))
    )


def test_it_is_shown_again_whenever_more_than_the_sliders_change(bars):
    decision = founding_case()
    steps = bars(decision)
    assert steps
    assert bars(edits.set_points(decision, {"impact": 12.0})) == 0
    changed = edits.set_rating(decision, decision.offers[0].key, "impact", Rating(likely=3.0))
    assert [bars(changed), bars(changed), bars(decision)] == [steps, 0, steps]


def test_what_is_broken_off_is_shown_from_its_beginning_again(bars, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(Recorded, "empty", _broken_off)
        with pytest.raises(BrokenOffError):
            bars(founding_case())
    assert bars(founding_case()) > 0


def _broken_off(_):
    raise BrokenOffError
