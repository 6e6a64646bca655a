"""What is a criterion of one's own? A name and a scale: rated by described ends, or measured.

`fields` shows what there is to change about one, `new` where one is made.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from criteria.criterion import SCALE_HIGH, SCALE_LOW, UNIT_LIMIT, Direction
from decision import edits
from decision.imports.reading.amounts import Amount, NoAmountError
from decision.model import (
    ANCHOR_LIMIT,
    CRITERION_NAME_LIMIT,
    Decision,
    OwnCriterion,
    OwnMeasure,
)
from decision.ui import amount_fields, frame, measured, state
from decision.words.amounts import amount_range
from decision.words.text import as_label, as_markdown

WIDTH = 150
DIRECTIONS = {
    Direction.MORE: "More is better",
    Direction.LESS: "Less is better",
    Direction.IDEAL: "Best at a point",
}
RATED, MEASURED = SCALES = "Rated 0 to 10", "Measured in a unit"
OVER = (
    "Numbers from 0 to 10 stay as they are when you change over. An amount that cannot be a rating "
    "is written in its note."
)
UNITS = "min, $, km"
UNIT = "Numbers stay as they are when you change it."
ANCHORS = {"at_low": "low", "at_high": "high"}
FIT = (
    "Some of your amounts lie beyond worst or best, and are worth the same as these. Other ends "
    "change what the weight means: it is the step from worst to best."
)
ENDS = {
    "worst": ("Worst", "It is worth nothing, and so is what lies beyond it."),
    "best": ("Best", "It is worth everything, and so is what lies beyond it."),
    "half": ("Worth half", "Leave it empty if that is the middle of worst and best."),
}


def fields(identity: str, decision: Decision, own: OwnCriterion) -> None:
    """Show the name and the scale of an own criterion."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _text(identity, own, "name", "name", CRITERION_NAME_LIMIT)
        _scale(identity, own)
    with st.container(horizontal=True):
        if own.measure is None:
            _text(identity, own, "at_low", "what is a 0?", ANCHOR_LIMIT)
            _text(identity, own, "at_high", "what is a 10?", ANCHOR_LIMIT)
            return
        _measure(identity, own, own.measure)
    _fitting(identity, decision, own, own.measure)


def _label(own: OwnCriterion, field: str) -> str:
    """Return the label of a field; by ear, nothing else says whose it is."""
    return f"{as_label(own.name)}: {field}"


def _text(identity: str, own: OwnCriterion, field: str, word: str, limit: int) -> None:
    def changed(decision: Decision, text: str) -> Decision:
        return edits.change_own_criterion(decision, own.key, **{field: text})

    name, value = f"{field}_{own.key}", getattr(own, field)
    tied = state.bound(identity, name, value, changed, "criterion described")
    st.text_input(_label(own, word), max_chars=limit, **tied)


def _scale(identity: str, own: OwnCriterion) -> None:
    """Show whether a criterion is rated or measured, to change over."""

    def changed(decision: Decision, scale: str) -> Decision:
        over = edits.measure_criterion if scale == MEASURED else edits.rate_criterion
        return over(decision, own.key)

    scale = RATED if own.measure is None else MEASURED
    tied = state.bound_choice(identity, f"scale_{own.key}", scale, changed, "scale changed over")
    label = _label(own, "scale")
    st.segmented_control(label, SCALES, default=scale, required=True, help=OVER, **tied)


def _measure(identity: str, own: OwnCriterion, measure: OwnMeasure) -> None:
    key, label = own.key, _label(own, "unit")
    edit = partial(_end_changed, key, "unit")
    tied = state.bound(identity, f"unit_{key}", measure.unit, edit, "unit changed")
    st.text_input(label, max_chars=UNIT_LIMIT, width=WIDTH, placeholder=UNITS, help=UNIT, **tied)
    for field, (word, tip) in ENDS.items():
        edit = partial(_end_typed, key, field)
        name, end, undo = f"{field}_{key}", getattr(measure, field), f"{word.lower()} changed"
        tied = amount_fields.bound(identity, name, end, measure.unit, edit, undo)
        shown = amount_fields.written((measure.worst + measure.best) / 2) if field == "half" else ""
        label = _label(own, word.lower())
        st.text_input(label, help=tip, width=WIDTH, placeholder=shown, **tied)


def _fitting(identity: str, decision: Decision, own: OwnCriterion, measure: OwnMeasure) -> None:
    """Propose ends around the amounts where some lie beyond the ends."""
    amounts = edits.amounts_of(decision, own.key)
    if all(measure.low <= each <= measure.high for each in amounts):
        return
    around = edits.fitted(measure, amounts)
    criterion = own.model_copy(update={"measure": around}).as_criterion()
    ends = amount_range(criterion, around.worst, around.best, " to ")
    st.caption(FIT)
    st.button(
        as_markdown(("Measure from ", ends)),
        icon=":material/fit_width:",
        on_click=state.change,
        args=(identity, partial(edits.fit_ends, key=own.key), "scale fitted"),
        key=f"fit_{own.key}_{identity}",
    )


