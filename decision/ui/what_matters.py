"""What matters to the user? The weights board, and whose weights to start from.

The browser owns the sliders that are being moved, Python owns all others: every message carries
the moves that Python has not acknowledged yet, so that none is lost when runs are interrupted.
"""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from criteria.criterion import Criterion
from decision import edits
from decision.analysis import Analysis, analyse
from decision.findings.findings import Findings
from decision.findings.readiness import weights_are_set
from decision.model import FIRMEST, LOOSEST, Decision, revised
from decision.store.store import Revision
from decision.ui import frame, sending, state
from decision.ui.components import Component
from decision.words.lexicon import explained, half, swing, worst_and_best
from decision.words.text import as_label, legible, rating

_BOARD = Component("weights_board")
NOBODY = "*nobody"
TO_WEIGH = (
    "Which of these steps would you want most? Put it at 100. Then the others: 50 matters half "
    "as much."
)
Slider = dict[str, object]


def beside_answer(identity: str, revision: Revision, findings: Findings) -> DeltaGenerator:
    """Show whose weights to start from, and the way back; return the place of the sliders."""
    frame.heading("What matters to you", "Weight", "Decides")
    place = st.container()
    with st.container():  # always there, so that what is below keeps its place
        equal_weights(identity, revision.decision)
    _firmness(identity, revision.decision)
    start_from(identity, findings.analysis)
    with st.container(horizontal=True, gap="small"):
        frame.history_buttons(identity, revision)
        reset(identity)
    return place


def board(identity: str, analysis: Analysis) -> None:
    """Show the sliders."""
    _draw_board(identity, _sliders(analysis))


def reset(identity: str) -> None:
    """Show a button that puts all sliders in the middle."""
    st.button(
        "Reset",
        icon=":material/balance:",
        help="Every slider to 50, so that every criterion counts the same. Undo takes it back.",
        on_click=state.change,
        args=(identity, edits.level_points, "weights levelled"),
    )


def board_in_full(identity: str) -> None:
    """Show the sliders alone, with what each weighs in a line, and its levels folded."""
    analysis = analyse(state.newest(identity).decision)
    rows = zip(_sliders(analysis), analysis.criteria, strict=True)
    _draw_board(identity, [{**row, **_described(criterion)} for row, criterion in rows])


def _draw_board(identity: str, rows: list[Slider]) -> None:
    _BOARD(
        key=sending.board_key(identity),
        data={"rows": rows, "acknowledged": sending.acknowledged(identity, sending.BOARD)},
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


def _sliders(analysis: Analysis) -> list[Slider]:
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
            "swing": None,
            "levels": [],
        }
        for criterion, points, spread in zip(
            analysis.criteria, analysis.points, analysis.value_ranges, strict=True
        )
    ]


def _described(criterion: Criterion) -> Slider:
    """Return the step that a slider weighs, and all that there is to say about its criterion."""
    halfway = half(criterion)
    return {
        "swing": [legible(end) for end in worst_and_best(criterion)],
        "help": " ".join(filter(None, [criterion.meaning, criterion.is_not, halfway])),
        "levels": [[rating(each.rating), each.says, each.example] for each in criterion.levels],
    }


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


def start_from(identity: str, analysis: Analysis) -> None:
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
    names = {NOBODY: "My own weights", **{key: p.name for key, p in profiles.items()}}
    st.selectbox(
        "Start from",
        list(names),
        index=list(names).index(picked),
        format_func=names.__getitem__,
        help=explained("Profile of weights"),
        **state.bound_choice(identity, "weights_of", picked, taken, "profile taken"),
    )
    if picked == NOBODY:
        return
    st.caption(as_label(f"{profiles[picked].for_whom} {profiles[picked].reasons}"))
    if taken(decision, picked) != decision:
        st.button(
            "Back to these weights",
            on_click=state.change,
            args=(identity, lambda before: taken(before, picked), "profile taken"),
        )
