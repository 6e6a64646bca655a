"""What counts, and what do the words mean? The criteria, one's own among them, and the terms.

A criterion in use can be moved, aimed at an ideal point and switched off; its ratings are kept for
when it is on again.
"""

from functools import partial
from html import escape

import streamlit as st

from criteria import catalog
from criteria.criterion import SCALE_HIGH, SCALE_LOW, Criterion, Direction
from decision import edits
from decision.analysis import criteria_in_use, describable
from decision.model import ANCHOR_LIMIT, CRITERION_NAME_LIMIT, Decision, OwnCriterion
from decision.ui import answer_page, frame, state
from decision.words.lexicon import LEXICON
from decision.words.text import Named, as_html, rating

STEP, WIDTH = 0.5, 130
OWN = "A criterion of your own"
DIRECTIONS = {
    Direction.MORE: "More is better",
    Direction.LESS: "Less is better",
    Direction.IDEAL: "Best at a point",
}
TIPS = {
    "Up": "Lists the criterion earlier, on every page.",
    "Down": "Lists the criterion later, on every page.",
    "Switch off": "The criterion no longer counts. Its ratings are kept.",
    "Delete": "Takes the criterion and its ratings away. Undo brings them back.",
}


def show() -> None:
    """Put the page on screen."""
    identity = state.open_decision()
    revision = state.newest(identity)
    frame.message(identity)
    answer_page.in_brief(revision.decision)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("What counts", anchor=False)
        frame.history_buttons(identity, revision)
    st.caption("Offers are rated on each from 0 to 10. The levels say what a number means.")
    for criterion in criteria_in_use(revision.decision):
        _in_use(identity, revision.decision, criterion)
    _not_in_use(identity, revision.decision)
    _new(identity)
    st.subheader("What the words mean", anchor=False)
    terms = "".join(f"<dt>{escape(t)}</dt><dd>{escape(text)}</dd>" for t, text in LEXICON.items())
    st.html(f"<dl class='lexicon'>{terms}</dl>")


def _in_use(identity: str, decision: Decision, criterion: Criterion) -> None:
    own = {known.key: known for known in decision.own_criteria}.get(criterion.key)
    with st.container(border=True):
        st.html(_described(criterion))
        if own is not None:
            _own_fields(identity, own)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _direction(identity, criterion, own)
            _arrange(identity, decision, criterion, own)


def _described(criterion: Criterion) -> str:
    levels = "".join(
        f"<dt>{rating(level.rating)}</dt>"
        f"<dd>{escape(level.says)}<small>{escape(level.example)}</small></dd>"
        for level in criterion.levels
    )
    words = as_html((criterion.meaning, " ", criterion.is_not))
    heading = f"<h3>{as_html((Named(criterion.name),))}</h3><p>{words}</p>"
    shown = f"<details><summary>The levels</summary><dl>{levels}</dl></details>" if levels else ""
    return f"<section class='criterion'>{heading}{shown}</section>"


# What is better --------------------------------------------------------------------------------


def _direction(identity: str, criterion: Criterion, own: OwnCriterion | None) -> None:
    built_in = {known.key: known.direction for known in catalog.load().criteria}
    ways = [built_in[criterion.key]] if own is None else [Direction.MORE, Direction.LESS]
    st.segmented_control(
        "What is better?",
        [*ways, Direction.IDEAL],
        format_func=DIRECTIONS.__getitem__,
        required=True,
        **state.bound(
            identity,
            f"direction_{criterion.key}",
            criterion.direction,
            partial(_set_direction, criterion.key),
            "what is better changed",
        ),
    )
    if criterion.ideal_point is not None:
        _ideal_point(identity, criterion, criterion.ideal_point)


def _ideal_point(identity: str, criterion: Criterion, ideal: float) -> None:
    st.number_input(
        "Best at",
        value=None,  # a cleared field; else it would be the least value
        min_value=SCALE_LOW,
        max_value=SCALE_HIGH,
        step=STEP,
        format="%0.1f",
        width=WIDTH,
        help=LEXICON["Ideal point"],
        **state.bound(
            identity,
            f"ideal_{criterion.key}",
            ideal,
            partial(_set_ideal_point, criterion.key),
            "ideal point changed",
        ),
    )