def _end_changed(key: str, field: str, decision: Decision, new: object) -> Decision:
    return edits.change_measure(decision, key, **{field: new})


def _end_typed(key: str, field: str, decision: Decision, typed: Amount) -> Decision:
    """Return the decision with a field of a measure changed; a cleared end stays as it is."""
    end = amount_fields.single(typed)
    if end is None and field != "half":
        return decision
    return _end_changed(key, field, decision, end)


# A new one -------------------------------------------------------------------------------------


def new(identity: str, decision: Decision, taken: list[str]) -> None:
    """Show where to make a criterion; ``taken`` are the keys of the catalogue's."""
    measured.ready_ones(identity, decision, taken)
    scale = frame.view("Its scale", SCALES, "new_scale")
    # With another key it is drawn anew, nothing picked, once a criterion is made.
    way = f"criterion_way_{len(decision.own_criteria)}"
    with st.form(f"new_criterion_{scale}_{identity}", border=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input("Its name", key="criterion_name", max_chars=CRITERION_NAME_LIMIT)
            if scale == MEASURED:
                _new_measure(way)
            else:
                st.text_input("A 0 is", key="criterion_low", max_chars=ANCHOR_LIMIT)
                st.text_input("A 10 is", key="criterion_high", max_chars=ANCHOR_LIMIT)
        described = partial(_measured, way) if scale == MEASURED else _rated
        st.form_submit_button(
            "Add criterion",
            icon=":material/add:",
            on_click=_added,
            args=(identity, taken, described),
        )


def _new_measure(way: str) -> None:
    st.text_input(
        "Its unit", key="criterion_unit", max_chars=UNIT_LIMIT, width=WIDTH, placeholder=UNITS
    )
    for field, (word, tip) in ENDS.items():
        st.text_input(word, key=f"criterion_{field}", help=tip, width=WIDTH)
    ways = [Direction.MORE, Direction.LESS]
    st.segmented_control(
        "What is better?",
        ways,
        format_func=DIRECTIONS.__getitem__,
        key=way,
        help="The worst and the best say it, too. Without them they are 0 and 10 until you know.",
    )


def _added(identity: str, taken: list[str], described: Callable[[], dict[str, object]]) -> None:
    name = state.typed("criterion_name")

    def edit(decision: Decision) -> Decision:
        return edits.add_own_criterion(decision, name, taken, **described())

    if state.changed(identity, edit, "criterion added"):
        parts = ("name", "low", "high", "unit", *ENDS)
        state.empty(*(f"criterion_{part}" for part in parts))


def _rated() -> dict[str, object]:
    return {end: state.typed(f"criterion_{part}") for end, part in ANCHORS.items()}


def _measured(way: str) -> dict[str, object]:
    typed = {part: state.typed(f"criterion_{part}") for part in ("unit", *ENDS)}
    return {"measure": measure_typed(**typed, way=state.typed(way))}


def measure_typed(unit: str, worst: str, best: str, half: str, way: str = "") -> OwnMeasure:
    """Return the scale that was typed.

    Parameters
    ----------
    unit
        Where it is empty, that of the amounts.
    worst, best
        Amounts, or both empty: then they are 0 and 10, by the direction that is better.
    way
        "more", "less", or empty: then the ends say it.

    Raises
    ------
    NoAmountError
        If one of them is no amount in this unit, or worst and best are not in this order.

    >>> measure_typed("", "1.5 h", "15 min", "", "less").worst
    1.5
    """
    unit = unit.strip() or amount_fields.unit_in(worst, best, half)
    texts = {"worst": worst, "best": best, "half": half}
    ends = {field: _end_in(ENDS[field][0], text, unit) for field, text in texts.items()}
    if ends["worst"] is None and ends["best"] is None and ends["half"] is None:
        direction = Direction(way) if way else Direction.MORE
        return edits.measure_between(unit, SCALE_LOW, SCALE_HIGH, direction)
    if ends["worst"] is None or ends["best"] is None:
        raise NoAmountError("found one end of the scale; expected a worst and a best amount")
    measure = OwnMeasure.model_validate({"unit": unit, **ends})
    if way and measure.direction != way:
        order = "above" if way == Direction.MORE else "below"
        found = f"found a worst of {worst} and a best of {best}"
        raise NoAmountError(f"{found}; expected a best {order} the worst, as {way} is better")
    return measure


def _end_in(word: str, text: str, unit: str) -> float | None:
    """Return an end that was typed, None if nothing was."""
    try:
        return amount_fields.single(amount_fields.typed(text, unit))
    except NoAmountError as error:
        raise NoAmountError(f"{word}: {error}") from None
