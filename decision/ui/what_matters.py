"""What matters to the user? The weights board, and whose weights to start from."""

import streamlit as st

from criteria.profile import Profile
from decision import edits
from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.model import FIRMEST, LOOSEST, Decision, revised
from decision.store.store import Revision
from decision.ui import frame, state
from decision.ui.components.weights_board import WeightRow, weights_board
from decision.words.lexicon import explained, swing
from decision.words.text import as_label, as_plain, legible
from decision.words.weights import weight_ranges_sentence

NOBODY = "*nobody"


def show(identity: str, revision: Revision, findings: Findings) -> None:
    """Show the sliders, whose weights to start from, and the way back."""
    st.subheader("What matters to you", help=explained("Weight", "Decides"), anchor=False)
    weights_board(
        _weight_rows(findings.analysis),
        key=state.board_key(identity),
        acknowledged=state.acknowledged(identity),
        on_moved=lambda: state.board_moved(identity),
    )
    _firmness(identity, findings)
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


def _firmness(identity: str, findings: Findings) -> None:
    """Show by how much each slider may be off, and what that makes of the weights."""
    st.slider(
        "How firm are these weights?",
        FIRMEST,
        LOOSEST,
        step=0.1,
        format="× %.1f",
        help=explained("Firmness"),
        **state.bound(
            identity,
            "firmness",
            findings.analysis.decision.firmness,
            edits.set_firmness,
            "firmness changed",
        ),
    )
    ranges = as_plain(weight_ranges_sentence(findings))
    st.caption(as_label(ranges).replace(" %", "\u00a0%"))


def _profile(identity: str, analysis: Analysis) -> None:
    """Show whose weights to start from; picking one sets sliders and ideal points."""
    decision = analysis.decision
    profiles = {profile.key: profile for profile in analysis.catalog.profiles}
    if not profiles:
        return
    names = {NOBODY: "Nobody: my own weights", **{key: p.name for key, p in profiles.items()}}
    picked = decision.profile if decision.profile in profiles else NOBODY
    st.selectbox(
        "Start from the weights of",
        list(names),
        format_func=names.__getitem__,
        help=explained("Profile of weights"),
        **state.bound(
            identity,
            "weights_of",
            picked,
            lambda d, key: _taken(d, profiles.get(key)),
            "profile taken",
        ),
    )
    if picked != NOBODY:
        profile = profiles[picked]
        st.caption(f"{profile.for_whom} {profile.reasons}")
        if edits.take_profile(decision, profile) != decision:
            st.button(
                "Back to these weights",
                on_click=state.change,
                args=(identity, lambda d: edits.take_profile(d, profile), "profile taken"),
            )


def _taken(decision: Decision, profile: Profile | None) -> Decision:
    if profile is None:
        return revised(decision, profile=None)
    return edits.take_profile(decision, profile)


def _weight_rows(analysis: Analysis) -> list[WeightRow]:
    return [
        WeightRow(
            key=criterion.key,
            name=legible(criterion.name),
            points=float(points),
            spread=float(spread),
            help=f"{criterion.meaning} {swing(criterion)}",
        )
        for criterion, points, spread in zip(
            analysis.criteria, analysis.points, analysis.value_ranges, strict=True
        )
    ]
