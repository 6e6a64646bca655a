"""How do charts and tables of words come on screen? Through these functions only.

A chart is drawn by plotly.js, then changed in place run after run: ``st.plotly_chart`` would
replace the drawing whenever its figure changes, and lose zoom and legend. Every cell of a table is
escaped.
"""

from importlib.metadata import version

import streamlit as st
from markupsafe import Markup

from decision.charts import Chart
from decision.ui.components import component
from decision.words.text import Table

# A URL of this server, so that nothing needs the internet.
PLOTLY_URL = f"/charts/plotly-{version('plotly')}.min.js"

# Plotly styles its drawing by rules in the page's head, which a shadow root would keep out.
_CHART = component("chart", root="crossroads-chart", isolated=False)


def show(chart: Chart, key: str) -> None:
    """Draw a chart, and its table behind a toggle; zoom and hidden traces live as long as the key.

    The strings ``theme:text``, ``theme:muted``, ``theme:background`` and ``theme:border`` stand
    for the theme's colours anywhere in the figure. Texts in it are Plotly's pseudo HTML: names
    must have been escaped. Clicking a bar opens the row of that place.
    """
    _CHART(
        key=key,
        data={
            "figure": {"data": chart.figure["data"], "layout": chart.figure["layout"]},
            "alt": chart.alt,
            "table": {"columns": chart.columns, "rows": chart.rows, "behind": chart.behind},
            "height": chart.height,
            "source": PLOTLY_URL,
        },
    )


def folded(table: Table, summary: str = "Show as table") -> None:
    """Show a table of words below a line that unfolds it."""
    html = Markup("<details><summary>{}</summary>{}</details>")
    st.html(html.format(summary, table_html(table)))


def table_html(table: Table) -> Markup:
    """Return a table as HTML that scrolls by itself where the page is narrow."""
    head = Markup().join(Markup("<th scope='col'>{}</th>").format(name) for name in table.columns)
    body = Markup().join(_row(row) for row in table.rows)
    return Markup(
        "<div class='words' tabindex='0' role='region' aria-label='Table'>"
        "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(head, body)


def _row(row: list[str]) -> Markup:
    first, *others = row
    cells = Markup().join(Markup("<td>{}</td>").format(cell) for cell in others)
    return Markup("<tr><th scope='row'>{}</th>{}</tr>").format(first, cells)
