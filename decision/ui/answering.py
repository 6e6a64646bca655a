"""What of the page Offers follows an answer? Parts that are drawn again with each, in their places.

An answer runs their fragment alone (`follow`), as a move of a slider does on the pages about the
answer (`live`). The rest of the page is drawn from what no answer changes (`Around`). Where that
has changed, by undo or in another tab, all of the page is drawn again.
"""

from collections.abc import Callable
from typing import NamedTuple, Self

import streamlit as st
from streamlit.errors import StreamlitInvalidLayoutContextError

from decision import edits
from decision.analysis import Retired, catalog_of, n_set_aside, retired_answers
from decision.model import Decision
from decision.store.store import Revision
from decision.ui import chosen_offer, frame, notices, saving, session, shown, state, steps

Draw = Callable[[Revision], None]


class Around(NamedTuple):
    """What the rest of the page is drawn from; answers that count nowhere stand there, too."""

    decision: Decision
    n_set_aside: int
    retired: tuple[Retired, ...]
    offer: str
    notices: tuple[str, ...]
    is_saved: bool

    @classmethod
    def of(cls, identity: str, decision: Decision) -> Self:
        """Return what it would be drawn from now."""
        catalog = catalog_of(decision)
        return cls(
            edits.without_answers(decision),
            n_set_aside(decision, catalog),
            retired_answers(decision, catalog),
            chosen_offer.chosen(identity, decision).key,
            notices.in_sight(identity),
            saving.work().trouble(identity) is None,
        )


@st.fragment
def follow(identity: str, around: Around, draw: Draw) -> None:
    """Draw what follows an answer; an answer runs this alone."""
    with frame.guarded():
        newest = state.at_hand(identity)  # the answer that runs this has just asked the store
        if state.has_been_said() or not _stands(identity, around, newest):
            session.draw_anew()
        try:
            draw(newest)
        except StreamlitInvalidLayoutContextError:
            session.draw_anew()  # the run that made the places was broken off before it filled them
        steps.redraw_if_changed(identity, newest.decision)
        # Last, as it takes its time: has anybody else changed more?
        if not shown.is_shown(identity, state.newest(identity)):
            session.draw_anew()


def _stands(identity: str, around: Around, newest: Revision) -> bool:
    """Tell whether the rest of the page is still true, and has nothing more to say."""
    return (
        shown.is_shown(identity, newest)
        and not state.has_message()
        and bool(newest.decision.offers)
        and around == Around.of(identity, newest.decision)
    )
