"""Which samples are there to look at? Each opens as a decision of one's own."""

import streamlit as st

from criteria import catalog
from decision.files import gallery
from decision.model import Decision
from decision.ui import actions
from decision.words.text import as_label


@st.cache_resource(show_spinner=False)
def _samples(version: str) -> tuple[Decision, ...]:
    return gallery.gallery()  # kept by the version of the catalogue that can open them


def unfold() -> None:
    """Show the samples behind a heading, if there are any."""
    if _samples(catalog.load().version):
        with st.expander("Samples: real dilemmas to look at and to change"):
            show()


def show() -> None:
    """Show a button a sample, with what it is about."""
    for number, sample in enumerate(_samples(catalog.load().version)):
        opened = st.button(
            as_label(sample.title), key=f"sample_{number}", icon=":material/menu_book:"
        )
        st.caption(as_label(sample.notes))
        if opened and actions.open_new(sample):
            st.rerun()
