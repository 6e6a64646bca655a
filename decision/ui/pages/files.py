"""What goes out as a file, what comes in, and which decisions are there? All files, and the list.

The decisions of this machine can be opened, renamed, copied, deleted for good. What could not be
done is said on the next run, and then all is as it was.
"""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from decision import edits
from decision.analysis import analyse, criteria_in_use, describable
from decision.files import blank_table, decision_json, ratings_csv, reports, workbook
from decision.files.spreadsheet_text import write_table
from decision.findings.findings import Findings
from decision.model import NAME_LIMIT, Decision
from decision.store.access import Right
from decision.store.store import StoredDecision
from decision.text_rules import free_key
from decision.ui import (
    bring_in,
    choices,
    choosing,
    frame,
    hosting,
    looking_back,
    report,
    saving,
    session,
    sharing,
    start,
    state,
    steps,
    timeline,
)
from decision.ui.pages import begin
from decision.ui.times import when
from decision.words import html

LISTED = 10
COPY = " (copy)"


def show() -> None:
    """Put the page on screen."""
    identity, revision = begin("Export")
    steps.next_button(identity, revision.decision)
    _take_home(identity, revision.decision)
    choosing.show(identity, revision.decision)
    frame.heading("Import")
    st.caption("You see what would change before anything changes. Nothing in a file is ever run.")
    bring_in.show(identity, revision.decision)
    timeline.show(identity)
    sharing.show(identity)
    with st.container(horizontal=True, vertical_alignment="center"):
        frame.heading("My decisions")
        start.offer_buttons()
    _my_decisions(identity)


def _take_home(identity: str, decision: Decision) -> None:
    stem = free_key(decision.title, [], "decision")
    reading = "Ranking, ratings, weights and points, one row per offer. For reading."
    ratings = (
        "The ratings that count, as a table: the likeliest value, low and high. Where answers make "
        "it, the summary has the mean instead. Change it in a spreadsheet and bring it in again."
    )
    sums = "All that counts, in sheets with formulas: follow each sum, and try other weights."
    points = "A row for each offer and criterion: rating, value, weight, points, how sure it is."
    blank = "Your criteria, with room for offers. Fill it in a spreadsheet and bring it in again."
    everything = "Everything you entered, to save or to open on another machine."
    with st.container(horizontal=True):
        for label, written, name, tip in (
            ("Workbook (XLSX)", _workbook, f"{stem}.xlsx", sums),
            ("Summary (CSV)", summary, f"{stem}_summary.csv", reading),
            ("Points (CSV)", _long_table, f"{stem}_points.csv", points),
            ("Ratings (CSV)", _ratings, f"{stem}_ratings.csv", ratings),
            ("Decision (JSON)", decision_json.written, f"{stem}.json", everything),
            ("Blank table (XLSX)", _blank_table, f"{stem}_blank.xlsx", blank),
        ):
            data = frame.when_asked(identity, written)
            frame.download(label, data, name, help=tip, key=f"{label}_{identity}")
    st.caption("Only the decision (JSON) holds everything.")
    report.show(identity, decision)


def _workbook(decision: Decision) -> bytes:
    return workbook.written(Findings(analyse(decision)))


def _blank_table(decision: Decision) -> bytes:
    every = describable(decision).values()
    return blank_table.written(criteria_in_use(decision), describing=every)


def _ratings(decision: Decision) -> str:
    return ratings_csv.written(analyse(decision, all_offers=True))


def _long_table(decision: Decision) -> str:
    return write_table(*reports.long_table(Findings(analyse(decision))))


def summary(decision: Decision) -> str:
    """Return the ranking with all that it rests on, as CSV."""
    return write_table(*reports.summary(Findings(analyse(decision))))


# The decisions of this machine -----------------------------------------------------------------


