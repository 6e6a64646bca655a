"""How is a must-have changed? By its limit, its answers, and whether it is hard."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from criteria.catalog import Catalog
from criteria.criterion import Criterion
from criteria.question import Question
from decision import edits
from decision.analysis import describable
from decision.imports.reading.amounts import NoAmountError
from decision.model import Decision, MustHave
from decision.must_haves import RatingLimit
from decision.ui import amount_fields, rating_fields, state
from decision.ui.pay import reading
from decision.ui.pay.fields import in_label
from decision.words.amounts import unit
from decision.words.text import as_label

WIDTH = 210
SIDES = {"at_least": "At least", "at_most": "At most"}
HARD, SOFT = HARDNESS = "Hard", "Soft"
HARD_TIP = "An offer that fails a hard one is out. A soft one changes no result."
Put = Callable[..., Decision]  # takes the decision, and the fields of the must-have


def show(identity: str, decision: Decision, catalog: Catalog, must: MustHave) -> None:
    """Show the fields of a must-have."""
    name = "Must-have"
    if must.rating is not None:
        criterion = describable(decision, catalog).get(must.rating.criterion)
        if criterion is not None:
            name = as_label(criterion.name)
            _rating(identity, must.key, must.rating, criterion)
    elif must.answer is not None:
        asked = {question.key: question for question in catalog.questions}
        if must.answer.question in asked:
            name = as_label(asked[must.answer.question].short)
            _answer(identity, must.key, asked[must.answer.question], must.answer.options)
    else:
        name = "Sure pay"
        _pay(identity, decision, must)
    _hardness(identity, must, name)


def _put(key: str) -> Put:
    return lambda decision, **fields: edits.change_must_have(decision, key, **fields)


def _hardness(identity: str, must: MustHave, name: str) -> None:
    """Show how hard it is; ``name`` says to the ear what it is about."""

    def changed(decision: Decision, chosen: str) -> Decision:
        return edits.change_must_have(decision, must.key, is_hard=chosen == HARD)

    shown = HARD if must.is_hard else SOFT
    tied = state.bound_choice(identity, f"hard_{must.key}", shown, changed, "must-have changed")
    st.segmented_control(
        f"{name}: how hard", HARDNESS, default=shown, required=True, help=HARD_TIP, **tied
    )


# Pay -------------------------------------------------------------------------------------------


def pay_unit(decision: Decision) -> str:
    """Return the unit of a limit on pay, for a label."""
    return f"{in_label(decision.pay_basis.currency) or 'money'} a year"


def with_pay(decision: Decision, typed: str, put: Put) -> Decision:
    """Return the decision with a limit on pay that was typed; a first currency is everybody's."""
    currency = decision.pay_basis.currency
    first = "" if currency else reading.currency_in(typed)
    unit = f"{currency or first or 'money'} a year"
    amount = reading.money(typed, unit)
    if amount is None:
        raise NoAmountError(f"found nothing; expected an amount in {unit}")
    if first:
        decision = edits.change_pay_basis(decision, currency=first)
    return put(decision, pay_at_least=amount)


def _pay(identity: str, decision: Decision, must: MustHave) -> None:
    def changed(decision: Decision, typed: str) -> Decision:
        return with_pay(decision, typed, _put(must.key))

    shown = amount_fields.written(must.pay_at_least)
    tied = state.bound(identity, f"limit_{must.key}", shown, changed, "must-have changed")
    st.text_input(f"Sure pay: at least, {pay_unit(decision)}", width=WIDTH, **tied)


# Ratings ---------------------------------------------------------------------------------------


def limit_typed(typed: str, criterion: Criterion) -> float:
    """Return a limit that was typed, on a criterion's scale.

    Raises
    ------
    NoAmountError
        If it is no number there.
    """
    number = amount_fields.single(rating_fields.typed(typed, criterion))
    if number is None:
        raise NoAmountError(f"found nothing; expected {_expected(criterion)}")
    return number


def _expected(criterion: Criterion) -> str:
    if criterion.measure is None:
        return "a rating from 0 to 10"
    return f"an amount in {unit(criterion)}" if unit(criterion) else "an amount"


def _rating(identity: str, key: str, limit: RatingLimit, criterion: Criterion) -> None:
    def changed(decision: Decision, side: str, number: float) -> Decision:
        after = {"criterion": criterion.key, side: number}
        return edits.change_must_have(decision, key, rating=after)

    def typed(decision: Decision, text: str) -> Decision:
        return changed(decision, limit.field, limit_typed(text, criterion))

    tied = state.bound_choice(
        identity, f"side_{key}", limit.field, partial(_turned, key), "must-have changed"
    )
    name = as_label(criterion.name)
    st.segmented_control(
        f"{name}: which way", list(SIDES), default=limit.field, required=True,
        format_func=SIDES.__getitem__, label_visibility="collapsed", **tied,
    )  # fmt: skip
    shown = amount_fields.written(limit.number)
    tied = state.bound(identity, f"limit_{key}", shown, typed, "must-have changed")
    in_unit = f", {as_label(unit(criterion))}" if unit(criterion) else ""
    st.text_input(f"{name}: limit{in_unit}", width=WIDTH, **tied)


def _turned(key: str, decision: Decision, side: str) -> Decision:
    """Return the decision with a limit turned: what was at least is at most."""
    limits = {must.key: must.rating for must in decision.must_haves}
    limit = limits.get(key)
    if limit is None:
        raise LookupError("this must-have is not there any more")
    after = {"criterion": limit.criterion, side: limit.number}
    return edits.change_must_have(decision, key, rating=after)


# Answers ---------------------------------------------------------------------------------------


def with_options(
    decision: Decision, question: Question, options: Sequence[str], put: Put
) -> Decision:
    """Return the decision with the answers that are good enough, in the question's order."""
    if not options:
        raise NoAmountError("found none; expected one answer or more that is good enough")
    keys = [option.key for option in question.answers if option.key in options]
    return put(decision, answer={"question": question.key, "options": keys})


def _answer(identity: str, key: str, question: Question, options: Sequence[str]) -> None:
    def changed(decision: Decision, chosen: list[str]) -> Decision:
        return with_options(decision, question, chosen, _put(key))

    names = {option.key: as_label(option.label) for option in question.answers}
    shown = [option for option in names if option in options]
    tied = state.bound_choice(identity, f"answers_{key}", shown, changed, "must-have changed")
    st.pills(
        f"{as_label(question.text)} Good enough:", list(names), default=shown,
        selection_mode="multi", format_func=names.__getitem__, **tied,
    )  # fmt: skip
