"""One module a page; `show` puts it on screen. What have pages in common? How they open.

Pages about the answer open by `answer`: the statement on top, and what matters to the user beside:
the weights board, and whose weights to start from. The others open by `begin`.

The browser owns the sliders that are being moved, Python owns all others: every message carries
the moves that Python has not acknowledged yet, so that none is lost when runs are interrupted.
"""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from decision import edits
from decision.analysis import Analysis, analyse
from decision.findings.findings import Findings
from decision.findings.readiness import weights_are_set
from decision.model import FIRMEST, LOOSEST, Decision, revised
from decision.store.store import Revision
from decision.ui import asked_first, frame, html, sending, session, state, steps
from decision.ui.components import component
from decision.words import statement
from decision.words.gut_feeling import gut_sentence
from decision.words.lexicon import explained, swing
from decision.words.text import as_html, legible

_BOARD = component("weights_board", root="board", before=["elements", "pending_changes"])
NOBODY = "*nobody"
WEIGHTS, CONTENT = 1.0, 2.2
Content = Callable[[str, Findings], None]


def begin(heading: str = "") -> tuple[str, Revision]:
    """Open a page: messages, the statement in short, and a heading with undo and redo, if any.

    Returns
    -------
    The id of the open decision, and its newest revision.
    """
    identity = state.open_decision()
    revision = state.newest(identity)
    frame.message(identity)
    analysis = analyse(revision.decision)
    if len(analysis.offers) > 1 and not revision.decision.asked_first:
        line = as_html(statement.in_brief(Findings(analysis)))
        st.html(Markup("<p class='standing'>{}</p>").format(line))
    if heading:
        with st.container(horizontal=True, vertical_alignment="center"):
            frame.heading(heading)
            frame.history_buttons(identity, revision)
    return identity, revision


def answer(
    identity: str, content: Content, *, sliders_first: bool = True, aside: Content | None = None
) -> None:
    """Put a page about the answer on screen, its content beside the sliders.

    What is asked before a result comes first, and alone. Where the page is narrow, the sliders
    stand before or after the content; ``aside`` stands beside the statement.
    """
    if state.newest(identity).decision.asked_first:
        asked_first.show(identity, weights_board)
    else:
        _answer(identity, content, sliders_first=sliders_first, aside=aside)


# All of such a page is one fragment, so that a slider's move redraws the page and nothing else.
@st.fragment
def _answer(identity: str, content: Content, *, sliders_first: bool, aside: Content | None) -> None:
    with steps.fragment(identity):
        revision = state.newest(identity)
        if revision.decision.asked_first:
            session.draw_anew()  # all of the page: undo may have led back to what is asked first
        frame.message(identity)
        findings = Findings(analyse(revision.decision))
        _on_top(identity, revision.decision, findings, aside)
        with st.container():  # always there, so that the sliders below keep their place and focus
            steps.next_button(identity, revision.decision, is_main=True)
        widths = [WEIGHTS, CONTENT] if sliders_first else [CONTENT, WEIGHTS]
        columns = st.columns(widths, gap="large")
        beside, main = columns if sliders_first else reversed(columns)
        with beside, st.container(key="weights"):
            _what_matters(identity, revision, findings)
        with main:
            content(identity, findings)


def _on_top(identity: str, decision: Decision, findings: Findings, aside: Content | None) -> None:
    if aside is None or len(findings.analysis.offers) < 2:
        _statement(decision, findings)
        return
    left, right = st.columns([CONTENT, WEIGHTS * 1.2], gap="medium")
    with left:
        _statement(decision, findings)
    with right:
        aside(identity, findings)


def _statement(decision: Decision, findings: Findings) -> None:
    _, headline, details = statement.statement(findings)
    lines = [*details, gut_sentence(decision, findings)]
    paragraphs = Markup("\n").join(html.paragraph(line) for line in lines if line)
    section = Markup("<section class='verdict'><h2>{}</h2>\n{}</section>")
    st.html(section.format(as_html(headline), paragraphs))


# What matters to the user ---------------------------------------------------------------------


