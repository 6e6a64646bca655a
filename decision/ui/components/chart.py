"""How does a figure come on screen? Drawn by plotly.js, then changed in place run after run.

``st.plotly_chart`` would replace the drawing whenever its figure changes, and lose zoom and legend.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from decision.ui.components.assets import component

# Plotly styles its drawing by rules in the page's head, which a shadow root would keep out.
_CHART = component("chart", root="crossroads-chart", isolated=False)


@dataclass(frozen=True, slots=True)
class ChartTable:
    """What a chart shows, as words and numbers; the first column names the rows.

    Parameters
    ----------
    columns : list of str
        Headings.
    rows : list of list of str
        Cells, as many per row as there are columns.
    behind : list of list of str
        Lines that a row opens to, for the first rows; clicking the bar of that place opens it too.
    """

    columns: list[str]
    rows: list[list[str]]
    behind: list[list[str]]


def show_chart(
    figure: Mapping[str, Any],
    *,
    key: str,
    alt: str,
    table: ChartTable,
    height: int,
    source: str,
) -> None:
    """Draw a figure, and its table behind a toggle.

    The strings ``theme:text``, ``theme:muted``, ``theme:background`` and ``theme:border`` stand
    for the theme's colours anywhere in the figure. Texts in it are Plotly's pseudo HTML: names
    must have been escaped.

    Parameters
    ----------
    figure : mapping
        ``data`` and perhaps ``layout``, of plain lists, dicts, strings and finite numbers.
    key : str
        Key of the component; the drawing, its zoom and its legend live as long as the key.
    alt : str
        What the chart says, for those who do not see it.
    table : ChartTable
        The same as a table.
    height : int
        Pixels, reserved before the drawing is there.
    source : str
        Where the page gets plotly.js: a URL of this server, so that nothing needs the internet.
    """
    _CHART(
        key=key,
        data={
            "figure": {"data": figure["data"], "layout": figure.get("layout", {})},
            "alt": alt,
            "table": asdict(table),
            "height": height,
            "source": source,
        },
    )
