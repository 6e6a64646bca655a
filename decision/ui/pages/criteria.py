"""What counts, and how much? Sliders, and all that can be said of a criterion.

A criterion in use is a row: its slider, and the step that it weighs. What is rarer is folded, and
drawn once it is unfolded. A criterion that is switched off keeps its ratings for when it is on
again. One's own is rated from 0 to 10, or measured in a unit between two ends.
"""

import streamlit as st
from markupsafe import Markup

from criteria.criterion import PAY_KEY, Criterion, Direction
from decision import edits
from decision.analysis import analyse, catalog_of, criteria_in_use, describable
from decision.findings.findings import Findings
from decision.findings.readiness import weights_are_set
from decision.model import Decision, OwnCriterion
from decision.ui import (
    amount_fields,
    frame,
    must_haves,
    own_criteria,
    rating_fields,
    session,
    state,
    steps,
    what_matters,
)
from decision.ui.frame import EditButton
from decision.ui.pages import begin
from decision.ui.pay import counting
from decision.words.lexicon import LEXICON, aim
from decision.words.overlap import twice
from decision.words.text import Named, as_html, as_label, as_markdown

WIDTH = 150
LAST = "One criterion has to count. Switch another one on first."


def show() -> None:
    """Put the page on screen."""
    identity = state.open_decision()
    decision = state.newest(identity).decision
    catalog = catalog_of(decision)
    _weights(identity, _below(decision))
    findings = Findings(analyse(decision))
    must_haves.show(identity, findings)
    frame.heading("What counts")
    for line in twice(decision, catalog):
        st.warning(as_markdown(line), icon=":material/content_copy:")
    built_in = {criterion.key: criterion.direction for criterion in catalog.criteria}
    with st.container(gap="xsmall"):
        for criterion in criteria_in_use(decision, catalog):
            _in_use(identity, findings, criterion, built_in.get(criterion.key))
        _not_in_use(identity, decision, describable(decision, catalog))
        counting.not_in_use(identity, findings)
        own = frame.folded("Add a criterion of your own", f"new_criterion_{identity}")
        if own.open:
            with own:
                own_criteria.new(identity, decision, list(built_in))


def _below(decision: Decision) -> Decision:
    """Return what is shown below the sliders: all but the weights."""
    return decision.model_copy(update={"points": {}, "profile": None, "equal_is_right": False})


# A fragment, so that a slider's move redraws no more than this: what can be undone, and what the
# answer is in short, are in it. Undo may change what stands ``below``.
@st.fragment
def _weights(identity: str, below: Decision) -> None:
    with frame.guarded():
        newest = state.newest(identity).decision
        steps.redraw_if_changed(identity, newest)
        if _below(newest) != below:
            session.draw_anew()
        _, revision = begin("What matters to you")
        with st.container():  # always there, so that the sliders keep their place and focus
            if not weights_are_set(revision.decision):
                st.caption(what_matters.TO_WEIGH)
        left, right = st.columns([3, 1], gap="large")
        with left, st.container(key="weights_of_criteria"):
            what_matters.board_in_full(identity)
        with right:
            what_matters.start_from(identity, analyse(revision.decision))
            with st.container():  # always there, as above
                what_matters.equal_weights(identity, revision.decision)
            what_matters.reset(identity)
        steps.next_button(identity, revision.decision)


def _in_use(
    identity: str, findings: Findings, criterion: Criterion, built_in: Direction | None
) -> None:
    """Show a criterion in use; ``built_in`` is what is better by the catalogue, None if not its."""
    decision = findings.analysis.whole
    label = f"**{as_label(criterion.name)}**: {as_label(aim(criterion))}"
    row = frame.folded(label, f"criterion_{criterion.key}_{identity}")
    if not row.open:
        return
    own = {each.key: each for each in decision.own_criteria}.get(criterion.key)
    ways = [Direction.MORE, Direction.LESS] if built_in is None else [built_in]
    ways += [Direction.IDEAL] if criterion.measure is None else []
    with row:
        if own is not None:
            own_criteria.fields(identity, decision, own)
        if criterion.key == PAY_KEY:
            counting.amounts(identity, findings)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            if criterion.key != PAY_KEY:
                _direction(identity, criterion, ways)
            _arrange(identity, decision, criterion, own)


# What is better --------------------------------------------------------------------------------


def _direction(identity: str, criterion: Criterion, ways: list[Direction]) -> None:
    def directed(decision: Decision, way: Direction) -> Decision:
        return edits.set_direction(decision, criterion.key, way)

    name, way = f"direction_{criterion.key}", criterion.direction
    st.segmented_control(
        f"{as_label(criterion.name)}: what is better?",
        ways,
        default=way,
        format_func=own_criteria.DIRECTIONS.__getitem__,
        required=True,
        **state.bound_choice(identity, name, way, directed, "what is better changed"),
    )
    if criterion.ideal_point is not None:
        _ideal_point(identity, criterion, criterion.ideal_point)


def _ideal_point(identity: str, criterion: Criterion, ideal: float) -> None:
    def aimed(decision: Decision, text: str) -> Decision:
        at = amount_fields.single(rating_fields.typed(text, criterion))
        return decision if at is None else edits.set_ideal_point(decision, criterion.key, at)

    shown, name = amount_fields.written(ideal), f"ideal_{criterion.key}"
    tied = state.bound(identity, name, shown, aimed, "ideal point changed")
    label = f"{as_label(criterion.name)}: best at"
    st.text_input(label, width=WIDTH, help=LEXICON["Ideal point"], **tied)


# Order and use ---------------------------------------------------------------------------------


def _arrange(
    identity: str, decision: Decision, criterion: Criterion, own: OwnCriterion | None
) -> None:
    place, last = decision.criteria.index(criterion.key), len(decision.criteria) - 1
    tip = "Lists the criterion {}, on every page."
    off = "The criterion no longer counts. Its ratings are kept." if last else LAST
    removed = "Removes the criterion and its ratings. Undo brings them back."
    buttons = [
        *frame.move_buttons(tip, edits.move_criterion, place, last),
        EditButton("Switch off", "toggle_off", off, edits.switch_off, last == 0),
    ]
    key, name = criterion.key, criterion.name
    frame.edit_buttons(identity, key, name, buttons)
    if own is not None:
        delete = edits.delete_own_criterion
        limits = len(edits.must_haves_on(decision, key))
        if limits:  # they go along, which is said before and after
            name += f" and {limits} must-have{'' if limits == 1 else 's'} on it"
            removed = removed.replace("its ratings", "its ratings, and its must-haves")
        frame.delete_button(identity, key, name, delete, removed, disabled=last == 0)


def _not_in_use(identity: str, decision: Decision, criteria: dict[str, Criterion]) -> None:
    off = [criterion for key, criterion in criteria.items() if key not in decision.criteria]
    tip = "The criterion counts, with the ratings it had."
    on = EditButton("Switch on", "toggle_on", tip, edits.switch_on)
    for criterion in off:
        meaning = as_html((Named(criterion.name), f" (not counted): {criterion.meaning}"))
        with st.container(key=f"off_{criterion.key}_{identity}"):
            left, right = st.columns([4, 1], vertical_alignment="center")
        left.html(Markup("<p class='one'>{}</p>").format(meaning))
        with right:
            frame.edit_buttons(identity, criterion.key, criterion.name, [on])
