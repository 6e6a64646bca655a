"""A card that is open holds the page still, and no longer than it is in sight."""

from itertools import product
from zlib import crc32

from criteria import catalog
from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import Answer
from decision.ui import question_cards
from tests.decisions import FIVE, founding_case, rated
from tests.ui.screen import shown

FOLDS = ("told", "others")


def cards(screen):
    return [each.key for each in screen.button if (each.key or "").startswith("answer_")]


def with_folds(store, decision, *folds):
    identity = store.create(decision)
    screen = shown("ask", identity)
    for fold in folds:
        screen.session_state[f"{fold}_{identity}_kept"] = True
    return identity, screen.run()


def opened(screen, key):
    next(each for each in screen.button if each.key == key).click().run()
    assert not screen.exception


def test_what_is_answered_in_the_plan_is_not_drawn_again_among_what_was_told(store):
    identity, screen = with_folds(store, founding_case(), *FOLDS)
    findings = Findings(analyse(store.newest(identity).decision))
    asked = next(v for v in findings.information if v.about in findings.analysis.catalog.questions)
    offer = findings.analysis.offers[asked.offer].key
    name = question_cards._name(findings.analysis, asked)
    opened(screen, f"answer_{name}")
    told = Answer(option=asked.about.answers[-1].key, certainty="said")
    decision = edits.answer(store.newest(identity).decision, offer, asked.about, told)
    store.apply(identity, lambda _: decision, "answered")
    screen.run()
    assert not screen.exception
    assert len(cards(screen)) == len(set(cards(screen)))
    assert f"answer_{name}" in cards(screen)


def test_where_only_pay_is_open_under_a_must_have_that_is_said_and_not_that_nothing_is(store):
    decision = rated({"Lab": dict.fromkeys(FIVE, 9), "Stay": dict.fromkeys(FIVE, 3)})
    for offer, asked in product(decision.offers, catalog.load().questions):
        decision = edits.answer(decision, offer.key, asked, Answer(does_not_apply=True))
    screen = shown("ask", store.create(decision))
    assert [each.value[:16] for each in screen.info] == ["Nothing is open:"]
    limited = edits.add_must_have(decision, pay_at_least=50_000.0)
    screen = shown("ask", store.create(limited))
    (said,) = [each.value for each in screen.info]
    assert said.startswith("Find out first whether Lab has sure pay of at least 50,000 a year")


def test_a_card_that_is_folded_away_is_closed(store):
    identity, screen = with_folds(store, founding_case(), "others")
    plan = cards(screen)[: len(Findings(analyse(founding_case())).interview.asked)]
    inside = next(key for key in cards(screen) if key not in plan)
    opened(screen, inside)
    assert screen.session_state[f"answering_{identity}_kept"].startswith(
        inside.removeprefix("answer_")
    )
    screen.session_state[f"others_{identity}_kept"] = False
    screen.session_state[f"others_{identity}_{crc32(b'Other questions')}"] = False
    screen.run()
    assert not screen.exception
    assert screen.session_state[f"answering_{identity}_kept"] == ""
