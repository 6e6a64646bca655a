"""What is our own part of a move made of? Step by step, each built upon those before it.

All that a move on Compare works out, in a process of its own: one move right after the other, and
each in a thread of its own after a pause, as on the server. What is not at hand any more by then,
in the processor's caches, takes longer. A page also keeps its places and asks the session, which
takes Streamlit.
"""

import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

from decision import charts, edits
from decision.analysis import Analysis, analyse
from decision.findings.findings import Findings
from decision.model import Decision
from decision.store.store import Revision, Store
from decision.ui import question_cards
from decision.ui.saving import sound
from decision.words import html
from decision.words.gut_feeling import gut_sentence
from decision.words.lexicon import swing
from decision.words.offer_names import ahead
from decision.words.statement import statement
from decision.words.text import as_html
from tests.decisions import founding_case

TURNS, PAUSE = 40, 0.05
AT_ONCE, PAUSED = "one after the other", "in a new thread, after a pause"


class Move:
    """One move of a slider to so many points, and what is made of it so far."""

    def __init__(self, store: Store, identity: str, points: float) -> None:
        self._store, self._identity, self._points = store, identity, points
        self.taken: dict[str, float] = {}

    def run(self) -> None:
        """Take all steps; ``taken`` are the milliseconds on the processor of each."""
        newest = self._step("storing: the edit, checked and saved in a file", self._stored)
        analysis = self._step("analysis: points and ranks", lambda: _analysed(newest.decision))
        findings = Findings(analysis)
        for name, work in STEPS.items():
            self._step(name, lambda work=work: work(findings))

    def _step(self, name: str, work: Callable[[], Any]) -> Any:
        start = time.thread_time()
        made = work()
        self.taken[name] = 1e3 * (time.thread_time() - start)
        return made

    def _stored(self) -> Revision:
        def moved(decision: Decision) -> Decision:
            return edits.set_points(decision, {"impact": self._points})

        return self._store.apply(self._identity, sound(moved), "moved", gesture="a drag")


def _analysed(decision: Decision) -> Analysis:
    analysis = analyse(decision)
    _ = analysis.order, analysis.counted, analysis.value_ranges
    return analysis


def _said(findings: Findings) -> object:
    _, headline, details = statement(findings, is_alone=True)
    lines = [*details, gut_sentence(findings.analysis.whole, findings)]
    return as_html(headline), html.paragraphs(lines)


def _chart(findings: Findings) -> str:
    chart = charts.contributions_chart(findings)
    return json.dumps([chart.figure, chart.rows, chart.linear])


def _sliders(findings: Findings) -> str:
    rows = [[each.name, each.meaning, swing(each)] for each in findings.analysis.criteria]
    return json.dumps([rows, findings.analysis.value_ranges.tolist()])


# Numbers first, as the first that shows one would be taken for what works it out.
STEPS: Mapping[str, Callable[[Findings], object]] = {
    "findings: simulations": lambda findings: findings.robustness,
    "findings: what each answer is worth": lambda findings: findings.information,
    "findings: what is most worth asking": lambda findings: findings.most_worth_asking,
    "findings: what the decision lacks": lambda findings: findings.readiness,
    "findings: the nearest other answer": lambda findings: findings.nearest_crossover,
    "words: the statement": _said,
    "words: the question to ask": question_cards.in_short,
    "words: how far one is ahead": lambda findings: html.paragraph(ahead(findings.analysis, 0, 1)),
    "figures: bars with dots and their table, as JSON": _chart,
    "the sliders, as JSON": _sliders,
}


def steps_of_a_move(folder: Path) -> Mapping[str, Mapping[str, float]]:
    """Return the median milliseconds on the processor of each step, by how the move is run."""
    store = Store(folder)
    identity = store.create(founding_case())
    moves: dict[str, list[Move]] = {AT_ONCE: [], PAUSED: []}
    for turn in range(2 * TURNS):  # never to the same points again: of those much would be kept
        move = Move(store, identity, 20.0 + turn / 2)
        is_paused = turn % 2 == 1
        if is_paused:
            time.sleep(PAUSE)
            thread = Thread(target=move.run)
            thread.start()
            thread.join()
        else:
            move.run()
        moves[PAUSED if is_paused else AT_ONCE].append(move)
    return {way: _medians(each) for way, each in moves.items()}


def _medians(moves: list[Move]) -> Mapping[str, float]:
    return {name: median(move.taken[name] for move in moves) for name in moves[0].taken}
