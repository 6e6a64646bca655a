"""What do the words mean? The criteria in use with their described levels, and the terms."""

from html import escape

import streamlit as st

from criteria.criterion import Criterion
from decision.analysis import criteria_in_use
from decision.ui import state
from decision.words.lexicon import LEXICON, aim
from decision.words.text import Named, as_html, rating


def show() -> None:
    """Put the page on screen."""
    decision = state.newest(state.open_decision()).decision
    st.subheader("The criteria", anchor=False)
    st.caption(
        "Offers are rated on each from 0 to 10. The described levels say what a number means."
    )
    for criterion in criteria_in_use(decision):
        st.html(_described(criterion))
    st.subheader("The terms", anchor=False)
    terms = "".join(f"<dt>{escape(t)}</dt><dd>{escape(text)}</dd>" for t, text in LEXICON.items())
    st.html(f"<dl class='lexicon'>{terms}</dl>")


def _described(criterion: Criterion) -> str:
    levels = "".join(
        f"<dt>{rating(level.rating)}</dt>"
        f"<dd>{escape(level.says)}<small>{escape(level.example)}</small></dd>"
        for level in criterion.levels
    )
    words = (criterion.meaning, " ", criterion.is_not, f" On its scale {aim(criterion)}.")
    heading = f"<h3>{as_html((Named(criterion.name),))}</h3><p>{as_html(words)}</p>"
    return f"<section class='criterion'>{heading}<dl>{levels}</dl></section>"
