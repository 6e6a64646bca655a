"""What must every offer have? Each must-have in a line, where offers stand, and a new one.

A line unfolds its limit, to change it, and whether it is hard. A new one is about pay, a criterion
in use or not, or a question.
"""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from criteria.catalog import Catalog
from criteria.criterion import PAY_KEY, Criterion, Direction
from criteria.question import Question, Worse
from decision import edits
from decision.analysis import describable
from decision.findings.findings import Findings
from decision.model import MUST_HAVE_LIMIT, Decision, MustHave
from decision.ui import amount_fields, choices, frame, must_have_fields, session, state
from decision.words import html
from decision.words.must_haves import as_line, checks_in_short, limit, stands_in_full
from decision.words.text import as_html, as_label, as_markdown, as_plain

NOTHING, PAY = "*nothing", "*pay"
WIDTH = 360  # pixels
WHY = (
    "An offer that fails a hard must-have is out, whatever else it is. Where that is not known "
    "yet, you find it out first. A soft one is only said beside the offer."
)


def show(identity: str, findings: Findings) -> None:
    """Show the must-haves, and where a new one is made."""
    decision, catalog = findings.analysis.whole, findings.analysis.catalog
    with st.container(key="must_haves", gap="xsmall"):
        above = st.container(horizontal=True, vertical_alignment="bottom")
        with above:
            frame.heading("Must-haves", "Must-have")
        for place, must in enumerate(decision.must_haves):
            _line(identity, findings, place, must)
        if len(decision.must_haves) < MUST_HAVE_LIMIT:
            _new(identity, decision, catalog, above)


def _line(identity: str, findings: Findings, place: int, must: MustHave) -> None:
    decision, catalog = findings.analysis.whole, findings.analysis.catalog
    asked = as_line(limit(must, decision, catalog))
    opened = f"**{as_markdown(asked)}**{'' if must.is_hard else ' (soft)'}"
    label = f"{opened}: {as_markdown(checks_in_short(findings, place))}"
    line = frame.folded(label, f"limit_line_{must.key}_{identity}", opened)
    if not line.open:
        return
    with line:
        lines = (as_html(says) for says in stands_in_full(findings, place))
        st.html(Markup("<ul class='said'>{}</ul>").format(html.items(lines)))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            must_have_fields.show(identity, decision, catalog, must)
            name = f"Must-have {as_plain(asked)}"
            tip = "Removes the must-have. Undo brings it back."
            frame.delete_button(identity, must.key, name, edits.delete_must_have, tip)


# A new one -------------------------------------------------------------------------------------


def _new(identity: str, decision: Decision, catalog: Catalog, above: DeltaGenerator) -> None:
    criteria = describable(decision, catalog)
    questions = {question.key: question for question in catalog.questions}
    names = {NOTHING: "Choose what it is about", PAY: "Pay that is sure"}
    names |= {f"c.{key}": each.name for key, each in criteria.items() if key != PAY_KEY}
    names |= {f"q.{key}": f"Answer: {question.short}" for key, question in questions.items()}
    chosen = f"must_about_{identity}"
    with above:
        about: str = st.selectbox(
            "Add a must-have", help=WHY, width=WIDTH, **choices.choice(chosen, names)
        )
    if about == NOTHING:
        return
    kind, _, key = about.partition(".")
    with st.container(horizontal=True, vertical_alignment="bottom", key="new_must_have"):
        if kind == "c":
            made = _new_rating(criteria[key])
        elif kind == "q":
            made = _new_answer(questions[key])
        else:
            made = _new_pay(decision)
        st.button(
            "Add must-have",
            icon=":material/add:",
            key=f"add_must_have_{identity}",
            on_click=_added,
            args=(identity, chosen, made),
        )


Made = Callable[[Decision], Decision]


def _added(identity: str, chosen: str, made: Made) -> None:
    if state.changed(identity, made, "must-have added"):
        choices.choose(chosen, NOTHING)


def _new_pay(decision: Decision) -> Made:
    key = "must_pay"
    unit = must_have_fields.pay_unit(decision)
    st.text_input(
        f"New limit: at least, {unit}", key=key, width=must_have_fields.WIDTH, placeholder="60k"
    )

    def made(decision: Decision) -> Decision:
        return must_have_fields.with_pay(decision, state.typed(key), edits.add_must_have)

    return made


def _new_rating(criterion: Criterion) -> Made:
    sides, typed = f"must_side_{criterion.key}", f"must_limit_{criterion.key}"
    usual = "at_most" if criterion.direction is Direction.LESS else "at_least"
    names = must_have_fields.SIDES
    label = f"{as_label(criterion.name)}: new limit"
    st.segmented_control(
        f"{label}, which way", list(names), default=usual, required=True,
        format_func=names.__getitem__, key=sides, label_visibility="collapsed",
    )  # fmt: skip
    middle = amount_fields.written(criterion.middle)
    st.text_input(label, middle, key=typed, width=must_have_fields.WIDTH)

    def made(decision: Decision) -> Decision:
        number = must_have_fields.limit_typed(state.typed(typed), criterion)
        limit = {"criterion": criterion.key, state.typed(sides): number}
        return edits.add_must_have(decision, rating=limit)

    return made


def _new_answer(question: Question) -> Made:
    key = f"must_answers_{question.key}"
    names = {option.key: as_label(option.label) for option in question.answers}
    worst = {Worse.FIRST: question.answers[0].key, Worse.LAST: question.answers[-1].key}
    usual = [option for option in names if option != worst.get(question.worse)]
    st.pills(
        f"{as_label(question.text)} Good enough for a new must-have:", list(names),
        default=usual, key=key, selection_mode="multi", format_func=names.__getitem__,
    )  # fmt: skip

    def made(decision: Decision) -> Decision:
        options = session.values.get(key) or []
        return must_have_fields.with_options(decision, question, options, edits.add_must_have)

    return made
