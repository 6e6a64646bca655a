"""How does a table or a file come in? Choose it, see what it would change, take it or leave it.

Nothing is applied before the button at the end; afterwards undo takes it back. What cannot be done
is said on the next run.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from zlib import crc32

import streamlit as st

from decision.analysis import describable
from decision.files.problems import BadFileError
from decision.imports import header, opening, ratings_table
from decision.imports.csv_rows import Row
from decision.imports.proposal import Proposal, proposed
from decision.imports.ratings_table import UNKNOWN, number
from decision.imports.tables import Table, table
from decision.imports.taking import empty_for, taken_over
from decision.model import NAME_LIMIT, Decision
from decision.text_rules import is_visible
from decision.ui import frame, html, preview, saving, state
from decision.words.text import Named, as_label, as_paragraphs, legible, listed, say

FILE, TEXT = "From a file", "Pasted"
HERE, NEW = "Into this decision", "As a new decision"
LEAVE, FORGET = "Leave the rating as it is", "Make the rating unknown"
ROLE_WIDTH = 260
TYPES = ["csv", "tsv", "txt", "xlsx", "json"]
PASTE_HELP = (
    "Copy the cells in your spreadsheet, a row of headers first, and paste them here. One header "
    "is “offer”, the others are criteria; `_low` and `_high` behind a criterion are its range."
)


def show(identity: str, decision: Decision) -> None:
    """Show where to bring something in, and a preview of what it would do."""
    source = frame.view("Bring in", [FILE, TEXT], "source")
    brought = _uploaded() if source == FILE else _pasted()
    if brought is None:
        return
    try:
        _preview(identity, decision, *brought)
    except BadFileError as error:
        st.error(as_paragraphs(str(error)))


def _uploaded() -> tuple[str, bytes] | None:
    file = st.file_uploader(
        "Ratings (CSV or XLSX) or a decision (JSON), at most 2 MB",
        type=TYPES,
        key=state.incoming_key("file"),
    )
    return (file.name, file.getvalue()) if file else None


def _pasted() -> tuple[str, bytes] | None:
    text = st.text_area(
        "Cells from a spreadsheet",
        help=PASTE_HELP,
        height=140,
        key=state.incoming_key("text"),
        persist_state="session",
    )
    st.button("Look at it", icon=":material/search:")  # leaving the field is what hands it over
    return (opening.PASTED, text.encode("utf-8", "replace")) if text else None


# As resources: what is read is immutable and need not be copied for every run.
@st.cache_resource(max_entries=4, show_spinner=False)
def _sheets(name: str, content: bytes) -> list[str]:
    return opening.sheets(name, content)


@st.cache_resource(max_entries=4, show_spinner="Reading…")
def _brought(name: str, content: bytes, sheet: str | None) -> Decision | list[Row]:
    return opening.brought(name, content, sheet)


def _preview(identity: str, decision: Decision, name: str, content: bytes) -> None:
    content_read = _brought(name, content, _sheet(_sheets(name, content)))
    if isinstance(content_read, Decision):
        _whole_decision(content_read)
        return
    read = table(name, content_read, decision, _roles(decision, content_read))
    where = st.segmented_control("Take it over", [HERE, NEW], default=HERE, required=True)
    if where == NEW:
        title = st.text_input("What is to be decided?", ratings_table.title(name), NAME_LIMIT)
        named = title if is_visible(title) else ratings_table.UNTITLED
        base = empty_for(named, decision, read)
        st.html(preview.shown(proposed(base, read, blank_is_unknown=True)))
        _open_button(taken_over(base, read, blank_is_unknown=True))
    else:
        _into(identity, decision, read)


def _sheet(sheets: list[str]) -> str | None:
    if len(sheets) < 2:
        return sheets[0] if sheets else None
    return st.selectbox("Sheet", sheets, format_func=legible)


# Columns that are no known criterion ------------------------------------------------------------


def _roles(decision: Decision, rows: list[Row]) -> dict[str, str]:
    """Ask what each column is that matches no criterion, and return the answers."""
    criteria = describable(decision)
    top, *body = header.with_offer_column(rows[0]), *rows[1:]
    # What is said of one file's columns is said of no other's.
    file = crc32(repr(top.cells).encode())
    unknown = header.unknown_columns(top, list(criteria.values()))
    if unknown:
        st.html("<p>These columns match no criterion. What are they?</p>")
    options = {header.LEAVE_OUT: "Nothing: leave it out", header.OWN: "A criterion of my own"}
    options |= {key: criterion.name for key, criterion in criteria.items()}
    roles = {}
    with st.container(horizontal=True):
        for plain, heading in unknown.items():
            place = top.cells.index(heading)
            likely = _likely_role(criteria, plain, [row.cells[place].strip() for row in body])
            tied = state.choice(f"role_{file}_{plain}", options, likely)
            roles[plain] = st.selectbox(as_label(heading), width=ROLE_WIDTH, **tied)
    return roles


def _likely_role(criteria: Iterable[str], plain: str, column: list[str]) -> str:
    """Return what a column probably is: a slip of the pen, a criterion of one's own, or nothing.

    Only a column of numbers on our scale can be a criterion.
    """
    numbers = [number(text) for text in column if text not in UNKNOWN]
    if not numbers or not all(n is not None and 0 <= n <= 10 for n in numbers):
        return header.LEAVE_OUT
    near = get_close_matches(plain, list(criteria), n=1, cutoff=0.75)
    return near[0] if near else header.OWN


# What it would do -------------------------------------------------------------------------------


def _into(identity: str, decision: Decision, read: Table) -> None:
    blanks = st.radio("Empty cells", [LEAVE, FORGET], horizontal=True)
    proposal = proposed(decision, read, blank_is_unknown=blanks == FORGET)
    st.html(preview.shown(proposal))
    st.button(
        "Take over",
        type="primary",
        icon=":material/check:",
        disabled=not proposal.changes_something,
        help="Undo takes it back.",
        on_click=_take_over,
        args=(identity, read, proposal),
        kwargs={"blank_is_unknown": blanks == FORGET},
    )


def _whole_decision(decision: Decision) -> None:
    names = [(Named(offer.name),) for offer in decision.offers]
    offers = listed(names) if names else ("none yet",)
    title = Named(decision.title)
    summary = say("A decision, {title}, with these offers: {offers}.", title=title, offers=offers)
    st.html(html.paragraph(summary))
    _open_button(decision)


def _open_button(decision: Decision) -> None:
    st.button(
        "Open as a new decision",
        type="primary",
        icon=":material/check:",
        on_click=_open_brought,
        args=(decision,),
    )


# What is done -----------------------------------------------------------------------------------


def _take_over(identity: str, read: Table, shown: Proposal, *, blank_is_unknown: bool) -> None:
    """Apply what a preview showed, if the newest revision still allows just that; for callbacks."""

    def edit(decision: Decision) -> Decision:
        if proposed(decision, read, blank_is_unknown=blank_is_unknown) != shown:
            raise LookupError("the decision has changed since this preview was made")
        return taken_over(decision, read, blank_is_unknown=blank_is_unknown)

    if state.attempt(lambda: saving.work().apply(identity, saving.sound(edit), "table taken over")):
        state.empty_incoming()
        state.say(f"Taken over: {preview.summed_up(shown)} Undo takes it back.")


def _open_brought(decision: Decision) -> None:
    """Open a decision that was brought in as a new one; for callbacks."""
    if state.open_new(decision.model_copy, "brought in"):
        state.empty_incoming()