def _my_decisions(identity: str) -> None:
    """Show the list, the decision opened last first."""
    if not saving.store().visitor.has_list:
        _without_list(identity)
        return
    entries = saving.work().all()
    st.caption(f"{len(entries)} {_whose()}")
    looking_back.foreseen(entries)
    if hosting.days_kept():
        st.caption(f"One that you do not open for {hosting.days_kept()} days is deleted for good.")
    every = len(entries) <= LISTED or st.toggle(f"Show all {len(entries)}", key="every_decision")
    names = _names(entries)
    for entry in entries if every else entries[:LISTED]:
        _entry(entry, names[entry.identity], is_open=entry.identity == identity)


def _without_list(identity: str) -> None:
    st.caption("There is no list here. Keep the address of each decision that is yours.")
    title = html.name(state.newest(identity).decision.title)
    is_own = saving.work().right(identity) == Right.OWN
    if is_own and st.button("Delete this decision", icon=":material/delete:", key="delete_open"):
        _delete(identity, title)


def _whose() -> str:
    if saving.store().place.is_here and not hosting.is_hosted():
        return "on this machine, the one opened last first. Nothing leaves this machine."
    return "on this server, the one opened last first."


def _names(entries: Sequence[StoredDecision]) -> dict[str, Markup]:
    """Return what decisions are called, by id; of the same titles the older one has no number."""
    oldest_first = sorted(entries, key=lambda entry: entry.started)
    titles = {entry.identity: entry.title for entry in oldest_first if entry.title is not None}
    names = choices.distinct(titles)
    unreadable = "cannot be read by this version"
    return {each.identity: html.name(names.get(each.identity, unreadable)) for each in entries}


def _entry(entry: StoredDecision, name: Markup, *, is_open: bool) -> None:
    changed = f"{'open now, ' if is_open else ''}changed {when(entry.changed)}"
    line = Markup("<p class='one'>{}<small>{}</small></p>").format(name, changed)
    with (
        st.container(border=True, key=f"kept_{entry.identity}"),
        st.container(horizontal=True, vertical_alignment="center"),
    ):
        st.html(line, width="stretch")
        readable = entry.title is not None
        if _button("Open", ":material/folder_open:", entry, usable=not is_open):
            state.go_to(entry.identity)
            session.draw_anew()
        if _button("Rename", ":material/edit:", entry, usable=readable):
            _rename(entry)
        if _button("Duplicate", ":material/content_copy:", entry, usable=readable):
            state.open_new(partial(_copy, entry.identity), "copied")
            session.draw_anew()
        if _button("Delete", ":material/delete:", entry, usable=True):
            _delete(entry.identity, name)


def _button(word: str, icon: str, entry: StoredDecision, *, usable: bool) -> bool:
    key = f"kept_{word}_{entry.identity}"  # it asks first, unlike the buttons called Delete_…
    return st.button(word, icon=icon, disabled=not usable, key=key)


@st.dialog("Rename")
def _rename(entry: StoredDecision) -> None:
    with st.form("rename", border=False):
        title = st.text_input("New title", value=entry.title or "", max_chars=NAME_LIMIT)
        if st.form_submit_button("Rename", type="primary"):
            edit = partial(edits.set_title, title=title)
            _close_if(state.changed(entry.identity, edit, "title changed"))


@st.dialog("Delete for good?")
def _delete(identity: str, name: Markup) -> None:
    st.html(Markup("<p>{}</p><p>There is no undo for this.</p>").format(name))
    if st.button("Delete for good", type="primary", icon=":material/delete_forever:"):
        _close_if(delete(identity))


# What is done -----------------------------------------------------------------------------------


def _close_if(done: bool) -> None:
    """Close the open dialog if what it is for was done, else say in it why not."""
    if done:
        session.draw_anew()
    start.refused()


def _copy(identity: str) -> Decision:
    decision = state.newest(identity).decision
    return edits.set_title(decision, f"{decision.title[: NAME_LIMIT - len(COPY)]}{COPY}")


def delete(identity: str) -> bool:
    """Take a decision off the disk for good, say so, and tell whether it is gone."""
    done = state.attempt(lambda: saving.work().delete(identity))
    if done:
        state.say("Deleted for good.")
    if done and state.is_open(identity):
        state.go_to(None)
    return done
