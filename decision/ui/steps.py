"""Where does the user stand on the way to an answer of their own? Three steps, and the next one."""

import streamlit as st

from decision.findings.readiness import readiness
from decision.model import Decision
from decision.ui import choices, places, session, state
from decision.words.next_steps import NextStep, Step, next_step, steps_done, what_is_done
from decision.words.text import as_markdown

_DRAWN = "steps_drawn"
_PLACES = {
    Step.OFFERS: places.OFFERS,
    Step.WHAT_MATTERS: places.CRITERIA,
    Step.ANSWER: places.COMPARE,
}


def show(identity: str) -> None:
    """Show the three steps, a tick beside each that is done."""
    decision = state.newest(identity).decision
    ready = readiness(decision)
    session.values[_DRAWN] = done = steps_done(ready)
    with st.container(horizontal=True, key="steps"):
        for number, (step, is_done) in enumerate(zip(Step, done, strict=True), start=1):
            tip = as_markdown(what_is_done(step, decision, ready))
            icon = f":material/{'check_circle' if is_done else 'radio_button_unchecked'}:"
            # A tick that comes must not make it another button.
            key = f"step_{number}"
            if st.button(f"{number} {step}", key=key, icon=icon, help=tip, type="tertiary"):
                places.go(_PLACES[step], identity)


def redraw_if_changed(identity: str) -> None:
    """Draw the whole page anew if a step is done, or no longer; for what redraws only itself."""
    now = steps_done(readiness(state.newest(identity).decision))
    if session.values.get(_DRAWN, now) != now:
        st.rerun()


def next_button(identity: str, decision: Decision, *, is_main: bool = False) -> None:
    """Show the next step as a button that leads there; nothing where the answer can be used.

    ``is_main`` says whether it is the first thing to do on its page.
    """
    step = next_step(decision, readiness(decision))
    if step and st.button(
        as_markdown(step.says),
        icon=":material/arrow_forward:",
        key="next_step",
        type="primary" if is_main else "secondary",
    ):
        _go(identity, step)


def _go(identity: str, step: NextStep) -> None:
    if step.offer is None:
        places.go(_PLACES[step.step], identity)
    choices.choose(f"offer_{identity}", step.offer)
    places.go(_PLACES[step.step], identity, offer=step.offer)
