"""What counts, and what do the words mean? The criteria, one's own among them, and the terms.

A criterion in use can be moved, aimed at an ideal point and switched off; its ratings are kept for
when it is on again. One's own is rated from 0 to 10, or measured in a unit between two ends.
"""

import streamlit as st
from markupsafe import Markup

from criteria.catalog import load
from criteria.criterion import Criterion, Direction
from decision import edits
from decision.analysis import criteria_in_use, describable
from decision.model import Decision, OwnCriterion
from decision.ui import (
    amount_fields,
    frame,
    html,
    own_criteria,
    rating_fields,
    session,
    state,
    steps,
    what_matters,
)
from decision.ui.frame import EditButton
from decision.ui.pages import begin
from decision.words.lexicon import LEXICON
from decision.words.text import Named, as_html, rating

WIDTH = 130


def show() -> None:
    """Put the page on screen."""
    identity = state.open_decision()
    decision, catalog = state.newest(identity).decision, load()
    _weights(identity, _below(decision))
    frame.heading("What counts")
    built_in = {criterion.key: criterion.direction for criterion in catalog.criteria}
    st.caption(
        "Offers are rated on a criterion from 0 to 10, and its levels say what a number means. "
        "A criterion of your own can be measured in a unit instead, between a worst and a best."
    )
    for criterion in criteria_in_use(decision, catalog):
        _in_use(identity, decision, criterion, built_in.get(criterion.key))
    _not_in_use(identity, decision, describable(decision, catalog))
    own_criteria.new(identity, decision, list(built_in))
    frame.heading("What the words mean")
    st.html(Markup("<dl class='lexicon'>{}</dl>").format(html.definitions(LEXICON.items())))


def _below(decision: Decision) -> Decision:
    """Return what is shown below the sliders: all but the weights."""
    return decision.model_copy(update={"points": {}, "profile": None, "equal_is_right": False})


# A fragment, so that a slider's move redraws no more than this: what can be undone, and what the
# answer is in short, are in it. Undo may change what stands ``below``.
@st.fragment
def _weights(identity: str, below: Decision) -> None:
    with frame.guarded():
        steps.redraw_if_changed(identity)
        if _below(state.newest(identity).decision) != below:
            session.draw_anew()
        _, revision = begin("What matters to you")
        with st.container(key="weights_of_criteria"):
            what_matters.board(identity)
            what_matters.equal_weights(identity, revision.decision)
        steps.next_button(identity, revision.decision)


def _in_use(
    identity: str, decision: Decision, criterion: Criterion, built_in: Direction | None
) -> None:
    """Show a criterion in use; ``built_in`` is what is better by the catalogue, None if not its."""
    own = {each.key: each for each in decision.own_criteria}.get(criterion.key)
    ways = [Direction.MORE, Direction.LESS] if built_in is None else [built_in]
    ways += [Direction.IDEAL] if criterion.measure is None else []
    with st.container(border=True):
        st.html(_described(criterion))
        if own is not None:
            own_criteria.fields(identity, decision, own)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _direction(identity, criterion, ways)
            _arrange(identity, decision, criterion, own)


def _described(criterion: Criterion) -> Markup:
    example = Markup("{}<small>{}</small>")
    levels = html.definitions(
        (rating(level.rating), example.format(level.says, level.example))
        for level in criterion.levels
    )
    shown = html.folded("The levels", Markup("<dl>{}</dl>").format(levels))
    return Markup("<section class='criterion'><h3>{}</h3><p>{}</p>{}</section>").format(
        html.name(criterion.name),
        as_html((criterion.meaning, " ", criterion.is_not)),
        shown if criterion.levels else "",
    )


# What is better --------------------------------------------------------------------------------


def _direction(identity: str, criterion: Criterion, ways: list[Direction]) -> None:
    def directed(decision: Decision, way: Direction) -> Decision:
        return edits.set_direction(decision, criterion.key, way)

    name, way = f"direction_{criterion.key}", criterion.direction
    st.segmented_control(
        "What is better?",
        ways,
        format_func=own_criteria.DIRECTIONS.__getitem__,
        required=True,
        **state.bound(identity, name, way, directed, "what is better changed"),
    )
    if criterion.ideal_point is not None:
        _ideal_point(identity, criterion, criterion.ideal_point)


def _ideal_point(identity: str, criterion: Criterion, ideal: float) -> None:
    def aimed(decision: Decision, text: str) -> Decision:
        at = amount_fields.single(rating_fields.typed(text, criterion))
        return decision if at is None else edits.set_ideal_point(decision, criterion.key, at)

    shown, name = amount_fields.written(ideal), f"ideal_{criterion.key}"
    tied = state.bound(identity, name, shown, aimed, "ideal point changed")
    st.text_input("Best at", width=WIDTH, help=LEXICON["Ideal point"], **tied)


# Order and use ---------------------------------------------------------------------------------


def _arrange(
    identity: str, decision: Decision, criterion: Criterion, own: OwnCriterion | None
) -> None:
    place, last = decision.criteria.index(criterion.key), len(decision.criteria) - 1
    tip = "Lists the criterion {}, on every page."
    off = "The criterion no longer counts. Its ratings are kept."
    removed = "Removes the criterion and its ratings. Undo brings them back."
    buttons = [
        *frame.move_buttons(tip, edits.move_criterion, place, last),
        EditButton("Switch off", "toggle_off", off, edits.switch_off, last == 0),
    ]
    key, name = criterion.key, criterion.name
    frame.edit_buttons(identity, key, name, buttons)
    if own is not None:
        delete = edits.delete_own_criterion
        frame.delete_button(identity, key, name, delete, removed, disabled=last == 0)


def _not_in_use(identity: str, decision: Decision, criteria: dict[str, Criterion]) -> None:
    off = [criterion for key, criterion in criteria.items() if key not in decision.criteria]
    tip = "The criterion counts, with the ratings it had."
    on = EditButton("Switch on", "toggle_on", tip, edits.switch_on)
    if off:
        frame.heading("Not counted")
    for criterion in off:
        meaning = as_html((Named(criterion.name), f": {criterion.meaning}"))
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.html(Markup("<p class='one'>{}</p>").format(meaning))
        with right:
            frame.edit_buttons(identity, criterion.key, criterion.name, [on])
