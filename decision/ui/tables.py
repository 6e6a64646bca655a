"""How do tables of words come on a page? Folded away, every cell escaped."""

import html

import streamlit as st

from decision.words.text import Table


def folded(table: Table, summary: str = "Show as table") -> None:
    """Show a table below a line that unfolds it."""
    st.html(f"<details><summary>{html.escape(summary)}</summary>{as_html(table)}</details>")


def as_html(table: Table) -> str:
    """Return a table as HTML that scrolls by itself where the page is narrow."""
    head = "".join(f"<th scope='col'>{html.escape(name)}</th>" for name in table.columns)
    body = "".join(f"<tr>{_row(row)}</tr>" for row in table.rows)
    return (
        "<div class='words' tabindex='0' role='region' aria-label='Table'>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: list[str]) -> str:
    first, *others = (html.escape(cell) for cell in row)
    cells = "".join(f"<td>{cell}</td>" for cell in others)
    return f"<th scope='row'>{first}</th>{cells}"
