"""How are charts drawn by Streamlit's own element? So all of them are where `SETTING` is set.

Nothing of our own runs in the browser for it, should a browser not do with that. Such a chart is
made anew whenever its figure changes. So it follows no slider before Python has answered, and zoom
is lost.
"""

import re
from os import environ
from typing import Any

import streamlit as st
from markupsafe import Markup

from decision.charts import Chart
from decision.charts.colours import faded
from decision.charts.plot import Figure
from decision.words import html
from decision.words.text import Table

SETTING = "CROSSROADS_PLAIN_CHARTS"  # anything but nothing sets it
_STRENGTH = 0.6  # of what is muted
_HEX = re.compile("#[0-9a-fA-F]{6}")
_LEGEND = {"orientation": "h", "traceorder": "normal", "x": 0, "y": 1.02, "yanchor": "bottom"}
_TITLE = "Show as table"


def are_wanted() -> bool:
    """Tell whether charts are to be drawn by Streamlit's own element."""
    return bool(environ.get(SETTING))


def show(chart: Chart, key: str) -> None:
    """Draw a chart, and fold its words, its table and what the rows rest on below it."""
    with st.container():  # where there is a place for one element, both are to stand
        st.plotly_chart(_figure(chart), key=f"plain_{key}", config={"displayModeBar": False})
        st.html(html.folded(_TITLE, _table(chart), kept=f"table_{key}"))


def _figure(chart: Chart) -> Figure:
    """Return the figure in the colours of the theme, as high as it is to be."""
    colours = _colours()
    data, layout = (_coloured(chart.figure[part], colours) for part in ("data", "layout"))
    axes = {axis: {"automargin": True, **layout.get(axis, {})} for axis in ("xaxis", "yaxis")}
    return {"data": data, "layout": {"legend": _LEGEND, **layout, **axes, "height": chart.height}}


def _colours() -> dict[str, str | None]:
    theme = st.context.theme.type or "light"
    text, background, border = (
        st.get_option(f"theme.{theme}.{name}Color") for name in ("text", "background", "border")
    )
    is_plain = text is not None and _HEX.fullmatch(text)  # a host may name its colours otherwise
    muted = faded(text, _STRENGTH) if is_plain else text
    names = {"text": text, "muted": muted, "background": background, "border": border}
    return {f"theme:{name}": colour for name, colour in names.items()}


def _coloured(part: Any, colours: dict[str, str | None]) -> Any:  # noqa: ANN401
    """Return a part of a figure with colours for the names of the theme's."""
    if isinstance(part, dict):
        return {name: _coloured(each, colours) for name, each in part.items()}
    if isinstance(part, list | tuple):
        return [_coloured(each, colours) for each in part]
    return colours.get(part, part) if isinstance(part, str) else part


def _table(chart: Chart) -> Markup:
    lines = [
        html.folded(name, Markup("<ul>{}</ul>").format(html.items(behind)))
        for (name, *_), behind in zip(chart.rows, chart.behind, strict=False)  # the sum has none
        if behind
    ]
    alt = Markup("<p>{}</p>").format(chart.alt)
    return alt + html.table(Table(chart.columns, chart.rows)) + Markup().join(lines)
