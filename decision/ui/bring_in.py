"""How does a table or a file come in? Choose it, see what it would change, say so, or leave it.

Nothing is applied before the button at the end; afterwards undo takes it back.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from zlib import crc32

import streamlit as st

from decision.analysis import describable
from decision.files.problems import BadFileError
from decision.imports import header, opening, ratings_table
from decision.imports.csv_rows import Row
from decision.imports.proposal import Proposal, Table, empty_for, proposed, table, taken_over
from decision.imports.ratings_table import UNKNOWN, number
from decision.model import NAME_LIMIT, Decision
from decision.text_rules import is_visible
from decision.ui import actions, preview, state
from decision.words.text import Named, as_html, as_label, as_paragraphs, legible, listed

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
    source = st.segmented_control(
        "Bring in",
        [FILE, TEXT],
        default=FILE,
        required=True,
        key="source",
        label_visibility="collapsed",
        persist_state="session",
    )
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
    found = _brought(name, content, _sheet(_sheets(name, content)))
    if isinstance(found, Decision):
        _whole_decision(found)
        return
    read = table(name, found, decision, _roles(decision, found))
    where = st.segmented_control("Take it over", [HERE, NEW], default=HERE, required=True)
    if where == NEW:
        title = st.text_input("What is to be decided?", ratings_table.title(name), NAME_LIMIT)
        named = title if is_visible(title) else ratings_table.UNTITLED
        _as_new(empty_for(named, decision, read), read)
    else:
        _into(identity, decision, read)


def _sheet(sheets: list[str]) -> str | None:
    if len(sheets) < 2:
        return sheets[0] if sheets else None
    return st.selectbox("Sheet", sheets, format_func=legible)


# Columns that are no known criterion ------------------------------------------------------------


def _roles(decision: Decision, found: list[Row]) -> dict[str, str]:
    """Ask what each column is that is no known criterion, and return the answers."""
    known = describable(decision)
    top, *body = header.with_offer_column(found[0]), *found[1:]
    # What is said of one file's columns is said of no other's.
    file = crc32(repr(top.cells).encode())
    unknown = header.unknown_columns(top, list(known.values()))
    if unknown:
        st.html("<p>These columns are no known criterion. What are they?</p>")
    names = {key: criterion.name for key, criterion in known.items()}
    options = {header.LEAVE_OUT: "Nothing: leave it out", header.OWN: "A criterion of my own"}
    asked = {**options, **names}
    with st.container(horizontal=True):
        return {
            plain: st.selectbox(
                as_label(heading),
                width=ROLE_WIDTH,
                **state.choice(f"role_{file}_{plain}", asked, _likely_role(known, plain, column)),
            )
            for plain, heading in unknown.items()
            for column in [[row.cells[top.cells.index(heading)].strip() for row in body]]
        }


def _likely_role(known: Iterable[str], plain: str, column: list[str]) -> str:
    """Return what a column probably is: a slip of the pen, a criterion of one's own, or nothing.

    Only a column of numbers on our scale can be a criterion.
    """
    given = [number(text) for text in column if text not in UNKNOWN]
    if not given or not all(n is not None and 0 <= n <= 10 for n in given):
        return header.LEAVE_OUT
    near = get_close_matches(plain, list(known), n=1, cutoff=0.75)
    return near[0] if near else header.OWN


# What it would do -------------------------------------------------------------------------------


def _into(identity: str, decision: Decision, read: Table) -> None:
    blanks = st.radio("Empty cells", [LEAVE, FORGET], horizontal=True)
    proposal = proposed(decision, read, blank_is_unknown=blanks == FORGET)
    _shown(proposal)
    st.button(
        "Take over",
        type="primary",
        icon=":material/check:",
        disabled=not proposal.changes_something,
        help="Undo takes it back.",
        on_click=actions.take_over,
        args=(identity, read, proposal),
        kwargs={"blank_is_unknown": blanks == FORGET},
    )


def _as_new(base: Decision, read: Table) -> None:
    _shown(proposed(base, read, blank_is_unknown=True))
    decision = taken_over(base, read, blank_is_unknown=True)
    _open_button(decision)


def _whole_decision(decision: Decision) -> None:
    names = [(Named(offer.name),) for offer in decision.offers]
    offers = listed(names) if names else ("none yet",)
    said = ("A decision, ", Named(decision.title), ", with these offers: ", *offers, ".")
    st.html(f"<p>{as_html(said)}</p>")
    _open_button(decision)


def _open_button(decision: Decision) -> None:
    st.button(
        "Open as a new decision",
        type="primary",
        icon=":material/check:",
        on_click=actions.open_brought,
        args=(decision,),
    )


def _shown(proposal: Proposal) -> None:
    st.html(
        f"<p class='summed-up'>{preview.summed_up(proposal)}</p>"
        f"{preview.refusals(proposal)}{preview.preview_table(proposal)}"
    )
