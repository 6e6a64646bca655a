"""What does a link for reading show? The answer and what it rests on, and nothing that edits."""

import streamlit as st

from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.store.access import Right
from decision.ui import coming_in, frame, header, hosting, report, saving, state
from decision.ui.pages import answer_alone, compare

_SAID = "You see this through a link for reading. Nothing can be changed here."


def is_all(identity: str) -> bool:
    """Show a decision that is open by a link for reading, and tell whether it is."""
    if not hosting.is_hosted() or saving.work().right(identity) > Right.READ:
        return False
    decision = state.newest(identity).decision
    header.brand(decision.title)
    st.caption(_SAID)
    frame.message(identity)
    findings = Findings(analyse(decision))
    answer_alone(findings)
    if findings.analysis.offers:
        compare.to_read(identity, findings)
    report.show(identity, decision)
    coming_in.foot()
    return True
