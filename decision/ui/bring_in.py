"""How does a table or a file come in? Choose it, see how it is read, take it or leave it.

Nothing is applied before the button at the end; afterwards undo takes it back. What cannot be done
is said on the next run.
"""

from collections.abc import Callable
from functools import partial
from zlib import crc32

import streamlit as st

from decision import edits
from decision.analysis import describable
from decision.files import decision_json
from decision.files.problems import BadFileError
from decision.imports import opening, ratings_table
from decision.imports.applied import apply
from decision.imports.cells import grids
from decision.imports.cells.grid import Grid
from decision.imports.proposal import Proposal, proposed
from decision.imports.reading.readings import Reading
from decision.imports.reading.weight_sheets import other_sheets
from decision.imports.tables import Table, filled
from decision.imports.taking import empty_for, taken_over
from decision.model import NAME_LIMIT, Decision
from decision.text_rules import is_visible
from decision.ui import choices, frame, preview, reading_widgets, state
from decision.words import html
from decision.words.text import Named, as_paragraphs, listed, say

FILE, TEXT = "From a file", "Pasted"
HERE, NEW = "Into this decision", "As a new decision"
LEAVE, FORGET = "Leave the rating as it is", "Make the rating unknown"
TYPES = ["csv", "tsv", "txt", "md", "html", "xlsx", "xlsm", "xls", "xlsb", "ods", "json"]
PASTE_HELP = (
    "Copy the cells in your spreadsheet, headings too, and paste them here. Offers may be rows or "
    "columns. How the table is read is shown before anything changes."
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
        "A table (XLSX, ODS, XLS, CSV, text) or a decision (JSON), at most 2 MB",
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
@st.cache_resource(max_entries=4, show_spinner="Reading…")
def _grid(name: str, content: bytes, sheet: str | None, encoding: str | None) -> Grid:
    return grids.grid(name, content, sheet, encoding)


@st.cache_resource(max_entries=4, show_spinner=False)
def _others(name: str, content: bytes, sheet: str) -> dict[str, Grid]:
    return other_sheets(name, content, _grid(name, content, sheet or None, None))


@st.cache_resource(max_entries=4, show_spinner="Reading…")
def _decision(name: str, content: bytes) -> Decision:
    return edits.as_own(decision_json.read(name, content))


def _preview(identity: str, decision: Decision, name: str, content: bytes) -> None:
    if opening.is_decision(name, content):
        _whole_decision(_decision(name, content))
        return
    # What is chosen of one file is chosen of no other.
    key = f"reading_{crc32(content)}"
    grid = _chosen_grid(key, name, content)
    criteria = list(describable(decision).values())
    reading = reading_widgets.chosen_reading(
        key, grid, criteria, _others(name, content, grid.sheet)
    )
    reading_widgets.show(key, reading)
    reading_widgets.asks(reading)
    is_open = bool(reading.unanswered or grid.encodings)
    _into_one(identity, decision, ratings_table.title(name), reading, is_open=is_open)


def _chosen_grid(key: str, name: str, content: bytes) -> Grid:
    """Return the cells, of the sheet and with the letters that this tab chose."""
    encoding = choices.answers(key).get(reading_widgets.ENCODING)
    ways = _grid(name, content, None, None).encodings
    if ways:
        reading_widgets.encoding(key, ways, encoding or "")
    grid = _grid(name, content, None, encoding)
    if len(grid.sheets) < 2:
        return grid
    sheet = frame.select(
        "Sheet", f"{key}_sheet", dict(zip(grid.sheets, grid.sheets, strict=True)), grid.sheet
    )
    return _grid(name, content, sheet, encoding)


# What it would do -------------------------------------------------------------------------------


def _into_one(
    identity: str, decision: Decision, title: str, reading: Reading, *, is_open: bool
) -> None:
    """Show what the table would do, in this decision or as a new one.

    ``is_open`` tells that something must be chosen before it may do so.
    """
    read = filled(apply(reading), decision)
    preset = HERE if _belongs_to(decision, read) else NEW
    where = st.segmented_control("Take it over", [HERE, NEW], default=preset, required=True)
    if where == NEW:
        _as_new(decision, title, read, is_open=is_open)
    else:
        _into(identity, decision, read, is_open=is_open)


def _belongs_to(decision: Decision, read: Table) -> bool:
    """Tell whether a table is likely to be about this decision: it has its offers, or it has none.

    Staying alone is none. A sample is nobody's own.
    """
    names = {row.name.casefold() for row in read.rows}
    offers = [offer for offer in decision.offers if not offer.is_present_job]
    is_about = not offers or any(offer.name.casefold() in names for offer in decision.offers)
    return is_about and not decision.is_sample


def _as_new(decision: Decision, title: str, read: Table, *, is_open: bool) -> None:
    typed = st.text_input("What are you deciding?", title, NAME_LIMIT)
    base = empty_for(typed if is_visible(typed) else ratings_table.UNTITLED, decision, read)
    proposal = proposed(base, read, blank_is_unknown=True)
    st.html(preview.shown(proposal))
    _open_button(partial(taken_over, base, read, blank_is_unknown=True), is_open=is_open)


def _into(identity: str, decision: Decision, read: Table, *, is_open: bool) -> None:
    blanks = st.radio("Empty cells", [LEAVE, FORGET], horizontal=True)
    proposal = proposed(decision, read, blank_is_unknown=blanks == FORGET)
    st.html(preview.shown(proposal))
    st.button(
        "Take over",
        type="primary",
        icon=":material/check:",
        disabled=is_open or not proposal.changes_something,
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
    _open_button(lambda: decision)


def _open_button(made: Callable[[], Decision], *, is_open: bool = False) -> None:
    """Show the button that opens what it makes, unless something must be chosen first."""
    st.button(
        "Open as a new decision",
        type="primary",
        disabled=is_open,
        icon=":material/check:",
        on_click=_open_brought,
        args=(made,),
    )


# What is done -----------------------------------------------------------------------------------


def _take_over(identity: str, read: Table, shown: Proposal, *, blank_is_unknown: bool) -> None:
    """Apply what a preview showed, if the newest revision still allows just that; for callbacks."""

    def edit(decision: Decision) -> Decision:
        if proposed(decision, read, blank_is_unknown=blank_is_unknown) != shown:
            raise LookupError("the decision has changed since this preview was made")
        return taken_over(decision, read, blank_is_unknown=blank_is_unknown)

    if state.changed(identity, edit, "table taken over"):
        state.empty_incoming()
        state.say(f"Taken over: {preview.summed_up(shown)} Undo takes it back.")


def _open_brought(made: Callable[[], Decision]) -> None:
    """Open a decision that was brought in as a new one; for callbacks."""
    if state.open_new(made, "brought in"):
        state.empty_incoming()
