"""Another catalogue has other people's words: where they are shown, they are only text."""

import re
from dataclasses import replace

import pytest

from criteria import catalog
from criteria.lens import without_kind
from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import Answer
from decision.ui import lens_card, question_cards
from decision.words.questions import to_ask
from tests.decisions import HOSTILE, founding_case, rated

OURS = catalog.load()
PLAIN = "Plain words"


def saying(words):
    """Our catalogue, every word that cards show replaced."""
    asked = dict.fromkeys(("short", "text", "asks", "asks_of_present_job", "who", "why"), words)
    questions = [
        question.model_copy(
            update={**asked, "answers": _saying(question.answers, label=words, says=words)}
        )
        for question in OURS.questions
    ]
    return replace(
        OURS,
        questions=tuple(questions),
        warnings=_saying(OURS.warnings, name=words, says=words, why=words),
        maturities=_saying(OURS.maturities, name=words, says=words, suits=words),
        forecasts=_saying(OURS.forecasts, says=words),
        profiles=_saying(OURS.profiles, name=words),
    )


def _saying(models, **fields):
    known = {name: text for name, text in fields.items() if name in type(models[0]).model_fields}
    return tuple(model.model_copy(update=known) for model in models)


def tags(html):
    return re.findall(r"<[^>]*>", html)


def cards(decision, words):
    findings = Findings(analyse(decision, saying(words)), 64)
    analysis = findings.analysis
    entries = to_ask(analysis, findings.information)
    shown = [question_cards.in_short(findings)]
    shown += [question_cards.short_card(analysis, entry) for entry in entries]
    return shown + [question_cards.full_card(analysis, entry) for entry in entries]


def own_ratings():
    return rated({"Lab": {"impact": (2, 5, 8)}, "Team": {"learning": 5}}, ("impact", "learning"))


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize(
    "decision", [founding_case(), own_ratings()], ids=["sample", "own ratings"]
)
def test_hostile_words_of_a_catalogue_are_only_text_on_the_cards(decision, words):
    plain, hostile = cards(decision, PLAIN), cards(decision, words)
    assert len(plain) > 3
    assert list(map(tags, hostile)) == list(map(tags, plain))


def test_a_kind_that_no_signal_points_to_is_not_named():
    lens = Findings(analyse(founding_case())).lenses["founding_team"]
    assert "signals point there" in lens_card._headline(lens)
    against = replace(lens, signals_for=(), signals_against=lens.signals_for)
    assert "too little is known yet" in lens_card._headline(against)
    assert "signals" not in lens_card._headline(against)


def test_where_no_kind_of_employer_fits_the_card_has_the_warnings_alone():
    decision, name = founding_case(), "founding_team"
    (offer,) = (each for each in decision.offers if each.key == name)
    lens = Findings(analyse(decision)).lenses[name]
    assert lens.warnings
    card = lens_card._card(decision, offer, without_kind(lens), None)
    assert all(f"⚠ {each.rule.name}" in card for each in lens.warnings[:1])
    assert "How far along" not in card
    assert "What the days will hold" not in card
    assert lens_card._card(decision, offer, replace(without_kind(lens), warnings=()), None) == ""


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_of_a_catalogue_are_only_text_on_the_lens(words, monkeypatch):
    shown = []
    monkeypatch.setattr(lens_card.st, "html", shown.append)
    decision = edits.take_profile(founding_case(), OURS.profiles[0])
    for question in OURS.questions:
        worst = Answer(option=question.answers[0].key)
        decision = edits.answer(decision, decision.offers[0].key, question, worst, "")
    for text in (PLAIN, words):
        findings = Findings(analyse(decision, saying(text)))
        for show in (lens_card.ratings, lens_card.show):
            show(findings, decision.offers[0])
    plain, hostile = "".join(shown[:2]), "".join(shown[2:])
    assert len(shown) == 4
    assert "Speaks for it" in plain
    assert "Warnings" in plain
    assert tags(hostile) == tags(plain)


def test_what_an_answer_alone_could_change_is_a_sentence():
    findings = Findings(analyse(founding_case()))
    (first,) = to_ask(findings.analysis, findings.information[:1])
    card = question_cards.full_card(findings.analysis, first)
    assert re.search(r">Knowing it changes the choice in [^<]+ points\.<", card)
