"""What is measured with one click? The way to work and the days on site, each once."""

from functools import partial

import streamlit as st

from decision import edits
from decision.model import Decision
from decision.ui import state


def ready_ones(identity: str, decision: Decision, taken: list[str]) -> None:
    """Show what is often measured, a button each; each is there once."""
    with st.container(horizontal=True):
        for ready in edits.not_measured(decision):
            unit = ready.measure.unit
            st.button(
                f"{ready.name}, in {unit}",
                icon=":material/straighten:",
                on_click=state.change,
                args=(identity, partial(_measured_now, ready, taken), "criterion added"),
                key=f"measure_{ready.key}_{identity}",
            )


def _measured_now(ready: edits.Measurable, taken: list[str], decision: Decision) -> Decision:
    return edits.measure_it(decision, ready, taken)
