"""How is the table read? Each sentence of the reading, with what else could be meant beside it.

What was chosen of one file is kept by the browser tab and tried again as long as the table still
has it: another choice may make a question go away, and bring it back.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from markupsafe import Markup

from criteria.criterion import Criterion
from decision.files.problems import BadFileError
from decision.imports.cells.grid import Encoding, Grid
from decision.imports.reading.readings import Reading, read
from decision.imports.reading.statements import Statement
from decision.ui import choices
from decision.words import html
from decision.words.text import as_html, as_markdown, as_paragraphs

WIDTH = 260
# More would keep the browser busy, and nobody would look at them all.
MANY = 150
ENCODING = "encoding"


def chosen_reading(
    key: str, grid: Grid, criteria: Sequence[Criterion], others: Mapping[str, Grid]
) -> Reading:
    """Return how a table is read with what this tab chose of it under ``key``.

    What does not fit is said and taken back. ``others`` are the other sheets of the file.

    Raises
    ------
    BadFileError
        If the table holds no names or no criteria.
    """
    reading = read(grid, criteria, {}, others)
    tried: set[str] = set()
    together = True
    while waiting := _waiting(key, reading, tried):
        names = waiting if together else waiting[:1]
        together = True
        try:
            answers = {name: choices.answers(key)[name] for name in names}
            reading = read(grid, criteria, {**reading.choices, **answers}, others)
        except BadFileError as error:
            if len(names) > 1:  # one of them does not fit, or they do not fit together
                together = False
                continue
            st.error(as_paragraphs(str(error)))
            choices.forget(key, names[0])
        tried.update(names)
    return reading


def _waiting(key: str, reading: Reading, tried: set[str]) -> list[str]:
    """Return what was answered of a reading and not tried yet."""
    names = [statement.key for statement in reading.statements]
    return [name for name in names if name in choices.answers(key) and name not in tried]


def show(key: str, reading: Reading) -> None:
    """Show the sentences of a reading; those that wait for an answer say so."""
    if reading.is_plain:
        return
    with st.container(border=True, key="reading", gap="small"):
        st.html("<h3 class='reading-title'>How this table is read</h3>")
        for place, statement in enumerate(reading.statements):
            _shown(key, statement, has_widget=bool(statement.key) and place < MANY)


def _shown(key: str, statement: Statement, *, has_widget: bool) -> None:
    says = _says(statement)
    if not has_widget:
        st.html(says)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(says, width="stretch")
        label = as_markdown(statement.sentence)
        tied = choices.answer(key, statement.key, statement.value, statement.options)
        drawn: Any = st.selectbox if statement.options else st.text_input
        drawn(
            label, label_visibility="collapsed", width=WIDTH, placeholder=_hint(statement), **tied
        )


_HINTS = {"unit": "a unit, such as min", "name": "a name", "ends": "worst..best, such as 90..10"}


def _hint(statement: Statement) -> str:
    if statement.options:
        return "Choose"
    return _HINTS.get(statement.key.partition(":")[0], "")


def _says(statement: Statement) -> Markup:
    sign = Markup("<b class='asks' title='Please choose'>?</b> ") if statement.is_open else ""
    why = f" {statement.why}" if statement.why else ""
    return Markup("<p class='statement'>{}{}{}</p>").format(sign, as_html(statement.sentence), why)


def encoding(key: str, encodings: Sequence[Encoding], chosen: str) -> None:
    """Ask how the letters of a text are to be read, where the file does not settle it.

    Parameters
    ----------
    chosen
        The name of the one that was chosen before, empty where none was.
    """
    ways = {each.name: f"{each.sample} ({each.name})" for each in encodings}
    st.html(html.paragraph(("Its letters can be read in several ways. Which line is right?",)))
    tied = choices.answer(key, ENCODING, chosen, ways)
    st.selectbox("Which line is right?", label_visibility="collapsed", **tied)


def asks(reading: Reading) -> None:
    """Say what must be chosen before the table can be taken over."""
    names = [as_markdown(statement.sentence) for statement in reading.unanswered]
    if names:
        st.info("Please choose first, above: " + " ".join(names))
