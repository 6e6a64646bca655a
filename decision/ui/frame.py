"""What have all pages in common? Messages, refusals, and some controls."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from decision.analysis import CriterionError
from decision.files import decision_json
from decision.files.decision_json import first_decision
from decision.model import Decision
from decision.store import sqlite_file
from decision.store.outbox import why
from decision.store.store import (
    Revision,
    StoreUrlError,
    UnknownDecisionError,
    UnreadableDecisionError,
)
from decision.ui import (
    choices,
    history,
    hosting,
    notices,
    saving,
    session,
    shown,
    state,
    taken_in,
)
from decision.ui.addresses import WATCH
from decision.ui.components import Component
from decision.words.lexicon import explained
from decision.words.text import as_label, as_paragraphs

EditOfOne = Callable[..., Decision]  # takes the decision, and ``key``: which one it changes
_log = logging.getLogger(__name__)
_NOT_HERE = (
    "This link names a decision that is not on this machine. A link works only on the machine "
    "where its decision was made. To take a decision elsewhere, save it as a file on the page "
    "Files and import that."
)
_ELSEWHERE = (
    "This link opens no decision. It may have been revoked or changed. Or its decision is deleted, "
    "or another person's."
)
_WATCHER = Component("watcher")


class EditButton(NamedTuple):
    """A button that changes one thing: its word, its icon, what it says on hovering, its edit."""

    word: str
    icon: str
    tip: str
    edit: EditOfOne
    disabled: bool = False


@contextmanager
def guarded() -> Iterator[None]:
    """Draw what stands inside, or say why it cannot be drawn and what to do."""
    try:
        yield
    except UnknownDecisionError:
        _no_decision(_ELSEWHERE if hosting.is_hosted() else _NOT_HERE)
    except (UnreadableDecisionError, CriterionError) as error:
        _no_decision(f"This version of Crossroads cannot show this decision. Reason: {error}.")
    except (OSError, SQLAlchemyError) as error:
        _store_out_of_reach(error)
    except StoreUrlError as error:
        st.error(as_label(str(error)))


def message(identity: str) -> None:
    """Show what the last callback has to say, what is not saved, and what the user is to pick.

    A fragment that finds a change of another tab has all of the page drawn again.
    """
    if not shown.is_shown(identity, state.newest(identity)):
        session.draw_anew()
    place = st.empty()  # always there, so that what follows keeps its place
    with st.container():
        trouble = saving.work().trouble(identity)
        if trouble is not None:
            _unsaved(identity, trouble)
        lost = saving.work().lost(identity)  # whoever looked first, be it another tab, saved
        if lost:
            st.warning(
                f"Saved, except for changes that no longer applied: {as_label(', '.join(lost))}."
            )
    last = state.last_message()
    if last and not last.is_bad:
        place.success(as_paragraphs(last.text))
    notices.show(identity, last.text if last and last.is_bad else "")


def watch(identity: str) -> None:
    """Let the browser look now and then whether the page still shows what is true.

    While something waits to be saved it looks behind another tab, too: with that it is saved.
    """
    waits = saving.work().trouble(identity) is not None
    _WATCHER(
        key="watcher",
        data={"address": f"{WATCH}{session.tab()}", "waits": waits},
        on_outdated_change=lambda: None,  # the run that comes with it is all
    )


def drawn() -> None:
    """Settle what waits for a page to be drawn whole; the last thing of a run."""
    session.drawn()
    state.settle()


def _unsaved(identity: str, trouble: str) -> None:
    """Say that work waits to be saved, and why."""
    # A visitor of a server learns nothing of how it is built.
    reason = "" if hosting.is_hosted() else f": {as_label(trouble)}"
    here = "" if hosting.is_hosted() else f" here: {as_label(saving.place())}"
    st.warning(
        f"Not saved yet{reason}. Your work stays on screen while Crossroads runs. "
        f"It is saved as soon as that is possible{here}"
    )
    # What only this server has is lost when it ends.
    data = when_asked(identity, decision_json.written)
    download("Save it as a file", data, "decision.json", key=f"take_home_{identity}")


def _no_decision(reason: str) -> None:
    st.warning(reason)
    with st.container(horizontal=True):
        has_list = hosting.visitor().has_list
        back = "Open the last decision" if has_list else "Start a decision"
        last = st.button(back, on_click=state.go_to, args=(None,), type="primary")
        sample = st.button("Open the sample")
        if sample:
            state.open_new(first_decision)
        if sample or last:
            session.draw_anew()  # all of the page: a fragment would draw the old decision again


def _store_out_of_reach(error: Exception) -> None:
    if hosting.is_hosted():
        _log.error("The store cannot be reached: %s", why(error))
        st.error("Decisions cannot be read or saved just now. Please try again in a few minutes.")
    elif sqlite_file.is_damaged(error):
        _damaged(error)
    else:
        st.error("Decisions cannot be read or saved. Check that this place can be written to:")
        st.code(f"{saving.place()}\n{why(error)}", language=None)


def _damaged(error: Exception) -> None:
    """Say that the file is damaged, and offer to go on without it."""
    st.error("The file of your decisions is damaged, so none of them can be shown or saved.")
    st.code(f"{saving.place()}\n{why(error)}", language=None)
    st.caption(
        "If you have a copy of it, end Crossroads, put the copy in its place and start again. Or "
        "start anew. Then the damaged file stays beside the new one, under another name."
    )
    if st.button("Keep the damaged file and start anew", key="start_anew"):
        saving.start_anew()
        session.draw_anew()


# Controls -------------------------------------------------------------------------------------

download = partial(st.download_button, icon=":material/download:", on_click="ignore")


def when_asked(
    identity: str, written: Callable[[Decision], str | bytes]
) -> Callable[[], str | bytes]:
    """Return what writes the decision as it stands when somebody asks to take it home.

    That is done in a thread of no run, in which nobody can say who asks: it is who sees the button.
    What they typed just before the click is in it.
    """
    visitor, wait = hosting.visitor(), taken_in.wait_for_it()

    def made() -> str | bytes:
        wait()
        return written(saving.work_of(visitor).newest(identity).decision)

    return made


def history_buttons(identity: str, revision: Revision) -> None:
    """Show undo and redo, each saying what it would do."""
    for word, label, step in (
        ("Undo", revision.undo, history.undo),
        ("Redo", revision.redo, history.redo),
    ):
        st.button(
            word,
            icon=f":material/{word.lower()}:",
            help=f"{word}: {as_label(label)}" if label else f"Nothing to {word.lower()}",
            on_click=step,
            args=(identity,),
            disabled=label is None,
            # Without a key it would be another button whenever its help changes, and be made anew.
            key=f"{word}_{identity}",
        )


def delete_button(
    identity: str, key: str, name: str, edit: EditOfOne, tip: str, *, disabled: bool = False
) -> None:
    """Show a button that removes the thing of this key; then it can be brought back by name."""
    st.button(
        "Delete",
        icon=":material/delete:",
        help=tip,
        disabled=disabled,
        key=f"Delete_{key}_{identity}",
        on_click=history.remove,
        args=(identity, name, partial(edit, key=key)),
    )


def add_field(label: str, key: str, limit: int, added: Callable[[str], None]) -> None:
    """Show a field and a button that adds what was typed; ``added`` takes it, in a callback."""
    with (
        st.form(f"form_{key}", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input(label, key=key, max_chars=limit)
        st.form_submit_button("Add", icon=":material/add:", on_click=history.add, args=(key, added))


def move_buttons(tip: str, move: EditOfOne, place: int, last: int) -> list[EditButton]:
    """Return the buttons that move a thing up and down a list; ``tip`` has a gap for the way."""
    up, down = partial(move, steps=-1), partial(move, steps=1)
    return [
        EditButton("Up", "arrow_upward", tip.format("earlier"), up, place == 0),
        EditButton("Down", "arrow_downward", tip.format("later"), down, place == last),
    ]


def edit_buttons(identity: str, key: str, thing: str, buttons: Sequence[EditButton]) -> None:
    """Show buttons that each change one thing of the decision, the one of this key.

    ``thing`` is its name, by which undo names it.
    """
    for button in buttons:
        st.button(
            button.word,
            icon=f":material/{button.icon}:",
            help=button.tip,
            disabled=button.disabled,
            on_click=state.change,
            args=(identity, partial(button.edit, key=key), f"{thing}: {button.word.lower()}"),
            key=f"{button.word}_{key}_{identity}",
        )


def heading(title: str, *terms: str) -> None:
    """Show a heading, and on hovering what these terms of the lexicon mean."""
    st.header(title, help=explained(*terms) if terms else None, anchor=False)


def view(label: str, ways: Sequence[str], key: str) -> str | None:
    """Show in which ways a part of the page can be shown, and return the chosen one."""
    return st.segmented_control(
        label,
        ways,
        default=ways[0],
        required=True,
        label_visibility="collapsed",
        key=key,
        persist_state="session",
    )


def folded(label: str, key: str, opened: str = "") -> ExpanderContainer:
    """Show a line that unfolds; what is in it is to be drawn only while it is ``open``.

    ``opened`` is its label while it is, where the other one changes with what is typed in it.
    """
    return st.expander(**choices.fold(key, label, opened))


def select(label: str, key: str, names: Mapping[str, str], otherwise: str | None = None) -> str:
    """Show options by their names, and return the one that this tab chose; as `choices.choice`."""
    chosen: str = st.selectbox(label, **choices.choice(key, names, otherwise))
    return chosen
