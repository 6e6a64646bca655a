"""Does pay count, and what is it worth? The button that counts it, and its three amounts."""

from functools import partial

import streamlit as st
from markupsafe import Markup

from criteria.criterion import PAY_KEY
from decision import edits
from decision.analysis import PAY_MEANING, PAY_NAME
from decision.findings.findings import Findings
from decision.model import Decision, PayCurve
from decision.ui import amount_fields, choices, state
from decision.ui.pay import reading
from decision.ui.pay.fields import WIDTH, beside, in_label
from decision.words.beyond_ends import beyond_sentences
from decision.words.pay_counting import (
    A_YEAR,
    ALIKE_IS_SAID,
    COUNT_IT,
    FIRST,
    PROPOSED,
    SECOND,
    counted_twice,
    not_counted,
    what_pay_decides,
    which_raise,
)
from decision.words.text import Named, as_html, as_markdown

LABELS = {
    "least": ("The least to live on", "It is worth nothing, and so is what lies below it."),
    "enough": ("More would change nothing from", "It is worth all, and so is what lies above it."),
    "middle": (
        "Both mean the same at",
        "It is worth half. Empty: every raise of one size means the same.",
    ),
}


def line(identity: str, findings: Findings) -> None:
    """Say what pay decides, or that it is not counted, with a button; nothing if none is known."""
    decides = what_pay_decides(findings)
    if decides:
        st.caption(as_markdown(decides))
    said, proposed = not_counted(findings), findings.pay_counting.proposed
    if not said or proposed is None:
        return
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="pay_not_counted"
    ):
        st.markdown(said, width="content")
        _count_it(identity, proposed)


def not_in_use(identity: str, findings: Findings) -> None:
    """Show pay among the criteria that do not count; nothing where none is known."""
    proposed = findings.pay_counting.proposed
    if findings.pay_counting.counts or proposed is None:
        return
    with st.container(key=f"off_{PAY_KEY}_{identity}"):
        left, right = st.columns([4, 1], vertical_alignment="center")
    meaning = (Named(PAY_NAME), f" (not counted): {PAY_MEANING.format('')}")
    left.html(Markup("<p class='one'>{}</p>").format(as_html(meaning)))
    with right:
        _count_it(identity, proposed)


def _count_it(identity: str, proposed: PayCurve) -> None:
    st.button(
        COUNT_IT,
        icon=":material/toggle_on:",
        help="Pay becomes a criterion with a slider. Undo takes it back.",
        on_click=_counted,
        args=(identity, proposed),
        key=f"count_pay_{identity}",
    )


def _counted(identity: str, proposed: PayCurve) -> None:
    """Count pay, and unfold where it is asked what it is worth; for the button's callback."""
    if state.changed(identity, partial(edits.count_pay, proposed=proposed), "pay counted"):
        choices.unfold(f"criterion_{PAY_KEY}_{identity}")


def amounts(identity: str, findings: Findings) -> None:
    """Show the three amounts that say what pay is worth, and the question for the middle one."""
    decision = findings.analysis.whole
    curve = decision.pay_basis.curve
    if curve is None:
        return
    if curve == findings.pay_counting.proposed:
        st.caption(PROPOSED)
    with beside():
        _amount(identity, decision, "least", curve.least)
        _amount(identity, decision, "enough", curve.enough)
    st.markdown(as_markdown(which_raise(decision.pay_basis, curve)))
    with beside():
        for word, is_first in ((FIRST, True), (SECOND, False)):
            st.button(
                word,
                on_click=state.change,
                args=(identity, partial(edits.raise_means_more, first=is_first), "raise chosen"),
                key=f"raise_{is_first}_{identity}",
            )
        _amount(identity, decision, "middle", curve.middle)
    st.caption(ALIKE_IS_SAID)
    for said in (*beyond_sentences(findings, PAY_KEY), counted_twice(decision)):
        if said:
            st.caption(as_markdown(said))


def _amount(identity: str, decision: Decision, field: str, amount: float | None) -> None:
    currency = decision.pay_basis.currency
    unit = f"{currency or 'money'}{A_YEAR}"
    label, tip = LABELS[field]

    def changed(before: Decision, typed: str) -> Decision:
        number = reading.money(typed, unit)
        if number is None and field != "middle":
            return before
        return edits.change_pay_curve(before, **{field: number})

    name, undo = f"pay_{field}", f"Pay: {label.lower()} changed"
    tied = state.bound(identity, name, amount_fields.written(amount), changed, undo)
    shown = f"{label}, {in_label(f'{currency}{A_YEAR}'.strip())}"
    st.text_input(shown, help=tip, width=WIDTH, **tied)
