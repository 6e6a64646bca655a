"""What has become of a decision, change by change? A timeline, to look at and to go back to.

Each line is a revision that the store has. To go back is a change like any other: it can be undone,
and nothing that came after is lost.
"""

from functools import partial

import streamlit as st
from markupsafe import Markup

from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import Decision
from decision.store.store import Change
from decision.ui import frame, saving, session, start, state
from decision.ui.times import when
from decision.words import html, statement
from decision.words.offer_names import plain_name
from decision.words.text import Table, legible, points

PAGE = 20  # changes that are shown at first, and more at each click
_NOT_YET = "What the answer was is shown once you have said what the page Compare asks first."


def show(identity: str) -> None:
    """Show the timeline, folded: nothing is read while it is."""
    fold = frame.folded("History", f"history_{identity}")
    if not fold.open:
        return
    with fold:
        _changes(identity)


def _changes(identity: str) -> None:
    changes, key = saving.work().history(identity), f"changes_{identity}"
    shown = session.values.get(key, PAGE)
    st.caption(
        "The newest change comes first. Going back is a change, too, and can be undone. Changes "
        "older than a week are kept together: one for each end of a day or of a longer stretch."
    )
    for change in changes[:shown]:
        _change(identity, change)
    if len(changes) > shown:
        label = f"Show {min(PAGE, len(changes) - shown)} more of {len(changes)}"
        st.button(label, on_click=_show_more, args=(key, shown + PAGE), key=f"more_{key}")


def _show_more(key: str, number: int) -> None:
    session.values[key] = number


def _change(identity: str, change: Change) -> None:
    state_of_it = ", as it stands" if change.is_current else ", undone" if change.is_undone else ""
    line = Markup("<p class='one'>{}<small>{}{}</small></p>")
    key = f"kept_change_{change.number}_{identity}"
    with st.container(horizontal=True, vertical_alignment="center", key=key):
        st.html(line.format(legible(change.label), when(change.time), state_of_it), width="stretch")
        label = f"Look at it, {when(change.time)}"
        look = st.button("Look", icon=":material/visibility:", help=label, key=f"look_{key}")
    if look:
        _as_it_was(identity, change)


@st.dialog("As it was")
def _as_it_was(identity: str, change: Change) -> None:
    st.html(html.paragraph((f"{when(change.time)}, after: {legible(change.label)}",)))
    decision = _seen(identity, change)
    if decision is None:
        return
    if state.newest(identity).decision.asked_first:
        st.caption(_NOT_YET)  # a result of the past would sway as much
    else:
        _said(decision)
    if st.button(
        "Go back to this",
        type="primary",
        icon=":material/history:",
        disabled=change.is_current,
        key=f"back_{change.number}_{identity}",
    ):
        label = f"back to {when(change.time)}"
        if state.changed(identity, partial(_instead, decision), label):
            session.draw_anew()
        start.refused()


def _seen(identity: str, change: Change) -> Decision | None:
    """Return the decision as it was; where it cannot be read, say so."""
    seen: list[Decision] = []
    reason = saving.refusal(lambda: seen.append(saving.work().at(identity, change.number)))
    if not seen:
        st.warning(reason or "This version of Crossroads cannot show this.")
    return seen[0] if seen else None


def _said(decision: Decision) -> None:
    """Show the answer as it was then."""
    findings = Findings(analyse(decision))
    analysis = findings.analysis
    said = statement.statement(findings)
    st.html(html.paragraphs([(*said.headline,), *said.details]))
    rows = [
        [plain_name(analysis, place), points(analysis.overall[place])] for place in analysis.order
    ]
    st.html(html.table(Table(["Offer", "Points"], rows)))


def _instead(then: Decision, now: Decision) -> Decision:
    """Return the decision as it was then, in place of what it is now; an edit."""
    return then