def _set_direction(key: str, decision: Decision, direction: Direction) -> Decision:
    return edits.set_direction(decision, key, direction)


def _set_ideal_point(key: str, decision: Decision, ideal: float | None) -> Decision:
    return decision if ideal is None else edits.set_ideal_point(decision, key, ideal)


# Order and use ---------------------------------------------------------------------------------


def _arrange(
    identity: str, decision: Decision, criterion: Criterion, own: OwnCriterion | None
) -> None:
    place, last = decision.criteria.index(criterion.key), len(decision.criteria) - 1
    act = partial(_act, identity, criterion.key)
    act("Up", ":material/arrow_upward:", partial(_moved, -1), disabled=place == 0)
    act("Down", ":material/arrow_downward:", partial(_moved, 1), disabled=place == last)
    act("Switch off", ":material/toggle_off:", edits.switch_off, disabled=last == 0)
    if own is not None:
        act("Delete", ":material/delete:", edits.delete_own_criterion, disabled=last == 0)


def _moved(steps: int, decision: Decision, key: str) -> Decision:
    return edits.move_criterion(decision, key, steps)


def _act(
    identity: str, key: str, word: str, icon: str, edit: frame.EditOfOne, *, disabled: bool
) -> None:
    frame.edit_button(
        identity, (word, icon, TIPS[word]), edit, key, f"{word}: a criterion", disabled=disabled
    )


def _not_in_use(identity: str, decision: Decision) -> None:
    known = describable(decision)
    off = [key for key in known if key not in decision.criteria]
    if not off:
        return
    st.subheader("Not counted", anchor=False)
    for key in off:
        words = as_html((Named(known[key].name), f": {known[key].meaning}"))
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.html(f"<p class='one'>{words}</p>")
        with right:
            icon = ":material/toggle_on:"
            tip = "The criterion counts, with the ratings it had."
            frame.edit_button(
                identity, ("Switch on", icon, tip), edits.switch_on, key, "Switch on: a criterion"
            )


# One's own -------------------------------------------------------------------------------------


def _own_fields(identity: str, own: OwnCriterion) -> None:
    with st.container(horizontal=True):
        for field, label, limit in (
            ("name", "Name", CRITERION_NAME_LIMIT),
            ("at_low", "What is a 0?", ANCHOR_LIMIT),
            ("at_high", "What is a 10?", ANCHOR_LIMIT),
        ):
            st.text_input(
                label,
                max_chars=limit,
                **state.bound(
                    identity,
                    f"{field}_{own.key}",
                    getattr(own, field),
                    partial(_changed, own.key, field),
                    "criterion changed",
                ),
            )


def _changed(key: str, field: str, decision: Decision, text: str) -> Decision:
    return edits.change_own_criterion(decision, key, **{field: text})


def _new(identity: str) -> None:
    st.subheader(OWN, anchor=False)
    with st.form(f"new_criterion_{identity}", border=True):
        with st.container(horizontal=True):
            st.text_input("Its name", key="criterion_name", max_chars=CRITERION_NAME_LIMIT)
            st.text_input("A 0 is", key="criterion_low", max_chars=ANCHOR_LIMIT)
            st.text_input("A 10 is", key="criterion_high", max_chars=ANCHOR_LIMIT)
        st.form_submit_button(
            "Add criterion", icon=":material/add:", on_click=_added, args=(identity,)
        )


def _added(identity: str) -> None:
    name, low, high = (state.typed(f"criterion_{part}") for part in ("name", "low", "high"))
    taken = [criterion.key for criterion in catalog.load().criteria]

    def edit(decision: Decision) -> Decision:
        return edits.add_own_criterion(decision, name, taken, at_low=low, at_high=high)

    if state.changed(identity, edit, "criterion added"):
        state.empty(*(f"criterion_{part}" for part in ("name", "low", "high")))
