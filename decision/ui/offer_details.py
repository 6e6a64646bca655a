"""What is known of an offer as such? Name, employer and deadline; all rarer things under More."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from decision import edits
from decision.files import interview_sheet
from decision.model import NAME_LIMIT, NOTE_LIMIT, Decision, Offer, Status
from decision.text_rules import free_key
from decision.ui import chosen_offer, frame, state, waiting
from decision.ui.pages import ask

# Each field of an offer as undo names it.
FIELDS = {
    "name": "name of {}",
    "employer": "employer of {}",
    "is_present_job": "whether {} is the present job",
    "deadline": "deadline of {}",
    "note": "note of {}",
}
OF_EMPLOYER = "Offers of one employer are a family: what you learn about it counts for all of them."


def show(identity: str, decision: Decision, offer: Offer) -> None:
    """Show the fields of an offer, and what can be done to it."""
    field = partial(_field, identity, offer)
    with st.container(horizontal=True, vertical_alignment="bottom", key="offer_details"):
        st.text_input("Name", max_chars=NAME_LIMIT, **field("name", offer.name, edits.rename_offer))
        st.text_input(
            "Employer",
            max_chars=NAME_LIMIT,
            help=OF_EMPLOYER,
            **field("employer", decision.employer_of(offer).name, edits.set_employer),
        )
        if offer.is_alternative:
            st.date_input("Decide by", width=170, **field("deadline", offer.deadline))
        elif offer.status is Status.EXPECTED:
            waiting.day_field(identity, offer)
        # It asks for no run when it closes: a click that leads to another page closes it, too,
        # and a run of a part that is gone leaves that page blank.
        with st.popover("More", key=f"more_{identity}"):
            _more(identity, decision, offer)


def _more(identity: str, decision: Decision, offer: Offer) -> None:
    field = partial(_field, identity, offer)
    waiting.status_fields(identity, offer)
    present_job = field("is_present_job", offer.is_present_job, _mark_present)
    st.toggle("This is my present job", **present_job)
    st.text_area("Note", max_chars=NOTE_LIMIT, height=100, **field("note", offer.note))
    _arrange(identity, decision, offer)
    _interview_sheet(identity, offer)


def _field(
    identity: str,
    offer: Offer,
    name: str,
    value: object,
    edit: Callable[[Decision, str, Any], Decision] | None = None,
) -> dict[str, Any]:
    """Return what ties a widget to a field of an offer."""

    def changed(decision: Decision, new: object) -> Decision:
        if edit is not None:
            return edit(decision, offer.key, new)
        return edits.change_offer(decision, offer.key, **{name: new})

    label = FIELDS[name].format(offer.name)
    return state.bound(identity, f"{name}_{offer.key}", value, changed, label)


def _mark_present(decision: Decision, key: str, present: bool) -> Decision:
    return edits.mark_present_job(decision, key if present else None)


# What can be done to it ------------------------------------------------------------------------


def _arrange(identity: str, decision: Decision, offer: Offer) -> None:
    place, last = decision.offers.index(offer), len(decision.offers) - 1
    moving = frame.move_buttons("Lists the offer {}.", edits.move_offer, place, last)
    copied = "Adds a copy, of the same employer."
    improved = "Adds the same job with better terms: same employer, not offered yet."
    removed = "Removes the offer. Undo brings it back."
    is_past = offer.status is Status.PAST
    with st.container(horizontal=True, gap="small"):
        frame.edit_buttons(identity, offer.key, offer.name, moving)
        for word, icon, tip, edit, disabled in (
            ("Duplicate", "content_copy", copied, edits.duplicate_offer, False),
            ("Add an improved version", "handshake", improved, edits.renegotiate, is_past),
        ):
            st.button(
                word,
                icon=f":material/{icon}:",
                help=tip,
                disabled=disabled,
                on_click=_related,
                args=(identity, decision, offer.key, edit),
                key=f"{word}_{identity}",
            )
        frame.delete_button(identity, offer.key, offer.name, edits.delete_offer, removed)


def _related(identity: str, before: Decision, key: str, edit: frame.EditOfOne) -> None:
    """Add an offer made from another, and look at it."""
    if state.changed(identity, lambda decision: edit(decision, key), "offer added"):
        old = {offer.key for offer in before.offers}
        added = [o.key for o in state.newest(identity).decision.offers if o.key not in old]
        chosen_offer.choose(identity, added[0] if added else key)


def _interview_sheet(identity: str, offer: Offer) -> None:
    """Show what to take to the interview: open questions and guesses to confirm."""
    file = f"ask_{free_key(offer.name, [], 'offer')}"
    tip = "Open questions and guesses about this offer, ready to ask, with space for the answers."
    icon = ":material/contact_support:"
    markdown = ("Interview sheet", interview_sheet.as_markdown, f"{file}.md", "text/markdown", icon)
    csv = ("as CSV", interview_sheet.as_csv, f"{file}.csv", "text/csv", None)
    with st.container(horizontal=True):
        for label, written, name, mime, shown in (markdown, csv):
            sheet = partial(ask.sheet, only=offer.key, written=written)
            key = f"{label}_{identity}"
            data = frame.when_asked(identity, sheet)
            frame.download(label, data, name, mime, help=tip, icon=shown, key=key)
