"""Which decisions can be opened, and what can be done to each as a whole?

Those of this machine can be opened, renamed, copied, deleted for good. A sample opens as a decision
of one's own. What could not be done is said on the next run, and then all is as it was.
"""

from datetime import UTC, datetime, tzinfo
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from markupsafe import Markup

from criteria import catalog
from decision import edits
from decision.files.decision_json import gallery
from decision.model import NAME_LIMIT, Decision
from decision.store.store import StoredDecision
from decision.ui import saving, state
from decision.words.text import Named, as_html, as_label, as_paragraphs

LISTED = 10
COPY = " (copy)"


def show(identity: str) -> None:
    """Show the list, the decision opened last first."""
    entries = saving.work().all()
    st.caption(
        f"{len(entries)} on this machine, the one opened last first. Nothing leaves this machine."
    )
    every = len(entries) <= LISTED or st.toggle(f"Show all {len(entries)}", key="every_decision")
    for entry in entries if every else entries[:LISTED]:
        _entry(entry, is_open=entry.identity == identity)


def _entry(entry: StoredDecision, *, is_open: bool) -> None:
    when = "open now" if is_open else f"opened {_when(entry.opened)}"
    line = Markup("<p class='one'>{}<small>{}</small></p>").format(_title(entry), when)
    with (
        st.container(border=True, key=f"kept_{entry.identity}"),
        st.container(horizontal=True, vertical_alignment="center"),
    ):
        st.html(line, width="stretch")
        readable = entry.title is not None
        if _button("Open", ":material/folder_open:", entry, usable=not is_open):
            state.go_to(entry.identity)
            st.rerun()
        if _button("Rename", ":material/edit:", entry, usable=readable):
            _rename(entry)
        if _button("Duplicate", ":material/content_copy:", entry, usable=readable):
            duplicate(entry.identity)
            st.rerun()
        if _button("Delete", ":material/delete:", entry, usable=True):
            _delete(entry)


def _button(word: str, icon: str, entry: StoredDecision, *, usable: bool) -> bool:
    return st.button(word, icon=icon, disabled=not usable, key=f"{word}_{entry.identity}")


@st.dialog("Rename")
def _rename(entry: StoredDecision) -> None:
    with st.form("rename", border=False):
        title = st.text_input("New title", value=entry.title or "", max_chars=NAME_LIMIT)
        if st.form_submit_button("Rename", type="primary"):
            edit = partial(edits.set_title, title=title)
            close_if(state.changed(entry.identity, edit, "title changed"))


@st.dialog("Delete for good?")
def _delete(entry: StoredDecision) -> None:
    st.html(Markup("<p>{}</p><p>There is no undo for this.</p>").format(_title(entry)))
    if st.button("Delete for good", type="primary", icon=":material/delete_forever:"):
        close_if(delete(entry.identity))


def _title(entry: StoredDecision) -> Markup:
    return as_html((Named(entry.title or "cannot be read by this version"),))


def _when(opened: str) -> str:
    time = datetime.fromisoformat(opened).astimezone(_zone())
    return f"{time.day} {time:%b %Y, %H:%M}"


def _zone() -> tzinfo:
    """Return the time zone of the browser, as far as this machine knows it."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):  # of "America" there is a folder
        return UTC


# New decisions and samples ----------------------------------------------------------------------


@st.dialog("New decision")
def new() -> None:
    """Ask what is to be decided, or offer samples to look at."""
    with st.form("new_decision", border=False):
        title = st.text_input("What is to be decided?", key="new_title", max_chars=NAME_LIMIT)
        if st.form_submit_button("Start", type="primary"):
            close_if(start_new(title))
    st.caption("Or look at a sample. To bring in a table or a saved decision, go to the page Keep.")
    samples()


@st.cache_resource(show_spinner=False)
def _samples(version: str) -> tuple[Decision, ...]:
    return gallery()  # kept by the version of the catalogue that can open them


def unfold_samples() -> None:
    """Show the samples behind a heading, if there are any."""
    if _samples(catalog.load().version):
        with st.expander("Samples: real dilemmas to look at and to change"):
            samples()


def samples() -> None:
    """Show a button a sample, with what it is about."""
    for number, sample in enumerate(_samples(catalog.load().version)):
        opened = st.button(
            as_label(sample.title), key=f"sample_{number}", icon=":material/menu_book:"
        )
        st.caption(as_label(sample.notes))
        if opened and open_new(sample):
            st.rerun()


def close_if(done: bool) -> None:
    """Close the open dialog if what it is for was done, else say in it why not."""
    if done:
        st.rerun()
    last = state.last_message()
    if last:
        st.error(as_paragraphs(last.text))


# What is done -----------------------------------------------------------------------------------


def open_sample() -> bool:
    """Open a new copy of the sample, and tell whether it is open."""
    return state.attempt(lambda: state.go_to(state.start_sample()))


def start_new(title: str) -> bool:
    """Open a new decision in which staying is already an offer, and tell whether it is open."""
    return state.attempt(lambda: state.go_to(saving.store().create(edits.started(title))))


def open_new(decision: Decision, label: str = "opened") -> bool:
    """Open a decision as a new one of this machine, and tell whether it is open."""
    return state.attempt(lambda: state.go_to(saving.store().create(decision, label)))


def duplicate(identity: str) -> None:
    """Keep a copy of a decision and open it."""

    def copied() -> None:
        decision = saving.work().newest(identity).decision
        title = f"{decision.title[: NAME_LIMIT - len(COPY)]}{COPY}"
        state.go_to(saving.store().create(edits.set_title(decision, title), "copied"))

    state.attempt(copied)


def delete(identity: str) -> bool:
    """Take a decision off the disk for good, say so, and tell whether it is gone."""
    done = state.attempt(lambda: saving.work().delete(identity))
    if done:
        state.say("Deleted for good.")
    if done and state.is_open(identity):
        state.go_to(None)
    return done
