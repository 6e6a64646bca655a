"""What of a page follows the sliders? Parts that are drawn again at every move, each in its place.

A move runs the board's own fragment alone (`follow`). It draws the board, and each live part where
the page kept a place for it (`show`). All else stands until the hand rests; then the browser asks
for the page (rest.js). So a move sends a few messages, however much stands on the page. A part is
made first and put on the page later: what is sent at once, a browser draws at once.
"""

from collections.abc import Callable
from time import time_ns

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.errors import StreamlitInvalidLayoutContextError

from decision.analysis import Analysis, analyse
from decision.findings.findings import Findings
from decision.store.store import Revision
from decision.ui import frame, saving, session, shown, state
from decision.ui.components import Component

_REST = Component("rest")
Make = Callable[[Findings], Callable[[], object]]  # makes what puts a part on the page
Board = Callable[[Analysis], None]


class Live:
    """The live parts of a page about a decision, in the order in which they are kept a place."""

    def __init__(self, identity: str, findings: Findings) -> None:
        self.identity = identity
        self._drawn_with: Findings | None = findings
        self._parts: list[tuple[DeltaGenerator, Make]] = []

    def show(self, make: Make) -> None:
        """Keep a place here for what ``make`` makes at every move: it puts one element there.

        A place made by ``st.empty`` would be emptied for some frames whenever the page is drawn.
        """
        self._parts.append((st.container(), make))

    def draw(self, findings: Findings) -> None:
        """Draw all parts, each in its place."""
        made = [(place, make(findings)) for place, make in self._parts]
        for place, put in made:
            with place:
                put()

    def findings(self) -> Findings:
        """Return those that the page was drawn with; in a later run of the board, the newest."""
        if self._drawn_with is not None:
            given, self._drawn_with = self._drawn_with, None
            return given
        newest = state.at_hand(self.identity)  # the move that runs this has just asked the store
        _draw_anew_if_more_changed(self.identity, newest)
        return Findings(analyse(newest.decision))


def _draw_anew_if_more_changed(identity: str, newest: Revision) -> None:
    """Draw all of the page where another tab changed something, or there is something to say."""
    if (
        not shown.is_shown(identity, newest)
        or state.has_message()
        or saving.work().trouble(identity)
    ):
        session.draw_anew()


def rest(identity: str) -> None:
    """Let the browser ask for this part of the page once the hand rests."""
    # Other data at every run, so that the browser hears of it; the run that it asks for is all.
    _REST(key=f"rest_{identity}", data=time_ns(), on_rested_change=lambda: None)


@st.fragment
def follow(live: Live, board: Board) -> None:
    """Draw the board and all live parts; a move of the board runs this alone."""
    with frame.guarded():
        findings = live.findings()
        try:
            live.draw(findings)
        except StreamlitInvalidLayoutContextError:
            session.draw_anew()  # the run that made the places was broken off before it filled them
        board(findings.analysis)  # last, for with it the browser takes all as settled
