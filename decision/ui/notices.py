"""What was refused, what can be taken back, what is the user to pick? Boxes that stay in sight."""

from functools import partial

import streamlit as st

from decision.ui import clashes, history, state
from decision.ui.clashes import Clash
from decision.words.text import as_label, as_paragraphs


def show(identity: str, refusal: str = "") -> None:
    """Show why the last change was refused, what was removed, and what clashes with another tab's.

    A field that is refused shows the document again, so the refusal is to be seen from there.
    """
    with st.container(key="notices", gap="small"):
        if refusal:
            st.error(as_paragraphs(refusal))
        if state.is_resumed():
            st.info(state.RESUMED)
        _removed(identity)
        for clash in clashes.of(identity):
            _to_pick(clash)


def in_sight(identity: str) -> tuple[str, ...]:
    """Return what tells the boxes that `show` would show now from others."""
    last = history.removed(identity)
    names = [state.RESUMED] if state.is_resumed() else []
    names += [last.name] if last else []
    return (*names, *(str(clash.number) for clash in clashes.of(identity)))


def _removed(identity: str) -> None:
    last = history.removed(identity)
    if last is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="removed"):
        st.markdown(as_label(f"{last.name} deleted."), width="content")
        st.button(
            "Undo",
            icon=":material/undo:",
            key=f"bring_back_{identity}",
            on_click=history.take_back,
            args=(last,),
        )


def _to_pick(clash: Clash) -> None:
    typed = f"You typed: {clash.mine}" if clash.mine else ""
    with st.container(border=True, key=f"clash_{clash.number}"):
        label = clash.label[:1].upper() + clash.label[1:]
        st.warning(as_paragraphs(f"{label}: {_there(clash)}\n{typed}".strip()))
        if clash.edit is None:
            _button("Close", clash, mine=False)
            return
        with st.container(horizontal=True):
            _button("Keep what is there", clash, mine=False)
            _button("Take mine", clash, mine=True)


def _there(clash: Clash) -> str:
    if clash.edit is None:
        return "it is not there any more."
    if not clash.theirs:
        return "this was changed meanwhile."
    return f"meanwhile this became “{clash.theirs}”."


def _button(word: str, clash: Clash, *, mine: bool) -> None:
    pick = partial(_picked, mine=mine)
    st.button(word, key=f"{word}_{clash.number}", on_click=pick, args=(clash,))


def _picked(clash: Clash, *, mine: bool) -> None:
    """Take what the user typed, or keep what is there; for callbacks."""
    clashes.picked(clash)
    if mine and clash.edit is not None:
        state.change(clash.identity, clash.edit, clash.label)
