"""What does an offer pay later, if all goes well? Listed shares, or a stake in a company."""

from collections.abc import Callable

import streamlit as st

from decision import edits
from decision.findings.findings import Findings
from decision.imports.reading.amounts import NoAmountError
from decision.model import Decision
from decision.pay_fields import Grant, ScheduleName
from decision.pay_parts import Stake, StakeKind
from decision.ui import frame, state
from decision.ui.pay import described, fields, reading, warned
from decision.ui.pay.fields import OfOffer
from decision.words import html
from decision.words.pay_notes import BASE_RATES, BASE_RATES_SOURCE
from decision.words.pay_sums import repaying_sentence
from decision.words.pay_terms import SCHEDULES

NO, LISTED, PRIVATE = "No", "Listed shares", "Options or private shares"
BOTH = "Both"
COMPONENTS = {
    NO: (),
    LISTED: ("listed_shares",),
    PRIVATE: ("stake",),
    BOTH: ("listed_shares", "stake"),
}
BEGIN: dict[str, dict[str, object]] = {"listed_shares": {"total": 0.0}, "stake": {}}
QUESTION = "Anything you must wait for?"
UNVESTED = "Of your present job, enter what has not vested yet. It is pay of staying."
KINDS = {StakeKind.OPTIONS: "Options", StakeKind.SHARES: "Shares"}


def show(of: OfOffer, findings: Findings, place: int) -> None:
    """Ask whether there is anything to wait for, and if so, for what."""
    pay = of.offer.pay
    chosen = next(name for name, parts in COMPONENTS.items() if set(parts) == _held(of))
    names = [name for name in COMPONENTS if name != BOTH or chosen == BOTH]
    tip = UNVESTED if of.offer.is_present_job else None
    _choice(of, QUESTION, chosen, names, _waited_for, tip)
    if pay.listed_shares is not None:
        with st.container(border=True):
            fields.show(of, described.LISTED)
            _schedule(of, "listed_shares", pay.listed_shares)
            warned.show(findings, place, "listed_shares")
    if pay.stake is not None:
        with st.container(border=True):
            _stake(of, findings, place, pay.stake)


def _held(of: OfOffer) -> set[str]:
    return {name for name in BEGIN if of.part(name) is not None}


def _waited_for(of: OfOffer, decision: Decision, chosen: str) -> Decision:
    """Return the decision with an offer that makes one wait for this, and for nothing else."""
    for component, begun in BEGIN.items():
        is_there = fields.of_component(decision, of.offer.key, component) is not None
        if component not in COMPONENTS[chosen]:
            decision = edits.drop_pay(decision, of.offer.key, component)
        elif not is_there:
            decision = edits.change_pay(decision, of.offer.key, component, **begun)
    return decision


def _choice(
    of: OfOffer,
    label: str,
    chosen: str,
    names: list[str],
    edit: Callable[[OfOffer, Decision, str], Decision],
    tip: str | None = None,
) -> None:
    """Show a choice of a few; ``edit`` takes the one that is picked."""
    tied = state.bound_choice(
        of.identity,
        f"pay_{label}_{of.offer.key}",
        chosen,
        lambda decision, name: edit(of, decision, name),
        f"{label} of {of.offer.name}",
    )
    st.segmented_control(label, names, default=chosen, required=True, help=tip, **tied)


# A stake -----------------------------------------------------------------------------------------


def _stake(of: OfOffer, findings: Findings, place: int, stake: Stake) -> None:
    _choice(of, "What it is", KINDS[stake.kind], list(KINDS.values()), _made_of)
    strike = [_strike(stake)] if stake.kind is StakeKind.OPTIONS else []
    fields.show(of, [*described.SIZE, *strike])
    _schedule(of, "stake", stake)
    warned.show(findings, place, "stake")
    repaying = repaying_sentence(findings.pay[place], findings.repaying_sales[place])
    if repaying:
        st.html(html.paragraph(repaying))
    fields.show(of, described.SALE)
    fields.show(of, [described.SALE_YEAR, described.CHANCE])
    st.caption(f"{BASE_RATES} {BASE_RATES_SOURCE}")
    more = frame.folded("Investors, later rounds, leaving", f"pay_stake_{of.identity}")
    if more.open:
        with more:
            fields.show(of, described.RARER_STAKE)


def _made_of(of: OfOffer, decision: Decision, name: str) -> Decision:
    kind = next(kind for kind, shown in KINDS.items() if shown == name)
    return edits.change_pay(decision, of.offer.key, "stake", kind=kind)


def _strike(stake: Stake) -> fields.Field:
    """Return the strike that is asked for: of one option, where they are counted."""
    is_counted = stake.number is not None or stake.fully_diluted is not None
    return described.STRIKE if is_counted else described.COMPANY_STRIKE


# Schedules ---------------------------------------------------------------------------------------


def _schedule(of: OfOffer, component: str, grant: Grant) -> None:
    """Show by which schedule a grant vests, and one of one's own."""
    names = {name.value: shown for name, shown in SCHEDULES.items()}

    def changed(decision: Decision, name: str) -> Decision:
        own = {"own_schedule": grant.pairs} if name == ScheduleName.OWN else {}
        return edits.change_pay(decision, of.offer.key, component, schedule=name, **own)

    with fields.beside():
        tied = state.bound_choice(
            of.identity,
            f"pay_{component}_schedule_{of.offer.key}",
            grant.schedule.value,
            changed,
            f"when it vests of {of.offer.name}",
        )
        at = list(names).index(grant.schedule.value)
        label = "When it becomes yours (vests)"
        st.selectbox(label, list(names), index=at, format_func=names.__getitem__, width=400, **tied)
        if grant.schedule is ScheduleName.OWN:
            _own_schedule(of, component, grant)


def _own_schedule(of: OfOffer, component: str, grant: Grant) -> None:
    def changed(decision: Decision, typed: str) -> Decision:
        pairs = reading.schedule(typed)
        if pairs is None:
            raise NoAmountError("expected a schedule, such as 10 / 20 / 30 / 40; found nothing")
        return edits.change_pay(decision, of.offer.key, component, own_schedule=pairs)

    shown = reading.written_schedule(grant.pairs)
    said = "Vests", "% by year, or month: %"
    fields.text(of, f"{component}_own_schedule", said, shown, changed, width=300)