def _what_matters(identity: str, revision: Revision, findings: Findings) -> None:
    """Show the sliders, whose weights to start from, and the way back."""
    frame.heading("What matters to you", "Weight", "Decides")
    _board(identity, findings.analysis)
    equal_weights(identity, revision.decision)
    _firmness(identity, revision.decision)
    _profile(identity, findings.analysis)
    with st.container(horizontal=True, gap="small"):
        frame.history_buttons(identity, revision)
        st.button(
            "Reset",
            icon=":material/balance:",
            help="Every slider to 50, so that every criterion counts the same. Undo takes it back.",
            on_click=state.change,
            args=(identity, edits.level_points, "weights levelled"),
        )


def weights_board(identity: str) -> None:
    """Show the sliders alone."""
    _board(identity, analyse(state.newest(identity).decision))


def _board(identity: str, analysis: Analysis) -> None:
    rows, acknowledged = _sliders(analysis), sending.acknowledged(identity, sending.BOARD)
    _BOARD(
        key=sending.board_key(identity),
        data={"rows": rows, "acknowledged": acknowledged},
        # Before the script runs, about every 60 ms while a slider moves.
        on_moved_change=lambda: sending.board_moved(identity),
    )
    sending.board_drawn(identity)


def equal_weights(identity: str, decision: Decision) -> None:
    """Say beside the sliders that all criteria count the same, and let the user mean it."""
    if not any(map(decision.points_of, decision.criteria)):
        st.caption("All sliders stand at 0, so every criterion counts the same.")
    if decision.equal_is_right and edits.are_equal(decision):
        st.caption("All criteria count the same, as you said.")
    elif not weights_are_set(decision):
        st.button(
            "All equal is right",
            icon=":material/check:",
            help="Say that all criteria count the same for you. Or move the sliders.",
            on_click=state.change,
            args=(identity, edits.accept_equal_weights, "equal weights"),
            key=f"equal_{identity}",
        )


def _sliders(analysis: Analysis) -> list[dict[str, object]]:
    """Return a slider each: points from 0 to 100, and how far the offers are apart in value.

    That is part of a result, so it stays 0 until a result may be seen.
    """
    shown = 0.0 if analysis.decision.asked_first else 1.0
    return [
        {
            "key": criterion.key,
            "name": legible(criterion.name),
            "points": float(points),
            "spread": shown * float(spread),
            "help": f"{criterion.meaning} {swing(criterion)}",
        }
        for criterion, points, spread in zip(
            analysis.criteria, analysis.points, analysis.value_ranges, strict=True
        )
    ]


def _firmness(identity: str, decision: Decision) -> None:
    """Show by how much each slider may be off."""
    tied = state.bound(
        identity, "firmness", decision.firmness, edits.set_firmness, "firmness changed"
    )
    st.slider(
        "How firm are these weights?",
        FIRMEST,
        LOOSEST,
        step=0.1,
        format="× %.1f",
        help=explained("Firmness"),
        **tied,
    )


def _profile(identity: str, analysis: Analysis) -> None:
    """Show whose weights to start from; picking one sets sliders and ideal points."""
    decision = analysis.decision
    profiles = {profile.key: profile for profile in analysis.catalog.profiles}
    if not profiles:
        return

    def taken(before: Decision, key: str) -> Decision:
        if key not in profiles:
            return revised(before, profile=None)
        return edits.take_profile(before, profiles[key])

    picked = decision.profile if decision.profile in profiles else NOBODY
    names = {NOBODY: "Nobody: my own weights", **{key: p.name for key, p in profiles.items()}}
    st.selectbox(
        "Start from the weights of",
        list(names),
        format_func=names.__getitem__,
        help=explained("Profile of weights"),
        **state.bound(identity, "weights_of", picked, taken, "profile taken"),
    )
    if picked == NOBODY:
        return
    st.caption(f"{profiles[picked].for_whom} {profiles[picked].reasons}")
    if taken(decision, picked) != decision:
        st.button(
            "Back to these weights",
            on_click=state.change,
            args=(identity, lambda before: taken(before, picked), "profile taken"),
        )
