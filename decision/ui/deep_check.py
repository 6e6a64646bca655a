"""How sure is the answer, by many more simulations? In the background, until done or stopped.

One check a decision, kept for all tabs. A check belongs to the decision as it was when it began:
where the page finds that changed, it stops the check, says so and shows nothing of it any more. It
stops, too, once no tab is open any more that showed it; and where people log in, each has one.
"""

from threading import Event, Lock, Thread
from time import monotonic

import streamlit as st
from streamlit.runtime import exists, get_instance

from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.robustness import Robustness, robustness
from decision.store.access import ANYBODY, Visitor
from decision.ui import hosting, session
from decision.words import html
from decision.words.verdicts import deep_check_sentences, n_of_simulations

MILLION = 1_000_000
SIZES = {"1 million": MILLION, "4 million": 4 * MILLION, "16 million": 16 * MILLION}
LOOK_EVERY_SECONDS = 0.5
AT_ONCE, KEPT = 2, 16  # each takes a core while it runs
LEFT_SECONDS = 10.0  # in which a tab that lost its line, or is loaded again, is back
_beginning = Lock()


class Check:
    """A deep check that runs, was stopped, or is done; ``robustness`` is what it showed."""

    def __init__(self, analysis: Analysis, n_draws: int, visitor: Visitor = ANYBODY) -> None:
        self.analysis, self.n_draws, self.n_done = analysis, n_draws, 0
        self.robustness: Robustness | None = None
        self.error: Exception | None = None
        self.visitor, self._stopped = visitor, Event()
        self._sessions, self._looked_at = set[str](), monotonic()
        self.seen()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Tell whether it still simulates."""
        return self._thread.is_alive()

    @property
    def is_going_on(self) -> bool:
        """Tell whether it simulates and nobody has stopped it."""
        return self.is_running and not self._stopped.is_set()

    def is_of(self, analysis: Analysis) -> bool:
        """Tell whether the decision is still as it was when the check began."""
        return self.analysis.decision == analysis.decision

    def seen(self) -> None:
        """Note that the tab at hand shows it."""
        if tab := session.known_as():
            self._sessions.add(tab)

    def stop(self) -> None:
        """Stop soon, with what it showed so far."""
        self._stopped.set()

    def _run(self) -> None:
        try:
            self.robustness = robustness(self.analysis, self.n_draws, progress=self._so_far)
        except Exception as error:
            self.error = error

    def _so_far(self, done: int, total: int) -> bool:
        self.n_done = done
        if not self._sessions or not exists() or self._is_open():
            self._looked_at = monotonic()
        elif monotonic() - self._looked_at > LEFT_SECONDS:
            self.stop()
        return not self._stopped.is_set()

    def _is_open(self) -> bool:
        """Tell whether a tab that showed it is open, whatever it shows now."""
        return any(map(get_instance().is_active_session, tuple(self._sessions)))


@st.cache_resource
def _checks() -> dict[str, Check]:
    return {}


def show(identity: str, findings: Findings) -> None:
    """Show how to begin a deep check, how far it is, and what it showed."""
    check = _checks().get(identity)
    if check is not None and not check.is_of(findings.analysis):
        check.stop()
        st.caption("The decision has changed since the last deep check.")
    elif check is not None and check.is_running:
        check.seen()
        _running(identity)
        return
    elif check is not None:
        _showed(check, findings)
    _begin(identity, findings.analysis)


@st.fragment(run_every=LOOK_EVERY_SECONDS)
def _running(identity: str) -> None:
    check = _checks().get(identity)
    if check is None:  # another tab has stopped it, and could not begin its own
        session.draw_anew()
    st.progress(check.n_done / check.n_draws, n_of_simulations(check.n_done, check.n_draws))
    st.button("Stop", icon=":material/stop:", on_click=check.stop, key=f"stop_{identity}")
    if not check.is_running:
        session.draw_anew()


def _begin(identity: str, analysis: Analysis) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = f"simulations_{identity}"
        st.selectbox("How many simulations", list(SIZES), key=key, width=170)
        st.button(
            "Start",
            icon=":material/play_arrow:",
            # The number is read at the click: it may have been chosen since this was drawn.
            on_click=lambda: _start(identity, analysis, SIZES[session.values[key]]),
            disabled=_n_running(hosting.visitor()) >= AT_ONCE,
            key=f"start_{identity}",
        )


def _start(identity: str, analysis: Analysis, n_draws: int) -> None:
    visitor = hosting.visitor()
    with _beginning:
        checks = _checks()
        for done in [each for each, check in checks.items() if not check.is_running][:-KEPT]:
            del checks[done]
        before = checks.get(identity)
        if before is not None and before.is_running and before.is_of(analysis):
            return  # another tab has begun since this one was drawn
        if before is not None:
            before.stop()
            del checks[identity]
        if _n_running(visitor) < AT_ONCE:
            for other in checks.values():
                if _is_of(other, visitor):
                    other.stop()
            checks[identity] = Check(analysis, n_draws, visitor)


def _n_running(visitor: Visitor) -> int:
    """Return how many go on, but for one that this visitor would stop by beginning another."""
    every = list(_checks().values())
    return sum(check.is_going_on and not _is_of(check, visitor) for check in every)


def _is_of(check: Check, visitor: Visitor) -> bool:
    return visitor.owner is not None and check.visitor == visitor


def _showed(check: Check, findings: Findings) -> None:
    if check.error is not None:
        st.error(f"The deep check broke off. {type(check.error).__name__}: {check.error}")
        return
    if check.robustness is None:
        st.info("Stopped before any simulation was done.")
        return
    for line in deep_check_sentences(check.robustness, findings.robustness, check.n_draws):
        st.html(html.paragraph(line))
