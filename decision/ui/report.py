"""How does a decision go home as a report? A button, and a switch for what others may see."""

from datetime import date
from functools import partial

import streamlit as st

from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import Decision
from decision.text_rules import free_key
from decision.ui import frame

SHAREABLE = "Without pay and names"
WHOLE_BUTTON, BARE_BUTTON = "Report (HTML)", "Report without pay and names (HTML)"
SHOWN = "To read, to print and to look back on: the answer, what it rests on, all that you entered."
BARE = (
    "To show to others. Offers are called Offer A, Offer B and so on. Pay, notes and all other "
    "words of yours are left out. Ratings, answers, weights and dates stay."
)
_ONLY_PAY = "Pay is all that counts, so nothing is left to show without it."


def show(identity: str, decision: Decision) -> None:
    """Show the button, and the switch beside it."""
    with st.container(horizontal=True, vertical_alignment="center", key="report"):
        is_shareable = st.toggle(SHAREABLE, key=f"shareable_{identity}", help=BARE)
        # The name of the file says as little as what is in it.
        stem = "" if is_shareable else f"{free_key(decision.title, [], 'decision')}_"
        # Each report has a button of its own, so a click gives what the button says, also one
        # that is faster than the switch.
        frame.download(
            BARE_BUTTON if is_shareable else WHOLE_BUTTON,
            frame.when_asked(identity, partial(_written, is_shareable)),
            f"{stem}report.html",
            mime="text/html",
            help=BARE if is_shareable else SHOWN,
            disabled=is_shareable and edits.only_pay_counts(decision),
            key=f"{'bare' if is_shareable else 'whole'}_report_{identity}",
        )
    if is_shareable and edits.only_pay_counts(decision):
        st.caption(_ONLY_PAY)


def _written(is_shareable: bool, decision: Decision) -> str:
    from decision.report import document  # slow to load, as matplotlib is

    return document.written(Findings(analyse(decision)), date.today(), is_shareable=is_shareable)
