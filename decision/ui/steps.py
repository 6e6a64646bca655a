"""Where does the user stand on the way to an answer of their own? Three steps, and the next one.

They stand above every page, as the title does. What redraws only itself has them drawn anew once
they say something else (`fragment`, `redraw_if_changed`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple, NoReturn

import streamlit as st

from decision.findings.readiness import readiness
from decision.model import Decision
from decision.ui import chosen_offer, frame, places, session, state
from decision.words.next_steps import NextStep, Step, next_step, steps_done, what_is_done
from decision.words.text import as_markdown

_DRAWN = "steps_drawn"
_PLACES = {
    Step.OFFERS: places.OFFERS,
    Step.WHAT_MATTERS: places.WHAT_MATTERS,
    Step.ANSWER: places.COMPARE,
}


class _Above(NamedTuple):
    """What stands above a page: the title, whether it is that of a sample, and each step's tip."""

    identity: str
    title: str
    is_sample: bool
    done: tuple[bool, ...]
    tips: tuple[str, ...]


def _above(identity: str, decision: Decision) -> _Above:
    ready = readiness(decision)
    tips = tuple(as_markdown(what_is_done(step, decision, ready)) for step in Step)
    return _Above(identity, decision.title, decision.is_sample, steps_done(decision, ready), tips)


def show(identity: str) -> None:
    """Show the three steps, a tick beside each that is done."""
    above = _above(identity, state.newest(identity).decision)
    session.values[_DRAWN] = above
    steps = zip(Step, above.done, above.tips, strict=True)
    with st.container(horizontal=True, key="steps"):
        for number, (step, is_done, tip) in enumerate(steps, start=1):
            icon = f":material/{'check_circle' if is_done else 'radio_button_unchecked'}:"
            # A tick that comes must not make it another button.
            key = f"step_{number}"
            if st.button(f"{number} {step}", key=key, icon=icon, help=tip, type="tertiary"):
                places.go(_PLACES[step], identity)


def redraw_if_changed(identity: str, decision: Decision) -> None:
    """Draw all of the page anew if what stands above it changed; for what redraws only itself."""
    now = _above(identity, decision)
    if session.values.get(_DRAWN, now) != now:
        session.draw_anew()


@contextmanager
def fragment(identity: str) -> Iterator[None]:
    """Draw a fragment that is the rest of a page: nothing that depends on it stands below.

    One that runs alone runs outside the guard of the screen, and nobody else says that it is drawn.
    """
    with frame.guarded():
        redraw_if_changed(identity, state.newest(identity).decision)
        yield
        session.part_drawn()


def next_button(identity: str, decision: Decision, *, is_main: bool = False) -> None:
    """Show the next step as a button that leads there; nothing where the answer can be used.

    ``is_main`` says whether it is the first thing to do on its page.
    """
    step = next_step(decision, readiness(decision))
    if step and st.button(
        as_markdown(step.says),
        icon=places.LEADS_ON,
        key="next_step",
        type="primary" if is_main else "secondary",
    ):
        go(identity, step)


def go(identity: str, step: NextStep) -> NoReturn:
    """Show the page of a step, and the offer that it is about."""
    if step.offer is None:
        places.go(_PLACES[step.step], identity)
    chosen_offer.choose(identity, step.offer)
    places.go(_PLACES[step.step], identity, **{chosen_offer.ADDRESS: step.offer})
